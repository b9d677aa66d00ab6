"""What an item asks, worked out from its id, and what is provably no answer to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from quizgen.facts.dates import Date, Grain
from quizgen.facts.model import Extent, Fact, Many, Misreport, Property, Statement, Subject, ValueType
from quizgen.facts.values import Name, Quantity, Reference, Text, Unit, Value
from quizgen.items.model import Item
from quizgen.items.templates import Path, Template
from tests.slow.facts import SlowFacts, coarse, is_known_by, part_of, values_of

COUNT = Unit("", "", "", "", "count")


@dataclass(frozen=True)
class Question:
    """What an item asks."""

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
    def fact(self) -> Fact:
        return self.facts[0]

    @property
    def grain(self) -> str:
        return self.template.path.grain

    @property
    def part(self) -> str:
        return self.template.path.part

    @property
    def is_reverse(self) -> bool:
        return self.template.asks is None

    @property
    def is_whole_list(self) -> bool:
        return self.prop.many is not Many.ONE and not self.template.each and self.part != "count"

    @property
    def is_of_list(self) -> bool:
        """Whether any member of a list is right."""
        return self.prop.many in (Many.SET, Many.SUCCESSION) and not self.part and not self.is_reverse

    @property
    def misreports(self) -> tuple[Misreport, ...]:
        return (*(self.says.misreports if self.says else ()), *self.extent.misreports)


def ask(item: Item, template: Template, facts: SlowFacts) -> Question:
    """What an item asks; ValueError says why that cannot be told."""
    subject = facts.subjects[item.subject]
    path = template.path
    prop = facts.collection.kinds[subject.kind].properties[path.property]
    asked = _asked(item, template, subject, prop, facts)
    part = asked[0].id.split("/", 2)[2:] if template.each else []
    base = "/".join((template.id, subject.id, *part, item.type))
    if item.id != base and item.id.rpartition("/")[0] != base:
        raise ValueError("its id does not say what it asks")
    return _question(template, subject, asked, prop, facts)


def question_of(fact: Fact, template: Template, facts: SlowFacts) -> Question:
    """The plain question that a template's path asks of a fact; ValueError says why there is none."""
    subject = facts.subjects[fact.subject]
    prop = facts.collection.kinds[subject.kind].properties[fact.property_id]
    if facts.is_unsure(fact):
        raise ValueError(f"asks {fact.id}, which is unconfirmed")
    return _question(template, subject, (fact,), prop, facts)


def left_out(id: str, question: Question, facts: SlowFacts) -> Question:
    """The question that a gap beside the answer asks; ValueError where nothing is for sure."""
    prop = facts.collection.kinds[question.subject.kind].properties[id]
    if not (found := facts.newest(question.subject, prop)):
        raise ValueError(f"leaves out {id}, of which nothing is known for sure")
    return question_of(found[0], replace(question.template, asks=Path(id), gaps=(), claim=None), facts)


def through(item: Item, template: Template, facts: SlowFacts) -> Question:
    """What is asked of the subject that another one names; ValueError says why that cannot be told."""
    subject = facts.subjects[item.subject]
    first = facts.newest(subject, facts.collection.kinds[subject.kind].properties[template.path.property])
    if item.id != f"{template.id}/{subject.id}/{item.type}" or not first or template.then is None:
        raise ValueError("its id does not say what it asks")
    named = tuple(set(values_of(first[0].says)))
    if len(named) != 1 or not isinstance(named[0], Reference):
        raise ValueError(f"{first[0].id} names more than one")
    second = facts.subjects[named[0].subject]
    prop = facts.collection.kinds[second.kind].properties[template.then.property]
    if prop.many is Many.ONE:
        found = facts.newest(second, prop)
    else:
        extent = facts.extent(second, prop)
        moment = facts.moment(extent)
        there = (f for f in second.facts.get(prop.id, ()) if facts.held(f, moment) and not facts.is_unsure(f))
        found = tuple(there)
        if len(found) != 1 or not facts.is_whole(extent, facts.moment(extent)):
            raise ValueError(f"{second.id} may have several {prop.id}")
    if not found or {first[0].id, found[0].id} != set(item.asks):
        raise ValueError(f"asks {item.asks}, which are not the two facts it rests on")
    one = question_of(first[0], replace(template, computes="", then=None), facts)
    two = question_of(found[0], replace(template, asks=template.then, each=prop.many is not Many.ONE), facts)
    if one.as_of and two.as_of and one.as_of != two.as_of:
        raise ValueError("its two facts are of two days")
    return replace(two, as_of=two.as_of or one.as_of)


