"""Typed words against those that count: alike but for case, accents and marks, or for a slip of the finger."""

import re
import unicodedata
from collections.abc import Container, Iterable

from quizgen.facts.model import Collection

_APART = re.compile(r"[^\w]+|_+")
_INITIALS = re.compile(r"(?<!\w)(?:\w\.){2,}")
_ARTICLE = re.compile(r"^(?:the|an?) (?=.)")
_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart into a letter and its mark."""
_FEWEST_LETTERS = 5
"""Of a shorter word each letter counts: Iran is not Iraq."""
_LONG_WORD = 9
"""From so many letters on, a word may have two slips."""


def plain(text: str) -> str:
    """A text without what nobody should fail for: case, accents, punctuation, spacing, a first article."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_UNMARKED)
    bare = _INITIALS.sub(
        lambda found: found[0].replace(".", "") + " ", bare.replace("’", "'").replace("'", "")
    )
    return _ARTICLE.sub("", _APART.sub(" ", bare).strip())


def names_of(collection: Collection) -> frozenset[str]:
    """What the subjects of a collection are called, in plain: the name of one is no slip for another's."""
    return frozenset(plain(name) for subject in collection.subjects.values() for name in subject.called)


def is_slip(written: str, accepted: Iterable[str], others: Container[str] = ()) -> bool:
    """Whether a text is one of those that count but for slips of the finger.

    Slips are judged word by word, so that South Korea is no slip for North Korea, and never in figures. What
    is the name of something else is no slip: `others` are such names, as `plain` gives them.
    """
    given = plain(written)
    return given not in others and any(_nearly(given, plain(text)) for text in accepted)


def _nearly(given: str, right: str) -> bool:
    if given.replace(" ", "") == right.replace(" ", ""):
        return True
    ours, theirs = given.split(), right.split()
    return len(ours) == len(theirs) and all(map(_same_but_for_slips, ours, theirs))


def _same_but_for_slips(given: str, right: str) -> bool:
    if given == right:
        return True
    letters = len(right)
    if letters < _FEWEST_LETTERS or any(sign.isdigit() for sign in given + right):
        return False
    from rapidfuzz.distance import OSA

    most = 2 if letters >= _LONG_WORD else 1
    return OSA.distance(given, right, score_cutoff=most) <= most
