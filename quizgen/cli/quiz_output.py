"""What becomes of a custom quiz: sheets with their keys, an Anki package, or words on the screen."""

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import typer

from quizgen.cli import files
from quizgen.cli.playing.terminal import Terminal, cells, wrapped
from quizgen.cli.screen import refuse, wrong_usage
from quizgen.exports import DECK_EXPORTERS, QUIZ_EXPORTERS, deck_exporter, quiz_exporter
from quizgen.exports.protocol import Options, Part
from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes.decks import custom
from quizgen.quizzes.looks import USUAL_PARTS
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


def contents_of(
    drawn: Quiz,
    problems: Problems,
    pool: Pool,
    out: Path | None,
    *,
    parts: Iterable[str] = USUAL_PARTS,
    key: bool = False,
    as_of: str = "",
    options: Options,
) -> dict[Path, bytes]:
    """The files of a quiz by their paths; problems with it end the command with status 1."""
    suffix = suffix_of(out)
    if suffix in DECK_EXPORTERS:
        assert out is not None
        return {out: _package(drawn, problems, pool, out.stem, as_of)}
    on_screen = (Part.SHEET, Part.MARKS) if key else (Part.SHEET,)
    return _sheets(drawn, problems, out, suffix, tuple(map(Part, parts)) if out else on_screen, options)


def _sheets(
    drawn: Quiz, problems: Problems, out: Path | None, suffix: str, parts: Iterable[Part], options: Options
) -> dict[Path, bytes]:
    """The parts of a quiz; on the screen the sheet, and its mark scheme where that is asked for."""
    exporter = quiz_exporter(suffix)
    refuse((*problems, *exporter.check(drawn, options)))
    sheet = out or Path("quiz")
    return {
        sheet.with_name(f"{sheet.stem}{part.ending}{sheet.suffix}"): exporter.render(
            drawn, replace(options, part=part)
        )
        for part in parts
    }


def _package(drawn: Quiz, problems: Problems, pool: Pool, name: str, as_of: str) -> bytes:
    """The quiz as a deck of its own, whose notes never meet those of a released deck."""
    deck = custom(drawn, pool, name, as_of)
    exporter = deck_exporter(".apkg")
    refuse((*problems, *exporter.check(deck)))
    return exporter.render(deck, Ledger({}))


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


def deliver(contents: Mapping[Path, bytes], out: Path | None) -> str:
    """Write the files, or print them; says which files there are now."""
    if out is None:
        text = b"\n".join(contents.values()).decode().rstrip()
        typer.echo(_fitting(text) if sys.stdout.isatty() else text)
        return ""
    files.write_all(contents)
    return f"{', '.join(str(path) for path in contents)}: "
