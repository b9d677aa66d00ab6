"""Quizzes by a table of specifications: every demand met at once, or the one in the way named with its number."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from random import Random
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.items.model import Item, ItemType
from quizgen.items.pool import Pool
from quizgen.problems import Place, errors
from quizgen.quizzes.clashes import clash
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.lots import Lots
from quizgen.quizzes.model import Quiz
from quizgen.quizzes.recipes import Blueprint, Filter, QuizRecipe, Quota, Range, Row
from tests.quizzes.making import RECIPE, opened, treaties
from tests.small_collection import QUESTIONS

ROOT = Path(__file__).parents[2]
TABLE = """\
quiz: Term
seed: {seed}
blueprint:
  count: 16
  difficulty: 0.4..0.6
  types: {{choice: 8..10, typed: 2.., true-false: 3, recall: ..2}}
  rows:
    - {{topics: [borders], count: 10}}
    - {{topics: [trade], count: 4..8}}
sections:
  - {{title: Choose, types: [choice]}}
  - {{title: Judge, types: [true-false], count: 3}}
  - {{title: Write, points: 2}}
"""
LEVELS = {"seeds/questions/all.yaml": QUESTIONS.partition("items:\n")[0]}


def blueprint(lines: str, more: str = "") -> str:
    return f"quiz: One\nseed: 7\n{more}blueprint:\n" + "".join(f"  {line}\n" for line in lines.splitlines())


def drawn(recipe: str, count: int = 20) -> Quiz:
    read, pool = opened(recipe, treaties(count) | LEVELS)
    assert isinstance(read, QuizRecipe)
    quiz, problems = draw(read, pool)
    assert problems == (), [str(problem) for problem in problems]
    return quiz


def problems(recipe: str, count: int = 5) -> list[tuple[Place, str, str, str]]:
    read, pool = opened(recipe, treaties(count) | LEVELS)
    assert isinstance(read, QuizRecipe)
    return [(p.place, p.code, p.message, p.hint) for p in draw(read, pool)[1]]


def items(quiz: Quiz, form: int = 0) -> list[Item]:
    return [entry.item for entry in quiz.forms[form].entries]


@pytest.mark.parametrize("seed", range(5))
def test_every_demand_of_a_table_is_met(seed: int) -> None:
    quiz = drawn(TABLE.format(seed=seed))
    topics = Counter(item.topics[0] for item in items(quiz))
    types = Counter(item.type for item in items(quiz))
    assert (topics["borders"], topics["trade"]) == (10, 6)
    assert types[ItemType.CHOICE] in range(8, 11)
    assert types[ItemType.TYPED] >= 2
    assert types[ItemType.TRUE_FALSE] == 3
    assert types[ItemType.RECALL] <= 2
    assert types[ItemType.CLOZE] == 0
    assert 0.4 <= mean(item.difficulty for item in items(quiz)) <= 0.6
    assert not any(clash(one, other) for one in items(quiz) for other in items(quiz) if one is not other)
    assert [section.title for section in quiz.forms[0].sections] == ["Choose", "Judge", "Write"]


def test_the_same_seed_gives_the_same_quiz_and_another_another() -> None:
    quizzes = [drawn(TABLE.format(seed=seed)) for seed in (1, 1, 2)]
    assert quizzes[0] == quizzes[1]
    assert {item.id for item in items(quizzes[0])} != {item.id for item in items(quizzes[2])}


def test_a_row_may_be_divided_by_levels() -> None:
    quiz = drawn(blueprint("rows:\n  - {about: [treaty], levels: {remember: 5, understand: 2..3}, count: 8}"))
    assert Counter(item.level for item in items(quiz)) == {"remember": 5, "understand": 3}


def test_a_table_without_sections_prints_one() -> None:
    (section,) = drawn(blueprint("rows: [{count: 6}]")).forms[0].sections
    assert (section.title, len(section.entries)) == ("", 6)


def test_a_source_may_be_asked_for() -> None:
    quiz = drawn(blueprint("sources: {atlas: 6}\nrows: [{count: 8}]"))
    assert sum("atlas" in {cited.source for cited in item.cites} for item in items(quiz)) == 6


def test_a_row_may_ask_for_difficulty() -> None:
    quiz = drawn(blueprint("rows: [{count: 6, difficulty: 0.6..}]"))
    assert min(item.difficulty for item in items(quiz)) >= 0.6


def test_what_a_section_must_hold_is_in_it() -> None:
    recipe = blueprint("rows: [{count: 6}]") + "sections:\n  - {types: [choice]}\n  - {with: [t3/signed]}\n"
    last = drawn(recipe).forms[0].sections[-1]
    assert any("t3/signed" in entry.item.asks for entry in last.entries)


def test_items_that_give_each_other_away_never_stand_together() -> None:
    def neighbours(one: Item, other: Item) -> bool:
        return abs(int(one.subject[1:]) - int(other.subject[1:])) == 1

    read, pool = opened(blueprint("rows: [{about: [treaty], count: 5}]"), treaties(10) | LEVELS)
    assert isinstance(read, QuizRecipe)
    quiz, wrong = draw(read, pool, neighbours)
    assert wrong == ()
    assert not any(neighbours(one, other) for one in items(quiz) for other in items(quiz))


def test_a_choice_does_not_hang_on_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one best choice, so that a solver which comes from the other end finds the same."""
    recipe = TABLE.format(seed=3).replace("seed:", "forms: {count: 2, items: different}\nseed:")
    found, first = drawn(recipe, 40), Lots.first
    monkeypatch.setattr(Lots, "first", lambda lots, number: first(lots, number)[::-1])
    assert drawn(recipe, 40) == found


