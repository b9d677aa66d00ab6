"""What stands as right cannot be on record as wrong as well."""

import pytest

from quizgen.facts import collection as facts
from tests.items.making import files


def said(signed: str, at: str = "{is: beijing, cite: book}") -> list[str]:
    treaty = f"t: {{name: Treaty A, signed: {signed}, signed_at: {at}}}"
    return [p.message for p in facts.load(files("[]", treaty=treaty))[1] if p.code == "right-and-wrong"]


@pytest.mark.parametrize(
    "record",
    [
        "misreported: [{id: m, as: 1858-05-28, in: report, because: no}]",
        "misreported: [{id: m, as: 1858, in: report, because: no}]",
        "not: [{is: 1858-05, because: no}]",
        "or: [{is: 1860, cite: report}], not: [{is: 1860, because: no}]",
        "not: [{is: 1858-05-16, calendar: julian, because: no}]",
    ],
)
def test_a_date_that_is_right_however_roughly_is_not_wrong(record: str) -> None:
    (message,) = said(f"{{is: 1858-05-28, cite: book, {record}}}")
    assert message.startswith("t/signed gives")
    assert message.endswith("both as right and as wrong")


def test_another_name_of_the_right_place_is_not_wrong() -> None:
    assert said(
        "{is: 1858, cite: book}",
        "{is: beijing, cite: book, misreported: [{id: m, as: Peking, in: report, because: no}]}",
    )


@pytest.mark.parametrize(
    "record",
    ["not: [{is: 1858-05-29, because: no}]", "misreported: [{id: m, as: 1857, in: report, because: no}]"],
)
def test_another_day_is(record: str) -> None:
    assert said(f"{{is: 1858-05-28, cite: book, {record}}}") == []
    assert said("{is: 1858, cite: book, not: [{is: 1858-05-29, because: no}]}") == []


def test_a_number_is_the_same_however_many_noughts_it_has() -> None:
    pipeline = "p: {name: P, length: {is: 12 km, cite: book, not: [{is: 12.00 km, because: no}]}}"
    found = facts.load(files("[]", pipeline=pipeline))[1]
    assert [p.code for p in found] == ["right-and-wrong"]
