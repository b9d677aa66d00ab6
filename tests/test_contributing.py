"""The examples for curators are what they say they are."""

import re
from functools import cache

import pytest

from quizgen.facts import collection as facts
from quizgen.facts import coverage
from quizgen.problems import Problem
from tests import shipped

PAGE = shipped.ROOT / "CONTRIBUTING.md"
_BLOCK = re.compile(
    r"^```yaml (?P<what>[\w-]+)(?: (?P<code>[\w-]+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
BLOCKS = [
    (found["what"], found["code"] or "", found["text"]) for found in _BLOCK.finditer(PAGE.read_text("utf-8"))
]
POOR = [number for number, (what, _, _) in enumerate(BLOCKS) if what == "poor"]
GOOD = [number for number, (what, _, _) in enumerate(BLOCKS) if what == "good"]


def path(number: int) -> str:
    return f"seeds/facts/example-{number:02}.yaml"


@cache
def problems() -> tuple[Problem, ...]:
    """Everything wrong with the shipped collection once all examples are part of it."""
    sources = "\n".join(text for what, _, text in BLOCKS if what == "source").encode()
    examples = {path(n): BLOCKS[n][2].encode() for n in (*GOOD, *POOR)}
    files = shipped.files()
    _, found = facts.load({**files, **examples, facts.SOURCES: files[facts.SOURCES] + b"\n" + sources})
    return found


def test_good_examples_are_in_order() -> None:
    good = {path(number) for number in GOOD}
    assert len(good) >= 8
    assert [str(problem) for problem in problems() if problem.place.path in good] == []


@pytest.mark.parametrize("number", POOR, ids=[BLOCKS[number][1] for number in POOR])
def test_a_poor_example_draws_the_problem_it_is_named_after(number: int) -> None:
    found = [problem for problem in problems() if problem.place.path == path(number)]
    assert [problem.code for problem in found] == [BLOCKS[number][1]], [str(problem) for problem in found]


def test_the_example_of_a_coverage_is_in_order() -> None:
    (text,) = (text for what, _, text in BLOCKS if what == "coverage")
    found, wrong = coverage.read({"seeds/coverage/001.yaml": text.encode()}, shipped.collection()[0])
    assert list(found) == ["001"]
    assert {problem.code for problem in wrong} == {"no-coverage"}  # of the other documents
