"""A quiz from a recipe: the same recipe and seed give the same quiz.

Facts are drawn before items, and subjects take turns, so that a subject about which much is known does
not crowd out the others. No two items of a form ask the same fact or share a stem,
and none states what another asks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from quizgen.items.columns import ring_hash
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from quizgen.problems import Problem, Problems
from quizgen.quizzes import codes
from quizgen.quizzes.choosing import choose
from quizgen.quizzes.clashes import Conflicts, clash, giving_away
from quizgen.quizzes.demands import called
from quizgen.quizzes.forms import Drawn, printed
from quizgen.quizzes.model import Quiz
from quizgen.quizzes.recipes import QuizRecipe, SectionRecipe, asked_by, names_of
from quizgen.quizzes.truths import question_of, wants_other, with_both


def draw(recipe: QuizRecipe, pool: Pool, conflicts: Conflicts | None = None) -> tuple[Quiz, Problems]:
    """The quiz that a recipe asks for; a problem for each demand that cannot be met.

    `conflicts` says whether one of two items gives the other away: they never stand in one form. By default
    the lint says so.
    """
    conflicts = conflicts or giving_away(pool.lint)
    if recipe.blueprint is not None or (recipe.different and recipe.forms > 1):
        drawn, problems = choose(recipe, pool, conflicts)
    else:
        drawn, problems = _in_sections(recipe, pool, conflicts)
    forms, alike = printed(recipe, drawn)
    world = pool.world
    quiz = Quiz(
        recipe.id,
        recipe.title,
        recipe.seed,
        forms,
        world.title,
        world.language,
        recipe.instructions,
        recipe.paper,
    )
    wish = codes.Wish(recipe, pool.day, pool.unconfirmed)
    quiz = replace(quiz, origin=codes.origin_of(quiz, wish, world.id), command=codes.command(wish))
    return quiz, problems or alike


def _in_sections(recipe: QuizRecipe, pool: Pool, conflicts: Conflicts) -> tuple[tuple[Drawn], Problems]:
    """The items of all forms, section by section."""
    drawn = _drawn(recipe, pool, conflicts)
    problems: list[Problem] = []
    for section, items in drawn:
        if len(items) < section.count:
            problems.append(_too_few(section, len(items)))
        problems.extend(_not_drawn(section, items))
    return (drawn,), tuple(problems)


def _drawn(recipe: QuizRecipe, pool: Pool, conflicts: Conflicts) -> Drawn:
    """Each section with the items drawn for it."""
    drawn: list[tuple[SectionRecipe, list[Item]]] = [(section, []) for section in recipe.sections]
    asked: set[str] = set()
    stems: set[str] = set()

    def fits(item: Item) -> bool:
        fresh = asked.isdisjoint(item.asks) and item.stem not in stems
        return fresh and not any(conflicts(item, other) for _, items in drawn for other in items)

    # What a section is to be drawn with comes first, lest another section takes it.
    for only_wished in (True, False):
        for index, (section, items) in enumerate(drawn):
            if only_wished and not section.including:
                continue
            seed = f"{recipe.seed}/{recipe.id}/{index}"
            wanted = section.count - len(items)
            for item in islice(candidates(pool, section, seed, fits, only_wished=only_wished), wanted):
                items.append(item)
                asked.update(item.asks)
                stems.add(item.stem)
    everyone = [item for _, items in drawn for item in items]

    def may_stand(section: SectionRecipe, turned: Item, item: Item) -> bool:
        others = (other for other in everyone if other is not item)
        fits = section.filter.takes(turned) and item.id not in section.including
        return fits and not any(clash(turned, other) or conflicts(turned, other) for other in others)

    seed = f"{recipe.seed}/{recipe.id}"
    return tuple(
        (section, with_both(items, pool, seed, partial(may_stand, section))) for section, items in drawn
    )


def candidates(
    pool: Pool,
    section: SectionRecipe,
    seed: str,
    fits: Callable[[Item], bool],
    *,
    only_wished: bool = False,
) -> Iterator[Item]:
    """The items that a section may take, one a fact, in the order in which a seed draws them.

    `fits` judges each item when its turn comes. `only_wished` passes over what the section need not hold.
    """
    wished = frozenset(section.including)
    by_facts: dict[tuple[str, ...], list[Slot | Item]] = {}
    everything: Iterator[Slot | Item] = chain(pool.slots(section.filter.may_take), pool.written)
    for found in everything:
        if section.filter.takes(found) and not (only_wished and not _wished(found, wished)):
            by_facts.setdefault(asked_by(found), []).append(found)
    for facts in _in_turns(by_facts, wished, seed):
        for found in sorted(by_facts[facts], key=lambda found: _rank(found, wished, seed)):
            made = found if isinstance(found, Item) else pool.make(found)
            if isinstance(made, Item) and section.filter.takes_estimate(made) and fits(made):
                yield made
                break


def _rank(found: Slot | Item, wished: frozenset[str], seed: str) -> tuple[bool, int, bool, int]:
    """Of what asks the same: what is wished for, then questions by chance, of each the claim of its coin."""
    question = ring_hash(f"{seed}/{question_of(found)}")
    return not _wished(found, wished), question, wants_other(found, seed), ring_hash(f"{seed}/{found.id}")


def _in_turns(
    by_facts: dict[tuple[str, ...], list[Slot | Item]], wished: frozenset[str], seed: str
) -> Iterator[tuple[str, ...]]:
    """Facts in the order drawn: those wished for first, then a fact of each subject in turn."""
    turns: Counter[str] = Counter()
    order: list[tuple[bool, int, int, tuple[str, ...]]] = []
    for place, facts in sorted((ring_hash(f"{seed}/{'+'.join(facts)}"), facts) for facts in by_facts):
        subject = facts[0].split("/", 1)[0]
        is_wished = bool(wished) and any(_wished(found, wished) for found in by_facts[facts])
        order.append((not is_wished, turns[subject], place, facts))
        turns[subject] += 1
    for _, _, _, facts in sorted(order):
        yield facts


def _wished(found: Slot | Item, wished: frozenset[str]) -> bool:
    return bool(wished) and not wished.isdisjoint(names_of(found))


def _too_few(section: SectionRecipe, found: int) -> Problem:
    return Problem(
        section.place,
        "too-few-items",
        f"{called(section)} asks for {section.count} items, and {found} fit",
        "ask for fewer, or widen its filters",
    )


def _not_drawn(section: SectionRecipe, items: Iterable[Item]) -> Iterator[Problem]:
    """A problem for each id that a section must hold and does not."""
    names = {name for item in items for name in names_of(item)}
    for id in section.including:
        if id not in names:
            message = f"{called(section)} cannot take {id!r}"
            hint = "its filters leave it out, nothing can be asked of it, or others fill its place"
            yield Problem(section.place, "not-drawn", message, hint)
