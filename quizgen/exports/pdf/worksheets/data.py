"""A worksheet as its Typst template reads it: plain words and numbers in lists and dictionaries."""

import math
import textwrap
from collections.abc import Callable, Iterable, Sequence
from string import ascii_uppercase
from typing import Any, assert_never
from urllib.parse import urlsplit

from quizgen.exports.answers import (
    full_answer,
    main_sources,
    option_letter,
    short_answer,
    source_line,
    web_address,
    where_in,
)
from quizgen.exports.labels import Labels
from quizgen.facts.model import ForeignName
from quizgen.items.model import Cited, Item, Matching, Recall
from quizgen.quizzes.model import Entry
from quizgen.quizzes.recipes.worksheets import Duplex
from quizgen.quizzes.worksheets.model import (
    Claim,
    Clue,
    Corrections,
    Criticism,
    Crossword,
    Flashcards,
    MatchingSheet,
    Timeline,
    Vocabulary,
    Worksheet,
)

Json = dict[str, Any]

COLUMNS = 2
"""Of flashcards on a page."""
_CORRECTION = 75
"""Printed characters for which a hand needs one line."""
_WORDS = (
    "name", "class", "date", "score", "true-letter", "false-letter", "events", "in-print", "is-it-right", "yes", "no",
    "cannot-be-told", "where-to-check", "where-i-looked", "what-is-right",
)  # fmt: skip
"""What templates themselves say."""
_CLUE = 44
"""Characters of a clue on a line."""


def of(
    sheet: Worksheet,
    paper: str,
    labels: Labels,
    *,
    key: bool,
    prints: Callable[[str], bool] = lambda text: True,
) -> Json:
    """What a template prints; `prints` says whether a font at hand has every character of a text."""
    language, _, region = sheet.language.partition("-")
    title = " – ".join(filter(None, (sheet.title, labels("key") if key else "")))
    return {
        "paper": paper,
        "language": language,
        "region": region if len(region) == 2 else None,
        "title": title,
        "heading": sheet.title,
        "badge": labels("key") if key else "",
        "collection": sheet.collection,
        "instructions": sheet.instructions
        or (labels(f"do-{sheet.kind}") if f"do-{sheet.kind}" in labels.texts else ""),
        "foot": textwrap.shorten(title, 44, placeholder=" …"),
        "code": "" if sheet.command else f"{sheet.id} · seed {sheet.seed}",
        "command": sheet.command,
        "words": {"page": labels.texts["page"]} | {name: labels(name) for name in _WORDS},
        "key": key,
        "tightness": 0,
        "points": 0,
    } | _body(sheet, labels, key=key, prints=prints)


def _body(sheet: Worksheet, labels: Labels, *, key: bool, prints: Callable[[str], bool]) -> Json:
    match sheet.body:
        case Flashcards() as cards:
            return _flashcards(cards, labels)
        case Timeline() as timeline:
            return _timeline(timeline, labels, key=key)
        case MatchingSheet(entries):
            sets = [_set(entry) for entry in entries]
            return {
                "sets": sets,
                "entries": [_solved(str(e.number), e.item, labels) for e in entries] if key else [],
            }
        case Corrections(entries):
            return _corrections(entries, labels, key=key)
        case Criticism(claims):
            return {
                "claims": [_claim(c, labels) for c in claims],
                "entries": [_checked(c, labels) for c in claims] if key else [],
            }
        case Vocabulary() as vocabulary:
            return _vocabulary(vocabulary, sheet.language, labels, prints)
        case Crossword() as crossword:
            return _crossword(crossword, labels, key=key)
    assert_never(sheet.body)


def _solved(number: str, item: Item, labels: Labels, stem: str | None = None, answer: str = "") -> Json:
    """An item as a key explains it."""
    pairs = item.body.pairs if isinstance(item.body, Matching) else ()
    shown, more = main_sources(item)
    return {
        "number": number,
        "stem": item.stem if stem is None else stem,
        "answer": answer or full_answer(item, labels),
        "pairs": [{"left": pair.left, "right": pair.right} for pair in pairs],
        # The pairs say it all.
        "explanation": "" if pairs else item.explanation,
        "remarks": list(item.remarks),
        "as_of": item.as_of and labels("as-of", day=item.as_of),
        "sources": [_source(cited, labels) for cited in shown],
        "more": labels("more-sources", n=more) if more else "",
    }


