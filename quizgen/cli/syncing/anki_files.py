"""A learner's Anki collection on disk: kept from Anki for a while, copied, and replaced whole.

Whatever happens in between, the collection is the old one or the new one: the work goes on in a copy beside
it, and one renaming ends it.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizgen.cli.files import flush_folder
from quizgen.problems import Place, Problem

_WORK = ".quizgen-sync-"
_WHERE = "name the collection.anki2 in the folder of your Anki profile"

OLDEST_SCHEMA = 11
"""What Anki before 2.1.50 leaves behind, and later ones can write for it."""


class UnusableError(Exception):
    """A collection that must be left alone, and why."""

    def __init__(self, path: Path, code: str, message: str, hint: str) -> None:
        """As in a `Problem` with the file at `path`."""
        super().__init__(message)
        self.problem = Problem(Place(str(path)), code, message, hint)


@dataclass(frozen=True, slots=True)
class Taken:
    """A collection that nobody else can open, and a copy of it to work on."""

    path: Path
    copy: Path
    schema: int
    guard: sqlite3.Connection
    """What keeps the collection: closed, it lets Anki in again."""

    def put_in_place(self) -> None:
        """Let the copy, which must be closed, be the collection; its media files come along.

        Raises UnusableError where the copy is not sound, or a review or a schedule is not as it was.
        """
        _insist_on_reviews(self.guard, self.path, self.copy)
        _bring_media(self.copy.with_suffix(".media"), self.path.with_suffix(".media"))
        with self.copy.open("rb") as stream:
            os.fsync(stream.fileno())
        # Empties and ends the old file's log, which would be taken for the new file's.
        self.guard.execute("PRAGMA journal_mode = DELETE").fetchone()
        self.guard.execute("BEGIN EXCLUSIVE")
        shutil.copymode(self.path, self.copy)
        if os.name == "nt":
            # Windows renames nothing onto an open file.
            self.guard.close()
        os.replace(self.copy, self.path)
        flush_folder(self.path.parent)


@contextmanager
def taken(path: Path) -> Iterator[Taken]:
    """Keeps the collection at `path` from everyone else, with a copy of it in a folder that goes in the end.

    Raises UnusableError where it is in use, cannot be written or is no collection; OSError where there is none.
    """
    path = path.resolve(strict=True)
    if path.is_dir():
        raise UnusableError(path, "no-collection", "this is a folder", _WHERE)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise UnusableError(path, "read-only", "the collection cannot be written", "change its permissions")
    with closing(sqlite3.connect(_address(path), uri=True, timeout=0, isolation_level=None)) as guard:
        schema = _lock(guard, path)
        for left in path.parent.glob(f"{_WORK}*"):
            # A run that was killed left it: the lock lets only one run at a time come here.
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=_WORK, dir=path.parent, ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / path.name
            with closing(sqlite3.connect(copy)) as target:
                guard.backup(target)
            yield Taken(path, copy, schema, guard)


def _address(path: Path) -> str:
    return f"{path.as_uri()}?mode=rw"


def _lock(guard: sqlite3.Connection, path: Path) -> int:
    """Lock a collection as Anki itself does, until the guard is closed; gives the collection's schema."""
    try:
        guard.execute("PRAGMA locking_mode = EXCLUSIVE")
        guard.execute("BEGIN IMMEDIATE")
        row = guard.execute("SELECT ver FROM col").fetchone()
        guard.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            message = "Anki has this collection open, or another program has"
            raise UnusableError(path, "in-use", message, "close Anki, and try again") from None
        raise UnusableError(path, "no-collection", f"this is no Anki collection: {error}", _WHERE) from None
    if not row:
        raise UnusableError(path, "no-collection", "this is no Anki collection: it is empty", _WHERE)
    return int(row[0])


_LOST_CARDS = """
    SELECT count(*) FROM main.cards AS old LEFT JOIN work.cards AS new USING (id)
    WHERE new.id IS NULL OR old.odid = 0 AND (
        (old.nid, old.ord, old.type, old.due, old.ivl, old.factor, old.reps, old.lapses, old.left, old.data)
        IS NOT (new.nid, new.ord, new.type, new.due, new.ivl, new.factor, new.reps, new.lapses, new.left, new.data)
        OR new.queue NOT IN (old.queue, -1))
"""
"""Cards that are gone or scheduled otherwise; those that a filtered deck lends return home when suspended."""
_LOST_REVIEWS = """
    SELECT (SELECT count(*) FROM (SELECT * FROM main.revlog EXCEPT SELECT * FROM work.revlog))
         + (SELECT count(*) FROM (SELECT * FROM work.revlog EXCEPT SELECT * FROM main.revlog))
"""


def _insist_on_reviews(guard: sqlite3.Connection, path: Path, copy: Path) -> None:
    """The promise that a sync touches no review and no schedule, kept against any mistake of ours."""
    guard.execute("ATTACH ? AS work", (_address(copy),))
    try:
        lost = [guard.execute(query).fetchone()[0] for query in (_LOST_CARDS, _LOST_REVIEWS)]
    finally:
        guard.execute("DETACH work")
    if any(lost):
        message = f"the sync would have changed {lost[0]} cards and {lost[1]} reviews; nothing was written"
        raise UnusableError(path, "not-as-it-was", message, "please report this")


def _bring_media(new: Path, media: Path) -> None:
    """Copy the files of one media folder to another that lacks them; their names tell their content."""
    for file in sorted(new.iterdir()) if new.is_dir() else ():
        if file.is_file() and not (media / file.name).exists():
            media.mkdir(exist_ok=True)
            shutil.copyfile(file, media / file.name)
