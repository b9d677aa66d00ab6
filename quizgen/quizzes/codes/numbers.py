"""Numbers and names as digits from 0 to 31."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

_BITS = 5
_MORE = 16
"""Set in each digit of a number but its last, which leaves four bits for the number itself."""


def number(value: int) -> tuple[int, ...]:
    """A number from 0 up, in as many digits as it needs; small ones take one."""
    *others, last = _nibbles(value)
    return (*(digit | _MORE for digit in others), last)


def take_number(digits: Iterator[int]) -> int:
    """The number that comes next; raises StopIteration where digits end before it does."""
    value = 0
    while True:
        digit = next(digits)
        value = value << 4 | digit & (_MORE - 1)
        if digit < _MORE:
            return value


def digest(text: str, length: int) -> tuple[int, ...]:
    """So many digits that stand for a text: of BLAKE2b over UTF-8."""
    value = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
    return tuple(value >> _BITS * at & 31 for at in range(length))


def take(digits: Iterator[int], length: int) -> tuple[int, ...]:
    """The next digits; raises StopIteration where there are fewer."""
    return tuple([next(digits) for _ in range(length)])


def bits(flags: Sequence[bool]) -> int:
    """Truths as a number, the first as its lowest bit."""
    return sum(1 << at for at, flag in enumerate(flags) if flag)


def _nibbles(value: int) -> list[int]:
    found = [value & 15]
    while value := value >> 4:
        found.append(value & 15)
    return found[::-1]
