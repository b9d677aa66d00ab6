"""A package without some of its notes: what a sync hands to Anki's own importer."""

import json
import sqlite3
import zipfile
from collections.abc import Collection
from io import BytesIO

from quizgen.exports.anki.archive import zipped
from quizgen.exports.anki.reading import DATABASE, MEDIA


def without(data: bytes, guids: Collection[str]) -> bytes:
    """The package `data`, which must be sound, without the notes of these guids, their cards and their files."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(members[DATABASE])
        connection.executemany("DELETE FROM notes WHERE guid = ?", ((guid,) for guid in sorted(guids)))
        connection.execute("DELETE FROM cards WHERE nid NOT IN (SELECT id FROM notes)")
        connection.commit()
        files: dict[str, str] = json.loads(members[MEDIA])
        kept = {member: name for member, name in files.items() if _is_named(connection, name)}
        members = {
            member: content for member, content in members.items() if member not in files.keys() - kept
        }
        return zipped({**members, MEDIA: json.dumps(kept).encode(), DATABASE: connection.serialize()})
    finally:
        connection.close()


def _is_named(connection: sqlite3.Connection, file: str) -> bool:
    named = connection.execute("SELECT 1 FROM notes WHERE instr(flds, ?) LIMIT 1", (file,))
    return named.fetchone() is not None
