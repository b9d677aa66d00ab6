"""Facts that may have changed since somebody last looked: nothing else in quizgen compares with today."""

from collections.abc import Iterator

from quizgen.facts.dates import Date, calendar_date, day_number
from quizgen.facts.model import Collection, Fact, Many, Property, Subject
from quizgen.facts.world import last_day
from quizgen.problems import Place, Problem, Problems, Severity


def aged(collection: Collection, today: Date) -> Problems:
    """A warning for each fact whose as-of date lies further back than its property's `ages`, oldest first.

    Of a value with several versions the newest counts, of a list the end of the interval for which it is
    complete, of a series its newest period. Of what another subject continues nothing changes any more.
    """
    past = {subject.continues for subject in collection.subjects.values()}
    found = [
        (as_of.last, what, prop, as_of, place)
        for subject in collection.subjects.values()
        if subject.id not in past
        for what, prop, as_of, place in _dated(collection, subject)
        if prop.ages is not None and _years_later(as_of, prop.ages) < today.first
    ]
    found.sort(key=lambda row: (row[0], row[1]))
    return tuple(_warning(what, prop, as_of, place) for _, what, prop, as_of, place in found)


def _warning(what: str, prop: Property, as_of: Date, place: Place) -> Problem:
    years = "year" if prop.ages == 1 else f"{prop.ages} years"
    message = f"{what} is known as of {as_of} and wants a look every {years}"
    hint = "look it up again, and give the day as its newest version, or as the end of `complete:`"
    return Problem(place, "aged", message, hint, Severity.WARNING)


def _dated(collection: Collection, subject: Subject) -> Iterator[tuple[str, Property, Date, Place]]:
    """What of a subject has an as-of date: each value and list, with the newest day for which it is known."""
    for id, facts in subject.facts.items():
        prop = collection.kinds[subject.kind].properties[id]
        extent = subject.extents.get(id)
        if extent and extent.complete:
            yield f"{subject.id}/{id}", prop, last_day(extent.complete), extent.place
        elif dated := [(as_of, fact) for fact in facts if (as_of := _as_of(fact, prop))]:
            as_of, fact = max(dated, key=lambda pair: pair[0].last)
            yield f"{subject.id}/{id}", prop, as_of, fact.says.place


def _as_of(fact: Fact, prop: Property) -> Date | None:
    return fact.as_of or (fact.period if prop.many is Many.SERIES else None)


def _years_later(as_of: Date, years: int) -> int:
    """The day on which something that was known by then is so many years old."""
    year, month, day = calendar_date(as_of.last)
    return day_number(year + years, month, min(day, 28) if month == 2 else day)
