"""Ranges as recipes and commands write them: `4`, `4..6`, `4..`, `..6`, `0.3..0.6`."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from the least to the most, both included."""

    least: float = 0
    most: float = math.inf

    def __contains__(self, number: float) -> bool:
        return self.least <= number <= self.most

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.least:g}"
        least = f"{self.least:g}" if self.least else ""
        return f"{least}.." if math.isinf(self.most) else f"{least}..{self.most:g}"

    @property
    def is_whole(self) -> bool:
        """Whether both ends are whole numbers, or open."""
        return all(math.isinf(end) or float(end).is_integer() for end in (self.least, self.most))


def parse(text: str) -> Range:
    """The range that a text writes down; raises ValueError with what is wrong."""
    least, dots, most = (part.strip() for part in text.partition(".."))
    if not dots:
        return Range(_number(least, text), _number(least, text))
    if not (least or most):
        raise ValueError(f"{text!r} is open at both ends")
    found = Range(_number(least, text) if least else 0, _number(most, text) if most else math.inf)
    if found.least > found.most:
        raise ValueError(f"{text!r} ends before it begins")
    return found


def _number(text: str, whole: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number >= 0):
        raise ValueError(f"{whole!r} is neither a number nor a range")
    return number
