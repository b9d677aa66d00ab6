"""What an answer is worth: right, almost or wrong, and what there is to say about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What an answer is."""

    RIGHT = "right"
    ALMOST = "almost"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer is worth, and what there is to say about it."""

    verdict: Verdict
    credit: float
    """From 0 to 1: part of an answer may be right."""
    parts: tuple[Verdict, ...] = ()
    """Of each gap, pair or entry, where the item has several."""
    notes: tuple[str, ...] = ()
    """What is to be said of the answer that was given: why it is wrong, or what it lacks."""


WRONG = Judgement(Verdict.WRONG, 0)
RIGHT = Judgement(Verdict.RIGHT, 1)
CREDIT = {Verdict.RIGHT: 1.0, Verdict.ALMOST: 0.5, Verdict.WRONG: 0.0}


def almost(note: str) -> Judgement:
    """An answer that is nearly right, and what it lacks."""
    return Judgement(Verdict.ALMOST, CREDIT[Verdict.ALMOST], notes=(note,))


def said(notes: Iterable[str]) -> tuple[str, ...]:
    """Each note once, without those that say nothing."""
    return tuple(dict.fromkeys(note for note in notes if note))
