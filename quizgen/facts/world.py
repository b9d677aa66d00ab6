"""The world at a day: which versions, members and subjects of a collection hold then.

A build never depends on the day it runs. Without a day asked for, the world is the newest that the
facts themselves know: the latest as-of value, and each list as of the end of the interval for which it
is complete.
"""

from dataclasses import replace

from quizgen.facts.dates import Date, Grain
from quizgen.facts.model import Collection, Extent, Fact, Many, Property, Statement, Subject


def at(collection: Collection, day: Date | None = None, *, unconfirmed: bool = False) -> Collection:
    """The collection as it stands at a day (by default the newest it knows).

    Unconfirmed facts are left out unless asked for. Subjects that were not yet born are left out.
    """
    subjects = {
        id: _subject_at(collection, subject, day, unconfirmed)
        for id, subject in collection.subjects.items()
        if day is None or not _born_after(collection, subject, day)
    }
    return replace(collection, subjects=subjects)


def _born_after(collection: Collection, subject: Subject, day: Date) -> bool:
    births = subject.facts.get(collection.kinds[subject.kind].born, ())
    return any(isinstance(fact.value, Date) and fact.value.first > day.last for fact in births)


def _subject_at(collection: Collection, subject: Subject, day: Date | None, unconfirmed: bool) -> Subject:
    properties = collection.kinds[subject.kind].properties
    facts = {}
    for id, found in subject.facts.items():
        extent = subject.extents.get(id)
        sure = unconfirmed or not (extent and extent.unconfirmed)
        kept = tuple(f for f in found if sure and (unconfirmed or not f.says.unconfirmed))
        kept = _facts_at(kept, properties[id], extent, day)
        if kept:
            facts[id] = kept
    return replace(subject, facts=facts)


def _facts_at(
    facts: tuple[Fact, ...], prop: Property, extent: Extent | None, day: Date | None
) -> tuple[Fact, ...]:
    match prop.many:
        case Many.ONE:
            dated = [f for f in facts if f.as_of is None or day is None or f.as_of.first <= day.last]
            return tuple(sorted(dated, key=lambda f: f.as_of.last if f.as_of else 0)[-1:])
        case Many.SERIES:
            return tuple(f for f in facts if day is None or f.period is None or f.period.first <= day.last)
        case Many.SET | Many.SUCCESSION:
            return members_at(facts, extent, day)


def members_at(facts: tuple[Fact, ...], extent: Extent | None, day: Date | None) -> tuple[Fact, ...]:
    """The members of a list at a day, by default the last for which it is known to be whole."""
    moment = day.last if day else extent.complete.last if extent and extent.complete else None
    return tuple(f for f in facts if holds_at(f, moment))


def holds_at(fact: Fact, moment: int | None) -> bool:
    """Whether a member's stint covers a day (a Julian day number; None for the newest known)."""
    if moment is None:
        return fact.until is None
    begun = fact.since is None or _first(fact.since) <= moment
    return begun and (fact.until is None or _last(fact.until) > moment)


def _first(statement: Statement) -> int:
    return statement.value.first if isinstance(statement.value, Date) else 0


def _last(statement: Statement) -> int:
    return statement.value.last if isinstance(statement.value, Date) else 0


def list_is_whole(extent: Extent | None, day: Date | None = None) -> bool:
    """Whether every member is listed, so that whoever is not listed is provably no member."""
    if extent is None or extent.unconfirmed:
        return False
    if extent.timeless:
        return True
    if extent.complete is None:
        return False
    return day is None or (extent.complete.first <= day.first and day.last <= extent.complete.last)


def as_of(fact: Fact, extent: Extent | None, prop: Property) -> Date | None:
    """The day for which a fact that can change is known; None for one that cannot."""
    if fact.as_of is not None:
        return fact.as_of
    if prop.changes and prop.many is not Many.ONE and extent and extent.complete:
        last = extent.complete.last
        return Date(last, last, Grain.DAY, calendar=extent.complete.calendar)
    return None
