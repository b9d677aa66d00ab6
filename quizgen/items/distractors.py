"""Wrong answers that are provably wrong, near enough to be chosen, and that stay put.

Candidates come in a fixed order: misreports, values that the curator ruled out, those of look-alikes,
other dates of the same subject, then values generated in a plausible window or drawn from the column by
hash; a figure of a series is also taken for that of another period. Every draw comes from the item's id,
so that no distractor moves when the collection grows beside it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain, repeat

from quizgen.facts.dates import Date, calendar_date
from quizgen.facts.dates import parse as parse_date
from quizgen.facts.model import Collection, Fact, Many, ValueType
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Value
from quizgen.items import plausible
from quizgen.items.asking import Asked, Ground, coarsened
from quizgen.items.columns import Columns
from quizgen.items.distractor import Company, Distractor
from quizgen.items.lint.text import content
from quizgen.items.proofs import Judge, Proof
from quizgen.items.rendering import NeedError
from quizgen.items.wording import Printer, sentence

_NEAR_YEARS = 10
"""How far the body's own dates may lie from the day on which a member joined, to be mistaken for it."""
_NEAR_TIMES = Decimal("2.5")
"""How many times another an amount may be, to be mistaken for it: a little more than those made up."""
_WITHIN_TIMES = Decimal(4)
"""How many times another an amount may be, for the two whose amounts they are to be mistaken for each other."""
MOST_CANDIDATES = 60
"""How many generated or drawn candidates are tried before an item is given up."""


