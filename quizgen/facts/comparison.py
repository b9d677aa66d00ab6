"""What is apart from what.

Comparison answers *apart*, *same* or *unknown*, and only *apart* proves a distractor wrong. In an open
world absence is not falsity and likeness is not sameness: whatever cannot be decided is unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from quizgen.facts.dates import Date
from quizgen.facts.model import Statement, Subject
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Value


class Verdict(StrEnum):
    """How two values stand to each other."""

    APART = "apart"
    SAME = "same"
    UNKNOWN = "unknown"


class Kinship:
    """Which subjects are kin: joined by `continues`, `part_of` or a shared name, directly or by way of others."""

    def __init__(self, subjects: Mapping[str, Subject]) -> None:
        self._heads: dict[str, str] = {}
        named: dict[str, str] = {}
        for subject in subjects.values():
            for other in (subject.continues, subject.part_of):
                if other in subjects:
                    self._join(subject.id, other)
            for name in subject.called:
                self._join(subject.id, named.setdefault(name.casefold(), subject.id))

    def related(self, one: str, other: str) -> bool:
        """Whether two subjects are kin, or one and the same."""
        return one == other or self.head(one) == self.head(other)

    def head(self, id: str) -> str:
        """The id that stands for all of a subject's kin."""
        heads = self._heads
        while (above := heads.get(id, id)) != id:
            heads[id] = heads.get(above, above)
            id = above
        return id

    def _join(self, one: str, other: str) -> None:
        first, second = self.head(one), self.head(other)
        if first != second:
            self._heads[max(first, second)] = min(first, second)


def compare(one: Value, other: Value, kinship: Kinship) -> Verdict:
    """How two values of one property stand to each other."""
    if type(one) is not type(other):
        return Verdict.UNKNOWN
    return _COMPARISONS[type(one)](one, other, kinship)


def _dates(one: Date, other: Date, _: Kinship) -> Verdict:
    return _intervals(one.first, one.last, other.first, other.last)


def _quantities(one: Quantity, other: Quantity, _: Kinship) -> Verdict:
    if one.unit.measures != other.unit.measures:
        return Verdict.UNKNOWN
    if one == other:
        return Verdict.SAME
    if one.low < one.high == other.low < other.high or other.low < other.high == one.low < one.high:
        # Neighbours in the last digit: half a unit between them rounds to one of the two.
        return Verdict.APART
    return _intervals(one.low, one.high, other.low, other.high)


def _names(one: Name, other: Name, _: Kinship) -> Verdict:
    if one.text.casefold() == other.text.casefold():
        return Verdict.SAME
    return Verdict.APART if one.id and other.id else Verdict.UNKNOWN


def _references(one: Reference, other: Reference, kinship: Kinship) -> Verdict:
    if one.subject == other.subject:
        return Verdict.SAME
    return Verdict.UNKNOWN if kinship.related(one.subject, other.subject) else Verdict.APART


def _texts(one: Text, other: Text, _: Kinship) -> Verdict:
    return Verdict.SAME if one.text.casefold() == other.text.casefold() else Verdict.UNKNOWN


def _flags(one: Flag, other: Flag, _: Kinship) -> Verdict:
    return Verdict.SAME if one == other else Verdict.APART


_COMPARISONS: dict[type, Callable[[Any, Any, Kinship], Verdict]] = {
    Text: _texts,
    Name: _names,
    Date: _dates,
    Quantity: _quantities,
    Reference: _references,
    Flag: _flags,
}


def _intervals(
    low: int | Decimal, high: int | Decimal, other_low: int | Decimal, other_high: int | Decimal
) -> Verdict:
    if high < other_low or other_high < low:
        return Verdict.APART
    return Verdict.SAME if (low, high) == (other_low, other_high) else Verdict.UNKNOWN


def apart_from_all(value: Value, others: Iterable[Value], kinship: Kinship) -> bool:
    """Whether a value is provably none of the others."""
    return all(compare(value, other, kinship) is Verdict.APART for other in others)


def right_values(statement: Statement) -> tuple[Value, ...]:
    """Every value that counts as right: the stated one and those that other good references give."""
    return (statement.value, *statement.alternatives)
