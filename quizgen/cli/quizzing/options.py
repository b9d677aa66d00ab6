"""The options that only `quizgen quiz` and `quizgen play` have: how many, by which seed, on what."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.completing import subjects, words_of

Number = Annotated[int, typer.Option("-n", "--number", min=1, max=1000, help="How many items.")]
Seed = Annotated[int | None, typer.Option("--seed", min=0, help="The same seed gives the same quiz.")]
Forms = Annotated[
    int | None,
    typer.Option("--forms", min=1, max=26, help="Parallel forms A, B … Default: 1; 2 with --roster."),
]
Different = Annotated[
    bool, typer.Option("--different", help="Forms of different items, matched in coverage and difficulty.")
]
Title = Annotated[str, typer.Option("--title", help="Printed at the top.")]
Including = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="ID|FILE",
        help="An item, fact or subject that must be asked about, or a YAML file of items.",
        autocompletion=words_of(subjects),
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="ID",
        help="An item, fact or subject to leave out.",
        autocompletion=words_of(subjects),
    ),
]
Key = Annotated[bool, typer.Option("--key", help="On the screen: show the answers too.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "-o",
        metavar="FILE",
        help="Write .pdf, .docx, .html, .md (with key and mark scheme beside it) or .apkg.",
    ),
]
Listing = Annotated[bool, typer.Option("--list", help="Only list what would be chosen, and what else fits.")]
Save = Annotated[
    str | None, typer.Option("--save", metavar="NAME", help="Keep it as the recipe decks/NAME.yaml.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")]

_SEEDS = 10000


def given(context: typer.Context) -> dict[str, str]:
    """The parameters that the command line fills, and the option that does."""
    sources = {param: context.get_parameter_source(param.name or "") for param in context.command.params}
    return {
        param.name: param.opts[-1]
        for param, source in sources.items()
        if param.name and source is not None and source.name == "COMMANDLINE"
    }


def nothing_said(given: Iterable[str]) -> bool:
    """Whether a person at a terminal gave no option, but perhaps where the collection is."""
    return set(given) <= {"collection"} and sys.stdin.isatty() and sys.stdout.isatty()


def drawn_seed(seed: int | None) -> int:
    """The seed of `--seed`, or one by chance that is short enough to type again."""
    import random

    return random.SystemRandom().randrange(_SEEDS) if seed is None else seed