class Distractors:
    """Finds the distractors of questions in a world."""

    def __init__(self, collection: Collection, columns: Columns, judge: Judge, printer: Printer) -> None:
        self._collection = collection
        self._columns = columns
        self._judge = judge
        self._printer = printer

    def company(self) -> Company:
        """An empty company, to which distractors can be admitted."""
        return Company(self._judge)

    def candidates(self, asked: Asked, item_id: str, company: Company | None = None) -> Iterator[Distractor]:
        """Proven distractors, best first, no two alike and none twice, nor like those already in the company."""
        admits = (company or self.company()).admits
        yield from filter(admits, chain(self.curated(asked), self._drawn(asked, item_id)))

    def curated(self, asked: Asked) -> Iterator[Distractor]:
        """What sources get wrong and what the curator ruled out."""
        for misreport in asked.says.misreports if asked.says else ():
            value = misreport.value
            if value is None and asked.answer_property.type in (ValueType.DATE, ValueType.QUANTITY):
                continue
            if value is None:
                # Its words may name a subject, and that may be what is right.
                named: list[Value] = [Reference(id) for id in self._columns.called(misreport.text)]
                named = named or [Text(misreport.text)]
            else:
                value = _as_asked(value, asked)
                named = [value] if value is not None else []
            if not named or any(self._judge.may_be_right(asked, meant) for meant in named):
                continue
            text = self._printer.text(value) if value is not None else misreport.text.removeprefix("the ")
            because = sentence(f"{misreport.because}.")
            yield Distractor(
                text,
                value,
                Proof.MISREPORTED,
                because,
                curated=True,
                misreport=misreport.id,
                said=misreport.text,
            )
        listed = asked.extent.ruled_out if asked.extent and asked.ground is Ground.WHOLE_LIST else ()
        for ruled_out in (*(asked.says.ruled_out if asked.says else ()), *listed):
            value = _as_asked(ruled_out.value, asked)
            if value is not None and self._fair(asked)(value) and not self._judge.may_be_right(asked, value):
                because = sentence(f"{ruled_out.because}.")
                yield Distractor(self._printer.text(value), value, Proof.RULED_OUT, because, curated=True)

    def _drawn(self, asked: Asked, item_id: str) -> Iterator[Distractor]:
        made: Iterator[Value]
        match asked.answer:
            case Date():
                made = plausible.dates(asked.answer, item_id, self.last_year_known(asked))
            case Quantity():
                made = plausible.quantities(asked.answer, item_id)
            case Name(id=id) if id:
                made = plausible.names(asked, item_id)
            case Reference():
                made = self._references(asked, item_id)
            case Flag(holds):
                made = iter((Flag(not holds),))
            case _:
                return
        is_fair, proven = self._fair(asked), self._judge.proven(asked)
        if proven is None:
            return
        tried: set[Value] = set()
        for value, because in chain(self._near(asked), zip(made, repeat(""))):
            if value in tried:
                continue
            tried.add(value)
            fair = is_fair(value) and not self._tells_itself(asked, value)
            if fair and (proof := proven(value)):
                yield Distractor(self._printer.text(value), value, proof, because)
            if len(tried) == MOST_CANDIDATES:
                return

    def _tells_itself(self, asked: Asked, value: Value) -> bool:
        """Whether the very name of a subject says that it is wrong: a visit to Moscow, where one to Beijing is asked for."""
        if asked.ground is not Ground.SUBJECTS or not isinstance(value, Reference):
            return False
        other = self._collection.subjects.get(value.subject)
        one = self._collection.property_of(asked.fact).many is Many.ONE
        facts = other.facts.get(asked.fact.property_id, ()) if other and one else ()
        name = content(other.name) if other else frozenset()
        told = (self._distinctive(fact.value) for fact in facts)
        return any(words and words <= name for words in told)

    def _distinctive(self, value: Value) -> frozenset[str]:
        if isinstance(value, Date):
            return frozenset({str(value.year)})
        return frozenset() if isinstance(value, Quantity) else content(self._printer.text(value))

    def last_year_known(self, asked: Asked) -> int | None:
        """The year up to which the sources of a fact can speak; None where none of them is dated."""
        cites = asked.fact.says.cites
        dates = [date for c in cites for date in (c.seen, self._collection.sources[c.source].date) if date]
        return calendar_date(max(date.last for date in dates))[0] if dates else None

    def kept(self, asked: Asked, tokens: tuple[str, ...]) -> list[Distractor]:
        """Those distractors of a released item that are still proven."""
        if not tokens:
            return []
        # Of two reasons for one value the first counts, as it did when the item was made.
        curated = {d.token: d for d in reversed(list(self.curated(asked)))}
        near = dict(reversed(list(self._near(asked))))
        found = ((curated.get(token) or self._proven(asked, token, near), token) for token in tokens)
        return [distractor._replace(released_as=token) for distractor, token in found if distractor]

    def _proven(self, asked: Asked, token: str, near: Mapping[Value, str]) -> Distractor | None:
        value = self._value_of(asked, token)
        if value is None or not self._fair(asked)(value):
            return None
        proven = self._judge.proven(asked)
        proof = proven(value) if proven else None
        if proof is None:
            return None
        owner = self._columns.present_id(token.partition(" ")[2])
        owner = owner if self._owns(owner, value, asked) else ""
        return Distractor(self._printer.text(value), value, proof, near.get(value, ""), owner=owner)

    def _owns(self, subject: str, value: Value, asked: Asked) -> bool:
        owner = self._collection.subjects.get(subject)
        facts = owner.facts.get(asked.fact.property_id, ()) if owner else ()
        return bool(owner) and any(fact.value == value for fact in facts)

    def _near(self, asked: Asked) -> Iterator[tuple[Value, str]]:
        """What a learner may mix it up with, each with its reason: look-alikes, other periods of its series,
        other dates of the subject."""
        if asked.subject.confuse:
            yield from self._look_alikes(asked)
        yield from ((value, "") for value in asked.likely)
        if asked.fact.period is not None:
            yield from self._other_periods(asked)
        if isinstance(asked.answer, Date):
            yield from self._other_dates(asked)

    def _value_of(self, asked: Asked, token: str) -> Value | None:
        try:
            match asked.answer:
                case Date():
                    iso, _, calendar = token.partition(" ")
                    return parse_date(iso, type(asked.answer.calendar)(calendar))
                case Quantity(unit=unit, about=about, within=within):
                    number, _, unit_id = token.partition(" ")
                    return Quantity(Decimal(number), unit, about, within) if unit_id == unit.id else None
                case Name():
                    values = asked.answer_property.values
                    return Name(values[token], token) if token in values else None
                case Reference():
                    id = self._columns.present_id(token.removeprefix("@").partition(" ")[0])
                    return Reference(id) if id in self._collection.subjects else None
        except (ValueError, ArithmeticError):
            return None
        return None

    def _look_alikes(self, asked: Asked) -> Iterator[tuple[Value, str]]:
        """The subjects that the curator says are mixed up with this one, or their values."""
        for id in asked.subject.confuse:
            other = self._collection.subjects.get(id)
            if other is None or other.kind != asked.subject.kind:
                continue
            if asked.ground is Ground.SUBJECTS:
                yield Reference(id), ""
            elif asked.ground is Ground.ONE_VALUE and not asked.template.path.part:
                facts = other.facts.get(asked.fact.property_id, ())
                for fact in [fact for fact in facts if fact.period == asked.fact.period][:1]:
                    value = _as_asked(fact.value, asked)
                    if value is not None and _is_as_large(value, asked):
                        owner = self._printer.words(Reference(id)).text
                        label = asked.answer_property.label
                        yield value, sentence(f"{self._printer.words(value)} is the {label} of {owner}.")

    def _other_periods(self, asked: Asked) -> Iterator[tuple[Value, str]]:
        """What the same series says of other periods, the nearest first."""
        period = asked.fact.period
        if period is None or asked.ground is not Ground.ONE_VALUE:
            return
        facts = asked.subject.facts[asked.fact.property_id]
        others = [(other, fact.value) for fact in facts if (other := fact.period) and other != period]
        for other, figure in sorted(others, key=lambda pair: abs(pair[0].first - period.first)):
            value = _as_asked(figure, asked)
            if value is not None and _is_as_large(value, asked):
                label = asked.answer_property.label
                yield value, sentence(f"{self._printer.words(figure)} is the {label} for {other}.")

    def _other_dates(self, asked: Asked) -> Iterator[tuple[Value, str]]:
        """Other dates in the life of the same subject."""
        for facts in asked.subject.facts.values():
            prop = self._collection.property_of(facts[0])
            if prop.type is ValueType.DATE and prop.many is Many.ONE and prop.id != asked.fact.property_id:
                value = _as_asked(facts[0].value, asked)
                if value is not None and _is_near(value, asked):
                    yield value, sentence(f"{self._printer.text(value)} is the {prop.label}.")

    def _references(self, asked: Asked, item_id: str) -> Iterator[Value]:
        """Other subjects: those that share a topic with the key first, then all of the column."""
        kind, property_id = asked.subject.kind, asked.fact.property_id
        if asked.ground is Ground.SUBJECTS:
            pool: tuple[str, ...] = self._columns.of_kind(kind)
            name: tuple[str, ...] = ("kind", kind)
        else:
            pool = tuple(self._columns.references(kind, property_id))
            name = ("column", kind, property_id)
        assert isinstance(asked.answer, Reference)
        subjects = self._collection.subjects
        key = subjects.get(asked.answer.subject)
        if asked.ground is Ground.SUBJECTS and isinstance(asked.fact.value, Quantity):
            alike = filter(lambda id: self._is_about_as_large(id, asked.fact), pool)
            yield from (
                Reference(id) for id in self._columns.ring((*name, asked.fact.id), alike).after(item_id)
            )
        for topic in key.topics if key else ():
            near = (id for id in pool if id in subjects and topic in subjects[id].topics)
            yield from map(Reference, self._columns.ring((*name, topic), near).after(item_id))
        yield from map(Reference, self._columns.ring(name, pool).after(item_id))

    def _is_about_as_large(self, id: str, fact: Fact) -> bool:
        subject = self._collection.subjects.get(id)
        amounts = [found.value for found in subject.facts.get(fact.property_id, ())] if subject else []
        return any(plausible.are_alike(amount, fact.value, _WITHIN_TIMES) for amount in amounts)

    def _fair(self, asked: Asked) -> Callable[[Value], bool]:
        """Tells whether a value may stand among the options of a question: of the key's own sort and grain."""
        match asked.answer:
            case Date(grain=grain, calendar=calendar):
                return lambda v: isinstance(v, Date) and v.grain is grain and v.calendar is calendar
            case Quantity(unit=unit):
                return lambda v: isinstance(v, Quantity) and (v.unit is unit or v.unit == unit)
            case Reference(id):
                subjects, told = self._collection.subjects, _named_in_stem(asked)
                kind = subjects[id].kind if id in subjects else None

                def is_fair(value: Value) -> bool:
                    other = subjects.get(value.subject) if isinstance(value, Reference) else None
                    return other is not None and other.kind == kind and other.id != told

                return is_fair
        sort = type(asked.answer)
        return lambda v: type(v) is sort


