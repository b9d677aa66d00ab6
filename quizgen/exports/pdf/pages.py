"""A part of a quiz as its Typst template reads it: plain words and numbers in lists and dictionaries."""

from collections.abc import Callable, Mapping
from typing import Any

from quizgen.exports import sheets
from quizgen.exports.pdf.asked import sheet_form
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.exports.pdf.told import key_form, marks_form, sources_form
from quizgen.exports.protocol import Part
from quizgen.quizzes.model import Form, Quiz

_LABELS: Mapping[Part, tuple[str, ...]] = {
    Part.SHEET: ("name", "class", "date", "score", "choose-all", "true-letter", "false-letter"),
    Part.KEY: ("made-with",),
    Part.MARKS: ("also-right",),
    Part.SOURCES: ("sources-note",),
}
"""What templates themselves say, beside the number of the page."""

_FORMS: Mapping[Part, Callable[[Quiz, Form, Setting], Json]] = {
    Part.SHEET: sheet_form,
    Part.MARKS: marks_form,
    Part.SOURCES: sources_form,
}


def document(quiz: Quiz, part: Part, setting: Setting, faces: tuple[str, ...]) -> Json:
    """What `sheet.typ`, `key.typ`, `marks.typ` or `sources.typ` prints."""
    language, _, region = quiz.language.partition("-")
    name = sheets.part_name(part, setting.labels)
    title = " – ".join(filter(None, (quiz.title, name)))
    return {
        "style": setting.style.told,
        "faces": list(faces),
        "language": language,
        "region": region if len(region) == 2 else None,
        "labels": _labels(part, setting),
        "title": title,
        "heading": quiz.title,
        "collection": quiz.collection,
        "instructions": quiz.instructions,
        "command": quiz.command,
        "forms": _key(quiz, setting, name)
        if part is Part.KEY
        else [
            _head(str(at), quiz.title, name, form.letter, sheets.code(quiz, form, setting.labels), setting)
            | {"student": form.name, "group": form.group}
            | _FORMS[part](quiz, form, setting)
            for at, form in enumerate(quiz.forms)
        ],
    }


def _key(quiz: Quiz, setting: Setting, name: str) -> list[Json]:
    """The answers of all forms on as few pages as they need."""
    style = setting.style
    columns = max(2, int(style.room / (4.2 * style.size)))
    code = sheets.code(quiz, quiz.forms[0], setting.labels) if len(quiz.forms) == 1 else ""
    return [
        _head("0", quiz.title, name, "", code, setting)
        | {
            "student": "",
            "keys": [key_form(quiz, form, setting) for form in quiz.forms],
            # Fives and tens are easier to count along than sevens.
            "abreast": 10 if columns >= 10 else 5 if columns >= 5 else columns,
            "beside": 1 if style.stacked else 2,
            "sizes": [style.size] if setting.look.large_print else [style.size, style.size - 2, 7.5],
        }
    ]


def _head(id: str, title: str, name: str, letter: str, code: str, setting: Setting) -> Json:
    labelled = letter and setting.labels("form", letter=letter)
    return {
        "id": id,
        "badge": " · ".join(filter(None, (name, labelled))),
        "foot": sheets.foot(title, name, setting.style.foot_line),
        "code": code,
    }


def _labels(part: Part, setting: Setting) -> Json:
    labels: Any = setting.labels
    return {"page": labels.texts["page"]} | {name: labels(name) for name in _LABELS[part]}
