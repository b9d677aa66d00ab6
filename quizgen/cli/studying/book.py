"""Where the learner's book lies, and how it is opened."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import typer

from quizgen.cli.screen import say, wrong_usage
from quizgen.study.migrations import NewerBookError, NoBookError
from quizgen.study.store import Store

_PATIENCE = 10
"""Seconds to wait for another sitting to finish writing, which takes it some milliseconds."""
_PLAIN = re.compile(r"[A-Za-z0-9][\w.-]{0,99}")


def path_for(collection: str) -> Path:
    """The book of a collection, in the folder where the system keeps a user's data."""
    from platformdirs import user_data_path

    name = collection if _PLAIN.fullmatch(collection) else sha256(collection.encode()).hexdigest()[:16]
    return user_data_path("quizgen", appauthor=False) / "study" / f"{name}.sqlite3"


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The book in a file, made where there is none; ends the command with a sentence where that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            yield Store(connection)
    except NoBookError:
        raise wrong_usage(f"{path} holds something else", "name another file with --book") from None
    except NewerBookError:
        raise wrong_usage(
            f"{path} was written by a newer quizgen", "update quizgen to go on with it"
        ) from None
    except sqlite3.Error as error:
        say(f"quizgen: {path}: {_sentence(error)}")
        raise typer.Exit(1) from None


def _sentence(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another program keeps it locked; what you answered before is safe"
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return "it is damaged or no book of quizgen study; name another file with --book, or restore it from a backup"
    return f"{error}; what you answered before is safe"
