"""Chooses the items of a quiz that has a table of specifications, or whose forms differ in their items.

All demands are met at once, or the problems say which of them stand in the way and by how much.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from quizgen.items.columns import ring_hash
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes import shortages
from quizgen.quizzes.clashes import Conflicts, clash
from quizgen.quizzes.dealing import deal
from quizgen.quizzes.demands import Plan, Weight
from quizgen.quizzes.forms import Drawn
from quizgen.quizzes.lots import Lots
from quizgen.quizzes.programs import Chosen, Outcome, Program
from quizgen.quizzes.recipes import QuizRecipe
from quizgen.quizzes.truths import with_both

_BANDS = (0.15, 2.0)
"""How near in difficulty items must be to stand for each other: near if possible, else at all."""
_FEWEST = 400
"""Candidates that are looked at first, from all strata together."""
_FOR_EACH = 4
"""The same for each item that is asked for."""
_MORE = 2
"""How many times as many are looked at when those were not enough."""
_MOST = 20_000
"""Candidates after which no more are looked for."""


def choose(recipe: QuizRecipe, pool: Pool, conflicts: Conflicts) -> tuple[tuple[Drawn, ...], Problems]:
    """The items of each form, by section; a single form's where forms are to have the same."""
    plan = Plan(recipe)
    seed = recipe.lot
    forms = recipe.forms if recipe.different else 1
    lots = Lots(plan, pool, seed)
    program, outcome = _settled(plan, lots, forms, conflicts)
    in_turn = sorted(outcome.chosen, key=lambda chosen: (chosen.candidate.cost, chosen.candidate.item.id))
    hands = deal(in_turn, forms, program.alike)
    everyone = [chosen.candidate.item for chosen in in_turn]
    drawn = tuple(_drawn(plan, hand, pool, seed, everyone, conflicts) for hand in hands)
    unmet = tuple(shortages.unmet(plan, outcome, forms, program.candidates, lots.open))
    return drawn, unmet or (*shortages.out_of_range(recipe, drawn), *shortages.unequal(drawn))


def _settled(plan: Plan, lots: Lots, forms: int, conflicts: Conflicts) -> tuple[Program, Outcome]:
    """A choice that meets all demands, from as few candidates as do; else the one that comes nearest."""
    for program in _programs(plan, lots, forms):
        if outcome := _without_conflicts(program, program.meet, conflicts):
            return program, outcome
    outcome = _without_conflicts(program, program.come_near, conflicts)
    assert outcome is not None
    return program, outcome


def _programs(plan: Plan, lots: Lots, forms: int) -> Iterator[Program]:
    items = forms * sum(demand.count.least for demand in plan.demands if demand.weight is not Weight.QUOTA)
    number = max(_FEWEST, round(_FOR_EACH * items))
    while True:
        candidates = lots.first(number)
        is_last = not lots.open or len(candidates) >= _MOST
        for band in _BANDS if is_last and forms > 1 else _BANDS[:1]:
            yield Program(plan, candidates, forms, band)
        if is_last:
            return
        coarse = Program(plan, candidates, forms, _BANDS[-1])
        if not all(coarse.can_meet(index) for index in range(len(plan.demands)) if index not in lots.open):
            yield coarse  # More candidates would not help.
            return
        number *= _MORE


def _without_conflicts(
    program: Program, choice: Callable[[], Outcome | None], conflicts: Conflicts
) -> Outcome | None:
    """A choice of items none of which gives another away.

    Few pairs do, so that it is quicker to look at those that are chosen than at all that could be.
    """
    while outcome := choice():
        pairs = [
            (one, other)
            for one, other in combinations(outcome.chosen, 2)
            if conflicts(one.candidate.item, other.candidate.item)
        ]
        if not pairs:
            return outcome
        program.keep_apart(pairs)
    return None


def _drawn(
    plan: Plan, hand: Sequence[Chosen], pool: Pool, seed: str, everyone: list[Item], conflicts: Conflicts
) -> Drawn:
    """The items of a form by section, in the order in which they are printed."""
    seats = {chosen.candidate.item.id: chosen.seat for chosen in hand}

    def may_stand(turned: Item, item: Item) -> bool:
        others = [other for other in everyone if other is not item]
        fits = seats[item.id] in plan.seats(plan.made(plan.standing(turned), turned))
        return fits and not any(clash(turned, other) or conflicts(turned, other) for other in others)

    sections = []
    for index, section in enumerate(plan.sections):
        items = [chosen.candidate.item for chosen in hand if chosen.seat.section == index]
        items.sort(key=lambda item: ring_hash(f"{seed}/{item.id}/place"))
        if items:
            sections.append((section, with_both(items, pool, seed, may_stand)))
    return tuple(sections)
