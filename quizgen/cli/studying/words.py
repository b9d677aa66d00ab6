"""What is said of cards, answers and spans of time, in a few words."""

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
from quizgen.study.judging import Answer, Owned, Written
from quizgen.study.moment import DAY, HOUR, MINUTE
from quizgen.study.reviewing import Left

_MONTH = 30 * DAY
_YEAR = 365 * DAY


def counts(left: Left) -> str:
    """What is left for today."""
    parts = ((left.learning, "learning"), (left.review, "to review"), (left.new, "new"))
    return " · ".join(f"{number} {what}" for number, what in parts if number) or "nothing left"


def span(milliseconds: int) -> str:
    """A span of time as a learner thinks of it: 10 min, 3 d, 4 months."""
    if milliseconds < HOUR:
        return f"{max(1, round(milliseconds / MINUTE))} min"
    if milliseconds < DAY:
        return f"{round(milliseconds / HOUR)} h"
    if milliseconds < 2 * _MONTH:
        return f"{round(milliseconds / DAY)} d"
    if milliseconds < 2 * _YEAR:
        return f"{round(milliseconds / _MONTH)} months"
    return f"{milliseconds / _YEAR:.1f} years"


def in_words(item: Item, answer: Answer) -> str:
    """An answer as the log keeps it: words, not letters, which stand elsewhere the next time."""
    if isinstance(answer, Written):
        return " | ".join(answer.texts)
    if isinstance(answer, Owned):
        return ""
    match item.body:
        case Choice(options) | Multiple(options):
            chosen = [options[index].text for index in answer.indexes]
        case TrueFalse():
            chosen = ["True" if index == 0 else "False" for index in answer.indexes]
        case Matching(pairs, offered):
            chosen = [
                f"{pair.left} – {offered[index]}"
                for pair, index in zip(pairs, answer.indexes, strict=False)
                if index >= 0
            ]
        case Ordering(entries, shown):
            chosen = [entries[shown[index]].text for index in answer.indexes]
        case Typed() | Numeric() | Cloze() | Recall():
            chosen = []
        case _:
            assert_never(item.body)
    return " | ".join(chosen)
