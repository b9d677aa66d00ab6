"""What the cells of a column look like: their texts, and what these can be read as."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from quizgen.imports.cells import (
    ENTITY,
    UNKNOWN,
    CellError,
    DayOrder,
    Decimals,
    clean,
    day_order,
    decimals,
    read_date,
    read_flag,
    read_number,
)
from quizgen.imports.headings import IS_KEY, joined
from quizgen.imports.model import SEVERAL, Table

LOOKED_AT = 5000
"""Rows from which columns are guessed."""
NOTHING = ("-", "–", "—", "?", "NaN", "nan", "N/A", "n/a", "#N/A", "NULL", "null")


@dataclass(slots=True)
class Looks:
    """What the cells of a column look like."""

    texts: Counter[str]
    """Each text, and how many cells hold it."""
    filled: int = 0
    several: int = 0
    """How many cells hold several texts."""


def look_at(table: Table) -> list[Looks]:
    """What the first rows of a table look like, column by column."""
    looks = [Looks(Counter()) for _ in table.columns]
    for row in islice(table.read(lambda problem: None), LOOKED_AT):
        for look, cell in zip(looks, row.cells, strict=True):
            parts = [text for part in cell.split(SEVERAL) if (text := cleaned(part))]
            if parts:
                look.filled += 1
                look.several += len(parts) > 1
                look.texts.update(parts)
    return looks


def cleaned(text: str) -> str:
    """A cell's text; empty where it says nothing or cannot be taken."""
    try:
        found = clean(text)
    except CellError:
        return ""
    return "" if found in NOTHING or UNKNOWN.fullmatch(found) else found


def example_of(looks: Looks) -> str:
    """Some of a column's texts, short enough to stand in a comment."""
    shown = [text if len(text) <= 30 else f"{text[:29]}…" for text in islice(looks.texts, 3)]
    return ", ".join("".join(c if c.isprintable() else " " for c in text) for text in shown)


def fits(read: Callable[[str], object], text: str) -> bool:
    """Whether a text can be read as something."""
    try:
        read(text)
    except CellError:
        return False
    return True


def is_number(text: str) -> bool:
    """Whether it is a number, whatever stands before its decimals."""
    return fits(lambda t: read_number(t, decimals(t) or Decimals.POINT), text)


def is_date(text: str) -> bool:
    """Whether it is a date, whichever of day and month comes first."""
    return fits(lambda t: read_date(t, DayOrder.DAY_FIRST if day_order(t) is None else day_order(t)), text)


def is_flag(text: str) -> bool:
    """Whether it is yes or no and nothing else."""
    return text not in ("1", "0", "x") and fits(read_flag, text)


def is_key(column: str, looks: Looks) -> bool:
    """Whether a column is what the rows are known by."""
    # The rows of one entity of Wikidata are many where it has several values of anything.
    once = len(looks.texts) == looks.filled or all(map(ENTITY.fullmatch, looks.texts))
    return joined(column) in IS_KEY and bool(looks.texts) and once and not looks.several
