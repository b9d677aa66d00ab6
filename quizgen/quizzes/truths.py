"""True or false: which claim about a fact is drawn, and that no section is all of one answer.

A fair coin is tossed for every question. Left at that, a short section would now and then be true
throughout, and whoever saw that would stop reading; one statement of such a section is turned round.
"""

from collections.abc import Callable, Iterator, Sequence

from quizgen.items.columns import ring_hash
from quizgen.items.model import TRUE, Item, TrueFalse
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot


def question_of(found: Slot | Item) -> str:
    """The id of an item, or of the slot for one, without the claim that it states."""
    return found.id.removesuffix(f"/{found.claim}") if isinstance(found, Slot) and found.claim else found.id


def wants_other(found: Slot | Item, seed: str) -> bool:
    """Whether the coin of a question fell for another claim than this."""
    if isinstance(found, Item) or not found.claim:
        return False
    return (found.claim == TRUE) != bool(ring_hash(f"{seed}/{question_of(found)}/coin") & 1)


def with_both(
    items: Sequence[Item], pool: Pool, seed: str, may_stand: Callable[[Item, Item], bool]
) -> tuple[Item, ...]:
    """The items of a section, one statement turned round where all have the same answer.

    `may_stand` says whether an item may take the place of another.
    """
    judged = [item for item in items if isinstance(item.body, TrueFalse)]
    if len(judged) < 2 or len({item.answers for item in judged}) > 1:
        return tuple(items)
    for item in sorted(judged, key=lambda item: ring_hash(f"{seed}/{item.id}/turn")):
        for turned in _turned_round(item, pool, seed):
            if may_stand(turned, item):
                return tuple(turned if other is item else other for other in items)
    return tuple(items)


def _turned_round(item: Item, pool: Pool, seed: str) -> Iterator[Item]:
    """What else can be claimed about the facts that a statement is about, with the other answer."""
    slots = [
        slot
        for slot in pool.slots_about(item.template, item.subject)
        if slot.type is item.type and tuple(fact.id for fact in slot.facts) == item.asks
    ]  # fmt: skip
    for slot in sorted(slots, key=lambda slot: ring_hash(f"{seed}/{slot.id}")):
        made = pool.make(slot)
        if isinstance(made, Item) and made.answers != item.answers:
            yield made
