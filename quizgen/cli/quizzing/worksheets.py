"""Worksheets on the command line and among a collection's recipes: made, checked and written."""

import shlex
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.files import write_all
from quizgen.cli.screen import counted, refuse, wrong_usage
from quizgen.exports import WORKSHEET_EXPORTERS, worksheet_exporter
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.items.pool import Pool
from quizgen.problems import NOWHERE, Problem, Problems, errors
from quizgen.quizzes import worksheets
from quizgen.quizzes.codes.wishes import DEFAULT_TITLE
from quizgen.quizzes.looks import PAPERS, PLAIN
from quizgen.quizzes.recipes import SheetKind, WorksheetRecipe
from quizgen.quizzes.recipes.worksheets import misfits
from quizgen.quizzes.worksheets.model import Worksheet

if TYPE_CHECKING:
    from quizgen.cli.quizzing.wanted import Selected


def make(recipe: WorksheetRecipe, pool: Pool, options: Options = DEFAULTS) -> tuple[Worksheet, Problems]:
    """The sheet of a recipe, with what is wrong with it and with the formats it is to go to."""
    sheet, problems = worksheets.make(recipe, pool)
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


def make_custom(recipe: WorksheetRecipe, out: Path, selected: "Selected", options: Options) -> str:
    """Make and write a teacher's own worksheet; says what there is now. Ends the command where it cannot be made."""
    suffix = out.suffix.lower()
    misfit = misfits(recipe.kind, recipe.filter, recipe.count, NOWHERE)
    for problem in (*misfit, *unfit(recipe, suffix)):
        raise wrong_usage(problem.message, problem.hint)
    if options.look != PLAIN:
        message = f"a {recipe.kind} sheet has one look: there is no large print, easy reading, high contrast, columns or booklet"
        raise wrong_usage(message, "leave the look out, or ask for a list of questions without --sheet")
    selected.check_own(recipe.count)
    made, problems = make(recipe, selected.pool, options)
    refuse(problems)
    made = replace(made, command=_command(recipe, selected))
    exporter = worksheet_exporter(suffix)
    contents = {out: exporter.render(made, options)}
    if made.has_key:
        key = out.with_name(f"{out.stem}-key{out.suffix}")
        contents[key] = exporter.render(made, replace(options, part=Part.KEY))
    write_all(contents)
    names = ", ".join(map(str, contents))
    return f"{names}: {counted(recipe.count, recipe.counted.removesuffix('s'))}, seed {recipe.seed}"


def _command(recipe: WorksheetRecipe, selected: "Selected") -> str:
    """What makes a custom sheet again, for its foot."""
    words = ["quizgen", "quiz", "--sheet", recipe.kind, *selected.wanted.arguments]
    words += ["-n", str(recipe.count), "--seed", str(recipe.seed)]
    if recipe.title != DEFAULT_TITLE:
        words += ["--title", recipe.title]
    if recipe.paper != PAPERS[0]:
        words += ["--paper", recipe.paper]
    if recipe.kind is SheetKind.FLASHCARDS:
        words += ["--cards", str(recipe.cards), "--duplex", recipe.duplex]
    return shlex.join(words)
