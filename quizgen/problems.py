"""What is wrong with a collection, where, and what to do about it.

Every stage of quizgen is a function `values -> (values, problems)`. Problems are values: they are
collected, sorted and shown together, so that one run tells a curator all there is to mend.
"""

import difflib
from collections.abc import Container, Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase, digits
from typing import NamedTuple

_CHOICE = 12
"""Words that are few enough to be listed."""
_FEW = 1000
"""Words that are few enough to be compared one by one."""
_LONGEST = 80
"""Characters of the longest word that is taken for a mistyped one, where words are many."""
_LETTERS = f"{ascii_lowercase}{digits}-_/"
"""What ids are made of."""


class Place(NamedTuple):
    """Where in a collection's text a value stands; a tuple, as a collection has more of them than of all else."""

    path: str
    """File, relative to the collection, with forward slashes."""
    line: int = 0
    """Counted from 1; 0 stands for the file as a whole."""
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


NOWHERE = Place("")
"""Stands in where a value was made, not read."""


class Severity(StrEnum):
    """An error refuses a build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a collection."""

    place: Place
    code: str
    """Stable and kebab-case, such as `unknown-source`."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place != NOWHERE else ""
        kind = "warning: " if self.severity is Severity.WARNING else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{kind}{self.code}: {self.message}{hint}"


Problems = tuple[Problem, ...]


def in_order(problems: Iterable[Problem]) -> Problems:
    """Problems as they are shown: by place, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.code, p.message, p.hint)))


def errors(problems: Iterable[Problem]) -> Problems:
    """Those problems that refuse a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the known words nearest to a mistyped one, or the choice where it is short."""
    words = known if isinstance(known, Mapping | Set) else frozenset(known)
    near = _nearest(word, words) if len(words) <= _FEW else _one_slip_away(word, words)
    near = near or _holding(word, words)
    if near:
        return f"did you mean {' or '.join(repr(w) for w in near)}?"
    if 0 < len(words) <= _CHOICE:
        return f"one of: {', '.join(sorted(map(str, words)))}"
    return ""


def _nearest(word: str, words: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(word, sorted(map(str, words)), n=2, cutoff=0.6)


def _holding(word: str, words: Iterable[str]) -> list[str]:
    """Known words that the word is a part of: `nerchinsk` of `treaty-of-nerchinsk`."""
    part = word.casefold().replace(" ", "-")
    return sorted((w for w in map(str, words) if part in w.casefold()), key=len)[:2] if len(part) > 2 else []


def _one_slip_away(word: str, words: Container[str]) -> list[str]:
    """Known words that lack a letter of it, have one more or another, or two letters swapped.

    Looked up and not compared, so that it takes as long among a hundred thousand words as among ten: one
    renamed source may leave a hint to be found for every fact that cites it.
    """
    if len(word) > _LONGEST:
        return []
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    shorter = {before + after[1:] for before, after in cuts}
    swapped = {before + after[1::-1] + after[2:] for before, after in cuts}
    other = {before + letter + after[1:] for before, after in cuts for letter in _LETTERS}
    longer = {before + letter + after for before, after in cuts for letter in _LETTERS}
    return sorted(slip for slip in shorter | swapped | other | longer if slip in words)[:2]
