"""The world at a day: which versions, members and subjects of a collection hold then.

A build never depends on the day it runs. Without a day asked for, the world is the newest that the
facts themselves know: the latest as-of value, and each list as of the end of the interval for which it
is complete.
"""

from dataclasses import replace

from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Date, Grain
from quizgen.facts.model import Collection, Extent, Fact, Many, Property, Statement, Subject


def at(collection: Collection, day: Date | None = None, *, unconfirmed: bool = False) -> Collection:
    """The collection as it stands at a day (by default the newest it knows).

    Unconfirmed facts are left out unless asked for. Subjects that were not yet born are left out.
    """
    subjects = {
        id: _subject_at(collection, subject, day, unconfirmed)
        for id, subject in collection.subjects.items()
        if day is None or not _is_unborn(collection, subject, day)
    }
    return replace(collection, subjects=subjects)


def facts_by_id(collection: Collection) -> dict[str, Fact]:
    """Every fact of a collection by id; of as-of versions the newest, whatever their order."""
    return {
        fact.id: fact
        for subject in collection.subjects.values()
        for facts in subject.facts.values()
        for fact in sorted(facts, key=_as_of)
    }


def _as_of(fact: Fact) -> tuple[int, int]:
    return (fact.as_of.last, fact.as_of.first) if fact.as_of else (0, 0)


def _is_unborn(collection: Collection, subject: Subject, day: Date) -> bool:
    births = subject.facts.get(collection.kinds[subject.kind].born, ())
    if births:
        return any(isinstance(fact.value, Date) and fact.value.first > day.last for fact in births)
    # Of what has no birthday, the earliest of its dates tells that it was there by then.
    properties = collection.kinds[subject.kind].properties
    dates = [
        fact
        for id, facts in subject.facts.items()
        if properties[id].many is Many.ONE
        for fact in facts
        if isinstance(fact.value, Date)
    ]
    return bool(dates) and all(_lies_after(fact, day) for fact in dates)


def _lies_after(fact: Fact, day: Date) -> bool:
    """Whether a fact gives a date of which that day knows nothing yet."""
    values = right_values(fact.says)
    return all(isinstance(value, Date) and value.first > day.last for value in values)


def _subject_at(collection: Collection, subject: Subject, day: Date | None, unconfirmed: bool) -> Subject:
    properties = collection.kinds[subject.kind].properties
    facts = {}
    for id, found in subject.facts.items():
        extent = subject.extents.get(id)
        sure = unconfirmed or not (extent and extent.unconfirmed)
        kept = tuple(f for f in found if sure and (unconfirmed or not f.says.unconfirmed))
        kept = _facts_at(kept, properties[id], extent, day)
        if kept:
            facts[id] = kept if unconfirmed else tuple(map(_sure, kept))
    # Most subjects stand as they are written; a copy of each would take longer than all the rest.
    return subject if facts == subject.facts else replace(subject, facts=facts)


def _sure(fact: Fact) -> Fact:
    """A fact without those of its ends and qualifiers that are unconfirmed."""
    parts = fact.parts
    if not parts or not any(says.unconfirmed for says in parts.values()):
        return fact
    return replace(
        fact,
        since=None if fact.since and fact.since.unconfirmed else fact.since,
        until=None if fact.until and fact.until.unconfirmed else fact.until,
        qualifiers={id: says for id, says in fact.qualifiers.items() if not says.unconfirmed},
    )


def _facts_at(
    facts: tuple[Fact, ...], prop: Property, extent: Extent | None, day: Date | None
) -> tuple[Fact, ...]:
    match prop.many:
        case Many.ONE:
            dated = [f for f in facts if day is None or _is_known_by(f, day)]
            # Of "in 2002" and "in December 2002", the latter is the news.
            return tuple(sorted(dated, key=_as_of)[-1:] if len(dated) > 1 else dated)
        case Many.SERIES:
            return tuple(f for f in facts if day is None or f.period is None or f.period.first <= day.last)
        case Many.SET | Many.SUCCESSION:
            return members_at(facts, extent, last_day(day) if day else None)


