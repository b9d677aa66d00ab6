"""What a sheet asks, item by item, as its Typst template reads it."""

from collections.abc import Iterable
from typing import assert_never

from quizgen.exports import sheets
from quizgen.exports.answers import gap_numbers, option_letter
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.exports.writing import gap_width, room_for
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
        case Typed() | Recall():
            return _writing_lines(item, setting)
        case Matching(pairs, offered):
            return {"shape": "matching", "left": [p.left for p in pairs], "right": _lettered(offered)}
        case Ordering(entries, shown, first, last):
            lettered = _lettered(entries[index].text for index in shown)
            return {"shape": "ordering", "options": lettered, "first": first, "last": last}
        case Cloze(texts, gaps):
            return {
                "shape": "cloze",
                "texts": list(texts),
                "numbers": list(gap_numbers(len(gaps))),
                "gaps": [gap_width(gap.text, setting.style.line_of_print) for gap in gaps],
            }
    assert_never(item.body)


def _lettered(texts: Iterable[str]) -> list[Json]:
    return [{"letter": option_letter(i), "text": text} for i, text in enumerate(texts)]


def _writing_lines(item: Item, setting: Setting) -> Json:
    room = room_for(item, setting.style.line_of_print, 2 if setting.style.is_narrow else 3)
    return {
        "shape": "written",
        "share": room.width / room.parts,
        "abreast": round(room.parts / room.width) if room.lines > 1 else 1,
        "lines": room.lines,
        "numbered": room.numbered,
    }
