"""What fits a filter, how many items that are, and which part of a filter stands in the way where none does."""

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import islice

from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from quizgen.quizzes.recipes import Filter

MOST = 300
"""Items that are counted; beyond them nobody cares for the exact number, and each has to be made."""


def fitting_slots(chosen: Filter, pool: Pool) -> Iterator[Slot]:
    """Room for the items that a filter may take, in the order of the pool."""
    asked = pool.slots(lambda _, subject: chosen.takes_subject(subject), chosen.takes_template)
    return filter(chosen.takes_answer, asked)


def fitting(chosen: Filter, pool: Pool) -> Iterator[Item]:
    """The items that a filter takes, in the order of the pool."""
    for slot in fitting_slots(chosen, pool):
        made = pool.make(slot)
        if isinstance(made, Item) and chosen.takes_estimate(made):
            yield made
    yield from (item for item in pool.written if chosen.takes(item))


def count(chosen: Filter, pool: Pool) -> str:
    """How many items fit, in words: "37 items fit", "over 300 items fit"."""
    found = sum(1 for _ in islice(fitting(chosen, pool), MOST + 1))
    if found > MOST:
        return f"over {MOST} items fit"
    return f"{found} item{' fits' if found == 1 else 's fit'}"


def in_the_way(chosen: Filter, pool: Pool) -> tuple[str, ...]:
    """The fields of a filter without which something would fit; empty where it takes more than one to be left out."""
    empty = Filter()
    return tuple(
        field.name
        for field in fields(Filter)
        if getattr(chosen, field.name) != getattr(empty, field.name)
        and any(fitting(replace(chosen, **{field.name: getattr(empty, field.name)}), pool))
    )
