"""Numeric: a number is written, and every number within the fact's own tolerance counts.

What a source prints is good to half its last digit; what it calls rounded, or what a curator gives a tolerance, to
more. Where good sources differ, their numbers count as well, as long as they leave no room between them.
"""

from decimal import Decimal

from quizgen.facts.values import Quantity
from quizgen.items.asking import Asked
from quizgen.items.model import Numeric
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, Tools, stem_of

MOST_SLACK = Decimal("0.5")
"""A tolerance beyond this share of the number would let anything pass."""


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Numeric] | Refusal:
    """The stem, the number and the bounds within which an answer counts."""
    answer = asked.answer
    if asked.lists_all or not isinstance(answer, Quantity):
        return Refusal("only an amount is a number")
    spans = [_span(value, answer) for value in asked.right if isinstance(value, Quantity)]
    if len(spans) < len(asked.right) or any(value.unit != answer.unit for value in _amounts(asked)):
        return Refusal("its amounts are in several units")
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    if sum((high - low for low, high in spans), Decimal(0)) < high - low and len(spans) > 1:
        return Refusal("good sources give amounts that lie apart")
    if high - low > abs(answer.number) * 2 * MOST_SLACK:
        return Refusal("its tolerance would let anything pass")
    stem = stem_of(asked)
    if isinstance(stem, Refusal):
        return stem
    unit = answer.unit.one if abs(answer.number) == 1 else answer.unit.many
    return stem, Numeric(str(answer), answer.number, low, high, unit, _figures(answer.number))


def _amounts(asked: Asked) -> list[Quantity]:
    return [value for value in (*asked.right, *asked.also) if isinstance(value, Quantity)]


def _span(value: Quantity, answer: Quantity) -> tuple[Decimal, Decimal]:
    if value.unit.measures == "count" and value.within is None and not value.about:
        return value.number, value.number
    factor = answer.unit.factor
    # The bounds of a very long number are rounded, and have to hold it all the same.
    return min(value.number, +(value.low / factor)), max(value.number, +(value.high / factor))


def _figures(number: Decimal) -> int:
    """Significant figures of a number: 2 of 38, 3 of 15.4, 1 of 3000."""
    return len(number.normalize().as_tuple().digits)
