"""Checks on time: what is dated later than its sources, outside its list, or in an order that cannot be."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product

from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Date
from quizgen.facts.model import Citation, Collection, Extent, Fact, Many, Property, Source, Statement
from quizgen.problems import Place, Problem


def times(collection: Collection) -> Iterator[Problem]:
    """Nothing is said as of a day later than its newest source."""
    for subject in collection.subjects.values():
        for id, extent in subject.extents.items():
            cites = extent.cites or tuple(c for fact in subject.facts[id] for c in fact.says.cites)
            if extent.complete and _newest(collection, cites) < extent.complete.last:
                yield _too_new(extent.place, f"{subject.id}/{id}", extent.complete)
        for facts in subject.facts.values():
            for fact in facts:
                if fact.as_of and _newest(collection, fact.says.cites) < fact.as_of.first:
                    yield _too_new(fact.says.place, fact.id, fact.as_of)


def _too_new(place: Place, what: str, as_of: Date) -> Problem:
    hint = "cite a source of that day or later, or give an earlier day"
    return Problem(
        place, "as-of-after-source", f"{what} is said as of {as_of}, later than any source it cites", hint
    )


def _newest(collection: Collection, cites: Iterable[Citation]) -> int:
    days = {_day(source) for c in cites if (source := collection.sources.get(c.source))}
    return max(days - {_NEVER}, default=_NEVER)


_NEVER = 10**9
"""A day later than any, for what no source dates."""


def _day(source: Source) -> int:
    """The last day that a source can speak of: that of its publication or, undated, of the look at it."""
    dated = source.seen if source.date is None else source.date
    return dated.last if dated else _NEVER


def stints(collection: Collection) -> Iterator[Problem]:
    """Nobody joins after the day up to which a list is complete.

    Who left before it begins may be listed: more may be known of a body than the time for which all is.
    """
    for subject in collection.subjects.values():
        for id, extent in subject.extents.items():
            for fact in subject.facts.get(id, ()):
                yield from _stint_within_list(fact, extent)


def _stint_within_list(fact: Fact, extent: Extent) -> Iterator[Problem]:
    whole = extent.complete
    if whole is None:
        return
    if fact.since and all(date.first > whole.last for date in _dates(fact.since)):
        message = f"{fact.id} begins on {fact.since.value}, after the day up to which its list is complete"
        yield Problem(fact.since.place, "outside-the-list", message, "extend `complete:`")


def successions(collection: Collection) -> Iterator[Problem]:
    """An office has one holder at a time."""
    for subject in collection.subjects.values():
        for facts in subject.facts.values():
            if facts and collection.property_of(facts[0]).many is Many.SUCCESSION:
                begun = [fact for fact in facts if fact.since and _dates(fact.since)]
                begun.sort(key=lambda fact: min(date.first for date in _since(fact)))
                for earlier, later in pairwise(begun):
                    yield from _overlap(earlier, later)


def _overlap(earlier: Fact, later: Fact) -> Iterator[Problem]:
    """Two holders of whom one surely began while the other surely held the office."""
    assert later.since is not None
    began = max(date.last for date in _since(later))
    if earlier.until is None:
        message = f"{later.id} begins on {later.since.value}, and nothing says that {earlier.id} has ended"
        yield Problem(later.since.place, "two-holders", message, f"give {earlier.part!r} an `until:`")
    elif all(date.first > began for date in _dates(earlier.until)):
        message = (
            f"{later.id} begins on {later.since.value}, before {earlier.id} ends on {earlier.until.value}"
        )
        hint = "an office has one holder at a time: mend one of the dates"
        yield Problem(later.since.place, "two-holders", message, hint)


def _since(fact: Fact) -> tuple[Date, ...]:
    return _dates(fact.since) if fact.since else ()


def orders(collection: Collection) -> Iterator[Problem]:
    """What its property says comes `after` another date of the subject is not dated before it."""
    for subject in collection.subjects.values():
        for facts in subject.facts.values():
            prop = collection.property_of(facts[0]) if facts else None
            for earlier in prop.after if prop else ():
                for before, fact in product(subject.facts.get(earlier, ()), facts):
                    yield from _order(collection, before, fact)


def _order(collection: Collection, before: Fact, fact: Fact) -> Iterator[Problem]:
    pairs = list(product(_dates(before.says), _dates(fact.says)))
    if pairs and all(later.last < earlier.first for earlier, later in pairs):
        first, second = (_labelled(collection.property_of(f), f.says) for f in (before, fact))
        message = f"{fact.subject}: the {second} lies before the {first}"
        yield Problem(fact.says.place, "impossible-order", message, "mend one of the two")


def _labelled(prop: Property, says: Statement) -> str:
    return f"{prop.label} ({says.value})"


def _dates(says: Statement) -> tuple[Date, ...]:
    return tuple(value for value in right_values(says) if isinstance(value, Date))


CHECKS: tuple[Callable[[Collection], Iterator[Problem]], ...] = (times, stints, successions, orders)
"""Every check on time, in the order they run."""
