"""Which items must not stand together, in one form or in forms that lie side by side."""

from collections.abc import Callable

from quizgen.items import lint
from quizgen.items.model import Item

Conflicts = Callable[[Item, Item], bool]
"""Whether one of two items gives the other away. That they ask the same is looked at besides."""


def giving_away(context: lint.Context) -> Conflicts:
    """Whether one of two items shows what the other asks, as the lint reads them."""
    return lambda one, other: lint.cues(one, other, context) or lint.cues(other, one, context)


def clash(one: Item, other: Item) -> bool:
    """Whether two items ask the same fact, or the same in words."""
    return one.stem == other.stem or not set(one.asks).isdisjoint(other.asks)
