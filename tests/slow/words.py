"""Values in words and words as values: how an option prints, what a statement means."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from quizgen.facts.dates import MONTHS, Calendar, Date, Grain, calendar_date, day, parse, year_of
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Value
from quizgen.items.questions import Questions
from tests.slow.facts import SlowFacts, names_of, values_of
from tests.slow.questions import COUNT, Question, of_other_stints

_FIELD = re.compile(r"\\\{\\\{(?:\\ )*(.+?)(?:\\ )*\\\}\\\}")
"""A field of a sentence template, once the sentence is escaped."""
_PRINTED_DATE = re.compile(rf"(?:(\d+) )?(?:({'|'.join(MONTHS)}) )?(\d+)( BC)?(?: O\.S\.| \(|$)")
_PRINTED_NUMBER = re.compile(r"(about )?(-?[\d,]+(?:\.\d+)?) ?(.*)")


class SlowWords:
    """Knows how the values of a collection are printed."""

    def __init__(self, facts: SlowFacts, questions: Questions) -> None:
        self._facts = facts
        self._claims = questions.claims
        self._units = (COUNT, *facts.collection.units.values())
        self._printed: dict[str, list[Reference]] = {}
        """Subjects by every way in which a sentence prints them, in capitals."""
        for id in facts.subjects:
            for form in self._forms(Reference(id)):
                self._printed.setdefault(form, []).append(Reference(id))

    def print(self, value: Value) -> str:
        """A value as an option prints it."""
        match value:
            case Reference(id):
                return self._facts.subjects[id].name
            case Text(text) | Name(text):
                return text
            case Flag(holds):
                return "yes" if holds else "no"
        return str(value)

    def prints(self, text: str, value: Value) -> bool:
        """Whether a text is how a value is printed, give or take a capital, an article, a preposition."""
        return text.strip().upper() in self._forms(value)

    def _forms(self, value: Value) -> set[str]:
        return {form.strip().upper() for form in self.forms(value)}

    def forms(self, value: Value) -> set[str]:
        """Every way in which a sentence prints a value."""
        bare = self.print(value)
        forms = {bare, *(f"{word} {bare}" for word in ("on", "in", "a", "an"))}
        if isinstance(value, Reference):
            subject = self._facts.subjects[value.subject]
            forms |= {f"{subject.article} {name}" for name in (subject.name, subject.short) if name}
        if isinstance(value, Quantity) and value.unit == COUNT:
            forms.add(f"{value.number}")
        return forms

    def spellings(self, value: Value) -> set[str]:
        """Every usual way to write a value."""
        match value:
            case Reference(id):
                return set(names_of(self._facts.subjects[id]))
            case Date():
                return {str(value), *_date_spellings(value)}
            case Quantity(number=number, unit=unit):
                words = (unit.one, unit.many, unit.short, unit.id)
                plain = {f"{number:f} {word}".strip() for word in ("", *words)}
                return {str(value), str(value).strip(), f"{number:,f}", *plain}
        return {self.print(value)}

    def value_of(self, token: str, question: Question) -> Value | None:
        """The value that a token stands for; None where it stands for words that are no value."""
        if token.startswith("="):
            recorded = [r.value for r in question.says.ruled_out] if question.says else []
            recorded += [Flag(True), Flag(False)] if isinstance(question.right[0], Flag) else []
            return next((value for value in recorded if self.print(value) == token[1:]), None)
        first, _, rest = token.partition(" ")
        match question.right[0]:
            case Reference():
                return Reference(first.removeprefix("@"))
            case Date():
                return parse(first, Calendar(rest))
            case Quantity() as right:
                unit = next(unit for unit in self._units if unit.id == rest)
                return replace(right, number=Decimal(first), unit=unit)
        return Name(question.answers.values[token], token)

    # Statements

    def claim(self, question: Question) -> str:
        """The sentence template that states what is asked; empty where there is none."""
        claim = question.template.claim or self._claims.get((question.subject.kind, question.prop.id))
        return claim.source if claim else ""

    def stated(self, statement: str, question: Question) -> str | None:
        """The answer that a statement gives, read back by its claim; None where it is not that claim."""
        it = question.subject
        named = {n for bare in (it.name, it.short) if bare for n in (bare, f"{it.article} {bare}")}
        return self.read(statement, self.claim(question), question, named)

    def read(self, statement: str, claim: str, question: Question, named: set[str]) -> str | None:
        """The answer that a statement gives, read back by a claim about what is called by these names."""
        pattern = _FIELD.sub(self._pattern_of(question, named), re.escape(claim))
        found = re.fullmatch(rf"(?:As of .+?, )?{pattern}", statement, re.IGNORECASE) if claim else None
        return found and found["answer"]

    def _pattern_of(self, question: Question, named: set[str]) -> Callable[[re.Match[str]], str]:
        called = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
        answered_by = "it" if question.is_reverse else "answer"
        seen: set[str] = set()

        def pattern(found: re.Match[str]) -> str:
            name, _, attribute = found[1].replace("\\", "").partition(".")
            if attribute in ("was", "is", "has", "does"):
                return "(?:was|were|is|are|has|have|does|do)"
            if attribute in ("s", "es"):
                return "(?:es|s|)"
            if name == answered_by and not seen:
                seen.add(name)
                return "(?P<answer>.+?)"
            return (
                f"(?:{called})" if name == "it" and attribute in ("", "name", "short", "initials") else ".+?"
            )

        return pattern

    def meanings(self, text: str, question: Question) -> Iterator[Value]:
        """Every value that a statement may name by a text."""
        bare = re.sub(r"^(?:on|in|an?) (?=.)", "", text, flags=re.IGNORECASE)
        match question.right[0]:
            case Reference():
                yield from self._printed.get(text.strip().upper(), ())
            case Date() as right:
                yield from self._dates(bare, right, question)
            case Quantity() as right:
                yield from self._quantities(text, right)
            case Name() if question.answers.values:
                for id, name in question.answers.values.items():
                    if name.casefold() in (text.casefold(), bare.casefold()):
                        yield Name(name, id)
            case Name():
                yield Name(text)
            case Text():
                yield Text(text)
            case Flag():
                yield Flag(text.casefold() == "yes")

    def _dates(self, text: str, right: Date, question: Question) -> Iterator[Date]:
        so = [*values_of(question.says), *of_other_stints(question, self._facts)] if question.says else []
        of_days = all(isinstance(value, Date) and value.grain is Grain.DAY for value in so)
        # The year of an Old Style day may be meant in either calendar; one that is all a source gives, in its own.
        calendars = {right.calendar, Calendar.GREGORIAN} if of_days else {right.calendar}
        for calendar in {Calendar.JULIAN} if " O.S." in text else calendars:
            if (date := read_date(text, calendar)) is not None:
                yield date

    def _quantities(self, text: str, right: Quantity) -> Iterator[Quantity]:
        if written := _PRINTED_NUMBER.fullmatch(text):
            number = Decimal(written[2].replace(",", ""))
            for unit in self._units:
                if unit.measures == right.unit.measures and written[3] in (unit.one, unit.many):
                    yield Quantity(number, unit, bool(written[1]), right.within)


def read_date(text: str, calendar: Calendar = Calendar.GREGORIAN) -> Date | None:
    """A date from how a page prints it."""
    written = _PRINTED_DATE.match(text)
    if not written:
        return None
    year = 1 - int(written[3]) if written[4] else int(written[3])
    if not written[2]:
        return year_of(year, calendar)
    first = day(year, MONTHS.index(written[2]) + 1, int(written[1] or 1), calendar)
    return first if written[1] else first.coarsened(Grain.MONTH)


def shown_as_of(date: Date) -> str:
    """An as-of date as a question prints it: by the month at the finest."""
    return str(date.coarsened(Grain.MONTH) if date.grain in (Grain.DAY, Grain.RANGE) else date)


def _date_spellings(date: Date) -> set[str]:
    found = {date.iso}
    for calendar in {date.calendar, Calendar.GREGORIAN} if date.grain is Grain.DAY else {date.calendar}:
        year, month, of_month = calendar_date(date.first, calendar)
        name = MONTHS[month - 1]
        if date.grain is Grain.MONTH:
            found |= {f"{name} {year}", f"{year:04d}-{month:02d}", f"{month:02d}/{year}"}
        if date.grain is Grain.DAY:
            found |= {f"{of_month} {name} {year}", f"{name} {of_month}, {year}"}
            found |= {f"{year:04d}-{month:02d}-{of_month:02d}", f"{of_month:02d}.{month:02d}.{year}"}
    return found
