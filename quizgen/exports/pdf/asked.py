"""What a sheet asks, item by item, as its Typst template reads it."""

import math
from collections.abc import Iterable, Sequence
from typing import assert_never

from quizgen.exports import sheets
from quizgen.exports.answers import gap_numbers, option_letter
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.items.model import (
    Choice,
    Cloze,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.quizzes.model import Entry, Form, Quiz, Section

_HAND = 0.7
"""Share of the characters of print that a hand writes on the same width."""


def sheet_form(quiz: Quiz, form: Form, setting: Setting) -> Json:
    """A form's sections with their items."""
    return {
        "points": setting.labels.number(form.points),
        "sections": [_section(section, setting) for section in form.sections],
    }


def _section(section: Section, setting: Setting) -> Json:
    return {
        "title": section.title,
        "instructions": section.instructions,
        "points": sheets.worth(section, setting.labels),
        "entries": [
            sheet_entry(entry, setting) | {"points": sheets.worth_within(section, entry, setting.labels)}
            for entry in section.entries
        ],
    }


def sheet_entry(entry: Entry, setting: Setting) -> Json:
    """An item as a sheet prints it."""
    printed = {"number": entry.number, "stem": entry.item.stem} | _shape(entry.item, setting)
    return printed | {"tall": setting.fills_page(printed)}


def _shape(item: Item, setting: Setting) -> Json:
    match item.body:
        case Choice(options):
            return {"shape": "choice", "options": _lettered(option.text for option in options)}
        case Multiple(options):
            return {"shape": "multiple", "options": _lettered(option.text for option in options)}
        case TrueFalse():
            return {"shape": "true-false"}
        case Numeric(unit=unit):
            return {"shape": "numeric", "unit": unit, "lines": 1}
        case Typed(answer):
            return _writing_lines((answer,), setting)
        case Matching(pairs, offered):
            return {"shape": "matching", "left": [p.left for p in pairs], "right": _lettered(offered)}
        case Ordering(entries, shown, first, last):
            lettered = _lettered(entries[index].text for index in shown)
            return {"shape": "ordering", "options": lettered, "first": first, "last": last}
        case Recall(answers):
            return _writing_lines(answers, setting)
        case Cloze(texts, gaps):
            return {
                "shape": "cloze",
                "texts": list(texts),
                "numbers": list(gap_numbers(len(gaps))),
                "gaps": [_gap(gap.text, setting) for gap in gaps],
            }
    assert_never(item.body)


def _lettered(texts: Iterable[str]) -> list[Json]:
    return [{"letter": option_letter(i), "text": text} for i, text in enumerate(texts)]


def _writing_lines(answers: Sequence[str], setting: Setting) -> Json:
    """Lines of a few lengths only, as wide as a part of the page, so that they give little away."""
    width = setting.style.line_of_print * _HAND
    longest = max(len(answer) for answer in answers)
    shares = (1 / 2, 1) if setting.style.is_narrow else (1 / 3, 2 / 3, 1)
    share = next((share for share in shares if longest <= share * width), 1)
    lines = sum(math.ceil(len(answer) / width) for answer in answers)
    return {
        "shape": "written",
        "share": share,
        "abreast": round(1 / share) if lines > 1 else 1,
        "lines": lines,
        "numbered": lines == len(answers) > 1,
    }


def _gap(answer: str, setting: Setting) -> int:
    """Width of a gap in underscores, in steps of five, so that it gives little away."""
    wanted = max(10, 5 * math.ceil(len(answer) / _HAND / 5))
    return min(wanted, max(10, setting.style.line_of_print // 2))