def test_the_solver_is_loaded_for_tables_alone() -> None:
    script = (
        "import sys; from tests.quizzes.test_drawing import sample; sample(); assert 'highspy' not in sys.modules;"
        "from tests.quizzes.test_blueprints import drawn, TABLE; drawn(TABLE.format(seed=1)); print('highspy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


# What cannot be met


def test_a_cell_that_lacks_items_says_how_many_it_has() -> None:
    recipe = blueprint(
        "rows:\n  - {about: [treaty], count: 2}\n  - topics: [borders]\n    levels: {understand: 6}"
    )
    assert problems(recipe) == [
        (
            Place(RECIPE, 7, 16),
            "too-few-items",
            "row 2 (borders × understand) asks for 6 items, and 2 fit",
            "2 different questions pass its filters; ask for fewer, or widen them",
        )
    ]  # fmt: skip


def test_rows_that_take_from_each_other_say_so() -> None:
    recipe = blueprint(
        "rows:\n  - {about: [treaty], types: [recall], count: 3}\n  - {about: [treaty], types: [recall], count: 3}"
    )
    ((place, code, message, hint),) = problems(recipe)
    assert (place.path, code) == (RECIPE, "too-few-items")
    assert message.endswith("asks for 3 items, and 2 fit")
    assert "the other demands" in hint


def test_a_type_that_the_rows_do_not_have() -> None:
    found = problems(
        blueprint("types: {choice: ..9, typed: 4..}\nrows: [{templates: [treaty-signed-at], count: 5}]")
    )
    assert [message for _, _, message, _ in found] == ["the type 'typed' asks for 4 items, and 0 fit"]


def test_a_type_of_which_the_rows_need_more() -> None:
    found = problems(
        blueprint("types: {choice: ..2, typed: ..9}\nrows: [{templates: [treaty-signed-at], count: 5}]")
    )
    assert [(code, message) for _, code, message, _ in found] == [
        ("too-many-items", "the type 'choice' allows 2 items, and the rest needs 5")
    ]


def test_a_difficulty_out_of_reach_names_the_nearest() -> None:
    ((place, code, message, _),) = problems(blueprint("difficulty: 0.9..\nrows: [{count: 5}]"))
    assert (place, code) == (Place(RECIPE, 4, 15), "difficulty-out-of-reach")
    assert message.startswith("a mean difficulty of 0.9.. is asked for, and 0.")


def test_what_a_section_must_hold_and_cannot() -> None:
    recipe = blueprint("rows: [{subjects: [t1], count: 1}]") + "sections: [{with: [t2/signed]}]\n"
    assert [(code, message) for _, code, message, _ in problems(recipe)] == [
        ("not-drawn", "the quiz cannot take 't2/signed'")
    ]


# Any table


@cache
def everything() -> tuple[Pool, tuple[Item, ...]]:
    _, pool = opened(blueprint("rows: [{count: 1}]"), treaties(8) | LEVELS)
    return pool, tuple(item for item in pool.items() if item.type is not ItemType.TRUE_FALSE)


def some_that_do_not_clash(draw_from: Random, number: int) -> list[Item]:
    found: list[Item] = []
    for item in draw_from.sample(everything()[1], len(everything()[1])):
        if len(found) < number and not any(clash(item, other) for other in found):
            found.append(item)
    return found


FILTERS = (
    Filter(topics=("borders",)),
    Filter(topics=("trade",)),
    Filter(types=(ItemType.CHOICE, ItemType.RECALL)),
    Filter(templates=("treaty-signed-year", "treaty-of-place")),
    Filter(subjects=("t0", "t1", "t2")),
    Filter(difficulty=Range(0.5)),
)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 12), st.lists(st.sampled_from(FILTERS), max_size=3))
def test_a_table_that_some_choice_meets_is_met(draw_from: Random, number: int, filters: list[Filter]) -> None:
    """A table is read off items that do not clash, so that there is a choice which meets it."""
    pool, _ = everything()
    chosen = some_that_do_not_clash(draw_from, number)
    counts = Counter(next((at for at, f in enumerate(filters) if f.takes(i)), len(filters)) for i in chosen)
    types = Counter(item.type for item in chosen)
    difficulty = mean(item.difficulty for item in chosen)
    rows = tuple(
        Row(each, Range(counts[at], counts[at])) for at, each in enumerate([*filters, Filter()]) if counts[at]
    )
    table = Blueprint(
        rows,
        Range(len(chosen), len(chosen)),
        Range(round(difficulty - 0.02, 2), round(difficulty + 0.02, 2)),
        tuple(Quota(type_, Range(types[type_], types[type_])) for type_ in sorted(types)),
    )
    quiz, wrong = draw(QuizRecipe("it", "It", (), blueprint=table), pool)
    assert wrong == (), [str(problem) for problem in wrong]
    assert Counter(item.type for item in items(quiz)) == types
    assert round(mean(item.difficulty for item in items(quiz)), 4) in table.difficulty  # type: ignore[operator]
    for row in rows:
        assert sum(row.filter.takes(item) for item in items(quiz)) >= row.count.least


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 6), st.lists(st.sampled_from(FILTERS), max_size=3))
def test_two_forms_for_which_there_are_peers_are_made(
    draw_from: Random, number: int, filters: list[Filter]
) -> None:
    """The table is read off pairs of one type and row, none of which clash."""
    pool, everyone = everything()

    def row(item: Item) -> int:
        return next((at for at, each in enumerate(filters) if each.takes(item)), len(filters))

    taken: list[Item] = []
    shuffled = draw_from.sample(everyone, len(everyone))
    for one, other in combinations(shuffled, 2):
        alike = (one.type, row(one)) == (other.type, row(other)) and not clash(one, other)
        if (
            alike
            and len(taken) < 2 * number
            and not any(clash(new, old) for new in (one, other) for old in taken)
        ):
            taken += [one, other]
    rows = Counter(row(item) for item in taken[::2])
    types = Counter(item.type for item in taken[::2])
    table = Blueprint(
        tuple(
            Row(each, Range(rows[at], rows[at])) for at, each in enumerate([*filters, Filter()]) if rows[at]
        ),
        Range(len(taken) / 2, len(taken) / 2),
        None,
        tuple(Quota(type_, Range(types[type_], types[type_])) for type_ in sorted(types)),
    )
    quiz, wrong = draw(QuizRecipe("it", "It", (), 1, 2, different=True, blueprint=table), pool)
    assert not errors(wrong), [str(problem) for problem in wrong]
    assert [Counter(item.type for item in items(quiz, form)) for form in (0, 1)] == [types, types]
    assert not any(clash(one, other) for one in items(quiz, 0) for other in items(quiz, 1))


