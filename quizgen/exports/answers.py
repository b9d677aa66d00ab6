"""What an answer key says of an item, whatever the format of the key."""

import re
from collections import Counter
from string import ascii_uppercase
from typing import assert_never
from urllib.parse import quote

from quizgen.exports.labels import ENGLISH, Labels
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
    page_in_words,
)

SOURCES_SHOWN = 3
"""Enough to look an answer up; items that join several facts cite up to twenty."""

_WEB_ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)


def option_letter(index: int) -> str:
    """The letter that stands before an option, counted from 0."""
    return ascii_uppercase[index]


def short_answer(item: Item, labels: Labels = ENGLISH) -> str:
    """The answer as a marker looks for it: letters of options, T or F, or the words to write."""
    match item.body:
        case Choice(options) | Multiple(options):
            return " ".join(option_letter(i) for i, option in enumerate(options) if option.right)
        case TrueFalse(right):
            return labels("true-letter" if right else "false-letter")
        case Typed(answer) | Numeric(answer):
            return answer
        case Cloze(gaps=gaps):
            return "; ".join(map("{}{}".format, gap_numbers(len(gaps)), (gap.text for gap in gaps)))
        case Matching(pairs, offered):
            return " ".join(
                f"{n}{option_letter(offered.index(p.right))}" for n, p in enumerate(pairs, start=1)
            )
        case Ordering(entries, shown):
            return " ".join(option_letter(shown.index(i)) for i in range(len(entries)))
        case Recall(answers):
            return "; ".join(answers)
    assert_never(item.body)


def gap_numbers(count: int) -> tuple[str, ...]:
    """What stands before each gap of a sentence, on the sheet as in its key: nothing where there is one."""
    return tuple(f"({n}) " for n in range(1, count + 1)) if count > 1 else ("",) * count


def full_answer(item: Item, labels: Labels = ENGLISH) -> str:
    """The answer in words, without the letter it has on a sheet."""
    match item.body:
        case Choice(options) | Multiple(options):
            return "; ".join(option.text for option in options if option.right)
        case TrueFalse(right):
            return labels("true" if right else "false")
        case Matching(pairs):
            return "; ".join(f"{pair.left} – {pair.right}" for pair in pairs)
        case Ordering(entries):
            return "; ".join(f"{entry.text} ({entry.value})" for entry in entries)
        case Typed() | Numeric() | Cloze() | Recall():
            return short_answer(item, labels)
    assert_never(item.body)


def also_right(item: Item, labels: Labels = ENGLISH) -> tuple[str, ...]:
    """Other spellings and values that count as right."""
    match item.body:
        case Typed(answer, accepted):
            return tuple(text for text in accepted if text != answer)
        case Cloze(gaps=gaps):
            return tuple(text for gap in gaps for text in gap.accepted if text != gap.text)
        case Numeric(number=number, low=low, high=high):
            return () if low == high == number else (labels("within", low=low, high=high),)
        case Choice() | Multiple() | TrueFalse() | Matching() | Ordering() | Recall():
            return ()
    assert_never(item.body)


def why_wrong(item: Item) -> tuple[tuple[str, str], ...]:
    """What is wrong, and why: (option, sentence) for each distractor, ("", sentence) for a false statement."""
    match item.body:
        case Choice(options) | Multiple(options):
            said = Counter(option.because for option in options)
            return tuple(
                (_named(i, option.text), _sentence(option.because))
                for i, option in enumerate(options)
                # A reason that fits several options only says once more what is right.
                if not option.right and option.because and said[option.because] == 1
            )
        case TrueFalse(right, because):
            told = right or not because or because in item.explanation
            return () if told else (("", _sentence(because)),)
        case Typed() | Numeric() | Cloze() | Matching() | Ordering() | Recall():
            return ()
    assert_never(item.body)


def _named(index: int, text: str) -> str:
    """An option's letter, with its words where they are short enough to repeat."""
    return f"{option_letter(index)}, {text.removesuffix('.')}" if len(text) <= 30 else option_letter(index)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def source_line(cited: Cited, labels: Labels = ENGLISH) -> str:
    """A citation in one line, with the value as the source prints it."""
    seen = cited.seen and labels("seen", day=cited.seen)
    parts = (cited.author, cited.title, cited.publisher, cited.date, where_in(cited, labels), seen)
    line = ", ".join(filter(None, parts))
    return labels("prints", source=line, quoted=labels("quote", text=cited.prints)) if cited.prints else line


def main_sources(item: Item) -> tuple[tuple[Cited, ...], int]:
    """The sources that a mark scheme shows of an item, the first it cites, and how many more there are."""
    shown = item.cites[:SOURCES_SHOWN]
    return shown, len(item.cites) - len(shown)


def where_in(cited: Cited, labels: Labels = ENGLISH) -> str:
    """Where in a source to look: its paragraph or page, in words; empty where nobody says."""
    if cited.paragraph:
        return labels("paragraph", n=cited.paragraph)
    return page_in_words(cited.page, labels("page-of-source"))


def web_address(cited: Cited) -> str:
    """Where a source stands on the web, safe to put into a link; empty where it has no such place."""
    return safe_address(cited.url)


def safe_address(url: str) -> str:
    """An address on the web, safe to put into a link; empty where it is none."""
    if not _WEB_ADDRESS.match(url):
        return ""
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")
