"""Rosters: who gets a sheet, from a CSV file as spreadsheets and school software write it.

UTF-8 with or without a byte order mark; columns parted by comma, semicolon or tab. The first row names the
columns in English, Russian or Chinese: a name (or its parts, which are joined in the order in which they stand), and
perhaps a class and a form. Other columns and empty rows are passed over.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from string import ascii_uppercase

from quizgen.problems import Place, Problem, Problems, in_order

MOST_STUDENTS = 2000
"""More rows than a school prints sheets for at once: a file with more is another file than was meant."""
MOST_BYTES = 4_000_000
LONGEST_NAME = 80

_DELIMITERS = (",", ";", "\t")
_FORMULA = ("=", "+", "-", "@")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
"""Control how letters of some scripts join, and belong to names."""


class Column(Enum):
    """What a column holds."""

    NAME = "name"
    PART_OF_NAME = "part of a name"
    GROUP = "class"
    FORM = "form"


_HEADS: Mapping[Column, str] = {
    Column.NAME: "name, full name, student, student name, pupil, learner, names, имя и фамилия, фамилия и имя, "
    "фамилия имя, имя фамилия, фио, ф и о, ученик, ученица, студент, учащийся, 姓名, 名单, 学生, 学生姓名, 名称",
    Column.PART_OF_NAME: "first name, firstname, given name, forename, last name, lastname, surname, family name, "
    "middle name, фамилия, имя, отчество, 姓, 名, 姓氏, 名字",
    Column.GROUP: "class, group, set, class name, course, section, класс, группа, 班级, 班, 小组, 组",
    Column.FORM: "form, version, variant, форма, вариант, 卷, 试卷, 版本, 卷别, 卷型",
}
_COLUMNS = {head: column for column, heads in _HEADS.items() for head in heads.split(", ")}


@dataclass(frozen=True, slots=True)
class Student:
    """Someone who gets a sheet."""

    name: str
    group: str
    form: str
    """Letter of the form that the roster gives; empty where it gives none."""
    place: Place


def read(path: str, content: bytes) -> tuple[tuple[Student, ...], Problems]:
    """The students of a roster, in its order; `path` is what problems call it."""
    try:
        text = _text(path, content)
        rows, columns = _table(path, text)
    except _Refused as refused:
        return (), (refused.problem,)
    students: list[Student] = []
    problems: list[Problem] = []
    for line, row in rows:
        made = _student(Place(path, line, 1), row, columns)
        if isinstance(made, Student):
            students.append(made)
        else:
            problems.append(made)
    if not rows:
        problems.append(
            _problem(path, 1, "empty-roster", "the roster names nobody", "write a row for each student")
        )
    return tuple(students), in_order((*problems, *_twice(students)))


class _Refused(Exception):  # noqa: N818  # it is caught where it is raised
    """A roster that cannot be read at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _problem(path: str, line: int, code: str, message: str, hint: str, column: int = 1) -> Problem:
    return Problem(Place(path, line, column), code, message, hint)


