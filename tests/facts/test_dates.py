from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.dates import (
    MONTHS,
    Calendar,
    Date,
    Grain,
    calendar_date,
    day,
    day_number,
    parse,
    year_of,
)

JULIAN = Calendar.JULIAN
FIRST_GREGORIAN = day_number(1582, 10, 15)
calendars = st.sampled_from(Calendar)
years = st.integers(-9999, 9999)


@given(st.dates())
def test_gregorian_days_are_those_of_the_standard_library(known: date) -> None:
    number = day_number(known.year, known.month, known.day)
    assert number - day_number(1, 1, 1) == (known - date.min).days
    assert calendar_date(number) == (known.year, known.month, known.day)


@given(st.integers(-1_900_000, 5_300_000), calendars)
def test_every_day_has_a_date_and_every_date_its_day(number: int, calendar: Calendar) -> None:
    written = calendar_date(number, calendar)
    assert day_number(*written, calendar) == number
    following = calendar_date(number + 1, calendar)
    assert written < following
    assert following[2] in (written[2] + 1, 1)


@given(years, st.integers(1, 12), st.integers(1, 28), calendars)
def test_a_day_survives_writing_and_reading(year: int, month: int, of_month: int, calendar: Calendar) -> None:
    written = day(year, month, of_month, calendar)
    assert parse(written.iso, calendar) == written
    assert written.year == year


@given(years, st.integers(1, 12), calendars)
def test_a_month_and_a_year_survive_writing_and_reading(year: int, month: int, calendar: Calendar) -> None:
    month_of = day(year, month, 15, calendar).coarsened(Grain.MONTH)
    whole = day(year, month, 15, calendar).coarsened(Grain.YEAR)
    assert parse(month_of.iso, calendar) == month_of
    assert parse(whole.iso, calendar) == whole == year_of(year, calendar)
    assert (
        whole.first <= month_of.first <= day_number(year, month, 15, calendar) <= month_of.last <= whole.last
    )


@given(st.integers(-1_900_000, 5_200_000), st.integers(0, 100_000), calendars)
def test_a_range_survives_writing_and_reading(first: int, length: int, calendar: Calendar) -> None:
    known = Date(first, first + length, Grain.RANGE, calendar)
    assert parse(known.iso, calendar) == known


def test_the_calendars_met_in_the_year_300_and_part_by_a_day_a_century() -> None:
    assert day_number(200, 3, 1) == day_number(200, 3, 1, JULIAN)
    assert day_number(299, 12, 31) == day_number(299, 12, 31, JULIAN)
    assert day_number(1582, 10, 5, JULIAN) == FIRST_GREGORIAN
    assert day_number(1900, 3, 1) == day_number(1900, 3, 1, JULIAN) - 13


def test_julian_day_numbers_are_the_astronomers() -> None:
    """Julian day 0 began on 1 January 4713 BC of the Julian calendar; J2000 is day 2451545."""
    assert calendar_date(0, JULIAN) == (-4712, 1, 1)
    assert day_number(2000, 1, 1) == 2451545


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2019-12-02", (2019, 12, 2), (2019, 12, 2), Grain.DAY),
        ("2019-12", (2019, 12, 1), (2019, 12, 31), Grain.MONTH),
        ("2020-02", (2020, 2, 1), (2020, 2, 29), Grain.MONTH),
        ("1900-02", (1900, 2, 1), (1900, 2, 28), Grain.MONTH),
        ("2019", (2019, 1, 1), (2019, 12, 31), Grain.YEAR),
        ("0000", (0, 1, 1), (0, 12, 31), Grain.YEAR),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15), Grain.DAY),
        ("2019..2021-03", (2019, 1, 1), (2021, 3, 31), Grain.RANGE),
        ("-0100..0100", (-100, 1, 1), (100, 12, 31), Grain.RANGE),
    ],
)
def test_a_date_is_the_days_it_may_mean(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], grain: Grain
) -> None:
    assert parse(text) == Date(day_number(*first), day_number(*last), grain)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2019-02-30", "there is no 30 February 2019"),
        ("1900-02-29", "there is no 29 February 1900"),
        ("2019-04-31", "there is no 31 April 2019"),
        ("2019-00-01", "has no month 0"),
        ("2019-13", "has no month 13"),
        ("2019-12-00", "there is no 0 December 2019"),
        ("19-12-02", "is not a date"),
        ("2019-1-2", "is not a date"),
        ("2 December 2019", "is not a date"),
        ("2019-12-02T10:00", "is not a date"),
        ("20191", "is not a date"),
        ("", "is not a date"),
        ("2019..", "is not a date"),
        ("..2019", "is not a date"),
        ("2017..2018..2019", "is not a date"),
        ("2019..2018", "ends before it begins"),
    ],
)
def test_what_is_no_date_says_why(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse(text)


def test_the_leap_days_of_each_calendar() -> None:
    assert parse("1700-02-29", JULIAN).first == day_number(1700, 3, 11)
    with pytest.raises(ValueError, match="29 February 1700"):
        parse("1700-02-29")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-12-02", "2 December 2019"),
        ("2019-12", "December 2019"),
        ("2019", "2019"),
        ("-0044-03-15", "15 March 45 BC"),
        ("0000", "1 BC"),
        ("2001-06-14..2001-06-15", "14–15 June 2001"),
        ("2001-05-30..2001-06-02", "30 May to 2 June 2001"),
        ("2001-12-30..2002-01-02", "30 December 2001 to 2 January 2002"),
    ],
)
def test_a_date_in_words(text: str, words: str) -> None:
    assert str(parse(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1689-08-27", "27 August 1689 O.S. (6 September N.S.)"),
        ("1727-12-25", "25 December 1727 O.S. (5 January 1728 N.S.)"),
        ("-0044-03-15", "15 March 45 BC O.S. (13 March N.S.)"),
        ("1689-08", "August 1689"),
        ("1689", "1689"),
    ],
)
def test_an_old_style_day_stands_with_its_new_style_beside_it(text: str, words: str) -> None:
    assert str(parse(text, JULIAN)) == words


def test_an_old_style_day_sorts_as_the_new_style_day_it_is() -> None:
    assert parse("1689-08-27", JULIAN).first == parse("1689-09-06").first
    assert parse("1689-08-27", JULIAN).first > parse("1689-09-01").first


def test_a_date_coarsens_within_its_own_calendar() -> None:
    """The last days of an Old Style year lie in the next New Style one."""
    written = parse("1727-12-25", JULIAN)
    assert str(written.coarsened(Grain.YEAR)) == "1727"
    assert str(written.coarsened(Grain.MONTH)) == "December 1727"


def test_the_year_of_a_range_is_that_of_its_first_day() -> None:
    assert parse("2001-06-15..2026-01-01").year == 2001


@given(st.dates(min_value=date(1583, 1, 1)))
def test_words_name_what_a_reader_finds_on_a_calendar(known: date) -> None:
    assert str(parse(known.isoformat())) == f"{known.day} {MONTHS[known.month - 1]} {known.year}"
