"""Worksheets of a small collection, for tests: a recipe in, a sheet or its problems out."""

from collections.abc import Mapping

from quizgen.problems import Problems
from quizgen.quizzes.recipes import WorksheetRecipe
from quizgen.quizzes.worksheets import making
from quizgen.quizzes.worksheets.model import Worksheet
from tests.quizzes.making import opened, templates

QUESTIONS = templates(
    """\
  - {id: year, about: treaty, asks: signed.year, stem: "In which year {{ it.was }} {{ it }} signed?", types: [typed, true-false]}
  - {id: at, about: treaty, asks: signed_at, stem: "Where {{ it.was }} {{ it }} signed?", types: [typed, true-false]}
  - {id: carries, about: pipeline, asks: carries, stem: "What does {{ it }} carry?", types: [typed]}
  - {id: end, about: pipeline, asks: ends_at, stem: "Where does {{ it }} end?", types: [typed]}
  - {id: operator, about: pipeline, asks: operator, stem: "Who operates {{ it }}?", types: [typed]}
  - {id: match, about: treaty, computes: match, of: signed.year, stem: "Find for each of these its year.", types: [matching]}
  - {id: check, about: [treaty, pipeline], computes: source-check, stem: "{{ source }} says: “{{ said }}” Is that right?", types: [choice]}
"""
)


def made(recipe: str, changes: Mapping[str, str] | None = None) -> tuple[Worksheet, Problems]:
    """What becomes of a recipe, whose title need not be written."""
    read, pool = opened(f"quiz: It\n{recipe}", {**(changes or {}), **QUESTIONS})
    assert isinstance(read, WorksheetRecipe)
    return making.make(read, pool)


def sheet(recipe: str, changes: Mapping[str, str] | None = None) -> Worksheet:
    """The sheet of a recipe that can be made."""
    found, problems = made(recipe, changes)
    assert not problems, [str(problem) for problem in problems]
    return found


def codes(recipe: str, changes: Mapping[str, str] | None = None) -> list[str]:
    """What is wrong with a recipe that cannot."""
    return [problem.code for problem in made(recipe, changes)[1]]
