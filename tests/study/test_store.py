"""The learner's book: what is put down stays, comes back, and can be taken back."""

import sqlite3
from pathlib import Path

import pytest

from quizgen.study import migrations
from quizgen.study.migrations import NewerBookError, NoBookError
from quizgen.study.moment import DAY, MINUTE
from quizgen.study.scheduling import Rating, Stage
from quizgen.study.statistics import Recall
from quizgen.study.store import Reply, Store
from tests.study.making import AGAIN, GOOD, NOON, connection, later


@pytest.fixture
def store() -> Store:
    return Store(connection())


def test_an_answer_is_kept_with_how_the_card_stood(store: Store) -> None:
    store.record("a", "t/aigun/typed", GOOD, NOON)
    store.record("a", "t/aigun/typed", AGAIN, later(NOON, 10 * MINUTE))
    first, second = store.log()
    assert (first.before, first.expected, first.reply) == (None, None, GOOD)
    assert second.before is not None
    assert (second.before.stage, second.at, second.reply.text) == (
        Stage.LEARNING,
        NOON.at + 10 * MINUTE,
        "1860",
    )
    (card,) = store.cards()
    assert (card.guid, card.note, card.answers, card.suspended) == ("a", "t/aigun/typed", 2, False)


def test_undo_puts_a_card_back_to_how_it_stood(store: Store) -> None:
    store.record("a", "n", GOOD, NOON)
    (before,) = store.cards()
    store.record("a", "n", AGAIN, later(NOON, 10 * MINUTE))
    taken_back = store.undo()
    assert taken_back is not None
    assert (taken_back.note, taken_back.reply) == ("n", AGAIN)
    assert list(store.cards()) == [before]
    assert store.undo() is not None
    assert list(store.cards()) == list(store.log()) == []
    assert store.undo() is None


def test_an_answer_on_which_another_rests_cannot_be_taken_back(store: Store) -> None:
    mine = store.record("a", "n", GOOD, NOON)
    other = store.record("b", "m", GOOD, NOON)
    store.record("a", "n", GOOD, later(NOON, 10 * MINUTE))
    assert store.undo(mine.id) is None
    assert store.undo(other.id) is not None
    assert store.undo(other.id) is None
    assert len(list(store.log())) == 2


def test_the_id_of_an_answer_that_was_taken_back_is_never_anothers(store: Store) -> None:
    gone = store.record("a", "n", GOOD, NOON)
    store.undo()
    assert store.record("b", "m", GOOD, NOON).id != gone.id


def test_setting_aside_keeps_the_schedule(store: Store) -> None:
    store.record("a", "n", GOOD, NOON)
    (before,) = store.cards()
    assert store.suspend("a", "n")
    assert not store.suspend("a", "n")
    (aside,) = store.cards()
    assert aside.suspended
    assert store.suspend("a", "n", suspended=False)
    assert list(store.cards()) == [before]


def test_a_card_may_be_set_aside_before_it_is_asked(store: Store) -> None:
    store.suspend("a", "n")
    assert [(card.note, card.memory) for card in store.cards()] == [("n", None)]
    assert store.begun_since(0) == 0
    store.suspend("a", "n", suspended=False)
    assert list(store.cards()) == []
    assert not store.suspend("a", "n", suspended=False)


def test_days_and_recalls(store: Store) -> None:
    now = NOON
    for reply in (GOOD, GOOD, GOOD, AGAIN):
        recorded = store.record("a", "n", reply, now)
        now = later(NOON, recorded.memory.due - NOON.at)
    tallies = list(store.days(now))
    assert [(tally.answers, tally.begun, tally.recall.reviews) for tally in tallies] == [
        (2, 1, 0), (1, 0, 1), (1, 0, 1),
    ]  # fmt: skip
    assert sum((tally.recall for tally in tallies), Recall()).recalled == 1
    recall = store.recalls(0)["a"]
    assert (recall.reviews, recall.recalled) == (2, 1)
    assert 1.7 < recall.expected < 2
    assert list(store.days(now, ["another"])) == []
    assert store.recalls(now.at + DAY) == {}


def test_two_sittings_see_each_other(tmp_path: Path) -> None:
    path = str(tmp_path / "book.sqlite3")
    one, other = Store(connection(path)), Store(connection(path))
    before = other.version
    one.record("a", "n", GOOD, NOON)
    assert other.version != before
    other.record("a", "n", Reply(Rating.EASY, ""), later(NOON, MINUTE))
    assert [entry.reply.rating for entry in one.log()] == [Rating.GOOD, Rating.EASY]
    (card,) = one.cards()
    assert card.answers == 2


def test_a_book_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "book.sqlite3")
    Store(connection(path)).record("a", "n", GOOD, NOON)
    newer = connection(path)
    newer.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    with pytest.raises(NewerBookError):
        Store(connection(path))


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "other.sqlite3")
    other = connection(path)
    other.execute("CREATE TABLE cards (id)")
    with pytest.raises(NoBookError):
        Store(connection(path))
    assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_older_book_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    db = connection()
    Store(db).record("a", "n", GOOD, NOON)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("ALTER TABLE cards ADD COLUMN more TEXT",)))
    assert [card.guid for card in Store(db).cards()] == ["a"]
    assert db.execute("SELECT more FROM cards").fetchall() == [(None,)]
    assert db.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS),)


def test_a_step_that_fails_leaves_the_book_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    db = connection()
    Store(db).record("a", "n", GOOD, NOON)
    steps = ("ALTER TABLE cards ADD COLUMN more TEXT", "ALTER TABLE nothing ADD COLUMN more TEXT")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, steps))
    with pytest.raises(sqlite3.OperationalError):
        Store(db)
    monkeypatch.undo()
    assert [card.guid for card in Store(db).cards()] == ["a"]
