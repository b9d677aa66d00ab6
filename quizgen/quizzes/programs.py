"""The choice of items as a linear program: a column for every seat that an item may take.

Forms whose items differ are chosen together, as one set in which every demand is met as many times as there
are forms. To be dealt out evenly, the items that count for the same demands, are of one type and about as
difficult come in multiples of the number of forms (Gulliksen's matched subtests, 1950; for several forms
and with integer programs: van der Linden & Boekkooi-Timminga 1988).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf, isfinite

from quizgen.items.model import ItemType
from quizgen.quizzes.demands import Plan, Seat
from quizgen.quizzes.lots import Candidate
from quizgen.quizzes.solving import Condition, minimise

_FINE = 10_000
"""Difficulties are reckoned in whole ten-thousandths, so that no rounding decides."""
_COARSE = 100
"""A shortage of difficulty is reckoned in hundredths."""
_DEAR = 10**6
"""An item missed is dearer than any miss in difficulty."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An item and the seat it takes."""

    candidate: Candidate
    seat: Seat


@dataclass(frozen=True, slots=True)
class Alike:
    """What makes items of different forms stand for each other."""

    seat: Seat
    type: ItemType
    band: int
    """Band of difficulty."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was chosen, and by how much it misses the demands."""

    chosen: tuple[Chosen, ...]
    too_few: dict[int, int] = field(default_factory=dict)
    """Items of each form that a demand is short of, by its position."""
    too_many: dict[int, int] = field(default_factory=dict)
    misses_difficulty: bool = False


class Program:
    """The choice among some candidates for so many forms."""

    def __init__(self, plan: Plan, candidates: Sequence[Candidate], forms: int, band: float) -> None:
        self.candidates = candidates
        self._plan = plan
        self._forms = forms
        self._band = band
        self._seated = [Chosen(candidate, seat) for candidate in candidates for seat in candidate.seats]
        self._columns: dict[str, list[int]] = defaultdict(list)
        for column, chosen in enumerate(self._seated):
            self._columns[chosen.candidate.item.id].append(column)
        self._apart = tuple(self._never_together())
        self._kept_apart: list[Condition] = []

    def keep_apart(self, pairs: Iterable[tuple[Chosen, Chosen]]) -> None:
        """Never choose both of two."""
        for one, other in pairs:
            columns = (*self._columns[one.candidate.item.id], *self._columns[other.candidate.item.id])
            self._kept_apart.append(Condition(dict.fromkeys(columns, 1), most=1))

    def meet(self) -> Outcome | None:
        """The choice drawn first of those that meet every demand; None where there is none."""
        costs: list[float] = [chosen.candidate.cost for chosen in self._seated]
        most: list[float] = [1] * len(self._seated)
        conditions = [*self._apart, *self._kept_apart, *self._in_multiples(costs, most)]
        by_demand = self._by_demand()
        for index, demand in enumerate(self._plan.demands):
            times = dict.fromkeys(by_demand.get(index, ()), 1)
            least, most_of_it = self._forms * demand.count.least, self._forms * demand.count.most
            conditions.append(Condition(times, least, most_of_it))
        conditions.extend(Condition(times, least=0) for times in self._difficulties())
        found = minimise(costs, most, conditions)
        return None if found is None else Outcome(self._picked(found))

    def can_meet(self, index: int) -> bool:
        """Whether one demand could be met if there were no others."""
        costs: list[float] = [0] * len(self._seated)
        most: list[float] = [1] * len(self._seated)
        conditions = [*self._apart, *self._kept_apart, *self._in_multiples(costs, most)]
        times = dict.fromkeys(self._by_demand().get(index, ()), 1)
        conditions.append(Condition(times, self._forms * self._plan.demands[index].count.least))
        return minimise(costs, most, conditions) is not None

    def come_near(self) -> Outcome:
        """A choice that misses the demands by as little as can be."""
        costs: list[float] = [0] * len(self._seated)
        most: list[float] = [1] * len(self._seated)
        conditions = [*self._apart, *self._kept_apart, *self._in_multiples(costs, most)]
        by_demand = self._by_demand()
        few: dict[int, int] = {}
        many: dict[int, int] = {}
        for index, demand in enumerate(self._plan.demands):
            times: dict[int, float] = dict.fromkeys(by_demand.get(index, ()), 1)
            # Of misses that weigh the same, always the same one is named.
            price = _DEAR * demand.weight + index
            if demand.count.least:
                few[index] = _column(costs, most, price)
                times[few[index]] = self._forms
            if isfinite(demand.count.most):
                many[index] = _column(costs, most, price)
                times[many[index]] = -self._forms
            conditions.append(
                Condition(times, self._forms * demand.count.least, self._forms * demand.count.most)
            )
        misses = []
        for times in self._difficulties():
            misses.append(_column(costs, most, 1))
            conditions.append(Condition({**times, misses[-1]: _FINE / _COARSE}, least=0))
        found = minimise(costs, most, conditions)
        assert found is not None, "to choose nothing meets every condition that may be missed"
        return Outcome(
            self._picked(found),
            {index: found[column] for index, column in few.items() if found[column]},
            {index: found[column] for index, column in many.items() if found[column]},
            any(found[column] for column in misses),
        )

    def alike(self, chosen: Chosen) -> Alike:
        """What an item shares with those that may stand for it in another form."""
        return Alike(
            chosen.seat, chosen.candidate.item.type, int(chosen.candidate.item.difficulty / self._band + 1e-9)
        )

    def _picked(self, found: Sequence[int]) -> tuple[Chosen, ...]:
        return tuple(chosen for chosen, taken in zip(self._seated, found, strict=False) if taken)

    def _never_together(self) -> Iterator[Condition]:
        """Of items that ask the same fact, or the same in words, at most one is taken; and that in one seat."""
        sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
        for column, chosen in enumerate(self._seated):
            sharing["stem", chosen.candidate.item.stem].append(column)
            for fact in chosen.candidate.item.asks:
                sharing["fact", fact].append(column)
        for columns in dict.fromkeys(tuple(columns) for columns in sharing.values() if len(columns) > 1):
            yield Condition(dict.fromkeys(columns, 1), most=1)

    def _in_multiples(self, costs: list[float], most: list[float]) -> Iterator[Condition]:
        if self._forms == 1:
            return
        alike: dict[Alike, list[int]] = defaultdict(list)
        for column, chosen in enumerate(self._seated):
            alike[self.alike(chosen)].append(column)
        for columns in alike.values():
            number = _column(costs, most, 0)
            yield Condition({**dict.fromkeys(columns, 1), number: -self._forms}, 0, 0)

    def _by_demand(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for column, chosen in enumerate(self._seated):
            for index in chosen.seat.demands:
                found[index].append(column)
        return found

    def _difficulties(self) -> Iterator[dict[int, float]]:
        """Sums that are at least 0 where the mean difficulty is high enough, and where it is low enough."""
        blueprint = self._plan.recipe.blueprint
        if blueprint is None or blueprint.difficulty is None:
            return
        asked = blueprint.difficulty
        for end, sign in ((asked.least, 1), (asked.most, -1)):
            if 0 < end < 1:
                yield {
                    column: sign * round(_FINE * (chosen.candidate.item.difficulty - end))
                    for column, chosen in enumerate(self._seated)
                }


def _column(costs: list[float], most: list[float], cost: float) -> int:
    """The position of a new column, which may be any number."""
    costs.append(cost)
    most.append(inf)
    return len(costs) - 1
