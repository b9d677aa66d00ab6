"""Which wrong answers to offer together: the first set with which the key does not stand out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import TypeVar

from quizgen.items import lint
from quizgen.items.types.refusal import Refusal

MOST_SETS = 120
"""Sets of distractors that are tried until one goes with the key: all of two among sixteen."""

T = TypeVar("T")


def sets_of(candidates: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The sets of so many candidates, those of early ones first; no candidate is found before it is needed."""
    earlier: list[T] = []
    for candidate in candidates:
        for others in combinations(earlier, size - 1):
            yield (*others, candidate)
        earlier.append(candidate)


def best_set(
    sets: Iterable[Sequence[T]],
    text_of: Callable[[T], str],
    stem: str,
    key: str,
    context: lint.Context,
    waived: tuple[str, ...],
    *,
    insist: bool,
) -> Sequence[T] | Refusal:
    """The first set with which nothing is wrong, or else with nothing that points at the key.

    Where that is not insisted on, any set is better than none: what learners have stays.
    """
    passable: Sequence[T] | None = None
    flaw = ""
    right = context.seen(key)
    for found_set in islice(sets, MOST_SETS):
        options = (right, *[context.seen(text_of(wrong)) for wrong in found_set])
        found = lint.flaw(lint.Offered(stem, options), context, waived)
        if found is None:
            return found_set
        check, message = found
        flaw = flaw or message
        if passable is None and not (insist and check.tells_the_key):
            passable = found_set
    if passable is not None:
        return passable
    return Refusal(f"the options tell the key: {flaw}" if flaw else "too few answers are provably wrong")
