"""Why an answer is provably wrong.

Absence is not falsity. A value is false only where the property has one value that is apart from it,
where a whole list does not name it, where a curator recorded it as a misreport or ruled it out. The
functions here say so or stay silent; nothing else in the engine may call an answer wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from quizgen.facts import world
from quizgen.facts.comparison import Kinship, Verdict, apart_from_all, compare, right_values
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Many, Statement, Subject
from quizgen.facts.values import Name, Reference, Text, Value
from quizgen.items.asking import Asked, Ground, as_widely_as_asked, reads_two_ways
from quizgen.items.columns import Columns


class Proof(StrEnum):
    """What proves a distractor wrong."""

    OTHER_VALUE = "other-value"
    NOT_LISTED = "not-listed"
    MISREPORTED = "misreported"
    RULED_OUT = "ruled-out"
    LISTED = "listed"
    """The facts list it, where what is not listed is asked for."""
    RANKS_BEHIND = "ranks-behind"
    """Its date or amount is provably not the one that is asked for."""
    OF_BOTH = "of-both"
    """It is true of both, where what tells two apart is asked for."""
    WRITTEN = "written"
    """Nothing but the word of who wrote the item by hand."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """Who may be a member of a list at a day."""

    values: tuple[Value, ...]
    kin: frozenset[str]
    """Who stands for the kin of those that are subjects."""


Proving = Callable[[Value], Proof | None]
"""Tells for one question what proves that a value is no answer to it."""


class Judge:
    """Judges answers by the facts of a world.

    `everything` is the collection with its unconfirmed facts, which prove nothing but may be true.
    """

    def __init__(
        self,
        collection: Collection,
        everything: Collection,
        kinship: Kinship,
        columns: Columns,
        day: Date | None = None,
    ) -> None:
        self.kinship = kinship
        self.day = day
        self._collection = collection
        self._everything = everything
        self._columns = columns
        self._lists: dict[tuple[str, str, Date | None, Date | None], _Listed | None] = {}

    def proven(self, asked: Asked) -> Proving | None:
        """What proves that a value is no answer to a question; None where nothing can.

        What all values share is worked out once.
        """
        match asked.ground:
            case Ground.ONE_VALUE:
                so = (*asked.right, *asked.also)
                apart = partial(apart_from_all, others=so, kinship=self.kinship)
                return lambda value: Proof.OTHER_VALUE if apart(value) else None
            case Ground.WHOLE_LIST:
                listed = self._list(asked.subject, asked.fact.property_id, self.day, asked.when)
                return partial(self._not_listed, listed) if listed else None
            case Ground.SUBJECTS:
                return self._other_subjects(asked)

    def _not_listed(self, listed: _Listed, value: Value) -> Proof | None:
        if isinstance(value, Reference):
            return None if self.kinship.head(value.subject) in listed.kin else Proof.NOT_LISTED
        return Proof.NOT_LISTED if apart_from_all(value, listed.values, self.kinship) else None

    def _list(
        self, subject: Subject, property_id: str, day: Date | None, when: Date | None
    ) -> _Listed | None:
        key = (subject.id, property_id, day, when)
        if key not in self._lists:
            self._lists[key] = self._listed(subject, property_id, day, when)
        return self._lists[key]

    def _listed(
        self, subject: Subject, property_id: str, day: Date | None, when: Date | None
    ) -> _Listed | None:
        """The members of a list in the time that is asked about; None where not all are known at a day."""
        extent = subject.extents.get(property_id)
        if not world.list_is_whole(extent, day):
            return None
        # Whoever is listed, but unconfirmed or with too rough a date, may be one: no proof either way.
        values = self._possible(subject, property_id, when)
        kin = frozenset(self.kinship.head(value.subject) for value in values if isinstance(value, Reference))
        return _Listed(values, kin)

    def _possible(self, subject: Subject, property_id: str, when: Date | None) -> tuple[Value, ...]:
        written = self._everything.subjects[subject.id].facts.get(property_id, ())
        possible = world.members_at(written, subject.extents.get(property_id), when, maybe=True)
        return tuple(value for fact in possible for value in right_values(fact.says))

    def may_be_right(self, asked: Asked, value: Value) -> bool:
        """Whether the facts may say what is on record as wrong.

        A day that is ruled out may lie in the very year that is asked for, and a name that one member
        is mistaken for may be another member's. Words are judged by their letters: beyond them the
        record is all there is.
        """
        listed = (
            self._possible(asked.subject, asked.fact.property_id, asked.when)
            if asked.ground is Ground.WHOLE_LIST
            else ()
        )
        verdicts = (compare(value, so, self.kinship) for so in (*asked.right, *asked.also, *listed))
        if isinstance(value, Text | Name):
            return Verdict.SAME in verdicts
        return any(verdict is not Verdict.APART for verdict in verdicts)

    def _other_subjects(self, asked: Asked) -> Proving | None:
        """What proves that another subject is no answer, where one is asked for."""
        head, kind = self.kinship.head(asked.subject.id), asked.subject.kind
        another = self._another(asked)
        if another is None:
            return None

        def proof(value: Value) -> Proof | None:
            if not isinstance(value, Reference) or self.kinship.head(value.subject) == head:
                return None
            other = self._collection.subjects.get(value.subject)
            return another(other) if other and other.kind == kind else None

        return proof

    def _another(self, asked: Asked) -> Callable[[Subject], Proof | None] | None:
        """What proves that the value a question gives is not that of a subject."""
        prop, right = self._collection.property_of(asked.fact), right_values(asked.fact.says)
        if prop.many is Many.ONE:
            # A question that gives only a year is answered by every subject of that year.
            given = tuple(as_widely_as_asked(value, asked.template.path) for value in right)
            return partial(self._has_another, asked, given)
        # The lists of two subjects may be known for different days; the question asks of one.
        day = asked.as_of or self.day
        return None if prop.changes and day is None else partial(self._lists_none, asked, right, day)

    def _lists_none(
        self, asked: Asked, members: tuple[Value, ...], day: Date | None, other: Subject
    ) -> Proof | None:
        listed = self._list(other, asked.fact.property_id, day, asked.when)
        if listed is None:
            return None
        return Proof.NOT_LISTED if all(self._not_listed(listed, member) for member in members) else None

    def _has_another(self, asked: Asked, given: tuple[Value, ...], other: Subject) -> Proof | None:
        property_id, path = asked.fact.property_id, asked.template.path
        facts = other.facts.get(property_id, ())
        if facts and asked.as_of is not None and asked.when is not None:
            written = self._everything.subjects[other.id].facts[property_id]
            facts = world.versions_around(written, asked.when)
        own = [value for version in facts for value in right_values(version.says)]
        if not own or any(reads_two_ways(value, path) for value in own):
            return None
        return Proof.OTHER_VALUE if all(apart_from_all(value, given, self.kinship) for value in own) else None

    def may_be_one(self, one: Value, other: Value) -> bool:
        """Whether two values are not provably apart, so that they cannot both stand among options."""
        return compare(one, other, self.kinship) is not Verdict.APART

    def is_only_member(self, asked: Asked, told: Iterable[str]) -> bool:
        """Whether a member is provably the only one of whom what a question tells is true.

        `told` are the parts of a member that it prints: `since`, `until` or qualifiers.
        """
        fact, extent = asked.fact, asked.extent
        own = fact.parts
        parts = [part for part in told if part in own]
        if not parts or not world.list_is_whole(extent, self.day):
            return False
        written = self._everything.subjects[fact.subject].facts[fact.property_id]
        return all(
            other.value == fact.value
            or any(self._are_apart(own[part], other.parts.get(part)) for part in parts)
            for other in world.members_at(written, extent, asked.when, maybe=True)
        )

    def _are_apart(self, one: Statement, other: Statement | None) -> bool:
        if other is None or other.unconfirmed:
            return False
        values = right_values(one)
        return all(apart_from_all(value, values, self.kinship) for value in right_values(other))

    def is_unique(self, asked: Asked) -> bool:
        """Whether the subject asked for is provably the only one of its kind with the given value."""
        given = [as_widely_as_asked(right, asked.template.path) for right in right_values(asked.fact.says)]
        rivals = self._columns.rivals(asked.subject.kind, asked.fact.property_id, given)
        proof = self._other_subjects(asked)
        return all(id == asked.subject.id or (proof and proof(Reference(id))) for id in rivals)
