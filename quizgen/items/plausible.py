"""Wrong answers that nobody recorded, made up in a plausible window.

Every draw comes from the item's id, so that none of them moves when the collection grows.
"""

from collections.abc import Iterator
from decimal import Decimal

from quizgen.facts.dates import Date, Grain, day, month_of, year_of
from quizgen.facts.values import Name, Quantity, Value
from quizgen.items.asking import Asked
from quizgen.items.chance import Chance
from quizgen.items.shuffling import by_hash

MOST = 60
"""How many values are made up before an item is given up."""

_STEPS = (-4, -3, -2, -1, 1, 2, 3, 4, 5)
"""By how much a small number is changed."""
_FACTORS = tuple(map(Decimal, ("0.5", "0.6", "0.7", "0.75", "0.8", "1.2", "1.25", "1.4", "1.6", "1.8", "2")))
"""By what an amount is multiplied."""
_FARTHEST_SPAN = 5
"""Years by which one is out about a short span of time."""

_LAST_WRITTEN = 9999
"""A year of more digits cannot be written as a date."""

_MOST_DIGITS = 20
"""A number of more digits is not varied: it would be rounded on the way."""


def names(asked: Asked, item_id: str) -> Iterator[Value]:
    """The other names of a closed list, in an order of the item's own."""
    ids = by_hash(asked.answer_property.values, item_id, str)
    found = (Name(asked.answer_property.values[id], id) for id in ids)
    yield from (name for name in found if name != asked.answer)


def dates(answer: Date, item_id: str, last_known: int | None) -> Iterator[Value]:
    """Dates of the key's grain around it, near enough to be plausible, none later than its sources."""
    if answer.grain is Grain.RANGE:
        return
    draw = Chance(item_id)
    nearest = 1 if answer.year > 1900 else 2
    farthest = 6 if answer.year > 1900 else 15
    for _ in range(MOST):
        year = answer.year + draw.between(nearest, farthest) * draw.one_of((-1, 1))
        known = last_known is None or year < answer.year or year <= last_known
        if known and abs(year) <= _LAST_WRITTEN:
            yield _in_year(year, answer, draw)


def _in_year(year: int, answer: Date, draw: Chance) -> Date:
    if answer.grain is Grain.YEAR:
        return year_of(year, answer.calendar)
    month, of_month = draw.between(1, 12), draw.between(1, 28)
    if answer.grain is Grain.MONTH:
        return month_of(year, month, answer.calendar)
    return day(year, month, of_month, answer.calendar)


def quantities(answer: Quantity, item_id: str) -> Iterator[Value]:
    """Amounts with the key's unit and precision, between half of it and twice it."""
    draw = Chance(item_id)
    _, digits, exponent = answer.number.as_tuple()
    assert isinstance(exponent, int)
    if len(digits) > _MOST_DIGITS:
        return
    step = _roundness(answer.number)
    counts = answer.unit.measures == "count" or (exponent >= 0 and abs(answer.number) <= 20)
    ceiling = Decimal(100) if answer.unit.id == "%" else None
    for _ in range(MOST):
        if counts:
            number = min(answer.number + draw.one_of(_STEPS), answer.number * 2 + 1)
        else:
            number = (answer.number * draw.one_of(_FACTORS) / step).to_integral_value() * step
            number = number.quantize(Decimal(1).scaleb(exponent)) if exponent < 0 else number
        if number > 0 and number != answer.number and (ceiling is None or number < ceiling):
            yield Quantity(+number, answer.unit, answer.about, answer.within)


def are_alike(one: Value, other: Value, times: Decimal) -> bool:
    """Whether two values are amounts of one measure, neither more than so many times the other."""
    if (
        not isinstance(one, Quantity)
        or not isinstance(other, Quantity)
        or one.unit.measures != other.unit.measures
    ):
        return False
    low, high = sorted((abs(one.number * one.unit.factor), abs(other.number * other.unit.factor)))
    return high <= low * times


def years(number: Decimal, item_id: str) -> Iterator[Decimal]:
    """Spans of time near one of so many years: who knows the events roughly is a few years out, however long it was."""
    draw = Chance(item_id)
    farthest = max(_FARTHEST_SPAN, int(number) // 6)
    for _ in range(MOST):
        yield number + draw.one_of((-1, 1)) * draw.between(1, farthest)


def _roundness(number: Decimal) -> Decimal:
    """The step between numbers as round as this one: 5 for 30, 50 for 400, 0.1 for 15.4, 1 for 2694."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(1).scaleb(exponent)
    return step / 2 if exponent > 0 else step
