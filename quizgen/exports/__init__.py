"""From a quiz or a deck to the bytes of one file; one module a format.

A quiz exporter fits `Exporter` and a deck exporter `DeckExporter`, both in `quizgen.exports.protocol`.
`check` names, item by item, what the format cannot hold, before anything is written; `render` gives the
file's bytes, the same for the same input on any day and machine. Both know one format and its library,
never each other, the disk or the clock.

To add a format, write its module, enter it in a table below, and meet the sample quiz in
`tests/exports`. The tables hold names: a format's library is imported only when its suffix is asked for.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from quizgen.exports.protocol import DeckExporter, Exporter

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


def quiz_exporter(suffix: str) -> Exporter:
    """What writes a quiz to a file with this suffix, such as `.pdf`; KeyError where nothing does."""
    exporter: Exporter = _made(QUIZ_EXPORTERS[suffix.lower()])
    return exporter


def deck_exporter(suffix: str) -> DeckExporter:
    """What writes a deck to a file with this suffix, such as `.apkg`; KeyError where nothing does."""
    exporter: DeckExporter = _made(DECK_EXPORTERS[suffix.lower()])
    return exporter


def _made(entry: tuple[str, str]) -> Any:
    module, name = entry
    return getattr(import_module(module), name)()
