"""Recipes: what decks and quizzes are made of."""

from dataclasses import dataclass

from quizgen.items.model import Level
from quizgen.problems import NOWHERE, Place
from quizgen.quizzes.looks import PLAIN, USUAL_PARTS, Look
from quizgen.quizzes.recipes.filters import Filter
from quizgen.quizzes.recipes.ranges import Range


@dataclass(frozen=True, slots=True)
class Part:
    """A deck inside a deck, and what it takes."""

    into: str
    filter: Filter
    place: Place = NOWHERE
    reverses: bool = False
    """Whether recall notes get a second card that asks the way back."""


@dataclass(frozen=True, slots=True)
class DeckRecipe:
    """What a deck is made of."""

    id: str
    title: str
    description: str
    parts: tuple[Part, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class SectionRecipe:
    """What a section of a quiz is made of."""

    title: str
    filter: Filter
    count: int
    """Items of each form; 0 for as many as a blueprint puts into it."""
    points: int = 1
    instructions: str = ""
    including: tuple[str, ...] = ()
    """Ids of items, facts, subjects or templates: of each there is an item at least."""
    place: Place = NOWHERE

    @property
    def called(self) -> str:
        """What a problem calls it."""
        return f"section {self.title!r}" if self.title else "the quiz"


@dataclass(frozen=True, slots=True)
class Cell:
    """A level of a row in a table of specifications, and how many items it asks for."""

    level: Level
    count: Range
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of specifications: what to ask about, by level or at any."""

    filter: Filter
    count: Range
    """Items of all its levels together."""
    cells: tuple[Cell, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Quota:
    """How many items are of a type, or cite a source."""

    name: str
    count: Range
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A table of specifications, and what is asked of all its items together.

    Every item of a form counts for one cell.
    """

    rows: tuple[Row, ...]
    count: Range
    difficulty: Range | None = None
    """The mean of the items' estimates."""
    types: tuple[Quota, ...] = ()
    """Empty for any; else no item is of another type."""
    sources: tuple[Quota, ...] = ()
    """How many items cite a source; others may be cited as often as it comes."""
    place: Place = NOWHERE
    difficulty_place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Own:
    """Items of a teacher's own, in files that no collection has."""

    files: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Their ids, in the order of the files."""


NONE_OF_OWN = Own()


@dataclass(frozen=True, slots=True)
class QuizRecipe:
    """What a quiz is made of."""

    id: str
    title: str
    sections: tuple[SectionRecipe, ...]
    seed: int = 1
    forms: int = 1
    paper: str = "a4"
    outputs: tuple[str, ...] = ("pdf",)
    instructions: str = ""
    place: Place = NOWHERE
    different: bool = False
    """Whether each form has items of its own, matched with those of the others."""
    blueprint: Blueprint | None = None
    drawn_as: str = ""
    """Id that it was drawn by before it had this one, so that a quiz saved under a name is still the same quiz."""

    look: Look = PLAIN
    parts: tuple[str, ...] = USUAL_PARTS
    """What is printed of it, of `looks.PARTS`."""
    language: str = ""
    """The language of its labels, where that is not the collection's."""
    own: Own = NONE_OF_OWN
    """Where some of what it is to be drawn with comes from."""

    @property
    def lot(self) -> str:
        """What all its draws by chance begin with."""
        return f"{self.seed}/{self.drawn_as or self.id}"

    @property
    def count(self) -> int:
        """Items of each form; the least where a blueprint leaves it open."""
        if self.blueprint is not None:
            return round(self.blueprint.count.least)
        return sum(section.count for section in self.sections)
