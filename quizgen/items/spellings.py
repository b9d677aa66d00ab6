"""Every spelling of an answer that counts as right when it is typed."""

from collections import defaultdict
from functools import cached_property

from quizgen.facts.dates import MONTHS, Calendar, Date, Grain, calendar_date
from quizgen.facts.model import Collection, Subject
from quizgen.facts.values import Name, Quantity, Reference, Value
from quizgen.items.wording import Printer


class Spellings:
    """Knows the spellings of a collection's values."""

    def __init__(self, collection: Collection, printer: Printer) -> None:
        self._subjects = collection.subjects
        self._printer = printer

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        """The ids of subjects by each of their names, whatever its case."""
        found: dict[str, set[str]] = defaultdict(set)
        for subject in self._subjects.values():
            for name in _names(subject):
                found[name.casefold()].add(subject.id)
        return found

    def of(self, values: tuple[Value, ...]) -> tuple[str, ...]:
        """The spellings of values that all count as right, the first value as printed in front."""
        found = [spelling for value in values for spelling in self._of_one(value)]
        unique: dict[str, str] = {}
        for spelling in found:
            unique.setdefault(spelling.casefold(), spelling)
        return tuple(unique.values())

    def is_shared(self, value: Value) -> bool:
        """Whether another subject of the kind goes by the very name that answers the question."""
        if not isinstance(value, Reference) or value.subject not in self._subjects:
            return False
        named = self._subjects[value.subject]
        bearers = self._bearers[named.name.casefold()] - {named.id}
        return any(self._subjects[id].kind == named.kind for id in bearers)

    def _of_one(self, value: Value) -> list[str]:
        text = self._printer.text(value)
        match value:
            case Reference(id) if id in self._subjects:
                names = _names(self._subjects[id])
                # An alias that two subjects share never counts alone.
                own = [name for name in names if len(self._bearers[name.casefold()]) == 1]
                return [text, *own]
            case Date():
                return [text, *_date_spellings(value)]
            case Quantity(number=number, unit=unit):
                plain = f"{number:f}"
                shown = {unit.one if number == 1 else unit.many, unit.short, unit.id} - {""}
                return [text, plain, f"{number:,f}", *sorted(f"{plain} {word}" for word in shown)]
            case Name(name):
                return [name]
        return [text]


def _names(subject: Subject) -> list[str]:
    foreign = [text for name in subject.names for text in (name.text, name.latin) if text]
    return [*subject.called, *foreign]


def _date_spellings(date: Date) -> list[str]:
    if date.grain is Grain.RANGE:
        return [date.iso]
    if date.grain is Grain.YEAR:
        return [date.iso] if date.year > 0 else []
    found = []
    calendars = [date.calendar] if date.grain is Grain.MONTH else sorted({date.calendar, Calendar.GREGORIAN})
    for calendar in calendars:
        year, month, of_month = calendar_date(date.first, calendar)
        name = MONTHS[month - 1]
        if date.grain is Grain.MONTH:
            found += [f"{name} {year}", f"{year:04d}-{month:02d}", f"{month:02d}/{year}"]
        else:
            found += [
                f"{of_month} {name} {year}",
                f"{name} {of_month}, {year}",
                f"{year:04d}-{month:02d}-{of_month:02d}",
                f"{of_month:02d}.{month:02d}.{year}",
            ]
    return found
