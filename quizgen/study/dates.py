"""Typed dates in any usual notation: `2.12.2019`, `2.12.19`, `December 2nd, 2019`, `2 декабря 2019`, `2019年12月2日`, `44 BC`."""

import re
import unicodedata
from dataclasses import dataclass, replace

from quizgen.facts.dates import MONTHS, day

_TOKEN = re.compile(r"\d+|[^\W\d]+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_FILLERS = frozenset(
    {"of", "the", "on", "in", "year", "ad", "ce", "г", "год", "года", "году", "в", "年", "月", "日"}
)
_CALENDAR = re.compile(r"\b[on]\.? ?s\b\.?")
"""Old Style or New Style: a date is accepted in each."""
_RUSSIAN = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_BEFORE_OUR_ERA = frozenset({"bc", "bce"})
_SHORTEST_MONTH = 3
_OF_MONTH = range(1, 32)
_FIRST_OF_LAST_CENTURY = 69
"""Of the years with two digits, as POSIX reads them."""


@dataclass(frozen=True, slots=True)
class Read:
    """A date as typed: a year, perhaps its month, perhaps the day of that month."""

    year: int
    """Years before our era: 0, -1 …"""
    month: int = 0
    of_month: int = 0
    is_short: bool = False
    """The year has two digits, of whichever century."""

    def holds(self, other: "Read") -> bool:
        """Whether the other says the same, or the same and more."""
        return (
            self.year == (other.year % 100 if self.is_short else other.year)
            and self.month in (0, other.month)
            and self.of_month in (0, other.of_month)
        )


def readings(text: str) -> tuple[Read, ...]:
    """Every date that a text may mean; none where it is no date.

    `02/12/2019` is two of them. `2.12.19` is of 2019, where the years from 1969 to 2068 are meant, or of any century.
    """
    tidy = unicodedata.normalize("NFKC", text).casefold().replace("b.c.", "bc")
    tidy = _CALENDAR.sub("", _ORDINAL.sub("", tidy))
    tokens = [token for token in _TOKEN.findall(tidy) if token not in _FILLERS]
    era = [token for token in tokens if token in _BEFORE_OUR_ERA]
    tokens = [token for token in tokens if token not in era]
    months = [_month(token) for token in tokens if not token.isdigit()]
    numbers = [token for token in tokens if token.isdigit()]
    if len(months) > 1 or not all(months) or len(numbers) + len(months) > 3 or len(era) > 1:
        return ()
    found = _with_month(months[0], numbers) if months else _in_figures(numbers)
    read = (replace(each, year=1 - each.year) if era else each for each in found)
    return tuple(dict.fromkeys(each for each in read if _exists(each)))


def _month(word: str) -> int:
    if len(word) < _SHORTEST_MONTH:
        return 0
    for number, name in enumerate(MONTHS, start=1):
        if name.casefold().startswith(word) or (word == "sept" and number == 9):
            return number
    return next((at for at, stem in enumerate(_RUSSIAN, start=1) if word.startswith(stem)), 0)


def _with_month(month: int, numbers: list[str]) -> list[Read]:
    match numbers:
        case [year]:
            return [Read(int(year), month)]
        case [one, other]:
            days = [(a, b) for a, b in ((one, other), (other, one)) if int(a) in _OF_MONTH and len(b) > 2]
            if not days and len(other) == 2:
                return _of_century(int(other), month, int(one))
            return [Read(int(year), month, int(of_month)) for of_month, year in days]
    return []


def _in_figures(numbers: list[str]) -> list[Read]:
    match numbers:
        case [year]:
            return [Read(int(year))]
        case [year, month] if len(year) > 2:
            return [Read(int(year), int(month))]
        case [month, year] if len(year) > 2:
            return [Read(int(year), int(month))]
        case [year, month, of_month] if len(year) > 2:
            return [Read(int(year), int(month), int(of_month))]
        case [one, other, year] if len(year) > 2:
            return [Read(int(year), int(other), int(one)), Read(int(year), int(one), int(other))]
        case [one, other, year] if len(year) == 2 and max(len(one), len(other)) <= 2:
            return [
                *_of_century(int(year), int(other), int(one)),
                *_of_century(int(year), int(one), int(other)),
            ]
    return []


def _of_century(year: int, month: int, of_month: int) -> list[Read]:
    """A date whose year has two digits: in the century that is meant today, and in any."""
    today = year + (2000 if year < _FIRST_OF_LAST_CENTURY else 1900)
    return [Read(today, month, of_month), Read(year, month, of_month, is_short=True)]


def _exists(read: Read) -> bool:
    if read.month not in range(13) or read.of_month not in range(32) or abs(read.year) > 9999:
        return False
    return not read.of_month or read.is_short or day(read.year, read.month, read.of_month).last > 0
