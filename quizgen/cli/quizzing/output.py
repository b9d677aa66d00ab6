"""Where a custom quiz goes: into sheets with their keys, into an Anki package, or onto the screen."""

import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import typer

from quizgen.cli import files
from quizgen.cli.playing.terminal import Terminal, cells, wrapped
from quizgen.cli.printing import handouts
from quizgen.cli.printing.handouts import Press
from quizgen.cli.quizzing.wanted import Selected
from quizgen.cli.screen import refuse, wrong_usage
from quizgen.exports import DECK_EXPORTERS, QUIZ_EXPORTERS, deck_exporter, quiz_exporter
from quizgen.exports.protocol import Options, Part
from quizgen.problems import Problems
from quizgen.quizzes.decks import custom
from quizgen.quizzes.model import Quiz
from quizgen.releases.model import Ledger

_LEAD = re.compile(r" *(?:- (?:[A-Z]\. )?|\d+\. )?")
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


def show(quiz: Quiz, problems: Problems, options: Options, *, key: bool = False) -> None:
    """Print a quiz to the screen, with its mark scheme where that is asked for."""
    exporter = quiz_exporter(SCREEN)
    refuse((*problems, *exporter.check(quiz, options)))
    parts = (Part.SHEET, Part.MARKS) if key else (Part.SHEET,)
    pages = [exporter.render(quiz, replace(options, part=part)) for part in parts]
    text = b"\n".join(pages).decode().rstrip()
    typer.echo(_fitting(text) if sys.stdout.isatty() else text)


def write(
    quiz: Quiz, problems: Problems, out: Path, selected: Selected, parts: Iterable[str], press: Press
) -> tuple[Path, ...]:
    """Write a quiz to files, and name them; problems with it end the command with status 1."""
    if suffix_of(out) in QUIZ_EXPORTERS:
        return handouts.write(quiz, problems, out, press.handout(parts), press)
    # A deck of its own, whose notes never meet those of a released deck.
    deck = custom(quiz, selected.pool, out.stem, selected.wanted.as_of or "")
    exporter = deck_exporter(".apkg")
    refuse((*problems, *exporter.check(deck)))
    files.write_all({out: exporter.render(deck, Ledger({}))})
    return (out,)


def _fitting(text: str) -> str:
    """Markdown in lines that fit the terminal, each as far in as the text of its entry; addresses stay whole."""
    columns = Terminal.of_this_process().columns
    lines: list[str] = []
    for line in text.splitlines():
        lead = _LEAD.match(line)
        if lead is None or cells(line) <= columns or line.lstrip().startswith(("|", "<")):
            lines.append(line)
            continue
        rows = wrapped(line[lead.end() :], columns - cells(lead[0]))
        lines.append(lead[0] + rows[0])
        lines.extend(" " * cells(lead[0]) + row for row in rows[1:])
    return "\n".join(lines)
