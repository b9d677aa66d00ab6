"""What the facts themselves say of options and keys that were written by hand.

A curator's word that an option is wrong counts, unless the facts that the item asks say that it is right.
"""

from collections.abc import Iterable, Iterator

from quizgen.facts.comparison import Kinship, Verdict, compare, right_values
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Fact, Many
from quizgen.facts.values import Reference, Value
from quizgen.items.model import Option
from quizgen.items.reading import Readings
from quizgen.problems import Place, Problem, Severity


class Verifier:
    """Compares the words of hand-written items with the facts of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._kinship = Kinship(collection.subjects)
        self._readings = Readings(collection)

    def options(self, facts: tuple[Fact, ...], written: Iterable[tuple[Option, Place]]) -> Iterator[Problem]:
        """A problem for each wrong option that is right, and for a key that is wrong."""
        written = tuple(written)
        keys = [(option, place) for option, place in written if option.right]
        for key, place in keys:
            yield from self.key(key.text, facts, place)
        answered = [fact for fact in facts for key, _ in keys if self._says(fact, key.text)]
        for option, place in written:
            if not option.right and (fact := self._that_makes_right(option.text, facts, answered)):
                message = f"{option.text!r} is right as well: {fact.id} says so"
                # A question may narrow a list to one of its members in ways that no record shows.
                severity = Severity.ERROR if fact in facts else Severity.WARNING
                yield Problem(place, "two-right-answers", message, "take another wrong option", severity)

    def key(self, text: str, facts: tuple[Fact, ...], place: Place) -> Iterator[Problem]:
        """A problem where the one fact that is asked has another value than the key says."""
        if len(facts) != 1:
            # What several facts come to together may be none of their values.
            return
        fact = facts[0]
        read = self._read(fact, text)
        if Reference(fact.subject) in read:
            # The question asks whose value it is.
            return
        right = right_values(fact.says)
        if read and all(compare(one, so, self._kinship) is Verdict.APART for one in read for so in right):
            hint = "mend the key, or name in `asks:` all that it is worked out from"
            yield Problem(place, "wrong-key", f"{text!r} is not what {fact.id} says", hint)

    def _that_makes_right(self, text: str, facts: tuple[Fact, ...], answered: list[Fact]) -> Fact | None:
        """The fact by which an option is right.

        Where several facts are asked, the question may tell them apart, or ask what they come to
        together: then only the key's own fact counts, and members of a list whom nothing tells from it.
        """
        certain = facts if len(facts) == 1 else tuple(answered)
        alike = (other for fact in answered for other in self._alike(fact))
        return next((fact for fact in (*certain, *alike) if self._says(fact, text)), None)

    def _alike(self, fact: Fact) -> Iterator[Fact]:
        """The other members of a list of whom all is true that is recorded of one."""
        if self._collection.property_of(fact).many is Many.SET:
            for other in self._collection.subjects[fact.subject].facts[fact.property_id]:
                if other.id != fact.id and not other.says.unconfirmed and _parts(other) == _parts(fact):
                    yield other

    def _says(self, fact: Fact, text: str) -> bool:
        return any(self._holds(one, so) for one in self._read(fact, text) for so in right_values(fact.says))

    def _read(self, fact: Fact, text: str) -> tuple[Value, ...]:
        # Words do not say whether they are Old Style; the fact does.
        calendars = {so.calendar for so in right_values(fact.says) if isinstance(so, Date)}
        return self._readings.of(text, self._collection.property_of(fact), sorted(calendars))

    def _holds(self, value: Value, so: Value) -> bool:
        """Whether words are true of a value: they are the very value, or the year or month that holds it."""
        if isinstance(value, Date) and isinstance(so, Date):
            return value.first <= so.first and so.last <= value.last
        return compare(value, so, self._kinship) is Verdict.SAME


def _parts(fact: Fact) -> dict[str, tuple[Value, ...]]:
    return {id: right_values(says) for id, says in fact.parts.items()}
