"""What a custom quiz was asked for, as digits and back: its filters and how many items it has.

Of a name stands a digest, long enough to tell it from the others of its sort; types and levels stand as bits
in the order of their enumerations. What a person must say again, for no short code can hold it, is a title.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from math import inf, isinf
from typing import Any, TypeVar

from quizgen.facts.dates import Date, parse
from quizgen.items.model import ItemType, Level
from quizgen.quizzes.codes.numbers import bits, digest, number, take, take_number
from quizgen.quizzes.looks import PAPERS
from quizgen.quizzes.recipes import Filter, Own, QuizRecipe, Range, SectionRecipe
from quizgen.quizzes.recipes.model import NONE_OF_OWN

T = TypeVar("T")

CUSTOM_QUIZ = "quiz"
"""Id of a quiz that no file of `decks/` asks for."""
DEFAULT_TITLE = "Quiz"
_TITLE = 2
"""Digits of a title's digest."""
_SAID_AGAIN = frozenset({"outputs", "parts", "look", "language"})
"""Fields of a recipe that say how it is printed, not what: whoever prints it again says them again."""


class Field(IntEnum):
    """What comes next in a list of wishes. Numbers are for ever: sheets that have them are in drawers."""

    END = 0
    ABOUT = 1
    TOPIC = 2
    SUBJECT = 3
    SOURCE = 4
    TYPES = 5
    LEVELS = 6
    DIFFICULTY = 7
    AS_OF = 8
    WITH = 9
    WITHOUT = 10
    TITLE = 11
    PAPER = 12
    DIFFERENT = 13
    UNCONFIRMED = 14
    OWN = 15


NAMED = {
    Field.ABOUT: 3,
    Field.TOPIC: 3,
    Field.SUBJECT: 5,
    Field.SOURCE: 5,
    Field.WITH: 6,
    Field.WITHOUT: 6,
    Field.PAPER: 2,
}
"""Digits that tell a name from all others of its sort."""

Known = Mapping[Field, Iterable[str]]
"""The names of each sort that there are."""


@dataclass(frozen=True, slots=True)
class Wish:
    """All that decides which items are drawn and how they are arranged."""

    recipe: QuizRecipe
    day: Date | None = None
    unconfirmed: bool = False


class UnknownNameError(LookupError):
    """Nothing that is known has the name that stands in a code, or more than one thing has."""


class TitleError(LookupError):
    """The title that was said is not the one that a code was made with."""


class OwnItemsError(LookupError):
    """The items of a teacher's own that are at hand are not those that a code was made with."""

    def __init__(self, wanted: int) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        """How many there were."""


def listed(wish: Wish) -> tuple[int, ...]:
    """The wishes of a custom quiz; its seed and its number of forms stand elsewhere in its code."""
    recipe = wish.recipe
    section = recipe.sections[0]
    chosen = section.filter
    found = [*number(section.count)]
    for field, names in _names(recipe).items():
        for name in names:
            found += field, *digest(name, NAMED[field])
    if chosen.types:
        found += Field.TYPES, *number(bits([each in chosen.types for each in ItemType]))
    if chosen.levels:
        found += Field.LEVELS, *number(bits([each in chosen.levels for each in Level]))
    if chosen.difficulty:
        least, most = chosen.difficulty.least, chosen.difficulty.most
        found += (
            Field.DIFFICULTY,
            *number(_hundredths(least)),
            *number(0 if isinf(most) else 1 + _hundredths(most)),
        )
    if wish.day:
        found += Field.AS_OF, *_day(wish.day)
    if recipe.title != DEFAULT_TITLE:
        found += Field.TITLE, *digest(recipe.title, _TITLE)
    if recipe.own.items:
        found += Field.OWN, *number(len(recipe.own.items))
    found += [Field.DIFFERENT] * recipe.different + [Field.UNCONFIRMED] * wish.unconfirmed
    return (*found, Field.END)


def _names(recipe: QuizRecipe) -> Mapping[Field, Sequence[str]]:
    """The names in a recipe, by the field that they stand in."""
    section = recipe.sections[0]
    return {
        Field.ABOUT: section.filter.about,
        Field.TOPIC: section.filter.topics,
        Field.SUBJECT: section.filter.subjects,
        Field.SOURCE: section.filter.sources,
        Field.WITH: [name for name in section.including if name not in recipe.own.items],
        Field.WITHOUT: section.filter.without,
        Field.PAPER: () if recipe.paper == PAPERS[0] else (recipe.paper,),
    }


