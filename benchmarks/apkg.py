"""How fast ready notes become an Anki package, against genanki's own writer and plain sqlite3.

`python -m benchmarks.apkg [NOTES …]` takes other sizes. Two decks are written, each by all three: notes of
genanki's Basic sort with two short fields, and quizgen's own. All three
start from the same texts in memory; genanki's file is not compressed, the others are. Then packages of many decks, and
the memory that writing takes.
"""

import io
import json
import random
import sqlite3
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from benchmarks.timing import in_a_process, medians, row, sizes
from quizgen.exports.anki.models import model
from quizgen.exports.anki.notes import compose
from quizgen.exports.anki.package import StampedNote, write
from tests.exports.sample_deck import ITEMS, card

SIZES, LONG = (10_000,), (10_000, 100_000)
RUNS = 3
LEAST = 2
"""How many times as fast as stock genanki we want to be."""
MOST = 1.5
"""How many times as long as plain sqlite3 with the same rows we want to take at most."""
DECKS = 250, 1_000
NOTES_A_DECK = 10
FIRST_ID = 1_600_000_000_000
TIME = 1_700_000_000


@dataclass(frozen=True, slots=True)
class Ready:
    """A note of which nothing is left to be found out."""

    model: genanki.Model
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    guid: str
    cards: tuple[int, ...]


def sentences(count: int) -> Iterator[str]:
    """As many sentences, no two alike, so that a package does not compress better than a real one."""
    draw = random.Random(7)
    words = ["".join(draw.choices("aaeeiioubcdfghklmnprstvwz", k=draw.randint(2, 11))) for _ in range(5000)]
    return (" ".join(draw.choices(words, k=12)).capitalize() + "." for _ in range(count))


def basic_notes(count: int) -> list[Ready]:
    fields = [{"name": "Front", "id": 1}, {"name": "Back", "id": 2}]
    template = {"name": "Card", "id": 3, "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}
    basic = genanki.Model(1_600_000_000_001, "Basic", fields=fields, templates=[template])
    return [
        Ready(basic, (sentence, str(1000 + n)), ("treaty",), f"g{n}", (0,))
        for n, sentence in enumerate(sentences(count))
    ]


def quizgen_notes(count: int) -> list[Ready]:
    ready = []
    words = sentences(3 * count)
    for n in range(count):
        item = ITEMS[n % len(ITEMS)]
        own = replace(
            item, id=f"t{n}/{item.id}", stem=next(words), explanation=next(words), remarks=(next(words),)
        )
        note = compose(card(own))
        ready.append(Ready(model(note.note_type), note.fields, note.tags, note.guid, note.cards))
    return ready


def by_genanki(notes: Sequence[Ready], path: Path) -> None:
    stock = {
        model.model_id: genanki.Model(
            model.model_id,
            model.name,
            fields=[dict(field) for field in model.fields],
            templates=[dict(template) for template in model.templates],
            css=model.css,
            model_type=model.model_type,
        )
        for model in {id(note.model): note.model for note in notes}.values()
    }
    deck = genanki.Deck(FIRST_ID, "Deck")
    for position, note in enumerate(notes, 1):
        deck.add_note(
            genanki.Note(
                stock[note.model.model_id], note.fields, tags=note.tags, guid=note.guid, due=position
            )
        )
    genanki.Package(deck).write_to_file(path, timestamp=TIME)


def by_quizgen(notes: Sequence[Ready], path: Path) -> None:
    deck = genanki.Deck(FIRST_ID, "Deck")
    for position, note in enumerate(notes, 1):
        deck.add_note(StampedNote(note.model, note.fields, note.tags, note.guid, position, TIME, note.cards))
    path.write_bytes(write([deck], FIRST_ID))


def by_sqlite(notes: Sequence[Ready], path: Path) -> None:
    tables, index, indexes = APKG_SCHEMA.partition("CREATE INDEX")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(tables + APKG_COL)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,0,0,'')",
        [
            (
                FIRST_ID + n,
                r.guid,
                r.model.model_id,
                TIME,
                " ".join(r.tags),
                "\x1f".join(r.fields),
                r.fields[0],
            )
            for n, r in enumerate(notes)
        ],
    )
    connection.executemany(
        "INSERT INTO cards VALUES (NULL,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')",
        [(FIRST_ID + n, FIRST_ID, o, TIME, n + 1) for n, r in enumerate(notes) for o in r.cards],
    )
    models = {note.model.model_id: note.model for note in notes}
    records = {str(id_): model.to_json(TIME, FIRST_ID) for id_, model in models.items()}
    connection.execute("UPDATE col SET models = ?", (json.dumps(records),))
    connection.execute("COMMIT")
    connection.executescript(index + indexes)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("collection.anki2", connection.serialize())
        package.writestr("media", "{}")
    connection.close()
    path.write_bytes(buffer.getvalue())


