"""An estimate of how hard an item is, from named components, until answers are in.

Each component lies between 0 (easy) and 1 (hard); the estimate is their weighted mean, taken over those that an
item has. docs/difficulty.md gives the reasons for the components and their weights.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from quizgen.facts.dates import Date, Grain
from quizgen.facts.model import Subject
from quizgen.facts.values import Quantity, Reference, Text, Value
from quizgen.items.asking import Asked
from quizgen.items.model import Body, Choice, ItemType, Level, Multiple, Option, TrueFalse
from quizgen.items.proofs import Proof

WEIGHTS: Mapping[str, float] = {
    "obscurity": 0.35,
    "demand": 0.2,
    "nearness": 0.2,
    "steps": 0.15,
    "grain": 0.1,
}

DEMAND = {
    ItemType.TRUE_FALSE: 0.1,
    ItemType.CHOICE: 0.35,
    ItemType.MULTIPLE: 0.5,
    ItemType.MATCHING: 0.5,
    ItemType.ORDERING: 0.6,
    ItemType.NUMERIC: 0.7,
    ItemType.CLOZE: 0.7,
    ItemType.TYPED: 0.8,
    ItemType.RECALL: 0.8,
}
"""What an item type demands of a learner: to recognise is easier than to arrange, and that than to produce."""

_STEPS = {Level.REMEMBER: 0.0, Level.UNDERSTAND: 0.4, Level.APPLY: 0.7, Level.ANALYSE: 1.0}
_RECORDED = frozenset({Proof.MISREPORTED, Proof.RULED_OUT, Proof.OF_BOTH})
_HALF_AS_NEAR = 5
"""Years from the key at which a date is half as near as one beside it."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Components = tuple[tuple[str, float], ...]


def components(
    subject: Subject,
    body: Body,
    level: Level,
    item_type: ItemType,
    subject_of: Callable[[str], Subject | None],
    asked: Asked | None,
) -> Components:
    """The named components of an item's difficulty; `asked` is unknown for an item written by hand."""
    found = (
        ("obscurity", (5 - subject.prominence) / 4),
        ("demand", DEMAND[item_type]),
        ("nearness", _nearness(body, asked.answer if asked else None, subject_of)),
        ("steps", _STEPS[level]),
        ("grain", _grain(asked) if asked else None),
    )
    return tuple([(name, round(value, 2)) for name, value in found if value is not None])


def estimate(parts: Components) -> float:
    """The weighted mean of an item's components, to two digits."""
    weight = sum([WEIGHTS[name] for name, _ in parts])
    return round(sum([WEIGHTS[name] * value for name, value in parts]) / weight, 2)


def _nearness(body: Body, answer: Value | None, subject_of: Callable[[str], Subject | None]) -> float | None:
    """How near the wrong answers stand to the right one, on the whole; None where none is shown."""
    match body:
        case Choice(options) | Multiple(options):
            found = [_near(option, answer, subject_of) for option in options if not option.right]
        case TrueFalse(False, _, token):
            found = [_near(Option("", False, "", token=token), answer, subject_of)]
        case _:
            return None
    known = [value for value in found if value is not None]
    return sum(known) / len(known) if known else None


def _near(option: Option, answer: Value | None, subject_of: Callable[[str], Subject | None]) -> float | None:
    if option.proof in _RECORDED:
        return 1.0
    if isinstance(answer, Reference):
        other = subject_of(option.token.removeprefix("@").partition(" ")[0])
        right = subject_of(answer.subject)
        return _likeness(right.topics, other.topics) if other and right else None
    if not isinstance(answer, Date | Quantity) or not (number := _NUMBER.match(option.token)):
        return None
    if isinstance(answer, Date):
        return _HALF_AS_NEAR / (_HALF_AS_NEAR + abs(int(float(number[0])) - answer.year))
    low, high = sorted((abs(answer.number), abs(Decimal(number[0]))))
    return float(low / high) if low else None


@lru_cache(maxsize=1 << 12)
def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of topics that two subjects have in common."""
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / len(first | second) if first | second else 0.5


def _grain(asked: Asked) -> float:
    """How fine an answer has to be."""
    if asked.lists_all:
        return 1.0
    match asked.answer:
        case Date(grain=Grain.YEAR):
            return 0.5
        case Date():
            return 0.9
        case Quantity():
            return 0.7
        case Text():
            return 0.6
    return 0.3
