"""True or false, and correct it: statements to judge, with room to put the wrong ones right."""

from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes.clashes import Conflicts
from quizgen.quizzes.recipes.worksheets import WorksheetRecipe
from quizgen.quizzes.worksheets.choosing import choose, numbered, shortage
from quizgen.quizzes.worksheets.model import Corrections

POINTS = 2
"""One for the judgement, one for the correction or for leaving what is right."""


def arrange(recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts) -> tuple[Corrections, Problems]:
    """Statements in the order drawn, some right and some wrong."""
    items = choose(recipe, pool, conflicts)
    return Corrections(numbered(items, POINTS)), shortage(recipe, items, pool)
