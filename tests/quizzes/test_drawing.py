"""What a quiz recipe draws, in which order, and what it says when it cannot be filled."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from quizgen.items.model import Choice
from quizgen.problems import Place
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.model import Form, Quiz
from quizgen.quizzes.recipes import QuizRecipe
from tests.quizzes.making import QUESTIONS, RECIPE, Changes, opened, quiz, templates, treaties
from tests.small_collection import SMALL

ROOT = Path(__file__).parents[2]
SAMPLE = """\
quiz: Treaties
seed: {seed}
forms: {forms}
sections:
  - {{title: Choose, about: [treaty], types: [choice], count: 12, points: 2}}
  - {{title: Write, about: [treaty], types: [typed, recall], count: 10}}
"""
HAND_WRITTEN = """\
  - id: by-hand
    type: true-false
    about: t1
    asks: [t1/signed]
    stem: Treaty 1 is younger than Treaty 0.
    answer: true
    explanation: It was signed three years later.
"""
YEAR = "  - {id: year, about: treaty, asks: signed.year, stem: 'In which year was {{ it }} signed?', types: [typed]}\n"


def sample(seed: int = 7, forms: int = 1) -> Quiz:
    return quiz(SAMPLE.format(seed=seed, forms=forms), treaties(30))


def drawn_ids(form: Form) -> list[str]:
    return [entry.item.id for entry in form.entries]


def one_section(line: str, more: str = "") -> str:
    return f"quiz: One\nseed: 7\n{more}sections:\n  - {{{line}}}\n"


def problems(recipe: str, changes: Changes | None = None) -> list[tuple[Place, str, str]]:
    read, pool = opened(recipe, changes)
    assert isinstance(read, QuizRecipe)
    return [(problem.place, problem.code, problem.message) for problem in draw(read, pool)[1]]


def test_the_same_recipe_and_seed_give_the_same_quiz() -> None:
    assert sample() == sample()


def test_another_seed_gives_another_quiz() -> None:
    quizzes = [sample(seed) for seed in range(5)]
    assert len({tuple(drawn_ids(quiz.forms[0])) for quiz in quizzes}) == 5


def test_two_recipes_with_one_seed_draw_apart() -> None:
    read, pool = opened(SAMPLE.format(seed=7, forms=1), treaties(30))
    assert isinstance(read, QuizRecipe)
    twin = QuizRecipe("twin", read.title, read.sections, read.seed)
    assert drawn_ids(draw(read, pool)[0].forms[0]) != drawn_ids(draw(twin, pool)[0].forms[0])


def test_a_quiz_is_the_same_whatever_order_sets_are_in() -> None:
    script = (
        "from tests.quizzes.test_drawing import sample; from tests.quizzes.test_decks import larger;"
        "print(repr(sample(forms=2)), repr(larger()))"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(shown) == 1
    assert "Treaty 7" in shown.pop()


def test_no_two_items_of_a_form_ask_the_same_fact_or_share_a_stem() -> None:
    for seed in range(10):
        for form in sample(seed, forms=3).forms:
            items = [entry.item for entry in form.entries]
            assert len(items) == 22
            assert max(Counter(fact for item in items for fact in item.asks).values()) == 1
            assert len({item.stem for item in items}) == 22


def test_questions_that_read_alike_are_asked_once() -> None:
    alike = templates(
        "  - {id: one, about: treaty, asks: signed.year, stem: 'Since when has there been a border?', types: [typed]}\n"
    )
    found = problems(one_section("about: [treaty], count: 2"), alike)
    assert [(code, message) for _, code, message in found] == [
        ("too-few-items", "the quiz asks for 2 items, and 1 fit")
    ]


def test_a_question_that_reads_like_another_gives_way_to_one_that_does_not() -> None:
    both = templates(
        "  - {id: alike, about: treaty, asks: signed.year, stem: 'Since when has there been a border?', types: [typed]}\n"
        + YEAR
    )
    for seed in range(5):
        recipe = one_section("about: [treaty], count: 6").replace("seed: 7", f"seed: {seed}")
        drawn = quiz(recipe, treaties(6) | both)
        assert len(drawn.forms[0].entries) == 6


def test_subjects_take_turns() -> None:
    drawn = quiz(one_section("about: [treaty], types: [choice, typed, recall], count: 12"), treaties(6))
    asked = [entry.item.subject for entry in drawn.forms[0].entries]
    everyone = {f"t{n}" for n in range(6)}
    assert (set(asked[:6]), set(asked[6:])) == (everyone, everyone)


def test_entries_are_numbered_through_and_carry_their_points() -> None:
    for form in sample(forms=2).forms:
        assert [entry.number for entry in form.entries] == list(range(1, 23))
        assert [section.title for section in form.sections] == ["Choose", "Write"]
        assert [entry.points for entry in form.entries] == [2] * 12 + [1] * 10
        assert form.points == 34


def test_forms_have_the_same_items_in_another_order() -> None:
    forms = sample(forms=4).forms
    assert [form.letter for form in forms] == ["A", "B", "C", "D"]
    for first, *others in zip(*(form.sections for form in forms), strict=True):
        ids = [[entry.item.id for entry in section.entries] for section in (first, *others)]
        assert len({tuple(order) for order in ids}) == 4
        assert all(sorted(order) == sorted(ids[0]) for order in ids)


def test_a_single_form_has_no_letter_and_is_form_a() -> None:
    assert sample().forms[0].letter == ""
    assert sample().forms[0].sections == sample(forms=2).forms[0].sections


def test_further_forms_shuffle_options_but_keep_dates_sorted() -> None:
    first, *others = sample(forms=6).forms
    items = {entry.item.id: entry.item for entry in first.entries}
    moved = set()
    for form in others:
        for entry in form.entries:
            item, original = entry.item, items[entry.item.id]
            if not isinstance(item.body, Choice):
                assert item == original
                continue
            assert isinstance(original.body, Choice)
            assert item.body.in_order == original.body.in_order
            assert sorted(o.text for o in item.options) == sorted(o.text for o in original.options)
            assert item.answers == original.answers
            if item.options != original.options:
                moved.add(item.id)
    unsorted = {id for id, item in items.items() if isinstance(item.body, Choice) and not item.body.in_order}
    kept = {id for id, item in items.items() if isinstance(item.body, Choice) and item.body.in_order}
    assert unsorted
    assert kept
    assert moved == unsorted


def test_what_a_section_is_to_be_drawn_with_comes_first() -> None:
    for wished in ("t3/signed", "treaty-parties/t4/recall", "t5"):
        for seed in range(3):
            recipe = one_section(f"about: [treaty], with: [{wished}], count: 1").replace(
                "seed: 7", f"seed: {seed}"
            )
            (entry,) = quiz(recipe, treaties(9)).forms[0].entries
            assert wished in (*entry.item.asks, entry.item.id, entry.item.subject)


def test_what_one_section_is_to_be_drawn_with_no_other_takes_before_it() -> None:
    recipe = """\
