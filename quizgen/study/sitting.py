"""A sitting: a person at some items, what was answered so far, what comes next and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgen.items.model import Item
from quizgen.study.answers import Answer
from quizgen.study.verdicts import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, judged."""

    item: Item
    answer: Answer
    judgement: Judgement
    seconds: float
    """How long it took."""
    late: bool = False
    """Whether time ran out before there was an answer."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Items to be answered in order, and the answers so far."""

    items: tuple[Item, ...]
    given: tuple[Given, ...] = ()
    again: bool = False
    """Whether what was not right comes again at the end, until it is."""

    @property
    def queue(self) -> tuple[Item, ...]:
        """Every item in the order asked, with those that come again."""
        missed = (given.item for given in self.given if given.judgement.verdict is not Verdict.RIGHT)
        return (*self.items, *missed) if self.again else self.items

    @property
    def next(self) -> Item | None:
        """The item to be answered now; None at the end."""
        at = len(self.given)
        queue = self.queue
        return queue[at] if at < len(queue) else None

    def answered(
        self, answer: Answer, judgement: Judgement, seconds: float = 0, *, late: bool = False
    ) -> "Sitting":
        """The sitting with an answer to its next item; raises ValueError where there is none."""
        item = self.next
        if item is None:
            raise ValueError("all items are answered")
        return replace(self, given=(*self.given, Given(item, answer, judgement, seconds, late)))

    @property
    def first_answers(self) -> tuple[Given, ...]:
        """The answers that count: the first to each item."""
        return self.given[: len(self.items)]

    @property
    def result(self) -> "Result":
        """What came of it so far; of items that came again the first answer counts."""
        topics = dict.fromkeys(topic for item in self.items for topic in item.topics)
        return Result(
            _tally("", self.first_answers, len(self.items)),
            tuple(
                _tally(
                    topic,
                    (given for given in self.first_answers if topic in given.item.topics),
                    sum(topic in item.topics for item in self.items),
                )
                for topic in sorted(topics)
            ),
            sum(given.seconds for given in self.given),
            len(self.given) - len(self.first_answers),
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items there were of something, and how they were answered."""

    name: str
    """A topic; empty for all items."""
    items: int
    right: int
    almost: int
    wrong: int
    credit: float
    """Sum of what the answers are worth, of `items` at most."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a sitting."""

    all: Tally
    topics: tuple[Tally, ...]
    """By name. An item counts for each of its topics."""
    seconds: float
    again: int
    """Answers to items that came again."""


def _tally(name: str, given: Iterable[Given], items: int) -> Tally:
    judged = [each.judgement for each in given]
    counts = {verdict: sum(one.verdict is verdict for one in judged) for verdict in Verdict}
    return Tally(
        name,
        items,
        counts[Verdict.RIGHT],
        counts[Verdict.ALMOST],
        counts[Verdict.WRONG],
        sum(one.credit for one in judged),
    )
