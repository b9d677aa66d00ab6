"""Numbers: what is written within bounds, and what is worked out from dates and figures."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

from quizgen.facts.dates import Date, calendar_date
from quizgen.facts.model import Fact
from quizgen.facts.values import Quantity, Reference
from quizgen.items.model import Choice, Numeric
from tests.slow.case import Case
from tests.slow.facts import values_of
from tests.slow.questions import Question

_YEAR = Fraction("365.2425")
_EXACT = 10**20
"""Two numbers that differ by less than this share of them are the same to whoever writes one down."""
_WHOLE = Fraction(1, 2)
"""By how much rounding to a whole number may move one."""


def numeric(body: Numeric, question: Question) -> Iterator[str]:
    """Its bounds take every number that is right, in its unit, and none that no source could mean."""
    amounts = [value for value in question.right if isinstance(value, Quantity)]
    if len(amounts) != len(question.right) or not amounts:
        yield "asks for a number where there is none"
        return
    if any(amount.unit != amounts[0].unit for amount in amounts):
        yield "its amounts are in several units"
        return
    if body.number != amounts[0].number or body.unit not in (amounts[0].unit.one, amounts[0].unit.many):
        yield f"its number is not {amounts[0]}"
    factor = Fraction(amounts[0].unit.factor)
    lows, highs = ([Fraction(getattr(a, end)) / factor for a in amounts] for end in ("low", "high"))
    for amount in amounts:
        if not body.low <= amount.number <= body.high:
            yield f"does not take {amount}"
    if not (_may_be(body.low, min(lows)) and _may_be(body.high, max(highs))) and question.part != "count":
        exact = body.low == min(a.number for a in amounts) and body.high == max(a.number for a in amounts)
        if not exact:
            yield f"takes {body.low} to {body.high}, which is not what its sources may mean"


def _may_be(bound: Decimal, exact: Fraction) -> bool:
    """Whether a bound is a number, as exactly as anybody writes one."""
    return abs(Fraction(bound) - exact) <= abs(exact) / _EXACT


def interval(case: Case) -> Iterator[str]:
    """Years between two dates: calendar years count, and those that have fully passed."""
    earlier, later = (_fact(id, case) for id in case.item.asks)
    wanted = case.one(case.subject.id, case.path.property)
    if case.template.then is not None:
        then = case.one(case.subject.id, case.template.then.property)
        yield from case.misasked(it=Reference(case.subject.id))
        expected = (wanted, then)
    else:
        yield from case.misasked(it=Reference(case.subject.id), earlier=Reference(earlier.subject))
        yield from case.alike([Reference(case.subject.id), Reference(earlier.subject)])
        expected = (earlier, wanted)
    if (earlier, later) != expected:
        yield f"asks {case.item.asks} instead of {[fact.id for fact in expected]}"
        return
    dates = [v for fact in (earlier, later) for v in values_of(fact.says)]
    if len(dates) != 2 or not all(isinstance(date, Date) for date in dates):
        yield "its dates are not known for certain"
        return
    begin, end = dates
    assert isinstance(begin, Date)
    assert isinstance(end, Date)
    years = calendar_date(end.first)[0] - calendar_date(begin.first)[0]
    passed = (Fraction(end.first - begin.last) / _YEAR, Fraction(end.last - begin.first) / _YEAR)
    yield from _number(
        case, years, min(years, floor(passed[0])), max(years, floor(passed[1] + _WHOLE)), Fraction(0)
    )
    yield from case.dated([case.question(earlier), case.question(later)])


def change(case: Case) -> Iterator[str]:
    """How much a figure rose or fell, and by what share of what it was."""
    after, before = (_fact(id, case) for id in case.item.asks)
    was, now = before.value, after.value
    follow = before.period and after.period and before.period.last + 1 == after.period.first
    if not follow or before.period.grain is not after.period.grain or before.subject != after.subject:
        yield "its periods do not follow each other"
        return
    assert isinstance(was, Quantity)
    assert isinstance(now, Quantity)
    if values_of(before.says) != (was,) or values_of(after.says) != (now,) or was.unit != now.unit:
        yield "its figures are not known for certain in one unit"
        return
    if not case.facts.apart(was, now):
        yield "its figures may be the same"
    word = "rise" if now.number > was.number else "fall"
    yield from case.misasked(
        it=Reference(case.subject.id), earlier=before.period, period=after.period, change=word
    )
    old, new = ([Fraction(getattr(q, end)) for end in ("low", "high")] for q in (was, now))
    if case.template.computes == "change":
        factor = Fraction(now.unit.factor)
        exact = Fraction(now.number) - Fraction(was.number)
        ends = [(a - b) / factor for a in new for b in old]
    else:
        if old[0] <= 0:
            yield "a share of nothing"
            return
        exact = (Fraction(now.number) / Fraction(was.number) - 1) * 100
        ends = [(a / b - 1) * 100 for a in new for b in old]
    if exact < 0:
        exact, ends = -exact, [-end for end in ends]
    rounding = Fraction(0) if case.template.computes == "change" else _WHOLE
    yield from _number(case, exact, min(ends), max(ends), rounding)


def _fact(id: str, case: Case) -> Fact:
    subject, prop, *_ = id.split("/", 2)
    return next(fact for fact in case.facts.written(subject, prop) if fact.id == id)


def _number(
    case: Case, right: Fraction | int, least: Fraction | int, most: Fraction | int, rounding: Fraction
) -> Iterator[str]:
    """The number that is right within bounds, or among options that lie clear of them.

    A share is rounded to a whole number, and its bounds outward; years and differences are exact.
    """
    near = max(rounding, Fraction(right) / _EXACT)
    match case.item.body:
        case Numeric(_, number, low, high):
            if abs(Fraction(number) - right) > near:
                yield f"its number {number} is not {float(right)}"
            if not low <= number <= high:
                yield f"does not take its own number {number}"
            wide = 5 * rounding + Fraction(most) / _EXACT
            if Fraction(low) < least - wide or Fraction(high) > most + wide:
                yield f"takes {low} to {high}, where {float(least)} to {float(most)} may be right"
        case Choice(options):
            for option in options:
                value = Fraction(option.token)
                if option.right and abs(value - right) > near:
                    yield f"its key {option.text!r} is not {float(right)}"
                if not option.right and least <= value <= most:
                    yield f"{option.text!r} may be right: {float(least)} to {float(most)} are"
                if Fraction(option.text.replace(",", "").split()[0]) != value:
                    yield f"{option.text!r} is not what its token says"
