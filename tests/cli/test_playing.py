"""`play` in a real terminal: every item type, right and wrong, and every way to leave."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quizgen.cli.app import app
from quizgen.cli.playing import feedback
from quizgen.cli.playing.terminal import Terminal as PlainTerminal
from quizgen.study.answers import Picked
from quizgen.study.judging import judge
from quizgen.study.sitting import Given
from tests.cli.running import Ran, edit, run
from tests.cli.terminal import Terminal, terminal
from tests.exports import sample_quiz as sample

SAMPLE = """
from quizgen.cli.playing import feedback
from quizgen.cli.playing.session import Limits, go_through
from quizgen.cli.playing.terminal import Terminal
from quizgen.study.names import Names
from quizgen.study.sitting import Sitting
from tests.exports import sample_quiz as s

here = Terminal.of_this_process()
items = (s.YEAR, s.PARTIES, s.STATEMENT, s.CYRILLIC, s.LENGTH, s.CAPACITY, s.YEARS, s.TIMELINE, s.MEMBERS)
feedback.show_result(here, go_through(here, Sitting(items), Limits(), Names, lambda sitting: None))
"""
"""A sitting with an item of each type, as `play` runs it."""
ESCAPE = "\x1b["
PROMPTS = ("(A-D):", "A C):", "(t/f):", "answer:", "kilometres:", "answer:", "in order:", "latest:")
RIGHT = ("a", "c, a", "false", "сила сибири", "3,000 km", "38 bcm", "c a d", "BCA")
WRONG = ("d", "b d", "yes", "Nord Stream", "1", "37 bcm", "-b-", "a c b")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def play_sample(here: Terminal, answers: tuple[str, ...], owned: str) -> str:
    for prompt, answer in zip(PROMPTS, answers, strict=True):
        here.see(prompt)
        if len(prompt) > 8 and here.screen.endswith(">"):
            here.see("> ")
        here.type(answer)
    here.answer("Enter:", "")
    here.answer("(n)o:", owned)
    assert here.ended() == 0
    return here.screen


def test_every_item_type_answered_right() -> None:
    with terminal(script=SAMPLE, rows=200) as here:
        screen = play_sample(here, RIGHT, "y")
    assert screen.count("✓ Right.") == 9
    assert "9 of 9 right" in screen
    assert "Treaty of Nerchinsk (1689); Treaty of Kyakhta (1727)" in screen
    assert screen.count("Source: Treaty of Nerchinsk") == 9
    assert "To look at again" not in screen
    assert f"{ESCAPE}32mRight." in here.written


def test_every_item_type_answered_wrong() -> None:
    with terminal(script=SAMPLE, rows=250) as here:
        screen = play_sample(here, WRONG, "n")
    assert screen.count("✗ Wrong.") == 9
    assert "0 of 9 right" in screen
    assert "1860 belongs to another treaty." in screen, "the reason"
    assert "Answer: A, 1689" in screen
    assert "Answer: 1C 2A 3D." in screen
    assert "Answer: B C A." in screen
    assert screen.count("\n  - ") == 9 + 6, "what to look at again, and the six founders"


@pytest.mark.parametrize(
    "env",
    [{"NO_COLOR": "1", "LC_ALL": "C"}, {"TERM": "dumb", "PYTHONIOENCODING": "latin-1", "LC_ALL": "de_DE"}],
    ids=["no colour", "dumb"],
)
def test_forty_columns_without_colours_and_without_unicode(env: dict[str, str]) -> None:
    with terminal(script=SAMPLE, columns=40, rows=300, env=env) as here:
        answers = tuple("Power of Siberia" if not text.isascii() else text for text in RIGHT)
        screen = play_sample(here, answers, "a")
    assert ESCAPE not in here.written
    assert here.written.isascii()
    assert screen.count("+ Right.") == 8
    assert "~ Almost." in screen
    assert all(len(line) < 40 for line in here.written.splitlines())


def test_what_is_no_answer_is_asked_for_again() -> None:
    with terminal(script=SAMPLE, rows=200) as here:
        here.answer("(A-D):", "e")
        here.see("Type one letter, A to D. Or ? if you do not know.")
        here.answer("(A-D):", "?")
        here.see("Answer: A, 1689")
        here.press("c")
        here.ended()


def test_a_window_made_smaller_is_written_into() -> None:
    with terminal(script=SAMPLE, columns=100, rows=60, env={"NO_COLOR": "1"}) as here:
        here.see("(A-D):")
        here.resize(40, 60)
        here.type("a")
        here.see("A C):")
        after = here.written.split("Right.")[1]
        assert max(map(len, after.splitlines())) < 40
        here.press("d")
        here.ended()


def start(*words: str) -> tuple[str, ...]:
    return ("play", "--type", "true-false", "-n", "3", "--seed", "7", *words)


def test_ctrl_c_leaves_and_resume_goes_on(small: Path, state: Path) -> None:
    with terminal(*start("--results", "out.json")) as here:
        here.answer("(t/f):", "t")
        here.see("2 of 3")
        here.see("(t/f):")
        asked = statement(here)
        here.press("c")
        here.see("Kept after 1 of 3.")
        here.see("To go on: quizgen play --resume")
        assert here.ended() == 130
        assert "Traceback" not in here.written
    with terminal("play", "--resume") as here:
        here.see("2 of 3")
        here.see("(t/f):")
        assert statement(here) == asked
        here.type("t")
        here.answer("(t/f):", "f")
        here.see(" of 3 right")
        assert here.ended() == 0
    told = json.loads(Path("out.json").read_text("utf-8"))
    assert (told["items"], len(told["answers"]), told["seed"]) == (3, 3, 7)
    assert not list(state.rglob("*.json")), "what is done does not wait"
    assert "no sitting waits" in run("play", "--resume").plainly


def statement(here: Terminal) -> str:
    """What is to be judged, as it stands on the screen."""
    return re.findall(r"True or false\? (.+?)\n", here.screen)[-1]


def test_ctrl_d_leaves_with_the_result_so_far(small: Path) -> None:
    with terminal(*start()) as here:
        here.answer("(t/f):", "t")
        here.see("(t/f):")
        here.press("d")
        here.see("2 not answered")
        here.see("Kept after 1 of 3")
        assert here.ended() == 0


def test_nothing_answered_is_nothing_kept(small: Path, state: Path) -> None:
    with terminal(*start()) as here:
        here.see("(t/f):")
        here.press("d")
        here.see("Nothing answered, nothing kept.")
        assert here.ended() == 0
    assert not state.exists()


def test_time_runs_out(small: Path) -> None:
    with terminal(*start("--timed", "1")) as here:
        here.see("Time is up.")
        here.see("2 of 3")
        here.press("d")
        here.ended()


def fed(lines: str, *words: str) -> Ran:
    """A command whose input is not typed but given."""
    result = CliRunner().invoke(app, words, input=lines, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def test_what_was_not_right_comes_again_until_it_is(small: Path) -> None:
    ran = fed("?\n" * 3 + "t\n" * 3 + "f\n" * 3, *start("--retry-wrong", "--results", "out.csv"))
    assert ran.status == 0
    assert "Again, 3 left" in ran.out
    assert "0 of 3 right" in ran.out, "only the first answer counts"
    rows = list(csv.DictReader(io.StringIO(Path("out.csv").read_text("utf-8-sig"))))
    assert [row["again"] for row in rows[:4]] == ["False", "False", "False", "True"]
    assert {row["item"] for row in rows if row["verdict"] == "right"} == {row["item"] for row in rows}


def test_results_have_what_was_given_and_what_was_right(small: Path) -> None:
    fed("=1+1\n", "play", "--type", "typed", "-n", "1", "--seed", "7", "--results", "out.csv")
    fed("=1+1\n", "play", "--type", "typed", "-n", "1", "--seed", "7", "--results", "out.json")
    (row,) = csv.DictReader(io.StringIO(Path("out.csv").read_text("utf-8-sig")))
    told = json.loads(Path("out.json").read_text("utf-8"))
    assert row["given"] == "'=1+1", "no spreadsheet computes it"
    assert told["answers"][0]["given"] == "=1+1"
    assert row["answer"] == told["answers"][0]["answer"]
    assert (told["wrong"], told["collection"]) == (1, "small")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--results", "out.txt"), "end its name in .json or .csv"),
        (("--results", "nowhere/out.csv"), "a folder that you can write to"),
        (("--results", "seeds.csv"), "a folder that you can write to"),
        (("--type", "numeric", "--topic", "borders"), "without --type something would"),
        (("--with", "nerchinsk", "--about", "pipeline"), "cannot take 'nerchinsk'"),
        (("--resume",), "no sitting waits in the collection 'small'"),
    ],
)
def test_what_cannot_be_played_is_told_before_the_first_question(
    small: Path, words: tuple[str, ...], said: str
) -> None:
    (small / "seeds.csv").mkdir()
    ran = fed("", "play", *words)
    assert ran.status in (1, 2)
    assert said in ran.plainly
    assert "1 of" not in ran.out


def leave_one(small: Path, state: Path) -> Path:
    fed("t\n", *start())
    (file,) = state.rglob("*.json")
    return file


def test_answers_are_never_held_against_another_question(small: Path, state: Path) -> None:
    leave_one(small, state)
    edit(small, "seeds/facts/treaties.yaml", lambda text: text.replace("Treaty of", "Pact of"))
    ran = fed("", "play", "--resume")
    assert ran.status == 2
    assert "the collection has changed since" in ran.plainly


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('"small"', '"other"'), "it is of the collection 'other'"),
        (lambda text: text[:40], "it cannot be read"),
        (lambda text: text.replace('"version": 1', '"version": 99'), "another version of quizgen"),
        (lambda text: text.replace('"picked"', '"guessed"'), "an answer in it cannot be read"),
        (lambda text: "[]", "it cannot be read"),
        (lambda text: text.replace('"picked"', '"written"').replace("0\n", '"0"\n'), "is none to its item"),
    ],
)
def test_a_kept_sitting_that_is_none(
    small: Path, state: Path, change: Callable[[str], str], said: str
) -> None:
    file = leave_one(small, state)
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    ran = fed("", "play", "--resume")
    assert ran.status == 2
    assert said in ran.plainly
    assert file.exists(), "nothing is lost"


def test_a_sitting_of_another_collection_waits_there(small: Path, state: Path) -> None:
    leave_one(small, state)
    edit(small, "seeds/collection.yaml", lambda text: text.replace("id: small", "id: other"))
    assert "one waits in another collection" in fed("", "play", "--resume").plainly


def test_why_a_statement_is_false_is_told_to_whoever_does_not_know(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for chosen in (Picked((1,)), Picked((0,)), Picked()):
        feedback.show(PlainTerminal(), Given(sample.STATEMENT, chosen, judge(sample.STATEMENT, chosen), 1))
        assert capsys.readouterr().out.count(sample.STATEMENT.body.because) == 1
