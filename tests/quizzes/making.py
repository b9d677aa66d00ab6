"""Pools and recipes for tests of quizzes and decks.

`opened` reads the small collection with some of its files changed; `treaties` writes as many treaties as a
test needs, each with a day, a place and parties of its own.
"""

from collections.abc import Mapping

from quizgen.items.pool import Pool
from quizgen.problems import errors
from quizgen.quizzes import recipes
from quizgen.quizzes.decks import NOTHING_BORN, Born, assemble
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.model import Deck, Quiz
from quizgen.quizzes.recipes import DeckRecipe, QuizRecipe, Recipe
from tests.small_collection import OUTPUTS, SMALL, asked, files

Changes = Mapping[str, str | bytes | None]

TREATIES = "seeds/facts/treaties.yaml"
QUESTIONS = "seeds/questions/all.yaml"
RECIPE = "decks/it.yaml"


def opened(recipe: str, changes: Changes | None = None) -> tuple[Recipe, Pool]:
    """A recipe and the pool it draws on; all must be well."""
    changed = {**(changes or {}), RECIPE: recipe}
    collection, questions = asked(changed)
    found, wrong = recipes.load(files(changed), collection, questions, OUTPUTS)
    assert not errors(wrong), [str(problem) for problem in wrong]
    return next(recipe for recipe in found if recipe.id == "it"), Pool(collection, questions)


def quiz(recipe: str, changes: Changes | None = None) -> Quiz:
    """The quiz of a recipe that can be filled."""
    read, pool = opened(recipe, changes)
    assert isinstance(read, QuizRecipe)
    drawn, problems = draw(read, pool)
    assert not problems, [str(problem) for problem in problems]
    return drawn


def deck(recipe: str, changes: Changes | None = None, born: Born = NOTHING_BORN) -> Deck:
    """The deck of a recipe that can be filled, for learners who have the notes `born`."""
    read, pool = opened(recipe, changes)
    assert isinstance(read, DeckRecipe)
    made, problems = assemble(read, pool, born)
    assert not problems, [str(problem) for problem in problems]
    return made


def released(deck: Deck) -> Born:
    """A deck's notes as the ledger remembers them once it is released."""
    return Born({card.id: card.item.tokens for card in deck.cards})


def edited(path: str, *changes: tuple[str, str]) -> dict[str, str]:
    """A file of the small collection in which each of some texts is exchanged; each must stand in it."""
    text = SMALL[path]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return {path: text}


def templates(text: str, items: str = "") -> dict[str, str]:
    """A questions file in place of the small collection's."""
    written = f"items:\n{items}" if items else ""
    return {QUESTIONS: f"templates:\n{text}{written}"}


def treaties(count: int) -> dict[str, str]:
    """A file of treaties in place of the small collection's, called `t0`, `t1` …

    The item that the small collection has by hand asks of a treaty that is gone, and goes with it.
    """
    places = ("nerchinsk-town", "aigun-town", "beijing", "shanghai", "tianjin", "daqing")
    written = "".join(
        f"  t{n}:\n"
        f"    name: Treaty {n}\n"
        f"    topics: [{'borders' if n % 2 else 'trade'}]\n"
        f"    prominence: {1 + n % 5}\n"
        f"    signed: {{is: {1800 + 3 * n}-{1 + n % 12:02d}-{1 + n % 28:02d}, cite: atlas}}\n"
        f"    signed_at: {{is: {places[n % len(places)]}, cite: atlas}}\n"
        f"    parties: {{complete: timeless, cite: atlas, is: [china, {'russia' if n % 3 else 'japan'}]}}\n"
        for n in range(count)
    )
    of_all, _, _ = SMALL[QUESTIONS].partition("items:\n")
    return {TREATIES: f"kind: treaty\nsubjects:\n{written}", QUESTIONS: of_all}
