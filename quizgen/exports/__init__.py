"""From a quiz or a deck to the bytes of one file; one module a format.

A quiz exporter fits `Exporter` and a deck exporter `DeckExporter`, both in `quizgen.exports.protocol`.
`check` names, item by item, what the format cannot hold, before anything is written; `render` gives the
file's bytes, the same for the same input on any day and machine. Both know one format and its library,
never each other, the disk or the clock.

To add a format, write its module, enter it in a table below, and meet the sample quiz in
`tests/exports`. The tables hold names: a format's library is imported only when its suffix is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from quizgen.exports.protocol import DeckExporter, Exporter, WorksheetExporter

QUIZ_EXPORTERS: Mapping[str, tuple[str, str]] = {
    ".docx": ("quizgen.exports.docx", "DocxExporter"),
    ".html": ("quizgen.exports.html", "HtmlExporter"),
    ".md": ("quizgen.exports.markdown", "MarkdownExporter"),
    ".pdf": ("quizgen.exports.pdf", "PdfExporter"),
}
"""File suffix -> module and class of what writes a quiz."""

DECK_EXPORTERS: Mapping[str, tuple[str, str]] = {
    ".apkg": ("quizgen.exports.anki", "AnkiExporter"),
}
"""File suffix -> module and class of what writes a deck."""

WORKSHEET_EXPORTERS: Mapping[str, tuple[str, str]] = {
    ".pdf": ("quizgen.exports.pdf.worksheets", "PdfWorksheetExporter"),
}
"""File suffix -> module and class of what writes a worksheet that is no list of questions."""

BINDERS: Mapping[str, tuple[str, str]] = {".pdf": ("quizgen.exports.pdf.binding", "bound")}
"""File suffix -> module and function that makes one file of several, with tags and bookmarks."""


def quiz_exporter(suffix: str) -> Exporter:
    """What writes a quiz to a file with this suffix, such as `.pdf`; KeyError where nothing does."""
    exporter: Exporter = _made(QUIZ_EXPORTERS[suffix.lower()])
    return exporter


def deck_exporter(suffix: str) -> DeckExporter:
    """What writes a deck to a file with this suffix, such as `.apkg`; KeyError where nothing does."""
    exporter: DeckExporter = _made(DECK_EXPORTERS[suffix.lower()])
    return exporter


def worksheet_exporter(suffix: str) -> WorksheetExporter:
    """What writes a worksheet to a file with this suffix, such as `.pdf`; KeyError where nothing does."""
    exporter: WorksheetExporter = _made(WORKSHEET_EXPORTERS[suffix.lower()])
    return exporter


def binder(suffix: str) -> Callable[[Iterable[bytes]], Iterator[bytes]] | None:
    """What makes one file of several in pieces; None where the format has nothing of the kind."""
    if suffix.lower() not in BINDERS:
        return None
    module, name = BINDERS[suffix.lower()]
    bind: Callable[[Iterable[bytes]], Iterator[bytes]] = getattr(import_module(module), name)
    return bind


def _made(entry: tuple[str, str]) -> Any:
    module, name = entry
    return getattr(import_module(module), name)()
