"""`quizgen quiz --list`: what would be chosen, and what else fits, before anything is made."""

from collections.abc import Iterable, Iterator
from itertools import islice

from quizgen.items.model import Item

_OTHERS = 40
"""Lines for what fits and was not chosen; `quizgen items` lists them all."""


def lines(chosen: Iterable[Item], fits: Iterable[Item]) -> Iterator[str]:
    """A line for each item that was chosen, marked, then for some of the others; ids are for --with and --without."""
    ids = []
    for number, item in enumerate(chosen, start=1):
        ids.append(item.id)
        yield f"{number:>3}  {item.id}: {item.stem}"
    taken = frozenset(ids)
    others = (item for item in fits if item.id not in taken)
    yield from (f"  -  {item.id}: {item.stem}" for item in islice(others, _OTHERS))
    if next(others, None) is not None:
        yield "  -  … and more: `quizgen items` with the same filters lists them all"
