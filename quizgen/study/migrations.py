"""The tables of the learner's book, version by version.

A book outlives many releases. Each version is a step from the one before it; a book is brought up to date in one
transaction when it is opened, and one that a newer quizgen wrote is left alone.
"""

import sqlite3

APPLICATION = 0x717A6773
"""How a database says that it is such a book: `qzgs`."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE cards (
            id INTEGER PRIMARY KEY,
            guid TEXT NOT NULL UNIQUE,
            note TEXT NOT NULL,
            answers INTEGER NOT NULL DEFAULT 0,
            suspended INTEGER NOT NULL DEFAULT 0,
            stage INTEGER NOT NULL DEFAULT 0,
            step INTEGER, stability REAL, difficulty REAL, due INTEGER, last INTEGER
        )""",
        # An answer keeps how its card stood before it, so that it can be taken back. The id of an answer that
        # was taken back is never given to another, lest two sittings mean different answers by it.
        """CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            card INTEGER NOT NULL REFERENCES cards (id),
            at INTEGER NOT NULL,
            rating INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            given TEXT NOT NULL,
            took INTEGER NOT NULL,
            expected REAL,
            stage INTEGER NOT NULL,
            step INTEGER, stability REAL, difficulty REAL, due INTEGER, last INTEGER
        )""",
        "CREATE INDEX answers_of_card ON answers (card, id)",
        "CREATE INDEX answers_by_time ON answers (at)",
    ),
)


class NoBookError(ValueError):
    """The database holds something else."""


class NewerBookError(ValueError):
    """The book was written by a newer quizgen."""


def migrate(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty database, or bring those of an older book up to date."""
    _refuse_others(connection)
    _write_ahead(connection)
    # An answer is on the disk before the next question comes, whatever becomes of the machine.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection) == len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again, for another sitting may have done it while this one waited.
        for step in STEPS[_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _refuse_others(connection: sqlite3.Connection) -> None:
    # Within a transaction, lest another sitting makes the tables between one question and the next.
    connection.execute("BEGIN")
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        version = _version(connection)
    finally:
        connection.execute("ROLLBACK")
    if tables and application != APPLICATION:
        raise NoBookError
    if version > len(STEPS):
        raise NewerBookError


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let sittings read while another writes; the book stays in this mode."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # SQLite does not wait here: whoever holds the book at this instant is putting it into this mode.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _version(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)