quiz: Two
seed: {seed}
sections:
  - {{about: [treaty], types: [typed], count: 3}}
  - {{about: [treaty], types: [choice], with: [t1/signed], count: 1}}
"""
    for seed in range(5):
        last = quiz(recipe.format(seed=seed), treaties(4)).forms[0].entries[-1]
        assert last.item.asks == ("t1/signed",)


def test_what_a_section_must_hold_and_cannot_is_reported() -> None:
    recipe = one_section("title: Pipes, about: [pipeline], with: [nerchinsk], count: 1")
    assert problems(recipe) == [(Place(RECIPE, 4, 5), "not-drawn", "section 'Pipes' cannot take 'nerchinsk'")]


def test_what_is_left_out_is_never_drawn() -> None:
    for left_out in ("t1", "t1/signed", "treaty-signed-year", "treaty-signed-year/t1/typed"):
        recipe = one_section(f"about: [treaty], types: [typed], without: [{left_out}], count: 50")
        (found,) = problems(recipe, treaties(5))
        expected = 0 if left_out == "treaty-signed-year" else 4
        assert found[2] == f"the quiz asks for 50 items, and {expected} fit"


def test_a_section_that_cannot_be_filled_says_where_and_by_how_many() -> None:
    recipe = """\
quiz: Too long
sections:
  - {title: Years, about: [treaty], types: [typed], count: 4}
  - title: Parties
    about: [treaty]
    types: [recall]
    count: 9
"""
    assert problems(recipe, treaties(5)) == [
        (Place(RECIPE, 4, 5), "too-few-items", "section 'Parties' asks for 9 items, and 5 fit")
    ]


def test_items_written_by_hand_are_drawn_too() -> None:
    changes = {**treaties(3), **templates(YEAR, HAND_WRITTEN)}
    drawn = quiz(one_section("types: [true-false], count: 1"), changes)
    assert drawn_ids(drawn.forms[0]) == ["by-hand/t1/true-false"]
    assert drawn_ids(quiz(one_section("with: [by-hand], count: 1"), changes).forms[0]) == [
        "by-hand/t1/true-false"
    ]


def test_an_item_written_by_hand_clashes_with_those_that_ask_the_same() -> None:
    changes = {**treaties(2), **templates(YEAR, HAND_WRITTEN)}
    recipe = one_section("with: [by-hand], count: 3")
    assert [message for _, _, message in problems(recipe, changes)] == [
        "the quiz asks for 3 items, and 2 fit"
    ]


def test_the_sheet_takes_its_words_from_recipe_and_collection() -> None:
    drawn = quiz(one_section("about: [treaty], count: 1", "paper: us-letter\ninstructions: No books.\n"))
    assert (drawn.id, drawn.title, drawn.seed) == ("it", "One", 7)
    assert (drawn.paper, drawn.instructions) == ("us-letter", "No books.")
    assert (drawn.collection, drawn.language) == ("A small collection", "en")


def test_a_question_that_is_refused_is_passed_over() -> None:
    assert "pipeline-capacity" in SMALL[QUESTIONS]
    drawn = quiz(one_section("about: [pipeline], templates: [pipeline-capacity], count: 1"))
    assert drawn_ids(drawn.forms[0]) == ["pipeline-capacity/power-of-siberia/recall"]


def test_who_wishes_for_a_subject_means_an_item_about_it_and_not_a_quiz_about_nothing_else() -> None:
    for seed in range(1, 9):
        recipe = one_section("about: [treaty], with: [t3, t5], count: 5").replace("seed: 7", f"seed: {seed}")
        about = [entry.item.subject for entry in quiz(recipe, treaties(9)).forms[0].entries]
        assert {"t3", "t5"} <= set(about)
        assert len(set(about)) > 2


def test_what_finds_many_sets_of_facts_does_not_crowd_out_what_asks_one():
    comparing = "  - {id: compare, about: treaty, computes: compare, stem: 'What tells {{ it }} from {{ other }}?', types: [choice]}\n"
    asked = Counter(
        entry.item.template
        for seed in range(20)
        for entry in quiz(
            f"quiz: Few\nseed: {seed}\nsections:\n  - {{title: All, about: [treaty], count: 6}}\n",
            {**treaties(18), **templates(comparing + YEAR)},
        )
        .forms[0]
        .sections[0]
        .entries
    )
    assert asked["compare"] >= 20
    assert asked["year"] > asked["compare"]
