"""Source criticism: claims as sources print them, where to check them, and what is right."""

import re
from dataclasses import replace

from quizgen.items.computing import CHECKS_A_SOURCE
from quizgen.items.model import Choice, Cited, Item
from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes.clashes import Conflicts
from quizgen.quizzes.recipes.worksheets import WorksheetRecipe
from quizgen.quizzes.worksheets.choosing import choose, shortage
from quizgen.quizzes.worksheets.model import Claim, Criticism

PLACES = 2
"""Sources that a sheet names to check a claim with."""
_WORD = re.compile(r"\d+|\w{4,}")


def arrange(recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts) -> tuple[Criticism, Problems]:
    """Claims in the order drawn, at most half of them right."""
    checks = tuple(each.id for each in pool.questions.templates if each.computes == CHECKS_A_SOURCE)
    wanted = tuple(id for id in checks if not recipe.filter.templates or id in recipe.filter.templates)
    # Without a question that checks sources, no item can be one.
    narrowed = replace(recipe, filter=replace(recipe.filter, templates=wanted or (CHECKS_A_SOURCE,)))
    right = 0

    def fits(item: Item) -> bool:
        nonlocal right
        claim = _claim(0, item)
        if claim is None or (claim.is_right and 2 * right >= recipe.count):
            return False
        right += claim.is_right
        return True

    items = choose(narrowed, pool, conflicts, fits=fits)
    claims = tuple(filter(None, (_claim(number, item) for number, item in enumerate(items, start=1))))
    return Criticism(claims), shortage(recipe, items, pool)


def _claim(number: int, item: Item) -> Claim | None:
    quoted = item.body.quoted if isinstance(item.body, Choice) else None
    if quoted is None:
        return None
    source = quoted.source
    where = _where_to_check(item, quoted.said, source)
    return Claim(number, quoted.said, source.prints, source, where, item, not quoted.correction)


def _where_to_check(item: Item, said: str, criticised: Cited) -> tuple[Cited, ...]:
    """Other sources than the one in question, whose titles and dates do not tell what is right."""
    telling = _words(" ".join(item.answers)) - _words(said)
    others = (cited for cited in item.cites if cited.source != criticised.source)
    safe = [cited for cited in others if telling.isdisjoint(_words(_shown(cited)))]
    return tuple({cited.source: cited for cited in safe}.values())[:PLACES]


def _shown(cited: Cited) -> str:
    return " ".join((cited.author, cited.title, cited.publisher, cited.date))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
