"""When a card comes again."""

import random
from itertools import pairwise

from quizgen.study.moment import DAY, HOUR, MINUTE, Moment
from quizgen.study.scheduling import Memory, Rating, Stage, after, chance
from tests.study.making import NOON, later


def answered(*ratings: Rating, now: Moment = NOON) -> Memory:
    """A card answered whenever it is due."""
    memory: Memory | None = None
    for rating in ratings:
        memory = after(memory, rating, now, "card")
        now = Moment(memory.due, now.offset)
    assert memory is not None
    return memory


def test_a_new_card_is_learned_in_steps() -> None:
    first = answered(Rating.GOOD)
    assert (first.stage, first.due - NOON.at) == (Stage.LEARNING, 10 * MINUTE)
    second = answered(Rating.GOOD, Rating.GOOD)
    assert second.stage is Stage.REVIEW
    assert second.due >= NOON.at + DAY


def test_intervals_grow_while_an_answer_is_known_and_fall_when_it_is_not() -> None:
    stages = [answered(*[Rating.GOOD] * number) for number in range(2, 7)]
    intervals = [memory.due - memory.last for memory in stages]
    assert all(one < other for one, other in pairwise(intervals))
    forgotten = answered(*[Rating.GOOD] * 6, Rating.AGAIN)
    assert (forgotten.stage, forgotten.due - forgotten.last) == (Stage.RELEARNING, 10 * MINUTE)
    assert forgotten.stability < stages[-1].stability


def test_a_card_comes_when_nine_in_ten_would_recall_it() -> None:
    memory = answered(*[Rating.GOOD] * 4)
    assert 0.88 < chance(memory, Moment(memory.due)) < 0.92
    assert chance(memory, later(Moment(memory.due), 30 * DAY)) < 0.88


def test_last_evening_is_a_day_ago_this_morning() -> None:
    evening = Moment(20_000 * DAY + 20 * HOUR)
    memory = Memory(Stage.REVIEW, None, 10.0, 5.0, evening.at + 10 * DAY, evening.at)
    assert chance(memory, later(evening, 12 * HOUR)) < 1
    assert chance(memory, later(evening, 6 * HOUR)) == 1  # two in the morning is the same evening still


def test_what_is_due_in_the_evening_is_due_all_day() -> None:
    evening = Moment(20_000 * DAY + 20 * HOUR)
    memory = Memory(Stage.REVIEW, None, 1.0, 5.0, evening.at, evening.at - DAY)
    assert memory.is_due(later(evening, -10 * HOUR))
    assert not memory.is_due(later(evening, -20 * HOUR))
    step = Memory(Stage.LEARNING, 0, 1.0, 5.0, evening.at, evening.at - MINUTE)
    assert not step.is_due(later(evening, -MINUTE))


def test_days_turn_at_four_by_the_learners_clock() -> None:
    moscow = 3 * HOUR
    assert Moment(20_000 * DAY + HOUR - 1, moscow).today == 19_999
    assert Moment(20_000 * DAY + HOUR, moscow).today == 20_000
    assert Moment(20_000 * DAY + HOUR, moscow).day_begins == 20_000 * DAY + HOUR


def test_the_same_answer_gives_the_same_interval_and_cards_spread() -> None:
    known = answered(*[Rating.GOOD] * 4)
    now = Moment(known.due)
    random.seed(1)
    first = after(known, Rating.GOOD, now, "one/4")
    random.seed(2)
    assert after(known, Rating.GOOD, now, "one/4") == first
    assert len({after(known, Rating.GOOD, now, f"{card}/4").due for card in range(40)}) > 3
