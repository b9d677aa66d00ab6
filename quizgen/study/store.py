"""The learner's own book: which cards were begun, how each stands, and every answer that was given.

It is an SQLite database that the caller opens. Each answer is one short transaction, on the disk when `record`
returns, so that whoever pulls the plug loses no more than the answer being given; in write-ahead mode, several
sittings read and write at once. A card is known by its guid, which its wording does not go into, and by its
note's id at birth, as in Anki (see `quizgen.quizzes.guids`).
"""

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from quizgen.study.migrations import migrate
from quizgen.study.moment import DAY, Moment
from quizgen.study.scheduling import Memory, Rating, Stage, after, chance
from quizgen.study.statistics import DayTally, Recall

_MEMORY = "stage, step, stability, difficulty, due, last"
_CARD = f"id, guid, note, answers, suspended, {_MEMORY}"


@dataclass(frozen=True, slots=True)
class Stored:
    """A card that the learner has begun, or has set aside."""

    guid: str
    note: str
    """Its note's id at birth."""
    answers: int
    """How many times it was answered."""
    suspended: bool
    memory: Memory | None
    """None for a card that was set aside before it was ever asked."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as the learner gave it."""

    rating: Rating
    verdict: str
    """A `judging.Verdict`; empty where the learner alone judged."""
    text: str = ""
    """What was typed or chosen."""
    took: int = 0
    """Milliseconds from the question to the answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer in the log, with how the card stood when it was given."""

    id: int
    guid: str
    note: str
    at: int
    """Milliseconds since 1970."""
    reply: Reply
    expected: float | None
    """The chance of recall that the schedule foretold; None for a card's first answer."""
    before: Memory | None
    """None where the card was new."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording an answer brought about."""

    id: int
    """By which this answer, and no other, can be taken back."""
    memory: Memory