def can_be_listed(wish: Wish) -> bool:
    """Whether the list says all that a quiz was asked for: a recipe can ask for more than a list has words for."""
    recipe = wish.recipe
    if len(recipe.sections) != 1:
        return False
    try:
        digits = iter(listed(wish))
        found = taken(digits, _names(recipe), recipe.title, recipe.seed, recipe.forms, recipe.own)
        return found == _in_order(wish)
    except (LookupError, ValueError):
        return False


def _in_order(wish: Wish) -> Wish:
    """The same wish with types and levels in the order of their enumerations, and printed as usual.

    No other order makes another quiz, nor another way of printing it.
    """
    (section,) = wish.recipe.sections
    chosen = section.filter
    types = tuple(each for each in ItemType if each in chosen.types)
    levels = tuple(each for each in Level if each in chosen.levels)
    section = replace(section, filter=replace(chosen, types=types, levels=levels))
    usual: dict[str, Any] = {
        each.name: each.default for each in fields(QuizRecipe) if each.name in _SAID_AGAIN
    }
    return replace(wish, recipe=replace(wish.recipe, sections=(section,), **usual))


def taken(
    digits: Iterator[int], known: Known, title: str, seed: int, forms: int, own: Own = NONE_OF_OWN
) -> Wish:
    """The wishes of a custom quiz, read back.

    Raises UnknownNameError, TitleError and OwnItemsError; ValueError where a list is none.
    """
    count = take_number(digits)
    of_own = 0
    names: dict[Field, list[str]] = {field: [] for field in NAMED}
    chosen = Filter()
    wish = Wish(QuizRecipe(CUSTOM_QUIZ, DEFAULT_TITLE, (), seed, forms))
    while (field := Field(next(digits))) is not Field.END:
        match field:
            case Field.TYPES:
                chosen = replace(chosen, types=_told_by(take_number(digits), ItemType))
            case Field.LEVELS:
                chosen = replace(chosen, levels=_told_by(take_number(digits), Level))
            case Field.DIFFICULTY:
                chosen = replace(chosen, difficulty=_range(take_number(digits), take_number(digits)))
            case Field.AS_OF:
                wish = replace(wish, day=_take_day(digits))
            case Field.UNCONFIRMED:
                wish = replace(wish, unconfirmed=True)
            case Field.OWN:
                of_own = take_number(digits)
            case Field.DIFFERENT:
                wish = replace(wish, recipe=replace(wish.recipe, different=True))
            case Field.TITLE:
                if take(digits, _TITLE) != digest(title, _TITLE):
                    raise TitleError
                wish = replace(wish, recipe=replace(wish.recipe, title=title))
            case _:
                names[field].append(_named(take(digits, NAMED[field]), known[field]))
    chosen = replace(
        chosen,
        about=tuple(names[Field.ABOUT]),
        topics=tuple(names[Field.TOPIC]),
        subjects=tuple(names[Field.SUBJECT]),
        sources=tuple(names[Field.SOURCE]),
        without=tuple(names[Field.WITHOUT]),
    )
    if of_own != len(own.items):
        raise OwnItemsError(of_own)
    section = SectionRecipe("", chosen, count, including=(*own.items, *names[Field.WITH]))
    paper = names[Field.PAPER][0] if names[Field.PAPER] else PAPERS[0]
    return replace(wish, recipe=replace(wish.recipe, sections=(section,), paper=paper, own=own))


def _named(digits: Sequence[int], known: Iterable[str]) -> str:
    found = {name for name in known if digest(name, len(digits)) == digits}
    if len(found) != 1:
        raise UnknownNameError
    return found.pop()


def _told_by(value: int, every: Iterable[T]) -> tuple[T, ...]:
    return tuple(each for at, each in enumerate(every) if value >> at & 1)


def _hundredths(value: float) -> int:
    return round(100 * value)


def _range(least: int, most: int) -> Range:
    return Range(least / 100, (most - 1) / 100 if most else inf)


def _day(day: Date) -> Iterator[int]:
    year, *others = map(int, day.iso.split("-"))
    yield from number(year)
    yield from (*others, 0, 0)[:2]


def _take_day(digits: Iterator[int]) -> Date:
    year, month, day = take_number(digits), next(digits), next(digits)
    return parse("-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]))
