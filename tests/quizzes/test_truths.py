"""Statements to judge: drawn by a fair coin, and never all of one answer."""

from collections import Counter
from functools import cache

from quizgen.items.model import ItemType
from quizgen.items.pool import Pool
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.recipes import Blueprint, Filter, QuizRecipe, Range, Row, SectionRecipe
from tests.quizzes.making import opened, templates, treaties

YEARS = templates(
    "  - {id: year, about: treaty, asks: signed.year, stem: 'In which year was {{ it }} signed?',"
    " claim: '{{ it }} was signed in {{ answer }}.', types: [typed, true-false]}\n"
)


@cache
def pool() -> Pool:
    return opened("quiz: Q\nsections: [{count: 1}]\n", treaties(20) | YEARS)[1]


def truths(seed: int, section: SectionRecipe | None, blueprint: Blueprint | None = None) -> list[str]:
    sections = (section,) if section else ()
    drawn, problems = draw(QuizRecipe("it", "It", sections, seed, blueprint=blueprint), pool())
    assert problems == ()
    return [entry.item.answers[0] for entry in drawn.forms[0].entries]


def statements(count: int, without: tuple[str, ...] = ()) -> SectionRecipe:
    return SectionRecipe("", Filter(types=(ItemType.TRUE_FALSE,), without=without), count)


def test_a_statement_is_as_often_true_as_false() -> None:
    counts = Counter(truths(seed, statements(1))[0] for seed in range(60))
    assert 18 <= counts["True"] <= 42


def test_no_section_is_all_true_or_all_false() -> None:
    drawn = [truths(seed, statements(3)) for seed in range(30)]
    assert all(set(found) == {"True", "False"} for found in drawn)
    assert len({tuple(found) for found in drawn}) == 6


def test_a_table_has_both_too() -> None:
    table = Blueprint((Row(Filter(types=(ItemType.TRUE_FALSE,)), Range(2, 2)),), Range(2, 2))
    assert all(set(truths(seed, None, table)) == {"True", "False"} for seed in range(10))


def test_a_claim_that_is_left_out_is_not_turned_to() -> None:
    without = tuple(f"year/t{n}/true-false/false" for n in range(20))
    assert truths(1, statements(5, without)) == ["True"] * 5
