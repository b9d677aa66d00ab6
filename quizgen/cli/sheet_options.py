"""The options of `quizgen quiz` that are about worksheets."""

from pathlib import Path
from typing import Annotated

import typer

_PANEL = "Worksheets"

Count = Annotated[
    int | None,
    typer.Option("-n", "--number", min=1, max=1000, help="How many items; 10, or as many as a sheet has."),
]
Sheet = Annotated[
    str | None,
    typer.Option(
        "--sheet",
        metavar="KIND",
        help="flashcards, timeline, matching, true-or-false, source-criticism, vocabulary or crossword.",
        rich_help_panel=_PANEL,
    ),
]
Cards = Annotated[
    int | None,
    typer.Option("--cards", metavar="N", help="Flashcards a page: 8 or 10.", rich_help_panel=_PANEL),
]
DuplexName = Annotated[
    str | None,
    typer.Option(
        "--duplex",
        metavar="EDGE",
        help="How the printer turns flashcards: long-edge or short-edge.",
        rich_help_panel=_PANEL,
    ),
]
OF_QUIZZES = 10
"""Items of a quiz, where nobody says."""


def check_sheet(
    sheet: str | None,
    cards: int | None,
    duplex: str | None,
    *,
    out: Path | None,
    forms: int,
    listing: bool = False,
    save: str | None = None,
    roster: Path | None = None,
    code: str | None = None,
) -> None:
    """What of a worksheet is asked for wrongly is wrong usage, told before anything is read."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.problems import did_you_mean
    from quizgen.quizzes.recipes import Duplex, SheetKind
    from quizgen.quizzes.recipes.worksheets import CARDS

    if sheet is None:
        raise wrong_usage("--cards and --duplex are for flashcards", "add --sheet flashcards")
    if sheet not in tuple(SheetKind):
        raise wrong_usage(f"--sheet has no {sheet!r}", did_you_mean(sheet, tuple(SheetKind)))
    if sheet != SheetKind.FLASHCARDS and (cards is not None or duplex is not None):
        raise wrong_usage("--cards and --duplex are for flashcards", f"leave them out for a {sheet} sheet")
    if cards is not None and cards not in CARDS:
        raise wrong_usage(f"--cards is {cards}", " or ".join(map(str, CARDS)))
    if duplex is not None and duplex not in tuple(Duplex):
        raise wrong_usage(f"--duplex has no {duplex!r}", did_you_mean(duplex, tuple(Duplex)))
    if forms > 1:
        raise wrong_usage("--forms is for lists of questions", f"make a {sheet} sheet for each seed instead")
    for option, given in (
        ("--list", listing),
        ("--save", save is not None),
        ("--roster", roster is not None),
        ("--code", code is not None),
    ):
        if given:
            raise wrong_usage(f"{option} is for lists of questions", f"leave it out for a {sheet} sheet")
    if out is None:
        raise wrong_usage(f"the screen cannot show a {sheet} sheet", "name a file: -o FILE.pdf")
