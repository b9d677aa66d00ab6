"""The nouns of an import: a table as it stands in a file, before anybody says what it means."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from quizgen.problems import Place, Problem

SEVERAL = "\x1f"
"""Stands between the texts of a cell that holds several, as lists in JSON do (Unicode's unit separator)."""

Report = Callable[[Problem], None]
"""Takes note of a problem."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out; a mapping may say otherwise than what was found."""

    form: str = ""
    """csv, sheet, json, lines or wikidata."""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int = 1
    """The row that names the columns, counted from 1."""
    guessed: bool = False
    """The encoding is the likeliest one, not a certain one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, as texts."""

    line: int
    """The row or line where it begins; of JSON in one piece, the number of the record."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, which are read anew each time they are asked for."""

    path: str
    columns: tuple[str, ...]
    """What the columns are called, no two alike."""
    read: Callable[[Report], Iterator[Row]] = field(compare=False)
    layout: Layout = Layout()
    typed: bool = False
    """Its numbers are numbers, with a point before decimals, and its dates are written 2019-12-02."""

    def place(self, line: int, column: int = -1) -> Place:
        """Where a cell stands: columns are counted from 1."""
        return Place(self.path, line, column + 1)


def letter(index: int) -> str:
    """A column as spreadsheets call it: A, B … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def named(header: list[str]) -> tuple[str, ...]:
    """Names for columns: those of the header, with the letter where one is missing or stands twice."""
    counts: dict[str, int] = {}
    texts = [" ".join(text.split()) for text in header]
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return tuple(
        text if text and counts[text] == 1 else f"{text} [{letter(index)}]".strip()
        for index, text in enumerate(texts)
    )
