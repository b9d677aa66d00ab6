"""Answers as people give them, and what they are in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from quizgen.items.model import (
    Choice,
    Cloze,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.study.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen, as indexes into what is shown; empty where nothing was.

    The options of a choice or multiple item; for true-false 0 is true and 1 is false; for matching the index of
    what is offered for each pair, -1 for none; for ordering the entries in the order given, as indexes into
    `Ordering.shown`.
    """

    indexes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed: one text, or one for each gap of a cloze item."""

    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owned:
    """What a learner says of an answer that was only thought: the way of recall items."""

    verdict: Verdict


Answer = Picked | Written | Owned


def in_words(item: Item, answer: Answer) -> tuple[str, ...]:
    """What was answered, part by part, in words: letters stand elsewhere the next time. Nothing where it was only thought."""
    if isinstance(answer, Written):
        return answer.texts
    return tuple(_picked(item, answer.indexes)) if isinstance(answer, Picked) else ()


def _picked(item: Item, indexes: tuple[int, ...]) -> Iterator[str]:
    match item.body:
        case Choice(options) | Multiple(options):
            yield from (options[index].text for index in indexes)
        case TrueFalse():
            yield from (("True", "False")[index] for index in indexes)
        case Ordering(entries, shown):
            yield from (entries[shown[index]].text for index in indexes)
        case Matching(pairs, offered):
            for pair, index in zip(pairs, indexes, strict=False):
                yield f"{pair.left} – {offered[index] if index >= 0 else '?'}"
        case Typed() | Numeric() | Cloze() | Recall():
            return
        case _:
            assert_never(item.body)
