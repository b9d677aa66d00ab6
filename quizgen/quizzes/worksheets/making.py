"""Any worksheet, from its recipe."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes import codes
from quizgen.quizzes.clashes import Conflicts, giving_away
from quizgen.quizzes.recipes.worksheets import SheetKind, WorksheetRecipe
from quizgen.quizzes.worksheets import (
    corrections,
    criticism,
    crossword,
    flashcards,
    matching,
    timeline,
    vocabulary,
)
from quizgen.quizzes.worksheets.model import Body, Worksheet

Arrange = Callable[[WorksheetRecipe, Pool, Conflicts], tuple[Body, Problems]]

WORKSHEETS: Mapping[SheetKind, Arrange] = {
    SheetKind.FLASHCARDS: flashcards.arrange,
    SheetKind.TIMELINE: timeline.arrange,
    SheetKind.MATCHING: matching.arrange,
    SheetKind.TRUE_OR_FALSE: corrections.arrange,
    SheetKind.SOURCE_CRITICISM: criticism.arrange,
    SheetKind.VOCABULARY: vocabulary.arrange,
    SheetKind.CROSSWORD: crossword.arrange,
}


def make(
    recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts | None = None
) -> tuple[Worksheet, Problems]:
    """The worksheet that a recipe asks for; one that is not full comes with a problem for what is missing.

    The same recipe, seed and pool give the same sheet.
    """
    body, problems = WORKSHEETS[recipe.kind](recipe, pool, conflicts or giving_away(pool.lint))
    world = pool.world
    sheet = Worksheet(
        recipe.id, recipe.title, recipe.kind, recipe.seed, body, world.title, recipe.language or world.language,
        recipe.instructions, recipe.paper, recipe.look,
    )  # fmt: skip
    wish = codes.SheetWish(recipe, pool.day, pool.unconfirmed)
    made = replace(sheet, origin=codes.origin_of(sheet, wish, world.id), command=codes.command(wish))
    return made, problems
