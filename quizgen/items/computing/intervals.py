"""How many years lie between two dates of one subject."""

from decimal import Decimal

from quizgen.facts.dates import Date, Grain, calendar_date
from quizgen.items.asking import Asked
from quizgen.items.computing.model import Bench, Computed, computed, told
from quizgen.items.computing.numbers import YEARS, Result, body_of
from quizgen.items.computing.peers import beside, nearby
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.items.wording import Words

FEWEST_YEARS = 2
_DAYS_A_YEAR = Decimal("365.2425")


def make(slot: Slot, bench: Bench) -> Computed | Refusal:
    """The years from one date to the other, where these are enough to be worth counting."""
    earlier = bench.ask(slot.template, slot.subject, slot.facts)
    later = _other(slot, bench)
    if earlier is None or later is None:
        return Refusal("the two dates are not both known")
    return _between(earlier, later, slot, bench)


def _between(earlier: Asked, later: Asked, slot: Slot, bench: Bench, /, **more: Words) -> Computed | Refusal:
    begin, end = earlier.answer, later.answer
    if len(earlier.right) > 1 or len(later.right) > 1:
        return Refusal("good sources differ on one of the dates")
    if not isinstance(begin, Date) or not isinstance(end, Date) or Grain.RANGE in (begin.grain, end.grain):
        return Refusal("only dates have years between them")
    years = _year(end) - _year(begin)
    if years < FEWEST_YEARS:
        return Refusal("the two dates lie too near")
    stem = bench.stem(slot, later, **more)
    if isinstance(stem, Refusal):
        return stem
    # Some count calendar years, some the years that have fully passed, and some round them.
    number = Decimal(years)
    low = min(number, _years(end.first - begin.last, "ROUND_FLOOR"))
    high = max(number, _years(end.last - begin.first, "ROUND_HALF_UP"))
    known = bench.tools.distractors.last_year_known(later)
    most = Decimal(max(known, _year(end)) - _year(begin)) if known is not None else None
    body = body_of(Result(number, low, high, YEARS, most), stem, slot, bench)
    if isinstance(body, Refusal):
        return body
    both = (earlier, later)
    named = beside(earlier) if earlier.subject is not later.subject else ()
    return computed(stem, body, both, told([bench.reason(a) for a in both]), named)


def apart(slot: Slot, bench: Bench) -> Computed | Refusal:
    """The years from an earlier subject's date to this one's; nobody reckons from another age."""
    later = bench.ask(slot.template, slot.subject, slot.facts)
    if later is None or len(later.right) > 1 or not isinstance(later.answer, Date):
        return Refusal("its date is not known for certain")
    for earlier in nearby(later, slot, bench):
        made = _between(earlier, later, slot, bench, earlier=earlier.words["it"])
        if isinstance(made, Computed):
            return made
    return Refusal("nothing lies enough years before it")


def _other(slot: Slot, bench: Bench) -> Asked | None:
    then = slot.template.then
    facts = slot.subject.facts.get(then.property, ()) if then else ()
    return bench.of_fact(facts[0], slot.template) if len(facts) == 1 else None


def _years(days: int, rounding: str) -> Decimal:
    return (Decimal(days) / _DAYS_A_YEAR).to_integral_value(rounding)


def _year(date: Date) -> int:
    return calendar_date(date.first)[0]
