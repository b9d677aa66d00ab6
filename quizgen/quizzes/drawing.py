"""A quiz from a recipe: the same recipe and seed give the same quiz.

Facts are drawn before items, and subjects take turns, so that a subject about which much is known does
not crowd out the others. No two items of a form ask the same fact or share a stem.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from string import ascii_uppercase

from quizgen.items.columns import ring_hash
from quizgen.items.model import Choice, Item
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from quizgen.problems import Problem, Problems
from quizgen.quizzes.model import Entry, Form, Quiz, Section
from quizgen.quizzes.recipes import QuizRecipe, SectionRecipe, names_of


def draw(recipe: QuizRecipe, pool: Pool) -> tuple[Quiz, Problems]:
    """The quiz that a recipe asks for; a problem for each section that cannot be filled."""
    problems: list[Problem] = []
    asked: set[str] = set()
    stems: set[str] = set()
    drawn: list[tuple[SectionRecipe, list[Item]]] = []
    for index, section in enumerate(recipe.sections):
        items: list[Item] = []
        for item in candidates(pool, section, f"{recipe.seed}/{recipe.id}/{index}"):
            if len(items) == section.count:
                break
            if asked.isdisjoint(item.asks) and item.stem not in stems:
                items.append(item)
                asked.update(item.asks)
                stems.add(item.stem)
        if len(items) < section.count:
            problems.append(_too_few(section, len(items)))
        problems.extend(_not_drawn(section, items))
        drawn.append((section, items))
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


def candidates(pool: Pool, section: SectionRecipe, seed: str) -> Iterator[Item]:
    """The items that fit a section, in the order in which a seed draws them."""
    by_facts: dict[tuple[str, ...], list[Slot | Item]] = {}
    for slot in pool.slots(section.filter.may_take):
        if section.filter.takes(slot):
            by_facts.setdefault(tuple(fact.id for fact in slot.facts), []).append(slot)
    for item in pool.questions.written:
        if section.filter.takes(item):
            by_facts.setdefault(item.asks, []).append(item)
    wished = frozenset(section.including)
    for facts in _in_turns(by_facts, wished, seed):
        ranked = sorted(
            by_facts[facts], key=lambda found: (not _wished(found, wished), ring_hash(f"{seed}/{found.id}"))
        )
        for found in ranked:
            made = found if isinstance(found, Item) else pool.make(found)
            if isinstance(made, Item):
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
