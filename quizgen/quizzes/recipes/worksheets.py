"""Recipes of worksheets: `sheet:` says what kind of sheet, filters what to ask about.

```yaml
quiz: "Organisations: flashcards"
sheet: flashcards                # or another kind of `SheetKind`
seed: 7
about: [organisation]            # any filters, as a section of a quiz takes them
count: 16                        # of cards, events, sets, statements, claims, names or words
look: {large_print: true}        # and easy_reading, high_contrast; columns and booklet where the kind has them
language: ru                     # of its labels, where that is not the collection's
cards: 8                         # a page, or 10; flashcards only
duplex: long-edge                # how the printer turns the page, or short-edge; flashcards only
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from quizgen.facts.yaml import Node
from quizgen.items.model import ItemType
from quizgen.problems import NOWHERE, Place, Problem, did_you_mean
from quizgen.quizzes.looks import PLAIN, Look
from quizgen.quizzes.recipes.filters import Filter
from quizgen.quizzes.recipes.model import NONE_OF_OWN, Own
from quizgen.quizzes.recipes.wording import DIFFICULTY, FILTER_KEYS, WordReader


class SheetKind(StrEnum):
    """What sort of worksheet."""

    FLASHCARDS = "flashcards"
    TIMELINE = "timeline"
    MATCHING = "matching"
    TRUE_OR_FALSE = "true-or-false"
    SOURCE_CRITICISM = "source-criticism"
    VOCABULARY = "vocabulary"
    CROSSWORD = "crossword"

    @property
    def has_key(self) -> bool:
        """Whether there is anything to solve: cards have their answers on the back, and a list has none."""
        return self not in (SheetKind.FLASHCARDS, SheetKind.VOCABULARY)


class Duplex(StrEnum):
    """How a printer turns the page between front and back."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a kind of worksheet can take."""

    types: tuple[ItemType, ...]
    """Item types that it asks by; none where it asks nothing."""
    usual: int
    """How many items, where nobody says."""
    most: int
    counted: str
    """What it counts."""
    columns: bool = False
    """Whether it can stand in two columns."""
    booklet: bool = True
    """Whether its pages can be folded."""


_DATED = (ItemType.TYPED, ItemType.CLOZE, ItemType.CHOICE, ItemType.RECALL)

SHEETS: Mapping[SheetKind, Sheet] = {
    SheetKind.FLASHCARDS: Sheet(
        (ItemType.TYPED, ItemType.NUMERIC, ItemType.CLOZE, ItemType.RECALL), 16, 400, "cards", booklet=False
    ),
    SheetKind.TIMELINE: Sheet(_DATED, 12, 40, "events"),
    SheetKind.MATCHING: Sheet((ItemType.MATCHING,), 4, 40, "sets"),
    SheetKind.TRUE_OR_FALSE: Sheet((ItemType.TRUE_FALSE,), 10, 200, "statements", columns=True),
    SheetKind.SOURCE_CRITICISM: Sheet((ItemType.CHOICE,), 6, 100, "claims", columns=True),
    SheetKind.VOCABULARY: Sheet((), 30, 1000, "names"),
    SheetKind.CROSSWORD: Sheet((ItemType.TYPED,), 15, 40, "words"),
}
"""What each kind takes; see `quizgen.quizzes.worksheets` for what makes them."""

CARDS = (8, 10)
"""Cards that can stand on a page."""

_KEYS = (
    "quiz", "sheet", "instructions", "seed", "paper", "outputs", "count", "with", "cards", "duplex", "look",
    "language", DIFFICULTY, *FILTER_KEYS,
)  # fmt: skip
KEYS = {"sheet": _KEYS}
"""The keys that recipes of worksheets can have."""
_OF_CARDS = ("cards", "duplex")


@dataclass(frozen=True, slots=True)
class WorksheetRecipe:
    """What a worksheet is made of."""

    id: str
    title: str
    kind: SheetKind
    filter: Filter
    count: int
    seed: int = 1
    paper: str = "a4"
    outputs: tuple[str, ...] = ("pdf",)
    instructions: str = ""
    including: tuple[str, ...] = ()
    """Ids of items, facts, subjects or templates that come first."""
    cards: int = CARDS[0]
    """Flashcards on a page."""
    duplex: Duplex = Duplex.LONG_EDGE
    place: Place = NOWHERE
    look: Look = PLAIN
    language: str = ""
    """The language of its labels, where that is not the collection's."""
    own: Own = NONE_OF_OWN
    """Where some of what comes first is written."""

    @property
    def counted(self) -> str:
        """What its count counts: cards, words …"""
        return SHEETS[self.kind].counted