def _source(cited: Cited, labels: Labels) -> Json:
    address = web_address(cited)
    host = urlsplit(address).hostname
    return {"line": source_line(cited, labels) + (f" ({host})" if host else ""), "link": address}


def _lettered(texts: Iterable[str]) -> list[Json]:
    return [{"letter": _letter(at), "text": text} for at, text in enumerate(texts)]


def _letter(at: int) -> str:
    """A to Z, then AA, AB …"""
    tens, ones = divmod(at, len(ascii_uppercase))
    return (ascii_uppercase[tens - 1] if tens else "") + ascii_uppercase[ones]


def _flashcards(cards: Flashcards, labels: Labels) -> Json:
    """Leaves of fronts and backs by turns, each with its cards row by row, None where there is none."""
    rows = cards.per_page // COLUMNS
    leaves: list[Json] = []
    for begin in range(0, len(cards.entries), cards.per_page):
        printed: list[Json | None] = [_card(e, labels) for e in cards.entries[begin : begin + cards.per_page]]
        printed += [None] * (cards.per_page - len(printed))
        leaves.append({"side": "front", "cards": printed})
        leaves.append({"side": "back", "cards": turned(printed, cards.duplex)})
    return {"columns": COLUMNS, "rows": rows, "leaves": leaves}


def turned(cards: Sequence[Json | None], duplex: Duplex) -> list[Json | None]:
    """The order of cards on the back of a page, so that each comes to lie behind its front."""
    rows = [list(cards[at : at + COLUMNS]) for at in range(0, len(cards), COLUMNS)]
    if duplex is Duplex.LONG_EDGE:
        return [card for row in rows for card in reversed(row)]
    return [card for row in reversed(rows) for card in row]


def _card(entry: Entry, labels: Labels) -> Json:
    item = entry.item
    answer = "; ".join(item.body.answers) if isinstance(item.body, Recall) else full_answer(item, labels)
    as_of = item.as_of and labels("as-of", day=item.as_of)
    source = textwrap.shorten(item.cites[0].title, 70, placeholder=" …") if item.cites else ""
    return {
        "number": str(entry.number),
        "front": item.stem,
        "back": answer,
        "more": " ".join(filter(None, (item.explanation, as_of))),
        "source": source,
    }


def _timeline(timeline: Timeline, labels: Labels, *, key: bool) -> Json:
    letters = {text: _letter(at) for at, text in enumerate(timeline.offered)}
    events = [
        {
            "number": str(number),
            "date": event.date if key or not event.asks_date else "",
            "text": event.text if key or event.asks_date else "",
            "asks_date": event.asks_date,
            "letter": letters.get(event.text, "") if key and not event.asks_date else "",
        }
        for number, event in enumerate(timeline.events, start=1)
    ]
    entries = [
        _solved(str(number), event.item, labels, "", f"{event.date}: {event.text}")
        for number, event in enumerate(timeline.events, start=1)
    ]
    return {
        "points": len(events),
        "events": events,
        "offered": _lettered(timeline.offered),
        "entries": entries if key else [],
    }


def _set(entry: Entry) -> Json:
    body = entry.item.body
    assert isinstance(body, Matching)
    right = [{"letter": option_letter(at), "text": text} for at, text in enumerate(body.offered)]
    return {
        "number": entry.number,
        "stem": entry.item.stem,
        "left": [pair.left for pair in body.pairs],
        "right": right,
    }


def _corrections(entries: Sequence[Entry], labels: Labels, *, key: bool) -> Json:
    statements = [
        {
            "number": entry.number,
            "stem": entry.item.stem,
            "lines": min(3, max(1, math.ceil(len(entry.item.stem) / _CORRECTION))),
        }
        for entry in entries
    ]
    return {
        "points": sum(entry.points for entry in entries),
        "statements": statements,
        "marked": [{"number": str(e.number), "answer": short_answer(e.item, labels)} for e in entries],
        "entries": [_solved(str(entry.number), entry.item, labels) for entry in entries] if key else [],
    }


