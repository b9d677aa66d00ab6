"""`quiz` as it is asked for: by questions in a terminal, by options, by what the shell completes."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.cli import completing
from quizgen.cli.workspace import open_workspace
from tests.cli.running import edit, environment, run
from tests.cli.terminal import terminal


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def again(written: str) -> list[str]:
    """The words of the command that does the same again."""
    plain = re.sub(r"\r\n", " ", written.split("The same again: quizgen ")[1])
    return shlex.split(plain)


def test_without_any_option_it_asks_and_tells_the_command_that_does_the_same(small: Path) -> None:
    with terminal("quiz", columns=40, env={"NO_COLOR": "1"}) as here:
        here.see("What about?")
        here.see("borders (")
        here.answer("> ", "nonsense")
        here.see("no topic or kind 'nonsense'")
        here.answer("> ", "pipelines, borders")
        here.see("Nothing is about all of that.")
        here.answer("> ", "treaties")
        here.answer("[10]:", "0")
        here.see("Type a number from 1 to 1000.")
        here.answer("[10]:", "3")
        here.answer("[any]:", "")
        here.answer("[1]:", "2")
        here.answer("[quiz.pdf]:", "thursday")
        here.see("The same again:")
        assert here.ended() == 0
        assert here.written.isascii() or "…" not in here.screen
    words = again(here.written)
    assert words[:3] == ["quiz", "--about", "treaty"]
    assert words[-2:] == ["-o", "thursday.pdf"]
    first = (small / "thursday.pdf").read_bytes()
    assert (small / "thursday-key.pdf").exists()
    (small / "thursday.pdf").unlink()
    assert run(*words).status == 0
    assert (small / "thursday.pdf").read_bytes() == first


def test_a_quiz_on_a_narrow_screen_breaks_no_word(small: Path) -> None:
    with terminal("quiz", "-n", "3", "--seed", "1", columns=40, rows=200) as here:
        assert here.ended() == 0
    lines = here.written.replace("\r", "").splitlines()
    assert any(line.startswith("   ") for line in lines)
    assert max(map(len, lines)) < 40


def test_enter_alone_makes_a_quiz_on_the_screen(small: Path) -> None:
    with terminal("quiz") as here:
        for prompt in ("[anything]:", "[10]:", "[any]:", "[1]:"):
            here.answer(prompt, "")
        here.see("# Quiz")
        here.see("The same again: quizgen quiz -n 10 --seed")
        assert here.ended() == 0


def test_an_asked_quiz_can_be_played_at_once(small: Path) -> None:
    with terminal("quiz") as here:
        for prompt, answer in (("[anything]:", "1, treaty"), ("[10]:", "2"), ("[any]:", ""), ("[1]:", "4")):
            here.answer(prompt, answer)
        here.see("The same again: quizgen play")
        here.see("1 of 2")
        here.wait_for_a_prompt()
        here.press("d")
        assert here.ended() == 0


@pytest.mark.parametrize(("key", "status"), [("c", 130), ("d", 0)])
def test_who_leaves_while_asked_leaves_nothing_behind(small: Path, key: str, status: int) -> None:
    before = sorted(small.rglob("*"))
    with terminal("quiz") as here:
        here.answer("[anything]:", "")
        here.see("[10]:")
        here.press(key)
        assert here.ended() == status
        assert "Traceback" not in here.written
    assert sorted(small.rglob("*")) == before


def test_with_an_option_it_never_asks(small: Path) -> None:
    with terminal("quiz", "--topic", "borders", "-n", "2", "--seed", "7") as here:
        assert here.ended() == 0
        assert "What about?" not in here.written
        assert "2 chosen, seed 7" in here.written


def test_what_fits_is_counted_and_listed(small: Path) -> None:
    ran = run("quiz", "--about", "treaty", "--type", "typed", "-n", "2", "--seed", "7", "--list")
    chosen = re.findall(r"^ +\d  (\S+):", ran.out, re.MULTILINE)
    others = re.findall(r"^  -  (\S+):", ran.out, re.MULTILINE)
    assert len(chosen) == 2
    assert ran.err == f"{2 + len(others)} items fit, 2 chosen, seed 7\n"
    swapped = ["--without", chosen[0], "--with", others[0]]
    listed = run("quiz", "--about", "treaty", "--type", "typed", "-n", "2", "--seed", "7", "--list", *swapped)
    assert chosen[0] not in listed.out
    assert f"{others[0]}:" in "\n".join(listed.out.splitlines()[:2])


def test_nothing_fits_and_the_filter_in_the_way_is_named(small: Path) -> None:
    ran = run("quiz", "--topic", "borders", "--type", "numeric", "--about", "treaty")
    assert ran.status == 2
    assert "nothing fits (without --type something would)" in ran.plainly
    assert ran.out == ""


SAVED = (
    "quiz",
    "--about",
    "treaty",
    "--difficulty",
    "..0.9",
    "--with",
    "nerchinsk",
    "--without",
    "aigun/signed",
)


@pytest.mark.parametrize("more", [(), ("--forms", "3"), ("--topic", "borders", "--paper", "us-letter")])
def test_a_saved_recipe_makes_the_same_quiz(small: Path, more: tuple[str, ...]) -> None:
    title = 'Thursday: "5 # 1"'
    words = [*SAVED, "-n", "4", "--seed", "7", "--title", title, *more, "-o", "it.md"]
    assert run(*words, "--save", "thursday").status == 0
    made = (small / "it.md").read_text("utf-8")
    assert run("build", "thursday", "--out", "built").status == 0
    built = Path("built/thursday.md").read_text("utf-8")
    code = re.compile(r"\b[0-9A-Z]{4}(-[0-9A-Z]{1,4})+")
    assert code.sub("", built) == code.sub("", made)
    assert "# A quiz of your own" in (small / "decks/thursday.yaml").read_text("utf-8")
    assert run("check").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--save", "it"), "there is a recipe 'it' already"),
        (("--save", "Two Words"), "small letters, digits and hyphens"),
        (("--save", "../it"), "small letters, digits and hyphens"),
        (("--save", "new", "--as-of", "1900"), "recipes are about the world as it is"),
        (("--save", "new", "-o", "new.apkg"), "no Anki package"),
    ],
)
def test_what_cannot_be_saved(small: Path, words: tuple[str, ...], said: str) -> None:
    (small / "decks").mkdir(exist_ok=True)
    (small / "decks/it.yaml").write_text("quiz: It\nsections: [{count: 1}]\n", "utf-8")
    before = sorted(small.rglob("*"))
    ran = run("quiz", "-n", "2", *words)
    assert (ran.status, said in ran.plainly) == (2, True), ran.plainly
    assert sorted(small.rglob("*")) == before


def completed(shell: str, line: str) -> list[str]:
    """What quizgen tells a shell to offer at the end of a line, by the shell's own variables."""
    words = line.split(" ")
    env = environment(
        {
            "_QUIZGEN_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": line,
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        }
    )
    done = subprocess.run([_installed(), *words[1:]], env=env, capture_output=True, text=True, check=True)
    return re.findall(r'"([^"]+)"', done.stdout) if shell == "zsh" else done.stdout.split()


