"""Wrong answers that are provably wrong, near enough to be chosen, and that stay put.

Candidates come in a fixed order: misreports, values that the curator ruled out, those of look-alikes,
other dates of the same subject, then values generated in a plausible window or drawn from the column by
hash. Every draw comes from the item's id, so that no distractor moves when the collection grows beside
it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, islice

from quizgen.facts.dates import Date, calendar_date
from quizgen.facts.dates import parse as parse_date
from quizgen.facts.model import Collection, Many, ValueType
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Value
from quizgen.items import plausible
from quizgen.items.asking import Asked, Ground, coarsened
from quizgen.items.columns import Columns
from quizgen.items.language import NeedError
from quizgen.items.proofs import Judge, Proof
from quizgen.items.wording import Printer, sentence

_NEAR_YEARS = 10
"""How far the body's own dates may lie from the day on which a member joined, to be mistaken for it."""
MOST_CANDIDATES = 60
"""How many generated or drawn candidates are tried before an item is given up."""


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong answer with its proof."""

    text: str
    value: Value | None
    """None where a source is wrong in words that are no value."""
    proof: Proof
    because: str = ""
    """What a curator says of it; else see `Distractors.explained`."""
    curated: bool = False
    """Recorded by a curator: such errors are really made."""
    misreport: str = ""
    """Id of the misreport it is, if it is one."""
    said: str = ""
    """Its words in running text, where they are no value."""
    owner: str = ""
    """The subject whose value it is, where its feedback names one."""

    released_as: str = ""
    """The token that it was released with: names in it may have changed since."""

    @property
    def token(self) -> str:
        """Its value in a form that outlives its wording."""
        if self.released_as:
            return self.released_as
        match self.value:
            case Date():
                return f"{self.value.iso} {self.value.calendar}"
            case Quantity(number, unit):
                return f"{number} {unit.id}"
            case Name(text, id):
                return id or f"={text}"
            case Reference(subject):
                return f"@{subject} {self.owner}".rstrip()
        return f"={self.text}"


class Distractors:
    """Finds the distractors of questions in a world."""

    def __init__(self, collection: Collection, columns: Columns, judge: Judge, printer: Printer) -> None:
        self._collection = collection
        self._columns = columns
        self._judge = judge
        self._printer = printer

    def candidates(self, asked: Asked, item_id: str) -> Iterator[Distractor]:
        """Proven distractors, best first, no two alike and none twice."""
        texts: set[str] = set()
        kin: set[str] = set()
        values: list[Value] = []
        for candidate in chain(self.curated(asked), self._drawn(asked, item_id)):
            text, value = candidate.text.casefold(), candidate.value
            if text in texts:
                continue
            if isinstance(value, Reference):
                head = self._judge.kinship.head(value.subject)
                if head in kin:
                    continue
                kin.add(head)
            elif isinstance(value, Date | Quantity):
                if any(self._judge.may_be_one(value, earlier) for earlier in values):
                    continue
                values.append(value)
            texts.add(text)
            yield candidate

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
            fair = value is not None and self._is_fair(asked, value)
            if fair and value is not None and not self._judge.may_be_right(asked, value):
                because = sentence(f"{ruled_out.because}.")
                yield Distractor(self._printer.text(value), value, Proof.RULED_OUT, because, curated=True)

    def _drawn(self, asked: Asked, item_id: str) -> Iterator[Distractor]:
        made: Iterator[Value]
        match asked.answer:
            case Date():
                made = plausible.dates(asked.answer, item_id, self._last_year_known(asked))
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
        candidates = _each_once(chain(self._near(asked), ((value, "") for value in made)))
        for value, because in islice(candidates, MOST_CANDIDATES):
            proof = self._judge.proof(asked, value) if self._is_fair(asked, value) else None
            if proof:
                yield Distractor(self._printer.text(value), value, proof, because)

    def _last_year_known(self, asked: Asked) -> int | None:
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
        return [replace(distractor, released_as=token) for distractor, token in found if distractor]

    def _proven(self, asked: Asked, token: str, near: Mapping[Value, str]) -> Distractor | None:
        value = self._value_of(asked, token)
        if value is None or not self._is_fair(asked, value):
            return None
        proof = self._judge.proof(asked, value)
        if proof is None:
            return None
        owner = self._columns.present_id(token.partition(" ")[2])
        owner = owner if self._owns(owner, value, asked) else ""
        return Distractor(self._printer.text(value), value, proof, near.get(value, ""), owner=owner)

    def _owns(self, subject: str, value: Value, asked: Asked) -> bool:
        owner = self._collection.subjects.get(subject)
        facts = owner.facts.get(asked.fact.property_id, ()) if owner else ()
        return bool(owner) and any(fact.value == value for fact in facts)

    def fits(self, distractor: Distractor, others: Iterable[Distractor]) -> bool:
        """Whether a distractor may stand beside others: none says the same, none is its kin."""
        for other in others:
            if distractor.text.casefold() == other.text.casefold():
                return False
            match distractor.value, other.value:
                case (Reference(one), Reference(two)) if self._judge.kinship.related(one, two):
                    return False
                case (Date() | Quantity() as one, Date() | Quantity() as two) if self._judge.may_be_one(
                    one, two
                ):
                    return False
        return True

    def _near(self, asked: Asked) -> Iterator[tuple[Value, str]]:
        """What a learner may mix it up with, each with its reason: look-alikes, other dates of the subject."""
        yield from self._look_alikes(asked)
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
                for fact in other.facts.get(asked.fact.property_id, ())[:1]:
                    value = _as_asked(fact.value, asked)
                    if value is not None:
                        owner = self._printer.words(Reference(id)).text
                        label = asked.answer_property.label
                        yield value, sentence(f"{self._printer.words(value)} is the {label} of {owner}.")

    def _other_dates(self, asked: Asked) -> Iterator[tuple[Value, str]]:
        """Other dates in the life of the same subject."""
        for facts in asked.subject.facts.values():
            prop = self._collection.property_of(facts[0])
            if prop.type is ValueType.DATE and prop.many is Many.ONE and prop.id != asked.fact.property_id:
                value = _as_asked(facts[0].value, asked)
                if value is not None and _is_near(value, asked):
                    yield value, sentence(f"{self._printer.text(value)} is its {prop.label}.")

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
        for topic in key.topics if key else ():
            near = (id for id in pool if id in subjects and topic in subjects[id].topics)
            yield from (Reference(id) for id in self._columns.ring((*name, topic), near).after(item_id))
        yield from (Reference(id) for id in self._columns.ring(name, pool).after(item_id))

    def _is_fair(self, asked: Asked, value: Value) -> bool:
        """Whether a value may stand among the options: of the key's own sort and grain."""
        answer = asked.answer
        if type(value) is not type(answer):
            return False
        if isinstance(value, Date) and isinstance(answer, Date):
            return value.grain is answer.grain and value.calendar is answer.calendar
        if isinstance(value, Quantity) and isinstance(answer, Quantity):
            return value.unit == answer.unit
        if isinstance(value, Reference) and isinstance(answer, Reference):
            subjects = self._collection.subjects
            if value.subject not in subjects or answer.subject not in subjects:
                return False
            return subjects[value.subject].kind == subjects[answer.subject].kind
        return True

    def explained(self, asked: Asked, distractor: Distractor) -> Distractor:
        """A distractor with feedback for who chose it: what it is instead, or what is right."""
        value = distractor.value
        if distractor.because or value is None:
            return distractor
        if isinstance(value, Reference) and asked.ground is Ground.ONE_VALUE and not asked.template.path.part:
            owners = self._columns.references(asked.subject.kind, asked.fact.property_id)
            owner = distractor.owner or owners.get(value.subject, "")
            if owner and owner != asked.subject.id:
                whose = self._printer.words(Reference(owner))
                because = f"{self._printer.words(value)} is the {asked.answer_property.label} of {whose}."
                return replace(distractor, because=sentence(because), owner=owner)
        return replace(distractor, because=self._reason(asked, value))

    def _reason(self, asked: Asked, value: Value) -> str:
        it = asked.words["it"].text
        label = asked.answer_property.label
        if asked.ground is Ground.WHOLE_LIST:
            return sentence(f"{self._absent(value)} among the {label} of {it}.")
        if asked.ground is Ground.SUBJECTS:
            return self._own_value(asked, value)
        return sentence(f"the {label} is {self._printer.words(asked.answer)}.")

    def _own_value(self, asked: Asked, value: Value) -> str:
        assert isinstance(value, Reference)
        other = self._collection.subjects[value.subject]
        facts = other.facts.get(asked.fact.property_id, ())
        prop = self._collection.property_of(asked.fact)
        name = self._printer.words(value).text
        if prop.many is Many.ONE and facts:
            return sentence(f"the {prop.label} of {name} is {self._printer.words(facts[0].value)}.")
        return sentence(f"{self._absent(asked.fact.value)} among the {prop.label} of {name}.")

    def _absent(self, value: Value) -> str:
        words = self._printer.words(value)
        return f"{words} {'are' if words.plural else 'is'} not"


def _each_once(candidates: Iterable[tuple[Value, str]]) -> Iterator[tuple[Value, str]]:
    seen: set[Value] = set()
    for value, because in candidates:
        if value not in seen:
            seen.add(value)
            yield value, because


def _is_near(value: Value, asked: Asked) -> bool:
    # Nobody takes an old body's founding for the day on which somebody of today joined it.
    if not asked.template.path.part or not isinstance(value, Date) or not isinstance(asked.answer, Date):
        return True
    return abs(value.year - asked.answer.year) <= _NEAR_YEARS


def _as_asked(value: Value, asked: Asked) -> Value | None:
    """A value as an option would give it: at the grain asked for, as roughly as the key."""
    if isinstance(value, Quantity) and isinstance(asked.answer, Quantity):
        # Among options an "about" would point at the one that is unlike the others.
        return replace(value, about=asked.answer.about, within=asked.answer.within)
    try:
        return coarsened(value, asked.template.path)
    except NeedError:
        return None
