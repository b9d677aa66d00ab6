"""Filters: which items, or slots for them, a recipe takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.model import Subject
from quizgen.items.model import Item, ItemType, Level
from quizgen.items.templates import Template
from quizgen.items.types.tools import Slot
from quizgen.quizzes.recipes.ranges import Range


def sources_of(found: Slot | Item) -> Iterable[str]:
    """Ids of the sources that an item, or the slot for one, cites for what it asks."""
    if isinstance(found, Item):
        return (cited.source for cited in found.cites)
    return (cite.source for fact in found.facts for cite in fact.says.cites)


def asked_by(found: Slot | Item) -> tuple[str, ...]:
    """Ids of the facts that an item, or the slot for one, asks."""
    return found.asks if isinstance(found, Item) else tuple(fact.id for fact in found.facts)


def names_of(found: Slot | Item) -> frozenset[str]:
    """Every id by which a recipe can name an item, or the slot for one.

    They are its own, its template's, its subject's, and those of the facts and lists that it asks.
    """
    if isinstance(found, Item):
        template, subject = found.template, found.subject
    else:
        template, subject = found.template.id, found.subject.id
    asks = asked_by(found)
    lists = ("/".join(fact.split("/", 2)[:2]) for fact in asks)
    return frozenset((found.id, template, subject, *asks, *lists))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items to take; an empty list takes all."""

    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    types: tuple[ItemType, ...] = ()
    levels: tuple[Level, ...] = ()
    sources: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Ids of items, facts, lists (`sco/members`), subjects or templates to leave out."""
    difficulty: Range | None = None
    """Estimates to take. A slot has none: once it is made, `takes_estimate` judges."""

    @property
    def takes_every_slot(self) -> bool:
        """Whether it leaves out nothing before it is made."""
        return replace(self, difficulty=None) == Filter()

    def takes(self, found: Slot | Item) -> bool:
        """Whether an item, or the slot for one, passes every list."""
        return self._takes_question(found) and self.takes_answer(found)

    def takes_answer(self, found: Slot | Item) -> bool:
        """Whether an item, or a slot, of a question that passes does so itself: by type, level, sources, names."""
        return (
            (not self.types or found.type in self.types)
            and (not self.levels or found.level in self.levels)
            and (not self.sources or not set(self.sources).isdisjoint(sources_of(found)))
            and (not self.without or names_of(found).isdisjoint(self.without))
            and (not isinstance(found, Item) or self.takes_estimate(found))
        )

    def takes_estimate(self, item: Item) -> bool:
        """Whether an item is as difficult as asked."""
        return self.difficulty is None or item.difficulty in self.difficulty

    def takes_subject(self, subject: Subject) -> bool:
        """Whether a subject passes the lists that speak of subjects."""
        return self._about(subject.kind, subject.id, subject.topics)

    def takes_template(self, template: Template) -> bool:
        """Whether any item of a template could pass, by its types and name; a claim may be of another level."""
        of_type = not self.types or not set(self.types).isdisjoint(template.types)
        return of_type and self._asked_by(template.id)

    def may_take(self, template: Template, subject: Subject) -> bool:
        """Whether any item that a template makes of a subject could pass."""
        return self.takes_template(template) and self.takes_subject(subject)

    def _takes_question(self, found: Slot | Item) -> bool:
        if isinstance(found, Item):
            about = self._about(found.kind, found.subject, found.topics)
            return about and self._asked_by(found.template)
        return self.takes_subject(found.subject) and self._asked_by(found.template.id)

    def _about(self, kind: str, subject: str, topics: tuple[str, ...]) -> bool:
        return (
            (not self.about or kind in self.about)
            and (not self.subjects or subject in self.subjects)
            and (not self.topics or not set(self.topics).isdisjoint(topics))
        )

    def _asked_by(self, template: str) -> bool:
        return not self.templates or template in self.templates


class Sieve:
    """Many filters at once: which of them take what, as the bits of a number.

    What filters say of templates and of subjects is asked once of each, so that a pool of a hundred thousand
    slots is sifted in a fraction of a second.
    """

    def __init__(self, filters: Sequence[Filter]) -> None:
        self._filters = filters
        self._by_template: dict[str, int] = {}
        self._by_subject: dict[str, int] = {}
        self._by_type = {
            each: _bits(not chosen.types or each in chosen.types for chosen in filters) for each in ItemType
        }
        self._by_level = {
            each: _bits(not chosen.levels or each in chosen.levels for chosen in filters) for each in Level
        }
        self._choosy = _bits(bool(chosen.sources or chosen.without) for chosen in filters)

    def may_take(self, template: Template, subject: Subject) -> bool:
        """Whether any filter may take an item that a template makes of a subject."""
        return bool(self._question(template, subject))

    def taking_subject(self, subject: Subject) -> int:
        """The filters that take some items about a subject."""
        bits = self._by_subject.get(subject.id)
        if bits is None:
            bits = _bits(chosen.takes_subject(subject) for chosen in self._filters)
            self._by_subject[subject.id] = bits
        return bits

    def taking(self, found: Slot | Item) -> int:
        """The filters that take an item, or the slot for one."""
        if isinstance(found, Item):
            return _bits(chosen.takes(found) for chosen in self._filters)
        bits = self._question(found.template, found.subject) & self._by_type[found.type]
        bits &= self._by_level[found.level]
        if bits & self._choosy:
            bits &= _bits(chosen.takes_answer(found) for chosen in self._filters)
        return bits

    def _question(self, template: Template, subject: Subject) -> int:
        of_template = self._by_template.get(template.id)
        if of_template is None:
            of_template = _bits(chosen.takes_template(template) for chosen in self._filters)
            self._by_template[template.id] = of_template
        return of_template & self.taking_subject(subject)


def _bits(said: Iterable[bool]) -> int:
    return sum(1 << at for at, yes in enumerate(said) if yes)
