"""Quizzes to hand out and decks to learn from: chosen items, in order."""

from dataclasses import dataclass

from quizgen.facts.model import Picture
from quizgen.items.model import Item
from quizgen.problems import Place
from quizgen.quizzes.looks import PLAIN, Look

CUSTOM = "custom:"
"""How the id of a custom deck begins; no recipe's does."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in its place on a sheet."""

    number: int
    """Counted from 1 through the whole form."""
    points: int
    item: Item


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form under a heading of its own."""

    title: str
    instructions: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One of the parallel printings of a quiz."""

    letter: str
    """A, B, C …; empty where the quiz has a single form."""
    sections: tuple[Section, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its items, in printing order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def points(self) -> int:
        """The best score."""
        return sum(entry.points for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Quiz:
    """What a teacher hands out."""

    id: str
    """Id of its recipe; `quiz` for a custom one."""
    title: str
    seed: int
    forms: tuple[Form, ...]
    collection: str
    """Title of the collection its facts come from."""
    language: str = "en"
    instructions: str = ""
    paper: str = "a4"
    """One of `looks.PAPERS`."""
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Card:
    """An item in its place in a deck."""

    id: str
    """Identity of the note at birth; the item's id unless the item was renamed since."""
    guid: str
    """What an Anki collection knows the note by."""
    deck: str
    """Full name of the deck it starts in: `China and Russia::Treaties`."""
    position: int
    """Order in which it is introduced, from 1."""
    item: Item
    reverse: Item | None = None
    """The item that asks the same fact the other way round, as a second card of the note."""
    pictures: tuple[Picture, ...] = ()

    @property
    def place(self) -> Place:
        """Where the question it asks is written."""
        return self.item.place


@dataclass(frozen=True, slots=True)
class Deck:
    """What a learner reviews."""

    id: str
    """Id of its recipe."""
    title: str
    """Name of its outermost deck."""
    description: str
    cards: tuple[Card, ...]
    collection: str
    licence: str
    as_of: str = ""
    """The day whose world it shows, where that is not the present one."""
    report: str = ""
    """Where to report an error: an address."""

    @property
    def is_custom(self) -> bool:
        """Whether it was made once for someone, apart from all releases."""
        return self.id.startswith(CUSTOM)