def _named_in_stem(asked: Asked) -> str:
    """The subject that the question names: nobody takes a country for its own neighbour."""
    if asked.ground is not Ground.SUBJECTS:
        return asked.subject.id
    return asked.fact.value.subject if isinstance(asked.fact.value, Reference) else ""


def _is_near(value: Value, asked: Asked) -> bool:
    # Nobody takes an old body's founding for the day on which somebody of today joined it.
    if not asked.template.path.part or not isinstance(value, Date) or not isinstance(asked.answer, Date):
        return True
    return abs(value.year - asked.answer.year) <= _NEAR_YEARS


def _is_as_large(value: Value, asked: Asked) -> bool:
    # Nobody takes a country's share in a trade for the whole of it, whatever they are mixed up in.
    return not isinstance(value, Quantity) or plausible.are_alike(value, asked.answer, _NEAR_TIMES)


def _as_asked(value: Value, asked: Asked) -> Value | None:
    """A value as an option would give it: at the grain asked for, as roughly as the key."""
    if isinstance(value, Quantity) and isinstance(asked.answer, Quantity):
        # Among options an "about" would point at the one that is unlike the others.
        about, within = asked.answer.about, asked.answer.within
        same = (value.about, value.within) == (about, within)
        return value if same else replace(value, about=about, within=within)
    try:
        return coarsened(value, asked.template.path)
    except NeedError:
        return None
