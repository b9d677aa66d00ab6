"""The options of `quizgen quiz` that are about worksheets."""

from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.completing import sheets, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        autocompletion=words_of(sheets),
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

_OF_QUESTIONS = (
    "forms", "different", "listing", "save", "sources", "roster", "each", "jobs", "dask", "key",
)  # fmt: skip
"""Parameters that say something of lists of questions alone."""


def check_sheet(kind: str | None, cards: int | None, duplex: str | None, given: "Mapping[str, str]") -> None:
    """What of a worksheet is asked for wrongly is wrong usage, told before anything is read.

    `given` has the option of every parameter that the command line fills.
    """
    from quizgen.cli.screen import wrong_usage
    from quizgen.problems import did_you_mean
    from quizgen.quizzes.recipes import Duplex, SheetKind
    from quizgen.quizzes.recipes.worksheets import CARDS

    if kind is None:
        if cards is not None or duplex is not None:
            raise wrong_usage("--cards and --duplex are for flashcards", "add --sheet flashcards")
        return
    if kind not in tuple(SheetKind):
        raise wrong_usage(f"--sheet has no {kind!r}", did_you_mean(kind, tuple(SheetKind)))
    if kind != SheetKind.FLASHCARDS and (cards is not None or duplex is not None):
        raise wrong_usage("--cards and --duplex are for flashcards", f"leave them out for a {kind} sheet")
    if cards is not None and cards not in CARDS:
        raise wrong_usage(f"--cards is {cards}", " or ".join(map(str, CARDS)))
    if duplex is not None and duplex not in tuple(Duplex):
        raise wrong_usage(f"--duplex has no {duplex!r}", did_you_mean(duplex, tuple(Duplex)))
    check_given(kind, given)
    if cards is not None and "large_print" in given:
        hint = "large print has fewer cards on a page, each larger"
        raise wrong_usage("--cards is for ordinary print", hint)


def check_given(kind: str, given: "Mapping[str, str]") -> None:
    """Options that say nothing of a kind of worksheet are wrong usage."""
    from quizgen.cli.screen import wrong_usage

    for parameter in filter(given.__contains__, _OF_QUESTIONS):
        option = given[parameter]
        hint = "make a sheet for each seed instead" if parameter == "forms" else "leave it out"
        raise wrong_usage(f"{option} is for lists of questions, not for a {kind} sheet", hint)
    if "out" not in given:
        raise wrong_usage(f"the screen cannot show a {kind} sheet", "name a file: -o FILE.pdf")
