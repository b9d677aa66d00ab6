"""One state of a deck as Anki would hold it: what a package brings, or what a learner has.

Two packages are compared, and a learner's collection is brought up to date, on these values alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ID, GATE, HASHES = "Id", "Active", "Hashes"
"""Fields that are quizgen's own: the note's id at birth, the gate of its cards, and the hashes of the others."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field or a card template of a note type."""

    name: str
    id: int | None
    """What Anki compares it by; its name does where there is none."""
    hidden: bool = False

    def matches(self, other: "Slot") -> bool:
        """Whether Anki takes the two for one, by `is_match` in its `rslib/src/notetype/`."""
        if self.id is None or other.id is None:
            return self.name == other.name
        return self.id == other.id


@dataclass(frozen=True, slots=True)
class NoteTypeState:
    """A note type as a package or a collection has it."""

    id: int
    name: str
    fields: tuple[Slot, ...]
    templates: tuple[Slot, ...]
    changed_at: int
    """Seconds since 1970."""
    design: str
    """All that its cards' looks depend on."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its fields, in order."""
        return tuple(field.name for field in self.fields)

    def index(self, name: str) -> int | None:
        """Where a field stands, or none where it has no such field."""
        return next((at for at, field in enumerate(self.fields) if field.name == name), None)

    def counterpart(self, at: int, other: Slot) -> int | None:
        """Where it has the field that stands at `at` in another note type, or none."""
        if at < len(self.fields) and self.fields[at].matches(other):
            return at
        return next((here for here, field in enumerate(self.fields) if field.matches(other)), None)

    def same_schema(self, other: "NoteTypeState") -> bool:
        """Whether Anki can update notes of the one with notes of the other."""
        return all(
            len(ours) == len(theirs) and all(map(Slot.matches, ours, theirs))
            for ours, theirs in ((self.fields, other.fields), (self.templates, other.templates))
        )


@dataclass(frozen=True, slots=True)
class NoteState:
    """A note as a package has it."""

    guid: str
    note_type: NoteTypeState
    content: bytes
    """Its fields' HTML as Anki stores it: in the order of its note type, in UTF-8, with U+001F between them.

    Of two large packages few notes differ, so the others need not be taken apart.
    """
    labels: str
    """Its tags, with spaces between them."""
    deck: str
    """Full name of the deck of its first card; empty for a note without cards."""
    changed_at: int
    """Seconds since 1970."""
    retired: bool
    """Whether it only stands there to take a retired note's place."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The HTML of each field, in the order of its note type."""
        return tuple(self.content.decode().split("\x1f"))

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags, in order."""
        return tuple(sorted(self.labels.split()))

    @property
    def id(self) -> str:
        """Its id at birth; its guid where it has none."""
        return self.field(ID) or self.guid

    def field(self, name: str) -> str:
        """The HTML of one field; empty where its note type has no such field."""
        at = self.note_type.index(name)
        return "" if at is None else self.fields[at]


@dataclass(frozen=True, slots=True)
class Edition:
    """All that one package holds."""

    title: str
    """Name of its outermost deck."""
    notes: Mapping[str, NoteState]
    """By guid, in the order in which they are introduced."""
    note_types: Mapping[int, NoteTypeState]
    """By id."""
