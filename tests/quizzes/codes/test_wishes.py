"""Custom quizzes in codes: what they asked for comes back, or the code says that it cannot hold it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.dates import parse
from quizgen.items.model import ItemType, Level
from quizgen.quizzes import codes
from quizgen.quizzes.codes import Code, OwnItemsError, SheetWish, Wish
from quizgen.quizzes.codes.characters import written
from quizgen.quizzes.codes.sheets import KINDS
from quizgen.quizzes.codes.writing import Kind, origin_of
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.model import Form, Quiz
from quizgen.quizzes.recipes import (
    Duplex,
    Filter,
    Own,
    QuizRecipe,
    Range,
    SectionRecipe,
    SheetKind,
    WorksheetRecipe,
)
from quizgen.quizzes.recipes.model import NONE_OF_OWN
from quizgen.quizzes.recipes.worksheets import CARDS
from quizgen.quizzes.worksheets.model import MatchingSheet, Worksheet
from tests.quizzes.making import opened
from tests.small_collection import loaded

SMALL = loaded()
EMPTY = Quiz("quiz", "Quiz", 7, (Form("", ()),), "Small")

subjects = st.sampled_from(sorted(SMALL.subjects))
ends = st.sampled_from([0, 0.05, 0.3, 0.57, 1])
filters = st.builds(
    Filter,
    about=st.lists(st.sampled_from(sorted(SMALL.kinds)), max_size=2, unique=True).map(tuple),
    topics=st.just(()),
    subjects=st.lists(subjects, max_size=2, unique=True).map(tuple),
    types=st.sets(st.sampled_from(ItemType), max_size=3).map(lambda s: tuple(t for t in ItemType if t in s)),
    levels=st.sets(st.sampled_from(Level), max_size=2).map(lambda s: tuple(t for t in Level if t in s)),
    without=st.lists(subjects, max_size=1).map(tuple),
    difficulty=st.none()
    | st.tuples(ends, ends).map(lambda pair: Range(min(pair), max(pair)))
    | st.just(Range(0.3)),
)
recipes = st.builds(
    lambda chosen, count, seed, forms, including, **more: QuizRecipe(
        "quiz", "Quiz", (SectionRecipe("", chosen, count, including=including),), seed, forms, **more
    ),
    filters,
    st.integers(1, 1000),
    st.integers(0, 2**64),
    st.integers(1, 26),
    st.lists(subjects, max_size=1).map(tuple),
    paper=st.sampled_from(["a4", "us-letter"]),
    different=st.booleans(),
)
wishes = st.builds(
    Wish,
    recipes,
    st.none() | st.sampled_from(["2015", "2015-12", "2015-12-31", "0987"]).map(parse),
    st.booleans(),
)


def code(wish: Wish) -> Code:
    quiz = replace(EMPTY, origin=origin_of(EMPTY, wish, "small"))
    return codes.read(codes.code_of(quiz, quiz.forms[0]))


def remade(found: Code, title: str = "Quiz", own: Own = NONE_OF_OWN) -> Wish | SheetWish | None:
    return codes.remade(found, SMALL, (), title, lambda: SMALL.subjects, own)


@given(wishes)
def test_what_was_asked_for_comes_back_unless_it_is_too_much(wish: Wish) -> None:
    found = code(wish)
    assert (found.seed, found.forms) == (wish.recipe.seed, wish.recipe.forms)
    assert remade(found) == (wish if found.kind is Kind.LISTED else None)


sheets = st.builds(
    lambda quiz, kind, **more: SheetWish(
        WorksheetRecipe(
            "quiz",
            "Quiz",
            kind,
            quiz.recipe.sections[0].filter,
            quiz.recipe.sections[0].count,
            quiz.recipe.seed,
            quiz.recipe.paper,
            including=quiz.recipe.sections[0].including,
            **more,
        ),
        quiz.day,
        quiz.unconfirmed,
    ),
    wishes,
    st.sampled_from(SheetKind),
    cards=st.sampled_from(CARDS),
    duplex=st.sampled_from(Duplex),
)


@given(sheets)
def test_what_was_asked_of_a_worksheet_comes_back_unless_it_is_too_much(wish: SheetWish) -> None:
    sheet = Worksheet("quiz", "Quiz", wish.recipe.kind, 7, MatchingSheet(()), "Small")
    sheet = replace(sheet, origin=origin_of(sheet, wish, "small"))
    found = codes.read(codes.code_of_worksheet(sheet))
    assert found.still_makes(sheet)
    assert codes.makes_again(sheet) == (found.kind is Kind.SHEET)
    assert remade(found) == (wish if found.kind is Kind.SHEET else None)


def test_every_kind_of_worksheet_has_a_digit():
    assert sorted(KINDS) == sorted(SheetKind)


def test_items_of_ones_own_are_counted_and_have_to_be_there():
    own = Own(("mine.yaml",), tuple(f"my-{n}/sco/typed" for n in range(20)))
    section = SectionRecipe("", Filter(), 30, including=(*own.items, "nerchinsk"))
    wish = Wish(QuizRecipe("quiz", "Quiz", (section,), 7, own=own))
    found = code(wish)
    assert remade(found, own=own) == wish
    with pytest.raises(OwnItemsError) as missing:
        remade(found)
    assert missing.value.wanted == 20
    assert codes.command(wish) == "quizgen quiz --with mine.yaml --with nerchinsk -n 30 --seed 7"


def wish(**more: object) -> Wish:
    chosen = Filter(about=("treaty",))
    recipe = QuizRecipe("quiz", "Quiz", (SectionRecipe("", chosen, 12),), 7, 2)
    return Wish(replace(recipe, **more))  # type: ignore[arg-type]


def test_a_usual_quiz_has_a_code_that_can_be_typed() -> None:
    quiz = replace(EMPTY, origin=origin_of(EMPTY, wish(), "small"))
    assert len(codes.code_of(quiz, Form("B", ()))) <= 22


def test_a_title_has_to_be_said_again() -> None:
    found = code(wish(title="Thursday's quiz"))
    assert remade(found, "Thursday's quiz") == wish(title="Thursday's quiz")
    with pytest.raises(codes.TitleError):
        remade(found, "Friday's quiz")


def test_many_filters_are_too_much_for_a_code() -> None:
    chosen = Filter(subjects=tuple(sorted(SMALL.subjects)[:9]))
    many = wish(sections=(SectionRecipe("", chosen, 12),))
    assert code(many).kind is Kind.UNLISTED
    assert remade(code(many)) is None


def test_what_a_code_has_no_word_for_is_not_left_out_in_silence() -> None:
    assert code(wish(instructions="Hurry.")).kind is Kind.UNLISTED
    assert code(wish(sections=wish().recipe.sections * 2)).kind is Kind.UNLISTED


def test_how_a_quiz_is_printed_is_said_again() -> None:
    assert remade(code(wish(outputs=("md",)))) == wish()


def test_a_name_that_is_gone_is_told() -> None:
    gone = code(wish(sections=(SectionRecipe("", Filter(subjects=("atlantis",)), 3),)))
    with pytest.raises(codes.UnknownNameError):
        remade(gone)


def test_a_recipe_is_found_by_its_name_and_made_with_the_seed_of_the_sheet() -> None:
    recipe, pool = opened("quiz: Q\nseed: 3\nsections: [{about: [treaty], count: 3}]\n")
    assert isinstance(recipe, QuizRecipe)
    drawn, _ = draw(replace(recipe, seed=99, forms=2), pool)
    found = codes.read(codes.code_of(drawn, drawn.forms[1]))
    again = codes.remade(found, SMALL, [recipe], "", dict)
    assert again == Wish(replace(recipe, seed=99, forms=2))
    with pytest.raises(codes.UnknownNameError):
        codes.remade(found, SMALL, [], "", dict)


def test_a_code_tells_whether_its_quiz_is_the_same() -> None:
    recipe, pool = opened("quiz: Q\nseed: 3\nsections: [{about: [treaty], count: 3}]\n")
    assert isinstance(recipe, QuizRecipe)
    drawn, _ = draw(recipe, pool)
    found = codes.read(codes.code_of(drawn, drawn.forms[0]))
    assert found.is_of("small")
    assert not found.is_of("another")
    assert found.still_makes(drawn)
    other, _ = draw(replace(recipe, seed=4), pool)
    assert not found.still_makes(other)
    assert found.still_makes(replace(drawn, title="Another title"))


def test_forms_and_students_have_codes_of_their_own() -> None:
    quiz = replace(EMPTY, origin=origin_of(EMPTY, wish(), "small"))
    forms = [
        Form("A", ()),
        Form("B", ()),
        Form("B", (), "Student 3", number=3),
        Form("B", (), "Student 4", number=40),
    ]
    assert len({codes.code_of(quiz, form) for form in forms}) == 4


def test_a_quiz_that_does_not_say_what_it_was_made_from_has_no_code() -> None:
    assert codes.code_of(EMPTY, EMPTY.forms[0]) == ""


@pytest.mark.parametrize("digits", [[9, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2], [0, 1, 2, 3, 4, 5, 6, 31, 31]])
def test_digits_that_mean_nothing(digits: list[int]) -> None:
    with pytest.raises(ValueError, match="no code of a sheet"):
        codes.read(written(digits))


def test_the_command_says_all_that_was_asked_for() -> None:
    said = codes.command(
        replace(wish(title="Thursday's quiz", different=True, paper="us-letter"), day=parse("2015-12"))
    )
    assert said == (
        "quizgen quiz --about treaty --as-of 2015-12 -n 12 --seed 7 --forms 2 --different"
        " --title 'Thursday'\"'\"'s quiz' --paper us-letter"
    )
