"""Choices among numbers that were worked out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from quizgen.facts.values import Quantity, Unit, grouped
from quizgen.items import plausible
from quizgen.items.asking import COUNT
from quizgen.items.chance import Chance
from quizgen.items.computing.model import Bench
from quizgen.items.model import Body, Choice, ItemType, Numeric, Option
from quizgen.items.proofs import Proof
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot

WRONG = 2
YEARS = "years"
_SHARE = Unit("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Result:
    """A number that was worked out."""

    number: Decimal
    low: Decimal
    high: Decimal
    """The least and the greatest number that count as right."""
    unit: str
    most: Decimal | None = None
    """The greatest that anybody could think possible, if there is one."""

    @property
    def width(self) -> Decimal:
        """How far apart other numbers have to be."""
        return max(self.high - self.low, Decimal(1))

    def is_clear(self, number: Decimal) -> bool:
        """Whether another number is possible, and wrong however one reckons."""
        possible = number > 0 and (self.most is None or number <= self.most)
        return possible and (number < self.low - self.width / 2 or number > self.high + self.width / 2)


def body_of(result: Result, stem: str, slot: Slot, bench: Bench) -> Body | Refusal:
    """A number to write, or to choose, by the item's type."""
    if slot.type is ItemType.NUMERIC:
        text = counted(result.number, result.unit)
        return Numeric(text, result.number, result.low, result.high, result.unit)
    wrong = _wrong(result, slot)
    if len(wrong) < WRONG:
        return Refusal("no other number is surely wrong")
    key = Option(counted(result.number, result.unit), True, "", token=f"{result.number:f}")
    because = f"The answer is {key.text}."
    options = {n: Option(counted(n, result.unit), False, because, Proof.OTHER_VALUE, f"{n:f}") for n in wrong}
    options[result.number] = key
    in_order = tuple(option for _, option in sorted(options.items()))
    return bench.why_not_all(slot, stem, in_order) or Choice(in_order, in_order=True)


def _wrong(result: Result, slot: Slot) -> list[Decimal]:
    """Numbers clear of all that may count as right and of each other, those released with the item first.

    Of the others so many lie below the key as its rank is drawn to be, as far as there are any.
    """
    chosen = list(islice(_spaced(_released(slot), result, ()), WRONG))
    wanted = WRONG - len(chosen)
    below: list[Decimal] = []
    above: list[Decimal] = []
    for number in _spaced(_plausible(result, slot.id), result, chosen):
        (below if number < result.number else above).append(number)
        if min(len(below), len(above)) >= wanted:
            break
    first = min(Chance(slot.id).between(0, WRONG), wanted, len(below))
    first = max(first, wanted - len(above))
    return [*chosen, *below[:first], *above[: wanted - first]]


def _spaced(numbers: Iterable[Decimal], result: Result, beside: Sequence[Decimal]) -> Iterator[Decimal]:
    found, width = list(beside), result.width
    for number in filter(result.is_clear, numbers):
        if all(abs(number - other) >= width for other in found):
            found.append(number)
            yield number


def _released(slot: Slot) -> Iterator[Decimal]:
    for token in slot.keep:
        try:
            number = Decimal(token)
        except ArithmeticError:
            continue
        if number.is_finite():
            yield number


def _plausible(result: Result, item_id: str) -> Iterator[Decimal]:
    if result.unit == YEARS:
        yield from plausible.years(result.number, item_id)
        return
    asked = Quantity(result.number, COUNT if abs(result.number) <= 30 else _SHARE)
    for value in plausible.quantities(asked, item_id):
        assert isinstance(value, Quantity)
        yield value.number


def counted(number: Decimal, unit: str) -> str:
    """A number with its unit; one of a countable thing is no plural."""
    return f"{grouped(number)} {unit.removesuffix('s') if number == 1 and unit == YEARS else unit}"
