"""What was made of a collection, kept between runs, so that a command need not read again what nobody has changed.

It is found by all that decides it: the bytes of every file of the collection, quizgen's own modules, Python and the libraries
that read. A name, a size or a time of change never stands for a collection's content. Whatever cannot be read, written or
trusted is passed over in silence: then it is made anew, as without a cache.

`QUIZGEN_CACHE` names another folder than the user's own for such files; `off` keeps none.
"""

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp
from typing import Any, TypeVar

from quizgen import __version__
from quizgen.cli.files import PACKAGE

T = TypeVar("T")

_VARIABLE = "QUIZGEN_CACHE"
_OFF = "off"
_SUFFIX = ".kept"
_MOST_BYTES = 128 * 2**20
"""How much is kept, of what was used last: a few collections and their last edits."""
_DIGEST = sha256().digest_size
_LIBRARIES = ("jinja2", "yaml")


class Cache:
    """What is kept of one collection as its files stand."""

    def __init__(self, folder: Path | None = None, key: str = "") -> None:
        self._folder = folder
        self._key = key

    def recall(self, part: str, make: Callable[[], T], keeps: Callable[[T], bool] = lambda made: True) -> T:
        """A part as it was made before, or else made now; `keeps` says of one that is new whether it is worth keeping."""
        if self._folder is None:
            return make()
        file = self._folder / f"{self._key}-{part}{_SUFFIX}"
        # Any error: what a file of unknown bytes does when it is unpacked, nobody can list.
        with suppress(Exception):
            found: T = _unpacked(file)
            return found
        made = make()
        if keeps(made):
            with suppress(OSError, RecursionError):
                _write(file, _packed(made))
        return made


NOTHING_KEPT = Cache()
"""The cache of a collection that is not on disk, or not as it is there."""


def cache_of(texts: Mapping[str, bytes]) -> Cache:
    """The cache of a collection, from the bytes of its files by path."""
    # Where quizgen runs from an archive, its modules are no files, and nothing tells whether they are still the same.
    with suppress(OSError):
        if folder := _folder():
            return Cache(folder, _key(texts))
    return NOTHING_KEPT


def _folder() -> Path | None:
    """Where such files are kept; None where they are not wanted, or the user has no place for them."""
    named = os.environ.get(_VARIABLE)
    if named:
        return None if named == _OFF else Path(named)
    from platformdirs import user_cache_path

    folder = user_cache_path("quizgen", appauthor=False)
    return folder if folder.is_absolute() else None


def _key(texts: Mapping[str, bytes]) -> str:
    digest = sha256()
    for part in (__version__, sys.version, *_code()):
        digest.update(f"{part}\0".encode())
    for path, content in sorted(texts.items()):
        digest.update(f"{len(content)} {path}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _code() -> list[str]:
    """The modules that decide what is made of a collection, as they are installed: name, size and time of change."""
    stamps = dict(_stamps(os.fspath(PACKAGE), ""))
    for name in _LIBRARIES:
        if (spec := find_spec(name)) and spec.origin:
            stamps[name] = os.stat(spec.origin)
    return [f"{name} {stamp.st_size} {stamp.st_mtime_ns}" for name, stamp in sorted(stamps.items())]


def _stamps(folder: str, name: str) -> Iterator[tuple[str, os.stat_result]]:
    """Each module in a folder, by its path from there."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield f"{name}/{entry.name}", entry.stat()
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _stamps(entry.path, f"{name}/{entry.name}")


def _unpacked(file: Path) -> Any:
    """What a file keeps; raises an error of any kind where it is none of ours, or not whole."""
    with file.open("rb") as stream:
        owner = os.fstat(stream.fileno()).st_uid
        if hasattr(os, "getuid") and owner != os.getuid():
            raise PermissionError(f"{file} is somebody else's")
        content = stream.read()
    packed = memoryview(content)[_DIGEST:]
    if sha256(packed).digest() != content[:_DIGEST]:
        raise ValueError(f"{file} is not whole")
    found = pickle.loads(packed)
    # Those that are used stay.
    with suppress(OSError):
        os.utime(file)
    return found


def _packed(made: object) -> bytes:
    stream = BytesIO()
    _Packer(stream, pickle.HIGHEST_PROTOCOL).dump(made)
    packed = stream.getvalue()
    return sha256(packed).digest() + packed


class _Packer(pickle.Pickler):
    """Keeps a dataclass as a call of its constructor, which unpacks twice as fast as what dataclasses do by themselves."""

    def __init__(self, stream: BytesIO, protocol: int) -> None:
        super().__init__(stream, protocol)
        self._fields: dict[type, tuple[str, ...]] = {}

    def reducer_override(self, value: object) -> Any:
        """The constructor and its arguments."""
        kind = type(value)
        names = self._fields.get(kind)
        if names is None:
            declared = getattr(kind, "__dataclass_fields__", {})
            names = self._fields[kind] = tuple(field.name for field in declared.values() if field.init)
        return (kind, tuple([getattr(value, name) for name in names])) if names else NotImplemented


def _write(file: Path, content: bytes) -> None:
    """Put a file there whole or not at all, and take away those that nobody has used for long."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, part = mkstemp(_SUFFIX, "part-", file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(part, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    _clear(file.parent)


def _clear(folder: Path) -> None:
    """Leave no more in a folder than may be kept; what was written in part and given up goes with the rest."""
    room = _MOST_BYTES
    stamps = ((file, file.stat()) for file in folder.glob(f"*{_SUFFIX}"))
    for file, stamp in sorted(stamps, key=lambda stamped: stamped[1].st_mtime, reverse=True):
        room -= stamp.st_size
        if room < 0:
            file.unlink(missing_ok=True)
