"""How long it takes to record an answer, beside a new book and beside one with a hundred thousand answers, or a million.

`python -m benchmarks.study [ANSWERS …]` takes other sizes. The book lies on the disk, and every answer is flushed to it
before the next, as at the command line.
"""

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks.timing import row, seconds, sizes
from quizgen.study.moment import DAY, MINUTE, Moment
from quizgen.study.scheduling import Rating
from quizgen.study.statistics import Begun, summarize, topics_since
from quizgen.study.store import Reply, Store

SLOWEST = 0.005
"""Seconds that recording an answer may take."""
GOAL_AT = 1_000_000
SIZES, LONG = (0, 100_000), (0, GOAL_AT)
CARDS = 10_000
RUNS = 300
BEGAN = 1_500_000_000_000
GOOD = Reply(Rating.GOOD, "right", "1858", 4000)


def filled(path: Path, answers: int) -> Store:
    """A book with so many answers to some ten thousand cards, spread over as many hours as it takes."""
    db = sqlite3.connect(path, isolation_level=None)
    store = Store(db)
    draw = random.Random(7)
    last = BEGAN + answers * MINUTE
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO cards (guid, note, answers, stage, stability, difficulty, due, last)"
        " VALUES (?, ?, ?, 2, 30.0, 5.0, ?, ?)",
        (
            (f"{at:016x}", f"t/{at}/typed", answers // CARDS, last + draw.randrange(60) * DAY, last - DAY)
            for at in range(CARDS)
        ),
    )
    db.executemany(
        "INSERT INTO answers (card, at, rating, verdict, given, took, expected, stage, stability, difficulty, due, last)"
        " VALUES (?, ?, ?, 'right', '1858', 4000, 0.9, 2, 30.0, 5.0, ?, ?)",
        (
            (draw.randrange(CARDS) + 1, BEGAN + at * MINUTE, draw.choice((1, 3, 3, 3, 3)), last, last)
            for at in range(answers)
        ),
    )
    db.execute("COMMIT")
    return store


def recording(store: Store, answers: int) -> Callable[[], object]:
    """Records an answer to a card, another at each call."""
    draw = random.Random(8)
    times = (Moment(BEGAN + (answers + at) * MINUTE) for at in count())

    def record() -> None:
        at = draw.randrange(CARDS)
        store.record(f"{at:016x}", f"t/{at}/typed", GOOD, next(times))

    return record


def summing(store: Store, answers: int) -> Callable[[], object]:
    now = Moment(BEGAN + answers * MINUTE)

    def statistics() -> object:
        begun = [Begun(card.guid, card.memory, card.suspended, ("topic",)) for card in store.cards()]
        return summarize(begun, 0, list(store.days(now)), store.recalls(topics_since(now)), now)

    return statistics


def books(folder: str) -> Iterator[tuple[int, Store]]:
    for answers in sizes(SIZES, LONG):
        yield answers, filled(Path(folder) / f"{answers}.sqlite3", answers)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        stores = dict(books(folder))
        works = {answers: recording(store, answers) for answers, store in stores.items()}
        # Turn by turn, so that a busy moment falls on all alike.
        taken: dict[int, list[float]] = {answers: [] for answers in works}
        for _ in range(RUNS):
            for answers, work in works.items():
                taken[answers].append(seconds(work))
        first = median(next(iter(taken.values())))
        for answers, of in taken.items():
            slow = sorted(of)[round(len(of) * 0.95)]
            row(
                f"an answer, beside {answers:,} others",
                f"{median(of) * 1000:.2f} ms",
                f"{median(of) / first:.1f} x, one in 20 {slow * 1000:.1f} ms",
                goal=f"{SLOWEST * 1000:.0f} ms or less" if answers == GOAL_AT else "",
                met=median(of) <= SLOWEST,
            )
        for answers, store in stores.items():
            row(f"all statistics of {answers:,} answers", f"{seconds(summing(store, answers)):.2f} s")


if __name__ == "__main__":
    main()
