"""Choices among numbers that were worked out."""

from decimal import Decimal

from quizgen.facts.values import Quantity, Unit, grouped
from quizgen.items import plausible
from quizgen.items.computing.model import Bench
from quizgen.items.model import Choice, Option
from quizgen.items.proofs import Proof
from quizgen.items.types.tools import Slot

WRONG = 2
YEARS = "years"
_COUNT = Unit("", "", "", "", "count")
_SHARE = Unit("", "", "", "", "")


def choice_of(
    number: Decimal, low: Decimal, high: Decimal, unit: str, slot: Slot, bench: Bench
) -> Choice | None:
    """A choice among a number and others, clear of all that may count as right and of each other.

    The key's rank among them is drawn at random.
    """
    draw = bench.draw(slot)
    below_wanted = draw.randint(0, WRONG)
    width = max(high - low, Decimal(1))
    chosen: list[Decimal] = []
    below = 0
    asked = Quantity(number, _COUNT if abs(number) <= 30 else _SHARE)
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
        return None
    right = f"The answer is {counted(number, unit)}."
    options = [Option(counted(n, unit), False, right, Proof.OTHER_VALUE, f"{n:f}") for n in chosen]
    options.append(Option(counted(number, unit), True, "", token=f"{number:f}"))
    return Choice(tuple(sorted(options, key=lambda option: Decimal(option.token))), in_order=True)


def counted(number: Decimal, unit: str) -> str:
    """A number with its unit; one of a countable thing is no plural."""
    return f"{grouped(number)} {unit.removesuffix('s') if number == 1 and unit == YEARS else unit}"
