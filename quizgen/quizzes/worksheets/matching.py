"""A matching sheet: sets of entries to be joined by lines."""

from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes.clashes import Conflicts
from quizgen.quizzes.recipes.worksheets import WorksheetRecipe
from quizgen.quizzes.worksheets.choosing import choose, numbered, shortage
from quizgen.quizzes.worksheets.model import MatchingSheet


def arrange(recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts) -> tuple[MatchingSheet, Problems]:
    """Matching items, in the order drawn."""
    items = choose(recipe, pool, conflicts, clashes=_share_facts)
    return MatchingSheet(numbered(items)), shortage(recipe, items, pool)


def _share_facts(one: Item, other: Item) -> bool:
    """Whether two sets ask the same; that both are put in the same words is no matter on a sheet of sets."""
    return not set(one.asks).isdisjoint(other.asks)
