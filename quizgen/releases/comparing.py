"""What sets one edition of a deck apart from another, and what Anki will say when it imports the newer one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.releases.editions import HASHES, Edition, NoteState, NoteTypeState


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What stood in a field and what stands there now, as HTML."""

    field: str
    before: str
    after: str
    hidden: bool = False
    """Whether it is of no use to learners, and folded away in Anki's editor."""


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that both editions have, with other content."""

    before: NoteState
    after: NoteState
    fields: tuple[FieldChange, ...]
    tags_added: tuple[str, ...]
    tags_removed: tuple[str, ...]

    @property
    def shown(self) -> tuple[FieldChange, ...]:
        """The changes that a learner sees on a card."""
        return tuple(change for change in self.fields if not change.hidden)


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many notes Anki will count as what, in its log of the import."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    """Notes that Anki leaves as they are, for the package's are not newer."""
    conflicting: int = 0
    """Notes that Anki leaves as they are, for their note type is not the package's."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a learner who has the old edition meets in the new one; notes in its order."""

    old: Edition
    new: Edition
    added: tuple[NoteState, ...]
    changed: tuple[NoteChange, ...]
    retired: tuple[NoteState, ...]
    """As they were."""
    moved: tuple[tuple[NoteState, NoteState], ...]
    """Notes of which new learners get the cards in another deck; an import leaves cards where they are."""
    abandoned: tuple[NoteState, ...]
    """Notes that the new edition neither has nor retires: they stay with a learner as they are."""
    withheld: tuple[NoteState, ...]
    """Changed or retired notes that do not arrive, for they are not newer or their note type is another."""
    restyled: tuple[NoteTypeState, ...]
    """Note types whose new designs arrive."""
    forecast: Forecast

    def __bool__(self) -> bool:
        return bool(
            self.added or self.changed or self.retired or self.moved or self.abandoned or self.restyled
        )


def compare(old: Edition, new: Edition) -> Difference:
    """What importing `new`, with Anki's default settings, does for a learner who has imported `old`."""
    counts: Counter[str] = Counter()
    added: list[NoteState] = []
    changed: list[NoteChange] = []
    retired: list[NoteState] = []
    moved: list[tuple[NoteState, NoteState]] = []
    withheld: list[NoteState] = []
    forked = {id for id in old.note_types.keys() & new.note_types.keys() if _parts(old, new, id)}
    for guid, after in new.notes.items():
        before = old.notes.get(guid)
        outcome = _outcome(before, after, forked)
        counts[outcome] += 1
        if before is None:
            if not after.retired:
                added.append(after)
            continue
        differs = before.content != after.content or before.labels != after.labels
        if after.retired and not before.retired:
            retired.append(before)
        elif differs:
            changed.append(_change(before, after))
        if differs and outcome != "updated":
            withheld.append(after)
        if before.deck != after.deck and after.deck and before.deck:
            moved.append((before, after))
    abandoned = (note for guid, note in old.notes.items() if guid not in new.notes and not note.retired)
    return Difference(
        old,
        new,
        tuple(added),
        tuple(changed),
        tuple(retired),
        tuple(moved),
        tuple(abandoned),
        tuple(withheld),
        tuple(_restyled(old, new)),
        Forecast(**counts),
    )


def _parts(old: Edition, new: Edition, note_type: int) -> bool:
    return not old.note_types[note_type].same_schema(new.note_types[note_type])


def _outcome(before: NoteState | None, after: NoteState, forked: set[int]) -> str:
    """What Anki's log files a note under (`rslib/src/import_export/package/apkg/import/notes.rs`)."""
    if before is None:
        return "new"
    if before.note_type.id != after.note_type.id or after.note_type.id in forked:
        return "conflicting"
    return "updated" if after.changed_at > before.changed_at else "duplicate"


def _change(before: NoteState, after: NoteState) -> NoteChange:
    were, are = set(before.tags), set(after.tags)
    return NoteChange(
        before, after, tuple(_fields(before, after)), tuple(sorted(are - were)), tuple(sorted(were - are))
    )


def _fields(before: NoteState, after: NoteState) -> Iterator[FieldChange]:
    """Field by field, paired as Anki pairs them; the hashes only follow the others."""
    was_type, is_type = before.note_type, after.note_type
    same_type = was_type.fields == is_type.fields
    were, are = before.fields, after.fields
    for at, (field, text) in enumerate(zip(is_type.fields, are, strict=True)):
        was = at if same_type else was_type.counterpart(at, field)
        old = "" if was is None else were[was]
        if old != text and field.name != HASHES:
            yield FieldChange(field.name, old, text, field.hidden)


def _restyled(old: Edition, new: Edition) -> Iterator[NoteTypeState]:
    for id, note_type in new.note_types.items():
        known = old.note_types.get(id)
        newer = known and known.changed_at < note_type.changed_at and known.same_schema(note_type)
        if known and newer and known.design != note_type.design:
            yield note_type
