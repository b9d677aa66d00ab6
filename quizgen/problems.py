"""What is wrong with a collection, where, and what to do about it.

Every stage of quizgen is a function `values -> (values, problems)`. Problems are values: they are
collected, sorted and shown together, so that one run tells a curator all there is to mend.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a collection's text a value stands."""

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
        kind = "warning: " if self.severity is Severity.WARNING else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {kind}{self.code}: {self.message}{hint}"


Problems = tuple[Problem, ...]


def in_order(problems: Iterable[Problem]) -> Problems:
    """Problems as they are shown: by place, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.code, p.message, p.hint)))


def errors(problems: Iterable[Problem]) -> Problems:
    """Those problems that refuse a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the known words nearest to a mistyped one, or the choice where it is short."""
    words = sorted(set(known))
    near = difflib.get_close_matches(word, words, n=2, cutoff=0.6)
    if near:
        return f"did you mean {' or '.join(repr(w) for w in near)}?"
    if 0 < len(words) <= 12:
        return f"one of: {', '.join(words)}"
    return ""
