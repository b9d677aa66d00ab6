"""Forms of a quiz: the first as drawn, the others so that looking at a neighbour's sheet helps nobody.

Items stand in another order within their sections, options in another order within items. At as few numbers
as can be has a form the same answer as the form before it, and no two forms have the same key.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from string import ascii_uppercase
from typing import TypeVar

from quizgen.items.model import Choice, Item, Matching, Multiple, Option, Ordering
from quizgen.problems import Problem, Problems
from quizgen.quizzes.model import Entry, Form, Section
from quizgen.quizzes.recipes import QuizRecipe, SectionRecipe

Drawn = tuple[tuple[SectionRecipe, tuple[Item, ...]], ...]
"""The items of a form by section."""
Answer = tuple[object, ...]
T = TypeVar("T")

_TRIES = 200
"""Orders that are drawn for a form before it is said that there is no other: far more than short quizzes have."""


def printed(recipe: QuizRecipe, drawn: Sequence[Drawn]) -> tuple[tuple[Form, ...], Problems]:
    """The forms of a quiz, and a problem where two of the same items would have one key.

    `drawn` has the items of every form, or of one where all have the same.
    """
    letters = ascii_uppercase[: recipe.forms] if recipe.forms > 1 else ("",)
    keys: list[tuple[Answer, ...]] = []
    forms: list[Form] = []
    for number, letter in enumerate(letters):
        form = drawn[number if len(drawn) > 1 else 0]
        if number:
            other = _other(form, keys, f"{recipe.lot}/{letter}")
            if other is not None:
                form = other
            elif len(drawn) == 1:
                return tuple(forms), (_alike(recipe, letter),)
        keys.append(_key(form))
        forms.append(_numbered(letter, form))
    return tuple(forms), ()


def answer_of(item: Item) -> Answer:
    """What a marker looks for: the places of what is right, or the answer itself."""
    match item.body:
        case Matching(pairs, offered):
            return tuple(offered.index(pair.right) for pair in pairs)
        case Ordering(shown=shown):
            return tuple(shown)
    return tuple(at for at, option in enumerate(item.options) if option.right) or item.answers[:1]


def _key(form: Drawn) -> tuple[Answer, ...]:
    return tuple(answer_of(item) for _, items in form for item in items)


def _other(form: Drawn, keys: Sequence[tuple[Answer, ...]], seed: str) -> Drawn | None:
    """A form in another order, whose key none of the others has; None where there is none."""
    if not any(items for _, items in form):
        return form
    for turn in range(_TRIES):
        shuffler = Random(f"{seed}/{turn}" if turn else seed)
        sections = []
        begins = 0
        for section, items in form:
            beside = keys[-1][begins : begins + len(items)]
            begins += len(items)
            sections.append((section, _reordered(items, beside, shuffler)))
        found = tuple(sections)
        if _key(found) not in keys:
            return found
    return None


def _reordered(items: Sequence[Item], beside: Sequence[Answer], shuffler: Random) -> tuple[Item, ...]:
    """Items and options shuffled, with as few answers as can be where the neighbour has the same.

    Exchanging two items until no exchange helps leaves as few as there can be: an answer is left only where,
    at each other number, one of the two has that answer already.
    """
    shown = list(items)
    shuffler.shuffle(shown)
    for at in range(min(len(shown), len(beside))):
        if _stays(shown[at]) and answer_of(shown[at]) == beside[at]:
            _exchange(shown, at, beside, shuffler)
    return tuple(
        _with_options_shuffled(item, beside[at] if at < len(beside) else (), shuffler)
        for at, item in enumerate(shown)
    )


def _exchange(shown: list[Item], at: int, beside: Sequence[Answer], shuffler: Random) -> None:
    """Exchange an item with one whose answer differs from the neighbour's here, and its own from the neighbour's there."""
    answer = answer_of(shown[at])
    for there in shuffler.sample(range(len(beside)), len(beside)):
        if there < len(shown) and beside[there] != answer:
            other = shown[there]
            if not _stays(other) or answer_of(other) != beside[at]:
                shown[at], shown[there] = other, shown[at]
                return


def _stays(item: Item) -> bool:
    """Whether the answer of an item has one place only: numbers and dates stand sorted, and words have none."""
    match item.body:
        case Choice(in_order=in_order):
            return in_order
        case Multiple() | Matching() | Ordering():
            return False
    return True


def _with_options_shuffled(item: Item, beside: Answer, shuffler: Random) -> Item:
    match item.body:
        case Choice(options, in_order=False):
            return _choice_shuffled(item, list(options), beside, shuffler)
        case Multiple(options):
            return replace(item, body=Multiple(_shuffled(options, shuffler)))
        case Matching(pairs, offered, tokens):
            return replace(
                item, body=Matching(_shuffled(pairs, shuffler), _shuffled(offered, shuffler), tokens)
            )
        case Ordering(shown=shown) as body:
            other = _shuffled(shown, shuffler)
            # The right order itself would be no task.
            return item if other == tuple(sorted(shown)) else replace(item, body=replace(body, shown=other))
    return item


def _shuffled(things: tuple[T, ...], shuffler: Random) -> tuple[T, ...]:
    order = list(things)
    shuffler.shuffle(order)
    return tuple(order)


def _choice_shuffled(item: Item, options: list[Option], beside: Answer, shuffler: Random) -> Item:
    shuffler.shuffle(options)
    shown = replace(item, body=Choice(tuple(options)))
    if answer_of(shown) != beside:
        return shown
    right = next(at for at, option in enumerate(options) if option.right)
    other = shuffler.choice([at for at in range(len(options)) if at != right])
    options[right], options[other] = options[other], options[right]
    return replace(item, body=Choice(tuple(options)))


def _numbered(letter: str, form: Drawn) -> Form:
    sections = []
    number = 1
    for section, items in form:
        entries = tuple(Entry(number + at, section.points, item) for at, item in enumerate(items))
        number += len(entries)
        sections.append(Section(section.title, section.instructions, entries))
    return Form(letter, tuple(sections))


def _alike(recipe: QuizRecipe, letter: str) -> Problem:
    return Problem(
        recipe.place,
        "too-many-forms",
        f"there is no order in which form {letter} has another key than the forms before it",
        "ask for fewer forms, more items, or forms of different items",
    )
