"""What a quiz was made from, as the digits that all codes of its sheets begin with."""

from enum import IntEnum

from quizgen.problems import NOWHERE
from quizgen.quizzes.codes.content import digest_of
from quizgen.quizzes.codes.numbers import digest, number
from quizgen.quizzes.codes.wishes import CUSTOM_QUIZ, Wish, can_be_listed, listed
from quizgen.quizzes.model import Quiz

COLLECTION = 2
CONTENT = 4
RECIPE = 3
"""Digits of digests: of the collection's id, of what the quiz holds, of a recipe's id."""
MOST_LISTED = 30
"""Digits of the longest list of wishes that someone may be asked to type: three or four filters."""


class Kind(IntEnum):
    """What a code names. Numbers are for ever; a new layout takes new ones."""

    RECIPE = 0
    LISTED = 1
    UNLISTED = 2


def origin_of(quiz: Quiz, wish: Wish, collection: str) -> tuple[int, ...]:
    """The digits for a quiz that was drawn as wished; `collection` is its collection's id."""
    kind, rest = _asked(wish)
    about = *digest(collection, COLLECTION), *digest_of(quiz, CONTENT)
    return (kind, *about, *number(wish.recipe.seed), wish.recipe.forms, *rest)


def _asked(wish: Wish) -> tuple[Kind, tuple[int, ...]]:
    if wish.recipe.id != CUSTOM_QUIZ or wish.recipe.place != NOWHERE:
        return Kind.RECIPE, digest(wish.recipe.id, RECIPE)
    if can_be_listed(wish) and len(wishes := listed(wish)) <= MOST_LISTED:
        return Kind.LISTED, wishes
    return Kind.UNLISTED, ()
