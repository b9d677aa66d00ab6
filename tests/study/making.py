"""A book in memory, and a learner with it at the small collection."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from quizgen.items.pool import Pool
from quizgen.quizzes.decks import NOTHING_BORN, Born
from quizgen.quizzes.recipes import Filter
from quizgen.study.cards import Card, Shelf
from quizgen.study.moment import DAY, HOUR, Moment
from quizgen.study.reviewing import Review
from quizgen.study.scheduling import Rating
from quizgen.study.store import Reply, Store
from tests.small_collection import asked as collection

ALL = Filter()
NOON = Moment(20_000 * DAY + 12 * HOUR)
GOOD = Reply(Rating.GOOD, "right", "1858", 4000)
AGAIN = Reply(Rating.AGAIN, "wrong", "1860", 6000)


def connection(path: str = ":memory:") -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=5)


def later(now: Moment, milliseconds: int) -> Moment:
    return Moment(now.at + milliseconds, now.offset)


def pool(changes: Mapping[str, str | bytes | None] | None = None) -> Pool:
    return Pool(*collection(changes))


def shelf(
    pool: Pool,
    begun: Iterable[str] = (),
    chosen: Filter = ALL,
    born: Born = NOTHING_BORN,
    *,
    every_item: bool = False,
    decks: tuple[Filter, ...] = (),
) -> Shelf:
    return Shelf(pool, decks, chosen, born, begun, every_item=every_item)


def review(pool: Pool, store: Store, new_a_day: int = 5, now: Moment = NOON) -> Review:
    return Review(shelf(pool, [card.note for card in store.cards()]), store, new_a_day, now)


def asked(review: Review, now: Moment, reply: Reply = GOOD) -> Iterator[Card]:
    """The cards of a sitting, each answered alike ten seconds after the one before."""
    while card := review.next(now):
        yield card
        now = later(now, 10_000)
        review.record(card, reply, now)
