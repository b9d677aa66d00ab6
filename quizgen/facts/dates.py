"""Dates of any grain, in either calendar, before and after our era.

A date is kept as the interval of days it may mean: `2019-12` is every day of December 2019. Days are
Julian day numbers, so that dates of both calendars and of any century sort and compare.

Source of the conversions: Richards, "Calendars", in the Explanatory Supplement to the Astronomical
Almanac (3rd ed., 2013).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_REMEMBERED = 1 << 14
"""Days and dates whose reading is remembered: a collection compares and prints few of them, many times."""
WRITTEN = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Calendar(StrEnum):
    """The calendar a date is written in; Old Style dates are Julian."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"


class Grain(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


def day_number(year: int, month: int, day: int, calendar: Calendar = Calendar.GREGORIAN) -> int:
    """The Julian day number that begins at noon of a calendar date (years before our era: 0, -1 …)."""
    # Years that begin in March put the leap day last, so that months have a regular rhythm.
    before_march = (14 - month) // 12
    y = year + 4800 - before_march
    days = day + (153 * (month + 12 * before_march - 3) + 2) // 5 + 365 * y + y // 4
    return days - 32083 if calendar is Calendar.JULIAN else days - y // 100 + y // 400 - 32045


@lru_cache(_REMEMBERED)
def calendar_date(number: int, calendar: Calendar = Calendar.GREGORIAN) -> tuple[int, int, int]:
    """Year, month and day of a Julian day number."""
    f = number + 1401
    if calendar is Calendar.GREGORIAN:
        f += (4 * number + 274277) // 146097 * 3 // 4 - 38
    e = 4 * f + 3
    h = 5 * (e % 1461 // 4) + 2
    month = (h // 153 + 2) % 12 + 1
    return e // 1461 - 4716 + (14 - month) // 12, month, h % 153 // 5 + 1


def _written_year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is known: a day, a month, a year or a range of days."""

    first: int
    """Julian day number of the first day it may mean."""
    last: int
    """Julian day number of the last day it may mean."""
    grain: Grain
    calendar: Calendar = Calendar.GREGORIAN

    @property
    def year(self) -> int:
        """The year it is written with, in its own calendar."""
        return calendar_date(self.first, self.calendar)[0]

    @property
    def iso(self) -> str:
        """The date as a curator writes it."""
        if self.grain is Grain.RANGE:
            return f"{_iso_day(self.first, self.calendar)}..{_iso_day(self.last, self.calendar)}"
        keep = {Grain.DAY: 3, Grain.MONTH: 2, Grain.YEAR: 1}[self.grain]
        parts = _iso_day(self.first, self.calendar).rsplit("-", 2)
        return "-".join(parts[:keep])

    def __str__(self) -> str:
        """The date as a page prints it; an Old Style day with its New Style beside it."""
        text = _in_words(self.first, self.last, self.grain, self.calendar)
        if self.calendar is Calendar.GREGORIAN or self.grain is not Grain.DAY:
            return text
        new_style = _in_words(self.first, self.last, self.grain, Calendar.GREGORIAN)
        year = f" {_written_year(self.year)}"
        if text.endswith(year) and new_style.endswith(year):
            new_style = new_style.removesuffix(year)
        return f"{text} O.S. ({new_style} N.S.)"

    def coarsened(self, grain: Grain) -> "Date":
        """The month or year that holds this date."""
        year, month, _ = calendar_date(self.first, self.calendar)
        if grain is Grain.YEAR:
            return year_of(year, self.calendar)
        return month_of(year, month, self.calendar)


def _iso_day(number: int, calendar: Calendar) -> str:
    year, month, day = calendar_date(number, calendar)
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


@lru_cache(_REMEMBERED)
def _in_words(first: int, last: int, grain: Grain, calendar: Calendar) -> str:
    year, month, day = calendar_date(first, calendar)
    match grain:
        case Grain.YEAR:
            return _written_year(year)
        case Grain.MONTH:
            return f"{MONTHS[month - 1]} {_written_year(year)}"
        case Grain.DAY:
            return f"{day} {MONTHS[month - 1]} {_written_year(year)}"
    last_year, last_month, last_day = calendar_date(last, calendar)
    end = f"{last_day} {MONTHS[last_month - 1]} {_written_year(last_year)}"
    if year != last_year:
        return f"{day} {MONTHS[month - 1]} {_written_year(year)} to {end}"
    if month != last_month:
        return f"{day} {MONTHS[month - 1]} to {end}"
    return f"{day}–{end}"


def _month_days(year: int, month: int, calendar: Calendar) -> tuple[int, int]:
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return day_number(year, month, 1, calendar), day_number(*following, 1, calendar) - 1


def day(year: int, month: int, of_month: int, calendar: Calendar = Calendar.GREGORIAN) -> Date:
    """One day."""
    number = day_number(year, month, of_month, calendar)
    return Date(number, number, Grain.DAY, calendar)


@lru_cache(_REMEMBERED)
def year_of(year: int, calendar: Calendar = Calendar.GREGORIAN) -> Date:
    """A whole year."""
    first, last = day_number(year, 1, 1, calendar), day_number(year, 12, 31, calendar)
    return Date(first, last, Grain.YEAR, calendar)


@lru_cache(_REMEMBERED)
def month_of(year: int, month: int, calendar: Calendar = Calendar.GREGORIAN) -> Date:
    """A whole month."""
    return Date(*_month_days(year, month, calendar), Grain.MONTH, calendar)


@lru_cache(_REMEMBERED)
def parse(text: str, calendar: Calendar = Calendar.GREGORIAN) -> Date:
    """Read `2019-12-02`, `2019-12`, `2019`, `-0044` (45 BC) or a range `2019-12-02..2019-12-05`.

    Raises ValueError, with a sentence for the curator, when it is no date or no such day exists.
    """
    first, separator, last = text.partition("..")
    if separator and ".." not in last:
        start, end = parse(first, calendar), parse(last, calendar)
        if end.last < start.first:
            raise ValueError(f"{text} ends before it begins")
        return Date(start.first, end.last, Grain.RANGE, calendar)
    written = WRITTEN.fullmatch(text)
    if not written:
        raise ValueError(f"{text!r} is not a date; write 2019-12-02, 2019-12 or 2019")
    year, month, of_month = (int(part) if part else None for part in written.groups())
    assert year is not None
    if month is None:
        return year_of(year, calendar)
    if not 1 <= month <= 12:
        raise ValueError(f"{text} has no month {month}")
    days = _month_days(year, month, calendar)
    if of_month is None:
        return Date(*days, Grain.MONTH, calendar)
    if not 1 <= of_month <= days[1] - days[0] + 1:
        raise ValueError(f"there is no {of_month} {MONTHS[month - 1]} {year}")
    return day(year, month, of_month, calendar)
