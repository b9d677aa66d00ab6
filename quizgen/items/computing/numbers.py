"""Choices among numbers that were worked out."""

from decimal import Decimal

from quizgen.facts.values import Quantity, Unit, grouped
from quizgen.items import plausible
from quizgen.items.asking import COUNT
from quizgen.items.computing.model import Bench
from quizgen.items.model import Body, Choice, ItemType, Numeric, Option
from quizgen.items.proofs import Proof
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot

WRONG = 2
YEARS = "years"
_SHARE = Unit("", "", "", "", "")


def body_of(
    number: Decimal, low: Decimal, high: Decimal, unit: str, stem: str, slot: Slot, bench: Bench
) -> Body | Refusal:
    """A number to write, or to choose, by the item's type; all between `low` and `high` counts as right."""
    if slot.type is ItemType.NUMERIC:
        return Numeric(counted(number, unit), number, low, high, unit)
    options = _options(number, low, high, unit, slot, bench)
    if not options:
        return Refusal("no other number is surely wrong")
    offered = bench.offer_all(slot, stem, options)
    return offered if isinstance(offered, Refusal) else Choice(options, in_order=True)


def _options(
    number: Decimal, low: Decimal, high: Decimal, unit: str, slot: Slot, bench: Bench
) -> tuple[Option, ...]:
    """A number among others, clear of all that may count as right and of each other; none where there are too few.

    The key's rank among them is drawn at random.
    """
    draw = bench.draw(slot)
    below_wanted = draw.randint(0, WRONG)
    width = max(high - low, Decimal(1))
    chosen: list[Decimal] = []
    below = 0
    asked = Quantity(number, COUNT if abs(number) <= 30 else _SHARE)
    for value in plausible.quantities(asked, slot.id):
        assert isinstance(value, Quantity)
        is_below = value.number < number
        clear = value.number < low - width / 2 or value.number > high + width / 2
        spaced = all(abs(value.number - other) >= width for other in chosen)
        room = below < below_wanted if is_below else len(chosen) - below < WRONG - below_wanted
        if clear and spaced and room:
            chosen.append(value.number)
            below += is_below
    if len(chosen) < WRONG:
        return ()
    right = f"The answer is {counted(number, unit)}."
    options = [Option(counted(n, unit), False, right, Proof.OTHER_VALUE, f"{n:f}") for n in chosen]
    options.append(Option(counted(number, unit), True, "", token=f"{number:f}"))
    return tuple(sorted(options, key=lambda option: Decimal(option.token)))


def counted(number: Decimal, unit: str) -> str:
    """A number with its unit; one of a countable thing is no plural."""
    return f"{grouped(number)} {unit.removesuffix('s') if number == 1 and unit == YEARS else unit}"
