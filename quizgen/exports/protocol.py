"""What an exporter is: one format, one module, no disk and no clock.

To add a format, write a module with a class that fits `Exporter` or `DeckExporter` and enter it in the table in
`quizgen/exports/__init__.py`; the shared sample quiz in `tests/exports` then tests it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from quizgen.items.model import Item, ItemType
from quizgen.problems import Problem, Problems
from quizgen.quizzes.looks import PAPERS, PLAIN, Look
from quizgen.quizzes.model import Deck, Quiz

if TYPE_CHECKING:
    from quizgen.quizzes.recipes.worksheets import SheetKind
    from quizgen.quizzes.worksheets.model import Worksheet
    from quizgen.releases.model import Ledger


class Part(StrEnum):
    """What of a quiz a file holds."""

    SHEET = "sheet"
    """What is handed out."""
    KEY = "key"
    """The answers of each form at a glance, for fast marking."""
    MARKS = "marks"
    """The mark scheme: item by item points, what is accepted, why, why the others are wrong, and sources."""
    SOURCES = "sources"
    """The sources of all items, each once, to hand out."""

    @property
    def ending(self) -> str:
        """What the name of its file ends with, before the suffix: `treaties-key.pdf`."""
        return "" if self is Part.SHEET else f"-{self}"


@dataclass(frozen=True, slots=True)
class Options:
    """How to render a quiz."""

    part: Part = Part.SHEET
    paper: str = ""
    """Paper size that overrides the quiz's own, one of `looks.PAPERS`."""
    look: Look = PLAIN
    """What is asked for on top of the quiz's own look."""
    font_paths: tuple[str, ...] = ()
    """Folders with fonts for scripts that the format's own fonts lack."""
    system_fonts: bool = False
    """Whether the machine's own fonts may help where those lack a character; the bytes then depend on them."""


DEFAULTS = Options()


def paper_of(quiz: "Quiz | Worksheet", options: Options) -> str:
    """The paper to print on; raises ValueError for one that is not known."""
    paper = options.paper or quiz.paper
    if paper not in PAPERS:
        raise ValueError(f"no paper is called {paper!r}; choose from {', '.join(PAPERS)}")
    return paper


def look_of(quiz: "Quiz | Worksheet", options: Options) -> Look:
    """A sheet's own look with what the options ask for on top."""
    return quiz.look.also(options.look)


class Format(Protocol):
    """What every exporter says of its format."""

    @property
    def name(self) -> str:
        """What a person calls the format."""

    @property
    def suffix(self) -> str:
        """File suffix with its dot."""

    @property
    def takes(self) -> frozenset[ItemType]:
        """Item types the format can hold."""


class Exporter(Format, Protocol):
    """Turns a quiz into the bytes of one file."""

    def check(self, quiz: Quiz, options: Options = DEFAULTS) -> Problems:
        """What this format cannot hold, item by item, before anything is written."""

    def render(self, quiz: Quiz, options: Options) -> bytes:
        """The file's content."""


class DeckExporter(Format, Protocol):
    """Turns a deck into the bytes of one file that learners import again and again."""

    def check(self, deck: Deck) -> Problems:
        """What this format cannot hold, card by card, before anything is written."""

    def render(self, deck: Deck, ledger: "Ledger") -> bytes:
        """The file's content, dated by what the ledger says that learners have."""


class WorksheetExporter(Protocol):
    """Turns a worksheet into the bytes of one file."""

    @property
    def name(self) -> str:
        """What a person calls the format."""

    @property
    def takes(self) -> "frozenset[SheetKind]":
        """Kinds of worksheet that the format can hold."""

    def check(self, sheet: "Worksheet", options: Options = DEFAULTS) -> Problems:
        """What this format cannot hold, before anything is written."""

    def render(self, sheet: "Worksheet", options: Options) -> bytes:
        """The file's content."""


def unsupported(items: Sequence[Item], exporter: Format) -> Problems:
    """A problem for each item whose type the format does not take."""
    return tuple(
        Problem(
            item.place,
            "unsupported-type",
            f"{exporter.name} cannot hold the {item.type} item {item.id}",
            f"choose from the types {', '.join(sorted(exporter.takes))}",
        )
        for item in items
        if item.type not in exporter.takes
    )
