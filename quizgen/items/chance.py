"""Numbers that chance gives an item: drawn from its id, the same on every machine and in every release.

They are those of `random.Random`, whose seeding costs more than all that an item draws: what an item draws in several
places from the start is read from one seeding.
"""

import struct
from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random
from typing import TypeVar

_AT_ONCE = 48
"""Words of 32 bits that are drawn at once: enough for nearly every item."""
_WORDS = struct.Struct(f"<{_AT_ONCE}I")

T = TypeVar("T")


class Chance:
    """Draws from an item's id; each begins where every other of the same id begins."""

    __slots__ = ("_next",)

    def __init__(self, item_id: str) -> None:
        self._next = _words(item_id).__next__

    def below(self, number: int) -> int:
        """A whole number from 0 up to a number, this excluded."""
        spare = 32 - number.bit_length()
        found = self._next() >> spare
        while found >= number:
            found = self._next() >> spare
        return found

    def between(self, least: int, most: int) -> int:
        """A whole number between two, both included."""
        return least + self.below(most - least + 1)

    def one_of(self, things: Sequence[T]) -> T:
        """One of several things."""
        return things[self.below(len(things))]


def _words(item_id: str) -> Iterator[int]:
    yield from _first(item_id)
    draw = Random(item_id)
    draw.getrandbits(32 * _AT_ONCE)
    while True:
        yield draw.getrandbits(32)


@lru_cache(maxsize=16)
def _first(item_id: str) -> tuple[int, ...]:
    return _WORDS.unpack(Random(item_id).getrandbits(32 * _AT_ONCE).to_bytes(_WORDS.size, "little"))
