"""What sort of thing an option is, told by how it is written: a date, an amount or words.

Dates and amounts are read as intervals on a line of their own, so that options can be compared: days are
counted as if every month had thirty-one, which keeps their order and all that lies within a month or a year.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.facts.dates import MONTHS
from quizgen.facts.values import Unit

_MONTH = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{1,4}})(?P<era> BC)?(?:\W.*)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?P<year>\d{1,4})(?P<era> BC)?")
_AMOUNT = re.compile(
    r"(?P<about>about )?(?P<number>[-−]?\d[\d,]*(?:\.\d+)?)(?P<unit>(?: |%).*)?", re.IGNORECASE
)
_ROUGHLY = 0.05
"""How far "about" may be from the truth: as in `quizgen.facts.values`."""
_LONGEST = 60
"""Characters of the longest text that is taken for an amount."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How an option is written, and what it means as far as that tells."""

    form: str
    """`day`, `month`, `number`, an amount's unit, or `words`."""
    low: float = 0
    high: float = 0
    """The interval that a date or an amount stands for."""
    rough: bool = False
    """An amount with "about"."""

    @property
    def is_ordered(self) -> bool:
        """Whether it stands on a line with others of its form."""
        return self.form != "words"

    @property
    def is_amount(self) -> bool:
        """Whether it is a number or an amount, and no date."""
        return self.form not in ("words", "day", "month")


WORDS = Shape("words")
_MOST_KEPT = 1 << 14


class Shapes:
    """Tells the shapes of texts by the units of a collection."""

    def __init__(self, units: Iterable[Unit]) -> None:
        words = (word for unit in units for word in (unit.id, unit.one, unit.many, unit.short))
        self._units = frozenset(map(_singular, filter(None, words))) | {"%"}
        self._known: dict[str, Shape] = {}

    def of(self, text: str) -> Shape:
        """The shape of an option."""
        if (known := self._known.get(text)) is None:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            known = self._known[text] = self._read(text)
        return known

    def _read(self, text: str) -> Shape:
        if len(text) > _LONGEST:
            return WORDS
        if dated := _date(text):
            return dated
        if written := _AMOUNT.fullmatch(text):
            unit = _singular(written["unit"] or "")
            if unit and unit not in self._units:
                return WORDS
            number = float(written["number"].replace(",", "").replace("−", "-"))
            slack = abs(number) * _ROUGHLY if written["about"] else 0
            return Shape(unit or "number", number - slack, number + slack, bool(written["about"]))
        return WORDS


def _date(text: str) -> Shape | None:
    if written := _DATE.fullmatch(text):
        month = _MONTH[written["month"].casefold()]
        year = _year(written)
        day = int(written["day"] or 0)
        first = (year * 12 + month) * 31
        return Shape("day", first + day, first + day) if day else Shape("month", first + 1, first + 31)
    if written := _YEAR.fullmatch(text):
        year = _year(written)
        return Shape("number", year, year)
    return None


def _year(written: re.Match[str]) -> int:
    return 1 - int(written["year"]) if written["era"] else int(written["year"])


def _singular(unit: str) -> str:
    # "1 article" and "22 articles", "1 billion cubic metres" and "2 billion": alike but for an ending.
    return " ".join(word.removesuffix("s") for word in unit.casefold().split())
