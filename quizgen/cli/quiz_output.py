"""What becomes of a custom quiz: sheets with their keys, an Anki package, or words on the screen."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import typer

from quizgen.cli import files
from quizgen.cli.screen import refuse, wrong_usage
from quizgen.exports import DECK_EXPORTERS, QUIZ_EXPORTERS, deck_exporter, quiz_exporter
from quizgen.exports.protocol import Options, Part
from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes.decks import custom
from quizgen.quizzes.model import Quiz
from quizgen.releases.model import Ledger

SCREEN = ".md"
"""The format of what is printed to the screen."""


def suffix_of(out: Path | None) -> str:
    """The format that a file's suffix asks for; one that quizgen cannot write is wrong usage."""
    if out is None:
        return SCREEN
    known = (*QUIZ_EXPORTERS, *DECK_EXPORTERS)
    if out.suffix.lower() not in known:
        raise wrong_usage(
            f"quizgen cannot write {out.suffix or 'a file without a suffix'}", f"use {', '.join(known)}"
        )
    return out.suffix.lower()


def contents_of(
    drawn: Quiz,
    problems: Problems,
    pool: Pool,
    out: Path | None,
    *,
    key: bool = False,
    as_of: str = "",
    options: Options,
) -> dict[Path, bytes]:
    """The files of a quiz by their paths; problems with it end the command with status 1."""
    suffix = suffix_of(out)
    if suffix in DECK_EXPORTERS:
        assert out is not None
        return {out: _package(drawn, problems, pool, out.stem, as_of)}
    return _sheets(drawn, problems, out, suffix, key, options)


def _sheets(
    drawn: Quiz, problems: Problems, out: Path | None, suffix: str, key: bool, options: Options
) -> dict[Path, bytes]:
    """The sheet and its key; on the screen the key only where it is asked for."""
    exporter = quiz_exporter(suffix)
    refuse((*problems, *exporter.check(drawn, options)))
    sheet = out or Path("quiz")
    contents = {sheet: exporter.render(drawn, options)}
    if out or key:
        contents[sheet.with_name(f"{sheet.stem}-key{sheet.suffix}")] = exporter.render(
            drawn, replace(options, part=Part.KEY)
        )
    return contents


def _package(drawn: Quiz, problems: Problems, pool: Pool, name: str, as_of: str) -> bytes:
    """The quiz as a deck of its own, whose notes never meet those of a released deck."""
    deck = custom(drawn, pool, name, as_of)
    exporter = deck_exporter(".apkg")
    refuse((*problems, *exporter.check(deck)))
    return exporter.render(deck, Ledger({}))


def deliver(contents: Mapping[Path, bytes], out: Path | None) -> str:
    """Write the files, or print them; says which files there are now."""
    if out is None:
        typer.echo(b"\n".join(contents.values()).decode().rstrip())
        return ""
    files.write_all(contents)
    return f"{' and '.join(str(path) for path in contents)}: "
