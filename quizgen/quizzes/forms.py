"""Forms of a quiz: the first as drawn, the others so that looking at a neighbour's sheet helps nobody.

Items stand in another order within their sections, options in another order within items. At as few numbers
as can be has a form the same answer as the form before it; of several such orders the one is taken that has least in
common with any form, since in a room the third sits behind the first. No two forms have the same key.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from operator import eq
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
_CHOICES = 12
"""Orders with another key from which the best is taken."""


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
    orders = (_in_another_order(form, keys, f"{seed}/{turn}" if turn else seed) for turn in range(_TRIES))
    others = islice((order for order in orders if _key(order) not in keys), _CHOICES)
    return min(others, key=lambda order: _alikeness(_key(order), keys), default=None)


def _in_another_order(form: Drawn, keys: Sequence[tuple[Answer, ...]], seed: str) -> Drawn:
    shuffler = Random(seed)
    sections = []
    begins = 0
    for section, items in form:
        ends = begins + len(items)
        sections.append((section, _reordered(items, [key[begins:ends] for key in keys], shuffler)))
        begins = ends
    return tuple(sections)


def _alikeness(key: tuple[Answer, ...], keys: Sequence[tuple[Answer, ...]]) -> tuple[int, int, int]:
    """Numbers at which a key has the answer of the form before, of the form most like it, and of all forms."""
    shared = [sum(map(eq, key, other)) for other in keys]
    return shared[-1], max(shared), sum(shared)


def _reordered(
    items: Sequence[Item], earlier: Sequence[Sequence[Answer]], shuffler: Random
) -> tuple[Item, ...]:
    """Items and options shuffled, with as few answers as can be where the neighbour has the same.

    Exchanging two items until no exchange helps leaves as few as there can be: an answer is left only where,
    at each other number, one of the two has that answer already.
    """
    shown = list(items)
    beside = earlier[-1]
    shuffler.shuffle(shown)
    for at in range(min(len(shown), len(beside))):
        if _stays(shown[at]) and answer_of(shown[at]) == beside[at]:
            _exchange(shown, at, beside, shuffler)
    return tuple(
        with_options_shuffled(item, [answers[at] for answers in earlier if at < len(answers)], shuffler)
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


def with_options_shuffled(item: Item, earlier: Sequence[Answer], shuffler: Random) -> Item:
    """An item with its options in another order; `earlier` are the answers that forms have in its place."""
    match item.body:
        case Choice(options, in_order=False):
            return _choice_shuffled(item, list(options), earlier, shuffler)
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


def _choice_shuffled(item: Item, options: list[Option], earlier: Sequence[Answer], shuffler: Random) -> Item:
    """The right option where the form before has it not, and of these places where the fewest forms have it."""
    shuffler.shuffle(options)
    right = next(at for at, option in enumerate(options) if option.right)
    taken = Counter(earlier)
    places = shuffler.sample(range(len(options)), len(options))
    best = min(places, key=lambda at: ((at,) in earlier[-1:], taken[(at,)]))
    options[right], options[best] = options[best], options[right]
    assert isinstance(item.body, Choice)
    return replace(item, body=replace(item.body, options=tuple(options)))


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
