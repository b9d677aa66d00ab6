"""Parallel forms of the same items: in what they differ, and when there are more of them than can differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.items.model import Choice, Item, Option, TrueFalse
from quizgen.problems import Place
from quizgen.quizzes.forms import Answer, answer_of, printed
from quizgen.quizzes.model import Form
from quizgen.quizzes.recipes import Filter, QuizRecipe, SectionRecipe
from tests.quizzes.making import opened, treaties

HERE = Place("decks/it.yaml", 1, 1)


def sample() -> Item:
    _, pool = opened("quiz: Q\nsections: [{count: 1}]\n", treaties(1))
    return next(pool.items())


SAMPLE = sample()


def sorted_numbers(right: int) -> Item:
    """A choice whose options stand in order, so that its answer has one place."""
    options = tuple(Option(str(at), at == right, "") for at in range(3))
    return with_body(Choice(options, in_order=True))


def places(right: int) -> Item:
    """A choice whose options may stand anyhow."""
    return with_body(Choice(tuple(Option("abc"[at], at == right, "") for at in range(3))))


def statement(right: bool) -> Item:
    return with_body(TrueFalse(right, ""))


def with_body(body: Choice | TrueFalse) -> Item:
    return replace(SAMPLE, body=body)


def forms(items: Sequence[Item], number: int, seed: int = 1) -> tuple[Form, ...]:
    found, problems = made(items, number, seed)
    assert problems == []
    return found


def made(items: Sequence[Item], number: int, seed: int = 1) -> tuple[tuple[Form, ...], list[str]]:
    section = SectionRecipe("", Filter(), len(items))
    recipe = QuizRecipe("it", "It", (section,), seed, number, place=HERE)
    found, problems = printed(recipe, [((section, tuple(items)),)])
    return found, [f"{problem.place} {problem.code}: {problem.message}" for problem in problems]


def key(form: Form) -> tuple[Answer, ...]:
    return tuple(answer_of(entry.item) for entry in form.entries)


def shared(one: Form, other: Form) -> int:
    """Numbers at which two forms have the same answer."""
    return sum(a == b for a, b in zip(key(one), key(other), strict=True))


def test_an_answer_is_the_place_of_the_right_option_or_the_answer_itself() -> None:
    assert answer_of(sorted_numbers(2)) == (2,)
    assert answer_of(statement(False)) == ("False",)


@pytest.mark.parametrize("seed", range(5))
def test_neighbours_share_no_answer_where_options_may_stand_anyhow(seed: int) -> None:
    found = forms([places(at % 3) for at in range(12)], 4, seed)
    assert [shared(one, other) for one, other in pairwise(found)] == [0, 0, 0]
    assert len({key(form) for form in found}) == 4


@pytest.mark.parametrize("rights", [[0, 0, 1, 2, 1], [0, 0, 0, 0, 1], [0, 1, 2, 0, 1]])
def test_neighbours_share_as_few_answers_as_can_be_where_they_may_not(rights: list[int]) -> None:
    least = min(sum(a == b for a, b in zip(rights, order, strict=True)) for order in permutations(rights))
    for seed in range(5):
        first, second = forms([sorted_numbers(right) for right in rights], 2, seed)
        assert shared(first, second) == least


@given(
    st.lists(st.sampled_from([True, False]), min_size=2, max_size=9).filter(
        lambda found: len(set(found)) == 2
    )
)
def test_statements_in_another_order_share_as_few_answers_as_can_be(truths: list[bool]) -> None:
    trues = sum(truths)
    first, second = forms([statement(right) for right in truths], 2)
    assert shared(first, second) == abs(2 * trues - len(truths))


def test_the_place_of_the_key_stays_a_matter_of_chance() -> None:
    draw = Random(3)
    found = [forms([places(draw.randrange(3)) for _ in range(6)], 3, seed)[2] for seed in range(100)]
    places_of_keys = Counter(answer for form in found for answer in key(form))
    assert all(150 < count < 250 for count in places_of_keys.values())


def test_no_two_forms_have_the_same_key() -> None:
    found = forms([statement(at == 0) for at in range(5)], 5)
    assert all(key(one) != key(other) for one, other in combinations(found, 2))


def test_more_forms_than_there_are_keys() -> None:
    found, problems = made([statement(at == 0) for at in range(5)], 7)
    assert len(found) == 5
    assert problems == [
        "decks/it.yaml:1:1 too-many-forms: there is no order in which form F has another key than the forms before it"
    ]


def test_one_question_with_one_answer_makes_one_form() -> None:
    assert made([sorted_numbers(1)], 2)[1]
    assert not made([places(1)], 3)[1]
    assert made([places(1)], 4)[1]


def test_forms_are_numbered_through() -> None:
    shuffler = Random(3)
    items = [places(shuffler.randrange(3)) for _ in range(4)]
    assert [[entry.number for entry in form.entries] for form in forms(items, 2)] == [[1, 2, 3, 4]] * 2
