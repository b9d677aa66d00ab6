"""What people and programs write for dates, amounts, yes and no; and every text survives YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts import yaml
from quizgen.facts.yaml import Mapping, Scalar, Sequence
from quizgen.imports.cells import (
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
from quizgen.imports.quoting import flow_list, scalar


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2019-12-02", "2019-12-02"), ("2019-12", "2019-12"), ("2019", "2019"), ("2019-12-02T00:00:00Z", "2019-12-02"),
        ("2019/12/02", "2019-12-02"), ("2.12.2019", "2019-12-02"), ("25/12/2019", "2019-12-25"), ("12/25/2019", "2019-12-25"),
        ("4/4/2019", "2019-04-04"), ("2 December 2019", "2019-12-02"), ("December 2, 2019", "2019-12-02"), ("Dec 2019", "2019-12"),
        ("2nd Dec. 2019", "2019-12-02"), ("44 BC", "-0043"), ("1 BC", "0000"), ("AD 79", "0079"), ("476", "0476"),
        ("-0043-03-15T00:00:00Z", "-0043-03-15"), ("2019-12-02..2019-12-05", "2019-12-02..2019-12-05"),
    ],
)  # fmt: skip
def test_dates_in_many_notations(written: str, date: str) -> None:
    assert read_date(written) == date


def test_wikidatas_first_days_stand_for_a_year_or_month() -> None:
    assert read_date("1898-01-01T00:00:00Z", whole=True) == "1898"
    assert read_date("1898-07-01T00:00:00Z", whole=True) == "1898-07"
    assert read_date("1898-07-02T00:00:00Z", whole=True) == "1898-07-02"
    assert read_date("1898-01-01", whole=True) == "1898-01-01"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("03/04/2019", "ambiguous-date"), ("30.02.2019", "bad-date"), ("2019-13-01", "bad-date"), ("3/4/19", "bad-date"),
        ("31/12", "bad-date"), ("soon", "bad-date"), ("5 Foo 2019", "bad-date"), ("2019-12-02 13:45:00", "bad-date"), ("79", "bad-date"),
    ],
)  # fmt: skip
def test_what_is_no_date_or_two_is_refused(written: str, code: str) -> None:
    with pytest.raises(CellError) as refused:
        read_date(written)
    assert refused.value.code == code


def test_the_order_of_a_column_decides_and_binds() -> None:
    assert day_order("25/12/2019") is DayOrder.DAY_FIRST
    assert day_order("03/04/2019") is None
    assert read_date("03/04/2019", DayOrder.DAY_FIRST) == "2019-04-03"
    assert read_date("03/04/2019", DayOrder.MONTH_FIRST) == "2019-03-04"
    with pytest.raises(CellError):
        read_date("12/25/2019", DayOrder.DAY_FIRST)


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("26", "26", ""), ("4209.3", "4209.3", ""), ("1,234.5", "1234.5", ""), ("1.234,5", "1234.5", ""), ("1 234,5", "1234.5", ""),
        ("1,234,567", "1234567", ""), ("1.234.567", "1234567", ""), ("1\u00a0234\u00a0567", "1234567", ""), ("12'345", "12345", ""),
        ("0,5", "0.5", ""), ("-3.5", "-3.5", ""), ("−3.5", "-3.5", ""), (".5", "0.5", ""), ("007", "7", ""), ("38 km", "38", "km"),
        ("12%", "12", "%"), ("$12", "12", "$"), ("about 3000 km", "about 3000", "km"), ("6.02e3", "6020", ""), ("~5", "about 5", ""),
    ],
)  # fmt: skip
def test_numbers_in_many_notations(written: str, number: str, unit: str) -> None:
    assert read_number(written) == (number, unit)


@pytest.mark.parametrize("written", ["1,234", "1.234", "12,345"])
def test_a_number_that_may_be_a_thousand_times_as_much_needs_a_word(written: str) -> None:
    assert decimals(written) is None
    with pytest.raises(CellError, match="thousand"):
        read_number(written)
    wanted = "1234" if written[1] in ",." else "12345"
    assert read_number(written, Decimals.COMMA if "." in written else Decimals.POINT)[0] == wanted


@pytest.mark.parametrize("written", ["12,34,5", "1.008(2)", "[223]", "1e999", "12-15", "1 2", "", "x", "٣"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(CellError):
        read_number(written, Decimals.POINT)


def test_yes_and_no() -> None:
    assert [read_flag(word) for word in ("Yes", "TRUE", "1", "no", "False")] == [
        "true",
        "true",
        "true",
        "false",
        "false",
    ]
    with pytest.raises(CellError):
        read_flag("maybe")


def test_markup_that_means_nothing_goes_and_what_means_something_is_refused() -> None:
    assert clean(" <b>Bern</b>&nbsp;&amp; <i>Rome</i>\n ") == "Bern & Rome"
    assert clean("a < b & c") == "a < b & c"
    assert clean("Ber\u00adn\u200b") == "Bern"
    for text in ("m<sup>2</sup>", "<script>x</script>", "a\x00b", "x" * 20_001):
        with pytest.raises(CellError):
            clean(text)


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\u2028\u2029"),
            min_size=1,
        )
    )
)
def test_every_text_comes_back_from_yaml(texts: list[str]) -> None:
    written = "".join(f"  {scalar(text + str(at))}: {scalar(text)}\n" for at, text in enumerate(texts))
    root, problems = yaml.parse("x.yaml", f"list: {flow_list(texts)}\nmap:\n{written}".encode())
    assert [str(problem) for problem in problems] == []
    assert isinstance(root, Mapping)
    listed = root.get("list")
    assert isinstance(listed, Sequence)
    assert [member.text for member in listed.items if isinstance(member, Scalar)] == texts
    mapped = root.get("map")
    if texts:
        assert isinstance(mapped, Mapping)
        assert [(key.text, value.text) for key, value in mapped.entries if isinstance(value, Scalar)] == [
            (text + str(at), text) for at, text in enumerate(texts)
        ]
