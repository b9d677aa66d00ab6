"""What is so on a day, worked out from every fact anew."""

from decimal import Decimal

from quizgen.facts.dates import Date, Grain
from quizgen.facts.model import Collection, Extent, Fact, Property, Statement, Subject, ValueType
from quizgen.facts.values import Flag, Name, Quantity, Reference, Value

_GRAINS = {"year": Grain.YEAR, "month": Grain.MONTH}
_KNOWN_BY = {
    "": frozenset(Grain),
    "year": frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR}),
    "month": frozenset({Grain.DAY, Grain.MONTH}),
    "day": frozenset({Grain.DAY}),
}


class SlowFacts:
    """The facts of a collection in the world of a day, or in the newest that they know."""

    def __init__(self, collection: Collection, day: Date | None = None) -> None:
        self.collection = collection
        self.subjects = collection.subjects
        self.day = day
        self.bearers: dict[str, set[str]] = {}
        """Subjects by what they are called, in lower case."""
        for subject in self.subjects.values():
            for name in names_of(subject):
                self.bearers.setdefault(name.casefold(), set()).add(subject.id)
        self._kin: dict[str, frozenset[str]] = {}

    def written(self, subject: str, prop: str) -> tuple[Fact, ...]:
        """Everything that is written of a subject under a property."""
        return self.subjects[subject].facts.get(prop, ()) if subject in self.subjects else ()

    def extent(self, subject: Subject, prop: Property) -> Extent:
        """What is known of a list as a whole."""
        return subject.extents.get(prop.id, Extent())

    def is_unsure(self, fact: Fact) -> bool:
        """Whether a fact, or the list it belongs to, is unconfirmed."""
        extent = self.subjects[fact.subject].extents.get(fact.property_id)
        return bool(fact.says.unconfirmed or (extent and extent.unconfirmed))

    # Values that change

    def newest(self, subject: Subject, prop: Property) -> tuple[Fact, ...]:
        """The last version of a value that is known for sure, if there is any."""
        known = [f for f in subject.facts.get(prop.id, ()) if not self.is_unsure(f)]
        if self.day is not None:
            known = [f for f in known if f.as_of is None or f.as_of.first <= self.day.last]
        known.sort(key=lambda f: (f.as_of.last, f.as_of.first) if f.as_of else (0, 0))
        return tuple(known[-1:])

    def versions_around(self, subject: Subject, prop: Property, as_of: Date | None) -> list[Fact]:
        """The versions of a value that may have been true on a day; none where that is not known."""
        if as_of is None:
            return list(self.newest(subject, prop))
        dated = [(f.as_of, f) for f in subject.facts.get(prop.id, ()) if f.as_of]
        sure = [date for date, f in dated if not self.is_unsure(f)]
        earlier = [date.first for date in sure if date.first <= as_of.last]
        later = [date.last for date in sure if date.last >= as_of.first]
        if not earlier or not later:
            return []
        begin, end = min(as_of.first, max(earlier)), max(as_of.last, min(later))
        return [f for date, f in dated if begin <= date.last and date.first <= end]

    # Lists

    def moment(self, extent: Extent) -> int | None:
        """The Julian day number for which a list is looked at; None for the newest known."""
        return min((day.last for day in (self.day, extent.complete) if day is not None), default=None)

    def held(self, fact: Fact, moment: int | None) -> bool | None:
        """Whether a member belongs to a list on a day; None where the facts do not tell.

        Whoever a list names by its last day had joined by then, however roughly the joining is dated.
        An end that is unconfirmed tells nothing.
        """
        since, until = _sure_dates(fact.since), _sure_dates(fact.until)
        may_have_left = bool(fact.until and fact.until.unconfirmed)
        if moment is None:
            return None if may_have_left else not until
        if since and all(date.first > moment for date in since):
            return False
        if until and all(date.last <= moment for date in until):
            return False
        extent = self.subjects[fact.subject].extents.get(fact.property_id)
        is_end = bool(extent and extent.complete and extent.complete.last == moment)
        begun = (is_end and bool(since)) or all(date.last <= moment for date in since)
        begun = begun and (is_end or not (fact.since and fact.since.unconfirmed))
        lasts = not may_have_left and all(date.first > moment for date in until)
        return True if begun and lasts else None

    def is_whole(self, extent: Extent, moment: int | None) -> bool:
        """Whether everybody on a list is known, on a day."""
        if extent.unconfirmed or not (extent.timeless or extent.complete):
            return False
        known = extent.complete
        return known is None or moment is None or known.first <= moment <= known.last

    def is_outside(self, subject: Subject, prop: Property, value: Value, moment: int | None) -> bool:
        """Whether a value provably does not belong to a list on a day."""
        possible = [f for f in subject.facts.get(prop.id, ()) if self.held(f, moment) is not False]
        return self.is_whole(self.extent(subject, prop), moment) and all(
            self.apart(value, member) for f in possible for member in values_of(f.says)
        )

    # Values

    def apart(self, one: Value, other: Value) -> bool:
        """Whether two values cannot both be meant."""
        match one, other:
            case (Date(), Date()):
                return one.last < other.first or other.last < one.first
            case (Quantity(), Quantity()):
                differ = (one.low, one.high) != (other.low, other.high)
                clear = one.high <= other.low or other.high <= one.low
                return one.unit.measures == other.unit.measures and differ and clear
            case (Name(), Name()):
                return bool(one.id and other.id) and one.text.casefold() != other.text.casefold()
            case (Reference(), Reference()):
                return other.subject not in self.kin(one.subject)
            case (Flag(), Flag()):
                return one.holds != other.holds
        return False

    def kin(self, id: str) -> frozenset[str]:
        """A subject with all that are joined to it by `continues`, `part_of` or a shared name."""
        if id not in self._kin:
            found, waiting = {id}, [id]
            while waiting:
                for other in self._next_of_kin(waiting.pop()) - found:
                    found.add(other)
                    waiting.append(other)
            self._kin[id] = frozenset(found)
        return self._kin[id]

    def _next_of_kin(self, id: str) -> set[str]:
        subject = self.subjects[id]
        joined = {subject.continues, subject.part_of}
        joined |= {other.id for other in self.subjects.values() if id in (other.continues, other.part_of)}
        for name in english_names(subject):
            joined |= {other for other in self.bearers[name] if name in english_names(self.subjects[other])}
        return joined & set(self.subjects)


