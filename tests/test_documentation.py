"""What the documentation tells one to type works, word for word."""

import csv
import os
import re
import shlex
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from quizgen.cli.app import app
from tests.cli.running import environment
from tests.exports.anki_client import Learner
from tests.walkthrough import follow

ROOT = Path(__file__).parents[1]
QUIZZES = (ROOT / "docs/quizzes.md").read_text("utf-8")
TUTORIAL = (ROOT / "docs/tutorial.md").read_text("utf-8")
PAGES = ("README.md", "docs/quizzes.md", "docs/terminal.md", "docs/anki.md")
"""The pages whose commands are to be typed at the shipped collection."""
TYPED = [
    line.partition("#")[0].strip()
    for page in PAGES
    for block in re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.M | re.S)
    for line in block.splitlines()
    if line.startswith("quizgen ")
]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_shows_an_example_that_it_takes(name: str) -> None:
    (example,) = re.findall(r"^Example: quizgen (.*)$", COMMANDS[name].help, re.M)

    understand(example)


@pytest.mark.parametrize("command", dict.fromkeys(TYPED))
def test_every_command_of_the_readme_and_its_pages_is_one_that_quizgen_takes(command: str) -> None:
    understand(command.removeprefix("quizgen "))


def understand(words: str) -> None:
    """Insist that a command line names a command, and only options that it has."""
    name, *rest = shlex.split(words)
    if name == "--help":
        return
    command = COMMANDS[name]
    command.make_parser(command.context_class(command)).parse_args(rest)


AT_HAND = {
    "class.csv": "name,form\nStudent 1,A\nStudent 2,A\n",
    "school.csv": "name,form\nStudent 1,A\nStudent 2,B\n",
    "rivers.csv": "Name,Length (km)\nAmur,2824\nRhine,1233\nVolga,3531\nOb,3650\n",
    "mine.yaml": QUIZZES.partition("```yaml mine.yaml\n")[2].partition("```")[0],
}
"""Files that the pages speak of and that are the reader's own."""
NEEDS_SOMEBODY = (
    "quizgen quiz",
    "quizgen play ",
    "quizgen study --new",
    "quizgen study --topic",
    "quizgen study --due",
)
"""Commands that ask, and so want a terminal with somebody before it."""


@pytest.mark.slow
def test_the_commands_of_the_readme_and_its_pages_work(tmp_path: Path) -> None:
    binaries = tmp_path / "bin"
    binaries.mkdir()
    start = binaries / "quizgen"
    # As pip writes it: processes that are spawned import the program again, and must not run it again.
    program = "from quizgen.cli.app import main\nif __name__ == '__main__':\n    main()\n"
    start.write_text(f"#!{sys.executable}\n{program}", "utf-8")
    start.chmod(0o755)
    home = environment({"PATH": f"{binaries}:/usr/bin:/bin", "HOME": str(tmp_path)})

    def run(command: str) -> None:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env=home,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"$ {command}\n{done.stderr}"

    for folder in ("seeds", "decks"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    run("quizgen build china-russia --out old && cp -r old new")
    profile = tmp_path / ".local/share/Anki2/User 1"
    profile.mkdir(parents=True)
    learner = Learner(profile)
    learner.imports((tmp_path / "old/china-russia.apkg").read_bytes())
    learner.col.close()
    for name, content in AT_HAND.items():
        (tmp_path / name).write_text(content, "utf-8")
    for command in dict.fromkeys(TYPED):
        if command != NEEDS_SOMEBODY[0] and not command.startswith(NEEDS_SOMEBODY[1:]):
            run(re.sub(r"(?<=--code )\S+", lambda _: code_of(tmp_path / "treaties-class.csv"), command))


def code_of(written: Path) -> str:
    """The first student's code; the one on the page is of the collection as it was."""
    with written.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.DictReader(file))["Code"]


def test_the_tutorial_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: str, folder: Path) -> str:
        monkeypatch.chdir(folder)
        program, *words = shlex.split(command)
        assert program == "quizgen"
        return CliRunner().invoke(app, words, catch_exceptions=False).output

    follow(TUTORIAL, tmp_path, run)

    assert (tmp_path / "astronomy/build/comets.apkg").is_file()


@pytest.mark.slow
def test_the_tutorial_can_be_followed_with_what_is_installed(tmp_path: Path) -> None:
    wheel = built_wheel(tmp_path)
    place = tmp_path / "installed"
    venv.create(place, with_pip=True, system_site_packages=False)
    pip = [place / "bin/python", "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt"]
    subprocess.run([*pip, wheel], check=True)
    path = {**os.environ, "PATH": f"{place / 'bin'}:/usr/bin:/bin", "PYTHONPATH": ""}

    def run(command: str, folder: Path) -> str:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=path,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return done.stdout

    desk = tmp_path / "desk"
    desk.mkdir()
    follow(TUTORIAL, desk, run)

    assert (desk / "astronomy/build/comets.apkg").is_file()


def built_wheel(folder: Path) -> Path:
    """The wheel of the tree."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def linked(page: Path) -> list[str]:
    """The files that a page links to or shows."""
    text = page.read_text("utf-8")
    found = [*re.findall(r"\]\(([^)#\s]+)", text), *re.findall(r'(?:src|href)="([^"#]+)"', text)]
    return [name for name in found if "://" not in name]


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [name for name in linked(page) if not (page.parent / name).exists()] == []


def test_every_page_is_found_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [(page.parent / name).resolve() for name in linked(page) if name.endswith(".md")]
    assert set((ROOT / "docs").glob("*.md")) <= reached


def test_a_newcomer_reads_the_readme_in_three_minutes() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) < 3 * 230
