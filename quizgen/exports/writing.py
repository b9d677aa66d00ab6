"""How much room an answer needs that is written by hand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.items.model import Item, Numeric, Recall, Typed

LINE_OF_PRINT = 69
"""Characters that surely fit across a sheet, whatever they are, where a format does not know better."""
_HAND = 0.7
"""Characters that a hand writes where print takes one."""


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on, as wide as some of the equal parts of a line, so that they give little away."""

    width: int
    parts: int
    lines: int
    numbered: bool = False
    """Whether each line is for an answer of its own."""


def room_for(item: Item, line: int = LINE_OF_PRINT, parts: int = 3) -> Room:
    """The lines for an item's answer, of so many characters of print; none where it is not written on lines."""
    match item.body:
        case Numeric():
            return Room(1, parts, 1)
        case Typed(answer):
            return _room((answer,), line, parts)
        case Recall(answers):
            return _room(answers, line, parts)
    return Room(0, parts, 0)


def _room(answers: Sequence[str], line: int, parts: int) -> Room:
    longest = max(map(len, answers))
    hand = line * _HAND
    width = next((width for width in range(1, parts) if longest <= width * hand / parts), parts)
    lines = sum(math.ceil(len(answer) / hand) for answer in answers)
    return Room(width, parts, lines, lines == len(answers) > 1)


def gap_width(answer: str, line: int = LINE_OF_PRINT) -> int:
    """Width of a gap in printed characters, in steps of five, so that it gives little away."""
    return min(max(10, 5 * math.ceil(len(answer) / _HAND / 5)), max(10, line // 2))