def _question(
    template: Template, subject: Subject, asked: tuple[Fact, ...], prop: Property, facts: SlowFacts
) -> Question:
    path = template.path
    extent = facts.extent(subject, prop)
    moment = facts.moment(extent)
    says: Statement | None = None
    if template.asks is None:
        answers = Property("", ValueType.REFERENCE, "", "", to=(subject.kind,))
        right: tuple[Value, ...] = (Reference(subject.id),)
    elif path.part == "count":
        answers = Property("", ValueType.QUANTITY, "", "")
        right = (Quantity(Decimal(len(asked)), COUNT),)
    elif not template.each and prop.many is not Many.ONE:
        answers, right = prop, tuple(fact.value for fact in asked)
    else:
        says, answers = part_of(asked[0], prop, path.part)
        if says is None or says.unconfirmed:
            raise ValueError(f"asks for {path.part} of {asked[0].id}, which is not known for sure")
        right = tuple(coarse(value, path.grain) for value in values_of(says))
    as_of = _as_of(asked[0], prop, path.part, extent, facts.day)
    return Question(template, subject, asked, prop, answers, right, says, extent, moment, as_of)


def _asked(
    item: Item, template: Template, subject: Subject, prop: Property, facts: SlowFacts
) -> tuple[Fact, ...]:
    if prop.many is Many.ONE:
        found = facts.newest(subject, prop)
    else:
        moment = facts.moment(facts.extent(subject, prop))
        sure = [f for f in subject.facts.get(prop.id, ()) if not facts.is_unsure(f)]
        certain = [f for f in sure if prop.many is Many.SERIES or facts.held(f, moment) is True]
        found = tuple(f for f in certain if f.id in item.asks)
        if not template.each and len(found) != len(certain):
            raise ValueError("does not ask for the whole list")
    beside = tuple(f"{subject.id}/{id}" for id in template.gaps)
    if not found or (*(fact.id for fact in found), *beside) != item.asks:
        raise ValueError(f"asks {item.asks}, where the facts of the day are {[f.id for f in found]}")
    return found


def _as_of(fact: Fact, prop: Property, part: str, extent: Extent, day: Date | None) -> Date | None:
    """The day of which the item must speak; None for what does not change."""
    if fact.as_of is not None:
        return fact.as_of
    # When a member joined does not change, though the list does.
    if not prop.changes or prop.many in (Many.ONE, Many.SERIES) or part in ("since", "until"):
        return None
    if extent.complete is None:
        return None
    if day is not None and day.last < extent.complete.last:
        return day
    return Date(extent.complete.last, extent.complete.last, Grain.DAY, extent.complete.calendar)


def of_other_stints(question: Question, facts: SlowFacts) -> Iterator[Value]:
    """What else would be right, because a member came twice."""
    if not question.template.each or question.part in ("", "count"):
        return
    for other in question.subject.facts[question.prop.id]:
        says, _ = part_of(other, question.prop, question.part)
        counts = question.part in ("since", "until") or facts.held(other, question.moment) is not False
        if other.id != question.fact.id and other.part == question.fact.part and counts and says is not None:
            yield from values_of(says)


def is_wrong(value: Value, question: Question, facts: SlowFacts) -> bool:
    """Whether the facts prove that a value is no answer."""
    if question.is_reverse:
        return isinstance(value, Reference) and _is_other(value.subject, question, facts)
    if question.is_of_list:
        return facts.is_outside(question.subject, question.prop, value, question.moment)
    # A year is right when it holds the day itself, whatever its number.
    so = values_of(question.says) if question.says else question.right
    return all(facts.apart(value, right) for right in (*so, *of_other_stints(question, facts)))


def _is_other(id: str, question: Question, facts: SlowFacts) -> bool:
    """Whether another subject provably has another value, or a list without the member."""
    if id not in facts.subjects or id in facts.kin(question.subject.id):
        return False
    other, prop = facts.subjects[id], question.prop
    if other.kind != question.subject.kind:
        return False
    given = values_of(question.fact.says)
    if prop.many is not Many.ONE:
        moment = question.as_of.last if question.as_of else facts.moment(facts.extent(other, prop))
        return all(facts.is_outside(other, prop, member, moment) for member in given)
    told = [coarse(value, question.grain) for value in given if is_known_by(value, question.grain)]
    known = facts.versions_around(other, prop, question.as_of)
    own = [value for version in known for value in values_of(version.says)]
    return bool(own) and all(facts.apart(value, given) for value in own for given in told)


def is_ruled_out(value: Value, question: Question, facts: SlowFacts) -> bool:
    """Whether a curator ruled a value out, and the facts do not say otherwise."""
    records = [*(question.says.ruled_out if question.says else ())]
    records += question.extent.ruled_out if question.is_of_list else ()
    known = [coarse(r.value, question.grain) for r in records if is_known_by(r.value, question.grain)]
    if isinstance(value, Text | Name):
        # Words are judged by their letters alone.
        words = value.text.casefold()
        ruled_out = {known.text.casefold() for known in known if isinstance(known, Text | Name)}
        return words in ruled_out - {r.text.casefold() for r in question.right if isinstance(r, Text | Name)}
    return value in known and all(facts.apart(value, right) for right in question.right)


def may_share(other: Subject, question: Question, facts: SlowFacts) -> bool:
    """Whether another subject may have the value that a reverse question gives."""
    given = coarse(question.fact.value, question.grain)
    versions: tuple[Fact, ...] | list[Fact] = other.facts.get(question.prop.id, ())
    if question.as_of is not None:
        versions = facts.versions_around(other, question.prop, question.as_of) or versions
    return any(not facts.apart(value, given) for f in versions for value in values_of(f.says))
