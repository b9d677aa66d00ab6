"""A crossword from typed answers: words of ordinary letters, each with the question that it answers."""

import re
import unicodedata
from dataclasses import replace

from quizgen.items.model import Item, Typed
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems
from quizgen.quizzes.clashes import Conflicts
from quizgen.quizzes.recipes.worksheets import WorksheetRecipe
from quizgen.quizzes.worksheets.choosing import choose, is_wished, not_drawn, seed_of, shortage
from quizgen.quizzes.worksheets.grid import Grid
from quizgen.quizzes.worksheets.laying import lay
from quizgen.quizzes.worksheets.model import Clue, Crossword

SHORTEST, LONGEST = 3, 15
"""Letters of a word in the grid."""
LONGEST_CLUE = 130
"""Characters."""
_TO_CHOOSE_FROM = 45
"""Words that are looked for beyond those that the grid is to have."""
_BETWEEN = re.compile(r"[ \-‐‑–—]+")
_DROPPED = re.compile(r"['’.]")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


def arrange(recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts) -> tuple[Crossword, Problems]:
    """A grid of so many answers with a clue each."""
    words: dict[str, Item] = {}

    def fits(item: Item) -> bool:
        word = word_of(item)
        if not word or word in words or not is_fair(item, words):
            return False
        words[word] = item
        return True

    found = choose(recipe, pool, conflicts, fits=fits, most=recipe.count + _TO_CHOOSE_FROM)
    missing = shortage(recipe, found, pool)
    if missing:
        return Crossword(Grid(0, 0, ()), ()), missing
    required = [word for word, item in words.items() if is_wished(recipe, item)][: recipe.count]
    grid = lay(words, recipe.count, seed_of(recipe), required)
    laid = {each.word for each in grid.words}
    left = tuple(_no_place(recipe, words[word], pool) for word in required if word not in laid)
    problems = left if len(laid) == recipe.count else (_unfinished(recipe, len(words), len(laid)), *left)
    return Crossword(grid, clues_of(grid, words)), problems


def _no_place(recipe: WorksheetRecipe, item: Item, pool: Pool) -> Problem:
    message = f"the crossword has no place for {item.answers[0]!r}"
    hint = "ask for more words, or name fewer that must be in it"
    return replace(not_drawn(recipe, item.id, pool), code="no-crossword", message=message, hint=hint)


def _unfinished(recipe: WorksheetRecipe, words: int, laid: int) -> Problem:
    message = f"no crossword of {recipe.count} words can be laid of these {words}: only {laid} cross"
    return Problem(recipe.place, "no-crossword", message, "ask for fewer words, or widen the filters")


def clues_of(grid: Grid, words: dict[str, Item]) -> tuple[Clue, ...]:
    """A clue for each word of a grid."""
    found = []
    for laid in grid.words:
        item = words[laid.word]
        answer = item.answers[0]
        found.append(Clue(laid.number, laid.down, item.stem, lengths(answer), answer, item))
    return tuple(found)


def word_of(item: Item) -> str:
    """The capital letters of an answer as they stand in the grid; empty where it cannot stand there.

    Spaces, hyphens and apostrophes are dropped, accents too; any other sign rules an answer out.
    """
    if not isinstance(item.body, Typed) or len(item.stem) > LONGEST_CLUE:
        return ""
    letters = "".join(_parts(item.body.answer))
    return letters if SHORTEST <= len(letters) <= LONGEST and re.fullmatch("[A-Z]+", letters) else ""


def lengths(answer: str) -> str:
    """How long the words of an answer are: `5,4`; a hyphen stays one: `5-4`."""
    parts = _parts(answer)
    gaps = ["," if gap.isspace() else "-" for gap in _BETWEEN.findall(_ARTICLE.sub("", answer).strip())]
    return "".join(f"{len(part)}{gap}" for part, gap in zip(parts, [*gaps, ""], strict=True))


def _parts(answer: str) -> list[str]:
    parts = _BETWEEN.split(_DROPPED.sub("", _ARTICLE.sub("", answer).strip()))
    return ["".join(filter(_is_letter, unicodedata.normalize("NFD", part))).upper() for part in parts]


def _is_letter(character: str) -> bool:
    return unicodedata.category(character) != "Mn"


def is_fair(item: Item, others: dict[str, Item]) -> bool:
    """Whether no clue shows an answer: neither its own, nor one of other words of the grid."""
    word, clue = word_of(item), _letters(item.stem)
    return word not in clue and all(
        other not in clue and word not in _letters(their.stem) for other, their in others.items()
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, "".join(_parts(text))))
