"""The note types of a deck, frozen since the first release.

Anki knows a note type by its id and compares its fields and templates by theirs. Where a package
differs, Anki keeps the learner's notes under the old note type and never updates them again. So every
id is pinned here, nothing is ever removed or reordered, and what a later release may need is there
from the start: spare fields, which may be renamed and put to use, and a spare card whose gate is empty.
A new kind of card gets a note type of its own.

The designs are files, not strings, so that editors colour and check them as the HTML and CSS they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import genanki

from quizgen.exports.anki.markup import is_blank
from quizgen.items.model import ItemType

DESIGNED_AT = 1_767_225_600
"""Seconds since 1970 at which the designs last changed: raise it with every edit of a design, for Anki
takes new designs only where this is newer than what a learner has."""

ACTIVE = "Active"
"""Gate of every front: with this field empty, Tools → Empty Cards offers to remove the cards."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of every note type, with the id by which Anki compares it."""

    name: str
    id: int
    hidden: bool = False
    """Folded away in Anki's editor: learners have no use for it."""


FIELDS = (
    Field("Question", 7574114177373103),
    Field("Text", 6909759822325852),
    Field("Answer", 3158371699480014),
    Field("Accepted", 8239941703065138),
    Field("Options", 5248822444234733),
    Field("Explanation", 2665596467585356),
    Field("Remarks", 4482479019691278),
    Field("As of", 1396098794460169),
    Field("Sources", 3283332797583940),
    Field("Subject", 5166999204556800),
    Field("Names", 8845832879508900),
    Field("Confused with", 3280741664273937),
    Field("Reverse question", 4462497394491576),
    Field("Reverse answer", 2221681057952321),
    Field("Spare card", 6059205244846221, hidden=True),
    Field("Spare 1", 3993768126961768, hidden=True),
    Field("Spare 2", 1924389120179201, hidden=True),
    Field("Spare 3", 5663558163371429, hidden=True),
    Field("Spare 4", 7169804536866148, hidden=True),
    Field("Spare 5", 1367823604336538, hidden=True),
    Field("Spare 6", 7741837735538151, hidden=True),
    Field("Id", 6254703130097777, hidden=True),
    Field(ACTIVE, 8391793647941824, hidden=True),
    Field("Hashes", 5882690474949091, hidden=True),
)

FIELD_NAMES = tuple(field.name for field in FIELDS)


@dataclass(frozen=True, slots=True)
class Template:
    """One card that a note may make."""

    name: str
    id: int
    design: str
    """Stem of its files in `designs/`: `choice` for `choice-front.html` and `choice-back.html`."""
    needs: tuple[str, ...]
    """Fields that must not be blank for the card to exist, beside the gate."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as learners have it."""

    name: str
    id: int
    templates: tuple[Template, ...]
    cloze: bool = False

    def cards(self, fields: Sequence[str]) -> tuple[int, ...]:
        """Ordinals of the cards that Anki makes of a note with these fields, in the order of FIELDS.

        A cloze note has one card, of its only deletion; Anki counts deletions wherever they stand and
        knows no gate, so such a note is retired by the deletion's absence.
        """
        if self.cloze:
            return (0,) if "{{c1::" in fields[FIELD_NAMES.index("Text")] else ()
        return tuple(
            ordinal
            for ordinal, template in enumerate(self.templates)
            if not any(is_blank(fields[index]) for index in _needed(template))
        )


def _spare(id_: int) -> Template:
    return Template("Spare", id_, "spare", ("Spare card",))


RECALL = NoteType(
    "quizgen Recall",
    1635891062310,
    (
        Template("Recall", 7947504936066466, "recall", ("Question",)),
        Template("Reverse", 4692751826049214, "reverse", ("Reverse question",)),
        _spare(4433866173738915),
    ),
)
TYPED = NoteType(
    "quizgen Typed",
    1643737714441,
    (Template("Typed", 2280857218431420, "typed", ("Question",)), _spare(2072019360481129)),
)
CLOZE = NoteType(
    "quizgen Cloze",
    1612501200604,
    # Anki allows a cloze note type no second template: further cards are further deletions.
    (Template("Cloze", 1486884018911414, "cloze", ("Text",)),),
    cloze=True,
)
CHOICE = NoteType(
    "quizgen Choice",
    1699390619021,
    (Template("Choice", 6255667172218098, "choice", ("Question",)), _spare(5957974871224330)),
)
TRUE_FALSE = NoteType(
    "quizgen True or false",
    1605735139785,
    (Template("True or false", 3974297572837183, "true-false", ("Question",)), _spare(6714044233925308)),
)

NOTE_TYPES = {
    ItemType.RECALL: RECALL,
    ItemType.TYPED: TYPED,
    ItemType.CLOZE: CLOZE,
    ItemType.CHOICE: CHOICE,
    ItemType.TRUE_FALSE: TRUE_FALSE,
}
"""The note type that holds each item type. A note never changes its note type: Anki would not update it."""


class PinnedModel(genanki.Model):  # type: ignore[misc]
    """A note type for genanki that states which fields its cards need, rather than have them guessed."""

    def __init__(self, note_type: NoteType) -> None:
        """Lay out a note type with the ids and the designs that are pinned for it."""
        super().__init__(
            note_type.id,
            note_type.name,
            fields=[_field_json(field) for field in FIELDS],
            templates=[_template_json(template) for template in note_type.templates],
            css=_design("card.css"),
            model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
        )
        self.note_type = note_type

    @property
    def _req(self) -> list[list[Any]]:
        return [
            [ordinal, "all", sorted(_needed(template))]
            for ordinal, template in enumerate(self.note_type.templates)
        ]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        """Anki's record of the note type, dated by its designs whatever the package's own time."""
        record: dict[str, Any] = super().to_json(DESIGNED_AT, deck_id)
        return record


@cache
def model(note_type: NoteType) -> PinnedModel:
    """The one genanki model of a note type."""
    return PinnedModel(note_type)


def _needed(template: Template) -> tuple[int, ...]:
    return tuple(FIELD_NAMES.index(name) for name in (*template.needs, ACTIVE))


def _field_json(field: Field) -> dict[str, Any]:
    return {"name": field.name, "id": field.id, "collapsed": field.hidden, "excludeFromSearch": field.hidden}


def _template_json(template: Template) -> dict[str, Any]:
    front = _design(f"{template.design}-front.html")
    back = _design(f"{template.design}-back.html") + _design("more.html")
    return {
        "name": template.name,
        "id": template.id,
        "qfmt": f"{{{{#{ACTIVE}}}}}{_page('front', template.design, front)}{{{{/{ACTIVE}}}}}",
        "afmt": _page("back", template.design, back),
        # What the columns of Anki's browser show: without these, the whole card run together.
        "bqfmt": "{{Question}}",
        "bafmt": "{{Answer}}",
    }


def _page(side: str, design: str, content: str) -> str:
    # MathJax passes by what bears tex2jax_ignore: a fact that holds \( shows it.
    return f'<div class="quizgen {side} is-{design} tex2jax_ignore">\n{content}</div>\n'


@cache
def _design(name: str) -> str:
    return (files(__package__) / "designs" / name).read_text(encoding="utf-8")
