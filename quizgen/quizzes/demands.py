"""What the forms of a quiz must hold, and for what each item would count.

A table of specifications, or plain sections whose items are to differ from form to form, become one list of
demands: so many items of a row, of a section, of a type, of a source.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum

from quizgen.facts.model import Subject
from quizgen.items.model import Item, ItemType
from quizgen.items.templates import Template
from quizgen.items.types.tools import Slot
from quizgen.problems import Place
from quizgen.quizzes.recipes import Blueprint, Filter, QuizRecipe, Range, Row, SectionRecipe
from quizgen.quizzes.recipes.filters import Sieve, names_of, sources_of


class Weight(IntEnum):
    """How dear it is to leave a demand unmet, where not all can be met: the cheapest is named."""

    WISH = 1
    QUOTA = 2
    SECTION = 3
    ROW = 4


@dataclass(frozen=True, slots=True)
class Demand:
    """So many items in each form."""

    name: str
    """What a problem calls it: `row 3 (energy × analyse)`."""
    count: Range
    place: Place
    weight: Weight


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an item may stand: a section, and the demands that it then counts for."""

    section: int
    demands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides for which demands an item counts, gathered before it is made."""

    taking: int
    """The filters that take it, as bits."""
    type: ItemType
    sources: tuple[int, ...]
    """Demands of sources that it cites."""
    wishes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """Items that count for one row, and one level of it."""

    filter: Filter
    demands: tuple[int, ...]
    section: int | None = None
    """The only section that takes them; None for the first whose filter does."""


@dataclass(slots=True)
class _Drafts:
    """Demands and cells as they are gathered."""

    demands: list[Demand] = field(default_factory=list)
    cells: list[_Cell] = field(default_factory=list)

    def demand(self, name: str, count: Range, place: Place, weight: Weight) -> int:
        self.demands.append(Demand(name, count, place, weight))
        return len(self.demands) - 1


class Plan:
    """The demands of a recipe, and the seats that it has for items."""

    def __init__(self, recipe: QuizRecipe) -> None:
        self.recipe = recipe
        self.sections = recipe.sections or (SectionRecipe("", Filter(), 0, place=recipe.place),)
        drafts = _Drafts()
        self._types: dict[str, int] = {}
        self._sources: dict[str, int] = {}
        if recipe.blueprint is not None:
            self._of_blueprint(recipe.blueprint, drafts)
        self._of_sections(drafts, alone=recipe.blueprint is None)
        self._wishes = {
            (index, id): drafts.demand(
                f"{section.called} cannot take {id!r}", Range(1), section.place, Weight.WISH
            )
            for index, section in enumerate(self.sections)
            for id in section.including
        }
        self.demands = tuple(drafts.demands)
        self._cells = tuple(drafts.cells)
        self._filters = (*(cell.filter for cell in self._cells), *(s.filter for s in self.sections))
        self._sieve = Sieve(self._filters)
        self._seats: dict[Standing, tuple[Seat, ...]] = {}

    def _of_blueprint(self, blueprint: Blueprint, drafts: _Drafts) -> None:
        for number, row in enumerate(blueprint.rows, start=1):
            self._of_row(number, row, drafts)
        rows = Range(sum(r.count.least for r in blueprint.rows), sum(r.count.most for r in blueprint.rows))
        if rows.least < blueprint.count.least or rows.most > blueprint.count.most:
            total = drafts.demand("the blueprint", blueprint.count, blueprint.place, Weight.ROW)
            drafts.cells = [replace(cell, demands=(*cell.demands, total)) for cell in drafts.cells]
        for quota in blueprint.types:
            name = f"the type {quota.name!r}"
            self._types[quota.name] = drafts.demand(name, quota.count, quota.place, Weight.QUOTA)
        for quota in blueprint.sources:
            name = f"the source {quota.name!r}"
            self._sources[quota.name] = drafts.demand(name, quota.count, quota.place, Weight.QUOTA)

    def _of_row(self, number: int, row: Row, drafts: _Drafts) -> None:
        words = " ".join(_words(row.filter))
        if not row.cells:
            name = f"row {number} ({words})" if words else f"row {number}"
            index = drafts.demand(name, row.count, row.place, Weight.ROW)
            drafts.cells.append(_Cell(row.filter, (index,)))
            return
        levels = Range(sum(c.count.least for c in row.cells), sum(c.count.most for c in row.cells))
        whole: tuple[int, ...] = ()
        if levels.least < row.count.least or levels.most > row.count.most:
            whole = (drafts.demand(f"row {number}", row.count, row.place, Weight.ROW),)
        for cell in row.cells:
            name = f"row {number} ({' × '.join(filter(None, (words, cell.level)))})"
            index = drafts.demand(name, cell.count, cell.place, Weight.ROW)
            drafts.cells.append(_Cell(replace(row.filter, levels=(cell.level,)), (index, *whole)))

    def _of_sections(self, drafts: _Drafts, *, alone: bool) -> None:
        self._counts: dict[int, int] = {}
        for index, section in enumerate(self.sections):
            if section.count:
                count = Range(section.count, section.count)
                self._counts[index] = drafts.demand(section.called, count, section.place, Weight.SECTION)
            if alone:
                drafts.cells.append(_Cell(section.filter, (), index))

    def may_take(self, template: Template, subject: Subject) -> bool:
        """Whether anything that a template makes of a subject could have a seat."""
        return self._sieve.may_take(template, subject)

    def taking_subject(self, subject: Subject) -> int:
        """The filters that take some items about a subject, as bits."""
        return self._sieve.taking_subject(subject)

    def served_by(self, taking: int) -> frozenset[int]:
        """The demands for which something that some filters take could count."""
        own = frozenset().union(*(cell.demands for cell in self._cells))
        cells = (cell for at, cell in enumerate(self._cells) if taking >> at & 1)
        return frozenset(range(len(self.demands))) - own.difference(*(cell.demands for cell in cells))

    def standing(self, found: Slot | Item) -> Standing:
        """What decides for which demands an item, or the slot for one, counts."""
        sources: tuple[int, ...] = ()
        if self._sources:
            cited = frozenset(sources_of(found))
            sources = tuple(index for id, index in self._sources.items() if id in cited)
        wishes: tuple[int, ...] = ()
        if self._wishes:
            names = names_of(found)
            wishes = tuple(index for (_, id), index in self._wishes.items() if id in names)
        return Standing(self._sieve.taking(found), found.type, sources, wishes)

    def made(self, standing: Standing, item: Item) -> Standing:
        """The standing of an item once its difficulty is known."""
        out = sum(1 << at for at, chosen in enumerate(self._filters) if not chosen.takes_estimate(item))
        return replace(standing, taking=standing.taking & ~out) if out & standing.taking else standing

    def seats(self, standing: Standing) -> tuple[Seat, ...]:
        """Where items of a standing may stand; an item takes one seat at most."""
        found = self._seats.get(standing)
        if found is None:
            found = self._seats[standing] = tuple(dict.fromkeys(self._seats_for(standing)))
        return found

    def _seats_for(self, standing: Standing) -> Iterator[Seat]:
        if self._types and standing.type not in self._types:
            return
        taking = [bool(standing.taking >> at & 1) for at in range(len(self._filters))]
        sections = [index for index, takes in enumerate(taking[len(self._cells) :]) if takes]
        quotas = [self._types[standing.type]] if self._types else []
        for cell, takes in zip(self._cells, taking, strict=False):
            if takes and sections:
                section = sections[0] if cell.section is None else cell.section
                counted = [self._counts[section]] if section in self._counts else []
                wishes = [
                    index
                    for (of, _), index in self._wishes.items()
                    if of == section and index in standing.wishes
                ]
                yield Seat(section, (*cell.demands, *counted, *quotas, *standing.sources, *wishes))


def _words(chosen: Filter) -> Iterator[str]:
    for words in (
        chosen.topics,
        chosen.about,
        chosen.subjects,
        chosen.templates,
        chosen.types,
        chosen.levels,
    ):
        if words:
            yield ", ".join(words)
