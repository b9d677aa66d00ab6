"""Citations of documents at hand, looked up: does the paragraph say what it is cited for?

A value stands in a paragraph when the paragraph prints it: a date at any grain that holds it, a number
within its tolerance before the words of its unit, a subject under any of its names. Whatever a paragraph
says in other words is confirmed by the citation's `prints:`, which must stand there as written. A citation
that cannot be confirmed is an error, not a warning: whoever looks it up would find nothing, and `prints:`
is always a way to show where to look.
"""

from collections.abc import Iterable, Iterator, Mapping

from quizgen.facts import mentions
from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Date
from quizgen.facts.documents import DOCUMENT, Document, normalise
from quizgen.facts.model import Citation, Collection, Fact, Subject
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Unit, Value
from quizgen.problems import Problem, Problems, in_order

_SPELLINGS = (
    ("kilometer", "kilometre"),
    ("meter", "metre"),
    ("percent", "per cent"),
    ("%", " per cent"),
    ("ruble", "rouble"),
    (" tons", " tonnes"),
    ("cubic metres per year", "cubic metres a year"),
)
"""Usual spellings of units, and those that the collection uses."""


def check(collection: Collection, documents: Mapping[str, Document]) -> Problems:
    """Every citation of a document that its paragraph does not bear out."""
    return in_order(_Witness(collection, documents).problems())


class _Witness:
    """Looks up what facts cite from documents."""

    def __init__(self, collection: Collection, documents: Mapping[str, Document]) -> None:
        self._collection = collection
        self._documents = documents

    def problems(self) -> Iterator[Problem]:
        for subject in self._collection.subjects.values():
            for facts in subject.facts.values():
                for fact in facts:
                    yield from self._fact(fact)
            yield from self._extents(subject)

    def _fact(self, fact: Fact) -> Iterator[Problem]:
        inherited = set(fact.says.cites)
        for part, says in (("", fact.says), *fact.parts.items()):
            what = f"{fact.id}'s {part}" if part else fact.id
            # What is cited for a member as a whole need not tell when it joined.
            own = (cite for cite in says.cites if not part or cite not in inherited)
            yield from self._cited(what, own, right_values(says))
            for misreport in says.misreports:
                wrong = misreport.value or Text(misreport.text)
                yield from self._cited(f"{what}#{misreport.id}", (misreport.citation,), (wrong,))

    def _extents(self, subject: Subject) -> Iterator[Problem]:
        for id, extent in subject.extents.items():
            for misreport in extent.misreports:
                what = f"{subject.id}/{id}#{misreport.id}"
                wrong = misreport.value or Text(misreport.text)
                yield from self._cited(what, (misreport.citation,), (wrong,))

    def _cited(self, what: str, cites: Iterable[Citation], values: tuple[Value, ...]) -> Iterator[Problem]:
        for cite in cites:
            source = self._collection.sources.get(cite.source)
            document = self._documents.get(cite.source)
            if source is None or source.kind != DOCUMENT or document is None:
                continue
            if cite.paragraph is None:
                hint = f'say where: "{cite.source}#7" is its seventh non-empty line'
                message = f"{what} cites no paragraph of document {cite.source!r}"
                yield Problem(cite.place, "no-paragraph", message, hint)
                continue
            text = document.paragraph(cite.paragraph)
            if cite.prints:
                if not mentions.stands(normalise(cite.prints), text):
                    message = f"{cite.source}#{cite.paragraph} does not print {cite.prints!r}"
                    hint = "write what stands there, or mend the number of the paragraph"
                    yield Problem(cite.place, "not-in-paragraph", message, hint)
            elif not any(self._stands(value, text) for value in values):
                yield self._unconfirmed(what, cite, document, values)

    def _unconfirmed(
        self, what: str, cite: Citation, document: Document, values: tuple[Value, ...]
    ) -> Problem:
        message = f"{cite.source}#{cite.paragraph} does not say what {what} cites it for"
        elsewhere = [
            f"{cite.source}#{number}"
            for number, text in enumerate(document.paragraphs, start=1)
            if any(self._stands(value, text) for value in values)
        ]
        hint = f"it stands in {', '.join(elsewhere[:3])}; " if elsewhere else ""
        hint += f"if it is put in other words, add {{source: {cite.source!r}, paragraph: {cite.paragraph}, prints: …}}"
        return Problem(cite.place, "not-in-paragraph", message, hint)

    def _stands(self, value: Value, text: str) -> bool:
        match value:
            case Date():
                # A year alone bears out a day of that year, and a day its year.
                return any(_one_holds_other(value, date) for date in mentions.dates_of(text))
            case Quantity():
                return any(
                    value.low <= number * value.unit.factor <= value.high and _begins_with(after, value.unit)
                    for number, after in mentions.amounts_of(_spelled(text))
                )
            case Reference(id):
                subject = self._collection.subjects.get(id)
                return subject is not None and any(_named(name, text) for name in subject.called)
            case Name(said) | Text(said):
                return _named(said, text)
            case Flag():
                return False


def _one_holds_other(one: Date, other: Date) -> bool:
    return max(one.first, other.first) <= min(one.last, other.last)


def _named(name: str, text: str) -> bool:
    return mentions.stands(normalise(name).removeprefix("the ").removeprefix("The "), text)


def _spelled(text: str) -> str:
    for usual, ours in _SPELLINGS:
        text = text.replace(usual, ours)
    return text


def _begins_with(after: str, unit: Unit) -> bool:
    """Whether the words of a unit follow; of "a year" a text may leave out the year, of US dollars the US."""
    words = {form.removesuffix(" a year") for form in (unit.one, unit.many, unit.short)}
    words |= {form.replace("US ", "") for form in words}
    return any(after.startswith(form) for form in words if form)