def _installed() -> str:
    script = Path("quizgen")
    script.write_text(f"#!{sys.executable}\nfrom quizgen.cli.app import main\nmain()\n", "utf-8")
    script.chmod(0o755)
    return str(script.absolute())


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_shell_completes_from_the_collection_at_hand(small: Path, shell: str) -> None:
    assert completed(shell, "quizgen quiz --topic bor") == ["borders"]
    assert completed(shell, "quizgen quiz --topic borders --about tr") == ["treaty"]
    assert completed(shell, "quizgen build sh") == ["sheet"]
    assert completed(shell, "quizgen quiz --sheet cross") == ["crossword"]


def test_ids_are_found_by_the_form_of_their_lines(small: Path) -> None:
    whole = open_workspace(small).collection
    assert set(completing.subjects(small)) == set(whole.subjects)
    assert set(completing.kinds(small)) == set(whole.kinds)
    assert set(completing.sources(small)) == set(whole.sources)
    assert set(completing.topics(small)) == {tag for s in whole.subjects.values() for tag in s.topics}


def test_the_shell_completes_what_is_put_in_and_the_words_of_quizgen_itself(small: Path) -> None:
    assert completed("bash", "quizgen play --with nerchinsk-") == ["nerchinsk-town"]
    assert completed("bash", "quizgen items --type c") == ["choice", "cloze"]


def test_another_collection_is_completed_from_and_none_is_no_mistake(small: Path, tmp_path: Path) -> None:
    edit(small, "seeds/sources.yaml", lambda text: text + "\x00\n")
    assert completed("bash", f"quizgen quiz --collection {tmp_path} --source gaz") == []
    assert completed("bash", f"quizgen quiz --collection {small} --source atl") == ["atlas"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_itself_completes(small: Path) -> None:
    script = """
        eval "$(_QUIZGEN_COMPLETE=source_bash ./quizgen)"
        COMP_WORDS=(quizgen quiz --topic bor); COMP_CWORD=3
        _quizgen_completion quizgen; echo "${COMPREPLY[@]}"
    """
    _installed()
    env = environment({"PATH": f"{small}{os.pathsep}{os.environ['PATH']}"})
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["borders"]
