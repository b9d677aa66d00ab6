"""Peers: what can be compared with a fact.

They are the same property of other subjects of the kind, other members of the same list, or other
periods of the same series. Who is compared with whom is drawn by hash, those nearby first, so that the
company stays when the collection grows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice

from quizgen.facts.dates import Date
from quizgen.facts.model import Many
from quizgen.facts.values import Quantity, Reference, Value
from quizgen.items.asking import Asked
from quizgen.items.computing.model import Bench, told_by
from quizgen.items.lint.text import content
from quizgen.items.model import BESIDE
from quizgen.items.types.tools import Slot
from quizgen.items.wording import sentence

MOST_LOOKED_AT = 40
_NEAR_YEARS = (25, 120)
"""How far apart events may lie to be near: since 1900 and before."""
_NEAR_TIMES = 4
"""How many times another an amount may be to be near."""
_DIGITS = re.compile(r"\d{3,}")
_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif)tieth)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Peer:
    """Something that is compared, under the name by which an item shows it."""

    asked: Asked
    name: str
    token: str
    low: Decimal
    high: Decimal
    """Between what it may stand, with all values that good sources give."""
    unnumbered: str
    """Its name without its place in a series: of the second summit and the third, the names tell which came first."""

    def precedes(self, other: "Peer") -> bool:
        """Whether it provably comes before another."""
        return self.high < other.low


def peer_of(asked: Asked, bench: Bench) -> Peer | None:
    """A question as a peer; None where its answer has no place in an order, or its name gives it away."""
    return bench.recent.get(asked.template.id, ("peer", asked), lambda: _peer(asked, bench))


def _peer(asked: Asked, bench: Bench) -> Peer | None:
    spans = [span for value in (*asked.right, *asked.also) if (span := _span(value))]
    if len(spans) != len(asked.right) + len(asked.also):
        return None
    name = _name(asked, bench)
    if any(digits in bench.printer.text(value) for digits in _DIGITS.findall(name) for value in asked.right):
        return None
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    return Peer(asked, name, token_of(asked), low, high, _ORDINAL.sub("", name).casefold())


def peers(asked: Asked, slot: Slot, bench: Bench) -> Iterator[Asked]:
    """Questions of the same kind about others, those released with the item first, then those nearby.

    None is made before it is needed, for most items need few.
    """
    far: list[Asked] = []
    for is_near, other in _looked_at(asked, slot, bench):
        if is_near:
            yield other
        else:
            far.append(other)
    yield from far


def nearby(asked: Asked, slot: Slot, bench: Bench) -> Iterator[Asked]:
    """The same, without those far away."""
    return (other for is_near, other in _looked_at(asked, slot, bench) if is_near)


def _looked_at(asked: Asked, slot: Slot, bench: Bench) -> Iterator[tuple[bool, Asked]]:
    """The first of the others, and whether each may stand before those far away: those released come first."""
    kept = frozenset(_released(slot, bench))
    for other in islice(_others(asked, slot, bench), MOST_LOOKED_AT):
        yield token_of(other) in kept or _is_near(asked.answer, other.answer), other


def _released(slot: Slot, bench: Bench) -> Iterator[str]:
    """Tokens of what the item was released with, by the ids that subjects go by now."""
    for token in slot.keep:
        token = token.removeprefix(BESIDE)
        yield f"@{bench.columns.present_id(token[1:])}" if token.startswith("@") else token


def _others(asked: Asked, slot: Slot, bench: Bench) -> Iterator[Asked]:
    many = bench.world.property_of(asked.fact).many
    own = (
        _of_other_subjects(asked, slot, bench) if many is Many.ONE else _of_the_same_list(asked, slot, bench)
    )
    heads = {_head(asked, bench)}
    for other in own:
        head = _head(other, bench)
        if head not in heads:
            heads.add(head)
            yield other


def _head(asked: Asked, bench: Bench) -> str:
    """What stands for all kin of the subject by whose name a peer is shown; a period has no kin."""
    if not asked.template.each:
        return bench.judge.kinship.head(asked.subject.id)
    value = asked.fact.value
    return bench.judge.kinship.head(value.subject) if isinstance(value, Reference) else asked.fact.id


def _of_other_subjects(asked: Asked, slot: Slot, bench: Bench) -> Iterator[Asked]:
    kind, property_id = asked.subject.kind, asked.fact.property_id
    subjects = bench.world.subjects
    having = (id for id in bench.columns.of_kind(kind) if property_id in subjects[id].facts)
    ring = bench.columns.ring(("having", kind, property_id), having).after(slot.id)
    kept = (token[1:] for token in _released(slot, bench) if token.startswith("@"))
    for id in _each_once(chain((id for id in kept if id in subjects), ring)):
        if id == asked.subject.id or id in slot.template.without or subjects[id].kind != kind:
            continue
        facts = subjects[id].facts.get(property_id, ())
        if len(facts) == 1 and (other := bench.ask(slot.template, subjects[id], facts)):
            yield other


def _each_once(ids: Iterable[str]) -> Iterator[str]:
    """Ids as they are needed: a ring holds every subject of a kind, of which an item looks at a few."""
    seen: set[str] = set()
    for id in ids:
        if id not in seen:
            seen.add(id)
            yield id


def _of_the_same_list(asked: Asked, slot: Slot, bench: Bench) -> Iterator[Asked]:
    by_part = {told_by(fact): fact for fact in asked.subject.facts[asked.fact.property_id]}
    ring = bench.columns.ring(("list", asked.subject.id, asked.fact.property_id), by_part).after(slot.id)
    kept = (token[1:] for token in _released(slot, bench) if token.startswith("/"))
    for part in dict.fromkeys((*(part for part in kept if part in by_part), *ring)):
        fact = by_part[part]
        if fact.id != asked.fact.id and (other := bench.ask(slot.template, asked.subject, (fact,))):
            yield other


def _name(asked: Asked, bench: Bench) -> str:
    if not asked.template.each:
        return sentence(asked.subject.name)
    shown: Value = asked.fact.period or asked.fact.value
    return sentence(bench.printer.text(shown))


def token_of(asked: Asked) -> str:
    """What a peer is found again by: its subject, or its place in the list."""
    return f"/{told_by(asked.fact)}" if asked.template.each else f"@{asked.subject.id}"


def beside(*peers: Asked) -> tuple[str, ...]:
    """Tokens of peers that a stem names."""
    return tuple(map(token_of, peers))


def _span(value: Value) -> tuple[Decimal, Decimal] | None:
    match value:
        case Date(first=first, last=last):
            return Decimal(first), Decimal(last)
        case Quantity(low=low, high=high):
            return low, high
    return None


def _is_near(one: Value, other: Value) -> bool:
    match one, other:
        case Date(), Date():
            modern = min(one.year, other.year) > 1900
            return abs(one.year - other.year) <= _NEAR_YEARS[0 if modern else 1]
        case Quantity(), Quantity():
            low, high = sorted((abs(one.low), abs(other.low)))
            return high <= low * _NEAR_TIMES
    return True


def shares_a_word(one: str, other: str, usual: frozenset[str]) -> bool:
    """Whether a distinctive word of one text stands in another."""
    return not (content(one) - usual).isdisjoint(content(other))
