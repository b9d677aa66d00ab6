"""The collection that quizgen ships, loaded once for all tests."""

from functools import cache
from pathlib import Path

from quizgen.exports import DECK_EXPORTERS, QUIZ_EXPORTERS
from quizgen.facts import collection as facts
from quizgen.facts.model import Collection
from quizgen.items import questions
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.questions import Questions
from quizgen.problems import errors
from quizgen.quizzes import recipes
from quizgen.quizzes.recipes import Recipe

ROOT = Path(__file__).parents[1]


@cache
def files() -> dict[str, bytes]:
    """Its files, by path within the collection."""
    found = (path for folder in ("seeds", "decks") for path in (ROOT / folder).rglob("*.yaml"))
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in sorted(found)}


@cache
def collection() -> tuple[Collection, Questions]:
    """Its facts and questions, in which nothing is wrong."""
    found, wrong = facts.load(files())
    asked, more = questions.load(files(), found)
    assert not errors((*wrong, *more)), [str(problem) for problem in errors((*wrong, *more))]
    return found, asked


@cache
def own_recipes() -> tuple[Recipe, ...]:
    """What its own decks and quizzes are made of."""
    outputs = {suffix.removeprefix(".") for suffix in (*QUIZ_EXPORTERS, *DECK_EXPORTERS)}
    found, wrong = recipes.load(files(), *collection(), outputs)
    assert not errors(wrong), [str(problem) for problem in errors(wrong)]
    return found


@cache
def pool() -> Pool:
    """Everything that can be asked of it."""
    return Pool(*collection())


@cache
def items() -> dict[str, Item]:
    """Every item that can be made of it, by id."""
    return {item.id: item for item in pool().items()}
