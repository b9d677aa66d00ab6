"""What a sentence template is made of: texts, and phrases that are said in words when it is rendered.

They stand for the few expressions of Jinja2 that a template may use, and mean what Jinja2 makes of them where nothing may
be undefined. Being plain values, they are kept with the collection, so that rendering a sentence needs neither Jinja2 nor
a compiler.
"""

from collections.abc import Mapping
from typing import NamedTuple

Words = Mapping[str, object]
"""What a template speaks of, by name."""


class NeedError(LookupError):
    """A template asked for something that this subject does not have."""


class Literal(NamedTuple):
    """A text, number or truth that the template writes out."""

    value: object

    def said(self, words: Words) -> object:
        """What it comes to."""
        return self.value


class Named(NamedTuple):
    """What the template speaks of by a name."""

    name: str

    def said(self, words: Words) -> object:
        """What it comes to; raises NeedError where there is none."""
        try:
            return words[self.name]
        except KeyError:
            raise NeedError(f"there is no {self.name!r} to speak of") from None


class Field(NamedTuple):
    """Something that is said of another phrase: `it.short`."""

    of: "Phrase"
    name: str

    def said(self, words: Words) -> object:
        """What it comes to; raises NeedError where nothing is said of it."""
        of = self.of.said(words)
        try:
            return getattr(of, self.name)
        except AttributeError:
            raise NeedError(f"{str(of)!r} has no {self.name!r}") from None


class Choice(NamedTuple):
    """One phrase or another, by a third; the other may be left out."""

    test: "Phrase"
    then: "Phrase"
    otherwise: "Phrase | None"

    def said(self, words: Words) -> object:
        """What it comes to; raises NeedError where it is the one left out."""
        if self.test.said(words):
            return self.then.said(words)
        if self.otherwise is None:
            raise NeedError("a choice is left open")
        return self.otherwise.said(words)


class Both(NamedTuple):
    """`a and b`."""

    first: "Phrase"
    second: "Phrase"

    def said(self, words: Words) -> object:
        """What it comes to: the first where that is false."""
        return self.first.said(words) and self.second.said(words)


class Either(NamedTuple):
    """`a or b`."""

    first: "Phrase"
    second: "Phrase"

    def said(self, words: Words) -> object:
        """What it comes to: the first where that is true."""
        return self.first.said(words) or self.second.said(words)


class Not(NamedTuple):
    """`not a`."""

    of: "Phrase"

    def said(self, words: Words) -> object:
        """What it comes to."""
        return not self.of.said(words)


class Compared(NamedTuple):
    """`a == b`, `a != b`, or a chain of these, of which every one has to hold."""

    first: "Phrase"
    others: "tuple[tuple[bool, Phrase], ...]"
    """Each with whether it is to be like the one before, or unlike."""

    def said(self, words: Words) -> object:
        """Whether it holds."""
        before = self.first.said(words)
        for alike, phrase in self.others:
            value = phrase.said(words)
            if (before == value) is not alike:
                return False
            before = value
        return True


class Passage(NamedTuple):
    """Parts of a template behind each other; `{% if %}` has one for each way it may go."""

    parts: "tuple[str | Phrase, ...]"

    def said(self, words: Words) -> str:
        """What it prints."""
        return "".join([part if isinstance(part, str) else str(part.said(words)) for part in self.parts])


Phrase = Literal | Named | Field | Choice | Both | Either | Not | Compared | Passage
