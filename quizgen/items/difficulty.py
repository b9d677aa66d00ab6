"""An estimate of how hard an item is, from named components, until answers are in.

Each component lies between 0 (easy) and 1 (hard); the estimate is their weighted mean. The weights are
proposals: how well known the subject is counts most, then what the item type demands (recognising is
easier than producing), then how fine the answer is.
"""

from quizgen.facts.dates import Date, Grain
from quizgen.facts.values import Quantity, Text
from quizgen.items.asking import Asked
from quizgen.items.model import ItemType

WEIGHTS = {"obscurity": 0.45, "demand": 0.3, "grain": 0.25}

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
"""What an item type demands of a learner."""


def components(asked: Asked, item_type: ItemType) -> dict[str, float]:
    """The named components of the estimate, each between 0 and 1."""
    return {
        "obscurity": (5 - asked.subject.prominence) / 4,
        "demand": DEMAND[item_type],
        "grain": _grain(asked),
    }


def estimate(asked: Asked, item_type: ItemType) -> float:
    """The weighted mean of the components, to two digits."""
    found = components(asked, item_type)
    return round(sum(WEIGHTS[name] * value for name, value in found.items()), 2)


def _grain(asked: Asked) -> float:
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
