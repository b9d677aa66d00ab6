"""Chooses the items of a quiz that has a table of specifications, or whose forms differ in their items.

All demands are met at once, or the problems say which of them stand in the way and by how much.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from statistics import mean

from quizgen.items.columns import ring_hash
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems, Severity
from quizgen.quizzes.clashes import Conflicts, clash
from quizgen.quizzes.dealing import deal
from quizgen.quizzes.demands import Plan, Weight, called
from quizgen.quizzes.forms import Drawn
from quizgen.quizzes.lots import Candidate, Lots
from quizgen.quizzes.programs import Chosen, Outcome, Program
from quizgen.quizzes.recipes import QuizRecipe
from quizgen.quizzes.truths import with_both

TOLERANCE = 0.05
"""By how much the mean difficulty of a section may differ from form to form."""
_BANDS = (0.15, 2.0)
"""How near in difficulty items must be to stand for each other: near if possible, else at all."""
_FEWEST = 400
"""Candidates that are looked at first, from all strata together."""
_FOR_EACH = 4
"""The same for each item that is asked for."""
_MORE = 4
"""How many times as many are looked at when those were not enough."""
_MOST = 20_000
"""Candidates after which no more are looked for: a shortage is then one of their strata, and of the pool."""


def choose(recipe: QuizRecipe, pool: Pool, conflicts: Conflicts) -> tuple[tuple[Drawn, ...], Problems]:
    """The items of each form, by section; a single form's where forms are to have the same."""
    plan = Plan(recipe)
    seed = f"{recipe.seed}/{recipe.id}"
    forms = recipe.forms if recipe.different else 1
    lots = Lots(plan, pool, seed)
    program, outcome = _settled(plan, lots, forms, conflicts)
    hands = deal(outcome.chosen, forms, program.alike)
    everyone = [chosen.candidate.item for chosen in outcome.chosen]
    drawn = tuple(_drawn(plan, hand, pool, seed, everyone, conflicts) for hand in hands)
    unmet = tuple(_unmet(plan, outcome, program.candidates, forms))
    return drawn, unmet or (*_too_hard_or_easy(recipe, drawn), *_unmatched(drawn))


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
        is_last = lots.is_whole or len(candidates) >= _MOST
        for band in _BANDS if is_last and forms > 1 else _BANDS[:1]:
            yield Program(plan, candidates, forms, band)
        if is_last:
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


def _unmet(plan: Plan, outcome: Outcome, candidates: Sequence[Candidate], forms: int) -> Iterator[Problem]:
    each = f" in each of {forms} forms" if forms > 1 else ""
    for index, missing in outcome.too_few.items():
        demand = plan.demands[index]
        asked, fit = demand.count.least, demand.count.least - missing
        asking = {
            candidate.item.asks
            for candidate in candidates
            if any(index in seat.demands for seat in candidate.seats)
        }
        yield Problem(
            demand.place,
            "not-drawn" if demand.weight is Weight.WISH else "too-few-items",
            f"{demand.name} asks for {asked:g} items{each}, and {fit:g} fit",
            _hint(len(asking), round(forms * asked)),
        )
    for index, over in outcome.too_many.items():
        demand = plan.demands[index]
        yield Problem(
            demand.place,
            "too-many-items",
            f"{demand.name} allows {demand.count.most:g} items{each}, and the rest needs {demand.count.most + over:g}",
            "allow more, or ask the rest for less",
        )
    blueprint = plan.recipe.blueprint
    if blueprint is not None and outcome.misses_difficulty:
        reached = _mean(chosen.candidate.item for chosen in outcome.chosen)
        yield Problem(
            blueprint.difficulty_place,
            "difficulty-out-of-reach",
            f"a mean difficulty of {blueprint.difficulty} is asked for, and {reached:.2f} is the nearest that fits the rest",
            "widen the range, or the filters",
        )


def _hint(asking: int, needed: int) -> str:
    if asking < needed:
        known = f"{asking} different questions pass" if asking != 1 else "1 question passes"
        return f"{known} its filters; ask for fewer, or widen them"
    return "enough pass its filters, but the other demands, or items that ask the same, leave no more"


def _too_hard_or_easy(recipe: QuizRecipe, drawn: Sequence[Drawn]) -> Iterator[Problem]:
    """Dealing keeps forms near to their mean; what it leaves can matter where few items meet a narrow range."""
    if recipe.blueprint is None or recipe.blueprint.difficulty is None:
        return
    for form in drawn:
        found = round(_mean(item for _, items in form for item in items), 2)
        if found not in recipe.blueprint.difficulty:
            yield Problem(
                recipe.blueprint.difficulty_place,
                "difficulty-out-of-reach",
                f"a form has a mean difficulty of {found}, and {recipe.blueprint.difficulty} is asked for",
                "widen the range, or ask for fewer forms",
            )


def _unmatched(drawn: Sequence[Drawn]) -> Iterator[Problem]:
    """A warning for each section that is clearly harder in one form than in another."""
    for parts in zip(*drawn, strict=False):
        section = parts[0][0]
        means = [_mean(items) for _, items in parts]
        if max(means) - min(means) > TOLERANCE:
            yield Problem(
                section.place,
                "unequal-forms",
                f"{called(section)} has a mean difficulty of {min(means):.2f} in one form and of {max(means):.2f} in another",
                "ask for fewer forms, or widen its filters",
                Severity.WARNING,
            )


def _mean(items: Sequence[Item] | Iterator[Item]) -> float:
    return mean([item.difficulty for item in items] or [0.0])
