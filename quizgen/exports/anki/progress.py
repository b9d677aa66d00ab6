"""Puts a learner's progress into a package: how each card stands, and every answer that was given to it.

An import with "Import any learning progress" brings it along to cards that Anki does not have yet; those that it has
keep their own. Columns and numbers are those of Anki's schema 11, with what FSRS needs in `data`.
"""

import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from quizgen.exports.anki.archive import zipped
from quizgen.exports.anki.reading import DATABASE

_NEW, _LEARNING, _REVIEW = 0, 1, 2
_SUSPENDED = -1
_USUAL_EASE = 2500
"""The ease of a card in thousandths, which FSRS does not look at and Anki's checks want to be there."""
_LONGEST_ANSWER = 60_000
"""Milliseconds after which Anki stops counting."""
_DAY = 86_400
_SETTINGS = {"schedVer": 2, "sched2021": True, "fsrs": True}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a card stands. Times are in seconds since 1970."""

    stage: int
    """0 new, 1 learning, 2 review, 3 relearning."""
    due: int
    last: int
    stability: float
    difficulty: float

    @property
    def interval(self) -> int:
        """As Anki writes it: days of a card in review, else seconds as a negative number."""
        seconds = max(0, self.due - self.last)
        return max(1, round(seconds / _DAY)) if self.stage == _REVIEW else -seconds


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One answer."""

    at: int
    """Milliseconds since 1970."""
    rating: int
    """1 again to 4 easy."""
    took: int
    """Milliseconds."""
    before: Standing | None
    """None where the card was new."""
    after: Standing


@dataclass(frozen=True, slots=True)
class Progress:
    """All that a learner did with the card of a note."""

    standing: Standing | None
    """None where it was set aside before it was ever asked."""
    suspended: bool
    reviews: tuple[Reviewed, ...]


def with_progress(package: bytes, progress: Mapping[str, Progress], began: int) -> bytes:
    """A package as `quizgen.exports.anki.package` writes it, with the progress of notes by guid.

    `began` is when a day began that all progress lies after, in seconds since 1970: from then on Anki counts days.
    """
    with zipfile.ZipFile(BytesIO(package)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(members[DATABASE])
        _fill(connection, progress, began)
        members[DATABASE] = connection.serialize()
    finally:
        connection.close()
    return zipped(members)


def _fill(connection: sqlite3.Connection, progress: Mapping[str, Progress], began: int) -> None:
    connection.execute("BEGIN")
    (settings,) = connection.execute("SELECT conf FROM col").fetchone()
    connection.execute(
        "UPDATE col SET crt = ?, conf = ?", (began, json.dumps(json.loads(settings) | _SETTINGS))
    )
    rows = (
        "SELECT guid, cards.id FROM notes JOIN cards ON cards.nid = notes.id WHERE ord = 0 ORDER BY cards.id"
    )
    cards: list[tuple[str, int]] = connection.execute(rows).fetchall()
    seen: set[int] = set()
    for guid, card in cards:
        if guid not in progress:
            continue
        done = progress[guid]
        connection.execute(
            "UPDATE cards SET type = ?, queue = ?, due = coalesce(?, due), ivl = ?, factor = ?, reps = ?, lapses = ?,"
            " data = ? WHERE id = ?",
            (*_state(done, began), card),
        )
        connection.executemany(
            "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", _log_rows(done, card, seen)
        )
    connection.execute("COMMIT")


def _state(done: Progress, began: int) -> tuple[int, int, int | None, int, int, int, int, str]:
    standing = done.standing
    if standing is None:
        return _NEW, _SUSPENDED if done.suspended else _NEW, None, 0, 0, 0, 0, ""
    in_review = standing.stage == _REVIEW
    queue = _SUSPENDED if done.suspended else _REVIEW if in_review else _LEARNING
    due = (standing.due - began) // _DAY if in_review else standing.due
    lapses = sum(
        review.rating == 1 and review.before is not None and review.before.stage == _REVIEW
        for review in done.reviews
    )
    data = {
        "s": round(standing.stability, 4),
        "d": round(standing.difficulty, 3),
        "dr": 0.9,
        "lrt": standing.last,
    }
    interval = max(0, standing.interval)
    return standing.stage, queue, due, interval, _USUAL_EASE, len(done.reviews), lapses, json.dumps(data)


def _log_rows(done: Progress, card: int, seen: set[int]) -> Iterator[tuple[int, ...]]:
    for review in done.reviews:
        id = review.at
        while id in seen:
            id += 1  # The time of an answer is its id, and no two answers share one.
        seen.add(id)
        stage = review.before.stage if review.before else _NEW
        last = review.before.interval if review.before else 0
        took = min(review.took, _LONGEST_ANSWER)
        # A new card's first answer counts as learning; of the others the kinds are 0, 1 and 2.
        yield id, card, review.rating, review.after.interval, last, _USUAL_EASE, took, max(0, stage - 1)
