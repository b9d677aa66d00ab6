"""How much room an answer needs that is written by hand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.items.model import Item, Numeric, Recall, Typed

_HAND_LINE = 48
"""Characters that a hand writes across a sheet."""
_PRINTED = 80 / _HAND_LINE
"""Characters that print takes where a hand writes one."""


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on, a third, two thirds or the whole of a sheet wide, so that they give little away."""

    thirds: int
    lines: int
    numbered: bool = False
    """Whether each line is for an answer of its own."""


def room_for(item: Item) -> Room:
    """The lines for an item's answer; none where it is not written on lines."""
    match item.body:
        case Numeric():
            return Room(1, 1)
        case Typed(answer):
            return _room((answer,))
        case Recall(answers):
            return _room(answers)
    return Room(0, 0)


def _room(answers: Sequence[str]) -> Room:
    longest = max(map(len, answers))
    thirds = next((thirds for thirds in (1, 2) if longest <= thirds * _HAND_LINE / 3), 3)
    lines = sum(math.ceil(len(answer) / _HAND_LINE) for answer in answers)
    return Room(thirds, lines, lines == len(answers) > 1)


def gap_width(answer: str) -> int:
    """Width of a gap in printed characters, in steps of five, so that it gives little away."""
    return min(max(10, 5 * math.ceil(len(answer) * _PRINTED / 5)), 40)