def _claim(claim: Claim, labels: Labels) -> Json:
    source = claim.source
    return {
        "number": claim.number,
        "title": source.title,
        "origin": ", ".join(
            filter(None, (source.author, source.publisher, source.date, where_in(source, labels)))
        ),
        "said": claim.said,
        "prints": claim.prints,
        "places": [
            ", ".join(filter(None, (cited.title, cited.author, cited.publisher, cited.date)))
            for cited in claim.where_to_check
        ],
    }


def _checked(claim: Claim, labels: Labels) -> Json:
    verdict = labels("yes" if claim.is_right else "no")
    return _solved(
        str(claim.number), claim.item, labels, labels("quote", text=claim.said), verdict.capitalize()
    )


def _vocabulary(vocabulary: Vocabulary, language: str, labels: Labels, prints: Callable[[str], bool]) -> Json:
    codes = (language.partition("-")[0], *vocabulary.languages)
    return {
        "languages": [_language(code, labels) for code in codes],
        "terms": [
            {"name": term.name, "foreign": [_foreign(name, prints) for name in term.foreign]}
            for term in vocabulary.terms
        ],
    }


def _language(code: str, labels: Labels) -> str:
    """A language's name, or its code where no table has the name."""
    name = f"language-{code}"
    return labels(name) if name in labels.texts else code


def _foreign(name: ForeignName | None, prints: Callable[[str], bool]) -> Json:
    """A name as a list prints it; where no font has its script, how it is read stands alone."""
    if name is None:
        return {"language": "", "text": "", "latin": ""}
    text = name.text if prints(name.text) or not name.latin else ""
    return {"language": name.language.partition("-")[0], "text": text, "latin": name.latin}


def _crossword(crossword: Crossword, labels: Labels, *, key: bool) -> Json:
    grid = crossword.grid
    cells: list[Json | None] = []
    for row in range(grid.height):
        for column in range(grid.width):
            letter = grid.letters.get((row, column))
            number = grid.numbers.get((row, column))
            shown = {"number": str(number or ""), "letter": (letter or "") if key else ""}
            cells.append(shown if letter else None)
    entries = [
        _solved(
            str(clue.number), clue.item, labels, f"{_direction(clue.down, labels)}: {clue.text}", clue.answer
        )
        for clue in (*crossword.across, *crossword.down)
    ]
    return {
        "points": len(crossword.clues),
        "width": grid.width,
        "height": grid.height,
        "cells": cells,
        "clues": _clues(crossword, labels),
        "alt": _told(crossword, labels, key=key),
        "entries": entries if key else [],
    }


def _direction(down: bool, labels: Labels) -> str:
    return labels("down" if down else "across")


def _clues(crossword: Crossword, labels: Labels) -> list[list[Json]]:
    """The clues in two columns of about the same height, each direction under its heading, which has no number."""
    lines: list[Json] = []
    for down, clues in ((False, crossword.across), (True, crossword.down)):
        if clues:
            lines.append({"number": "", "text": _direction(down, labels), "lengths": ""})
            lines.extend(map(_clue, clues))
    heights = [1 + math.ceil((len(line["text"]) + len(line["lengths"])) / _CLUE) for line in lines]
    split = min(range(1, len(lines)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    if lines[split - 1]["number"] == "":
        split -= 1
    return [lines[:split], lines[split:]]


def _clue(clue: Clue) -> Json:
    return {"number": str(clue.number), "text": clue.text, "lengths": clue.lengths}


def _told(crossword: Crossword, labels: Labels, *, key: bool) -> str:
    """The grid in words, for those who cannot see it."""
    grid = crossword.grid
    places = (
        labels(
            "grid-word",
            direction=_direction(laid.down, labels),
            number=laid.number,
            row=laid.row + 1,
            column=laid.column + 1,
            letters=laid.word if key else labels("letters", n=len(laid.word)),
        )
        for laid in grid.words
    )
    return " ".join((labels("grid", height=grid.height, width=grid.width), f"{'; '.join(places)}."))