def most_that_do_not_clash(found: Sequence[Item]) -> int:
    """By trying everything: with the first item and what does not clash with it, or without it."""
    if not found:
        return 0
    first, *rest = found
    with_it = [item for item in rest if not clash(first, item)]
    if len(with_it) == len(rest):
        return 1 + most_that_do_not_clash(rest)
    return max(1 + most_that_do_not_clash(with_it), most_that_do_not_clash(rest))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(FILTERS[:4]), st.sets(st.sampled_from([f"t{n}" for n in range(8)]), min_size=1, max_size=2),
       st.integers(1, 3))  # fmt: skip
def test_a_shortage_is_the_true_one(chosen: Filter, subjects: set[str], more: int) -> None:
    pool, everyone = everything()
    row = Filter(chosen.about, chosen.topics, tuple(sorted(subjects)), chosen.types or (ItemType.CHOICE, ItemType.TYPED), (), (), chosen.templates)  # fmt: skip
    fit = most_that_do_not_clash([item for item in everyone if row.takes(item)])
    table = Blueprint((Row(row, Range(fit + more, fit + more)),), Range(fit + more, fit + more))
    _, (problem,) = draw(QuizRecipe("it", "It", (), blueprint=table), pool)
    numbers = [
        int(number) for number in re.findall(r"asks for (\d+) items?, and (\d+) fit", problem.message)[0]
    ]
    assert numbers == [fit + more, fit]


