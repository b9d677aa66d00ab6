"""What a template asks of one subject: the facts, the values that are right, the words to say it in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from quizgen.facts import world
from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Calendar, Date, Grain, calendar_date
from quizgen.facts.model import Collection, Extent, Fact, Many, Property, Statement, Subject, ValueType
from quizgen.facts.values import Quantity, Reference, Unit, Value
from quizgen.items.rendering import NeedError
from quizgen.items.templates import SUBJECT, Path, Template
from quizgen.items.wording import Printer, Words, subject_words

COUNT = Unit("", "", "", "", "count")
"""Things counted, one by one."""
_FINER = {
    "year": frozenset(Grain) - {Grain.RANGE},
    "month": frozenset({Grain.DAY, Grain.MONTH}),
    "day": frozenset({Grain.DAY}),
}
_GRAINS = {"year": Grain.YEAR, "month": Grain.MONTH, "day": Grain.DAY}


def _end(id: str, label: str) -> Property:
    return Property(id, ValueType.DATE, label, "")


_COUNT_OF = Property("count", ValueType.QUANTITY, "number", "")
_MEMBERSHIP = {"since": _end("since", "date of joining"), "until": _end("until", "date of leaving")}
_TERM = {
    "since": _end("since", "beginning of the term of office"),
    "until": _end("until", "end of the term of office"),
}


@cache
def _subject_of(kind: str) -> Property:
    return Property(SUBJECT, ValueType.REFERENCE, "subject", "", to=(kind,))


class Ground(StrEnum):
    """On what ground another answer to the question is false."""

    ONE_VALUE = "one-value"
    """The property has one value, and the other is apart from it."""
    WHOLE_LIST = "whole-list"
    """Every member is listed, and the other is none of them."""
    SUBJECTS = "subjects"
    """The other subject provably has another value, or a whole list without the member."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One question about one subject, whatever its item type; equal to itself alone."""

    template: Template
    subject: Subject
    facts: tuple[Fact, ...]
    """The facts it asks, the main one first."""
    answer_property: Property
    """What sort of value answers it."""
    right: tuple[Value, ...]
    """Values that count as right, the main one first; for a whole list, its members."""
    also: tuple[Value, ...]
    """Values that are right as well, so that they cannot stand as wrong: those of another stint of the
    same member, and those that a changing value had in the time that the question names."""
    ground: Ground
    says: Statement | None
    """The record of misreports and ruled-out values for the answer; None where there is none."""
    extent: Extent | None
    as_of: Date | None
    lists_all: bool
    """Whether the whole list is asked for."""
    words: Mapping[str, Words]
    """What the sentences of the template can speak of."""
    when: Date | None
    """The days of which it asks, as far as it names any: its answer must hold on each of them."""
    likely: tuple[Value, ...] = ()
    """Answers that the same question has about others: they are nearer than what else could be said."""

    @property
    def fact(self) -> Fact:
        """The main fact it asks."""
        return self.facts[0]

    @property
    def answer(self) -> Value:
        """The value that the answer key gives."""
        return self.right[0]


