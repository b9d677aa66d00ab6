"""CSV in all its dialects: cells set apart by commas, semicolons, tabs or bars."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from quizgen.imports.model import Layout, Report, Row, Table, named
from quizgen.imports.tables.encodings import decoded
from quizgen.imports.tables.headers import LOOKED_AT, header_row
from quizgen.problems import Place, Problem, Problems

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_PROSE = 0.4
"""A text of which no more rows than these are alike is no table."""
_SEP = "sep="
"""How Excel is told of a delimiter, in a line of its own above the table."""


def read(path: str, data: bytes, layout: Layout) -> tuple[Table | None, Problems]:
    """The table in a delimited text."""
    text, encoding, guessed, problems = decoded(path, data, layout.encoding)
    if text is None:
        return None, problems
    skipped = 0
    told = layout.delimiter
    if text[: len(_SEP)].lower() == _SEP and len(text.split("\n", 1)[0].strip()) == len(_SEP) + 1:
        told = told or text[len(_SEP)]
        skipped, text = 1, text.split("\n", 1)[1] if "\n" in text else ""
    delimiter = told or _delimiter(text)
    if not delimiter:
        return None, (_no_table(path, told),)
    head = _head(text, delimiter)
    at = layout.header - 1 if layout.form else header_row(head)
    if at is None or at >= len(head) or len(head[at]) < 2:
        return None, (_no_table(path, told),)
    columns = named(_trimmed(head[at]))
    lines = _Lines(path, text, delimiter, at, skipped, len(columns))
    found = Layout("csv", encoding, delimiter, header=at + 1, guessed=guessed)
    return Table(path, columns, lines.rows, found), ()


def _no_table(path: str, told: str) -> Problem:
    message = "no row of the file has two cells or more"
    if told:
        message = f"no row of the file has two cells with {told!r} between them"
    return Problem(Place(path), "no-table", message, "give it a table, whose first row names the columns")


def _trimmed(cells: list[str]) -> list[str]:
    """A header without the empty cells at its end."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _delimiter(text: str) -> str:
    """The delimiter that cuts most rows into equally many cells, and more than one; empty for prose."""

    def evenness(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(row) for row in _head(text, delimiter) if any(map(str.strip, row)))
        if not counts:
            return 0, 0
        cells, times = max(counts.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
        return (times / counts.total() if cells > 1 else 0), cells

    best = max(DELIMITERS, key=evenness)
    return best if evenness(best)[0] > _PROSE else ""


def _head(text: str, delimiter: str) -> list[list[str]]:
    found: list[list[str]] = []
    # Whoever reads the rows is told of what cannot be read, with its line.
    with suppress(csv.Error):
        found.extend(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), LOOKED_AT))
    return found


class _Lines:
    """Reads the rows below a header, as often as asked."""

    def __init__(self, path: str, text: str, delimiter: str, header: int, skipped: int, width: int) -> None:
        self._path = path
        self._text = text
        self._delimiter = delimiter
        self._header = header
        self._skipped = skipped
        self._width = width

    def rows(self, report: Report) -> Iterator[Row]:
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self._delimiter, strict=True)
        begun = 0
        try:
            for number, cells in enumerate(reader):
                line, begun = begun + 1, reader.line_num
                if number <= self._header or not any(map(str.strip, cells)):
                    continue
                if (row := self._row(line + self._skipped, cells, report)) is not None:
                    yield row
        except csv.Error as error:
            report(self._broken(begun + 1 + self._skipped, str(error)))

    def _broken(self, line: int, error: str) -> Problem:
        place = Place(self._path, line, 1)
        if "field limit" in error:
            message = f"a cell of this row has more than {csv.field_size_limit():,} characters"
            return Problem(place, "cell-too-long", message, 'look for a " that is never closed')
        if "end of data" in error:
            message = 'a cell of this row begins with a " that is never closed'
            return Problem(place, "unclosed-quote", message, 'close it, or write "" for a " within quotes')
        message = 'behind the " that closes a cell of this row stands more text'
        return Problem(place, "text-after-quote", message, 'write "" for a " within quotes')

    def _row(self, line: int, cells: list[str], report: Report) -> Row | None:
        if len(cells) > self._width and not any(map(str.strip, cells[self._width :])):
            cells = cells[: self._width]
        if len(cells) == self._width:
            return Row(line, tuple(cells))
        message = f"this row has {len(cells)} cells, the header {self._width}"
        named = DELIMITERS.get(self._delimiter, f"{self._delimiter!r}")
        few = "add what is missing" if len(cells) < self._width else "quote the cell in which one is text"
        report(
            Problem(Place(self._path, line, len(cells)), "ragged-row", message, f"count the {named}; {few}")
        )
        return None
