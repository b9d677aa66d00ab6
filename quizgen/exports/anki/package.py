"""Writes genanki's decks, notes and models as an `.apkg`, fast and always alike.

The file is what genanki's own writer makes (collection.anki2 of schema 11, which every Anki since
2.1.28 and AnkiDroid read), except that

- every note has the time of its own last change, and states its cards rather than have them guessed;
- the note types and decks are written once, rows in one sweep and indexes last;
- the database never touches the disk, and nothing in the file depends on when or where it was made.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from quizgen.exports.anki.archive import zipped


class StampedNote(genanki.Note):  # type: ignore[misc]
    """A note with the time of its own last change and the cards it is known to make."""

    def __init__(
        self,
        model: genanki.Model,
        fields: Sequence[str],
        tags: Sequence[str],
        guid: str,
        position: int,
        changed_at: int,
        ordinals: Sequence[int],
    ) -> None:
        """`changed_at` is in seconds since 1970; `ordinals` are those of its cards' templates."""
        # Not by way of genanki's own constructor, most of whose time goes into looking at every tag twice.
        self.model = model
        self.fields = fields
        self.sort_field = None
        self._tags = tags
        self.guid = guid
        self.due = position
        self.changed_at = changed_at
        self.ordinals = ordinals


def write(
    decks: Sequence[genanki.Deck], first_id: int, media: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """The `.apkg` of decks that hold stamped notes, with the files that their fields name.

    Notes and cards are numbered upward from `first_id`, in milliseconds since 1970 as Anki does; it
    shows them as the time of creation. Raises ValueError when two notes share a guid.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _fill(connection, decks, first_id)
        database = connection.serialize()
    finally:
        connection.close()
    # Members are numbered, and `media` tells their names.
    names = dict(enumerate(sorted(media)))
    members = {str(number): media[name] for number, name in names.items()}
    return zipped({"collection.anki2": database, "media": json.dumps(names).encode(), **members})


# Three notes rarely fit a page of the usual 4 KB, and two leave much of it empty.
_PAGE = "PRAGMA page_size = 16384"

# Constants stand in the statement: -1 marks what no server has seen; sums, flags and schedules are Anki's.
_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"


def _fill(connection: sqlite3.Connection, decks: Sequence[genanki.Deck], first_id: int) -> None:
    tables, index, indexes = APKG_SCHEMA.partition("CREATE INDEX")
    connection.execute(_PAGE)
    connection.executescript(tables)
    connection.executescript(APKG_COL)
    connection.execute("BEGIN")
    connection.executemany(_NOTE, _note_rows(decks, first_id))
    connection.executemany(_CARD, _card_rows(decks, first_id))
    connection.execute("UPDATE col SET models = ?, decks = ?", (_models(decks), _decks(connection, decks)))
    connection.execute("COMMIT")
    connection.executescript(index + indexes)


def _note_rows(decks: Sequence[genanki.Deck], first_id: int) -> Iterator[tuple[Any, ...]]:
    """Id, guid, note type, time of change, tags, fields and sort field of each note."""
    seen: set[str] = set()
    id_ = first_id
    for deck in decks:
        for note in deck.notes:
            guid, model, fields = note.guid, note.model, note.fields
            if guid in seen:
                raise ValueError(f"two notes share the guid {guid}")
            seen.add(guid)
            tags = f" {' '.join(note.tags)} "
            sort_field = fields[model.sort_field_index]
            yield id_, guid, model.model_id, note.changed_at, tags, "\x1f".join(fields), sort_field
            id_ += 1


def _card_rows(decks: Sequence[genanki.Deck], first_id: int) -> Iterator[tuple[Any, ...]]:
    """Id, note, deck, template, time of change and position of each card.

    The first cards of all notes come before the second of any, so that no two siblings meet as new.
    """
    note_id = id_ = first_id
    count = sum(len(deck.notes) for deck in decks)
    for deck in decks:
        for note in deck.notes:
            for rank, ordinal in enumerate(note.ordinals):
                yield id_, note_id, deck.deck_id, ordinal, note.changed_at, note.due + rank * count
                id_ += 1
            note_id += 1


def _models(decks: Sequence[genanki.Deck]) -> str:
    models = {note.model.model_id: note.model for deck in decks for note in deck.notes}
    home = decks[0].deck_id if decks else 1
    return json.dumps({str(id_): models[id_].to_json(0, home) for id_ in sorted(models)})


def _decks(connection: sqlite3.Connection, decks: Sequence[genanki.Deck]) -> str:
    (default,) = connection.execute("SELECT decks FROM col").fetchone()
    return json.dumps(json.loads(default) | {str(deck.deck_id): deck.to_json() for deck in decks})
