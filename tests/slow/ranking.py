"""Which comes first, last, between or before, and in which order: a second opinion."""

from collections.abc import Iterator
from itertools import pairwise

from quizgen.facts.dates import Date
from quizgen.facts.model import ValueType
from quizgen.facts.values import Quantity, Reference, Value
from quizgen.items.model import Ordering, TrueFalse
from tests.slow.case import Case, Shown
from tests.slow.facts import values_of


def precedes(one: tuple[Value, ...], other: tuple[Value, ...]) -> bool:
    """Whether every value of the one lies before every value of the other, and in one measure with it."""
    return all(_is_before(a, b) for a in one for b in other)


def _is_before(one: Value, other: Value) -> bool:
    match one, other:
        case Date(), Date():
            return one.last < other.first
        case Quantity(), Quantity():
            # A bound of an exact tolerance is a value that it may have.
            return one.unit.measures == other.unit.measures and one.high < other.low
    return False


def extreme(case: Case) -> Iterator[str]:
    """First and last: the key beats every other option."""
    shown = _options(case)
    key = case.told(shown[_key(case)].fact)
    for option in case.item.options:
        if not option.right:
            other = case.told(shown[option.token].fact)
            beats = precedes(key, other) if case.template.computes == "first" else precedes(other, key)
            if not beats:
                yield f"{option.text!r} may come {case.template.computes} as well"
    yield from case.misasked(it=Reference(case.subject.id))
    yield from _standing(case, shown)


def between(case: Case) -> Iterator[str]:
    """The key lies between the two that the stem names, every other option before both or after."""
    shown = _options(case)
    lower, upper = (_of_id(id, case) for id in case.item.asks[1:3])
    key = case.told(shown[_key(case)].fact)
    begin, end = case.told(lower.fact), case.told(upper.fact)
    if not (precedes(begin, key) and precedes(key, end)):
        yield "its key may lie elsewhere than between the two"
    for option in case.item.options:
        if not option.right:
            other = case.told(shown[option.token].fact)
            if not (precedes(other, begin) or precedes(end, other)):
                yield f"{option.text!r} may lie between the two as well"
    yield from case.misasked(earlier=lower.value, later=upper.value, it=Reference(case.subject.id))
    yield from _standing(case, {**shown, "earlier": lower, "later": upper})


def before(case: Case) -> Iterator[str]:
    """The statement that one thing comes before another is as right as the item says."""
    assert isinstance(case.item.body, TrueFalse)
    one, other = (_of_id(id, case) for id in case.item.asks)
    told = case.told(one.fact), case.told(other.fact)
    if not (precedes(*told) if case.item.body.right else precedes(*reversed(told))):
        yield f"it is not certain that it is {case.item.body.right}"
    if not case.item.body.right and not case.item.body.because:
        yield "does not say why it is wrong"
    if case.item.body.right != case.item.id.removesuffix("/true-false").endswith("/true"):
        yield "its id says otherwise"
    yield from case.misasked(it=Reference(one.fact.subject), member=one.value, later=other.value)
    yield from _standing(case, {"one": one, "other": other})


def order(case: Case) -> Iterator[str]:
    """Each entry strictly precedes the next, whatever tolerance, calendar or source."""
    assert isinstance(case.item.body, Ordering)
    shown = {token: case.shown(token) for token in case.item.body.tokens}
    yield from case.misasked(it=Reference(case.subject.id))
    for entry, each in zip(case.item.body.entries, shown.values(), strict=True):
        yield from case.misnamed(entry.text, each.value)
        if entry.value != case.words.print(case.told(each.fact)[0]):
            yield f"gives {entry.value!r} for {each.fact.id}"
    yield from _in_order(case, [case.told(each.fact) for each in shown.values()])
    yield from _standing(case, shown)


def timeline(case: Case) -> Iterator[str]:
    """Each event in the life of a subject strictly precedes the next."""
    assert isinstance(case.item.body, Ordering)
    facts = [case.one(case.subject.id, token.removeprefix("/")) for token in case.item.body.tokens]
    yield from case.misasked(it=Reference(case.subject.id))
    for entry, fact in zip(case.item.body.entries, facts, strict=True):
        prop = case.property_of(fact)
        if prop.type is not ValueType.DATE or entry.text.casefold() not in prop.label.casefold():
            yield f"calls {fact.id} {entry.text!r}"
        if entry.value != case.words.print(fact.value):
            yield f"gives {entry.value!r} for {fact.id}"
    yield from _in_order(case, [values_of(fact.says) for fact in facts])
    yield from case.rests_on(facts)
    yield from case.dated([case.question(fact) for fact in facts])


def _in_order(case: Case, told: list[tuple[Value, ...]]) -> Iterator[str]:
    body = case.item.body
    assert isinstance(body, Ordering)
    if any(not precedes(one, other) for one, other in pairwise(told)):
        yield "its entries may stand in another order"
    ends = ("earliest", "latest") if isinstance(told[0][0], Date) else ("smallest", "largest")
    if (body.first, body.last) != ends:
        yield f"its ends are called {body.first} and {body.last}"


def _options(case: Case) -> dict[str, Shown]:
    return {option.token: case.shown(option.token) for option in case.item.options}


def _key(case: Case) -> str:
    return next(option.token for option in case.item.options if option.right)


def _of_id(id: str, case: Case) -> Shown:
    subject, prop, *part = id.split("/", 2)
    if prop != case.path.property:
        raise ValueError(f"asks {id}, which is of another property")
    if not part:
        return case.shown(f"@{subject}")
    fact = next(fact for fact in case.facts.written(subject, prop) if fact.id == id)
    return Shown(fact.period or fact.value, fact)


def _standing(case: Case, shown: dict[str, Shown]) -> Iterator[str]:
    """What all of them owe: right names, no kin, no facts untold."""
    for option in case.item.options:
        yield from case.misnamed(option.text, shown[option.token].value)
    yield from case.alike([each.value for each in shown.values()])
    yield from case.rests_on([each.fact for each in shown.values()])
    yield from case.dated([case.question(each.fact, case.path) for each in shown.values()])
