"""When a card comes again: FSRS, by the library of its authors.

FSRS (Free Spaced Repetition Scheduler, version 6; https://github.com/open-spaced-repetition/py-fsrs) holds of
each card how long it is remembered (stability) and how hard it is, and asks again when the chance of recall has
fallen to what the learner wants. Two things are done here and not there. Days are those of the learner's
calendar and not spans of 24 hours, so that what was learned last evening counts as a day old this morning.
And the small spread of intervals, which keeps cards learned together from coming back together, is drawn from
the card's identity, so that the interval shown beside a key is the one that the key gives.
"""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

import fsrs

from quizgen.study.moment import DAY, Moment

WANTED = 0.9
"""The chance of recall at which a card comes again."""
_SPREAD = 0.05
_SPREADS_FROM = 3
"""Days of the shortest interval that is spread."""
_SCHEDULER = fsrs.Scheduler(desired_retention=WANTED, enable_fuzzing=False)


class Rating(IntEnum):
    """How well an answer was known; the numbers are those of Anki and FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(IntEnum):
    """Where a card stands; the numbers are those of FSRS."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """What the schedule holds of a card that was answered."""

    stage: Stage
    step: int | None
    """Which of the short steps of learning comes next; None for a card in review."""
    stability: float
    """Days until the chance of recall has fallen to nine in ten."""
    difficulty: float
    """From 1 to 10."""
    due: int
    last: int
    """When it is to be asked again, and when it was asked last, in milliseconds since 1970."""

    def is_due(self, now: Moment) -> bool:
        """Whether it is to be asked; what is due at some hour of a day is due all day."""
        return self.due < now.day_ends if self.stage is Stage.REVIEW else self.due <= now.at


def after(memory: Memory | None, rating: Rating, now: Moment, draw: str) -> Memory:
    """What is held of a card once it is answered; `memory` is None for one that is new.

    `draw` names the answer (the card, and which of its answers this is), and draws the interval's spread.
    """
    card, at = _card(memory, now), _time(now.at)
    reviewed, _ = _SCHEDULER.review_card(card, fsrs.Rating(rating), at)
    stage = Stage(reviewed.state.value)
    interval = reviewed.due - at
    if stage is Stage.REVIEW:
        interval = timedelta(days=_spread(interval.days, draw))
    assert reviewed.stability is not None
    assert reviewed.difficulty is not None
    due = now.at + interval // timedelta(milliseconds=1)
    return Memory(stage, reviewed.step, reviewed.stability, reviewed.difficulty, due, now.at)


def chance(memory: Memory, now: Moment) -> float:
    """The chance that a card would be recalled now, between 0 and 1."""
    return _SCHEDULER.get_card_retrievability(_card(memory, now), _time(now.at))


def _card(memory: Memory | None, now: Moment) -> fsrs.Card:
    at = _time(now.at)
    if memory is None:
        return fsrs.Card(card_id=0, due=at)
    days = max(0, now.today - now.day_of(memory.last))
    state = fsrs.State(memory.stage)
    return fsrs.Card(
        0,
        state,
        memory.step,
        memory.stability,
        memory.difficulty,
        due=at,
        last_review=at - timedelta(days=days),
    )


def _time(at: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=at)


def _spread(days: int, draw: str) -> int:
    if days < _SPREADS_FROM:
        return days
    most = max(1, round(days * _SPREAD))
    return days + random.Random(draw).randint(-most, most)


def days(milliseconds: int) -> float:
    """A span of time in days."""
    return milliseconds / DAY
