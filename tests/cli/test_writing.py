"""Results are written whole or not at all, whatever befalls the machine meanwhile."""

import errno
import fcntl
import os
import resource
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.cli.files import write_all
from tests.cli.running import Ran, environment, process, program

BUILT = (
    "cards.apkg",
    "sheet-key.md",
    "sheet-key.pdf",
    "sheet-marks.md",
    "sheet-marks.pdf",
    "sheet.md",
    "sheet.pdf",
)

AT_FLUSH = """
import os, signal
flush, left = os.fsync, [{after}]
def fsync(handle):
    flush(handle)
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.{signal})
os.fsync = fsync
"""
"""Python that sends its process a signal when it has flushed so many files, and renamed none."""

AT_RENAME = AT_FLUSH.replace("fsync", "replace").replace("(handle)", "(*paths)")
"""The same, once it has renamed so many."""


@pytest.fixture
def built(small: Path) -> Path:
    """A folder built once, whose files are then marked so that a later build shows."""
    folder = small / "build"
    folder.mkdir()
    for name in BUILT:
        (folder / name).write_bytes(b"old")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def assert_all_old(folder: Path) -> None:
    assert contents(folder) == dict.fromkeys(BUILT, b"old")


def assert_all_new(folder: Path) -> None:
    found = contents(folder)
    assert sorted(found) == sorted(BUILT)
    assert all(content != b"old" for content in found.values())
    assert found["sheet.pdf"].endswith(b"%%EOF\n") or found["sheet.pdf"].rstrip().endswith(b"%%EOF")


def assert_said(ran: Ran, status: int, *words: str) -> None:
    assert ran.status == status, ran.err
    assert "Traceback" not in ran.err
    assert [word for word in words if word not in ran.err] == []
    assert ran.out == ""


def test_it_makes_the_folders_and_replaces_what_is_there(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "one", tmp_path / "a" / "b" / "two"
    write_all({first: b"old"})
    write_all({first: b"new", second: b"2"})
    assert (first.read_bytes(), second.read_bytes()) == (b"new", b"2")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "one", "two"]


def test_a_file_can_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_all({tmp_path / "one": b"1"})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o640


def test_what_a_killed_run_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".other.pdf.k3f9.quizgen-part").write_bytes(b"half")
    (tmp_path / ".hidden").write_bytes(b"mine")
    (tmp_path / "notes.quizgen-part").write_bytes(b"mine")
    write_all({tmp_path / "one": b"1"})
    assert sorted(contents(tmp_path)) == [".hidden", "notes.quizgen-part", "one"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_when_one_file_cannot_be_flushed_none_is_changed(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all({tmp_path / "one": b"old", tmp_path / "two": b"old"})
    flushed: list[int] = []

    def fsync(handle: int) -> None:
        flushed.append(handle)
        if len(flushed) == 2:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match=os.strerror(number)) as failed:
        write_all({tmp_path / "one": b"new", tmp_path / "two": b"new"})
    assert failed.value.filename == str(tmp_path / "two")
    assert contents(tmp_path) == {"one": b"old", "two": b"old"}


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "quiz.pdf").mkdir()
    with pytest.raises(IsADirectoryError) as failed:
        write_all({tmp_path / "quiz.pdf": b"new"})
    assert failed.value.filename == str(tmp_path / "quiz.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["quiz.pdf"]


def test_an_interrupt_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all({tmp_path / "one": b"old"})

    def fsync(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "one": b"new"})
    assert contents(tmp_path) == {"one": b"old"}


def test_while_it_writes_a_folder_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a second build into the folder would sweep away what the first is about to rename."""

    def is_taken() -> bool:
        handle = os.open(tmp_path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
        return False

    taken: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: taken.append(is_taken()))
    write_all({tmp_path / "one": b"1"})
    assert all(taken)
    assert len(taken) == 2
    assert not is_taken()


def test_a_file_in_place_of_the_output_folder(small: Path) -> None:
    (small / "build").write_bytes(b"mine")
    assert_said(process("build"), 1, "quizgen: build: File exists")
    assert (small / "build").read_bytes() == b"mine"


def test_a_folder_that_no_one_can_write_into(small: Path) -> None:
    """Even root cannot make a file in /proc."""
    assert_said(
        process("quiz", "-n", "3", "-o", "/proc/quizgen/quiz.md"), 1, "quizgen: /proc/quizgen: No such file"
    )


def test_a_folder_in_place_of_the_file(small: Path) -> None:
    (small / "quiz.md").mkdir()
    assert_said(process("quiz", "-n", "3", "-o", "quiz.md"), 1, "quizgen: quiz.md: Is a directory")
    assert sorted(path.name for path in small.iterdir()) == ["decks", "quiz.md", "seeds"]


def test_a_ledger_that_cannot_be_written(small: Path) -> None:
    (small / "decks/releases.ledger").mkdir()
    assert_said(process("release"), 1, "releases.ledger: Is a directory")


def test_where_the_system_takes_no_more_bytes_the_old_files_stay(built: Path) -> None:
    """A limit on the size of files is the refusal in mid-write that every system can be made to give."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

    done = subprocess.run(
        [*program(), "build"],
        capture_output=True,
        text=True,
        env=environment(),
        preexec_fn=limit,
        check=False,
    )
    assert_said(Ran(done.returncode, done.stdout, done.stderr), 1, "quizgen: build/", "File too large")
    assert_all_old(built)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 kB, where the system lets one be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small: Path, tiny_disk: Path) -> None:
    (tiny_disk / "sheet.pdf").write_bytes(b"old")
    ran = process("build", "--out", str(tiny_disk))
    assert_said(ran, 1, f"quizgen: {tiny_disk}/", "No space left on device")
    assert contents(tiny_disk) == {"sheet.pdf": b"old"}


@pytest.mark.parametrize("setup", [AT_FLUSH, AT_RENAME], ids=["while it writes", "while it renames"])
def test_a_killed_build_leaves_whole_files_and_the_next_one_clears_up(setup: str, built: Path) -> None:
    killed = process("build", setup=setup.format(after=2, signal="SIGKILL"))
    assert killed.status == -signal.SIGKILL
    left = contents(built)
    assert any(name.endswith(".quizgen-part") for name in left)
    renamed = [name for name in BUILT if left[name] != b"old"]
    assert len(renamed) == (0 if setup is AT_FLUSH else 2)
    again = process("build")
    assert again.status == 0, again.err
    assert_all_new(built)
    assert all(contents(built)[name] == left[name] for name in renamed)


def test_an_interrupted_build_leaves_the_old_files_and_nothing_else(built: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    ran = process("build", setup=AT_FLUSH.format(after=2, signal="SIGINT"), env={"TMPDIR": str(scratch)})
    assert_said(ran, 128 + signal.SIGINT)
    assert_all_old(built)
    assert list(scratch.iterdir()) == []
