"""What a quiz was made from, as the digits that all codes of its sheets begin with."""

from enum import IntEnum
from typing import TYPE_CHECKING

from quizgen.problems import NOWHERE
from quizgen.quizzes.codes.content import digest_of
from quizgen.quizzes.codes.numbers import digest, number
from quizgen.quizzes.codes.sheets import SheetWish, can_be_listed_sheet, listed_sheet
from quizgen.quizzes.codes.wishes import CUSTOM_QUIZ, Wish, can_be_listed, listed
from quizgen.quizzes.model import Quiz

if TYPE_CHECKING:
    from quizgen.quizzes.worksheets.model import Worksheet

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
    SHEET = 3


def origin_of(work: "Quiz | Worksheet", wish: Wish | SheetWish, collection: str) -> tuple[int, ...]:
    """The digits for a quiz or a worksheet that was drawn as wished; `collection` is its collection's id."""
    kind, rest = _asked(wish)
    about = *digest(collection, COLLECTION), *digest_of(work, CONTENT)
    forms = wish.recipe.forms if isinstance(wish, Wish) else 1
    return (kind, *about, *number(wish.recipe.seed), forms, *rest)


def _asked(wish: Wish | SheetWish) -> tuple[Kind, tuple[int, ...]]:
    if wish.recipe.id != CUSTOM_QUIZ or wish.recipe.place != NOWHERE:
        return Kind.RECIPE, digest(wish.recipe.id, RECIPE)
    if isinstance(wish, Wish):
        if can_be_listed(wish) and len(wishes := listed(wish)) <= MOST_LISTED:
            return Kind.LISTED, wishes
    elif can_be_listed_sheet(wish) and len(wishes := listed_sheet(wish)) <= MOST_LISTED:
        return Kind.SHEET, wishes
    return Kind.UNLISTED, ()