def _text(path: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        message = f"the roster is larger than {MOST_BYTES // 1_000_000} MB"
        raise _Refused(_problem(path, 0, "too-large", message, "name a CSV file with a row for each student"))
    hint = "in the spreadsheet, save it as “CSV UTF-8”"
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _Refused(_problem(path, 0, "no-csv", "this is a spreadsheet, not a CSV file", hint))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        message = f"the roster is not UTF-8: {content[error.start]:#04x} is no character there"
        raise _Refused(_problem(path, line, "not-utf-8", message, hint, column)) from None


def _table(path: str, text: str) -> tuple[list[tuple[int, list[str]]], dict[int, Column]]:
    """The rows that say something, each with its line, and what the columns hold."""
    first = 0
    delimiters: Sequence[str] = _DELIMITERS
    if said := _SEPARATOR_LINE.match(text):
        text, first, delimiters = text[said.end() :], 1, [said[1]]
    tables = [_heads(text, delimiter) for delimiter in delimiters]
    columns, delimiter = max(tables, key=lambda found: len(found[0]))
    _insist_on_name(path, first + 1, text, columns)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    begins = first + 1
    try:
        for row in reader:
            if reader.line_num > 1 and any(cell.strip() for cell in row):
                rows.append((begins, row))
            begins = first + reader.line_num + 1
            if len(rows) > MOST_STUDENTS:
                more = sum(1 for row in reader if any(row)) + len(rows)
                message = f"the roster has {more} students, and {MOST_STUDENTS} are the most"
                raise _Refused(_problem(path, 0, "too-many-students", message, "split it, say by class"))
    except csv.Error as error:
        hint = "a quotation mark begins a cell that has to end with one"
        raise _Refused(
            _problem(path, begins, "broken-csv", f"the row cannot be read: {error}", hint)
        ) from None
    return rows, columns


def _heads(text: str, delimiter: str) -> tuple[dict[int, Column], str]:
    """What the columns hold where they are parted so, by index."""
    row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    known = ((at, _COLUMNS.get(_head(cell))) for at, cell in enumerate(row))
    return {at: column for at, column in known if column}, delimiter


def _head(cell: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", cell).casefold().split())


def _insist_on_name(path: str, line: int, text: str, columns: dict[int, Column]) -> None:
    held = list(columns.values())
    if Column.NAME not in held and Column.PART_OF_NAME not in held:
        head = text.partition("\n")[0].strip()
        message = f"no column is called a name: {head[:60]}" if head else "the roster is empty"
        hint = "write a first row that names the columns: name, class"
        raise _Refused(_problem(path, line, "no-name-column", message, hint))
    for column in (Column.NAME, Column.GROUP, Column.FORM):
        if held.count(column) > 1:
            message = f"two columns are a {column.value}"
            raise _Refused(_problem(path, line, "column-twice", message, "rename the one that is not meant"))


def _student(place: Place, row: Sequence[str], columns: Mapping[int, Column]) -> Student | Problem:
    cells = {at: unicodedata.normalize("NFC", row[at].strip()) for at in columns if at < len(row)}

    def of(column: Column) -> Iterator[str]:
        return (cell for at, cell in cells.items() if columns[at] is column and cell)

    for cell in cells.values():
        if wrong := _unprintable(cell):
            return Problem(place, *wrong)
    name = next(of(Column.NAME), "") or _joined(of(Column.PART_OF_NAME))
    if not name:
        return Problem(place, "no-name", "a row has no name", "write the student's name, or take the row out")
    if len(name) > LONGEST_NAME:
        message = f"a name has {len(name)} characters, and a line of a sheet holds {LONGEST_NAME}"
        return Problem(place, "long-name", message, "shorten it")
    said = next(of(Column.FORM), "")
    form = _letter(said)
    if form is None:
        hint = "write a letter from A to Z; if it is a class, call the column “class”"
        return Problem(place, "unknown-form", f"{said!r} is no form", hint)
    return Student(name, next(of(Column.GROUP), ""), form, place)


def _unprintable(cell: str) -> tuple[str, str, str] | None:
    if cell.startswith(_FORMULA):
        message = f"{cell[:40]!r} begins like a formula, and a spreadsheet would compute it"
        return "formula", message, f"write it without the {cell[0]!r}"
    for character in cell:
        if unicodedata.category(character) in _CONTROLS and character not in _JOINERS:
            message = f"{cell[:40]!r} has a character that does not print: U+{ord(character):04X}"
            return "control-character", message, "type it anew"
    return None


def _joined(parts: Iterable[str]) -> str:
    """Parts of a name in the order in which they stand; Chinese ones have no space between them."""
    found = list(parts)
    han = all(unicodedata.name(character, "").startswith("CJK") for part in found for character in part)
    return ("" if han else " ").join(found)


def _letter(said: str) -> str | None:
    """`B`, `b`, `2` and `Form B` as B; None for anything else."""
    words = said.split()
    if not words:
        return ""
    word = words[-1].upper()
    if word.isdecimal() and 1 <= int(word) <= len(ascii_uppercase):
        return ascii_uppercase[int(word) - 1]
    return word if len(word) == 1 and word in ascii_uppercase else None


def _twice(students: Iterable[Student]) -> Iterator[Problem]:
    """Students whom nobody could tell apart by what their sheets say of them."""
    seen: dict[tuple[str, str], Student] = {}
    for student in students:
        earlier = seen.setdefault((student.name.casefold(), student.group.casefold()), student)
        if earlier is not student:
            hint = f"tell it from the one on line {earlier.place.line}, say by an initial or a class"
            yield Problem(student.place, "name-twice", f"{student.name!r} stands there twice", hint)
