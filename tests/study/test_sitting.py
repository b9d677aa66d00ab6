"""A sitting as values: what comes next, and what came of it."""

from dataclasses import replace

import pytest

from quizgen.study.answers import Picked
from quizgen.study.judging import RIGHT, WRONG
from quizgen.study.sitting import Sitting
from tests.exports import sample_quiz as sample

BORDERS = sample.YEAR
TRADE = replace(sample.PLACE, topics=("trade", "borders"))


def test_items_come_in_order_until_there_are_no_more() -> None:
    sitting = Sitting((BORDERS, TRADE))
    assert sitting.next == BORDERS
    sitting = sitting.answered(Picked((0,)), RIGHT, 2.5)
    assert sitting.next == TRADE
    sitting = sitting.answered(Picked((0,)), WRONG, 1.5, late=True)
    assert sitting.next is None
    assert sitting.given[1].late
    with pytest.raises(ValueError, match="all items are answered"):
        sitting.answered(Picked(), WRONG)


def test_what_was_not_right_comes_again_until_it_is() -> None:
    sitting = Sitting((BORDERS, TRADE), again=True)
    sitting = sitting.answered(Picked((1,)), WRONG).answered(Picked((1,)), RIGHT)
    assert sitting.next == BORDERS
    sitting = sitting.answered(Picked((1,)), WRONG)
    assert sitting.next == BORDERS
    sitting = sitting.answered(Picked((0,)), RIGHT)
    assert sitting.next is None
    assert sitting.result.all.right == 1, "only the first answer counts"
    assert sitting.result.again == 2


def test_a_result_counts_by_topic() -> None:
    sitting = Sitting((BORDERS, TRADE)).answered(Picked((0,)), RIGHT, 2).answered(Picked(), WRONG, 3)
    result = sitting.result
    assert [(t.name, t.right, t.items) for t in result.topics] == [("borders", 1, 2), ("trade", 0, 1)]
    assert (result.all.credit, result.all.wrong, result.seconds) == (1, 1, 5)


def test_what_was_not_answered_counts_against_nobody_yet() -> None:
    result = Sitting((BORDERS, TRADE)).answered(Picked((0,)), RIGHT).result
    assert (result.all.right, result.all.wrong, result.all.items) == (1, 0, 2)
