"""What worksheets ask that consist of lines and blocks, as their Typst templates read it."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from string import ascii_uppercase

from quizgen.exports.answers import option_letter, short_answer, where_in
from quizgen.exports.labels import Labels
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.exports.pdf.worksheets.told import explained, solved
from quizgen.facts.model import ForeignName
from quizgen.items.model import Matching
from quizgen.quizzes.model import Entry
from quizgen.quizzes.worksheets.model import (
    Claim,
    Corrections,
    Criticism,
    Event,
    MatchingSheet,
    Timeline,
    Vocabulary,
)

_MOST_LINES = 3
"""For a correction: whoever needs more has missed the point."""
_WORD = re.compile(r"\w+")


def timeline(timeline: Timeline, setting: Setting, *, key: bool) -> Json:
    """Events with what is left out of them; a key has all of it."""
    letters = {text: _letter(at) for at, text in enumerate(timeline.offered)}
    events = [
        {
            "number": str(number),
            "date": event.date if key or not event.asks_date else "",
            "text": event.text if key or event.asks_date else "",
            "asks_date": event.asks_date,
            "letter": letters.get(event.text, "") if key and not event.asks_date else "",
            "reasons": _reasons(event, number, setting) if key else {},
        }
        for number, event in enumerate(timeline.events, start=1)
    ]
    return {"points": len(events), "events": events, "offered": _lettered(timeline.offered)}


def _reasons(event: Event, number: int, setting: Setting) -> Json:
    """What an event rests on; its explanation only where that says more than the line of time beside it."""
    told = solved(number, event.item, setting, stem="", answer="")
    shown = _words(f"{event.text} {event.date}")
    return told if _words(told["explanation"]) - shown else told | {"explanation": ""}


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if word not in ("on", "in")}


def matching(sheet: MatchingSheet, setting: Setting, *, key: bool) -> Json:
    """Sets of two sides each; a key has them paired."""
    entries = (solved(e.number, e.item, setting, stem=e.item.stem) for e in sheet.entries)
    return {
        "sets": _held(_set(entry, setting) for entry in sheet.entries),
        "explained": explained(("", entries)) if key else [],
    }


def _set(entry: Entry, setting: Setting) -> Json:
    body = entry.item.body
    assert isinstance(body, Matching)
    right = [{"letter": option_letter(at), "text": text} for at, text in enumerate(body.offered)]
    printed: Json = {
        "number": entry.number,
        "stem": entry.item.stem,
        "left": [pair.left for pair in body.pairs],
        "right": right,
    }
    return printed | {"tall": setting.fills_page(printed)}


def corrections(sheet: Corrections, setting: Setting, *, key: bool) -> Json:
    """Statements with room to write them anew; a key has the letters to look for at a glance."""
    entries = (solved(entry.number, entry.item, setting, stem=entry.item.stem) for entry in sheet.entries)
    return {
        "points": sum(entry.points for entry in sheet.entries),
        "statements": _held(_statement(entry, setting) for entry in sheet.entries),
        "marked": [
            {"number": str(e.number), "answer": short_answer(e.item, setting.labels)} for e in sheet.entries
        ],
        "explained": explained(("", entries)) if key else [],
    }


def _statement(entry: Entry, setting: Setting) -> Json:
    # A hand writes three characters where four are printed, and hardly ever has to write all of it.
    lines = math.ceil(len(entry.item.stem) / setting.style.line_of_print)
    printed: Json = {
        "number": entry.number,
        "stem": entry.item.stem,
        "lines": min(_MOST_LINES, max(1, lines)),
    }
    return printed | {"tall": setting.fills_page(printed)}


def criticism(sheet: Criticism, setting: Setting, *, key: bool) -> Json:
    """Claims with room to check them; a key has whether they are right."""
    return {
        "claims": _held(_claim(claim, setting) for claim in sheet.claims),
        "explained": explained(("", (_checked(claim, setting) for claim in sheet.claims))) if key else [],
    }


def _claim(claim: Claim, setting: Setting) -> Json:
    source = claim.source
    origin = source.author, source.publisher, source.date, where_in(source, setting.labels)
    printed: Json = {
        "number": claim.number,
        "title": source.title,
        "origin": ", ".join(filter(None, origin)),
        "said": claim.said,
        "prints": claim.prints,
        "places": [
            ", ".join(filter(None, (cited.title, cited.author, cited.publisher, cited.date)))
            for cited in claim.where_to_check
        ],
    }
    # To be written: where one looked, and two lines.
    return printed | {"tall": setting.fills_page(printed | {"lines": 4})}


def _checked(claim: Claim, setting: Setting) -> Json:
    labels = setting.labels
    verdict = labels("yes" if claim.is_right else "no").capitalize()
    return solved(claim.number, claim.item, setting, stem=labels("quote", text=claim.said), answer=verdict)


def vocabulary(vocabulary: Vocabulary, setting: Setting, prints: Callable[[str], bool]) -> Json:
    """Names language by language; `prints` says whether a font at hand has every character of a text."""
    codes = (vocabulary.own.partition("-")[0], *vocabulary.languages)
    return {
        "languages": [_language(code, setting.labels) for code in codes],
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


def _held(entries: Iterable[Json]) -> list[Json]:
    """Entries of which the last but one stays with the last, so that no page carries one alone."""
    held = list(entries)
    return [entry | {"sticky": at == len(held) - 2} for at, entry in enumerate(held)]


def _lettered(texts: Sequence[str]) -> list[Json]:
    return [{"letter": _letter(at), "text": text} for at, text in enumerate(texts)]


def _letter(at: int) -> str:
    """A to Z, then AA, AB …"""
    tens, ones = divmod(at, len(ascii_uppercase))
    return (ascii_uppercase[tens - 1] if tens else "") + ascii_uppercase[ones]
