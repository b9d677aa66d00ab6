"""The commands, each in a file of its own; heavy imports wait until a command runs."""

import gc
import io
import sys
from typing import Annotated

import typer

from quizgen import __version__
from quizgen.cli import (
    build,
    check,
    coverage,
    diff,
    facts,
    init,
    items,
    preview,
    quiz,
    release,
    schema,
    show,
    sync,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quizgen {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="quizgen",
    help="Turn curated, sourced facts into Anki decks, printed quizzes and quizzes in the terminal.",
    epilog="Start with `quizgen quiz --about treaty -n 10 -o quiz.pdf`.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def _quizgen(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


for _command in (
    build.build, quiz.quiz, check.check, coverage.coverage, facts.facts, items.items, show.show, preview.preview,
    diff.diff, release.release, sync.sync, init.init, schema.schema,
):  # fmt: skip
    app.command(no_args_is_help=_command in (coverage.coverage, show.show, init.init))(_command)


def main() -> None:
    """Run quizgen; a file that cannot be read or written ends it with a sentence, not a traceback."""
    # All that a command makes lives until it ends: looking for garbage would only take time, a quarter of it.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a script shows question marks for it; that is no reason to stop.
            stream.reconfigure(errors="replace")
    try:
        app()
    except OSError as error:
        from quizgen.cli.screen import os_error

        typer.echo(f"quizgen: {os_error(error)}", err=True)
        raise SystemExit(1) from None
