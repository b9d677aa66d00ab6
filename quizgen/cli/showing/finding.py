"""What an id names, and where to look for all that is known of it."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from quizgen.cli.screen import wrong_usage
from quizgen.cli.showing import history, works
from quizgen.cli.showing.history import Change
from quizgen.cli.showing.rows import Refused, Row, Rows
from quizgen.cli.workspace import Workspace
from quizgen.facts.dates import Date
from quizgen.facts.model import Fact, Source, Subject
from quizgen.facts.world import facts_by_id
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.problems import Place, did_you_mean
from quizgen.quizzes.recipes import Recipe


@dataclass(frozen=True, slots=True)
class Found:
    """What an id names."""

    row: Row
    places: tuple[tuple[str, Place, int], ...]
    """What is written where: a name, a place, and the line on which its entry begins."""
    items: tuple[Item, ...] | None = None
    """What asks it; None where it is not asked in which decks and quizzes that stands."""


class Finder:
    """Looks things up in a collection as it stands at a day."""

    def __init__(self, workspace: Workspace, day: Date | None, *, unconfirmed: bool) -> None:
        self._workspace = workspace
        self._collection = workspace.collection
        self._is_present = day is None and not unconfirmed
        self._pool = Pool(workspace.collection, workspace.questions, day=day, unconfirmed=unconfirmed)
        self._rows = Rows(workspace.collection, self._pool, day)

    def find(self, id: str) -> Found:
        """What an id names; an id of nothing is wrong usage."""
        facts = facts_by_id(self._collection)
        templates = {template.id: template for template in self._workspace.questions.templates}
        subject, _, rest = id.partition("/")
        if id in self._collection.subjects:
            return self._subject(self._collection.subjects[id])
        if id in facts:
            return self._fact(facts[id])
        if subject in self._collection.subjects and rest in self._collection.subjects[subject].facts:
            return self._members(self._collection.subjects[subject], rest)
        if id in self._collection.sources:
            return self._source(self._collection.sources[id])
        if id in templates:
            return self._template(templates[id])
        source, _, paragraph = id.partition("#")
        if source in self._collection.sources and paragraph.isdigit():
            return self._source(self._collection.sources[source], int(paragraph))
        if found := self._item(id):
            return found
        recipes = {recipe.id: recipe for recipe in self._workspace.recipes}
        if id in recipes:
            return self._recipe(recipes[id])
        items = [slot.id for slot in self._pool.slots_about(subject, rest.partition("/")[0])]
        known = [*self._collection.subjects, *facts, *self._collection.sources, *templates, *recipes]
        raise wrong_usage(f"nothing is called {id!r}", did_you_mean(id, items or known))

    def history(self, found: Found) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """By name, the changes to what is written of it, newest first; nothing where git cannot tell."""
        for name, place, line in found.places:
            text = self._workspace.files.get(place.path)
            if text is not None and (changes := history.of(self._workspace.root, text, place, line)):
                yield name, changes

    def works(self, found: Found) -> Iterator[Row]:
        """The decks and quizzes of the collection's recipes in which items of it stand."""
        items = found.items or ()
        kinds = {item.kind for item in items}
        yield from works.appearances(self._workspace, self._present, kinds, items)

    @cached_property
    def _present(self) -> Pool:
        return self._pool if self._is_present else Pool(self._collection, self._workspace.questions)

    def _subject(self, subject: Subject) -> Found:
        items, _ = self._asking(lambda _, other: other.id == subject.id)
        items = tuple(item for item in items if item.subject == subject.id)
        return Found(
            self._rows.subject(subject, items), ((subject.id, subject.place, subject.place.line),), items
        )

    def _fact(self, fact: Fact) -> Found:
        items, refused = self._asking(lambda _, subject: subject.id == fact.subject, {fact.id})
        return Found(self._rows.fact(fact, items, refused), (self._written(fact),), items)

    def _members(self, subject: Subject, property_id: str) -> Found:
        facts = subject.facts[property_id]
        items, _ = self._asking(lambda _, other: other.id == subject.id, {fact.id for fact in facts})
        place = facts[0].says.place
        line = history.owner(self._text(place), place.line, property_id)
        places = ((f"{subject.id}/{property_id}", place, line),)
        return Found(self._rows.members(subject, property_id), places, items)

    def _source(self, source: Source, paragraph: int | None = None) -> Found:
        row = self._rows.source(source, paragraph)
        return Found(row, ((source.id, source.place, source.place.line),))

    def _recipe(self, recipe: Recipe) -> Found:
        """What it makes is of the present, whatever day is named."""
        row = works.recipe(recipe, self._workspace, self._present)
        return Found(row, ((recipe.id, recipe.place, 1),))

    def _template(self, template: Template) -> Found:
        items, refused = self._asking(lambda other, _: other.id == template.id)
        items = tuple(item for item in items if item.template == template.id)
        row = self._rows.template(template, items, refused)
        return Found(row, ((template.id, template.place, template.place.line),), items)

    def _item(self, id: str) -> Found | None:
        for item in self._pool.written:
            if id in (item.id, item.template):
                return self._made(item)
        template = id.partition("/")[0]
        for slot in self._pool.slots(lambda other, _: other.id == template):
            if slot.id == id:
                made = self._pool.make(slot)
                if isinstance(made, Refusal):
                    row = {"what": "no item", "id": id, "why": made.why}
                    return Found(row, ((template, slot.template.place, slot.template.place.line),))
                return self._made(made)
        return None

    def _made(self, item: Item) -> Found:
        facts = facts_by_id(self._collection)
        asked = tuple(self._written(facts[id]) for id in item.asks if id in facts)
        places = (*asked, (item.template, item.place, item.place.line))
        return Found(self._rows.item(item), places, (item,))

    def _asking(
        self, accept: Callable[[Template, Subject], bool], facts: Set[str] = frozenset()
    ) -> tuple[tuple[Item, ...], tuple[Refused, ...]]:
        """The items of some questions that ask one of some facts, if any are named, and why others cannot be made."""
        items: list[Item] = []
        refused: list[Refused] = []
        for slot in self._pool.slots(accept):
            if facts and facts.isdisjoint(fact.id for fact in slot.facts):
                continue
            made = self._pool.make(slot)
            if isinstance(made, Item):
                items.append(made)
            else:
                refused.append((slot.id, made.why))
        written = (item for item in self._pool.written if not facts or not facts.isdisjoint(item.asks))
        return (*items, *written), tuple(refused)

    def _written(self, fact: Fact) -> tuple[str, Place, int]:
        place = fact.says.place
        keys = (fact.part or fact.property_id, fact.property_id)
        return fact.id, place, history.owner(self._text(place), place.line, *keys)

    def _text(self, place: Place) -> list[str]:
        return self._workspace.files.get(place.path, b"").decode("utf-8", "replace").splitlines()
