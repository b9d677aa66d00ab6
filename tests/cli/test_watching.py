"""`--watch`: what a save touches is judged at once, and as it would be from the beginning."""

import sys
from pathlib import Path

import pexpect
import pytest

from quizgen.cli import watching
from quizgen.cli.watching import Touched, Watch
from quizgen.cli.workspace import workspace_of
from quizgen.facts.memory import Memory
from tests.cli.running import edit, environment, program, run
from tests.small_collection import files

PLACES = "seeds/facts/places.yaml"
TREATIES = "seeds/facts/treaties.yaml"
QUESTIONS = "seeds/questions/all.yaml"

EDITS = {
    "a comment": (TREATIES, "kind: treaty\n", "# Treaties\nkind: treaty\n"),
    "a value": (TREATIES, "is: 1860-11-14", "is: 1860-11-15"),
    "a value that is none": (TREATIES, "is: 1860-11-14", "is: in November"),
    "a source that is not there": (TREATIES, "cite: atlas", "cite: atlass"),
    "a subject that others name": (PLACES, "  tianjin: {name: Tianjin}\n", ""),
    "a subject that stands twice": (PLACES, "  tianjin: {name: Tianjin}\n", "  nerchinsk: {name: Tianjin}\n"),
    "a file that breaks off": (TREATIES, "subjects:\n", "subjects: [\n"),
    "a kind": ("seeds/kinds.yaml", "identifying: true", "identifying: false"),
    "a property that is gone": ("seeds/kinds.yaml", "      signed_at:", "      signed_in:"),
    "a source": ("seeds/sources.yaml", "gazprom-2025:", "gazprom-2026:"),
    "a question": (
        QUESTIONS,
        "templates:\n",
        "templates:\n  - {id: new, about: treaty, asks: signed, stem: When?, types: [choice]}\n",
    ),
    "a question that is none": (QUESTIONS, "asks: signed", "asks: sealed"),
    "the collection": ("seeds/collection.yaml", "language: en", "language: ''"),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_remembered_changes_nothing(name: str) -> None:
    path, old, new = EDITS[name]
    before = files()
    assert old.encode() in before[path]
    after = {**before, path: before[path].replace(old.encode(), new.encode())}
    memory = Memory()

    for texts in (before, after, before, after):
        remembered = workspace_of(Path(), texts, memory)
        fresh = workspace_of(Path(), texts)

        assert remembered.problems == fresh.problems
        assert remembered.collection == fresh.collection
        assert [(t.id, t.place, t.position) for t in remembered.questions.templates] == [
            (t.id, t.place, t.position) for t in fresh.questions.templates
        ]
        assert remembered.questions.unread == fresh.questions.unread


def test_a_file_that_is_gone_is_forgotten() -> None:
    memory = Memory()
    before = files()
    workspace_of(Path(), before, memory)
    after = {path: text for path, text in before.items() if path != TREATIES}

    assert workspace_of(Path(), after, memory).collection == workspace_of(Path(), after).collection


@pytest.mark.parametrize(
    ("name", "touched"),
    [
        ("a comment", Touched()),
        ("a value", Touched(subjects=frozenset({"peking"}))),
        ("a subject that others name", Touched()),
        ("a question", Touched(questions=frozenset({"new"}))),
        ("a kind", Touched()),
    ],
)
def test_an_edit_touches_what_differs_and_not_what_moves(small: Path, name: str, touched: Touched) -> None:
    path, old, new = EDITS[name]
    watch = Watch(small)
    first = watch.changes()
    assert first is not None
    assert first.touched() == Touched()
    assert watch.changes() is None
    edit(small, path, lambda text: text.replace(old, new))

    change = watch.changes()

    assert change is not None
    assert change.paths == (path,)
    assert change.touched() == touched


def test_the_items_of_what_was_edited_are_judged(small: Path) -> None:
    watch = Watch(small)
    watch.changes()
    edit(small, QUESTIONS, lambda text: text.replace("stem: ", "stem: Never, ", 1))
    change = watch.changes()
    assert change is not None

    found = watching.of_items(change.workspace, change.touched())

    assert {problem.place.path for problem in found} <= {QUESTIONS}
    assert found == tuple(p for p in found if p.code in {"absolute-term", "negative-stem"})


def test_without_the_library_it_says_how_to_get_it(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)

    ran = run("preview", "--watch")

    assert ran.status == 2
    assert "pip install 'quizgen[watch]'" in ran.plainly


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_every_save_is_checked_until_ctrl_c(small: Path) -> None:
    command = program()
    terminal = pexpect.spawn(
        command[0], [*command[1:], "check", "--watch"], env=environment(), encoding="utf-8", timeout=30
    )
    terminal.expect("text: in order")
    terminal.expect("is in order")
    edit(small, TREATIES, lambda text: text.replace("is: 1860-11-14", "is: in November"))
    terminal.expect("bad-date")
    terminal.expect("text: looked at")
    edit(small, TREATIES, lambda text: text.replace("is: in November", "is: 1860-11-15"))
    terminal.expect("items of peking: in order")
    terminal.expect("is in order")
    terminal.sendintr()
    terminal.expect(pexpect.EOF)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_the_preview_shows_what_was_edited(small: Path) -> None:
    command = program()
    terminal = pexpect.spawn(
        command[0],
        [*command[1:], "preview", "--watch", "-o", "page.html"],
        env=environment(),
        encoding="utf-8",
        timeout=30,
    )
    terminal.expect(r"page.html: \d+ cards")
    edit(
        small,
        TREATIES,
        lambda text: text.replace("name: Convention of Peking", "name: Convention of Beijing"),
    )
    terminal.expect(r"page.html: \d+ cards")
    terminal.sendintr()
    terminal.expect(pexpect.EOF)

    assert "Convention of Beijing" in (small / "page.html").read_text("utf-8")
