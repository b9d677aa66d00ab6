"""How long it takes to compare two large packages, from their bytes to the forecast of an import.

`python -m benchmarks.diff [NOTES …]` takes other sizes. Every tenth note differs.
"""

import gc
from functools import partial

import genanki

from benchmarks.apkg import FIRST_ID, TIME, quizgen_notes
from benchmarks.timing import medians, row, sizes
from quizgen.exports.anki.package import StampedNote, write
from quizgen.exports.anki.reading import read_all
from quizgen.releases.comparing import Difference, compare

RUNS = 3
SLOWEST = 5.0
"""Seconds that a curator waits gladly for 100,000 notes."""
GOAL_AT = 100_000
SIZES, LONG = (10_000,), (10_000, GOAL_AT)
CHANGED = 10


def packages(count: int) -> tuple[bytes, bytes]:
    """A package, and the next release of it."""
    deck = genanki.Deck(FIRST_ID, "Deck")
    for at, note in enumerate(quizgen_notes(count), 1):
        deck.add_note(StampedNote(note.model, note.fields, note.tags, note.guid, at, TIME, note.cards))
    old = write([deck], FIRST_ID)
    for note in deck.notes[::CHANGED]:
        note.fields, note.changed_at = ("Another question?", *note.fields[1:]), TIME + 1
    return old, write([deck], FIRST_ID)


def difference(old: bytes, new: bytes) -> Difference:
    (before, _), (after, _) = read_all({"old": old, "new": new})
    assert before is not None
    assert after is not None
    return compare(before, after)


def main() -> None:
    gc.disable()  # as the command does
    for count in sizes(SIZES, LONG):
        old, new = packages(count)
        assert difference(old, new).forecast.updated == -(-count // CHANGED)
        taken = medians({"diff": partial(difference, old, new)}, RUNS)["diff"]
        goal = f"{SLOWEST:.0f} s or less" if count == GOAL_AT else ""
        row(
            f"diff of two packages of {count:,} notes",
            f"{taken:.2f} s",
            f"{2 * count / taken:,.0f} notes/s",
            goal=goal,
            met=taken <= SLOWEST,
        )


if __name__ == "__main__":
    main()
