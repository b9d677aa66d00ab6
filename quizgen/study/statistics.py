"""How well it goes: what was recalled against what was foretold, what is known by now, what lies ahead.

Nothing here rewards coming every day. A share of few answers is given with the room that chance leaves it, and
only reviews count for recall: cards that were due again a day or more after they were last seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from quizgen.study.moment import DAY, Moment
from quizgen.study.scheduling import Memory, Stage, chance

MATURE = 21
"""Days that a card is remembered for, from which on it counts as mature, as in Anki."""
WINDOWS = (("today", 1), ("7 days", 7), ("30 days", 30), ("a year", 365))
TOPICS_OVER = 90
"""Days of reviews by which topics are compared."""
_SURE = 1.96
"""Standard deviations that hold nineteen of twenty outcomes."""


@dataclass(frozen=True, slots=True)
class Recall:
    """How many reviews there were, and in how many the answer was recalled."""

    reviews: int = 0
    recalled: int = 0
    expected: float = 0.0
    """In how many the schedule expected it."""

    def __add__(self, other: "Recall") -> "Recall":
        return Recall(
            self.reviews + other.reviews, self.recalled + other.recalled, self.expected + other.expected
        )

    @property
    def share(self) -> float | None:
        """The true retention: the share of reviews in which the answer was recalled."""
        return self.recalled / self.reviews if self.reviews else None

    @property
    def foretold(self) -> float | None:
        """The share that the schedule expected."""
        return self.expected / self.reviews if self.reviews else None

    @property
    def between(self) -> tuple[float, float] | None:
        """Where the true share lies, with nineteen chances in twenty (Wilson's score interval)."""
        if not self.reviews:
            return None
        n, share, z = self.reviews, self.recalled / self.reviews, _SURE
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        reach = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True, slots=True)
class DayTally:
    """What was answered on one day."""

    day: int
    """Its number; see `Moment.day_of`."""
    answers: int
    took: int
    """Milliseconds."""
    begun: int
    """Answers that were the first to a card."""
    recall: Recall


@dataclass(frozen=True, slots=True)
class Begun:
    """A card that the learner has begun, as far as statistics go."""

    guid: str
    memory: Memory | None
    suspended: bool
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfTopic:
    """How a topic goes."""

    topic: str
    cards: int
    """Those that are begun and not set aside."""
    known: float
    """How many of them would likely be recalled now."""
    recall: Recall


@dataclass(frozen=True, slots=True)
class Statistics:
    """All there is to say about a learner's book."""

    due: int
    """Cards to be asked today, new ones aside."""
    today: DayTally
    windows: tuple[tuple[str, Recall], ...]
    """What was recalled, by how far back one looks."""
    answered: tuple[int, ...]
    """Answers on each of the last days, today last."""
    learning: int
    young: int
    mature: int
    suspended: int
    gone: int
    """Cards whose fact the collection has no more."""
    known: float
    """How many of those begun would likely be recalled now."""
    ahead: tuple[int, ...]
    """Cards that come due on each day from today on, as far as the schedule knows them now."""
    topics: tuple[OfTopic, ...]
    """The weakest first."""

    @property
    def begun(self) -> int:
        """Cards that are begun and not set aside."""
        return self.learning + self.young + self.mature


def forecast(memories: Iterable[Memory], now: Moment, days: int) -> tuple[int, ...]:
    """How many cards come due on each day from today on; what is overdue is due today."""
    counts = [0] * days
    for memory in memories:
        at = max(0, now.day_of(memory.due) - now.today)
        if at < days:
            counts[at] += 1
    return tuple(counts)


def summarize(
    begun: Sequence[Begun],
    gone: int,
    days: Sequence[DayTally],
    recalls: dict[str, Recall],
    now: Moment,
    span: int = 14,
) -> Statistics:
    """The statistics of a book.

    `days` are the tallies of all days, `recalls` those of cards over the last `TOPICS_OVER` days, by guid; `gone`
    counts the cards whose fact is gone; `span` is how many days are shown back and ahead.
    """
    active = [card for card in begun if not card.suspended and card.memory is not None]
    memories = [card.memory for card in active if card.memory is not None]
    in_review = [memory for memory in memories if memory.stage is Stage.REVIEW]
    mature = sum(memory.stability >= MATURE for memory in in_review)
    ahead = forecast(memories, now, span)
    by_day = {tally.day: tally for tally in days}
    return Statistics(
        due=ahead[0],
        today=by_day.get(now.today, DayTally(now.today, 0, 0, 0, Recall())),
        windows=_windows(days, now),
        answered=tuple(by_day[day].answers if day in by_day else 0 for day in _days_back(now, span)),
        learning=len(memories) - len(in_review),
        young=len(in_review) - mature,
        mature=mature,
        suspended=len(begun) - len(active),
        gone=gone,
        known=_known(memories, now),
        ahead=ahead,
        topics=_by_topic(active, recalls, now),
    )


def topics_since(now: Moment) -> int:
    """The time from which on reviews count for the comparison of topics."""
    return now.day_ends - TOPICS_OVER * DAY


def _known(memories: Iterable[Memory], now: Moment) -> float:
    # What is still being learned does not count, however fresh it is.
    return sum(chance(memory, now) for memory in memories if memory.stage is Stage.REVIEW)


def _days_back(now: Moment, span: int) -> range:
    return range(now.today - span + 1, now.today + 1)


def _windows(days: Sequence[DayTally], now: Moment) -> tuple[tuple[str, Recall], ...]:
    windows = [
        (name, sum((tally.recall for tally in days if tally.day > now.today - back), Recall()))
        for name, back in WINDOWS
    ]
    return (*windows, ("all", sum((tally.recall for tally in days), Recall())))


def _by_topic(cards: Sequence[Begun], recalls: dict[str, Recall], now: Moment) -> tuple[OfTopic, ...]:
    found: dict[str, list[Begun]] = {}
    for card in cards:
        for topic in card.topics:
            found.setdefault(topic, []).append(card)
    topics = (
        OfTopic(
            topic,
            len(members),
            _known((card.memory for card in members if card.memory is not None), now),
            sum((recalls.get(card.guid, Recall()) for card in members), Recall()),
        )
        for topic, members in found.items()
    )
    return tuple(sorted(topics, key=lambda of: (of.known / of.cards, of.topic)))
