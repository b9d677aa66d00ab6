"""The command that makes a quiz or a worksheet again: in full where a code would be too long to type."""

import shlex
from collections.abc import Iterator

from quizgen.problems import NOWHERE
from quizgen.quizzes.codes.sheets import SheetWish
from quizgen.quizzes.codes.wishes import CUSTOM_QUIZ, DEFAULT_TITLE, Wish
from quizgen.quizzes.looks import PAPERS
from quizgen.quizzes.recipes import SheetKind


def command(wish: Wish | SheetWish) -> str:
    """`quizgen build treaties-quiz`, or `quizgen quiz` with all that was asked for."""
    recipe = wish.recipe
    if recipe.id != CUSTOM_QUIZ or recipe.place != NOWHERE:
        return shlex.join(("quizgen", "build", recipe.id))
    if isinstance(wish, Wish):
        return shlex.join(("quizgen", "quiz", *_options(wish)))
    return shlex.join(
        ("quizgen", "quiz", "--sheet", wish.recipe.kind, *_options(wish.of_items), *_cards(wish))
    )


def _cards(wish: SheetWish) -> Iterator[str]:
    if wish.recipe.kind is SheetKind.FLASHCARDS:
        yield from ("--cards", str(wish.recipe.cards), "--duplex", wish.recipe.duplex)


def _options(wish: Wish) -> Iterator[str]:
    recipe = wish.recipe
    section = recipe.sections[0]
    chosen = section.filter
    for option, words in (
        ("--about", chosen.about),
        ("--topic", chosen.topics),
        ("--subject", chosen.subjects),
        ("--type", chosen.types),
        ("--level", chosen.levels),
        ("--source", chosen.sources),
        ("--difficulty", (str(chosen.difficulty),) if chosen.difficulty else ()),
        ("--as-of", (wish.day.iso,) if wish.day else ()),
        ("--with", (*recipe.own.files, *(id for id in section.including if id not in recipe.own.items))),
        ("--without", chosen.without),
    ):
        for word in words:
            yield from (option, str(word))
    if wish.unconfirmed:
        yield "--unconfirmed"
    yield from ("-n", str(section.count), "--seed", str(recipe.seed))
    if recipe.forms > 1:
        yield from ("--forms", str(recipe.forms))
    if recipe.different:
        yield "--different"
    if recipe.title != DEFAULT_TITLE:
        yield from ("--title", recipe.title)
    if recipe.paper != PAPERS[0]:
        yield from ("--paper", recipe.paper)
