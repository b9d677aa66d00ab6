"""Flashcards: a question in front, its answer on the back; choices are left out, for a card shows no options."""

from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes.clashes import Conflicts
from quizgen.quizzes.recipes.worksheets import WorksheetRecipe
from quizgen.quizzes.worksheets.choosing import choose, numbered, shortage
from quizgen.quizzes.worksheets.model import Flashcards

LONGEST = 280
"""Characters of the longest side that a card holds in a type that can be read."""


def arrange(recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts) -> tuple[Flashcards, Problems]:
    """The cards, in the order drawn."""
    items = choose(recipe, pool, conflicts, fits=fits_card)
    return Flashcards(numbered(items), recipe.cards, recipe.duplex), shortage(recipe, items, pool)


def fits_card(item: Item) -> bool:
    """Whether both sides of a card can be read."""
    return (
        len(item.stem) <= LONGEST
        and sum(map(len, item.answers[:1])) <= LONGEST
        and len(listed(item)) <= LONGEST
    )


def listed(item: Item) -> str:
    """All answers of an item one after another, as the back of a card has them."""
    return "; ".join(item.answers) if item.type == "recall" else item.answers[0]