# Forms of different items


@pytest.mark.parametrize("seed", range(3))
def test_forms_of_different_items_are_alike_and_share_no_fact(seed: int) -> None:
    recipe = TABLE.format(seed=seed).replace("seed:", "forms: {count: 3, items: different}\nseed:")
    quiz = drawn(recipe, 40)
    facts = list(chain.from_iterable(i.asks for n in range(3) for i in items(quiz, n)))
    assert len(facts) == len(set(facts))
    for section in zip(*(form.sections for form in quiz.forms), strict=True):
        types = [Counter(e.item.type for e in part.entries) for part in section]
        means = [mean(entry.item.difficulty for entry in part.entries) for part in section]
        assert types[0] == types[1] == types[2]
        assert max(means) - min(means) <= 0.05
    topics = [Counter(item.topics[0] for item in items(quiz, n)) for n in range(3)]
    assert topics[0] == topics[1] == topics[2]
    assert quiz == drawn(recipe, 40)


def test_sections_with_counts_may_have_different_items_too() -> None:
    recipe = """\
quiz: Two
forms: {count: 2, items: different}
sections:
  - {title: Choose, types: [choice, typed], count: 6}
  - {title: Judge, types: [true-false], count: 4}
"""
    first, second = drawn(recipe, 16).forms
    assert [len(section.entries) for section in first.sections] == [6, 4]
    assert not {e.item.id for e in first.entries} & {e.item.id for e in second.entries}
    types = [Counter(e.item.type for e in form.entries) for form in (first, second)]
    assert types[0] == types[1]


def test_more_different_forms_than_there_are_items_for() -> None:
    recipe = "quiz: Five\nforms: {count: 5, items: different}\nsections:\n  - {about: [treaty], types: [recall], count: 2}\n"
    assert problems(recipe, 8) == [
        (
            Place(RECIPE, 4, 5),
            "too-few-items",
            "the quiz asks for 2 items in each of 5 forms, and 1 fits",
            "8 different questions pass its filters; ask for fewer, or widen them",
        )
    ]
