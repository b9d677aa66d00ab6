"""Reading and writing the ledger, `decks/releases.ledger`.

One line a note: a JSON array of guid, id, deck recipe, digest, times of the first release and of the last change,
state, options and the decks that its cards were ever put in.

    ["5f0c…","signed/aigun/choice","china-russia","9d1e…",1767225600,1767312000,"live",["1858"],["Borders"]]

A JSON array because ids and options hold any text: JSON has one known way to write tabs, quotes and
line ends, so a line never breaks in two and a reader of any language understands it. An array rather
than an object because there is a line for every note ever released, and the names would be half of it.

Git merges the file by its union driver (`decks/releases.ledger merge=union`), which keeps the lines of
both sides in any order. Lines of one guid therefore fold into one, and the newest wins; of all of them, the decks
and the earliest birth count.
"""

import json
from collections.abc import Iterable
from dataclasses import replace

from quizgen.problems import Place, Problem, Problems, in_order
from quizgen.releases.model import Ledger, Released

HEADER = (
    "# guid, id, deck, digest, born, changed at, state, options, decks. Written by `quizgen release` alone."
)
_END_OF_TIME = 2**40
"""Seconds since 1970 that no release reaches; a greater number is a slip, and Anki could not hold it."""

_STATES = {"live": False, "retired": True}
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def parse(path: str, data: bytes) -> tuple[Ledger, Problems]:
    """The ledger that a file holds, and a problem for each line that cannot be read.

    Lines that begin with `#` and empty lines say nothing. `path` is the file as problems name it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Ledger({}), (_broken(Place(path, line), "this line is not UTF-8"),)
    notes: list[Released] = []
    problems: list[Problem] = []
    # Only a line feed ends a line: str.splitlines would also break at characters that options may hold.
    for number, ended in enumerate(text.split("\n"), start=1):
        written = ended.removesuffix("\r")
        if not written or written.startswith("#"):
            continue
        read = _read(written, Place(path, number))
        if isinstance(read, Problem):
            problems.append(read)
        else:
            notes.append(read)
    return fold(notes), in_order(problems)


def fold(notes: Iterable[Released]) -> Ledger:
    """The ledger in which each guid has its newest entry, whatever the order they come in."""
    by_guid: dict[str, Released] = {}
    for note in notes:
        known = by_guid.get(note.guid)
        by_guid[note.guid] = note if known is None else _folded(known, note)
    return Ledger(by_guid)


def _folded(one: Released, other: Released) -> Released:
    newest = max(one, other, key=_age)
    placed = tuple(sorted({*one.placed, *other.placed}))
    return replace(newest, born=min(one.born, other.born), placed=placed)


def render(ledger: Ledger) -> bytes:
    """The file's content, sorted by deck and id so that a release reads well as a difference."""
    notes = sorted(ledger.by_guid.values(), key=lambda note: (note.deck, note.id, note.guid))
    return "".join(f"{line}\n" for line in (HEADER, *map(_written, notes))).encode()


def _age(note: Released) -> tuple[int, bool, str, tuple[str, ...], str, str]:
    # Two branches may release in the same second: any rule will do, so long as both sides apply the same.
    return note.changed_at, note.retired, note.digest, note.options, note.deck, note.id


def _written(note: Released) -> str:
    state = "retired" if note.retired else "live"
    identity = (note.guid, note.id, note.deck, note.digest)
    row = (*identity, note.born, note.changed_at, state, note.options, note.placed)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _read(line: str, place: Place) -> Released | Problem:
    if line.startswith(_MARKERS):
        return Problem(
            place,
            "conflict-marker",
            f"a merge left its marker {line[:7]} in the ledger",
            "keep the lines of both sides and delete the markers; "
            "`decks/releases.ledger merge=union` in .gitattributes avoids them",
        )
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return _broken(place, "this line is not a JSON array")
    match row:
        case [
            str(guid),
            str(note),
            str(deck),
            str(digest),
            int(born),
            int(changed_at),
            ("live" | "retired") as state,
            [*options],
            [*placed],
        ] if (
            guid
            and 0 < born <= changed_at < _END_OF_TIME
            and not isinstance(born, bool)
            and not isinstance(changed_at, bool)
            and all(isinstance(text, str) for text in (*options, *placed))
        ):
            decks = tuple(sorted(set(placed)))
            retired = _STATES[state]
            return Released(guid, digest, born, changed_at, retired, tuple(options), deck, note, decks)
    return _broken(
        place, "this line does not hold guid, id, deck, digest, born, changed at, state, options and decks"
    )


def _broken(place: Place, message: str) -> Problem:
    return Problem(
        place,
        "broken-ledger-line",
        message,
        "take the line from the last commit; only `quizgen release` writes this file",
    )
