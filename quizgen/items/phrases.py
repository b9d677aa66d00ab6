"""What a sentence template is made of: texts, and phrases that are put in words when it is rendered.

They are the few expressions of Jinja2 that a template may use, as plain values: they are kept with the collection, so that
a sentence that was read once needs neither Jinja2 nor its syntax tree again. `compiling` makes them, `rendering` puts them
into words.
"""

from typing import NamedTuple


class Literal(NamedTuple):
    """A text, number or truth that the template writes out."""

    value: object


class Named(NamedTuple):
    """What the template speaks of by a name."""

    name: str


class Field(NamedTuple):
    """Something that is said of another phrase: `it.short`."""

    of: "Phrase"
    name: str


class Either(NamedTuple):
    """One phrase or another, by a test; None where the other was left out."""

    test: "Phrase"
    then: "Phrase"
    otherwise: "Phrase | None"


class And(NamedTuple):
    """The first phrase where that is false, else the second."""

    left: "Phrase"
    right: "Phrase"


class Or(NamedTuple):
    """The first phrase where that is true, else the second."""

    left: "Phrase"
    right: "Phrase"


class Not(NamedTuple):
    """Whether a phrase is false."""

    of: "Phrase"


class Compared(NamedTuple):
    """Whether each phrase is like the one before, or unlike."""

    first: "Phrase"
    others: "tuple[tuple[bool, Phrase], ...]"
    """Each with whether it is to be like."""


class Passage(NamedTuple):
    """Texts and phrases behind each other."""

    parts: "tuple[str | Phrase, ...]"


Phrase = Literal | Named | Field | Either | And | Or | Not | Compared | Passage
