"""Whether an item written by hand stands in a world: whether all that it asks is so there.

A template's item is made of the world that it is asked in; one written by hand is right for the newest
version of its facts alone. In a world where one of them is another, unknown or unconfirmed, it is left out.
"""

from quizgen.facts import world
from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Fact


class Standing:
    """Compares the facts of a collection with those of the world at a day."""

    def __init__(
        self, everything: Collection, seen: Collection, day: Date | None = None, *, unconfirmed: bool = False
    ) -> None:
        self._everything = everything
        self._seen = seen
        self._day = day
        self._unconfirmed = unconfirmed

    def holds(self, fact: Fact) -> bool:
        """Whether the newest version of a fact is the one that holds in this world."""
        subject = self._seen.subjects.get(fact.subject)
        if subject is None or not (self._unconfirmed or self._is_sure(fact)):
            return False
        if fact.until is not None:
            return self._day is None or _ended_by(fact, self._day)
        held = next((f for f in subject.facts.get(fact.property_id, ()) if f.id == fact.id), None)
        return (
            held is not None and held.value == fact.value and self.as_of(held, self._day) == self.as_of(fact)
        )

    def as_of(self, fact: Fact, day: Date | None = None) -> Date | None:
        """The day for which a fact is known that can still change; a membership that ended cannot."""
        if fact.until is not None:
            return None
        extent = self._everything.subjects[fact.subject].extents.get(fact.property_id)
        return world.as_of(fact, extent, self._everything.property_of(fact), day)

    def _is_sure(self, fact: Fact) -> bool:
        # Nothing tells which of its statements is asked.
        extent = self._everything.subjects[fact.subject].extents.get(fact.property_id)
        return not (extent and extent.unconfirmed) and not any(s.unconfirmed for s in fact.statements)


def _ended_by(fact: Fact, day: Date) -> bool:
    ends = right_values(fact.until) if fact.until else ()
    return all(end.last <= day.last for end in ends if isinstance(end, Date))