WRITERS: dict[str, Callable[[Sequence[Ready], Path], None]] = {
    "genanki": by_genanki,
    "sqlite3": by_sqlite,
    "quizgen": by_quizgen,
}


def compare(sort: str, notes: Sequence[Ready], folder: Path) -> None:
    def writing(name: str) -> Callable[[], None]:
        return lambda: WRITERS[name](notes, folder / f"{name}.apkg")

    taken = medians({name: writing(name) for name in WRITERS}, RUNS)
    for name, seconds in taken.items():
        size = (folder / f"{name}.apkg").stat().st_size / 1e6
        ratio = taken["genanki"] / seconds
        row(
            f"{len(notes):,} {sort} notes by {name}",
            f"{seconds:.2f} s, {size:.1f} MB",
            f"{ratio:.2f} x as fast as genanki",
            goal=f"{LEAST} x or better" if name == "quizgen" else "",
            met=ratio >= LEAST,
        )

    beside = taken["quizgen"] / taken["sqlite3"]
    times = f"{beside:.2f} x as long as sqlite3"
    row(f"{len(notes):,} {sort} notes by quizgen", "", times, goal=f"{MOST} x or less", met=beside <= MOST)


def in_decks(count: int) -> Callable[[], object]:
    """Writes a package of as many decks."""
    notes = basic_notes(count * NOTES_A_DECK)

    def writes() -> None:
        decks = [genanki.Deck(FIRST_ID + number, f"Deck {number}") for number in range(count)]
        for at, note in enumerate(notes):
            stamped = StampedNote(note.model, note.fields, note.tags, note.guid, at + 1, TIME, note.cards)
            decks[at % count].add_note(stamped)
        write(decks, FIRST_ID)

    return writes


def compare_decks() -> None:
    few, many = DECKS
    taken = medians({count: in_decks(count) for count in DECKS}, RUNS)
    growth, linear = taken[many] / taken[few], many / few
    row(
        f"{many:,} decks after {few:,}",
        f"{taken[many]:.2f} s",
        f"{growth:.2f} x as long",
        goal=f"{linear * MOST:.0f} x or less",
        met=growth <= linear * MOST,
    )


def note_memory(count: int) -> None:
    """Of a process that makes notes, and of one that then writes them, which holds the file as well."""
    making = f"from benchmarks.apkg import *; notes = quizgen_notes({count})"
    with TemporaryDirectory() as folder:
        writing = f"{making}; by_quizgen(notes, Path({folder!r}, 'deck.apkg'))"
        made, written = (in_a_process("-c", script).megabytes for script in (making, writing))
    row(f"{count:,} quizgen notes in memory", f"{made:.0f} MB", f"{written:.0f} MB when written")


def main() -> None:
    warnings.simplefilter("ignore")  # genanki warns of HTML that it takes to be wrong
    counts = sizes(SIZES, LONG)
    for count in counts:
        for sort, make in (("basic", basic_notes), ("quizgen", quizgen_notes)):
            with TemporaryDirectory() as folder:
                compare(sort, make(count), Path(folder))
    compare_decks()
    note_memory(counts[-1])


if __name__ == "__main__":
    main()
