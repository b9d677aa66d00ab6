"""From words back to values: what an option or an answer that was written by hand may mean.

Only what reads plainly is read. Words that are no value of the property mean nothing here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal

from quizgen.facts.dates import MONTHS, Calendar, parse
from quizgen.facts.model import Collection, Property, ValueType
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Value

_LEAD = re.compile(r"(?:(?:in|on|at|the)\s+)+", re.IGNORECASE)
_MONTH = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[^\W\d]+) (?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d]+) (?P<day>\d{1,2}), (?P<year>\d{4})")
_QUANTITY = re.compile(r"(?P<about>about )?(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<unit>\D.*)", re.IGNORECASE)
_FLAGS = {"yes": True, "no": False}


class Readings:
    """Reads words by the names and units of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        for subject in collection.subjects.values():
            names = (*subject.called, *(name.text for name in subject.names))
            for name in {name.casefold() for name in names}:
                self._called[name].append(subject.id)

    def of(self, text: str, prop: Property, calendars: Iterable[Calendar] = ()) -> tuple[Value, ...]:
        """Every value of a property that a text may mean; none where it does not read as one.

        `calendars` are those in which a date may be given, beside the Gregorian.
        """
        read = self._read(text.strip().rstrip("."), prop, {Calendar.GREGORIAN, *calendars})
        return tuple(read)

    def _read(self, text: str, prop: Property, calendars: Iterable[Calendar]) -> Iterator[Value]:
        bare = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
        match prop.type:
            case ValueType.DATE:
                with suppress(ValueError):
                    yield from (parse(_iso(bare), calendar) for calendar in calendars)
            case ValueType.QUANTITY:
                yield from self._quantities(bare, prop)
            case ValueType.REFERENCE:
                for id in self._called.get(text.casefold(), self._called.get(bare.casefold(), [])):
                    if not prop.to or self._collection.subjects[id].kind in prop.to:
                        yield Reference(id)
            case ValueType.NAME if prop.values:
                yield from (Name(name, id) for id, name in prop.values.items() if _same(name, text))
            case ValueType.NAME:
                yield Name(text)
            case ValueType.TEXT:
                yield Text(text)
            case ValueType.FLAG if text.casefold() in _FLAGS:
                yield Flag(_FLAGS[text.casefold()])

    def _quantities(self, text: str, prop: Property) -> Iterator[Value]:
        written = _QUANTITY.fullmatch(text)
        if written is None:
            return
        number = Decimal(written["number"].replace(",", ""))
        for id in prop.units or self._collection.units:
            unit = self._collection.units[id]
            if any(_same(word, written["unit"]) for word in (unit.id, unit.one, unit.many, unit.short)):
                yield Quantity(number, unit, bool(written["about"]))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _iso(text: str) -> str:
    """A date in words as a curator writes it; other words as they are."""
    written = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    month = _MONTH.get(written["month"].casefold()) if written else None
    if written is None or month is None:
        return text
    day = f"-{int(written['day']):02d}" if written["day"] else ""
    return f"{written['year']}-{month:02d}{day}"
