"""What all commands share: help, wrong usage, finding the collection, and telling how far they are."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from quizgen import __version__
from quizgen.cli import files as files_on_disk
from quizgen.cli.app import app
from tests.cli.running import Ran, environment, process, program, rows, run

COMMANDS = (
    "build",
    "quiz",
    "play",
    "check",
    "coverage",
    "facts",
    "import",
    "items",
    "show",
    "preview",
    "diff",
    "sync",
    "release",
    "study",
    "init",
    "add",
    "export",
    "schema",
)


def ids(*words: str) -> list[str]:
    return [row["id"] for row in rows(run(*words, "--json"))]


def test_it_knows_its_version() -> None:
    assert run("--version").out == f"quizgen {__version__}\n"


def test_without_a_command_it_lists_them() -> None:
    said = run("--help").out
    assert all(re.search(rf"^│ {command} ", said, re.MULTILINE) for command in COMMANDS)
    assert {command.name for command in app.registered_commands} == set(COMMANDS)


def example_of(command: str) -> list[str]:
    (example,) = re.findall(r"Example: quizgen (.+)", run(command, "--help").out)
    return shlex.split(example)


# The others speak of a package, of a learner's Anki, of a table and of moons: see test_comparing.py, test_syncing.py and
# test_adding.py, and the tests of imports.
@pytest.mark.parametrize("command", sorted({*COMMANDS} - {"diff", "sync", "import", "add"}))
def test_the_example_in_each_command_s_help_works(command: str, documents: str) -> None:
    words = example_of(command)
    assert words[0] == command
    ran = run(*words)
    assert ran.status == 0, ran.err
    assert ran.out or ran.err


def test_shell_completion_is_offered() -> None:
    assert "--install-completion" in run("--help").out


@pytest.mark.parametrize(
    "words",
    [
        ["bild"],
        ["facts", "--colour"],
        ["show"],
        ["quiz", "-n", "0"],
        ["quiz", "-n", "many"],
        ["quiz", "--forms", "27"],
        ["quiz", "--seed", "-1"],
        ["quiz", "--paper", "a3"],
        ["quiz", "-o", "quiz.rtf"],
        ["quiz", "-o", "quiz"],
        ["facts", "--as-of", "2019-02-30"],
        ["facts", "--as-of", "2005..2023"],
        ["check", "--collection", "nowhere"],
        ["check", "--documents", "nowhere"],
        ["coverage"],
        ["coverage", "nowhere"],
    ],
    ids=shlex.join,
)
def test_wrong_usage_ends_with_2_and_prints_no_result(words: list[str], small: Path) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert not [path.name for path in small.iterdir() if path.name not in ("seeds", "decks")]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["facts", "--about", "treety"], "'treaty'"),
        (["facts", "--topic", "border"], "'borders'"),
        (["facts", "--subject", "aigum"], "'aigun'"),
        (["facts", "--source", "atals"], "'atlas'"),
        (["items", "--type", "choise"], "'choice'"),
        (["items", "--level", "rember"], "'remember'"),
        (["quiz", "--with", "aigun/sined"], "'aigun/signed'"),
        (["quiz", "--without", "aigum"], "'aigun'"),
        (["show", "aigum"], "'aigun'"),
        (["build", "cadrs"], "'cards'"),
        (["quiz", "-o", "quiz.rtf"], ".apkg"),
        (["quiz", "--paper", "a3"], "us-letter"),
    ],
    ids=shlex.join,
)
def test_an_unknown_word_brings_the_nearest_known(words: list[str], hint: str, small: Path) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert hint in ran.plainly


def test_the_collection_is_looked_for_from_the_current_folder_upward(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small / "seeds" / "facts")
    assert ids("facts", "--subject", "csto") == [
        "csto/founded", "csto/members/russia", "csto/members/kazakhstan",
    ]  # fmt: skip


def test_a_collection_can_be_named(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check", "--collection", "small").out == "small is in order.\n"


def test_no_collection_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(files_on_disk, "PACKAGE", tmp_path / "quizgen")
    ran = run("check")
    assert ran.status == 2
    assert "no collection found" in ran.plainly
    assert "--collection DIR" in ran.plainly


def test_without_one_of_its_own_it_takes_the_collection_that_is_shipped(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    small.rename(tmp_path / "shipped")
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setattr(files_on_disk, "PACKAGE", tmp_path)
    assert ids("facts", "--subject", "tientsin") == ["tientsin/signed", "tientsin/signed_at"]


def test_out_of_a_checkout_it_takes_the_checkouts_collection_to_read(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (small / "quizgen").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setattr(files_on_disk, "PACKAGE", small / "quizgen")
    assert ids("facts", "--subject", "tientsin") == ["tientsin/signed", "tientsin/signed_at"]
    assert "released with quizgen" in run("release").plainly
    assert run("release", "--collection", str(small), "--dry-run").status == 0
    monkeypatch.chdir(small)
    assert run("release", "--dry-run").status == 0


def on_a_terminal(*words: str) -> str:
    """What a process says when its messages go to a terminal."""
    ours, theirs = os.openpty()
    try:
        started = subprocess.Popen(
            [*program(), *words], stdout=subprocess.DEVNULL, stderr=theirs, env=environment({"TERM": "xterm"})
        )
    finally:
        os.close(theirs)
    said = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        try:
            while piece := terminal.read(4096):
                said += piece
        except OSError:
            pass  # Linux reports the end of a terminal as an error.
    assert started.wait(60) == 0
    return said.decode()


def test_progress_shows_on_a_terminal(small: Path) -> None:
    said = on_a_terminal("check")
    assert "checking" in said
    assert "100%" in said


def test_no_progress_where_nobody_looks_or_quiet_is_asked_for(small: Path) -> None:
    assert on_a_terminal("check", "--quiet") == ""
    assert process("check") == Ran(0, f"{small} is in order.\n", "")


def test_a_reader_that_leaves_early_is_no_accident(small: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*program(), "facts"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        check=False,
    )
    os.close(writer)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_brackets_in_a_help_are_shown() -> None:
    assert "[nasa]" in run("add", "--help").out
