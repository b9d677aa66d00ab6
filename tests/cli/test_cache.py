"""What is kept between runs spares reading, and never shows in what comes out."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.cli import cache, workspace
from quizgen.cli.workspace import Workspace, open_workspace
from quizgen.items.pool import Pool
from tests.cli.running import edit, run

TREATIES = "seeds/facts/treaties.yaml"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, empty at first."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("QUIZGEN_CACHE", str(folder))
    return folder


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The collections that have been read."""
    read: list[Path] = []
    really = workspace.workspace_of

    def noted(root: Path, *others: object) -> Workspace:
        read.append(root)
        return really(root, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(workspace, "workspace_of", noted)
    return read


def same(one: Workspace, other: Workspace) -> bool:
    """Whether two collections make the same of everything."""
    alike = one.collection == other.collection and one.recipes == other.recipes
    items = [list(Pool(each.collection, each.questions).items()) for each in (one, other)]
    return alike and one.problems == other.problems and one.files == other.files and items[0] == items[1]


def test_a_collection_is_read_once(small: Path, readings: list[Path]) -> None:
    first, second = open_workspace(small), open_workspace(small)
    assert readings == [small]
    assert same(first, second)
    assert second.root == small


def test_the_same_collection_elsewhere_is_the_same(small: Path, readings: list[Path]) -> None:
    open_workspace(small)
    other = small.rename(small.with_name("elsewhere"))
    assert open_workspace(other).root == other
    assert readings == [small]


def test_an_edit_of_the_same_size_and_time_is_seen(small: Path) -> None:
    open_workspace(small)
    before = (small / TREATIES).stat()
    edit(small, TREATIES, lambda text: text.replace("Nerchinsk", "Nertschin", 1))
    os.utime(small / TREATIES, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = (small / TREATIES).stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    names = [subject.name for subject in open_workspace(small).collection.subjects.values()]
    assert any("Nertschin" in name for name in names)


def test_a_file_by_another_name_is_another_collection(small: Path, readings: list[Path]) -> None:
    open_workspace(small)
    (small / TREATIES).rename(small / "seeds/facts/agreements.yaml")
    places = {subject.place.path for subject in open_workspace(small).collection.subjects.values()}
    assert TREATIES not in places
    assert len(readings) == 2


def test_another_quizgen_reads_for_itself(
    small: Path, readings: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_workspace(small)
    monkeypatch.setattr(cache, "_code", lambda: ["another"])
    open_workspace(small)
    assert len(readings) == 2


def test_errors_are_not_kept(small: Path, kept: Path) -> None:
    edit(small, TREATIES, lambda text: text.replace("signed:", "singed:", 1))
    assert run("check").status == 1
    assert not kept.exists()


@pytest.mark.parametrize(
    "spoil",
    [lambda content: b"", lambda content: content[:-1], lambda content: content[:40] + b"?" + content[41:]],
    ids=["empty", "cut off", "with another byte"],
)
def test_what_is_broken_is_made_anew(
    small: Path, kept: Path, readings: list[Path], spoil: Callable[[bytes], bytes]
) -> None:
    first = open_workspace(small)
    (file,) = kept.iterdir()
    sound = file.read_bytes()
    file.write_bytes(spoil(sound))
    assert same(open_workspace(small), first)
    assert file.read_bytes() == sound
    assert len(readings) == 2


def test_a_folder_that_cannot_be_is_done_without(small: Path, kept: Path) -> None:
    kept.write_text("a file, where the folder would be")
    assert run("facts", "nerchinsk").status == 0
    assert kept.is_file()


def test_nothing_is_kept_where_nothing_is_wanted(
    small: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZGEN_CACHE", "off")
    assert run("facts", "nerchinsk").status == 0
    assert not kept.exists()


def test_what_nobody_used_for_long_goes(small: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_workspace(small)
    (old,) = kept.iterdir()
    os.utime(old, (0, 0))
    monkeypatch.setattr(cache, "_MOST_BYTES", old.stat().st_size * 3 // 2)
    edit(small, TREATIES, lambda text: f"{text}# another\n")
    open_workspace(small)
    (left,) = kept.iterdir()
    assert left != old


def test_a_quiz_is_the_same_at_first_and_again(
    small: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quizzes = [("quiz", "-n", "5", "--seed", "7", *words) for words in ((), ("--about", "treaty"))]
    drawn = [[run(*words).out for words in quizzes] for _ in range(2)]
    assert len(list(kept.iterdir())) == 2
    monkeypatch.setenv("QUIZGEN_CACHE", "off")
    assert drawn == [[run(*words).out for words in quizzes]] * 2
