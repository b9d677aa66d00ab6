"""Spreadsheets: XLSX, and what else calamine reads (XLS, XLSB, ODS).

calamine gives the values that the spreadsheet program worked out and stored. What it passes over is looked up
in the file itself: formulas that were never worked out, and cells that hold an error.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from quizgen.imports.model import Layout, Report, Row, Table, letter, named
from quizgen.imports.tables.headers import LOOKED_AT, header_row
from quizgen.problems import Place, Problem, Problems, did_you_mean

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_LARGEST = 1024 * 2**20
"""Bytes that a spreadsheet may have when it is unpacked."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]+)(\d+)")
_NOT_AVAILABLE = "#N/A"

Value = int | float | str | bool | time | date | datetime | timedelta


def read(path: str, data: bytes, layout: Layout) -> tuple[Table | None, Problems]:
    """The table in a spreadsheet's sheet; the first with a table where none is named."""
    try:
        from python_calamine import CalamineError, load_workbook
    except ImportError:
        message = "what reads spreadsheets is not installed"
        hint = "pip install 'quizgen[import]', or save the sheet as CSV"
        return None, (Problem(Place(path), "missing-library", message, hint),)
    if refused := _bomb(path, data):
        return None, (refused,)
    try:
        book = load_workbook(io.BytesIO(data))
        names = book.sheet_names
        if layout.sheet and layout.sheet not in names:
            message = f"there is no sheet {layout.sheet!r}"
            return None, (Problem(Place(path), "unknown-sheet", message, did_you_mean(layout.sheet, names)),)
        for name in [layout.sheet] if layout.sheet else names:
            if table := _table(path, data, name, book.get_sheet_by_name(name), layout):
                return table, ()
    except CalamineError as error:
        message = f"the spreadsheet cannot be read: {error}"
        hint = "open it, take off any password, and save it again as XLSX or CSV"
        return None, (Problem(Place(path), "broken-spreadsheet", message, hint),)
    message = "no sheet holds a table: a row that names two columns or more, and rows below it"
    return None, (
        Problem(Place(path), "no-table", message, "give it a sheet whose first row names the columns"),
    )


def _bomb(path: str, data: bytes) -> Problem | None:
    """What is wrong with a packed file that would fill the memory, or is no whole file."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(member.file_size for member in packed.infolist())
            if size > _LARGEST:
                message = f"unpacked, the spreadsheet would have {size / 2**20:,.0f} MB"
                return Problem(Place(path), "too-large", message, "save the sheet that you need as CSV")
            # A file that says less of its size than it holds fails its sum.
            broken = packed.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        broken = str(error)
    if broken is None:
        return None
    message = f"the spreadsheet is damaged ({broken})"
    return Problem(Place(path), "broken-spreadsheet", message, "fetch the whole file again")


def _table(path: str, data: bytes, name: str, sheet: "CalamineSheet", layout: Layout) -> Table | None:
    if sheet.start is None:
        return None
    top, left = sheet.start
    head = [[as_text(value) for value in row] for row in islice(sheet.iter_rows(), LOOKED_AT)]
    at = layout.header - 1 - top if layout.form else header_row(head)
    if at is None or not 0 <= at < len(head) or top + at >= sheet.total_height - 1:
        return None
    header = head[at]
    while header and not header[-1].strip():
        header.pop()
    if len(header) < 2:
        return None
    merges = [
        ((first[0] - top, first[1] - left), (last[0] - top, last[1] - left))
        for first, last in sheet.merged_cell_ranges or ()
    ]
    cells = _Cells(path, sheet, merges, _silent(data, name), top, left, at, len(header))
    found = Layout("sheet", sheet=name, header=top + at + 1)
    return Table(path, named(header), cells.rows, found, typed=True)


def as_text(value: Value) -> str:
    """A cell's value as a spreadsheet shows it, dates as 2019-12-02 and numbers with a point."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            # As many digits as spreadsheets keep, so that 0.1 + 0.2 is 0.3.
            return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case _:
            return str(value)


