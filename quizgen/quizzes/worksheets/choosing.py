"""The items of a worksheet, drawn as those of a quiz are: by a seed, one a fact, none of which tells another."""

from collections.abc import Callable
from dataclasses import replace

from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems
from quizgen.quizzes.clashes import Conflicts, clash
from quizgen.quizzes.drawing import candidates, not_drawn
from quizgen.quizzes.model import Entry
from quizgen.quizzes.recipes import SectionRecipe, names_of
from quizgen.quizzes.recipes.worksheets import SHEETS, WorksheetRecipe
from quizgen.quizzes.truths import with_both


def section_of(recipe: WorksheetRecipe) -> SectionRecipe:
    """A worksheet as a section of a quiz, of the item types that its kind takes."""
    types = SHEETS[recipe.kind].types
    chosen = tuple(each for each in types if not recipe.filter.types or each in recipe.filter.types)
    narrowed = replace(recipe.filter, types=chosen)
    return SectionRecipe("", narrowed, recipe.count, including=recipe.including, place=recipe.place)


def seed_of(recipe: WorksheetRecipe) -> str:
    """What all chance of a worksheet comes from."""
    return f"{recipe.seed}/{recipe.id}"


def choose(
    recipe: WorksheetRecipe,
    pool: Pool,
    conflicts: Conflicts,
    *,
    fits: Callable[[Item], bool] = lambda item: True,
    clashes: Conflicts = clash,
    most: int = 0,
) -> tuple[Item, ...]:
    """The items that a recipe asks for, or `most` of them where more are wanted to choose from.

    `fits` says whether the kind of sheet can take an item; it is asked in the order drawn, once for each, when
    nothing else speaks against it. `clashes` says whether two items ask the same.
    """
    section = section_of(recipe)
    chosen: list[Item] = []

    def may_stand(item: Item) -> bool:
        return not any(clashes(item, other) or conflicts(item, other) for other in chosen) and fits(item)

    wanted = most or recipe.count
    for only_wished in (True, False) if recipe.including else (False,):
        if len(chosen) < wanted:
            for item in candidates(pool, section, seed_of(recipe), may_stand, only_wished=only_wished):
                chosen.append(item)
                if len(chosen) == wanted:
                    break

    def may_replace(turned: Item, item: Item) -> bool:
        others = [other for other in chosen if other is not item]
        return section.filter.takes(turned) and not any(
            clashes(turned, other) or conflicts(turned, other) for other in others
        )

    return with_both(chosen, pool, seed_of(recipe), may_replace)


def shortage(recipe: WorksheetRecipe, items: tuple[Item, ...]) -> Problems:
    """What is missing of that which a recipe asks for."""
    found = tuple(not_drawn(section_of(recipe), items))
    return found if len(items) >= recipe.count else (too_few(recipe, len(items)), *found)


def too_few(recipe: WorksheetRecipe, found: int) -> Problem:
    """What is wrong where a sheet cannot be filled."""
    counted = SHEETS[recipe.kind].counted
    if not found:
        message = f"nothing fits a sheet of {recipe.kind}: there are no {counted} for it"
        return Problem(recipe.place, "nothing-fits", message, "widen the filters, or choose another sheet")
    message = f"a sheet of {recipe.kind} asks for {recipe.count} {counted}, and {found} fit"
    return Problem(recipe.place, "too-few-items", message, "ask for fewer, or widen the filters")


def is_wished(recipe: WorksheetRecipe, item: Item) -> bool:
    """Whether a recipe names an item."""
    return not names_of(item).isdisjoint(recipe.including)


def numbered(items: tuple[Item, ...], points: int = 1) -> tuple[Entry, ...]:
    """Items in their places."""
    return tuple(Entry(number, points, item) for number, item in enumerate(items, start=1))
