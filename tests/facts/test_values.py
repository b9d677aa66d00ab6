from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.dates import Calendar, parse
from quizgen.facts.model import Property, ValueType
from quizgen.facts.statements import WrongValueError, value_of
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Unit, Value, grouped

KM = Unit("km", "kilometre", "kilometres", "km", "length")
M = Unit("m", "metre", "metres", "m", "length", Decimal("0.001"))
UNITS = {"km": KM, "m": M}


def prop(value_type: ValueType, **more: object) -> Property:
    return Property("it", value_type, "its value", "", **more)  # type: ignore[arg-type]


def km(number: str, *, about: bool = False, within: str | None = None) -> Quantity:
    return Quantity(Decimal(number), KM, about, Decimal(within) if within else None)


@pytest.mark.parametrize(
    ("value_type", "text", "value"),
    [
        (ValueType.TEXT, "NO", Text("NO")),
        (ValueType.TEXT, "010", Text("010")),
        (ValueType.TEXT, "12:30", Text("12:30")),
        (ValueType.TEXT, "2019-12", Text("2019-12")),
        (ValueType.NAME, "Sophia Fyodor Golovin", Name("Sophia Fyodor Golovin")),
        (ValueType.DATE, "2019-12", parse("2019-12")),
        (ValueType.REFERENCE, "aigun", Reference("aigun")),
        (ValueType.FLAG, "true", Flag(True)),
        (ValueType.FLAG, "yes", Flag(True)),
        (ValueType.FLAG, "no", Flag(False)),
        (ValueType.QUANTITY, "3000 km", km("3000")),
        (ValueType.QUANTITY, "3000km", km("3000")),
        (ValueType.QUANTITY, "about 3000 km", km("3000", about=True)),
        (ValueType.QUANTITY, "-2.50 km", km("-2.50")),
    ],
)
def test_the_declared_type_alone_gives_a_text_its_meaning(
    value_type: ValueType, text: str, value: Value
) -> None:
    assert value_of(text, prop(value_type), UNITS) == value


def test_a_closed_list_gives_an_id_its_words() -> None:
    carries = prop(ValueType.NAME, values={"gas": "natural gas", "NO": "nothing"})
    assert value_of("gas", carries, {}) == Name("natural gas", "gas")
    assert value_of("NO", carries, {}) == Name("nothing", "NO")
    with pytest.raises(WrongValueError) as wrong:
        value_of("natural gas", carries, {})
    assert wrong.value.code == "unknown-value"


def test_a_date_is_read_in_its_calendar() -> None:
    assert value_of("1689-08-27", prop(ValueType.DATE), {}, Calendar.JULIAN) == parse(
        "1689-08-27", Calendar.JULIAN
    )


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("", "not-a-quantity", "km, m"),
        ("long", "not-a-quantity", "km, m"),
        ("km 3000", "not-a-quantity", "km, m"),
        ("3,000 km", "not-a-quantity", "without separators"),
        ("3 000 km", "wrong-unit", "km"),
        ("3000", "wrong-unit", "km"),
        ("3000 miles", "wrong-unit", "km"),
        ("about about 3000 km", "not-a-quantity", "km, m"),
        ("1e3 km", "wrong-unit", "km"),
        ("NaN km", "not-a-quantity", "km, m"),
    ],
)
def test_what_is_no_quantity_says_why(text: str, code: str, hint: str) -> None:
    with pytest.raises(WrongValueError) as wrong:
        value_of(text, prop(ValueType.QUANTITY, units=("km", "m")), UNITS)
    assert wrong.value.code == code
    assert hint in wrong.value.hint


def test_a_unit_without_words_is_that_of_bare_numbers() -> None:
    bare = Unit("count", "", "", "", "count")
    units = {**UNITS, "count": bare}
    assert value_of("26", prop(ValueType.QUANTITY, units=("count",)), units) == Quantity(Decimal(26), bare)
    assert str(Quantity(Decimal(26), bare)) == "26"
    for taken in (("count", "km"), ("km",), ()):
        with pytest.raises(WrongValueError, match="lacks a unit"):
            value_of("26", prop(ValueType.QUANTITY, units=taken), units)


def test_a_property_takes_only_its_own_units() -> None:
    with pytest.raises(WrongValueError) as wrong:
        value_of("3 m", prop(ValueType.QUANTITY, units=("km",)), UNITS)
    assert wrong.value.code == "wrong-unit"
    assert "km" in wrong.value.hint


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (km("3000"), "2999.5", "3000.5"),
        (km("3000.0"), "2999.95", "3000.05"),
        (km("3000", about=True), "2850", "3150"),
        (km("3", about=True), "2.5", "3.5"),
        (km("3000", within="0.01"), "2970", "3030"),
        (km("3000", about=True, within="0.01"), "2970", "3030"),
        (km("-100", within="0.1"), "-110", "-90"),
        (Quantity(Decimal(3000), M), "2.9995", "3.0005"),
    ],
)
def test_a_quantity_may_stand_for_all_that_rounds_to_it(quantity: Quantity, low: str, high: str) -> None:
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))


@given(
    st.decimals(-(10**9), 10**9, allow_nan=False, places=3),
    st.booleans(),
    st.none() | st.decimals(0, 1, allow_nan=False, places=2),
)
def test_a_quantity_may_always_stand_for_itself(number: Decimal, about: bool, within: Decimal | None) -> None:
    quantity = Quantity(number, KM, about, within)
    assert quantity.low <= number <= quantity.high


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (km("1"), "1 kilometre"),
        (km("-1"), "-1 kilometre"),
        (km("0"), "0 kilometres"),
        (km("2694"), "2694 kilometres"),
        (km("12694.5"), "12,694.5 kilometres"),
        (km("3000", about=True), "about 3000 kilometres"),
    ],
)
def test_a_quantity_in_words(quantity: Quantity, words: str) -> None:
    assert str(quantity) == words


def test_thousands_are_set_apart_from_five_digits_on() -> None:
    assert [grouped(Decimal(n)) for n in ("9999", "10000", "-1234567.5")] == [
        "9999",
        "10,000",
        "-1,234,567.5",
    ]
