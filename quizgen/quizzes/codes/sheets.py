"""What a custom worksheet was asked for, as digits and back: its kind, then what a quiz of its items would ask for."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.facts.dates import Date
from quizgen.quizzes.codes.wishes import CUSTOM_QUIZ, Known, Wish, can_be_listed, listed, taken
from quizgen.quizzes.recipes import Duplex, Own, QuizRecipe, SectionRecipe, SheetKind, WorksheetRecipe
from quizgen.quizzes.recipes.worksheets import CARDS

KINDS = (
    SheetKind.FLASHCARDS,
    SheetKind.TIMELINE,
    SheetKind.MATCHING,
    SheetKind.TRUE_OR_FALSE,
    SheetKind.SOURCE_CRITICISM,
    SheetKind.VOCABULARY,
    SheetKind.CROSSWORD,
)
"""The kinds by their digits, which are for ever; a new one comes last."""
_EDGES = (Duplex.LONG_EDGE, Duplex.SHORT_EDGE)


@dataclass(frozen=True, slots=True)
class SheetWish:
    """All that decides what a worksheet asks and how it is arranged."""

    recipe: WorksheetRecipe
    day: Date | None = None
    unconfirmed: bool = False

    @property
    def of_items(self) -> Wish:
        """The quiz that asks for the same items."""
        recipe = self.recipe
        section = SectionRecipe("", recipe.filter, recipe.count, including=recipe.including)
        quiz = QuizRecipe(
            CUSTOM_QUIZ, recipe.title, (section,), recipe.seed, paper=recipe.paper, own=recipe.own
        )
        return Wish(quiz, self.day, self.unconfirmed)


def can_be_listed_sheet(wish: SheetWish) -> bool:
    """Whether digits say all that a worksheet was asked for."""
    return can_be_listed(wish.of_items)


def listed_sheet(wish: SheetWish) -> tuple[int, ...]:
    """The wishes of a custom worksheet; its seed stands elsewhere in its code."""
    recipe = wish.recipe
    arranged = KINDS.index(recipe.kind), CARDS.index(recipe.cards), _EDGES.index(recipe.duplex)
    return (*arranged, *listed(wish.of_items))


def taken_sheet(digits: Iterator[int], known: Known, title: str, seed: int, own: Own) -> SheetWish:
    """The wishes of a custom worksheet, read back; raises what `taken` does."""
    try:
        kind, cards, duplex = KINDS[next(digits)], CARDS[next(digits)], _EDGES[next(digits)]
    except IndexError:
        raise ValueError("it is no code of a sheet, or one of a newer quizgen") from None
    wish = taken(digits, known, title, seed, 1, own)
    (section,) = wish.recipe.sections
    recipe = WorksheetRecipe(
        CUSTOM_QUIZ,
        wish.recipe.title,
        kind,
        section.filter,
        section.count,
        seed,
        wish.recipe.paper,
        including=section.including,
        cards=cards,
        duplex=duplex,
        own=own,
    )
    return SheetWish(recipe, wish.day, wish.unconfirmed)
