"""What the checks know of a collection, computed once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quizgen.facts import world
from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Date, Grain
from quizgen.facts.model import Collection, Fact, Many, Statement
from quizgen.facts.values import Quantity, Reference, Value
from quizgen.items.lint.marks import Marker
from quizgen.items.lint.seen import Texts
from quizgen.items.lint.shapes import Shape, Shapes
from quizgen.items.lint.telling import Told, told
from quizgen.items.lint.text import content, tokens
from quizgen.items.model import Item
from quizgen.items.wording import Printer

if TYPE_CHECKING:
    from quizgen.items.templates import Path, Template

_GRAINS = {"year": Grain.YEAR, "month": Grain.MONTH}
_MOST_KEPT = 1 << 16
"""Items whose marks are remembered: more than any quiz is drawn from at once."""
_LITTLE = frozenset(
    {
        "of",
        "the",
        "a",
        "an",
        "and",
        "in",
        "on",
        "for",
        "to",
        "between",
        "about",
        "it",
        "they",
        "its",
        "their",
        "was",
        "were",
        "that",
    }
)


@dataclass(frozen=True, slots=True)
class Rights:
    """What is right as an answer to an item, in every way that an option may give it."""

    texts: frozenset[str]
    subjects: frozenset[str]
    intervals: tuple[Shape, ...]


class Context:
    """A collection as the checks see it: its words, names and ranges.

    `templates` are those that made the items; items of others count as written by hand.
    """

    def __init__(self, collection: Collection, templates: "Sequence[Template]" = ()) -> None:
        self.world = collection
        self.paths: Mapping[str, Path] = {
            template.id: template.path for template in templates if not template.computes
        }
        """What a plain template turns on, by its id; what is computed counts as written by hand."""
        self.reverse = frozenset(t.id for t in templates if t.asks is None and not t.computes)
        """Templates that ask for the subject."""
        kinds = " ".join(f"{kind.name} {kind.plural}" for kind in collection.kinds.values())
        units = " ".join(f"{unit.one} {unit.many} {unit.short}" for unit in collection.units.values())
        self.general = content(kinds)
        """Words that name kinds: they say nothing of one subject."""
        self.shape = Shapes(collection.units.values()).of
        """What sort of thing an option is."""
        self._told: dict[tuple[str, str, tuple[str, ...]], Told] = {}
        self._rights: dict[tuple[bool, Path, str], Rights] = {}
        self._bearing: dict[tuple[str, Path], Mapping[Value, list[Fact]]] = {}
        self.exempt = frozenset(tokens(f"{kinds} {units}")) | _LITTLE
        """Words that options may share: those of kinds and units, and little ones."""
        self.seen = Texts(collection, self.shape, self.exempt).of
        """What there is to a text."""

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of the world by id."""
        return {
            fact.id: fact
            for subject in self.world.subjects.values()
            for facts in subject.facts.values()
            for fact in facts
        }

    @cached_property
    def printer(self) -> Printer:
        """Puts values in words."""
        return Printer(self.world)

    @cached_property
    def ranges(self) -> Mapping[tuple[str, str, str], tuple[float, float]]:
        """Least and greatest value of a kind's property, by the form in which options give it."""
        found: dict[tuple[str, str, str], tuple[float, float]] = {}
        for subject in self.world.subjects.values():
            for property_id, facts in subject.facts.items():
                for text in (text for fact in facts for text in self._written(fact)):
                    seen = self.shape(text)
                    key = subject.kind, property_id, seen.form
                    low, high = found.get(key, (seen.low, seen.high))
                    found[key] = min(low, seen.low), max(high, seen.high)
        return found

    def written_of(self, subject: str) -> frozenset[str]:
        """The dates and amounts of a subject in words."""
        facts = self.world.subjects[subject].facts.values()
        return frozenset(text for found in facts for fact in found for text in self._written(fact))

    def _written(self, fact: Fact) -> Iterable[str]:
        for value in (value for says in fact.statements for value in right_values(says)):
            if isinstance(value, Quantity):
                yield str(value)
            elif isinstance(value, Date):
                yield str(value)
                yield str(value.year)

    @cached_property
    def births(self) -> Mapping[str, Date]:
        """When subjects began, where that is known."""
        found = {}
        for subject in self.world.subjects.values():
            for fact in subject.facts.get(self.world.kinds[subject.kind].born, ()):
                if isinstance(fact.value, Date):
                    found[subject.id] = fact.value
        return found

    @cached_property
    def _marker(self) -> Marker:
        return Marker(self.world, self.facts)

    def told(self, item: Item) -> Told:
        """What an item tells and asks, read once."""
        key = (item.id, item.stem, item.tokens)
        if key not in self._told:
            if len(self._told) > _MOST_KEPT:
                self._told.clear()
            self._told[key] = told(item, self._marker, self.facts, self.paths, self.reverse)
        return self._told[key]

    def says(self, item: Item) -> Statement | None:
        """What is on record of the fact that a template's item asks; None where it was worked out or written by hand."""
        path = self.paths.get(item.template)
        fact = self.facts.get(item.asks[0]) if path else None
        if path is None or fact is None or path.part == "count":
            return None
        return fact.parts.get(path.part) if path.part else fact.says

    def rights(self, item: Item) -> Rights | None:
        """What is right as an answer to an item; None where that is not known, as of one written by hand."""
        path = self.paths.get(item.template)
        fact = self.facts.get(item.asks[0]) if path else None
        if path is None or fact is None or path.part == "count":
            return None
        key = (item.template in self.reverse, path, fact.id)
        if key not in self._rights:
            self._rights[key] = self._answers(fact, path) if not key[0] else self._answering(fact, path)
        return self._rights[key]

    def _answers(self, fact: Fact, path: "Path") -> Rights:
        """What is right where a value is asked for; of a list, every member."""
        prop = self.world.property_of(fact)
        facts: Sequence[Fact] = (fact,)
        if prop.many is Many.SET and not path.part:
            facts = self.world.subjects[fact.subject].facts[fact.property_id]
        said = [found.parts.get(path.part) if path.part else found.says for found in facts]
        values = [_at_grain(value, path) for says in said if says for value in right_values(says)]
        ids = frozenset(value.subject for value in values if isinstance(value, Reference))
        texts = [self.printer.text(value) for value in values]
        return Rights(
            frozenset(map(str.casefold, texts)),
            ids,
            tuple(seen for seen in map(self.shape, texts) if seen.is_ordered),
        )

    def _answering(self, fact: Fact, path: "Path") -> Rights:
        """What is right where the subject is asked for: all that have the value in the time of the question."""
        subject = self.world.subjects[fact.subject]
        prop = self.world.property_of(fact)
        day = world.as_of(fact, subject.extents.get(prop.id), prop)
        bearers = (
            other.subject
            for value in right_values(fact.says)
            for other in self._bearers(subject.kind, path).get(_at_grain(value, path), ())
            if day is None or _held(other, day)
        )
        return Rights(frozenset(), frozenset(bearers), ())

    def _bearers(self, kind: str, path: "Path") -> Mapping[Value, list[Fact]]:
        """Facts of a kind by the values they have at the end of a path."""
        if (kind, path) not in self._bearing:
            found: defaultdict[Value, list[Fact]] = defaultdict(list)
            for subject in self.world.subjects.values():
                for fact in subject.facts.get(path.property, ()) if subject.kind == kind else ():
                    for value in right_values(fact.says):
                        found[_at_grain(value, path)].append(fact)
            self._bearing[kind, path] = found
        return self._bearing[kind, path]


def _at_grain(value: Value, path: "Path") -> Value:
    grain = _GRAINS.get(path.grain)
    return value.coarsened(grain) if grain and isinstance(value, Date) else value


def _held(fact: Fact, day: Date) -> bool:
    """Whether a fact of the newest world held on an earlier day."""
    begun = fact.as_of or (fact.since.value if fact.since else None)
    return not isinstance(begun, Date) or begun.first <= day.last