def values_of(says: Statement) -> tuple[Value, ...]:
    """Every value that counts as right."""
    return (says.value, *says.alternatives)


def _sure_dates(end: Statement | None) -> list[Date]:
    if end is None or end.unconfirmed:
        return []
    return [value for value in values_of(end) if isinstance(value, Date)]


def part_of(fact: Fact, prop: Property, part: str) -> tuple[Statement | None, Property]:
    """What a fact says of itself, of its beginning or end, or under a qualifier, and of what sort that is."""
    if part in ("since", "until"):
        return (fact.since if part == "since" else fact.until), Property("", ValueType.DATE, "", "")
    if part:
        return fact.qualifiers.get(part), prop.qualifiers[part]
    return fact.says, prop


def is_known_by(value: Value, grain: str) -> bool:
    """Whether a value, if it is a date, is known as finely as asked."""
    return not isinstance(value, Date) or value.grain in _KNOWN_BY[grain]


def coarse(value: Value, grain: str) -> Value:
    """A date by its month or year; ValueError where it is not known so finely."""
    if not isinstance(value, Date):
        return value
    if not is_known_by(value, grain):
        raise ValueError(f"{value} is not known by {grain}")
    return value.coarsened(_GRAINS[grain]) if grain in _GRAINS else value


def order(value: Value) -> Decimal:
    """Where a number or a date stands in order."""
    if isinstance(value, Date):
        return Decimal(value.first)
    return value.number * value.unit.factor if isinstance(value, Quantity) else Decimal(0)


def names_of(subject: Subject) -> tuple[str, ...]:
    """Everything that a subject is called."""
    foreign = [text for name in subject.names for text in (name.text, name.latin)]
    return tuple(name for name in (subject.name, subject.short, *subject.aliases, *foreign) if name)


def english_names(subject: Subject) -> set[str]:
    """What a subject is called in the collection's own language, in lower case."""
    return {name.casefold() for name in (subject.name, subject.short, *subject.aliases) if name}
