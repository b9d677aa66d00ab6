"""What Anki makes of a card template and a note, for as much of its language as our designs use.

Fields, sections on blank and unblank fields, `type:` and `cloze:`. For a preview, so that it needs no
Anki; the tests hold it against Anki's own rendering of every design.
"""

import re
from collections.abc import Iterator, Mapping

from quizgen.exports.anki.markup import is_blank
from quizgen.exports.anki.models import back, front
from quizgen.exports.anki.notes import AnkiNote

_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_DELETION = re.compile(r"\{\{c(\d+)::(.*?)\}\}", re.DOTALL)
_INPUT = "<center><input type=text id=typeans></center>"


def render(note: AnkiNote, ordinal: int, side: str) -> str:
    """The HTML of one of a note's cards; `side` is "front" or "back"."""
    fields = dict(zip(note.note_type.field_names, note.fields, strict=True))
    template = note.note_type.templates[0 if note.note_type.cloze else ordinal]
    written = front(template) if side == "front" else back(template)
    return "".join(_filled(written, fields, ordinal + 1, side))


def _filled(template: str, fields: Mapping[str, str], card: int, side: str) -> Iterator[str]:
    hidden: list[str] = []
    for at, part in enumerate(_TAG.split(template)):
        sort, name = part[:1], part[1:]
        if at % 2 == 0:
            if not hidden:
                yield part
        elif sort == "/":
            if hidden and hidden[-1] == name:
                hidden.pop()
        elif sort in ("#", "^"):
            if hidden or is_blank(fields[name]) == (sort == "#"):
                hidden.append(name)
        elif not hidden:
            yield _field(part, fields, card, side)


def _field(tag: str, fields: Mapping[str, str], card: int, side: str) -> str:
    filter_, _, name = tag.rpartition(":")
    value = fields[name]
    if filter_ == "cloze":
        return _DELETION.sub(lambda found: _deleted(int(found[1]), found[2], card, side), value)
    if filter_ == "type":
        return _INPUT if side == "front" else f"<code id=typeans>{value}</code>"
    return value


def _deleted(number: int, text: str, card: int, side: str) -> str:
    if number != card:
        return f'<span class="cloze-inactive" data-ordinal="{number}">{text}</span>'
    shown = "[...]" if side == "front" else text
    return f'<span class="cloze" data-ordinal="{number}">{shown}</span>'
