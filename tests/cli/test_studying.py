"""`quizgen study`: at a real terminal and by the words it prints; what is kept whatever happens."""

import csv
import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from quizgen.cli.app import app
from quizgen.cli.studying import book as books
from quizgen.cli.studying import clock
from quizgen.study.moment import DAY, HOUR, Moment
from quizgen.study.scheduling import Rating, Stage
from quizgen.study.store import Entry, Store, Stored
from tests.cli.running import ROOT, Ran, edit, environment, rows, run
from tests.cli.terminal import Terminal, terminal
from tests.exports.anki_client import Learner

TODAY = clock.now
NOW = Moment(20_000 * DAY + 12 * HOUR)
YEARS = ("--about", "treaty", "--type", "typed")
RATE = "Enter for"


@pytest.fixture
def book(small: Path) -> Path:
    return small.parent / "book.sqlite3"


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, NOW)


def at(monkeypatch: pytest.MonkeyPatch, now: Moment) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)


def study(book: Path, *words: str, typed: tuple[str, ...] = ()) -> Ran:
    """The command within the test, with lines typed into it."""
    text = "".join(f"{line}\n" for line in typed)
    result = CliRunner().invoke(app, ["study", "--book", str(book), *words], text, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def log(book: Path) -> list[Entry]:
    with sqlite3.connect(book, isolation_level=None) as db:
        return list(Store(db).log())


def cards(book: Path) -> list[Stored]:
    with sqlite3.connect(book, isolation_level=None) as db:
        return list(Store(db).cards())


def sound(book: Path) -> bool:
    with sqlite3.connect(book) as db:
        return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_right_is_good_and_wrong_is_again(book: Path) -> None:
    ran = study(book, *YEARS, typed=("0", "", "0", "2", ":q"))
    assert ran.status == 0, ran.err
    assert "Wrong." in ran.out
    assert [entry.reply.rating for entry in log(book)] == [Rating.AGAIN, Rating.HARD]
    assert "1 of 2 recalled." in ran.out
    again = study(book, *YEARS, "--subject", "aigun", typed=("1858", ""))
    assert "Right." in again.out


def sitting(book: Path, *words: str, **surroundings: Any) -> AbstractContextManager[Terminal]:
    """The command at a real terminal."""
    return terminal("study", "--book", str(book), *words, **surroundings)


def test_at_a_terminal(book: Path) -> None:
    with sitting(book, *YEARS, "--subject", "aigun") as learner:
        learner.see("1 new")
        learner.see("In which year was the Treaty of Aigun signed?")
        learner.answer("Your answer:", "1860")
        learner.see("Answer: 1858")
        learner.see("An atlas of treaties")
        learner.answer(f"{RATE} 1 again:", "")
        learner.see("1 learning")
        learner.answer("Your answer:", "1858")
        learner.see("Right.")
        learner.answer(f"{RATE} 3 good:", "h")
        learner.see("takes back the answer before this one")
        learner.answer(f"{RATE} 3 good:", "4")
        assert learner.ended() == 0
        assert "1 of 2 recalled." in learner.screen
        assert "Done for today." in learner.screen
    assert [entry.reply.rating for entry in log(book)] == [Rating.AGAIN, Rating.EASY]
    assert [entry.reply.text for entry in log(book)] == ["1860", "1858"]


def test_undo_asks_again_and_setting_aside_asks_no_more(book: Path) -> None:
    ran = study(book, *YEARS, "--new", "2", typed=("1", "3", ":u", "?", "s", ":q"))
    assert ran.status == 0, ran.err
    first, second, again, other = (line for line in ran.out.splitlines() if line.startswith("In which year"))
    assert first == again != second == other
    assert "Taken back." in ran.out
    assert log(book) == []
    (aside,) = cards(book)
    assert aside.suspended
    assert aside.note in study(book, "--suspended").out
    assert "1 card called back" in study(book, "--resume", aside.note).out
    assert cards(book) == []


def test_leaving_keeps_what_was_answered(book: Path) -> None:
    with sitting(book, *YEARS) as learner:
        learner.answer("Your answer:", "1")
        learner.answer(RATE, "")
        learner.see("Your answer:")
        learner.press("c")
        assert learner.ended() == 130
        assert "0 of 1 recalled." in learner.screen
        assert "Left for today:" in learner.screen
    assert len(log(book)) == 1


def test_a_killed_sitting_loses_at_most_the_answer_being_given(book: Path) -> None:
    with sitting(book, *YEARS) as learner:
        for _ in range(2):
            learner.answer("Your answer:", "1")
            learner.answer(RATE, "")
        learner.answer("Your answer:", "1")
        learner.see(RATE)
        learner.child.kill(signal.SIGKILL)
        assert learner.ended() == -signal.SIGKILL
    assert len(log(book)) == 2
    assert sound(book)
    assert study(book, "--due").status == 0


RECORDING = """
import sqlite3, sys
from quizgen.study.moment import Moment
from quizgen.study.scheduling import Rating, Stage
from quizgen.study.store import Reply, Store
store = Store(sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30))
for at in range(int(sys.argv[2])):
    card = f"{at % 7:016x}"
    print(store.record(card, f"t/{card}/typed", Reply(Rating.GOOD, "right"), Moment(1_700_000_000_000 + at)).id, flush=True)
"""


def recording(book: Path, answers: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", RECORDING, str(book), str(answers)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
        cwd=ROOT,
    )


@pytest.mark.parametrize("answers", [1, 40])
def test_whatever_was_recorded_outlives_a_kill_in_the_midst_of_recording(answers: int, book: Path) -> None:
    with recording(book, 1_000_000) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(answers)]
        writer.send_signal(signal.SIGKILL)
        told += [int(line) for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    kept = [entry.id for entry in log(book)]
    assert kept[: len(told)] == told
    assert len(kept) - len(told) <= 1
    assert sound(book)


def test_two_at_once_lose_nothing(book: Path) -> None:
    with recording(book, 60) as one, recording(book, 60) as other:
        assert one.stdout is not None
        assert other.stdout is not None
        ids = [*map(int, one.stdout.read().split()), *map(int, other.stdout.read().split())]
    assert sorted(ids) == [entry.id for entry in log(book)] == list(range(1, 121))
    assert sum(card.answers for card in cards(book)) == 120
    assert sound(book)


@pytest.mark.slow
def test_a_second_sitting_sees_the_first(book: Path) -> None:
    words = (*YEARS, "--new", "2")
    with sitting(book, *words) as one, sitting(book, *words) as other:
        one.see("Your answer:")
        other.answer("Your answer:", "1")
        other.answer(RATE, "4")
        other.see("1 new")
        one.type("1")
        one.answer(RATE, "4")
        one.see("1 new")
        for learner in (one, other):
            learner.press("d")
            assert learner.ended() == 0
    assert len({entry.guid for entry in log(book)}) == 1
    assert len(log(book)) == 2


@pytest.mark.parametrize(
    "env",
    [
        {"NO_COLOR": "1", "LANG": "C", "LC_ALL": "C"},
        pytest.param({"TERM": "dumb"}, marks=pytest.mark.slow),
    ],
    ids=["no colour, no Unicode", "dumb"],
)
def test_a_plain_terminal(env: dict[str, str], book: Path) -> None:
    with sitting(book, "--about", "treaty", columns=40, env=env) as learner:
        learner.see("10 new")
        learner.answer(":", "?")
        learner.answer(RATE, "")
        learner.see("new")
        learner.press("d")
        assert learner.ended() == 0
        assert max(map(len, learner.written.splitlines())) <= 40
        assert "\x1b[" not in learner.written.replace("\x1b[?2004h", "").replace("\x1b[?2004l", "")
        assert learner.written.isascii() or "LANG" not in env


def test_every_type_is_asked(book: Path) -> None:
    # "?" says that one does not know; where the answer is only thought of, it turns the card.
    study(book, "--every-item", "--new", "400", "--about", "treaty", typed=("?", "4") * 400)
    types = {part for entry in log(book) for part in entry.note.split("/")}
    assert types >= {"choice", "typed", "recall", "true-false"}


def test_recall_is_judged_by_the_learner(book: Path) -> None:
    ran = study(book, "--type", "recall", "--about", "treaty", "--limit", "1", typed=("", "again"))
    assert "1 again" in ran.out
    assert "An atlas of treaties" in ran.out
    (entry,) = log(book)
    assert (entry.reply.rating, entry.reply.verdict) == (Rating.AGAIN, "")


def test_due_undo_and_forecast(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert study(book, *YEARS, "--new", "3", "--due").out == "3 new\n"
    study(book, *YEARS, "--new", "3", typed=("1", "4", "1", "4", "1", "4"))
    assert rows(study(book, *YEARS, "--new", "3", "--due", "--json")) == [
        {"learning": 0, "review": 0, "new": 0}
    ]
    assert sum(json.loads(study(book, "--forecast", "--json").out)) == 3
    assert study(book, "--undo").out.startswith("taken back: treaty-signed-year/")
    assert len(log(book)) == 2
    at(monkeypatch, Moment(NOW.at + 20 * DAY))
    assert study(book, *YEARS, "--new", "0", "--due").out == "2 to review\n"


def test_what_is_being_learned_does_not_count_as_recalled(book: Path) -> None:
    study(book, "--about", "treaty", "--type", "typed", "--new", "1", typed=("1", "3", "q"))
    assert "likely recall 0 of 1, not counting those being learned." in study(book, "--stats").out


def test_statistics(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No card is begun yet" in study(book, "--stats").out
    for day in (0, 1, 5, 20):
        at(monkeypatch, Moment(NOW.at + day * DAY))
        study(book, "--about", "treaty", "--type", "typed", "--new", "2", typed=("1", "4") * 30)
    told = study(book, "--stats").out
    assert "Recalled when due again" in told
    assert "Cards coming due" in told
    assert "too few to tell more than" in told
    found = json.loads(study(book, "--stats", "--json").out)
    assert found["cards"]["young"] + found["cards"]["mature"] == 6
    assert found["recall"][-1]["reviews"] == found["recall"][-1]["recalled"] > 0
    assert found["recall"][-1]["low"] < found["recall"][-1]["share"] == 1
    assert {topic["topic"] for topic in found["topics"]} == {"borders", "trade"}
    of_trade = json.loads(study(book, "--stats", "--json", "--topic", "trade").out)
    assert 0 < of_trade["recall"][-1]["reviews"] < found["recall"][-1]["reviews"]


def test_a_whole_subject_is_set_aside(book: Path) -> None:
    assert "set aside" in study(book, "--suspend", "aigun").out
    aside = cards(book)
    assert len(aside) > 1
    assert all("/aigun/" in card.note for card in aside)
    assert "aigun" not in study(book, "--subject", "aigun", "--due").out
    assert f"{len(aside)} cards called back" in study(book, "--resume", "aigun").out


def test_a_renamed_subject_is_still_known(small: Path, book: Path) -> None:
    study(book, *YEARS, "--subject", "aigun", typed=("1858", "4"))
    edit(
        small,
        "seeds/facts/treaties.yaml",
        lambda text: text.replace("  aigun:\n", "  of-1858:\n    formerly: [aigun]\n"),
    )
    edit(small, "seeds/questions/all.yaml", lambda text: text.partition("\nitems:\n")[0] + "\n")
    assert study(book, *YEARS, "--subject", "of-1858", "--due").out == "nothing left\n"
    study(book, "--export", "out.json")
    (card,) = json.loads((small / "out.json").read_text("utf-8"))["cards"]
    assert (card["note"], card["item"]) == (
        "treaty-signed-year/aigun/typed",
        "treaty-signed-year/of-1858/typed",
    )


def test_export(small: Path, book: Path) -> None:
    study(book, *YEARS, typed=("1", "", "1", "4", ":q"))
    ran = study(book, "--export", "out.csv")
    assert "out.csv and out-schedule.csv: 2 cards, 2 answers" in ran.err
    with (small / "out.csv").open(newline="", encoding="utf-8") as text:
        assert [row["review_rating"] for row in csv.DictReader(text)] == ["1", "4"]
    with (small / "out-schedule.csv").open(newline="", encoding="utf-8") as text:
        assert len(list(csv.DictReader(text))) == 2


def test_a_schedule_moves_to_anki(
    small: Path, book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As the real Anki reads it, which knows no other day than today."""
    now = TODAY()
    for days_ago in (9, 8, 5):
        at(monkeypatch, Moment(now.at - days_ago * DAY, now.offset))
        study(book, "--about", "treaty", "--new", "3", typed=("?", "3", "?", "4", "?", "1") * 9)
    at(monkeypatch, now)
    study(book, "--suspend", cards(book)[0].note)
    assert study(book, "--export", "mine.apkg").status == 0
    learner = Learner(tmp_path)
    learner.imports((small / "mine.apkg").read_bytes(), progress=True)
    assert learner.col.db is not None
    assert learner.col.db.scalar("select count(*) from revlog") == len(log(book))
    for card in cards(book):
        (theirs,) = learner.cards(card.guid)
        assert card.memory is not None
        assert theirs.reps == card.answers
        assert theirs.memory_state is not None
        assert theirs.memory_state.stability == pytest.approx(card.memory.stability, abs=0.001)
        assert (theirs.queue == -1) == card.suspended
        if card.memory.stage is Stage.REVIEW:
            assert theirs.ivl == round((card.memory.due - card.memory.last) / DAY)
    due = json.loads(study(book, "--due", "--new", "0", "--json").out)
    (deck,) = learner.col.sched.deck_due_tree().children
    assert (deck.review_count, deck.new_count) == (due["review"], 0)
    _, sound_already = learner.col.fix_integrity()
    assert sound_already


def test_a_book_lies_in_the_users_data_folder(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(small.parent / "data"))
    path = books.path_for("small")
    assert path.name == "small.sqlite3"
    assert run("study", "--due").status == 0
    assert path.is_file()
    assert books.path_for("../../etc").parent == path.parent


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--due", "--stats"], "one thing at a time"),
        (["--json"], "--json is for --due, --stats and --forecast"),
        (["--export", "log.xlsx"], "use .json, .csv or .apkg"),
        (["--suspend", "atlantis"], "no card asks 'atlantis'"),
        (["--resume", "aigun"], "nothing of 'aigun' is set aside"),
        (["--topic", "nothing"], "--topic has no 'nothing'"),
        (["--new", "-1"], "--new"),
    ],
)
def test_wrong_usage(words: list[str], says: str, book: Path) -> None:
    ran = study(book, *words)
    assert ran.status == 2
    assert says in ran.plainly
    assert not book.exists() or cards(book) == []


def test_nothing_to_undo(book: Path) -> None:
    ran = study(book, "--undo")
    assert (ran.status, ran.out) == (0, "")
    assert "no answer to take back" in ran.err


def test_a_file_that_is_no_book(small: Path, book: Path) -> None:
    book.write_bytes(b"not a database, though quite long enough to be taken for one" * 20)
    before = book.read_bytes()
    ran = study(book, "--due")
    assert ran.status == 1
    assert "no book of quizgen study" in ran.err
    assert book.read_bytes() == before


def test_a_book_of_a_newer_quizgen(book: Path) -> None:
    study(book, "--due")
    with sqlite3.connect(book) as db:
        db.execute("PRAGMA user_version = 99")
    ran = study(book, "--due")
    assert ran.status == 2
    assert "newer quizgen" in ran.plainly


def test_a_book_that_stays_locked(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study(book, "--due")
    monkeypatch.setattr(books, "_PATIENCE", 0.1)
    holder = sqlite3.connect(book, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    ran = study(book, *YEARS, typed=("1", ""))
    holder.close()
    assert ran.status == 1
    assert "another program keeps it locked" in ran.err
    assert log(book) == []


def test_bars_fit_the_terminal(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study(book, "--about", "treaty", "--new", "9", typed=("?", "4") * 9)
    at(monkeypatch, Moment(NOW.at + 3 * DAY))
    monkeypatch.setenv("COLUMNS", "40")
    told = study(book, "--stats").out.splitlines()
    assert max(map(len, told)) <= 40
    assert time.strftime("%b", time.gmtime(NOW.at / 1000)) in "".join(told)
