"""Orders that chance gives: drawn from an item's id, so that they stay put."""

from collections.abc import Sequence

from quizgen.items.columns import ring_hash


def out_of_order(tokens: Sequence[str], item_id: str) -> tuple[int, ...]:
    """Indices of entries in an order to show them that is not the right one.

    Each place depends on the entry's own token, so that entries stand alike however they were found.
    """
    shown = sorted(range(len(tokens)), key=lambda index: ring_hash(f"{item_id}/{tokens[index]}"))
    if shown == list(range(len(tokens))):
        shown = [*shown[1:], *shown[:1]]
    return tuple(shown)
