"""The commands, each in a file of its own; heavy imports wait until a command runs."""

import gc
import inspect
import io
import sys
from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from quizgen import __version__
from quizgen.cli.commands import (
    add,
    build,
    check,
    coverage,
    diff,
    export,
    facts,
    import_,
    init,
    items,
    play,
    preview,
    quiz,
    release,
    schema,
    show,
    study,
    sync,
)
from quizgen.cli.wording import Commands


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quizgen {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="quizgen",
    cls=Commands,
    help="Turn curated, sourced facts into Anki decks, printed quizzes and quizzes in the terminal.",
    epilog="Start with `quizgen quiz --about treaty -n 10 -o quiz.pdf`, or with `quizgen init DIR` for a collection of your own.",
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


_COMMANDS: Mapping[str, tuple[Callable[..., None], ...]] = {
    "Make": (quiz.quiz, build.build, preview.preview),
    "Learn": (play.play, study.study, sync.sync),
    "Look up": (facts.facts, items.items, show.show, export.export),
    "Curate": (init.init, add.add, import_.import_, check.check, schema.schema, coverage.coverage),
    "Release": (diff.diff, release.release),
}
"""The commands by what people want of them, in the order of the help."""

_NEED_WORDS = (coverage.coverage, show.show, init.init, add.add, import_.import_)
"""Commands that do nothing without an argument, and so show their help."""


def _help(command: Callable[..., None]) -> str:
    """What a command says of itself, a line a paragraph: how wide it is, the terminal decides."""
    # A bracket is a source here, and no mark-up.
    paragraphs = inspect.cleandoc(command.__doc__ or "").replace("[", r"\[").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


for _panel, _commands in _COMMANDS.items():
    for _command in _commands:
        # `import` is a word of Python's own, so that its function has another name.
        _name = _command.__name__.rstrip("_")
        app.command(
            _name, help=_help(_command), rich_help_panel=_panel, no_args_is_help=_command in _NEED_WORDS
        )(_command)


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
