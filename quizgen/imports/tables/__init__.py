"""Files to tables: one module a format, chosen by what a file holds rather than by its name alone.

A module has a function `read(path, data, layout)` that gives a table, or None with the problems that say why.
"""

from quizgen.imports.model import Layout, Table
from quizgen.imports.tables import delimited, records, sheets
from quizgen.problems import Place, Problem, Problems

LARGEST = 256 * 2**20
"""Bytes that a table may have."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NOT_TABLES = {
    b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file", b"SQLite format": "a database", b"PAR1": "a Parquet file",
    b"<!DOCTYPE": "a web page", b"<!doctype": "a web page", b"<html": "a web page", b"<?xml": "an XML file",
}  # fmt: skip


def read(path: str, data: bytes, layout: Layout | None = None) -> tuple[Table | None, Problems]:
    """The table in a file; `layout` is what a mapping says of it.

    Of the problems that come without a table the first says what the file is instead.
    """
    wanted = layout or Layout()
    if len(data) > LARGEST:
        message = f"the file has {len(data) / 2**20:.0f} MB; {LARGEST // 2**20} MB is the most that is read"
        return None, (Problem(Place(path), "too-large", message, "split it into several files"),)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return None, (Problem(Place(path), "no-table", "the file is empty", "export it again"),)
    if what := next((what for mark, what in _NOT_TABLES.items() if data.lstrip().startswith(mark)), ""):
        hint = "give it a CSV, XLSX or JSON file"
        return None, (Problem(Place(path), "no-table", f"the file is {what}, not a table", hint),)
    if data.startswith((_ZIP, _OLE)):
        return sheets.read(path, data, wanted)
    if wanted.form in ("json", "lines", "wikidata") or (not wanted.form and records.looks_like(path, data)):
        return records.read(path, data, wanted)
    return delimited.read(path, data, wanted)
