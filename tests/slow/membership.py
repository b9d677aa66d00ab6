"""Who belongs to a list: select all, who did in a year, the odd one out."""

from collections.abc import Iterator

from quizgen.facts.dates import Date, Grain, day_number
from quizgen.facts.model import Fact
from quizgen.facts.values import Reference, Value
from quizgen.items.model import Multiple
from tests.slow.case import Case
from tests.slow.facts import SlowFacts, values_of
from tests.slow.questions import Question, is_ruled_out, is_wrong
from tests.slow.words import SlowWords


def multiple(body: Multiple, question: Question, facts: SlowFacts, words: SlowWords) -> Iterator[str]:
    """Every right option is on the list, every other is provably not."""
    if not question.is_whole_list:
        yield "has boxes to tick, and one answer"
        return
    standing: list[Value] = []
    for option in body.options:
        values = [right for right in question.right if words.prints(option.text, right)]
        if not option.right:
            values = [value] if (value := words.value_of(option.token, question)) else []
            if values and not words.prints(option.text, values[0]):
                yield f"{option.text!r} is not what its token says: {words.print(values[0])!r}"
            proven = all(is_wrong(v, question, facts) or is_ruled_out(v, question, facts) for v in values)
            if not (proven if values else _is_recorded(option.text, question, words)):
                yield f"nothing proves {option.text!r} wrong"
        elif not values:
            yield f"{option.text!r} is not on the list"
        standing += values[:1]
    for at, one in enumerate(standing):
        if isinstance(one, Reference) and not all(facts.apart(one, other) for other in standing[:at]):
            yield f"{words.print(one)!r} is kin of another option"


def _is_recorded(text: str, question: Question, words: SlowWords) -> bool:
    wrong = {misreport.text.casefold() for misreport in question.misreports}
    return text.casefold() in wrong and not any(words.prints(text, right) for right in question.right)


def member_at(case: Case) -> Iterator[str]:
    """Who belonged to a list on every day of a year, and who on none."""
    year = int(case.item.id.split("/")[2])
    first, last = day_number(year, 1, 1), day_number(year, 12, 31)
    extent = case.facts.extent(case.subject, case.prop)
    known = extent.complete is not None and extent.complete.first <= first and last <= extent.complete.last
    if extent.unconfirmed or not known:
        yield f"the list is not known to be whole in {year}"
    if case.facts.day and last > case.facts.day.last:
        yield f"{year} is still to come"
    written = case.facts.written(case.subject.id, case.path.property)
    stood = []
    for option in case.item.options:
        part = option.token.removeprefix("/")
        facts = [fact for fact in written if fact.part == part]
        value = facts[0].value
        yield from case.misnamed(option.text, value)
        stood.append(value)
        own = [fact for fact in facts if not fact.says.unconfirmed]
        if option.right and not any(_throughout(fact, first, last) for fact in own):
            yield f"{option.text!r} may not have belonged to it throughout {year}"
        if not option.right:
            may_be = [f for f in written if not all(case.facts.apart(value, v) for v in values_of(f.says))]
            if not all(_outside(fact, first, last) for fact in may_be):
                yield f"{option.text!r} may have belonged to it in {year}"
        if not any(fact.id in case.item.asks for fact in facts):
            yield from case.rests_on(facts[:1])
    yield from case.alike(stood)
    yield from case.misasked(it=Reference(case.subject.id), period=Date(first, last, Grain.YEAR))


def _throughout(fact: Fact, first: int, last: int) -> bool:
    begun, ended = _ends(fact)
    if (fact.since and fact.since.unconfirmed) or (fact.until and fact.until.unconfirmed):
        return False
    return all(day.last <= first for day in begun) and all(day.first > last for day in ended)


def _outside(fact: Fact, first: int, last: int) -> bool:
    begun, ended = _ends(fact)
    later = bool(begun) and not fact.since.unconfirmed and all(day.first > last for day in begun)
    gone = bool(ended) and not fact.until.unconfirmed and all(day.last <= first for day in ended)
    return later or gone


def _ends(fact: Fact) -> tuple[list[Date], list[Date]]:
    return tuple(
        [v for v in (values_of(end) if end else ()) if isinstance(v, Date)]
        for end in (fact.since, fact.until)
    )


def odd_one_out(case: Case) -> Iterator[str]:
    """The key is provably not on the list, and everybody else is on it."""
    members = {f.part: f for f in case.facts.written(case.subject.id, case.path.property)}
    stood: list[Value] = []
    questions = []
    for option in case.item.options:
        part = option.token.removeprefix("/")
        if not option.right:
            fact = next(
                (
                    f
                    for f in case.subject.facts[case.path.property]
                    if f.id in case.item.asks and f.part == part
                ),
                members.get(part),
            )
            if fact is None:
                yield f"{option.text!r} is nobody on record"
                continue
            question = case.question(fact)
            questions.append(question)
            if case.facts.held(fact, question.moment) is not True or case.facts.is_unsure(fact):
                yield f"{option.text!r} may be the odd one out as well"
            yield from case.misnamed(option.text, fact.value)
            yield from case.rests_on([fact])
            stood.append(fact.value)
    for option in case.item.options:
        if option.right and questions:
            value = case.words.value_of(option.token, questions[0])
            if value is None:
                yield f"{option.text!r} is nobody on record"
                continue
            yield from case.misnamed(option.text, value)
            is_out = is_wrong(value, questions[0], case.facts)
            if not (is_out or is_ruled_out(value, questions[0], case.facts)):
                yield f"{option.text!r} may be on the list"
            stood.append(value)
    yield from case.alike(stood)
    yield from case.misasked(it=Reference(case.subject.id))
    yield from case.dated(questions)
