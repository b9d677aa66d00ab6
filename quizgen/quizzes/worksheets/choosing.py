"""The items of a worksheet, drawn as those of a quiz are: by a seed, one a fact, none of which tells another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from quizgen.items.columns import ring_hash
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems
from quizgen.quizzes.clashes import Conflicts, clash
from quizgen.quizzes.drawing import candidates
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

    def take(section: SectionRecipe, count: int, wished: str = "") -> None:
        def is_meant(item: Item) -> bool:
            return (not wished or wished in names_of(item)) and may_stand(item)

        chosen.extend(islice(candidates(pool, section, seed_of(recipe), is_meant), count))

    for wished in recipe.including:
        if len(chosen) < recipe.count and not any(wished in names_of(item) for item in chosen):
            for narrowed in _narrowed(section, wished, pool):
                take(narrowed, 1, wished)
    take(section, max(0, (most or recipe.count) - len(chosen)))

    def may_replace(turned: Item, item: Item) -> bool:
        others = [other for other in chosen if other is not item]
        return section.filter.takes(turned) and not any(
            clashes(turned, other) or conflicts(turned, other) for other in others
        )

    if recipe.including:
        # What was wished for is to stand among the others, not before them.
        chosen.sort(key=lambda item: ring_hash(f"{seed_of(recipe)}/{item.id}/place"))
    return with_both(chosen, pool, seed_of(recipe), may_replace)


def _narrowed(section: SectionRecipe, wished: str, pool: Pool) -> Iterator[SectionRecipe]:
    """The same section for the one subject or template that a wished id begins with, if it takes that."""
    first = wished.partition("/")[0]
    subjects, templates = section.filter.subjects, section.filter.templates
    if first in pool.world.subjects:
        if not subjects or first in subjects:
            yield replace(section, filter=replace(section.filter, subjects=(first,)))
    elif not templates or first in templates:
        yield replace(section, filter=replace(section.filter, templates=(first,)))


def shortage(recipe: WorksheetRecipe, items: tuple[Item, ...], pool: Pool) -> Problems:
    """What is missing of that which a recipe asks for."""
    names = {name for item in items for name in names_of(item)}
    missing = tuple(not_drawn(recipe, id, pool) for id in recipe.including if id not in names)
    return missing if len(items) >= recipe.count else (too_few(recipe, len(items)), *missing)


def not_drawn(recipe: WorksheetRecipe, id: str, pool: Pool) -> Problem:
    """What is wrong where a sheet does not hold what it is to hold: where an item is written, if it is."""
    place = next((item.place for item in pool.written if item.id == id), recipe.place)
    message = f"a {recipe.kind} sheet cannot take {id!r}"
    hint = "its filters or its kind leave it out, nothing can be asked of it, or others fill its place"
    return Problem(place, "not-drawn", message, hint)


def too_few(recipe: WorksheetRecipe, found: int) -> Problem:
    """What is wrong where a sheet cannot be filled."""
    counted = SHEETS[recipe.kind].counted
    if not found:
        message = f"nothing fits a {recipe.kind} sheet: there are no {counted} for it"
        return Problem(recipe.place, "nothing-fits", message, "widen the filters, or choose another sheet")
    message = f"a {recipe.kind} sheet asks for {recipe.count} {counted}, and {found} fit"
    return Problem(recipe.place, "too-few-items", message, "ask for fewer, or widen the filters")


def is_wished(recipe: WorksheetRecipe, item: Item) -> bool:
    """Whether a recipe names an item."""
    return not names_of(item).isdisjoint(recipe.including)


def numbered(items: tuple[Item, ...], points: int = 1) -> tuple[Entry, ...]:
    """Items in their places."""
    return tuple(Entry(number, points, item) for number, item in enumerate(items, start=1))
