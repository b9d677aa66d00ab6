"""The note types of a deck, frozen since the first release.

Anki knows a note type by its id and compares its fields and templates by theirs. Where a package
differs, Anki keeps the learner's notes under the old note type and never updates them again. So every
id is pinned here, nothing is ever removed or reordered, and what a later release may need is there
from the start: spare fields, which may be renamed and put to use, and a spare card whose gate is empty.
A new kind of card gets a note type of its own.

How their cards look is no part of this, and may change with every release: see `models`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from quizgen.exports.anki.markup import is_blank
from quizgen.items.model import ItemType

ACTIVE = "Active"
"""Gate of every front: with this field empty, Tools → Empty Cards offers to remove the cards."""

_DELETION = re.compile(r"\{\{c([1-9]\d{0,2})::")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type, with the id by which Anki compares it: unique within its note type."""

    name: str
    id: int
    hidden: bool = False
    """Folded away in Anki's editor: learners have no use for it."""


QUESTION = Field("Question", 101)
ANSWER = Field("Answer", 102)
OPTIONS = Field("Options", 103)
ACCEPTED = Field("Accepted", 104)

SHARED = (
    Field("Picture", 201),
    Field("Answer picture", 202),
    Field("Explanation", 203),
    Field("Remarks", 204),
    Field("As of", 205),
    Field("Sources", 206),
    Field("Subject", 207),
    Field("Names", 208),
    Field("Confused with", 209),
    Field("Spare card", 301, hidden=True),
    Field("Spare 1", 302, hidden=True),
    Field("Spare 2", 303, hidden=True),
    Field("Spare 3", 304, hidden=True),
    Field("Spare 4", 305, hidden=True),
    Field("Id", 401, hidden=True),
    Field(ACTIVE, 402, hidden=True),
    Field("Hashes", 403, hidden=True),
)
"""What every note type ends in."""


@dataclass(frozen=True, slots=True)
class Template:
    """One card that a note may make."""

    name: str
    id: int
    design: str
    """Stem of its files in `designs/`: `choice` for `choice-front.html` and `choice-back.html`."""
    needs: tuple[str, ...]
    """Fields that must not be blank for the card to exist, beside the gate."""
    plays: str = ""
    """Stem of the script in `designs/` by which its card is played; empty where there is nothing to touch."""


@dataclass(frozen=True)
class NoteType:
    """A note type as learners have it."""

    name: str
    id: int
    own: tuple[Field, ...]
    """Fields before those that all note types share."""
    templates: tuple[Template, ...]
    cloze: bool = False
    answer: str = "Answer"
    """The field that a list of notes shows as its answer."""

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All its fields, in order."""
        return self.own + SHARED

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """Names of its fields, in order."""
        return tuple(field.name for field in self.fields)

    @cached_property
    def hashed(self) -> tuple[str, ...]:
        """Ids of the fields that the last one, `Hashes`, speaks of."""
        return tuple(str(field.id) for field in self.fields[:-1])

    @cached_property
    def needed(self) -> tuple[tuple[int, ...], ...]:
        """For each template, the ordinals of the fields without which its card does not exist."""
        return tuple(
            tuple(sorted(self.field_names.index(name) for name in (*template.needs, ACTIVE)))
            for template in self.templates
        )

    def cards(self, fields: Sequence[str]) -> tuple[int, ...]:
        """Ordinals of the cards that Anki makes of a note with these fields, in the order of `fields`.

        A cloze note has a card for each deletion; Anki knows no gate there, so such a note is retired by
        the absence of deletions.
        """
        if self.cloze:
            numbers = {int(number) for number in _DELETION.findall(fields[self.field_names.index("Text")])}
            return tuple(sorted(number - 1 for number in numbers))
        return tuple(
            ordinal
            for ordinal, needed in enumerate(self.needed)
            if not any(is_blank(fields[index]) for index in needed)
        )


def _spare(id_: int) -> Template:
    return Template("Spare", id_, "spare", ("Spare card",))


RECALL = NoteType(
    "quizgen Recall",
    1635891062310,
    (QUESTION, ANSWER, Field("Reverse question", 111), Field("Reverse answer", 112)),
    (
        Template("Recall", 501, "recall", ("Question",)),
        Template("Reverse", 502, "reverse", ("Reverse question",)),
        _spare(503),
    ),
)
TYPED = NoteType(
    "quizgen Typed",
    1643737714441,
    (QUESTION, ANSWER, Field("Unit", 113), ACCEPTED),
    (Template("Typed", 501, "typed", ("Question",), "typed"), _spare(502)),
)
CLOZE = NoteType(
    "quizgen Cloze",
    1612501200604,
    (QUESTION, Field("Text", 114), ANSWER, ACCEPTED),
    # Anki allows a cloze note type no second template: further cards are further deletions.
    (Template("Cloze", 501, "cloze", ("Text",)),),
    cloze=True,
)
CHOICE = NoteType(
    "quizgen Choice",
    1699390619021,
    (QUESTION, OPTIONS, ANSWER),
    (Template("Choice", 501, "choice", ("Question",), "choice"), _spare(502)),
)
MULTIPLE = NoteType(
    "quizgen Multiple choice",
    1655180934127,
    (QUESTION, OPTIONS, ANSWER),
    (Template("Multiple choice", 501, "multiple", ("Question",), "choice"), _spare(502)),
)
TRUE_FALSE = NoteType(
    "quizgen True or false",
    1605735139785,
    (QUESTION, OPTIONS, ANSWER),
    (Template("True or false", 501, "true-false", ("Question",), "choice"), _spare(502)),
)
MATCHING = NoteType(
    "quizgen Matching",
    1618224609513,
    (QUESTION, Field("Left", 115), Field("Right", 116), ANSWER),
    (Template("Matching", 501, "matching", ("Question",), "placing"), _spare(502)),
)
ORDERING = NoteType(
    "quizgen Ordering",
    1661407385948,
    (QUESTION, Field("Places", 117), Field("Entries", 118), ANSWER),
    (Template("Ordering", 501, "ordering", ("Question",), "placing"), _spare(502)),
)
SOURCE_CHECK = NoteType(
    "quizgen Source check",
    1684903317260,
    (
        QUESTION,
        Field("Claim", 119),
        Field("Who said it", 120),
        OPTIONS,
        Field("Verdict", 121),
        Field("What is right", 122),
    ),
    (Template("Source check", 501, "source-check", ("Claim",), "choice"), _spare(502)),
    answer="Verdict",
)

NOTE_TYPES = {
    ItemType.RECALL: RECALL,
    ItemType.TYPED: TYPED,
    ItemType.NUMERIC: TYPED,
    ItemType.CLOZE: CLOZE,
    ItemType.CHOICE: CHOICE,
    ItemType.MULTIPLE: MULTIPLE,
    ItemType.TRUE_FALSE: TRUE_FALSE,
    ItemType.MATCHING: MATCHING,
    ItemType.ORDERING: ORDERING,
}
"""The note type that holds each item type. A note never changes its note type: Anki would not update it."""

ALL_NOTE_TYPES = (*dict.fromkeys(NOTE_TYPES.values()), SOURCE_CHECK)
"""Every note type: `SOURCE_CHECK` holds those choice items that have a source's words judged."""