class Store:
    """The book in a database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes a connection that begins no transactions by itself, and brings an older book up to date.

        Raises `migrations.NewerBookError` and `migrations.NoBookError`, and what sqlite3 raises.
        """
        self._db = connection
        migrate(connection)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        # A transaction that begins as a writer never has to give way half-way to another writer.
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @property
    def version(self) -> int:
        """A number that changes when another sitting has written."""
        (number,) = self._db.execute("PRAGMA data_version").fetchone()
        return int(number)

    def cards(self) -> Iterator[Stored]:
        """Every card, in the order in which they were begun."""
        for row in self._db.execute(f"SELECT {_CARD} FROM cards ORDER BY id"):
            yield _stored(row)

    def card(self, guid: str) -> Stored | None:
        """A card, if it was begun."""
        row = self._row(guid)
        return _stored(row) if row else None

    def begun_since(self, at: int) -> int:
        """How many cards had their first answer since a time."""
        (count,) = self._db.execute(
            "SELECT count(*) FROM answers WHERE at >= ? AND stage = 0", (at,)
        ).fetchone()
        return int(count)

    def record(self, guid: str, note: str, reply: Reply, now: Moment) -> Recorded:
        """Put down an answer and schedule its card anew, from how the card stands at this instant."""
        with self._writing() as db:
            id, card = self._begun(guid, note)
            before = card.memory
            memory = after(before, reply.rating, now, draw(card))
            expected = chance(before, now) if before else None
            row = (
                id,
                now.at,
                reply.rating,
                reply.verdict,
                reply.text,
                reply.took,
                expected,
                *_columns(before),
            )
            answer = db.execute(
                f"INSERT INTO answers (card, at, rating, verdict, given, took, expected, {_MEMORY})"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            ).lastrowid
            self._put(id, memory, 1)
        assert answer is not None
        return Recorded(answer, memory)

    def undo(self, answer: int | None = None) -> Entry | None:
        """Take back an answer, by default the newest, and put its card back to how it stood.

        None where there is no such answer, or the card was answered again since.
        """
        with self._writing() as db:
            found = self._newest(answer)
            if found is None:
                return None
            card, taken_back = found
            db.execute("DELETE FROM answers WHERE id = ?", (taken_back.id,))
            self._put(card, taken_back.before, -1)
            # What was never answered and never set aside was not begun.
            db.execute("DELETE FROM cards WHERE id = ? AND answers = 0 AND NOT suspended", (card,))
            return taken_back

    def suspend(self, guid: str, note: str, suspended: bool = True) -> bool:
        """Set a card aside until it is called back, or call it back; whether that changed anything."""
        with self._writing() as db:
            card = self._row(guid)
            if card is None and not suspended:
                return False
            id, stored = self._begun(guid, note)
            db.execute("UPDATE cards SET suspended = ? WHERE id = ?", (suspended, id))
            db.execute("DELETE FROM cards WHERE id = ? AND answers = 0 AND NOT suspended", (id,))
            return stored.suspended is not suspended

    def log(self) -> Iterator[Entry]:
        """Every answer, oldest first."""
        for row in self._db.execute(f"{_ANSWERS} ORDER BY answers.id"):
            yield _entry(row)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Whatever is read within is the book as it stood at one instant."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    def days(self, now: Moment, of: Collection[str] | None = None) -> Iterator[DayTally]:
        """What was answered on each of the learner's days, oldest first; `of` some cards, by guid, or of all."""
        some = (
            ""
            if of is None
            else "WHERE card IN (SELECT id FROM cards WHERE guid IN (SELECT value FROM json_each(?)))"
        )
        query = (
            "SELECT (at + ?) / ? AS day, count(*), sum(took), sum(stage = ?),"
            " sum(stage = ?), sum(stage = ? AND rating > ?), total(expected) FILTER (WHERE stage = ?)"
            f" FROM answers {some} GROUP BY day ORDER BY day"
        )
        review = int(Stage.REVIEW)
        values = (now.shift, DAY, int(Stage.NEW), review, review, int(Rating.AGAIN), review)
        guids = () if of is None else (json.dumps(list(of)),)
        for day, answers, took, begun, *recall in self._db.execute(query, (*values, *guids)):
            yield DayTally(day, answers, took, begun, Recall(*recall))

    def recalls(self, since: int) -> dict[str, Recall]:
        """How reviews went since a time, by the card's guid."""
        query = (
            "SELECT guid, count(*), sum(rating > ?), total(expected) FROM answers JOIN cards ON cards.id = card"
            " WHERE at >= ? AND answers.stage = ? GROUP BY card"
        )
        found = self._db.execute(query, (int(Rating.AGAIN), since, int(Stage.REVIEW)))
        return {guid: Recall(*recall) for guid, *recall in found}

    def _row(self, guid: str) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._db.execute(
            f"SELECT {_CARD} FROM cards WHERE guid = ?", (guid,)
        ).fetchone()
        return found

    def _begun(self, guid: str, note: str) -> tuple[int, Stored]:
        """A card and its row, made where there is none."""
        row = self._row(guid)
        if row is None:
            self._db.execute("INSERT INTO cards (guid, note) VALUES (?, ?)", (guid, note))
            row = self._row(guid)
            assert row is not None
        return row[0], _stored(row)

    def _put(self, card: int, memory: Memory | None, more: int) -> None:
        sets = ", ".join(f"{name} = ?" for name in _MEMORY.split(", "))
        self._db.execute(
            f"UPDATE cards SET answers = answers + ?, {sets} WHERE id = ?", (more, *_columns(memory), card)
        )

    def _newest(self, answer: int | None) -> tuple[int, Entry] | None:
        where = "WHERE answers.id = coalesce(?, (SELECT max(id) FROM answers))"
        row = self._db.execute(f"{_ANSWERS} {where}", (answer,)).fetchone()
        if row is None:
            return None
        (newest,) = self._db.execute("SELECT max(id) FROM answers WHERE card = ?", (row[-1],)).fetchone()
        return (row[-1], _entry(row)) if newest == row[0] else None


_ANSWERS = (
    "SELECT answers.id, cards.guid, cards.note, at, rating, verdict, given, took, expected,"
    f" {', '.join(f'answers.{name}' for name in _MEMORY.split(', '))}, card"
    " FROM answers JOIN cards ON cards.id = card"
)


def draw(card: Stored) -> str:
    """What draws the spread of the interval that a card's next answer gives it."""
    return f"{card.guid}/{card.answers}"


def _columns(memory: Memory | None) -> tuple[Any, ...]:
    if memory is None:
        return (int(Stage.NEW), None, None, None, None, None)
    return (int(memory.stage), memory.step, memory.stability, memory.difficulty, memory.due, memory.last)


def _memory(columns: tuple[Any, ...]) -> Memory | None:
    stage, *rest = columns
    return Memory(Stage(stage), *rest) if stage else None


def _stored(row: tuple[Any, ...]) -> Stored:
    _, guid, note, answers, suspended, *memory = row
    return Stored(guid, note, answers, bool(suspended), _memory(tuple(memory)))


def _entry(row: tuple[Any, ...]) -> Entry:
    id, guid, note, at, rating, verdict, text, took, expected, *memory, _ = row
    reply = Reply(Rating(rating), verdict, text, took)
    return Entry(id, guid, note, at, reply, expected, _memory(tuple(memory)))
