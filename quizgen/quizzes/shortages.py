"""What to say of a table that cannot be filled: which demand is in the way, and by how much."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import mean

from quizgen.items.model import Item
from quizgen.problems import Problem, Severity
from quizgen.quizzes.demands import Plan, Weight
from quizgen.quizzes.forms import Drawn
from quizgen.quizzes.lots import Candidate
from quizgen.quizzes.programs import Outcome
from quizgen.quizzes.recipes import QuizRecipe

TOLERANCE = 0.05
"""By how much the mean difficulty of a section may differ from form to form."""


def unmet(
    plan: Plan, outcome: Outcome, forms: int, candidates: Sequence[Candidate], unsure: frozenset[int]
) -> Iterator[Problem]:
    """A problem for each demand that a choice misses.

    `unsure` are demands for which not all candidates were looked at, since others cannot be met anyhow.
    """
    sure = {index: missing for index, missing in outcome.too_few.items() if index not in unsure}
    each = f" in each of {forms} forms" if forms > 1 else ""
    for index, missing in (sure or outcome.too_few).items():
        yield _too_few(plan, index, missing, forms, each, candidates)
    if sure and unsure:
        return
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


def _too_few(
    plan: Plan, index: int, missing: int, forms: int, each: str, candidates: Sequence[Candidate]
) -> Problem:
    demand = plan.demands[index]
    asked = round(demand.count.least)
    if demand.weight is Weight.WISH:
        hint = "its filters leave it out, nothing can be asked of it, or others fill its place"
        return Problem(demand.place, "not-drawn", f"{demand.name}{each}", hint)
    passing = {c.item.asks for c in candidates if any(index in seat.demands for seat in c.seats)}
    if len(passing) >= forms * asked:
        hint = "enough pass its filters, but the other demands, or items that ask the same, leave no more"
    else:
        known = f"{len(passing)} different questions pass" if len(passing) != 1 else "1 question passes"
        hint = f"{known} its filters; ask for fewer, or widen them"
    items = "1 item" if asked == 1 else f"{asked} items"
    fit = "1 fits" if asked - missing == 1 else f"{asked - missing} fit"
    return Problem(demand.place, "too-few-items", f"{demand.name} asks for {items}{each}, and {fit}", hint)


def out_of_range(recipe: QuizRecipe, drawn: Sequence[Drawn]) -> Iterator[Problem]:
    """A problem for each form that is too hard or too easy.

    Dealing keeps forms near to their mean; what it leaves can matter where few items meet a narrow range.
    """
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


def unequal(drawn: Sequence[Drawn]) -> Iterator[Problem]:
    """A warning for each section that is clearly harder in one form than in another."""
    for parts in zip(*drawn, strict=False):
        section = parts[0][0]
        means = [_mean(items) for _, items in parts]
        if max(means) - min(means) > TOLERANCE:
            yield Problem(
                section.place,
                "unequal-forms",
                f"{section.called} has a mean difficulty of {min(means):.2f} in one form and of {max(means):.2f} in another",
                "ask for fewer forms, or widen its filters",
                Severity.WARNING,
            )


def _mean(items: Iterable[Item]) -> float:
    return mean([item.difficulty for item in items] or [0.0])
