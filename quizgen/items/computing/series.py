"""What a series of figures tells beside its figures: by how much they rose or fell."""

from dataclasses import dataclass
from decimal import Decimal

from quizgen.facts.dates import Date
from quizgen.facts.values import Quantity
from quizgen.items.asking import Asked
from quizgen.items.computing.model import Bench, Computed, computed, told
from quizgen.items.computing.numbers import Result, body_of
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.items.wording import Words

_DOUBLE = 100
"""Per cent by which more than this is called so many times as much, and not a growth by so many per cent."""
_TOO_ROUGH = Decimal("0.25")
"""A change whose bounds lie further apart than this share of it is not asked for."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Two periods that follow each other."""

    before: Asked
    after: Asked
    was: Quantity
    now: Quantity

    @property
    def words(self) -> dict[str, Words]:
        """What a stem can say of it."""
        change = "rise" if self.now.number > self.was.number else "fall"
        return {"earlier": self.before.words["period"], "change": Words(change, change)}


def change(slot: Slot, bench: Bench) -> Computed | Refusal:
    """By how much a figure rose or fell from one period to the next."""
    step = _step(slot, bench)
    if isinstance(step, Refusal):
        return step
    factor = step.now.unit.factor
    number = abs(step.now.number - step.was.number)
    low, high = _bounds((step.now.low - step.was.high) / factor, (step.now.high - step.was.low) / factor)
    # Numbers of very many digits are rounded, their bounds in another way.
    low, high = min(low, number), max(high, number)
    if high - low > max(number * _TOO_ROUGH, Decimal(0)):
        return Refusal("the figures are too rough to tell the difference")
    return _made(slot, bench, step, Result(number, low, high, step.now.unit.many))


def growth(slot: Slot, bench: Bench) -> Computed | Refusal:
    """By how many per cent a figure rose or fell from one period to the next."""
    step = _step(slot, bench)
    if isinstance(step, Refusal):
        return step
    if step.was.low <= 0 or step.now.low < 0:
        return Refusal("nothing grows by a share of nothing, or falls below it")
    exact = (step.now.number / step.was.number - 1) * 100
    number = abs(exact).to_integral_value()
    low, high = _bounds((step.now.low / step.was.high - 1) * 100, (step.now.high / step.was.low - 1) * 100)
    low, high = min(low, number - 1), max(high, number + 1)
    if number < 2 or high - low > max(number * _TOO_ROUGH, Decimal(3)):
        return Refusal("the figures are too rough to tell the growth")
    if number >= _DOUBLE:
        return Refusal("nobody counts in per cent what doubled or is gone")
    low, high = low.to_integral_value("ROUND_FLOOR"), high.to_integral_value("ROUND_CEILING")
    return _made(slot, bench, step, Result(number, low, high, "per cent"))


def _made(slot: Slot, bench: Bench, step: _Step, result: Result) -> Computed | Refusal:
    stem = bench.stem(slot, step.after, **step.words)
    if isinstance(stem, Refusal):
        return stem
    body = body_of(result, stem, slot, bench)
    if isinstance(body, Refusal):
        return body
    told_by = [bench.reason(step.before), bench.reason(step.after)]
    return computed(stem, body, (step.after, step.before), told(told_by))


def _step(slot: Slot, bench: Bench) -> _Step | Refusal:
    fact = slot.facts[0]
    rows = slot.subject.facts[fact.property_id]
    earlier = [r for r in rows if r.period and fact.period and r.period.last + 1 == fact.period.first]
    if not earlier or not isinstance(fact.period, Date) or earlier[0].period is None:
        return Refusal("the period before it is not on record")
    if earlier[0].period.grain is not fact.period.grain:
        return Refusal("the two periods are not of one length")
    after = bench.ask(slot.template, slot.subject, (fact,))
    before = bench.ask(slot.template, slot.subject, (earlier[0],))
    if after is None or before is None or len(after.right) > 1 or len(before.right) > 1:
        return Refusal("the two figures are not both known for certain")
    was, now = before.answer, after.answer
    if not isinstance(was, Quantity) or not isinstance(now, Quantity) or was.unit != now.unit:
        return Refusal("the two figures are not in one unit")
    if not (was.high < now.low or now.high < was.low):
        return Refusal("the two figures are not provably apart")
    return _Step(before, after, was, now)


def _bounds(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    return (low, high) if high > 0 and low > 0 else (abs(high), abs(low))
