"""What becomes of a learner's notes when an edition meets them: a merge of three sides, where an import takes one.

The hashes in a note say what the last edition put into each field. A field that still is what they say is
the edition's to change; any other was edited by the learner, and stays. Reviews and schedules have no part
in this.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass

from quizgen.problems import NOWHERE, Problem, Problems, Severity
from quizgen.releases.comparing import FieldChange
from quizgen.releases.editions import GATE, HASHES, ID, Edition, NoteState, NoteTypeState
from quizgen.releases.hashes import field_hash, read_hashes

OURS = "quizgen::"
"""What all tags begin with that an edition gives and takes; all others are the learner's."""


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A card as a learner has it."""

    id: int
    deck: str
    """Full name of its deck; of its home where it is on loan."""
    suspended: bool
    on_loan: bool
    """Whether a filtered deck has it for the moment."""


@dataclass(frozen=True, slots=True)
class HeldNote:
    """A note as a learner has it."""

    id: int
    """What the learner's collection knows it by."""
    guid: str
    note_type: NoteTypeState
    """As the learner has it, who may have added, renamed or moved fields."""
    fields: tuple[str, ...]
    """HTML, in the order of its note type."""
    tags: tuple[str, ...]
    cards: tuple[HeldCard, ...]
    changed_at: int = 0
    """Seconds since 1970: of the release that it is of, or of the learner's own edit."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of one note."""

    held: HeldNote
    note: NoteState
    """What the edition has in its place."""
    fields: tuple[str, ...]
    """HTML, in the order of the learner's note type."""
    tags: tuple[str, ...]
    updated: tuple[FieldChange, ...]
    kept: tuple[FieldChange, ...]
    """Fields that the learner edited and the edition changed: `before` is the learner's, and stays."""
    moved: tuple[HeldCard, ...]
    """Cards that go to the note's deck."""
    suspended: tuple[HeldCard, ...]

    @property
    def rewrites(self) -> bool:
        """Whether the note itself becomes another."""
        return self.fields != self.held.fields or set(self.tags) != set(self.held.tags)

    @property
    def as_released(self) -> bool:
        """Whether nothing of the learner's own is in it."""
        at = _places(self.note.note_type, self.held.note_type)
        same = all(
            at[n] is None or self.fields[at[n] or 0] == text for n, text in enumerate(self.note.fields)
        )
        return same and set(self.tags) == set(self.note.tags)

    def __bool__(self) -> bool:
        return bool(self.rewrites or self.kept or self.moved or self.suspended)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a sync does; notes in the order of the edition."""

    added: tuple[NoteState, ...]
    homes: Mapping[str, str]
    """Where the learner has the cards of each deck of the edition, and new ones go."""
    merges: tuple[Merge, ...]
    """Only of notes of which something changes or is kept."""
    restyled: tuple[NoteTypeState, ...]
    """Note types that get new designs."""
    passed_over: frozenset[str]
    """Guids of notes that Anki's importer must not see: it would add what is retired or unwanted, and double a note
    type."""

    def __bool__(self) -> bool:
        acts = (merge.rewrites or merge.moved or merge.suspended for merge in self.merges)
        return bool(self.added or self.restyled or any(acts))


def plan(
    held: Mapping[str, HeldNote],
    note_types: Mapping[int, NoteTypeState],
    edition: Edition,
    placed: Mapping[str, tuple[str, ...]],
    without: Container[str] = (),
) -> tuple[Plan, Problems]:
    """What brings a learner's notes up to date with an edition, and warnings of what cannot be.

    `held` are the learner's notes by guid, `note_types` the learner's by id, and `placed` the decks that
    releases ever put each guid's cards in: a card anywhere else was moved by the learner. `without` are the
    guids of notes that the learner is not to be given.
    """
    altered = {
        id
        for id, note_type in edition.note_types.items()
        if id in note_types and not note_types[id].same_schema(note_type)
    }
    notes = edition.notes
    new = [note for guid, note in notes.items() if guid not in held and not note.retired]
    merges = (_merge(held[guid], note, placed.get(guid, ())) for guid, note in notes.items() if guid in held)
    restyled = (
        note_type
        for id, note_type in edition.note_types.items()
        if id in note_types and id not in altered and _newer(note_type, note_types[id])
    )
    passed_over = frozenset(
        guid
        for guid, note in notes.items()
        if note.note_type.id in altered or (guid not in held and (note.retired or guid in without))
    )
    found = Plan(
        tuple(note for note in new if note.guid not in passed_over),
        _homes(held, notes, placed),
        tuple(filter(None, merges)),
        tuple(restyled),
        passed_over,
    )
    left_out = Counter(note.note_type.id for note in new if note.guid not in without)
    return found, tuple(_altered(edition.note_types[id], left_out[id]) for id in sorted(altered))


def _homes(
    held: Mapping[str, HeldNote], notes: Mapping[str, NoteState], placed: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Each deck where any of its cards is in it; where the learner moved or renamed it, the one with most of them."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for guid in notes.keys() & held.keys():
        deck = notes[guid].deck
        found[deck].update(
            deck if _strays(card, deck, placed.get(guid, ())) else card.deck for card in held[guid].cards
        )
    return {
        deck: deck if deck in cards else min(cards, key=lambda name: (-cards[name], name))
        for deck, cards in found.items()
        if deck and cards
    }


def _newer(note_type: NoteTypeState, than: NoteTypeState) -> bool:
    return note_type.changed_at > than.changed_at and note_type.design != than.design


def _altered(note_type: NoteTypeState, left_out: int) -> Problem:
    return Problem(
        NOWHERE,
        "altered-note-type",
        f"the fields or cards of your note type {note_type.name} are no longer those of the deck: "
        f"its design stays as it is, and {left_out} new notes are left out",
        "import the package in Anki to get them under a note type of their own",
        Severity.WARNING,
    )


def _places(theirs: NoteTypeState, mine: NoteTypeState) -> list[int | None]:
    """Where each field of an edition's note type stands in a learner's; none where the learner removed it."""
    if theirs.fields == mine.fields:
        return list(range(len(theirs.fields)))
    return [mine.counterpart(at, field) for at, field in enumerate(theirs.fields)]


def _merge(mine: HeldNote, note: NoteState, placed: tuple[str, ...]) -> Merge:
    fields = list(mine.fields)
    updated: list[FieldChange] = []
    kept: list[FieldChange] = []
    hashes_at = mine.note_type.index(HASHES)
    hashes = {} if hashes_at is None else read_hashes(mine.fields[hashes_at])
    places = _places(note.note_type, mine.note_type)
    for field, text, at in zip(note.note_type.fields, note.fields, places, strict=True):
        if at is None or fields[at] == text:
            continue
        change = FieldChange(field.name, fields[at], text, field.hidden)
        base = hashes.get(str(field.id))
        if field.name in (ID, GATE, HASHES):
            fields[at] = text
        elif base == field_hash(change.before):
            fields[at] = text
            updated.append(change)
        elif base != field_hash(text):
            kept.append(change)
    own = (tag for tag in mine.tags if not tag.casefold().startswith(OURS))
    return Merge(
        mine,
        note,
        tuple(fields),
        (*own, *note.tags),
        tuple(updated),
        tuple(kept),
        tuple(card for card in mine.cards if _strays(card, note.deck, placed)),
        tuple(card for card in mine.cards if note.retired and not card.suspended),
    )


def _strays(card: HeldCard, deck: str, placed: tuple[str, ...]) -> bool:
    """Whether a card is where an earlier release put it, and nobody else."""
    return bool(deck) and card.deck != deck and card.deck in placed and not card.on_loan
