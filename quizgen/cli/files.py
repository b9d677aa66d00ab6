"""Reading a collection's files and writing results: whole or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from pathlib import Path

from quizgen.facts.yaml.text import LARGEST

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PACKAGE = Path(__file__).parents[1]
"""Where quizgen itself is installed, with the collections that it brings along."""
FOLDERS = ("seeds", "decks")
_PART = ".quizgen-part"


def find_collection(start: Path) -> Path | None:
    """The nearest folder upward that has a `seeds/collection.yaml`, or the collection that quizgen ships."""
    for folder in (start, *start.parents):
        if (folder / "seeds" / "collection.yaml").is_file():
            return folder
    return shipped_collection() if (shipped_collection() / "seeds").is_dir() else None


_SUFFIXES = (".yaml", ".yml", ".ledger", ".svg", ".png")
"""Of the files of a collection; others beside them are none of ours."""


def shipped_collection() -> Path:
    """Where an installed quizgen keeps the collection that it brings along: of a checkout, the checkout's own.

    The path of a checkout is written as nobody names it and no search upward finds it, so that a curator at work
    in it is told from somebody who only borrows it elsewhere.
    """
    packed = PACKAGE / "shipped"
    beside = PACKAGE / ".."
    return beside if not packed.is_dir() and (beside / "seeds" / "collection.yaml").is_file() else packed


def starter_collection() -> Path:
    """Where quizgen keeps the collection that others are started from."""
    return PACKAGE / "starter"


def read_collection(root: Path) -> dict[str, bytes]:
    """The bytes of a collection's files, by path from its root with forward slashes."""
    found = {}
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in _SUFFIXES:
                with path.open("rb") as stream:
                    # Of a file that is too large, just enough to be refused for its size.
                    found[path.relative_to(root).as_posix()] = stream.read(LARGEST + 1)
    return found


Content = bytes | Iterable[bytes]
"""What goes into a file: at once, or in pieces that are made while they are written."""


def write_all(contents: Mapping[Path, Content]) -> None:
    """Write files, in the order given, so that each is the old one or the new one, whatever happens.

    All are written beside their targets first and renamed only when every one is safe on the disk, so
    that a full disk or an interrupt leaves what was there. Raises OSError, with the name of the file that
    could not be written.
    """
    folders = sorted({path.parent for path in contents})
    for path in contents:
        if path.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    with ExitStack() as stack:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_alone_in(folder))
            _sweep(folder)
        parts = stack.enter_context(_parts())
        for path, content in contents.items():
            with _named(path):
                _write_part(path, content, parts)
        for path, part in list(parts.items()):
            with _named(path):
                os.replace(part, path)
            del parts[path]
        for folder in folders:
            flush_folder(folder)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Waits until no other quizgen writes into a folder, so that what stands half-written there is nobody's."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Not every file system has locks; the end of a process, however it comes, frees this one.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors name the file that is to be written, not the one that stands in for it."""
    try:
        yield
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error


@contextmanager
def _parts() -> Iterator[dict[Path, Path]]:
    parts: dict[Path, Path] = {}
    try:
        yield parts
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _write_part(path: Path, content: Content, parts: dict[Path, Path]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_PART, dir=path.parent)
    parts[path] = Path(name)
    with os.fdopen(handle, "wb") as stream:
        stream.writelines((content,) if isinstance(content, bytes) else content)
        stream.flush()
        os.fsync(stream.fileno())
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(name, 0o666 & ~mask)


def _sweep(folder: Path) -> None:
    # What a killed run left behind is never anyone's file.
    for part in folder.glob(f".*{_PART}"):
        part.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Make the renamings in a folder outlast a loss of power."""
    # Not every file system lets a folder be flushed; the rename is done either way.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
