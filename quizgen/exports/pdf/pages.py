"""A quiz as the Typst templates read it: plain words and numbers in lists and dictionaries."""

import math
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, assert_never
from urllib.parse import urlsplit

from quizgen.exports import sheets
from quizgen.exports.answers import (
    also_right,
    full_answer,
    option_letter,
    short_answer,
    source_line,
    web_address,
    why_wrong,
)
from quizgen.items.model import (
    Choice,
    Cited,
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

Json = dict[str, Any]

_LINE = 80
"""Printed characters that surely fit on a line of a sheet."""
_HAND_LINE = 48
"""Characters that a hand writes on the same width."""
_PAGE = 30
"""Lines of print that surely fit on a page; a line to write on takes two."""
_KEY_LINE = 45
_KEY_PAGE = 50
"""The same for a column of a key, which is set smaller."""


def sheet(quiz: Quiz, paper: str) -> Json:
    """What `sheet.typ` prints: each form's sections with their items."""
    return _document(quiz, paper, "", _sheet_form)


def key(quiz: Quiz, paper: str) -> Json:
    """What `key.typ` prints: each form's answers at a glance, then item by item with their sources."""
    return _document(quiz, paper, "Answer key", _key_form)


def sheet_entry(entry: Entry) -> Json:
    """An item as a sheet prints it."""
    printed = {"number": entry.number, "stem": entry.item.stem} | _shape(entry.item)
    return printed | {"tall": _fills_page(printed, _LINE, _PAGE)}


def key_entry(entry: Entry) -> Json:
    """An item as a key explains it."""
    item = entry.item
    letter = short_answer(item) if isinstance(item.body, Choice | Multiple) else ""
    printed = {
        "number": entry.number,
        "stem": item.stem,
        "points": "" if entry.points == 1 else sheets.points(entry.points),
        "letter": letter,
        "answer": full_answer(item),
        "also": " · ".join(also_right(item)),
        "explanation": item.explanation,
        "wrong": [{"option": option, "because": because} for option, because in why_wrong(item)],
        "remarks": list(item.remarks),
        "as_of": item.as_of,
        "sources": [_source(cited) for cited in item.cites],
    }
    return printed | {"tall": _fills_page(printed, _KEY_LINE, _KEY_PAGE)}


def texts(data: Any) -> Iterator[str]:
    """Every text within lists and dictionaries."""
    match data:
        case str():
            yield data
        case list():
            for value in data:
                yield from texts(value)
        case dict():
            yield from texts(list(data.values()))


def with_texts(data: Any, change: Callable[[str], str]) -> Any:
    """The same lists and dictionaries with every text changed."""
    match data:
        case str():
            return change(data)
        case list():
            return [with_texts(value, change) for value in data]
        case dict():
            return {name: with_texts(value, change) for name, value in data.items()}
    return data


def _document(quiz: Quiz, paper: str, name: str, form_of: Callable[[Form], Json]) -> Json:
    language, _, region = quiz.language.partition("-")
    title = " – ".join(filter(None, (quiz.title, name)))
    return {
        "paper": paper,
        "language": language,
        "region": region if len(region) == 2 else None,
        "title": title,
        "heading": quiz.title,
        "collection": quiz.collection,
        "instructions": quiz.instructions,
        "command": quiz.command,
        "forms": [
            {
                "id": str(at),
                "student": each.name,
                "group": each.group,
                "badge": " · ".join(filter(None, (name, each.letter and f"Form {each.letter}"))),
                "points": each.points,
                "foot": textwrap.shorten(title, 60, placeholder=" …"),
                "code": sheets.code(quiz, each),
            }
            | form_of(each)
            for at, each in enumerate(quiz.forms)
        ],
    }


def _sheet_form(form: Form) -> Json:
    return {"sections": [_sheet_section(section) for section in form.sections]}


def _sheet_section(section: Section) -> Json:
    return {
        "title": section.title,
        "instructions": section.instructions,
        "points": sheets.worth(section),
        "entries": [
            {"points": sheets.worth_within(section, entry)} | sheet_entry(entry) for entry in section.entries
        ],
    }


def _key_form(form: Form) -> Json:
    marked: list[Json] = []
    written: list[Json] = []
    for entry in form.entries:
        group = marked if isinstance(entry.item.body, Choice | TrueFalse) else written
        group.append({"number": entry.number, "answer": short_answer(entry.item)})
    return {
        "marked": marked,
        "written": written,
        "entries": [key_entry(entry) for entry in form.entries],
    }


def _source(cited: Cited) -> Json:
    address = web_address(cited)
    host = urlsplit(address).hostname
    return {"line": source_line(cited) + (f" ({host})" if host else ""), "link": address}


def _shape(item: Item) -> Json:
    match item.body:
        case Choice(options) | Multiple(options):
            return {"shape": "choice", "options": _lettered(option.text for option in options)}
        case TrueFalse():
            return {"shape": "true-false"}
        case Typed(answer) | Numeric(answer):
            return _writing_lines((answer,))
        case Matching(pairs, offered):
            return {"shape": "matching", "left": [p.left for p in pairs], "right": _lettered(offered)}
        case Ordering(entries, shown, first, last):
            lettered = _lettered(entries[index].text for index in shown)
            return {"shape": "ordering", "options": lettered, "first": first, "last": last}
        case Recall(answers):
            return _writing_lines(answers)
        case Cloze(texts, gaps):
            return {"shape": "cloze", "texts": list(texts), "gaps": [_gap(gap.text) for gap in gaps]}
    assert_never(item.body)


def _lettered(texts: Iterable[str]) -> list[Json]:
    return [{"letter": option_letter(i), "text": text} for i, text in enumerate(texts)]


def _writing_lines(answers: Sequence[str]) -> Json:
    """Lines a third, two thirds or the whole of the page wide, so that their length gives little away."""
    longest = max(len(answer) for answer in answers)
    thirds = next((thirds for thirds in (1, 2) if longest <= thirds * _HAND_LINE / 3), 3)
    lines = sum(math.ceil(len(answer) / _HAND_LINE) for answer in answers)
    return {"shape": "written", "thirds": thirds, "lines": lines}


def _gap(answer: str) -> int:
    """Width of a gap in underscores, in steps of five, so that it gives little away."""
    return min(max(10, 5 * math.ceil(len(answer) * _LINE / _HAND_LINE / 5)), _LINE // 2)


def _fills_page(entry: Json, line: int, page: int) -> bool:
    """Whether an item may be taller than a page, so that it has to run on to the next."""
    printed = sum(math.ceil(len(text) / line) for text in texts(entry))
    return printed + 2 * int(entry.get("lines", 0)) > page
