"""A worksheet or its key as its Typst template reads it: plain words and numbers in lists and dictionaries."""

from collections.abc import Callable
from typing import assert_never

from quizgen.exports import sheets
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.exports.pdf.worksheets import asked
from quizgen.exports.pdf.worksheets.cards import flashcards
from quizgen.exports.pdf.worksheets.crosswords import crossword
from quizgen.exports.protocol import Part
from quizgen.quizzes import codes
from quizgen.quizzes.worksheets.model import (
    Corrections,
    Criticism,
    Crossword,
    Flashcards,
    MatchingSheet,
    Timeline,
    Vocabulary,
    Worksheet,
)

_LABELS = (
    "name", "class", "date", "score", "true-letter", "false-letter", "events", "in-print", "is-it-right", "yes", "no",
    "cannot-be-told", "where-to-check", "where-i-looked", "what-is-right",
)  # fmt: skip
"""What templates themselves say."""
_FOOT = 44
"""Characters that stand beside the code."""


def document(
    sheet: Worksheet,
    part: Part,
    setting: Setting,
    faces: tuple[str, ...],
    prints: Callable[[str], bool] = lambda text: True,
) -> Json:
    """What a template prints; `prints` says whether a font at hand has every character of a text."""
    labels, style = setting.labels, setting.style
    language, _, region = sheet.language.partition("-")
    key = part is Part.KEY
    name = sheets.part_name(part, labels)
    title = " – ".join(filter(None, (sheet.title, name)))
    body = _body(sheet, setting, key=key, prints=prints)
    usual = f"do-{sheet.kind}"
    return {
        "style": style.told,
        # Sources may be smaller still, but where a look has one size for all.
        "smallest": style.small if setting.look.large_print else style.small - 1.5,
        "shrinks": not setting.look.large_print,
        "faces": list(faces),
        "language": language,
        "region": region if len(region) == 2 else None,
        "labels": {"page": labels.texts["page"]} | {each: labels(each) for each in _LABELS},
        "title": title,
        "heading": sheet.title,
        "collection": sheet.collection,
        "instructions": sheet.instructions or (labels(usual) if usual in labels.texts else ""),
        "made-with": labels("made-with"),
        "command": sheet.command if key or _needs_command(sheet) else "",
        "key": key,
        "tightness": 0,
        "is-long": False,
        "forms": [
            {
                "id": "0",
                "badge": name,
                "foot": sheets.foot(sheet.title, name, _FOOT),
                "code": sheets.code_of_worksheet(sheet),
                "student": "",
                "group": "",
                "points": str(body["points"]) if "points" in body else "",
            }
        ],
    } | body


def _needs_command(sheet: Worksheet) -> bool:
    """Whether a sheet has to say itself what makes it again, for its code does not, nor a key."""
    return not sheet.has_key and not codes.makes_again(sheet)


def _body(sheet: Worksheet, setting: Setting, *, key: bool, prints: Callable[[str], bool]) -> Json:
    match sheet.body:
        case Flashcards() as cards:
            return flashcards(cards, setting)
        case Timeline() as timeline:
            return asked.timeline(timeline, setting, key=key)
        case MatchingSheet() as sets:
            return asked.matching(sets, setting, key=key)
        case Corrections() as statements:
            return asked.corrections(statements, setting, key=key)
        case Criticism() as claims:
            return asked.criticism(claims, setting, key=key)
        case Vocabulary() as vocabulary:
            return asked.vocabulary(vocabulary, setting, prints)
        case Crossword() as grid:
            return crossword(grid, setting, key=key)
    assert_never(sheet.body)
