"""A second opinion on items, from the facts alone.

It shares no code with the engine, neither how it compares values nor how it picks the members of a day;
it looks at every subject where the engine keeps columns, and reads false statements back from their
words. Slow and simple on purpose: what both agree on is hardly wrong in the same way twice.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from quizgen.facts.dates import MONTHS, Calendar, Date, Grain, calendar_date, day, parse, year_of
from quizgen.facts.model import (
    Collection,
    Extent,
    Fact,
    Many,
    Property,
    Statement,
    Subject,
    ValueType,
)
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Unit, Value
from quizgen.items.model import Choice, Cloze, Item, Recall, TrueFalse, Typed
from quizgen.items.questions import Questions
from quizgen.items.templates import Template

_COUNT = Unit("", "", "", "", "count")
_GRAINS = {"year": Grain.YEAR, "month": Grain.MONTH}


@dataclass(frozen=True)
class Question:
    """What an item asks, worked out from its id."""

    template: Template
    subject: Subject
    facts: tuple[Fact, ...]
    prop: Property
    answers: Property
    """The property that its answer is a value of."""
    right: tuple[Value, ...]
    says: Statement | None
    extent: Extent
    moment: int | None
    """The day for which a list is asked, as a Julian day number; None for the newest known."""
    as_of: Date | None

    @property
    def reverse(self) -> bool:
        return self.template.asks is None

    @property
    def part(self) -> str:
        return self.template.path.part

    @property
    def whole(self) -> bool:
        return self.prop.many is not Many.ONE and not self.template.each and self.part != "count"

    @property
    def of_list(self) -> bool:
        return self.prop.many in (Many.SET, Many.SUCCESSION) and not self.part and not self.reverse


class SlowChecker:
    """Says what is wrong with items; silent on those that are true, traceable and have one right answer."""

    def __init__(self, collection: Collection, questions: Questions, day: Date | None = None) -> None:
        self.collection = collection
        self.subjects = collection.subjects
        self.day = day
        self.templates = {template.id: template for template in questions.templates}
        self.written = {item.id for item in questions.written}
        self.claims = questions.claims
        self.bearers: dict[str, set[str]] = {}
        for subject in self.subjects.values():
            for name in names_of(subject):
                self.bearers.setdefault(name.casefold(), set()).add(subject.id)
        self._kin: dict[str, frozenset[str]] = {}

    def faults(self, item: Item) -> list[str]:
        """Everything that is wrong with an item, in words; empty where nothing is."""
        return [f"{item.id}: {fault}" for fault in self._faults(item)]

    def _faults(self, item: Item) -> Iterator[str]:
        if not item.cites:
            yield "names no source"
        yield from self._asked_facts(item)
        yield from self._options(item)
        if item.id in self.written:
            return
        question = self.question(item)
        if isinstance(question, str):
            yield question
            return
        if question.as_of and "as_of" not in item.stem and str(shown(question.as_of)) not in item.stem:
            yield f"does not say that its answer is of {question.as_of}"
        match item.body:
            case Choice():
                yield from self._choice(item, item.body, question)
            case TrueFalse():
                yield from self._true_false(item, item.body, question)
            case Typed(answer, accepted):
                yield from self._accepted(answer, accepted, question)
                yield from self._alone(question)
            case Cloze(before, gap, after, accepted):
                yield from self._accepted(gap, accepted, question)
                yield from self._alone(question, self._claim(question))
                if self.stated(f"{before}{gap}{after}", item, question) is None:
                    yield "its sentence is not the claim"
            case Recall(answers):
                yield from self._recall(answers, question)
                yield from self._alone(question)

    # What every item owes

    def _asked_facts(self, item: Item) -> Iterator[str]:
        if not item.asks:
            yield "asks no fact"
        for id in item.asks:
            subject, prop, *_ = id.split("/", 2)
            found = [f for f in self._written_facts(subject, prop) if f.id == id]
            if not found:
                yield f"asks {id}, which is not there"
            elif all(self._unsure(fact) for fact in found):
                yield f"asks {id}, which is unconfirmed"

    def _written_facts(self, subject: str, prop: str) -> tuple[Fact, ...]:
        return self.subjects[subject].facts.get(prop, ()) if subject in self.subjects else ()

    def _unsure(self, fact: Fact) -> bool:
        extent = self.subjects[fact.subject].extents.get(fact.property_id)
        return bool(fact.says.unconfirmed or (extent and extent.unconfirmed))

    def _options(self, item: Item) -> Iterator[str]:
        if not isinstance(item.body, Choice):
            return
        texts = [option.text.casefold() for option in item.options]
        if len(set(texts)) != len(texts):
            yield f"offers the same twice: {texts}"
        if sum(option.right for option in item.options) != 1:
            yield "does not have one right option"
        if not 3 <= len(texts) <= 5:
            yield f"has {len(texts)} options"
        for option in item.options:
            if option.right == bool(option.proof):
                yield f"{option.text!r} is right and proven wrong, or neither"

    # What it asks

    def question(self, item: Item) -> Question | str:
        """What an item asks, or in words why that cannot be told."""
        template = self.templates.get(item.template)
        subject = self.subjects.get(item.subject)
        if template is None or subject is None or not item.asks:
            return "has no template or subject"
        path = template.path
        prop = self.collection.kinds[subject.kind].properties[path.property]
        extent = subject.extents.get(prop.id, Extent())
        moment = self.moment(extent)
        if prop.many is Many.ONE:
            facts = self._newest(subject, prop)
        else:
            known = [f for f in subject.facts[prop.id] if not self._unsure(f)]
            certain = [f for f in known if prop.many is Many.SERIES or self.held(f, moment) is True]
            facts = tuple(f for f in certain if f.id in item.asks)
            if not template.each and len(facts) != len(certain):
                return "does not ask for the whole list"
        if tuple(fact.id for fact in facts) != item.asks:
            return f"asks {item.asks}, where the facts of the day are {[f.id for f in facts]}"
        tail = item.id.removeprefix(f"{template.id}/{subject.id}/")
        part = facts[0].id.split("/", 2)[2:] if template.each else []
        if not tail.startswith("/".join((*part, item.type))):
            return "its id does not say what it asks"
        says: Statement | None = facts[0].says
        answers = prop
        try:
            if template.asks is None:
                right: tuple[Value, ...] = (Reference(subject.id),)
                says, answers = None, Property("", ValueType.REFERENCE, "", "", to=(subject.kind,))
            elif path.part == "count":
                right = (Quantity(Decimal(len(facts)), _COUNT),)
                says, answers = None, Property("", ValueType.QUANTITY, "", "")
            elif not template.each and prop.many is not Many.ONE:
                right, says = tuple(f.value for f in facts), None
            else:
                says, answers = self._part_of(facts[0], prop, path.part)
                if says is None or says.unconfirmed:
                    return f"asks for {path.part} of {facts[0].id}, which is not known for sure"
                right = tuple(coarse(value, path.grain) for value in values_of(says))
        except ValueError as error:
            return str(error)
        return Question(
            template, subject, facts, prop, answers, right, says, extent, moment, self._as_of(facts[0], prop, path.part)
        )  # fmt: skip

    def moment(self, extent: Extent) -> int | None:
        days = [day.last for day in (self.day, extent.complete) if day is not None]
        return min(days, default=None)

    def held(self, fact: Fact, moment: int | None) -> bool | None:
        """Whether a member belongs to a list on a day; None where the facts do not tell.

        Whoever a list names by its last day had joined by then, however roughly the joining is dated.
        """
        since = [v for v in values_of(fact.since) if isinstance(v, Date)] if fact.since else []
        until = [v for v in values_of(fact.until) if isinstance(v, Date)] if fact.until else []
        if moment is None:
            return not until
        if since and all(date.first > moment for date in since):
            return False
        if until and all(date.last <= moment for date in until):
            return False
        extent = self.subjects[fact.subject].extents.get(fact.property_id)
        is_end = bool(extent and extent.complete and extent.complete.last == moment)
        begun = all((date.first if is_end else date.last) <= moment for date in since)
        return True if begun and all(date.first > moment for date in until) else None

    def _newest(self, subject: Subject, prop: Property) -> tuple[Fact, ...]:
        known = [f for f in subject.facts.get(prop.id, ()) if not self._unsure(f)]
        if self.day is not None:
            known = [f for f in known if f.as_of is None or f.as_of.first <= self.day.last]
        return (max(known, key=lambda f: (f.as_of.last, f.as_of.first) if f.as_of else (0, 0)),) if known else ()

    def _part_of(self, fact: Fact, prop: Property, part: str) -> tuple[Statement | None, Property]:
        if part in ("since", "until"):
            return (fact.since if part == "since" else fact.until), Property("", ValueType.DATE, "", "")
        if part:
            return fact.qualifiers.get(part), prop.qualifiers[part]
        return fact.says, prop

    def _as_of(self, fact: Fact, prop: Property, part: str) -> Date | None:
        if fact.as_of is not None:
            return fact.as_of
        extent = self.subjects[fact.subject].extents.get(prop.id)
        lasting = part in ("since", "until") or not prop.changes
        if lasting or prop.many in (Many.ONE, Many.SERIES) or not extent or not extent.complete:
            return None
        if self.day is not None and self.day.last < extent.complete.last:
            return self.day
        number = extent.complete.last
        return Date(number, number, Grain.DAY, extent.complete.calendar)

    # What is so and what is not

    def kin(self, id: str) -> frozenset[str]:
        """A subject with all that are joined to it by `continues`, `part_of` or a shared name."""
        if id not in self._kin:
            found, waiting = {id}, [id]
            while waiting:
                for other in self._next_of_kin(waiting.pop()) - found:
                    found.add(other)
                    waiting.append(other)
            self._kin[id] = frozenset(found)
        return self._kin[id]

    def _next_of_kin(self, id: str) -> set[str]:
        subject = self.subjects[id]
        joined = {subject.continues, subject.part_of}
        joined |= {other.id for other in self.subjects.values() if id in (other.continues, other.part_of)}
        for name in (subject.name, subject.short, *subject.aliases):
            joined |= {
                other
                for other in self.bearers.get(name.casefold(), ())
                if name.casefold() in english_names(self.subjects[other])
            }
        return joined & set(self.subjects)

    def apart(self, one: Value, other: Value) -> bool:
        """Whether two values cannot both be meant."""
        match one, other:
            case (Date(), Date()):
                return one.last < other.first or other.last < one.first
            case (Quantity(), Quantity()):
                alike = one.unit.measures == other.unit.measures
                differ = (one.low, one.high) != (other.low, other.high)
                return alike and differ and (one.high <= other.low or other.high <= one.low)
            case (Name(), Name()):
                return bool(one.id and other.id) and one.text.casefold() != other.text.casefold()
            case (Reference(), Reference()):
                return other.subject not in self.kin(one.subject)
            case (Flag(), Flag()):
                return one.holds != other.holds
        return False

    def wrong(self, value: Value, question: Question) -> bool:
        """Whether the facts prove that a value is no answer."""
        if question.reverse:
            return isinstance(value, Reference) and self._other_subject_is_wrong(value.subject, question)
        if question.of_list:
            return self._no_member(question.subject, question.prop, value, question.moment)
        # A year is right when it holds the day itself, whatever its number.
        so = values_of(question.says) if question.says else question.right
        return all(self.apart(value, right) for right in (*so, *self._of_other_stints(question)))

    def _of_other_stints(self, question: Question) -> Iterator[Value]:
        """What else would be right, because a member came twice."""
        fact = question.facts[0]
        if not question.template.each or question.part in ("", "count"):
            return
        for other in question.subject.facts[question.prop.id]:
            says, _ = self._part_of(other, question.prop, question.part)
            lasting = question.part in ("since", "until") or self.held(other, question.moment) is not False
            if other.id != fact.id and other.part == fact.part and lasting and says is not None:
                yield from values_of(says)

    def _no_member(self, subject: Subject, prop: Property, value: Value, moment: int | None) -> bool:
        extent = subject.extents.get(prop.id)
        if extent is None or extent.unconfirmed or not (extent.timeless or extent.complete):
            return False
        known = extent.complete
        if known and moment is not None and not known.first <= moment <= known.last:
            return False
        possible = [f for f in subject.facts[prop.id] if self.held(f, moment) is not False]
        return all(self.apart(value, member) for f in possible for member in values_of(f.says))

    def _other_subject_is_wrong(self, id: str, question: Question) -> bool:
        if id not in self.subjects or id in self.kin(question.subject.id):
            return False
        other, prop, fact = self.subjects[id], question.prop, question.facts[0]
        if other.kind != question.subject.kind:
            return False
        if prop.many is not Many.ONE:
            moment = question.as_of.last if question.as_of else self.moment(other.extents.get(prop.id, Extent()))
            return all(self._no_member(other, prop, value, moment) for value in values_of(fact.says))
        given = [coarse(value, question.template.path.grain) for value in values_of(fact.says)]
        known = self._versions_around(other, prop, question.as_of)
        return bool(known) and all(
            self.apart(value, told) for f in known for value in values_of(f.says) for told in given
        )

    def _versions_around(self, subject: Subject, prop: Property, as_of: Date | None) -> list[Fact]:
        """The versions of a value that may have been true on a day; none where that is not known."""
        if as_of is None:
            return list(self._newest(subject, prop))
        dated = sorted(
            ((f.as_of, f) for f in subject.facts.get(prop.id, ()) if f.as_of), key=lambda pair: pair[0].first
        )
        sure = [date for date, f in dated if not self._unsure(f)]
        earlier = [date for date in sure if date.first <= as_of.last]
        later = [date for date in sure if date.last >= as_of.first]
        if not earlier or not later:
            return []
        begin, end = max(date.first for date in earlier), min(date.last for date in later)
        return [f for date, f in dated if begin <= date.last and date.first <= end]

    # What each type owes

    def _choice(self, item: Item, body: Choice, question: Question) -> Iterator[str]:
        if question.whole:
            yield "offers a whole list as one option"
        key = next(option for option in body.options if option.right)
        if not self.prints(key.text, question.right[0]):
            yield f"its key {key.text!r} is not {self.print(question.right[0])!r}"
        yield from self._not_misreported(key.text, question)
        standing: list[Value] = [question.right[0]]
        for option in body.options:
            if not option.right:
                value = self._value_of(option.token, question)
                yield from self._distractor(option.text, value, question)
                if value is not None:
                    standing.append(value)
        for at, one in enumerate(standing):
            if any(not self.apart(one, other) and not isinstance(one, Text | Name) for other in standing[:at]):
                yield f"{self.print(one)!r} may mean the same as another option"
        if body.in_order != isinstance(question.right[0], Date | Quantity):
            yield "numbers and dates stand in order, and nothing else does"
        if body.in_order and [order(v) for v in standing[1:]] != sorted(order(v) for v in standing[1:]):
            yield "its options are not in order"

    def _distractor(self, text: str, value: Value | None, question: Question) -> Iterator[str]:
        for right in question.right:
            if isinstance(right, Reference) and text.casefold() in map(str.casefold, names_of(self.subjects[right.subject])):
                yield f"{text!r} is a name of the right answer"
        if value is None:
            if not self._recorded(text, question):
                yield f"nothing proves {text!r} wrong"
            return
        if not self.prints(text, value):
            yield f"{text!r} is not what its token says: {self.print(value)!r}"
        if not (self.wrong(value, question) or self._ruled_out(value, question)):
            yield f"nothing proves {text!r} wrong"

    def _not_misreported(self, text: str, question: Question) -> Iterator[str]:
        for misreport in question.says.misreports if question.says else ():
            if misreport.value in question.right or text.casefold() == misreport.text.casefold():
                yield f"its key {text!r} is a misreport"

    def _recorded(self, text: str, question: Question) -> bool:
        """Whether a source is on record for being wrong in just these words."""
        misreports = [*(question.says.misreports if question.says else ()), *question.extent.misreports]
        bare = re.sub(r"^(?:the|an?) ", "", text.casefold())
        known = any(bare == re.sub("^(?:the|an?) ", "", m.text.casefold()) for m in misreports)
        members = question.subject.facts[question.prop.id] if question.of_list else ()
        true = {name.casefold() for f in members for v in values_of(f.says) for name in self.spellings(v)}
        return known and text.casefold() not in true

    def _ruled_out(self, value: Value, question: Question) -> bool:
        """Whether the curator ruled out a value that can be no more than unlike the right one."""
        records = [*(question.says.ruled_out if question.says else ())]
        records += question.extent.ruled_out if question.of_list else ()
        grain = question.template.path.grain
        known = [coarse(r.value, grain) for r in records if _known_by(r.value, grain)]
        if isinstance(value, Text | Name):
            wording = self.print(value).casefold()
            so = {self.print(right).casefold() for right in question.right}
            return wording in {self.print(v).casefold() for v in known} and wording not in so
        return value in known and all(self.apart(value, right) for right in question.right)

    def _true_false(self, item: Item, body: TrueFalse, question: Question) -> Iterator[str]:
        if question.reverse or question.whole:
            yield "makes a statement of what is none"
            return
        text = self.stated(item.stem, item, question)
        if text is None:
            yield f"does not state the claim: {item.stem!r}"
            return
        claim = item.id.rsplit("/", 1)[-1]
        if body.right != (claim == "true"):
            yield f"says that it is {body.right}, and its id says {claim}"
        if body.right:
            if not any(self.prints(text, right) for right in question.right[:1]):
                yield f"is marked true and states {text!r}"
            return
        if not body.because:
            yield "does not say why it is wrong"
        values = list(self._meanings(text, question))
        if any(self.prints(text, right) for right in question.right):
            yield f"is marked false and states {text!r}"
        proven = values and all(self.wrong(v, question) or self._ruled_out(v, question) for v in values)
        if not proven and not self._recorded(text, question):
            yield f"nothing proves {text!r} wrong"

    def _accepted(self, answer: str, accepted: tuple[str, ...], question: Question) -> Iterator[str]:
        if question.whole:
            yield "a whole list cannot be typed"
        if not accepted or accepted[0] != answer or not self.prints(answer, question.right[0]):
            yield f"its answer {answer!r} is not {self.print(question.right[0])!r}"
        if len({spelling.casefold() for spelling in accepted}) != len(accepted):
            yield f"accepts a spelling twice: {accepted}"
        known = {s.casefold() for right in question.right for s in self.spellings(right)}
        rights = [right.subject for right in question.right if isinstance(right, Reference)]
        for spelling in accepted:
            bearers = self.bearers.get(spelling.casefold(), set()) - set(rights)
            if rights and spelling != answer and bearers:
                yield f"accepts {spelling!r}, which {bearers} are called too"
            if rights and any(self.subjects[b].kind == self.subjects[rights[0]].kind for b in bearers):
                yield f"accepts {spelling!r}, which names {bearers}"
            if spelling.casefold() not in known:
                yield f"accepts {spelling!r}, which is no spelling of {known}"

    def _recall(self, answers: tuple[str, ...], question: Question) -> Iterator[str]:
        right = question.right if question.whole else question.right[:1]
        if sorted(answers) != sorted(self.print(value) for value in right):
            yield f"its answers {answers} are not {[self.print(v) for v in right]}"

    def _alone(self, question: Question, asked_by: str = "") -> Iterator[str]:
        """Without options, whatever is right must be the only thing that is right."""
        if question.reverse:
            kind = self.collection.kinds[question.subject.kind]
            if not (question.prop.identifying or kind.closed):
                yield f"asks for a subject by its {question.prop.id}, which tells none"
            for other in self.subjects.values():
                if other.kind == kind.id and other.id != question.subject.id and self._shares(other, question):
                    yield f"{other.id} has, or may have, that {question.prop.id} as well"
        elif question.of_list and not question.whole:
            yield from self._only_member(question, asked_by or question.template.stem.source)
        elif not question.whole and not all(
            any(not self.apart(value, right) for right in question.right)
            for value in self._of_other_stints(question)
        ):
            yield f"{question.facts[0].part} came more than once"
        if question.whole or question.part == "count":
            yield from self._known_whole(question)

    def _shares(self, other: Subject, question: Question) -> bool:
        grain = question.template.path.grain
        given = [coarse(question.facts[0].value, grain)]
        facts = other.facts.get(question.prop.id, ())
        if question.as_of is not None:
            facts = tuple(self._versions_around(other, question.prop, question.as_of)) or facts
        return any(not self.apart(v, told) for f in facts for v in values_of(f.says) for told in given)

    def _only_member(self, question: Question, asked_by: str) -> Iterator[str]:
        told = re.findall(r"member\.(\w+)", asked_by)
        fact = question.facts[0]
        if not told:
            yield "a list has other members that would be right as well"
        yield from self._known_whole(question, members=False)
        for other in question.subject.facts[question.prop.id]:
            if other.value != fact.value and self.held(other, question.moment) is not False:
                pairs = [(self._part_of(fact, question.prop, t)[0], self._part_of(other, question.prop, t)[0]) for t in told]
                if not any(one and two and self._all_apart(one, two) for one, two in pairs):
                    yield f"{other.id} may be right as well"

    def _all_apart(self, one: Statement, other: Statement) -> bool:
        sure = not one.unconfirmed and not other.unconfirmed
        return sure and all(self.apart(v, w) for v in values_of(one) for w in values_of(other))

    def _known_whole(self, question: Question, *, members: bool = True) -> Iterator[str]:
        extent = question.extent
        if extent.unconfirmed or not (extent.timeless or extent.complete):
            yield "the list is not known to be whole"
        if members and question.prop.many is not Many.SERIES:
            for fact in question.subject.facts[question.prop.id]:
                if self.held(fact, question.moment) is not False and fact.id not in {f.id for f in question.facts}:
                    yield f"{fact.id} may belong to the list too"

    # Words

    def print(self, value: Value) -> str:
        """A value as an option prints it."""
        match value:
            case Reference(id):
                return self.subjects[id].name
            case Text(text) | Name(text):
                return text
            case Flag(holds):
                return "yes" if holds else "no"
        return str(value)

    def prints(self, text: str, value: Value) -> bool:
        """Whether a text is how a value is printed, give or take a capital, an article, a preposition."""
        bare = self.print(value)
        forms = {bare, *(f"{word} {bare}" for word in ("on", "in", "a", "an"))}
        if isinstance(value, Reference):
            subject = self.subjects[value.subject]
            forms |= {f"{subject.article} {name}" for name in (subject.name, subject.short) if name}
        if isinstance(value, Quantity) and value.unit == _COUNT:
            forms.add(f"{value.number}")
        return _upper(text) in map(_upper, forms)

    def spellings(self, value: Value) -> set[str]:
        """Every usual way to write a value."""
        match value:
            case Reference(id):
                return set(names_of(self.subjects[id]))
            case Date():
                return {str(value), *_date_spellings(value)}
            case Quantity(number=number, unit=unit):
                words = ("", *(f" {word}" for word in (unit.one, unit.many, unit.short, unit.id)))
                return {str(value), str(value).strip(), f"{number:,f}", *(f"{number:f}{word}" for word in words)}
        return {self.print(value)}

    def stated(self, statement: str, item: Item, question: Question) -> str | None:
        """The answer that a statement gives, read back by its claim; None where it is not that claim."""
        claim = self._claim(question)
        if not claim:
            return None
        pattern = re.sub(r"\\\{\\\{(?:\\ )*(.+?)(?:\\ )*\\\}\\\}", self._pattern_of(question), re.escape(claim))
        found = re.fullmatch(rf"(?:As of .+?, )?{pattern}", statement, re.IGNORECASE)
        return found and found["answer"]

    def _claim(self, question: Question) -> str:
        claim = question.template.claim or self.claims.get((question.subject.kind, question.prop.id))
        return claim.source if claim else ""

    def _pattern_of(self, question: Question) -> Callable[[re.Match[str]], str]:
        seen: set[str] = set()

        def pattern(found: re.Match[str]) -> str:
            name, _, attribute = found[1].replace("\\", "").partition(".")
            if attribute in ("was", "is", "has", "does"):
                return "(?:was|were|is|are|has|have|does|do)"
            if attribute in ("s", "es"):
                return "(?:es|s|)"
            if name == ("given" if question.reverse else "answer") and "answer" not in seen and not question.reverse:
                seen.add("answer")
                return "(?P<answer>.+?)"
            if name == "it" and question.reverse and "answer" not in seen:
                seen.add("answer")
                return "(?P<answer>.+?)"
            if name == "it" and attribute in ("", "name", "short", "initials"):
                it = question.subject
                forms = {n for b in (it.name, it.short) if b for n in (b, f"{it.article} {b}")}
                return f"(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})"
            return ".+?"

        return pattern

    def _meanings(self, text: str, question: Question) -> Iterator[Value]:
        """Every value that a statement may name by a text."""
        bare = re.sub(r"^(?:on|in|an?) (?=.)", "", text, flags=re.IGNORECASE)
        right = question.right[0]
        match right:
            case Reference():
                for subject in self.subjects.values():
                    if self.prints(text, Reference(subject.id)):
                        yield Reference(subject.id)
            case Date():
                so = [*values_of(question.says), *self._of_other_stints(question)] if question.says else []
                days = all(isinstance(value, Date) and value.grain is Grain.DAY for value in so)
                calendars = {right.calendar, Calendar.GREGORIAN} if days else {right.calendar}
                for calendar in {Calendar.JULIAN} if " O.S." in bare else calendars:
                    if (date := read_date(bare, calendar)) is not None:
                        yield date
            case Quantity():
                for unit in (_COUNT, *self.collection.units.values()):
                    written = re.fullmatch(r"(about )?(-?[\d,]+(?:\.\d+)?) ?(.*)", text)
                    if written and unit.measures == right.unit.measures and written[3] in (unit.one, unit.many):
                        number = Decimal(written[2].replace(",", ""))
                        yield Quantity(number, unit, bool(written[1]), right.within)
            case Name():
                for id, name in question.answers.values.items():
                    if name.casefold() in (text.casefold(), bare.casefold()):
                        yield Name(name, id)
                if not question.answers.values:
                    yield Name(text)
            case Text():
                yield Text(text)
            case Flag():
                yield Flag(text.casefold() == "yes")

    def _value_of(self, token: str, question: Question) -> Value | None:
        if token.startswith("="):
            words = token.removeprefix("=")
            ruled_out = [r.value for r in question.says.ruled_out] if question.says else []
            if isinstance(question.right[0], Flag):
                ruled_out += [Flag(True), Flag(False)]
            return next((value for value in ruled_out if self.print(value) == words), None)
        match question.right[0]:
            case Reference():
                return Reference(token.removeprefix("@"))
            case Date():
                iso, _, calendar = token.partition(" ")
                return parse(iso, Calendar(calendar))
            case Quantity() as right:
                number, _, unit = token.partition(" ")
                found = next((u for u in (_COUNT, *self.collection.units.values()) if u.id == unit), _COUNT)
                return replace(right, number=Decimal(number), unit=found)
            case Name():
                return Name(question.answers.values[token], token)
        return None


def _upper(text: str) -> str:
    return text.strip().upper()


def values_of(says: Statement) -> tuple[Value, ...]:
    """Every value that counts as right."""
    return (says.value, *says.alternatives)


def coarse(value: Value, grain: str) -> Value:
    """A date by its month or year; ValueError where it is not known so finely or the calendars differ."""
    if not grain or not isinstance(value, Date):
        return value
    if not _known_by(value, grain):
        raise ValueError(f"{value} is not known by {grain}")
    return value.coarsened(_GRAINS[grain]) if grain in _GRAINS else value


def _known_by(value: Value, grain: str) -> bool:
    finer = {"": tuple(Grain), "year": (Grain.DAY, Grain.MONTH, Grain.YEAR), "month": (Grain.DAY, Grain.MONTH), "day": (Grain.DAY,)}
    return not isinstance(value, Date) or value.grain in finer[grain]


def shown(as_of: Date) -> Date:
    """An as-of date by the month at the finest."""
    return as_of.coarsened(Grain.MONTH) if as_of.grain in (Grain.DAY, Grain.RANGE) else as_of


def order(value: Value) -> Decimal:
    """Where a number or a date stands in order."""
    if isinstance(value, Date):
        return Decimal(value.first)
    return value.number * value.unit.factor if isinstance(value, Quantity) else Decimal(0)


def names_of(subject: Subject) -> tuple[str, ...]:
    """Everything that a subject is called."""
    foreign = [text for name in subject.names for text in (name.text, name.latin)]
    return tuple(name for name in (subject.name, subject.short, *subject.aliases, *foreign) if name)


def english_names(subject: Subject) -> set[str]:
    """What a subject is called in the collection's own language."""
    return {name.casefold() for name in (subject.name, subject.short, *subject.aliases) if name}


def read_date(text: str, calendar: Calendar = Calendar.GREGORIAN) -> Date | None:
    """A date from how a page prints it."""
    written = re.match(rf"(?:(\d+) )?(?:({'|'.join(MONTHS)}) )?(\d+)( BC)?(?: O\.S\.| \(|$)", text)
    if not written:
        return None
    year = 1 - int(written[3]) if written[4] else int(written[3])
    if not written[2]:
        return year_of(year, calendar)
    month = MONTHS.index(written[2]) + 1
    first = day(year, month, int(written[1] or 1), calendar)
    return first if written[1] else first.coarsened(Grain.MONTH)


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
