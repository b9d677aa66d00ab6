"""What an answer key says of an item, whatever the format of the key."""

import re
from collections import Counter
from string import ascii_uppercase
from typing import assert_never
from urllib.parse import quote

from quizgen.items.model import Choice, Cited, Cloze, Item, Recall, TrueFalse, Typed

_WEB_ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)


def option_letter(index: int) -> str:
    """The letter that stands before an option, counted from 0."""
    return ascii_uppercase[index]


def short_answer(item: Item) -> str:
    """The answer as a marker looks for it: a choice's letter, T or F, or the words to write."""
    match item.body:
        case Choice(options):
            return " ".join(option_letter(i) for i, option in enumerate(options) if option.right)
        case TrueFalse(right):
            return "T" if right else "F"
        case Typed(answer):
            return answer
        case Cloze(gap=gap):
            return gap
        case Recall(answers):
            return "; ".join(answers)
    assert_never(item.body)


def full_answer(item: Item) -> str:
    """The answer in words, without the letter it has on a sheet."""
    match item.body:
        case Choice(options):
            return "; ".join(option.text for option in options if option.right)
        case TrueFalse(right):
            return "True" if right else "False"
        case Typed() | Cloze() | Recall():
            return short_answer(item)
    assert_never(item.body)


def also_right(item: Item) -> tuple[str, ...]:
    """Other spellings and values that count as right."""
    match item.body:
        case Typed(accepted=accepted) | Cloze(accepted=accepted):
            return tuple(text for text in accepted if text != short_answer(item))
        case Choice() | TrueFalse() | Recall():
            return ()
    assert_never(item.body)


def why_wrong(item: Item) -> tuple[tuple[str, str], ...]:
    """What is wrong, and why: (option, sentence) for each distractor, ("", sentence) for a false statement."""
    match item.body:
        case Choice(options):
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
        case Typed() | Cloze() | Recall():
            return ()
    assert_never(item.body)


def _named(index: int, text: str) -> str:
    """An option's letter, with its words where they are short enough to repeat."""
    return f"{option_letter(index)}, {text}" if len(text) <= 30 else option_letter(index)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def source_line(cited: Cited) -> str:
    """A citation in one line, with the value as the source prints it."""
    return f"{cited}, prints “{cited.prints}”" if cited.prints else str(cited)


def web_address(cited: Cited) -> str:
    """Where a source stands on the web, safe to put into a link; empty where it has no such place."""
    if not _WEB_ADDRESS.match(cited.url):
        return ""
    return quote(cited.url, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")
