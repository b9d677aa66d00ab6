"""What a book tells of how it goes, and what can be taken out of it."""

import csv
import io
import json

import fsrs
import pytest

from quizgen.study import exporting
from quizgen.study.moment import DAY, HOUR
from quizgen.study.scheduling import Memory, Stage
from quizgen.study.statistics import Begun, DayTally, Recall, forecast, summarize
from quizgen.study.store import Reply, Store
from tests.study.making import AGAIN, GOOD, NOON, connection, later

TODAY = NOON.today


def memory(due_in: int, stability: float = 10.0, stage: Stage = Stage.REVIEW) -> Memory:
    return Memory(stage, None, stability, 5.0, NOON.at + due_in * DAY, NOON.at - DAY)


def test_a_share_says_how_sure_it_is() -> None:
    few, many = Recall(10, 9, 9.0), Recall(1000, 900, 900.0)
    assert few.share == many.share == 0.9
    assert few.between == pytest.approx((0.596, 0.982), abs=0.001)  # Wilson's interval, as tables give it
    assert many.between == pytest.approx((0.880, 0.917), abs=0.001)
    assert Recall(5, 5, 4.5).between[1] == 1  # type: ignore[index]
    assert Recall().share is Recall().between is None


def test_the_forecast_puts_what_is_overdue_on_today() -> None:
    assert forecast([memory(-40), memory(0), memory(2), memory(2), memory(30)], NOON, 4) == (2, 0, 2, 0)


def test_a_summary() -> None:
    begun = [
        Begun("a", memory(0), False, ("energy",)),
        Begun("b", memory(3, stability=100.0), False, ("energy", "trade")),
        Begun("c", memory(0, stage=Stage.LEARNING), False, ("trade",)),
        Begun("d", memory(0), True, ("trade",)),
        Begun("e", None, True, ("trade",)),
    ]
    days = [
        DayTally(TODAY - 100, 4, 100, 4, Recall(2, 1, 1.8)),
        DayTally(TODAY - 6, 8, 100, 0, Recall(8, 7, 7.2)),
        DayTally(TODAY, 3, 9000, 1, Recall(2, 2, 1.8)),
    ]
    found = summarize(begun, 1, days, {"a": Recall(5, 2, 4.5), "b": Recall(5, 5, 4.5)}, NOON, span=7)
    assert (found.begun, found.learning, found.young, found.mature, found.suspended, found.gone) == (
        3,
        1,
        1,
        1,
        2,
        1,
    )
    assert (found.due, found.ahead) == (2, (2, 0, 0, 1, 0, 0, 0))
    assert found.answered == (8, 0, 0, 0, 0, 0, 3)
    assert {name: (r.reviews, r.recalled) for name, r in found.windows} == {
        "today": (2, 2), "7 days": (10, 9), "30 days": (10, 9), "a year": (12, 10), "all": (12, 10),
    }  # fmt: skip
    assert 1.9 < found.known < 2  # what is being learned is not known yet
    assert [(of.topic, of.cards, of.recall.reviews) for of in found.topics] == [
        ("trade", 2, 5),
        ("energy", 2, 10),
    ]


@pytest.fixture
def store() -> Store:
    store = Store(connection())
    store.record("a" * 16, "t/aigun/typed", GOOD, NOON)
    store.record(
        "b" * 16, "t/peking/typed", Reply(AGAIN.rating, "wrong", '=HYPERLINK("x")', 5), later(NOON, HOUR)
    )
    store.record("a" * 16, "t/aigun/typed", GOOD, later(NOON, DAY))
    store.suspend("c" * 16, "t/gone/typed")
    return store


def item_of(note: str) -> str | None:
    return None if "gone" in note else note.replace("t/", "renamed/")


def test_the_log_is_what_optimizers_of_fsrs_read(store: Store) -> None:
    text = exporting.log_csv(list(store.cards()), store.log(), item_of).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0])[:5] == [
        "card_id", "review_time", "review_rating", "review_state", "review_duration",
    ]  # fmt: skip
    assert [(row["card_id"], row["review_rating"], row["review_state"]) for row in rows] == [
        ("1", "3", "0"), ("2", "1", "0"), ("1", "3", "1"),
    ]  # fmt: skip
    assert int(rows[0]["review_time"]) == NOON.at
    assert rows[0]["item"] == "renamed/aigun/typed"
    assert rows[1]["given"] == '\'=HYPERLINK("x")'


def test_the_schedule_as_a_table(store: Store) -> None:
    text = exporting.schedule_csv(list(store.cards()), item_of).decode()
    first, _, aside = csv.DictReader(io.StringIO(text))
    assert (first["answers"], first["state"], first["suspended"]) == ("2", "2", "0")
    assert first["due"] > first["last_review"] == "2024-10-05T12:00:00+00:00"
    assert (aside["item"], aside["answers"], aside["suspended"], aside["due"]) == ("", "0", "1", "")


def test_the_whole_is_what_py_fsrs_reads(store: Store) -> None:
    document = json.loads(
        exporting.whole_json(list(store.cards()), store.log(), item_of, "small", later(NOON, 2 * DAY).at)
    )
    assert (document["format"], document["version"], document["collection"]) == ("quizgen-study", 1, "small")
    card = fsrs.Card.from_dict(document["cards"][0]["fsrs"])
    logs = [fsrs.ReviewLog.from_dict(entry["fsrs"]) for entry in document["log"]]
    own = [log for log in logs if log.card_id == card.card_id]
    again = fsrs.Scheduler(enable_fuzzing=False).reschedule_card(card, own)
    assert (again.state, len(own)) == (card.state, 2)
    assert again.stability == pytest.approx(card.stability)
    assert document["cards"][2]["fsrs"] is None
