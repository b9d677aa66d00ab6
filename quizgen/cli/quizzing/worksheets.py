"""Worksheets on the command line and among a collection's recipes: made, checked and written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.files import write_all
from quizgen.cli.quizzing import again
from quizgen.cli.screen import counted, refuse, wrong_usage
from quizgen.exports import WORKSHEET_EXPORTERS, worksheet_exporter
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.items.pool import Pool
from quizgen.problems import NOWHERE, Problem, Problems, errors
from quizgen.quizzes.recipes import WorksheetRecipe
from quizgen.quizzes.recipes.worksheets import misfits, unfit_look
from quizgen.quizzes.worksheets import making
from quizgen.quizzes.worksheets.model import Worksheet

if TYPE_CHECKING:
    from quizgen.cli.quizzing.wanted import Selected
    from quizgen.quizzes.codes import Code


def make(recipe: WorksheetRecipe, pool: Pool, options: Options = DEFAULTS) -> tuple[Worksheet, Problems]:
    """The sheet of a recipe, with what is wrong with it and with the formats it is to go to."""
    sheet, problems = making.make(recipe, pool)
    found = [*problems, *(problem for output in recipe.outputs for problem in unfit(recipe, f".{output}"))]
    if not errors(found):
        for output in recipe.outputs:
            found.extend(worksheet_exporter(f".{output}").check(sheet, options))
    return sheet, tuple(replace(p, place=recipe.place) if p.place == NOWHERE else p for p in found)


def unfit(recipe: WorksheetRecipe, suffix: str) -> Iterable[Problem]:
    """A problem where a format cannot hold a kind of sheet."""
    if suffix in WORKSHEET_EXPORTERS and recipe.kind in worksheet_exporter(suffix).takes:
        return
    fit = sorted(known for known in WORKSHEET_EXPORTERS if recipe.kind in worksheet_exporter(known).takes)
    message = f"a file {suffix} cannot hold a {recipe.kind} sheet"
    yield Problem(recipe.place, "unsupported-sheet", message, f"use {' or '.join(fit)}")


def file_names(recipe: WorksheetRecipe) -> tuple[str, ...]:
    """The files that a recipe makes: a sheet, and its key where there is anything to solve, for each output."""
    parts = ("", "-key") if recipe.kind.has_key else ("",)
    return tuple(f"{recipe.id}{part}.{output}" for output in recipe.outputs for part in parts)


def render(sheet: Worksheet, names: Iterable[str], options: Options = DEFAULTS) -> dict[str, bytes]:
    """The files of a sheet, by name."""
    return {name: rendered(sheet, name, options) for name in names}


def rendered(sheet: Worksheet, name: str, options: Options = DEFAULTS) -> bytes:
    """One file of a sheet: the sheet itself, or its key."""
    part = Part.SHEET if Path(name).stem == sheet.id else Part.KEY
    return worksheet_exporter(Path(name).suffix).render(sheet, replace(options, part=part))


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """A worksheet that is to be made for a teacher."""

    selected: "Selected"
    recipe: WorksheetRecipe
    options: Options
    code: "Code | None" = None
    """The code of which it is to be the sheet."""


def make_custom(plan: PlannedSheet, out: Path) -> str:
    """Make and write a teacher's own worksheet; says what there is now. Ends the command where it cannot be made."""
    recipe, selected, options = plan.recipe, plan.selected, plan.options
    suffix = out.suffix.lower()
    misfit = misfits(recipe.kind, recipe.filter, recipe.count, NOWHERE)
    for problem in (*misfit, *unfit(recipe, suffix)):
        raise wrong_usage(problem.message, problem.hint)
    for name in unfit_look(recipe.kind, options.look):
        raise wrong_usage(f"--{name} is not for a {recipe.kind} sheet", "leave it out")
    selected.check_own(recipe.count)
    made, problems = make(recipe, selected.pool, options)
    refuse((*problems, *again.changes(plan.code, made)))
    exporter = worksheet_exporter(suffix)
    contents = {out: exporter.render(made, options)}
    if made.has_key:
        key = out.with_name(f"{out.stem}-key{out.suffix}")
        contents[key] = exporter.render(made, replace(options, part=Part.KEY))
    write_all(contents)
    names = ", ".join(map(str, contents))
    return f"{names}: {counted(recipe.count, recipe.counted.removesuffix('s'))}, seed {recipe.seed}"
