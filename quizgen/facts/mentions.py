"""What a paragraph speaks of: every number, date and proper name in it.

A curator's coverage of a document is measured against these, so the rules are plain and depend on the
paragraph alone: a fact added elsewhere never changes what a paragraph is found to mention. Texts are
normalised (`quizgen.facts.documents.normalise`) before they are looked at.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quizgen.facts import dates
from quizgen.facts.dates import MONTHS, Date

_CARDINALS = (
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = (
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
NUMBER_WORDS = {word: number for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words, 3)}
"""Numbers that are written out. One, two, first and second are as often grammar as number, and left alone."""
_LOOSE = ("doubled", "tripled", "halved", "quarter", "dozens", "hundreds", "thousands")
"""Words that give an amount, though no number."""

_MONTH = "|".join(MONTHS)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d\d?)(?!\d)(?:-(?P<last>\d\d?))?(?:,? (?P<year>{_YEAR})\b)?"
    rf"|(?P<day2>\d\d?) (?P<month2>{_MONTH})(?:,? (?P<year2>{_YEAR})\b)?"
    rf"|(?P<month3>{_MONTH})(?:,? (?P<year3>{_YEAR})\b)?"
    rf"|(?P<year4>{_YEAR})(?![\d%]|[,.]\d| (?:million|billion)))"
)
_NUMBER = re.compile(
    r"(?P<money>(?:US)?[$€£])?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?:st|nd|rd|th)?\b"
    r"(?: ?%| per ?cent)?(?: (?P<scale>million|billion|trillion)\b)?"
)
_CURRENCIES = {"$": "US dollars", "€": "euros", "£": "pounds"}
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join((*NUMBER_WORDS, *_LOOSE))})\b", re.IGNORECASE)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['&/-][^\W_]+)*")
_SENTENCE = re.compile(r"""[.!?]["')\]]* (?=["'(\[]*[^\W\d_a-z])""")
_HEAD = re.compile(rf"""{_SENTENCE.pattern}|: |- """)
"""After what a common word may have a capital."""
_JOINERS = frozenset({"of", "for", "on", "de", "von", "der", "van"})
"""Words in small letters that may stand within a name."""
_EMPTY = _JOINERS | {"a", "an", "the", "and", "in", "i"}
"""Words that are no name, nor any part of one that tells it from another."""
_OPENERS = frozenset(
    {
        "according", "after", "although", "as", "at", "before", "both", "by", "despite", "due", "during", "from",
        "furthermore", "given", "he", "her", "his", "however", "if", "it", "its", "last", "meanwhile", "moreover",
        "our", "over", "recent", "she", "since", "some", "their", "there", "therefore", "these", "they", "this",
        "those", "through", "to", "under", "until", "we", "what", "when", "while", "who", "why", "with", "you", "your",
    }
)  # fmt: skip
"""Words of grammar that often open a sentence."""
_POSSESSIVE = re.compile(r"'s?$")
_COLLECTIVE = "People's"
"""A possessive that does not end a name: the People's Bank of China."""


class Sort(StrEnum):
    """What sort of thing is mentioned."""

    DATE = "date"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, date or name that stands in a paragraph."""

    text: str
    sort: Sort
    start: int
    """Where in the normalised paragraph it begins."""

    @property
    def words(self) -> frozenset[str]:
        """The words that make a name, without those that only join them."""
        return words_of(self.text)


def words_of(text: str) -> frozenset[str]:
    """The words of a name in small letters, possessives and joining words left out."""
    found = (_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(text))
    return frozenset(word for word in found if word not in _EMPTY)


def sentences(paragraph: str) -> int:
    """How many sentences a paragraph has."""
    return len(_SENTENCE.findall(paragraph)) + 1


def find(paragraph: str, small: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Every number, date and proper name of a paragraph, in order.

    `small` are words that the document also writes with a small letter: at the head of a sentence, where
    every word has a capital, they are no names.
    """
    found = [*_dates(paragraph)]
    found.extend(m for m in _names(paragraph, small) if not _overlaps(m, found))
    found.extend(m for m in _numbers(paragraph) if not _overlaps(m, found))
    return tuple(sorted(found, key=lambda mention: mention.start))


def small_words(paragraphs: Iterable[str]) -> frozenset[str]:
    """The words that stand somewhere with a small letter."""
    words = (word for paragraph in paragraphs for word in _WORD.findall(paragraph))
    return frozenset(word for word in words if word[0].islower())


def _overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    end = mention.start + len(mention.text)
    return any(mention.start < o.start + len(o.text) and o.start < end for o in others)


def dates_of(paragraph: str) -> tuple[Date, ...]:
    """The dates of a paragraph that name their year, each at its own grain."""
    return tuple(filter(None, map(_date, _DATE.finditer(paragraph))))


def _date(match: re.Match[str]) -> Date | None:
    month = match["month"] or match["month2"] or match["month3"]
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    if not year:
        return None
    parts = [year]
    if month:
        parts.append(f"{MONTHS.index(month) + 1:02d}")
        if day := match["day"] or match["day2"]:
            parts.append(day.zfill(2))
    first = "-".join(parts)
    last = f"..{'-'.join(parts[:-1])}-{match['last'].zfill(2)}" if match["last"] else ""
    try:
        return dates.parse(f"{first}{last}")
    except ValueError:
        return None


def amounts_of(paragraph: str) -> tuple[tuple[Decimal, str], ...]:
    """The numbers of a paragraph, each with the words that follow it; a currency sign is put in words."""
    found = []
    for match in _NUMBER.finditer(paragraph):
        after = paragraph[match.end("digits") :].lstrip(" -")
        money = _CURRENCIES.get((match["money"] or "").removeprefix("US"), "")
        follows = f"{match['scale'] or ''} {money}".strip() if money else after
        found.append((Decimal(match["digits"].replace(",", "")), follows))
    for match in _WORD_NUMBER.finditer(paragraph):
        if number := NUMBER_WORDS.get(match[0].lower()):
            found.append((Decimal(number), paragraph[match.end() :].lstrip(" -")))
    return tuple(found)


def stands(words: str, text: str) -> bool:
    """Whether words stand in a text, in capitals or not, and not as part of longer ones."""
    return bool(re.search(rf"(?<![^\W_]){re.escape(words)}(?![^\W_])", text, re.IGNORECASE))


def _dates(paragraph: str) -> Iterator[Mention]:
    for match in _DATE.finditer(paragraph):
        # The year of "Maritime Joint-2021" belongs to a name.
        if not re.search(r"[A-Z]\w*-$", paragraph[: match.start()]):
            yield Mention(match[0], Sort.DATE, match.start())


def _numbers(paragraph: str) -> Iterator[Mention]:
    for pattern in (_NUMBER, _WORD_NUMBER):
        for match in pattern.finditer(paragraph):
            yield Mention(match[0], Sort.NUMBER, match.start())


def _names(paragraph: str, small: frozenset[str]) -> Iterator[Mention]:
    """Runs of words with capitals; at the head of a sentence only what is not known as a common word."""
    heads = [0, *(match.end() for match in _HEAD.finditer(paragraph))]
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(paragraph):
        if run and word[0] in _JOINERS:
            continue
        at_head = any(
            not paragraph[head : word.start()].strip("\"'([") for head in heads if head <= word.start()
        )
        if run and (
            at_head or _ends_name(run[-1][0]) or not _joined(paragraph[run[-1].end() : word.start()])
        ):
            yield _name(paragraph, run)
            run = []
        if _may_be_name(word[0]) and not (at_head and _is_common(word[0], small)):
            run.append(word)
        elif run:
            yield _name(paragraph, run)
            run = []
    if run:
        yield _name(paragraph, run)


def _name(paragraph: str, run: list[re.Match[str]]) -> Mention:
    text = _POSSESSIVE.sub("", paragraph[run[0].start() : run[-1].end()])
    return Mention(text, Sort.NAME, run[0].start())


def _joined(between: str) -> bool:
    return between.startswith(" ") and all(word in _JOINERS for word in between.split())


def _may_be_name(word: str) -> bool:
    capital = word[0].isupper() or (word[0].isdigit() and any(letter.isupper() for letter in word))
    return capital and word.casefold() not in _EMPTY and word not in MONTHS


def _ends_name(word: str) -> bool:
    return bool(_POSSESSIVE.search(word)) and word != _COLLECTIVE


def _is_common(word: str, small: frozenset[str]) -> bool:
    lower = word.lower()
    return lower in small or lower in _OPENERS or lower.endswith("ly")
