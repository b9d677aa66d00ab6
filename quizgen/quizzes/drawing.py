"""A quiz from a recipe: the same recipe and seed give the same quiz.

Facts are drawn before items, and subjects take turns, so that a subject about which much is known does
not crowd out the others. No two items of a form ask the same fact or share a stem,
and none states what another asks.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice
from random import Random
from string import ascii_uppercase

from quizgen.items import lint
from quizgen.items.columns import ring_hash
from quizgen.items.model import Choice, Item
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from quizgen.problems import Problem, Problems
from quizgen.quizzes.model import Entry, Form, Quiz, Section
from quizgen.quizzes.recipes import QuizRecipe, SectionRecipe, names_of


def draw(recipe: QuizRecipe, pool: Pool) -> tuple[Quiz, Problems]:
    """The quiz that a recipe asks for; a problem for each section that cannot be filled."""
    drawn = _drawn(recipe, pool)
    problems: list[Problem] = []
    for section, items in drawn:
        if len(items) < section.count:
            problems.append(_too_few(section, len(items)))
        problems.extend(_not_drawn(section, items))
    letters = ascii_uppercase[: recipe.forms] if recipe.forms > 1 else ("",)
    forms = tuple(_form(recipe, letter, number, drawn) for number, letter in enumerate(letters))
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
    return quiz, tuple(problems)


def _drawn(recipe: QuizRecipe, pool: Pool) -> list[tuple[SectionRecipe, list[Item]]]:
    """Each section with the items drawn for it."""
    drawn: list[tuple[SectionRecipe, list[Item]]] = [(section, []) for section in recipe.sections]
    asked: set[str] = set()
    stems: set[str] = set()
    cues = lint.Cues(pool.lint)

    def fits(item: Item) -> bool:
        return asked.isdisjoint(item.asks) and item.stem not in stems and cues.admit(item)

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
                cues.add(item)
    return drawn


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
            asks = found.asks if isinstance(found, Item) else tuple(fact.id for fact in found.facts)
            by_facts.setdefault(asks, []).append(found)
    for facts in _in_turns(by_facts, wished, seed):
        ranked = sorted(
            by_facts[facts], key=lambda found: (not _wished(found, wished), ring_hash(f"{seed}/{found.id}"))
        )
        for found in ranked:
            made = found if isinstance(found, Item) else pool.make(found)
            if isinstance(made, Item) and fits(made):
                yield made
                break


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


def _form(
    recipe: QuizRecipe, letter: str, number: int, drawn: list[tuple[SectionRecipe, list[Item]]]
) -> Form:
    """A form: the first as drawn, the others with items and options in another order."""
    sections = []
    next_number = 1
    shuffler = Random(f"{recipe.seed}/{recipe.id}/{letter}")
    for section, items in drawn:
        shown = list(items)
        if number:
            shuffler.shuffle(shown)
            shown = [_reshuffled(item, shuffler) for item in shown]
        entries = tuple(Entry(next_number + at, section.points, item) for at, item in enumerate(shown))
        next_number += len(entries)
        sections.append(Section(section.title, section.instructions, entries))
    return Form(letter, tuple(sections))


def _reshuffled(item: Item, shuffler: Random) -> Item:
    if not isinstance(item.body, Choice) or item.body.in_order:
        return item
    options = list(item.body.options)
    shuffler.shuffle(options)
    return replace(item, body=Choice(tuple(options)))


def _too_few(section: SectionRecipe, found: int) -> Problem:
    return Problem(
        section.place,
        "too-few-items",
        f"{_called(section)} asks for {section.count} items, and {found} fit",
        "ask for fewer, or widen its filters",
    )


def _not_drawn(section: SectionRecipe, items: list[Item]) -> Iterator[Problem]:
    """A problem for each id that a section must hold and does not."""
    names = {name for item in items for name in names_of(item)}
    for id in section.including:
        if id not in names:
            message = f"{_called(section)} cannot take {id!r}"
            hint = "its filters leave it out, nothing can be asked of it, or others fill its place"
            yield Problem(section.place, "not-drawn", message, hint)


def _called(section: SectionRecipe) -> str:
    return f"section {section.title!r}" if section.title else "the quiz"
