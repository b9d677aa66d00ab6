"""Orders that chance gives: drawn from an item's id, so that they stay put."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from quizgen.items.columns import ring_hash

T = TypeVar("T")


def by_hash(things: Iterable[T], item_id: str, token_of: Callable[[T], str]) -> list[T]:
    """Things in an order of an item's own, in which each stands alike whatever stands beside it."""
    return sorted(things, key=lambda thing: ring_hash(f"{item_id}/{token_of(thing)}"))


def out_of_order(tokens: Sequence[str], item_id: str) -> tuple[int, ...]:
    """Indices of entries in an order to show them that is not the right one.

    Each place depends on the entry's own token, so that entries stand alike however they were found.
    """
    shown = by_hash(range(len(tokens)), item_id, tokens.__getitem__)
    if shown == list(range(len(tokens))):
        shown = [*shown[1:], *shown[:1]]
    return tuple(shown)
