"""A quiz from a recipe: the same recipe and seed give the same quiz.

Facts are drawn before items, and subjects and their templates take turns, so that a subject about which much is
known, or a question that finds much to ask, does not crowd out the others. No two items of a form ask the same fact
or share a stem, and none states what another asks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from heapq import heapify, heappop, heapreplace
from itertools import chain, islice

from quizgen.items.columns import ring_hash
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from quizgen.problems import Problem, Problems
from quizgen.quizzes import codes
from quizgen.quizzes.clashes import Conflicts, clash, giving_away
from quizgen.quizzes.fitting import fitting_slots
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
        # Most quizzes have no table of specifications, and do without all that meets one.
        from quizgen.quizzes.choosing import choose

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
        recipe.language or world.language,
        recipe.instructions,
        recipe.paper,
        recipe.look,
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

    def take(index: int, count: int, wished: str = "") -> None:
        section, items = drawn[index]
        seed = f"{recipe.lot}/{index}"
        for item in islice(candidates(pool, section, seed, fits, wished=wished), count):
            items.append(item)
            asked.update(item.asks)
            stems.add(item.stem)

    # What a section is to be drawn with comes first, lest another section takes it: an item for each wish.
    for index, (section, items) in enumerate(drawn):
        for id in section.including:
            if len(items) < section.count and not any(id in names_of(item) for item in items):
                take(index, 1, wished=id)
    for index, (section, items) in enumerate(drawn):
        take(index, section.count - len(items))
    everyone = [item for _, items in drawn for item in items]

    def may_stand(section: SectionRecipe, turned: Item, item: Item) -> bool:
        others = (other for other in everyone if other is not item)
        fits = section.filter.takes(turned) and item.id not in section.including
        return fits and not any(clash(turned, other) or conflicts(turned, other) for other in others)

    seed = recipe.lot
    return tuple(
        (section, with_both(_mixed(section, items, seed), pool, seed, partial(may_stand, section)))
        for section, items in drawn
    )


def _mixed(section: SectionRecipe, items: list[Item], seed: str) -> list[Item]:
    """The items of a section, what was wished for among the others instead of before them."""
    return (
        sorted(items, key=lambda item: ring_hash(f"{seed}/{item.id}/place")) if section.including else items
    )


def candidates(
    pool: Pool,
    section: SectionRecipe,
    seed: str,
    fits: Callable[[Item], bool],
    *,
    wished: str = "",
) -> Iterator[Item]:
    """The items that a section may take, one a fact, in the order in which a seed draws them.

    `fits` judges each item when its turn comes. `wished` is an id that every item must be named by.
    """
    chosen = section.filter
    by_facts: dict[tuple[str, ...], list[Slot | Item]] = {}
    # Where everything is taken, which facts are asked is known without looking at each slot.
    everything = chosen.takes_every_slot and not wished
    asking = pool.asking if everything else {}
    slots = iter(()) if everything else fitting_slots(chosen, pool)
    for found in chain[Slot | Item](slots, filter(chosen.takes, pool.written)):
        if not wished or wished in names_of(found):
            by_facts.setdefault(asked_by(found), []).append(found)
    templates = {facts: questions[0][0] for facts, questions in asking.items()}
    templates |= {facts: _template_of(found[0]) for facts, found in by_facts.items()}
    for facts in _in_turns(templates, seed):
        of_questions = chain.from_iterable(pool.slots_about(*ids) for ids in asking.get(facts, ()))
        same = [slot for slot in of_questions if asked_by(slot) == facts]
        for found in sorted([*same, *by_facts.get(facts, ())], key=lambda found: _rank(found, seed)):
            made = found if isinstance(found, Item) else pool.make(found)
            if isinstance(made, Item) and section.filter.takes_estimate(made) and fits(made):
                yield made
                break


def _rank(found: Slot | Item, seed: str) -> tuple[int, bool, int]:
    """Of what asks the same: questions by chance, of each the claim of its coin."""
    return (
        ring_hash(f"{seed}/{question_of(found)}"),
        wants_other(found, seed),
        ring_hash(f"{seed}/{found.id}"),
    )


def _template_of(found: Slot | Item) -> str:
    return found.template if isinstance(found, Item) else found.template.id


def _in_turns(templates: Mapping[tuple[str, ...], str], seed: str) -> Iterator[tuple[str, ...]]:
    """Facts in the order drawn, from the template that asks them: a fact of each subject in turn, and of each
    subject's templates in turn, since what compares facts finds many more sets of them than there are facts.
    """
    asked: defaultdict[str, defaultdict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for facts, template in templates.items():
        asked[facts[0].split("/", 1)[0]][template].append(facts)
    queues = [_of_subject(of_templates.values(), seed) for of_templates in asked.values()]
    # Few of many are drawn, so that it is not worth while to put all in order.
    turns = [(0, *queue.pop(), queue) for queue in queues]
    heapify(turns)
    while turns:
        turn, _, facts, queue = turns[0]
        yield facts
        if queue:
            heapreplace(turns, (turn + 1, *queue.pop(), queue))
        else:
            heappop(turns)


def _of_subject(
    asked: Iterable[list[tuple[str, ...]]], seed: str
) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """What each template asks of a subject, each fact with its place; the first is the last of the list."""
    queue: list[tuple[tuple[int, int], tuple[str, ...]]] = []
    for all_facts in asked:
        places = {facts: ring_hash(f"{seed}/{'+'.join(facts)}") for facts in all_facts}
        # Of one template many sets of facts would be early: one of them, by its name, draws the place of all.
        place = places[min(all_facts)]
        in_order = sorted(all_facts, key=places.__getitem__)
        queue.extend(((turn, place), facts) for turn, facts in enumerate(in_order))
    queue.sort(reverse=True)
    return queue


def _too_few(section: SectionRecipe, found: int) -> Problem:
    return Problem(
        section.place,
        "too-few-items",
        f"{section.called} asks for {section.count} items, and {found} fit",
        "ask for fewer, or widen its filters",
    )


def _not_drawn(section: SectionRecipe, items: Iterable[Item]) -> Iterator[Problem]:
    """A problem for each id that a section must hold and does not."""
    names = {name for item in items for name in names_of(item)}
    for id in section.including:
        if id not in names:
            message = f"{section.called} cannot take {id!r}"
            hint = "its filters leave it out, nothing can be asked of it, or others fill its place"
            yield Problem(section.place, "not-drawn", message, hint)