class Asker:
    """Applies templates to the subjects of a world."""

    def __init__(self, collection: Collection, everything: Collection, day: Date | None = None) -> None:
        self.collection = collection
        self.everything = everything
        self.day = day
        self.printer = Printer(everything)
        self._words: dict[str, Words] = {}

    def parts(self, template: Template, subject: Subject) -> Iterator[tuple[Fact, ...]]:
        """The facts of each question that a template asks of a subject."""
        facts = subject.facts.get(template.path.property, ())
        if not facts:
            return
        if template.each or self.collection.property_of(facts[0]).many is Many.ONE:
            left_out = tuple(fact for id in template.gaps for fact in subject.facts.get(id, ()))
            if len(left_out) == len(template.gaps):
                for fact in facts:
                    yield (fact, *left_out)
        else:
            yield facts

    def ask(self, template: Template, subject: Subject, facts: tuple[Fact, ...]) -> Asked:
        """The question; raises NeedError when a fact does not say what the template asks for."""
        fact = facts[0]
        asks = facts
        if template.gaps:
            # What else is left out of the sentence answers no question of its own.
            facts = facts[:1]
        prop = self.collection.property_of(fact)
        extent = subject.extents.get(prop.id)
        # When a member joined does not change, though the list does.
        as_of = (
            None if template.path.part in ("since", "until") else world.as_of(fact, extent, prop, self.day)
        )
        when = self._when(as_of)
        words = {"it": self.subject_words(subject)}
        if fact.period is not None:
            words["period"] = self.printer.words(fact.period)
        if as_of is not None:
            words["as_of"] = self.printer.words(world.shown(as_of))
        if prop.many in (Many.SET, Many.SUCCESSION) and template.each:
            words["member"] = self._member_words(fact)
        takes_all = prop.many is not Many.ONE and not template.each
        if takes_all and not self._is_whole(subject, facts, extent, when):
            raise NeedError("the list is not known to be whole")
        is_list = prop.many in (Many.SET, Many.SUCCESSION)
        if is_list and as_of is not None and world.members_at(facts, extent, when) != facts:
            raise NeedError("somebody joined or left in the very time that the question names")
        lists_all = takes_all and template.path.part != "count"
        if template.asks is None:
            if template.given and template.given.part:
                raise NeedError("only a value itself can be given")
            words["given"] = self.printer.words(coarsened(fact.value, template.path))
            right: tuple[Value, ...] = (Reference(subject.id),)
            also: tuple[Value, ...] = ()
            ground = Ground.SUBJECTS
            says: Statement | None = None
            answer_property = _subject_of(subject.kind)
        else:
            if template.asks.part == "since" and self._was_there_from_the_start(subject, fact):
                raise NeedError("it was there from the start and never joined")
            answer_property, says, right = self._answer(template.asks, facts, prop)
            also = self._right_as_well(template, fact, when)
            plain = prop.many in (Many.SET, Many.SUCCESSION) and not template.asks.part
            ground = Ground.WHOLE_LIST if plain else Ground.ONE_VALUE
        words["answer"] = self.printer.words(right[0])
        return Asked(
            template,
            subject,
            asks,
            answer_property,
            right,
            also,
            ground,
            says,
            extent,
            as_of,
            lists_all,
            words,
            when,
        )

    def _was_there_from_the_start(self, subject: Subject, fact: Fact) -> bool:
        if fact.since is None:
            return False
        births = subject.facts.get(self.collection.kinds[subject.kind].born, ())
        return any(fact.since.value == birth.value for birth in births)

    def _when(self, as_of: Date | None) -> Date | None:
        if as_of is not None:
            return world.shown(as_of)
        return world.last_day(self.day) if self.day else None

    def _is_whole(
        self, subject: Subject, facts: tuple[Fact, ...], extent: Extent | None, when: Date | None
    ) -> bool:
        # Who is unconfirmed or has too rough a date may be one: then neither the list nor its length is known.
        written = self.everything.subjects[subject.id].facts.get(facts[0].property_id, ())
        possible = {fact.id for fact in world.members_at(written, extent, when, maybe=True)}
        return world.list_is_whole(extent, self.day) and possible == {fact.id for fact in facts}

    def _answer(
        self, path: Path, facts: tuple[Fact, ...], prop: Property
    ) -> tuple[Property, Statement | None, tuple[Value, ...]]:
        fact = facts[0]
        if path.part == "count":
            return _COUNT_OF, None, (Quantity(Decimal(len(facts)), COUNT),)
        if path.part in ("since", "until"):
            says = fact.parts.get(path.part)
            answer_property = (_TERM if prop.many is Many.SUCCESSION else _MEMBERSHIP)[path.part]
        elif path.part:
            says = fact.qualifiers.get(path.part)
            answer_property = prop.qualifiers[path.part]
        elif len(facts) > 1:
            return prop, None, tuple(f.value for f in facts)
        else:
            says, answer_property = fact.says, prop
        if says is None or says.unconfirmed:
            raise NeedError(f"{fact.id} has no {path.part} that is confirmed")
        right = tuple(coarsened(value, path) for value in right_values(says))
        return answer_property, says, tuple(dict.fromkeys(right))

    def _right_as_well(self, template: Template, fact: Fact, when: Date | None) -> tuple[Value, ...]:
        path = template.path
        if template.each and path.part:
            return self._of_other_stints(path, fact, when)
        if fact.as_of is None or when is None:
            return ()
        written = self.everything.subjects[fact.subject].facts[fact.property_id]
        versions = world.versions_meeting(written, when.first, when.last)
        return tuple(
            as_finely_as_known(value, path)
            for version in versions
            if version.as_of != fact.as_of
            for value in right_values(version.says)
        )

    def _of_other_stints(self, path: Path, fact: Fact, when: Date | None) -> tuple[Value, ...]:
        """What the question would be answered with by other stints of the same member."""
        subject = self.everything.subjects[fact.subject]
        written = subject.facts[fact.property_id]
        if path.part not in ("since", "until"):
            written = world.members_at(written, subject.extents.get(fact.property_id), when, maybe=True)
        found: list[Value] = []
        for other in written:
            says = other.parts.get(path.part)
            if other.part == fact.part and other.id != fact.id and says is not None:
                found.extend(as_finely_as_known(value, path) for value in right_values(says))
        return tuple(found)

    def subject_words(self, subject: Subject) -> Words:
        """A subject in words, with what is said of it under its one-valued properties."""
        if subject.id not in self._words:
            properties = {
                id: self.printer.words(facts[0].value)
                for id, facts in subject.facts.items()
                if len(facts) == 1 and self.collection.property_of(facts[0]).many is Many.ONE
            }
            self._words[subject.id] = subject_words(subject, properties)
        return self._words[subject.id]

    def _member_words(self, fact: Fact) -> Words:
        words = self.printer.words(fact.value)
        properties = {id: self.printer.words(says.value) for id, says in fact.parts.items()}
        return Words(words.text, words.name, words.plural, words.short, words.on, properties)


