"""Numeric: every number that a source may mean is taken, and no other."""

from decimal import Decimal

import pytest

from quizgen.items.model import Numeric
from tests.items.computing.sample import sample
from tests.items.making import item, pool, why_not

LENGTH = '- {id: length, about: pipeline, asks: length, stem: "How long is {{ it }}?", types: [numeric]}'


def numeric(length: str) -> Numeric:
    body = item(
        pool(LENGTH, pipeline=f"it: {{name: It, length: {{{length}, cite: book}}}}"), "length/it/numeric"
    ).body
    assert isinstance(body, Numeric)
    return body


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("is: 90 km", "89.5", "90.5"),
        ("is: 15.4 km", "15.35", "15.45"),
        ("is: about 3000 km", "2850", "3150"),
        ("is: 3000 km, within: 1 %", "2970", "3030"),
        ("is: 12 km, or: [{is: 13 km, cite: report}]", "11.5", "13.5"),
        (f"is: {'9' * 30} km", f"{'9' * 30}", None),
    ],
)
def test_its_bounds_are_those_of_its_sources(written: str, low: str, high: str | None) -> None:
    body = numeric(written)
    assert body.low == Decimal(low)
    assert body.low <= body.number <= body.high
    if high:
        assert body.high == Decimal(high)


def test_sources_that_lie_apart_have_no_one_number() -> None:
    apart = "it: {name: It, length: {is: 12 km, or: [{is: 19 km, cite: report}], cite: book}}"
    assert "lie apart" in why_not(pool(LENGTH, pipeline=apart), "length/it/numeric")


def test_a_count_is_exact_and_of_a_day() -> None:
    made = item(sample(), "members/sco/numeric")
    assert made.stem == "As of December 2025, how many members has SCO?"
    assert isinstance(made.body, Numeric)
    assert (made.body.low, made.body.number, made.body.high) == (6, 6, 6)
