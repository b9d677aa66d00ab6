"""Typed words against those that count: what nobody should fail for is taken away, slips of the finger are measured."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_APART = re.compile(r"[^\w]+|_+")
_INITIALS = re.compile(r"(?<!\w)(?:\w\.){2,}")
_ARTICLES = re.compile(r"\b(?:the|(?<!.)an?) (?=.)")
_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart into a letter and its mark."""
_SPOKEN = {
    "st": "saint", "mt": "mount", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
"""Words that are written in two ways. A lone I, V or X is a letter or an initial."""
_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 5
"""Of a shorter word each letter counts: Iran is not Iraq."""
_LONG_WORD = 9
"""From so many letters on, a word may have two slips."""


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """A text without what nobody should fail for: case, accents, punctuation, spacing, articles, & for and."""
    return _WORD.sub(lambda word: _SPOKEN.get(word[0], word[0]), _ARTICLES.sub("", bare(text)))


def bare(text: str) -> str:
    """The words of a text without case, accents and punctuation, initials as one word: s.c.o."""
    words = unicodedata.normalize("NFKD", text.casefold())
    words = "".join(letter for letter in words if not unicodedata.combining(letter)).translate(_UNMARKED)
    words = words.replace("&", " and ").replace("’", "'").replace("'", "")
    words = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", words)
    return _APART.sub(" ", words).strip()


def ways(text: str) -> frozenset[str]:
    """A text in plain; where it has hyphens, with what they join apart, and as one word."""
    return frozenset({plain(text), plain(re.sub(r"(?<=\w)[-‐‑](?=\w)", "", text))})


def is_slip(given: str, right: str) -> bool:
    """Whether a text, in plain, is another one but for slips of the finger, a plural or the spaces.

    Slips are judged word by word, so that South Korea is no slip for North Korea, and never in figures.
    """
    if given.replace(" ", "") == right.replace(" ", ""):
        return True
    ours, theirs = given.split(), right.split()
    return len(ours) == len(theirs) and all(map(_same_but_for_slips, ours, theirs))


def slips(given: str, right: str) -> int:
    """How many slips of the finger part two texts in plain."""
    from rapidfuzz.distance import OSA

    return OSA.distance(given, right)


def nearest(given: str, names: Iterable[str], most: int) -> list[str]:
    """Those of some names, in plain, that no more than so many slips part from a text."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract_iter(given, names, scorer=OSA.distance, processor=None, score_cutoff=most)
    return [name for name, _, _ in found]


def _same_but_for_slips(given: str, right: str) -> bool:
    if given == right:
        return True
    if any(sign.isdigit() for sign in given + right):
        return False
    if len(min(given, right, key=len)) > 2 and given in _plurals(right) | {right} and right.isascii():
        return True
    letters = len(right)
    if letters < _FEWEST_LETTERS:
        return False
    return slips(given, right) <= (2 if letters >= _LONG_WORD else 1)


def _plurals(word: str) -> frozenset[str]:
    """A word in the plural, and in the singular if it is one."""
    more = {f"{word}s", f"{word}es"} | ({f"{word[:-1]}ies"} if word.endswith("y") else set())
    less = {word.removesuffix("s"), word.removesuffix("es")} | (
        {f"{word[:-3]}y"} if word.endswith("ies") else set()
    )
    return frozenset(more | less)