def coarsened(value: Value, path: Path) -> Value:
    """A date at the grain that a path asks for; raises NeedError where it is not known so finely."""
    if path.grain and isinstance(value, Date) and value.grain not in _FINER[path.grain]:
        raise NeedError(f"the date is known by {value.grain} only")
    if path.grain and reads_two_ways(value, path):
        raise NeedError(f"the {path.grain} is another in the other calendar")
    return as_widely_as_asked(value, path)


def as_finely_as_known(value: Value, path: Path) -> Value:
    """A date at the grain that a path asks for, or as it is where it is not known so finely."""
    try:
        return coarsened(value, path)
    except NeedError:
        return value


def as_widely_as_asked(value: Value, path: Path) -> Value:
    """A date at the grain that a path asks for, in its own calendar even where that reads two ways: what is to be apart
    from it must be apart from all of that year or month."""
    if not path.grain or not isinstance(value, Date) or value.grain not in _FINER[path.grain]:
        return value
    return value.coarsened(_GRAINS[path.grain]) if path.grain != "day" else value


def reads_two_ways(value: Value, path: Path) -> bool:
    """Whether the calendars differ on the year or month that a path asks for."""
    if not isinstance(value, Date) or value.calendar is Calendar.GREGORIAN or value.grain == path.grain:
        return False
    places = {"year": 1, "month": 2}.get(path.grain, 0)
    read = {
        calendar_date(number, calendar)[:places]
        for number in (value.first, value.last)
        for calendar in Calendar
    }
    return len(read) > 1
