"""Worksheets: what is asked, arranged for paper in another way than a list of questions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from quizgen.facts.model import ForeignName
from quizgen.items.model import Cited, Item
from quizgen.quizzes.looks import PLAIN, Look
from quizgen.quizzes.model import Entry
from quizgen.quizzes.recipes.worksheets import Duplex, SheetKind
from quizgen.quizzes.worksheets.grid import Grid


@dataclass(frozen=True, slots=True)
class Flashcards:
    """Cards to cut out, with questions in front and answers on the back."""

    entries: tuple[Entry, ...]
    per_page: int
    duplex: Duplex


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a timeline."""

    date: str
    text: str
    """What happened, as a sentence without its date."""
    asks_date: bool
    """Whether the date is left out; else the event is."""
    item: Item
    """The question that asks for the date, with its explanation and sources."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order in which they happened, no two of which can have happened together."""

    events: tuple[Event, ...]
    offered: tuple[str, ...]
    """The events that are left out, in another order."""


@dataclass(frozen=True, slots=True)
class MatchingSheet:
    """Sets of entries to be joined by lines; every item is a matching one."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """Statements to judge, the wrong ones to be put right; every item is a true-false one."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says, to be checked."""

    number: int
    said: str
    """What it states, as a sentence."""
    prints: str
    """Its own words, where they are on record."""
    source: Cited
    where_to_check: tuple[Cited, ...]
    """Other sources, which do not tell the answer by their title or date."""
    item: Item
    """The question whether it is right."""
    is_right: bool


@dataclass(frozen=True, slots=True)
class Criticism:
    """Claims of sources, some right and some wrong."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A line of a vocabulary list."""

    name: str
    foreign: tuple[ForeignName | None, ...]
    """Its name in each language of the list; None where it is not on record."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names in several languages."""

    languages: tuple[str, ...]
    """Codes of the languages beside the collection's own, in the order of columns."""
    terms: tuple[Term, ...]
    """By name."""
    own: str = "en"
    """Code of the collection's own."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What a word of a crossword answers."""

    number: int
    down: bool
    text: str
    lengths: str
    """Letters of each of its words, as clues print them: `5,4`, or `5-4` with a hyphen."""
    answer: str
    """As a sentence prints it."""
    item: Item


@dataclass(frozen=True, slots=True)
class Crossword:
    """A numbered grid and its clues."""

    grid: Grid
    clues: tuple[Clue, ...]
    """By number, across before down."""

    @property
    def across(self) -> tuple[Clue, ...]:
        """The clues of the words that run from left to right."""
        return tuple(clue for clue in self.clues if not clue.down)

    @property
    def down(self) -> tuple[Clue, ...]:
        """The clues of the words that run from top to bottom."""
        return tuple(clue for clue in self.clues if clue.down)


T = TypeVar("T", Entry, Event, Claim, Clue)

Body = Flashcards | Timeline | MatchingSheet | Corrections | Criticism | Vocabulary | Crossword


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet to hand out that is no list of questions."""

    id: str
    """Id of its recipe; `quiz` for a custom one."""
    title: str
    kind: SheetKind
    seed: int
    body: Body
    collection: str
    """Title of the collection its facts come from."""
    language: str = "en"
    instructions: str = ""
    """What a recipe says in place of the usual instructions of its kind."""
    paper: str = "a4"
    """One of the paper sizes of quizzes."""
    look: Look = PLAIN
    origin: tuple[int, ...] = ()
    """What it was made from, as the digits of its code: see `quizgen.quizzes.codes`."""
    command: str = ""
    """The command that makes it again."""

    @property
    def has_key(self) -> bool:
        """Whether there is anything to solve: cards have their answers on the back, and a list has none."""
        return self.kind.has_key

    def with_items(self, change: Callable[[Item], Item]) -> "Worksheet":
        """The same sheet with every question changed."""

        def changed(each: T) -> T:
            return replace(each, item=change(each.item))

        body = self.body
        match body:
            case Flashcards() | MatchingSheet() | Corrections():
                body = replace(body, entries=tuple(map(changed, body.entries)))
            case Timeline():
                body = replace(body, events=tuple(map(changed, body.events)))
            case Criticism():
                body = replace(body, claims=tuple(map(changed, body.claims)))
            case Crossword():
                body = replace(body, clues=tuple(map(changed, body.clues)))
            case Vocabulary():
                pass
        return replace(self, body=body)

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions it asks."""
        match self.body:
            case Flashcards(entries=entries) | MatchingSheet(entries) | Corrections(entries):
                return tuple(entry.item for entry in entries)
            case Timeline(events):
                return tuple(event.item for event in events)
            case Criticism(claims):
                return tuple(claim.item for claim in claims)
            case Crossword(clues=clues):
                return tuple(clue.item for clue in clues)
            case Vocabulary():
                return ()