class _Cells:
    """Reads the rows below a header, as often as asked; a merged cell stands in every row that it spans."""

    def __init__(
        self,
        path: str,
        sheet: "CalamineSheet",
        merges: list[tuple[tuple[int, int], tuple[int, int]]],
        silent: Mapping[tuple[int, int], str],
        top: int,
        left: int,
        header: int,
        width: int,
    ) -> None:
        self._path = path
        self._sheet = sheet
        self._silent = silent
        self._top, self._left = top, left
        self._header = header
        self._width = width
        self._down = {(row, first[1]): first for first, last in merges for row in range(first[0] + 1, last[0] + 1)
                      if first[1] == last[1]}  # fmt: skip
        self._across = {first: last for first, last in merges if first[1] != last[1]}

    def rows(self, report: Report) -> Iterator[Row]:
        spanning: dict[tuple[int, int], str] = {}
        starts = set(self._down.values())
        for number, values in enumerate(self._sheet.iter_rows()):
            if number <= self._header:
                continue
            cells = [as_text(value).strip() for value in values]
            for column in range(min(len(cells), self._width)):
                at = (number, column)
                if at in starts:
                    spanning[at] = cells[column]
                if at in self._down:
                    cells[column] = spanning.get(self._down[at], "")
            if any(cells) or any((number, column) in self._across for column in range(self._width)):
                yield self._row(number, cells, report)

    def _row(self, number: int, cells: list[str], report: Report) -> Row:
        line = number + self._top + 1
        for column, text in enumerate(cells):
            at = (number, column)
            place = Place(self._path, line, column + self._left + 1)
            if at in self._across:
                end = letter(self._across[at][1] + self._left)
                message = f"cell {letter(column + self._left)}{line} is merged with those up to column {end}"
                report(Problem(place, "merged-cells", message, "split it, and write each cell's own value"))
            elif column >= self._width and text:
                message = f"cell {letter(column + self._left)}{line} stands beside the table"
                report(Problem(place, "ragged-row", message, "give its column a name, or take it out"))
        for column in range(self._width):
            if what := self._silent.get((line, column + self._left), ""):
                place = Place(self._path, line, column + self._left + 1)
                report(
                    Problem(place, "no-value", f"cell {letter(column + self._left)}{line} {what}", _WORK_OUT)
                )
        return Row(line, tuple(cells[: self._width]))


_WORK_OUT = "open the file in a spreadsheet program, see that every cell shows a value, and save it"


def _silent(data: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """Cells of an XLSX sheet of which calamine gives nothing, by row (from 1) and column (from 0)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            member = _member(packed, sheet)
            if not member:
                return {}
            with packed.open(member) as stream:
                return dict(_speechless(stream))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return {}


def _member(packed: zipfile.ZipFile, sheet: str) -> str:
    """The file within an XLSX file that holds a sheet; empty in other formats."""
    if "xl/workbook.xml" not in packed.namelist():
        return ""
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    wanted = next(
        (found.get(_RELATION) for found in book.iter(f"{_MAIN}sheet") if found.get("name") == sheet), ""
    )
    target = next((link.get("Target", "") for link in links if link.get("Id") == wanted), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _speechless(stream: Any) -> Iterator[tuple[tuple[int, int], str]]:
    for _, element in ElementTree.iterparse(stream):
        if element.tag == f"{_MAIN}c":
            formula, value = element.find(f"{_MAIN}f"), element.findtext(f"{_MAIN}v") or ""
            where = _CELL.fullmatch(element.get("r", ""))
            what = ""
            if element.get("t") == "e" and value != _NOT_AVAILABLE:
                what = f"holds the error {value}"
            elif formula is not None and not value:
                what = "holds a formula that was never worked out"
            if what and where:
                yield (int(where[2]), _index(where[1])), what
        elif element.tag == f"{_MAIN}row":
            element.clear()


def _index(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - ord("A") + 1
    return number - 1