def _is_known_by(fact: Fact, day: Date) -> bool:
    return fact.as_of.first <= day.last if fact.as_of else not _lies_after(fact, day)


def last_day(date: Date) -> Date:
    """The day at which a date ends."""
    return Date(date.last, date.last, Grain.DAY, date.calendar)


def shown(as_of: Date) -> Date:
    """An as-of date as it is printed: by the month at the finest."""
    return as_of.coarsened(Grain.MONTH) if as_of.grain in (Grain.DAY, Grain.RANGE) else as_of


def versions_around(versions: tuple[Fact, ...], as_of: Date) -> tuple[Fact, ...]:
    """The versions of a changing value that may hold on one of these days; none where they lie outside those known.

    What a value was on one day tells nothing of a later one, unless a later version is known as well.
    """
    sure = [f.as_of for f in versions if f.as_of is not None and not f.says.unconfirmed]
    if all(day.first > as_of.last for day in sure) or all(day.last < as_of.first for day in sure):
        return ()
    begin = max((day.first for day in sure if day.first <= as_of.first), default=as_of.first)
    end = min((day.last for day in sure if day.last >= as_of.last), default=as_of.last)
    return versions_meeting(versions, begin, end)


def versions_meeting(versions: tuple[Fact, ...], first: int, last: int) -> tuple[Fact, ...]:
    """The versions of a changing value that are known for one of the days between two, these included."""
    return tuple(f for f in versions if f.as_of and f.as_of.last >= first and f.as_of.first <= last)


def members_at(
    facts: tuple[Fact, ...], extent: Extent | None, day: Date | None, *, maybe: bool = False
) -> tuple[Fact, ...]:
    """The members of a list on every day of a date, by default on the last for which it is known to be whole.

    `maybe` takes those as well who may have been members on one of these days: whose dates lie between
    them, are too rough to tell, or are unconfirmed.
    """
    end = extent.complete.last if extent and extent.complete else None
    if day is None or (end is not None and day.first > end):
        days = None if end is None else (end, end)
    else:
        days = day.first, day.last
    if days is None:
        return tuple(f for f in facts if f.until is None or (maybe and f.until.unconfirmed))
    # Whoever is listed by the last day of a list had joined by then, however roughly that is dated.
    rough = days == (end, end)
    return tuple(
        f for f in facts if _begun(f, *days, maybe=maybe, rough=rough) and _lasts(f, *days, maybe=maybe)
    )


def _begun(fact: Fact, first: int, last: int, *, maybe: bool, rough: bool) -> bool:
    if fact.since is None:
        return True
    if fact.since.unconfirmed:
        return maybe or rough
    joined = _days(fact.since)
    if maybe or rough:
        return any(d.first <= last for d in joined)
    return all(d.last <= first for d in joined)


def _lasts(fact: Fact, first: int, last: int, *, maybe: bool) -> bool:
    if fact.until is None:
        return True
    if fact.until.unconfirmed:
        return maybe
    left = _days(fact.until)
    return any(d.last > first for d in left) if maybe else all(d.first > last for d in left)


def _days(statement: Statement) -> tuple[Date, ...]:
    return tuple(value for value in right_values(statement) if isinstance(value, Date))


def list_is_whole(extent: Extent | None, day: Date | None = None) -> bool:
    """Whether every member is listed, so that whoever is not listed is provably no member."""
    if extent is None or extent.unconfirmed:
        return False
    if extent.timeless:
        return True
    if extent.complete is None:
        return False
    return day is None or (extent.complete.first <= day.first and day.last <= extent.complete.last)


def as_of(fact: Fact, extent: Extent | None, prop: Property, day: Date | None = None) -> Date | None:
    """The day for which a fact that can change is known; None for one that cannot.

    `day` is that of the world asked for; a list is never spoken of as of a later day than it is known.
    """
    if fact.as_of is not None:
        return fact.as_of
    if not prop.changes or prop.many is Many.ONE or extent is None or extent.complete is None:
        return None
    if day is not None and day.last < extent.complete.last:
        return day
    last = extent.complete.last
    return Date(last, last, Grain.DAY, calendar=extent.complete.calendar)
