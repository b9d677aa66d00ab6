"""Worksheets on the command line and among a collection's recipes: made, checked and written."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quizgen.cli.screen import refuse, wrong_usage
from quizgen.exports import WORKSHEET_EXPORTERS, worksheet_exporter
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.items.pool import Pool
from quizgen.problems import NOWHERE, Problem, Problems, did_you_mean, errors
from quizgen.quizzes import worksheets
from quizgen.quizzes.recipes import Filter, SheetKind, WorksheetRecipe
from quizgen.quizzes.recipes.worksheets import CARDS, SHEETS, Duplex, misfits
from quizgen.quizzes.worksheets.model import Worksheet


def make(
    recipe: WorksheetRecipe, pool: Pool, options: Options = DEFAULTS
) -> tuple[Worksheet | None, Problems]:
    """The sheet of a recipe, with what is wrong with it and with the formats it is to go to."""
    refused = tuple(problem for output in recipe.outputs for problem in _unfit(recipe, f".{output}"))
    if refused:
        return None, refused
    sheet, problems = worksheets.make(recipe, pool)
    found = [*problems]
    if sheet is not None and not errors(problems):
        for output in recipe.outputs:
            found.extend(worksheet_exporter(f".{output}").check(sheet, options))
    return sheet, tuple(replace(p, place=recipe.place) if p.place == NOWHERE else p for p in found)


def _unfit(recipe: WorksheetRecipe, suffix: str) -> Iterable[Problem]:
    """A problem where a format cannot hold a kind of sheet."""
    if suffix in WORKSHEET_EXPORTERS and recipe.kind in worksheet_exporter(suffix).takes:
        return
    fit = sorted(known for known in WORKSHEET_EXPORTERS if recipe.kind in worksheet_exporter(known).takes)
    message = f"a file {suffix} cannot hold a sheet of {recipe.kind}"
    yield Problem(recipe.place, "unsupported-sheet", message, f"use {' or '.join(fit)}")


def file_names(recipe: WorksheetRecipe) -> tuple[str, ...]:
    """The files that a recipe makes: a sheet, and its key where there is anything to solve, for each output."""
    parts = ("", "-key") if recipe.kind.has_key else ("",)
    return tuple(f"{recipe.id}{part}.{output}" for output in recipe.outputs for part in parts)


def render(sheet: Worksheet, names: Iterable[str], options: Options = DEFAULTS) -> dict[str, bytes]:
    """The files of a sheet, by name."""
    return {
        name: worksheet_exporter(Path(name).suffix).render(
            sheet, replace(options, part=Part.SHEET if Path(name).stem == sheet.id else Part.KEY)
        )
        for name in names
    }


def sheet_kind(text: str) -> SheetKind:
    """The kind of sheet that a command line names; another word is wrong usage."""
    if text not in tuple(SheetKind):
        hint = did_you_mean(text, tuple(SheetKind))
        raise wrong_usage(f"--sheet has no {text!r}", hint)
    return SheetKind(text)


def custom(
    kind: SheetKind,
    chosen: Filter,
    pool: Pool,
    out: Path,
    *,
    title: str,
    seed: int,
    number: int | None,
    paper: str,
    including: tuple[str, ...],
    options: Options,
    cards: int = CARDS[0],
    duplex: str = Duplex.LONG_EDGE,
) -> tuple[dict[Path, bytes], str]:
    """A teacher's own worksheet: its files, and in words what it holds. Ends the command where it cannot be made."""
    count = SHEETS[kind].usual if number is None else number
    if wrong := misfits(kind, chosen, count, NOWHERE):
        raise wrong_usage(wrong[0].message, wrong[0].hint)
    if cards not in CARDS:
        raise wrong_usage(f"--cards is {cards}", " or ".join(map(str, CARDS)))
    if duplex not in tuple(Duplex):
        raise wrong_usage(f"--duplex has no {duplex!r}", did_you_mean(duplex, tuple(Duplex)))
    suffix = out.suffix.lower()
    recipe = WorksheetRecipe(
        "quiz", title, kind, chosen, count, seed, paper, (suffix.removeprefix("."),), "", including, cards,
        Duplex(duplex),
    )  # fmt: skip
    sheet, problems = make(recipe, pool, options)
    refuse(problems)
    assert sheet is not None
    exporter = worksheet_exporter(suffix)
    contents = {out: exporter.render(sheet, options)}
    if sheet.has_key:
        key = out.with_name(f"{out.stem}-key{out.suffix}")
        contents[key] = exporter.render(sheet, replace(options, part=Part.KEY))
    return contents, f"{count} {SHEETS[kind].counted}"
