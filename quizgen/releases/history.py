"""What a build and a release make of the ledger.

Anki takes an update only when a note's time of change is newer than the one it has, so that time must
move exactly when the note's content moves. A build asks for it here; it never looks at a clock. Notes
that are not released yet are stamped one second after the last release, and `quizgen release` alone
gives them the time they keep.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from quizgen.problems import Place, Problem, Problems, in_order
from quizgen.releases.model import Ledger, Released

NO_PLACES: Mapping[str, Place] = {}
BEFORE_ALL_RELEASES = 1_767_225_600
"""Stamp of notes in a collection that never released: the first second of 2026, in UTC."""


class Noted(Protocol):
    """A note of a deck, as far as its identity goes."""

    @property
    def guid(self) -> str:
        """What Anki knows it by."""

    @property
    def id(self) -> str:
        """Its id at birth."""

    @property
    def place(self) -> Place:
        """Where the question it asks is written."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as the collection has it now, which the next release would put down."""

    guid: str
    id: str
    """The note's id at birth."""
    digest: str
    """Hash of its content; equal digests mean that a learner has nothing to gain from an update."""
    options: tuple[str, ...] = ()
    placed: str = ""
    """Full name of the deck that its cards start in."""


@dataclass(frozen=True, slots=True)
class DraftDeck:
    """All notes that a deck recipe makes now."""

    id: str
    """Id of the deck recipe."""
    notes: Mapping[str, Draft]
    """By guid."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A note that learners have and the deck no longer holds."""

    guid: str
    id: str
    changed_at: int
    """Seconds since 1970 at which it left."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What importing a deck would do for a learner who has the last release; ids in order."""

    deck: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    """Notes whose cards start in another deck: an import leaves them where they are, a sync moves them."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.retired or self.moved)


@dataclass(frozen=True, slots=True)
class History:
    """The ledger, asked by a build: when did this note change, and which notes are gone?"""

    ledger: Ledger
    unreleased: int = field(init=False)
    """Stamp of what no release holds yet: one second after the last release."""

    def __post_init__(self) -> None:
        last = self.ledger.last_release
        object.__setattr__(self, "unreleased", last + 1 if last else BEFORE_ALL_RELEASES)

    def stamp(self, guid: str, digest: str) -> int:
        """Seconds since 1970 at which a note took the content that this digest stands for."""
        known = self.ledger.by_guid.get(guid)
        if known is None or known.retired or known.digest != digest:
            return self.unreleased
        return known.changed_at

    def tombstones(self, deck: str, guids: Collection[str]) -> tuple[Tombstone, ...]:
        """Notes that the deck once released and that are not among `guids`, by id.

        Notes that earlier releases retired stay among them, for learners who skip a release.
        """
        gone = (
            Tombstone(note.guid, note.id, note.changed_at if note.retired else self.unreleased)
            for note in self.ledger.by_guid.values()
            if note.deck == deck and note.guid not in guids
        )
        return tuple(sorted(gone, key=lambda tomb: (tomb.id, tomb.guid)))


def check(
    ledger: Ledger, decks: Mapping[str, Iterable[Noted]], places: Mapping[str, Place] = NO_PLACES
) -> Problems:
    """What must not be released: retired ids in use, and notes that stand in two decks or changed theirs.

    `decks` are the notes of each deck recipe, and `places` where the recipe is written, by its id.
    """
    problems: list[Problem] = []
    retired_ids = {note.id for note in ledger.by_guid.values() if note.retired}
    holder: dict[str, str] = {}
    for deck, notes in decks.items():
        moved: dict[str, list[Noted]] = {}
        for note in notes:
            known = ledger.by_guid.get(note.guid)
            if note.id in retired_ids or (known and known.retired):
                problems.append(_retired(note))
            home = known.deck if known else holder.setdefault(note.guid, deck)
            if home != deck:
                moved.setdefault(home, []).append(note)
        problems.extend(_moved(found, deck, home, places.get(deck)) for home, found in moved.items())
    return in_order(problems)


def changes(ledger: Ledger, deck: DraftDeck) -> Changes:
    """What sets a deck apart from its last release."""
    known = ledger.by_guid
    added = (d.id for guid, d in deck.notes.items() if guid not in known)
    changed = (d.id for guid, d in deck.notes.items() if guid in known and known[guid].digest != d.digest)
    retired = (note.id for note in known.values() if _leaves(note, deck))
    moved = (d.id for guid, d in deck.notes.items() if guid in known and _moves(known[guid], d))
    return Changes(deck.id, *(tuple(sorted(ids)) for ids in (added, changed, retired, moved)))


def released(ledger: Ledger, decks: Sequence[DraftDeck], now: int) -> tuple[Ledger, tuple[Changes, ...]]:
    """The next ledger, and what the release brings for each deck that `decks` names.

    `now` is in seconds since 1970. A release is later than the one before it, and than the stamp that
    builds since then gave to unreleased notes, even where the clock says otherwise. Notes whose content
    did not change keep their entry, so a release with nothing new writes the same file. Decks must have
    passed `check`.
    """
    time = max(now, History(ledger).unreleased + 1)
    notes = dict(ledger.by_guid)
    for deck in decks:
        for note in ledger.by_guid.values():
            if _leaves(note, deck):
                notes[note.guid] = replace(note, changed_at=time, retired=True, options=())
        for draft in deck.notes.values():
            known = ledger.by_guid.get(draft.guid)
            if known is None or known.digest != draft.digest:
                notes[draft.guid] = Released(
                    draft.guid,
                    draft.digest,
                    known.born if known else time,
                    time,
                    False,
                    draft.options,
                    deck.id,
                    draft.id,
                    _placed(known, draft),
                )
            elif known.placed != _placed(known, draft):
                # No reason for an update: Anki takes no card to another deck.
                notes[draft.guid] = replace(known, placed=_placed(known, draft))
    return Ledger(notes), tuple(changes(ledger, deck) for deck in decks)


def _placed(known: Released | None, draft: Draft) -> tuple[str, ...]:
    placed = {draft.placed, *(known.placed if known else ())}
    return tuple(sorted(placed - {""}))


def _moves(note: Released, draft: Draft) -> bool:
    return note.placed != _placed(note, draft)


def _leaves(note: Released, deck: DraftDeck) -> bool:
    return note.deck == deck.id and not note.retired and note.guid not in deck.notes


def _retired(note: Noted) -> Problem:
    return Problem(
        note.place,
        "retired-id",
        f"the note {note.id} was retired by a release, and its id cannot be used again",
        "give the subject or the question template a new id",
    )


def _moved(notes: list[Noted], deck: str, home: str, place: Place | None) -> Problem:
    many = f" and {len(notes) - 1} more" if len(notes) > 1 else ""
    return Problem(
        place or notes[0].place,
        "moved-note",
        f"the note {notes[0].id}{many} of the deck {deck} belongs to the deck {home} already",
        f"leave it to {home}: Anki keeps a learner's cards where they are, so a note never changes its deck",
    )
