"""A package without some of its notes: what a sync hands to Anki's own importer."""

import sqlite3
import zipfile
from collections.abc import Collection
from io import BytesIO

from quizgen.exports.anki.archive import zipped
from quizgen.exports.anki.reading import DATABASE


def without(data: bytes, guids: Collection[str]) -> bytes:
    """The package `data`, which must be sound, without the notes of these guids and their cards."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(members[DATABASE])
        connection.executemany("DELETE FROM notes WHERE guid = ?", ((guid,) for guid in sorted(guids)))
        connection.execute("DELETE FROM cards WHERE nid NOT IN (SELECT id FROM notes)")
        connection.commit()
        return zipped({**members, DATABASE: connection.serialize()})
    finally:
        connection.close()
