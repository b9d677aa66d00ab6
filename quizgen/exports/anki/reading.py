"""Reads a package back: the notes, decks and note types that an import of it would bring."""

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import Any

from quizgen.problems import Place, Problem, Problems
from quizgen.releases.editions import GATE, Edition, NoteState, NoteTypeState, Slot

DATABASE = "collection.anki2"
MEDIA = "media"
"""The member that tells the names of the files, whose own members are numbered."""
_NEWER = "collection.anki21b"
"""What Anki itself exports, beside a database that only says so."""
_DEFAULT_DECK = "1"

_NOTES = "SELECT id, guid, mid, mod, tags, CAST(flds AS BLOB) FROM notes ORDER BY id"
_FIRST_CARDS = "SELECT nid, did, min(ord) FROM cards GROUP BY nid"


def read(path: str, data: bytes) -> tuple[Edition | None, Problems]:
    """The edition that an `.apkg` holds, or what keeps it from being read.

    `path` is the file as the problem names it.
    """
    (found,) = read_all({path: data})
    return found


def read_all(packages: Mapping[str, bytes]) -> tuple[tuple[Edition | None, Problems], ...]:
    """As `read`, for several packages by path: they are inflated on every core.

    The rest is left to one thread, for SQLite and Python would only wait for each other.
    """
    with ThreadPoolExecutor() as pool:
        databases = list(pool.map(_database, packages.keys(), packages.values()))
    return tuple(map(_read, packages, databases))


def _database(path: str, data: bytes) -> bytes | Problem:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if _NEWER in package.namelist():
                hint = "give the package as quizgen built it"
                return _broken(path, "this package was exported by Anki, not built by quizgen", hint)
            return package.read(DATABASE)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError):
        return _broken(path, "this is no Anki package")


def _read(path: str, database: bytes | Problem) -> tuple[Edition | None, Problems]:
    if isinstance(database, Problem):
        return None, (database,)
    try:
        return _edition(database), ()
    except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError):
        return None, (_broken(path, "the collection in this package cannot be read"),)


def media(data: bytes) -> dict[str, bytes]:
    """The files that come with the package `data`, which must be sound, by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(member) for member, name in json.loads(package.read(MEDIA)).items()}


def _broken(path: str, message: str, hint: str = "build it again, or download it again") -> Problem:
    return Problem(Place(path), "broken-package", message, hint)


def _edition(database: bytes) -> Edition:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        models, decks = map(json.loads, connection.execute("SELECT models, decks FROM col").fetchone())
        note_types = {
            found.id: found for found in (note_type_state(record) for _, record in sorted(models.items()))
        }
        names = {int(id): deck["name"] for id, deck in decks.items() if id != _DEFAULT_DECK}
        notes = {note.guid: note for note in _notes(connection, note_types, names)}
    finally:
        connection.close()
    return Edition(min(names.values(), key=len, default=""), notes, note_types)


def note_type_state(record: Mapping[str, Any]) -> NoteTypeState:
    """What counts of a note type, from Anki's record of it."""
    templates = record["tmpls"]
    looks = [record["css"], *((part["qfmt"], part["afmt"]) for part in templates)]
    return NoteTypeState(
        int(record["id"]),
        record["name"],
        tuple(_slot(field) for field in record["flds"]),
        tuple(_slot(template) for template in templates),
        record["mod"],
        json.dumps(looks),
    )


def _slot(record: Mapping[str, Any]) -> Slot:
    return Slot(record["name"], record.get("id"), bool(record.get("collapsed")))


def _notes(
    connection: sqlite3.Connection, note_types: Mapping[int, NoteTypeState], names: Mapping[int, str]
) -> Iterator[NoteState]:
    deck_of = {note: names.get(deck, "") for note, deck, _ in connection.execute(_FIRST_CARDS)}
    for id, guid, type_id, changed_at, tags, content in connection.execute(_NOTES):
        deck = deck_of.get(id)
        note = NoteState(guid, note_types[type_id], content, tags.strip(), deck or "", changed_at, False)
        if deck is None and GATE in note.note_type.names and not note.field(GATE):
            note = replace(note, retired=True)
        yield note
