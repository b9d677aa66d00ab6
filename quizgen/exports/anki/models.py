"""The note types as genanki writes them, with the designs of their cards.

The designs are files, not strings, so that editors colour and check them as the HTML, CSS and JavaScript
they are. A side of a card is its design, what all backs end in, and the script by which it is played.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import genanki

from quizgen.exports.anki.note_types import ACTIVE, Field, NoteType, Template

DESIGNED_AT = 1_795_392_000
"""Seconds since 1970 at which the designs last changed: raise it with every edit of a design, for Anki
takes new designs only where this is newer than what a learner has."""


class PinnedModel(genanki.Model):  # type: ignore[misc]
    """A note type for genanki that states which fields its cards need, rather than have them guessed."""

    def __init__(self, note_type: NoteType) -> None:
        """Lay out a note type with the ids and the designs that are pinned for it."""
        super().__init__(
            note_type.id,
            note_type.name,
            fields=[_field_json(field) for field in note_type.fields],
            templates=[_template_json(template, note_type) for template in note_type.templates],
            css=style_sheet(),
            model_type=genanki.Model.CLOZE if note_type.cloze else genanki.Model.FRONT_BACK,
        )
        self.note_type = note_type

    @property
    def _req(self) -> list[list[Any]]:
        return [[ordinal, "all", list(needed)] for ordinal, needed in enumerate(self.note_type.needed)]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        """Anki's record of the note type, dated by its designs whatever the package's own time."""
        record: dict[str, Any] = super().to_json(DESIGNED_AT, deck_id)
        return record


@cache
def model(note_type: NoteType) -> PinnedModel:
    """The one genanki model of a note type."""
    return PinnedModel(note_type)


def front(template: Template) -> str:
    """The template of a card's front, which shows nothing while a field that it needs is blank.

    Anki makes a card of any front that would show any field, even one in an attribute.
    """
    gates = (ACTIVE, *template.needs)
    opened = "".join(f"{{{{#{gate}}}}}" for gate in gates)
    closed = "".join(f"{{{{/{gate}}}}}" for gate in reversed(gates))
    return f"{opened}{_page('front', template)}{closed}"


def back(template: Template) -> str:
    """The template of a card's back."""
    return _page("back", template, design("more.html"))


@cache
def style_sheet() -> str:
    """The one style sheet of all cards: how cards look, the lists that are played, and what stands beside the answer."""
    return "".join(map(design, ("card.css", "lists.css", "beside.css")))


@cache
def design(name: str) -> str:
    """A file of `designs/`."""
    return (files(__package__) / "designs" / name).read_text(encoding="utf-8")


def _page(side: str, template: Template, more: str = "") -> str:
    own = design(f"{template.design}-{side}.html").replace("<!-- question -->\n", design("question.html"))
    # MathJax passes by what bears tex2jax_ignore: a fact that holds \( shows it.
    classes = f"quizgen {side} is-{template.design} tex2jax_ignore"
    return f'<div class="{classes}" data-id="{{{{Id}}}}">\n{own}{more}</div>\n{_script(template)}'


def _script(template: Template) -> str:
    if not template.plays:
        return ""
    parts = (design("showing.js"), design(f"{template.plays}.js"))
    return f"<script>\n(function () {{\n'use strict';\n{''.join(parts)}}}());\n</script>\n"


def _field_json(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "id": field.id,
        # As Anki itself begins a field: genanki's choice is a font that few computers have.
        "font": "Arial",
        "collapsed": field.hidden,
        "excludeFromSearch": field.hidden,
    }


def _template_json(template: Template, note_type: NoteType) -> dict[str, Any]:
    return {
        "name": template.name,
        "id": template.id,
        "qfmt": front(template),
        "afmt": back(template),
        # What the columns of Anki's browser show: without these, the whole card run together.
        "bqfmt": "{{Question}}",
        "bafmt": f"{{{{{note_type.answer}}}}}",
    }
