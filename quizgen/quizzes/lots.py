"""The items that a plan may choose from, in the order in which a seed draws them.

A large pool is stratified first. Subjects that are as well known, and that the same filters take, stand
together, and of each such group a few are looked at; of what can be asked of them, items that would count for
the same demands and are of one type stand together, and of these the first few are made. So the choice among
a hundred thousand items is one among a few hundred that differ in all that matters.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from quizgen.facts.model import Subject
from quizgen.items.columns import ring_hash
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.templates import Template
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


@dataclass(frozen=True, slots=True)
class _Question:
    """What asks some facts in one way: an item, or a slot for each claim that could be stated."""

    standing: Standing
    asks: tuple[str, ...]
    claims: list[Slot | Item]


class Lots:
    """Candidates for a plan."""

    def __init__(self, plan: Plan, pool: Pool, seed: str) -> None:
        self._plan, self._pool, self._seed = plan, pool, seed
        strata: dict[tuple[int, int], list[tuple[int, str]]] = {}
        for subject in pool.world.subjects.values():
            if taking := plan.taking_subject(subject):
                drawn = ring_hash(f"{seed}/{subject.id}")
                strata.setdefault((taking, subject.prominence), []).append((drawn, subject.id))
        self._subjects = [(taking, [id for _, id in sorted(found)]) for (taking, _), found in strata.items()]
        self._made: dict[str, Candidate | None] = {}
        self.open: frozenset[int] = frozenset()
        """Demands for which there may be more than the last candidates."""

    def first(self, number: int) -> tuple[Candidate, ...]:
        """About so many candidates in all, or more, spread over all strata, and of as many subjects."""
        share = number // max(1, len(self._subjects)) + 1
        subjects = {id for _, stratum in self._subjects for id in stratum[:share]}
        left = {taking for taking, stratum in self._subjects if len(stratum) > share}
        more = set().union(*(self._plan.served_by(taking) for taking in left))
        questions = tuple(self._questions(subjects))
        turns = _turns((question.asks for question in questions), self._seed)
        strata: dict[Hashable, list[_Question]] = {}
        for question in questions:
            first = question.claims[0]
            known = first.subject.prominence if isinstance(first, Slot) else 0
            strata.setdefault((question.standing, known), []).append(question)
        share = number // max(1, len(strata)) + 1
        found: list[Candidate] = []
        for stratum in strata.values():
            stratum.sort(key=lambda question: turns[question.asks])
            wanted = len(found) + share
            for question in stratum:
                if len(found) == wanted:
                    more.update(*(seat.demands for seat in self._plan.seats(question.standing)))
                    break
                if candidate := self._candidate(question, turns[question.asks][0]):
                    found.append(candidate)
        self.open = frozenset(more)
        return tuple(found)

    def _questions(self, subjects: set[str]) -> Iterator[_Question]:
        def may_take(template: Template, subject: Subject) -> bool:
            return subject.id in subjects and self._plan.may_take(template, subject)

        plan = self._plan
        found: dict[tuple[Standing, str], _Question] = {}
        everything: Iterator[Slot | Item] = chain(self._pool.slots(may_take), self._pool.written)
        for each in everything:
            standing = plan.standing(each)
            if plan.seats(standing):
                key = (standing, question_of(each))
                if key in found:
                    found[key].claims.append(each)
                else:
                    found[key] = _Question(standing, asked_by(each), [each])
        yield from found.values()

    def _candidate(self, question: _Question, turn: int) -> Candidate | None:
        """What a question is asked by: of claims to judge, the one that the coin fell for, if it can be made."""
        first = question.claims[0]
        if first.id not in self._made:
            self._made[first.id] = self._make(question, turn)
        return self._made[first.id]

    def _make(self, question: _Question, turn: int) -> Candidate | None:
        for claim in sorted(question.claims, key=self._draw) if len(question.claims) > 1 else question.claims:
            item = claim if isinstance(claim, Item) else self._pool.make(claim)
            if isinstance(item, Item):
                seats = self._plan.seats(self._plan.made(question.standing, item))
                if seats:
                    chance = ring_hash(f"{self._seed}/{item.id}") >> 64 - _HASH_BITS
                    return Candidate(item, seats, min(turn, _LAST_TURN) << _HASH_BITS | chance)
        return None

    def _draw(self, claim: Slot | Item) -> tuple[bool, int]:
        return wants_other(claim, self._seed), ring_hash(f"{self._seed}/{claim.id}")


def _turns(asked: Iterable[tuple[str, ...]], seed: str) -> dict[tuple[str, ...], tuple[int, int]]:
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
