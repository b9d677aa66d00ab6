"""A page that shows cards as Anki will: front and back, light and night, on a phone and a computer.

Everything is in the page: each side is a document of its own in a frame, so that a card's style sheet and
script meet nothing else, as in Anki.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, StrictUndefined

from quizgen.exports.anki.models import design, style_sheet
from quizgen.exports.anki.notes import AnkiNote
from quizgen.exports.anki.rendering import render


@dataclass(frozen=True, slots=True)
class _Frame:
    name: str
    theme: str
    page: str
    """A whole HTML document."""


@dataclass(frozen=True, slots=True)
class _Shown:
    heading: str
    id: str
    frames: tuple[_Frame, ...]


def one_of_each(notes: Iterable[AnkiNote]) -> tuple[AnkiNote, ...]:
    """The notes to show: of each kind, and of those with siblings beside those without, the fullest one."""
    best: dict[tuple[str, bool, bool], tuple[int, AnkiNote]] = {}
    for note in notes:
        filled = sum(map(bool, note.fields))
        has_unit = bool(dict(zip(note.note_type.field_names, note.fields, strict=True)).get("Unit"))
        kind = (note.note_type.name, len(note.cards) > 1, has_unit)
        if note.cards and (kind not in best or filled > best[kind][0]):
            best[kind] = filled, note
    return tuple(note for _, (_, note) in sorted(best.items(), key=lambda entry: entry[0]))


def page(title: str, notes: Sequence[AnkiNote]) -> str:
    """The HTML page of all cards of notes; facts cannot inject anything into it."""
    cards = tuple(_shown(note, ordinal) for note in notes for ordinal in note.cards)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(design("preview.html")).render(title=title, cards=cards)


def _shown(note: AnkiNote, ordinal: int) -> _Shown:
    template = note.note_type.templates[0 if note.note_type.cloze else ordinal]
    number = f" {ordinal + 1}" if note.note_type.cloze and len(note.cards) > 1 else ""
    frames = (
        _Frame(f"{side}, {theme}", theme, side_page(note, ordinal, side, night=theme == "night"))
        for theme in ("light", "night")
        for side in ("front", "back")
    )
    id = dict(zip(note.note_type.field_names, note.fields, strict=True))["Id"]
    return _Shown(f"{template.name}{number}", id, tuple(frames))


def side_page(note: AnkiNote, ordinal: int, side: str, *, night: bool = False) -> str:
    """One side of a card as a document of its own, dressed as in Anki's reviewer."""
    shown = render(note, ordinal, side)
    for name, content in note.media:
        sort = "svg+xml" if name.endswith(".svg") else "png"
        data = f"data:image/{sort};base64,{b64encode(content).decode()}"
        shown = shown.replace(f'src="{name}"', f'src="{data}"')
    classes = f"card card{ordinal + 1}{' nightMode night_mode' if night else ''}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{side}</title><style>{style_sheet()}</style></head>"
        f'<body class="{classes}"><div id="qa">{shown}</div></body></html>'
    )
