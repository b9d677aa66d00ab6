"""One text as the checks see it: its words, its shape and whom it names.

Options are offered again and again, by many items and in many sets. What the checks ask of one is worked out when it
is first seen, so that they compare and count what is there already.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from quizgen.facts.comparison import Kinship
from quizgen.facts.model import Collection, Subject
from quizgen.items.lint.shapes import Shape
from quizgen.items.lint.text import SHORTEST, bare, tokens

_MOST_KEPT = 1 << 14
"""Texts that are remembered: the names of a usual collection, and of dates and amounts no more memory than this takes."""


class Bearers(NamedTuple):
    """Who goes by a name."""

    subjects: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    """The ids that stand for the kin of them."""
    kinds: frozenset[str] = frozenset()
    plural: bool = False
    """Whether it takes a verb in the plural."""


NOBODY = Bearers()


class Seen(NamedTuple):
    """A text, and what the checks ask of it."""

    text: str
    tokens: tuple[str, ...]
    words: frozenset[str]
    telling: frozenset[str]
    """Its words, without those that options may share."""
    content: frozenset[str]
    """Its words that carry a meaning of their own."""
    folded: str
    """The text, whatever its case and its spaces."""
    shape: Shape
    manner: tuple[str, bool, bool, bool]
    """How it is written: its form, whether roughly, with a small letter at its start, with a stop at its end."""
    names: Bearers
    spelled: tuple[tuple[str, tuple[str, ...]], ...]
    """It and the other names, in the collection's own language, of whom it names, each with its words."""


class Texts:
    """Reads texts by the names of a collection; `exempt` are words that options may share."""

    def __init__(self, collection: Collection, shape: Callable[[str], Shape], exempt: frozenset[str]) -> None:
        self._subjects = collection.subjects
        self._shape = shape
        self._exempt = exempt
        self._seen: dict[str, Seen] = {}

    def of(self, text: str) -> Seen:
        """A text as the checks see it."""
        if (seen := self._seen.get(text)) is None:
            if len(self._seen) > _MOST_KEPT:
                self._seen.clear()
            seen = self._seen[text] = self._read(text)
        return seen

    def _read(self, text: str) -> Seen:
        found = tokens(text)
        words = frozenset(found)
        shape = self._shape(text)
        names = self._bearers(text)
        return Seen(
            text,
            found,
            words,
            words - self._exempt,
            frozenset(word for word in words if len(word) >= SHORTEST),
            " ".join(text.casefold().split()),
            shape,
            (shape.form, shape.rough, text[:1].islower(), text.endswith(".")),
            names,
            tuple((name, tokens(name)) for name in self._spellings(text, names)),
        )

    def _spellings(self, text: str, names: Bearers) -> Iterable[str]:
        known = (name for id in sorted(names.subjects) for name in self._subjects[id].called)
        return dict.fromkeys((text, *known))

    def _bearers(self, name: str) -> Bearers:
        """Who goes by a name, with or without its article and whatever its case."""
        ids = self._named.get(bare(name))
        if ids is None:
            return NOBODY
        subjects = [self._subjects[id] for id in ids]
        return Bearers(
            frozenset(ids),
            frozenset(map(self._kinship.head, ids)),
            frozenset(subject.kind for subject in subjects),
            any(subject.plural and bare(name) in map(bare, subject.called) for subject in subjects),
        )

    @cached_property
    def _kinship(self) -> Kinship:
        return Kinship(self._subjects)

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """The ids of subjects by each of their names, without its article and whatever its case."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for subject in self._subjects.values():
            for name in names(subject):
                found[bare(name)].add(subject.id)
        return found


def names(subject: Subject) -> Iterable[str]:
    """Every name that a subject goes by, in any language."""
    yield from subject.called
    for name in subject.names:
        yield name.text
        if name.latin:
            yield name.latin