def misfits(kind: SheetKind, chosen: Filter, count: int, place: Place) -> tuple[Problem, ...]:
    """What a kind of worksheet cannot be asked for."""
    sheet = SHEETS[kind]
    found = []
    if not 1 <= count <= sheet.most:
        hint = f"from 1 to {sheet.most}"
        found.append(Problem(place, "out-of-range", f"a {kind} sheet with {count} {sheet.counted}", hint))
    if chosen.types and set(chosen.types).isdisjoint(sheet.types):
        asked = f"asks by {' or '.join(sheet.types)}" if sheet.types else "asks nothing"
        message = f"a {kind} sheet {asked}, not by {' or '.join(chosen.types)}"
        found.append(Problem(place, "unfit-type", message, "leave the type out"))
    if not sheet.types and (chosen.levels or chosen.sources or chosen.templates or chosen.difficulty):
        message = f"a {kind} sheet asks nothing, so that levels, sources, templates or difficulty say nothing"
        found.append(Problem(place, "unfit-filter", message, "choose by about, topics and subjects"))
    return tuple(found)


def unfit_look(kind: SheetKind, look: Look) -> tuple[str, ...]:
    """What of a look a kind of worksheet cannot have, by the names of the fields."""
    sheet = SHEETS[kind]
    unfit = {"columns": look.columns > 1 and not sheet.columns, "booklet": look.booklet and not sheet.booklet}
    return tuple(name for name, is_unfit in unfit.items() if is_unfit)


def fitting_look(kind: SheetKind, look: Look) -> Look:
    """A look without what a kind of worksheet cannot have."""
    sheet = SHEETS[kind]
    return replace(look, columns=look.columns if sheet.columns else 0, booklet=look.booklet and sheet.booklet)


class WorksheetReader:
    """Reads recipes of worksheets against what a collection has."""

    def __init__(self, words: WordReader, outputs: tuple[str, ...], papers: tuple[str, ...]) -> None:
        self._words = words
        self._reader = words.reader
        self._outputs = outputs
        self._papers = papers

    def read(self, id: str, root: Node) -> WorksheetRecipe | None:
        """One recipe; None, with problems noted, when its kind is unknown."""
        reader = self._reader
        fields = reader.fields(root, "a recipe of a worksheet", _KEYS)
        title = reader.required(fields, "quiz", "a recipe of a worksheet", root.place)
        named = reader.chosen(fields["sheet"], "sheet", tuple(SheetKind), "unknown-sheet")
        if not named:
            return None
        kind = SheetKind(named)
        for key in _OF_CARDS:
            if key in fields and kind is not SheetKind.FLASHCARDS:
                message = f"{key!r} is for flashcards, and this is a {kind} sheet"
                reader.report(fields[key].place, "unfit-key", message, "leave it out")
        look = self._words.look(fields.get("look"))
        for key in unfit_look(kind, look):
            reader.report(
                fields["look"].place, "unfit-look", f"a {kind} sheet has no {key}", f"leave {key} out"
            )
        chosen = self._words.filter(fields)
        count = self._words.number(fields, "count", SHEETS[kind].usual, 1, SHEETS[kind].most)
        reader.problems.extend(misfits(kind, chosen, min(count, SHEETS[kind].most) or 1, root.place))
        return WorksheetRecipe(
            id,
            title,
            kind,
            chosen,
            count,
            self._words.number(fields, "seed", 1, 0, 2**63),
            reader.chosen(fields.get("paper"), "paper", self._papers, "unknown-paper") or "a4",
            self._formats(fields) or ("pdf",),
            reader.text(fields.get("instructions"), "instructions"),
            self._words.named(fields, "with"),
            self._cards(fields),
            Duplex(
                reader.chosen(fields.get("duplex"), "duplex", tuple(Duplex), "unknown-word") or "long-edge"
            ),
            root.place,
            look,
            self._words.language(fields.get("language")),
        )

    def _cards(self, fields: Mapping[str, Node]) -> int:
        number = self._reader.integer(fields.get("cards"), "cards")
        if number is not None and number not in CARDS:
            hint = f"{' or '.join(map(str, CARDS))} on a page"
            self._reader.report(fields["cards"].place, "out-of-range", f"cards is {number}", hint)
        return number or CARDS[0]

    def _formats(self, fields: Mapping[str, Node]) -> tuple[str, ...]:
        for node in self._reader.each(fields.get("outputs")):
            output = self._reader.text(node, "outputs")
            if output not in self._outputs:
                hint = did_you_mean(output, self._outputs)
                self._reader.report(node.place, "unknown-output", f"there is no output {output!r}", hint)
        return self._reader.texts(fields.get("outputs"), "outputs")
