"""The items that a plan may choose from, drawn in turns, and made only as far as they are needed.

A large pool is stratified first: what counts for the same demands, is of one type and about subjects as well
known stands together, and of each stratum the first few are made. So the choice among a hundred thousand
items is one among a few hundred that differ in all that matters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from quizgen.items.columns import ring_hash
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from quizgen.quizzes.demands import Plan, Seat, Standing
from quizgen.quizzes.recipes.filters import asked_by
from quizgen.quizzes.truths import question_of, wants_other

_HASH_BITS = 24
_LAST_TURN = 15


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may be chosen."""

    item: Item
    seats: tuple[Seat, ...]
    cost: int
    """The less, the sooner it is drawn: by the turn of its fact among those of its subject, then by hash."""


@dataclass(slots=True)
class _Stratum:
    """Questions that are alike in all that a plan asks, each with the claims that it could state."""

    standing: Standing
    questions: list[list[Slot | Item]]
    made: list[Candidate]
    looked_at: int = 0


class Lots:
    """Candidates for a plan, in the order in which a seed draws them."""

    def __init__(self, plan: Plan, pool: Pool, seed: str) -> None:
        self._plan, self._pool, self._seed = plan, pool, seed
        found: dict[tuple[Standing, int, str], list[Slot | Item]] = {}
        everything: Iterator[Slot | Item] = chain(pool.slots(plan.may_take), pool.written)
        for each in everything:
            standing = plan.standing(each)
            if plan.seats(standing):
                known = each.subject.prominence if isinstance(each, Slot) else 0
                found.setdefault((standing, known, question_of(each)), []).append(each)
        self._turns = _turns((asked_by(claims[0]) for claims in found.values()), seed)
        strata: dict[tuple[Standing, int], _Stratum] = {}
        for (standing, known, _), claims in found.items():
            stratum = strata.setdefault((standing, known), _Stratum(standing, [], []))
            stratum.questions.append(claims)
        self._strata = tuple(strata.values())
        for stratum in self._strata:
            stratum.questions.sort(key=lambda claims: self._turns[asked_by(claims[0])])

    @property
    def is_whole(self) -> bool:
        """Whether everything has been made."""
        return all(stratum.looked_at == len(stratum.questions) for stratum in self._strata)

    def __len__(self) -> int:
        """Its strata."""
        return len(self._strata)

    def first(self, share: int) -> tuple[Candidate, ...]:
        """Up to so many candidates of each stratum."""
        return tuple(candidate for stratum in self._strata for candidate in self._first(stratum, share))

    def _first(self, stratum: _Stratum, share: int) -> list[Candidate]:
        while len(stratum.made) < share and stratum.looked_at < len(stratum.questions):
            claims = stratum.questions[stratum.looked_at]
            stratum.looked_at += 1
            if candidate := self._made(claims, stratum.standing):
                stratum.made.append(candidate)
        return stratum.made

    def _made(self, claims: list[Slot | Item], standing: Standing) -> Candidate | None:
        """What a question is asked by: of claims to judge, the one that the coin fell for, if it can be made."""
        for claim in sorted(claims, key=self._draw) if len(claims) > 1 else claims:
            item = claim if isinstance(claim, Item) else self._pool.make(claim)
            if isinstance(item, Item) and (seats := self._plan.seats(self._plan.made(standing, item))):
                turn, _ = self._turns[item.asks]
                chance = ring_hash(f"{self._seed}/{item.id}") >> 64 - _HASH_BITS
                return Candidate(item, seats, min(turn, _LAST_TURN) << _HASH_BITS | chance)
        return None

    def _draw(self, claim: Slot | Item) -> tuple[bool, int]:
        return wants_other(claim, self._seed), ring_hash(f"{self._seed}/{claim.id}")


def _turns(asked: Iterator[tuple[str, ...]], seed: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """The turn of each question among those about its subject, and a number drawn for it.

    Subjects take turns, so that one about which much is known does not crowd out the others.
    """
    of_subject: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for facts in dict.fromkeys(asked):
        drawn = ring_hash(f"{seed}/{'+'.join(facts)}")
        of_subject.setdefault(facts[0].split("/", 1)[0], []).append((drawn, facts))
    return {
        facts: (turn, drawn)
        for found in of_subject.values()
        for turn, (drawn, facts) in enumerate(sorted(found))
    }
