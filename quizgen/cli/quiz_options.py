"""The options that only `quizgen quiz` and `quizgen play` have: how many, by which seed, on what."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.completing import subjects, words_of

Number = Annotated[int, typer.Option("-n", "--number", min=1, max=1000, help="How many items.")]
Seed = Annotated[int | None, typer.Option("--seed", min=0, help="The same seed gives the same quiz.")]
Forms = Annotated[int, typer.Option("--forms", min=1, max=26, help="Parallel forms A, B …")]
Different = Annotated[
    bool, typer.Option("--different", help="Forms of different items, matched in coverage and difficulty.")
]
Title = Annotated[str, typer.Option("--title", help="Printed at the top.")]
Including = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="ID",
        help="An item, fact or subject that must be asked about.",
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
Paper = Annotated[str, typer.Option("--paper", help="a4 or us-letter.")]
Key = Annotated[bool, typer.Option("--key", help="On the screen: show the answers too.")]
Out = Annotated[
    Path | None,
    typer.Option("-o", metavar="FILE", help="Write .pdf, .md (with its key beside it) or .apkg instead."),
]
Listing = Annotated[bool, typer.Option("--list", help="Only list what would be chosen, and what else fits.")]
Save = Annotated[
    str | None, typer.Option("--save", metavar="NAME", help="Keep it as the recipe decks/NAME.yaml.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")]

_SEEDS = 10000


def nothing_said(context: typer.Context) -> bool:
    """Whether a command was given no option, but perhaps where its collection is, by a person at a terminal."""
    sources = (context.get_parameter_source(name) for name in context.params if name != "collection")
    plain = all(source is None or source.name == "DEFAULT" for source in sources)
    return plain and sys.stdin.isatty() and sys.stdout.isatty()


def drawn_seed(seed: int | None) -> int:
    """The seed of `--seed`, or one by chance that is short enough to type again."""
    import random

    return random.SystemRandom().randrange(_SEEDS) if seed is None else seed


def check_usage(*, paper: str, title: str, suffix: str, forms: int, different: bool) -> None:
    """Options of `quizgen quiz` that do not go together are wrong usage, told before anything is read."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.quizzes.model import PAPERS

    if paper not in PAPERS:
        raise wrong_usage(f"--paper is {paper!r}", "a4 or us-letter")
    if not title.strip() or not title.isprintable():
        raise wrong_usage(f"--title is {title!r}", "give a quiz some printable words for a title")
    if suffix == ".apkg" and forms > 1:
        raise wrong_usage("--forms is for sheets", "an Anki package has one form")
    if different and forms == 1:
        raise wrong_usage("--different is for parallel forms", "add --forms 2")
