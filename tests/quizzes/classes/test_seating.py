"""Who gets which form."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.problems import Place
from quizgen.quizzes.classes import Student, for_class, forms_for, seated
from quizgen.quizzes.model import Form, Quiz


def students(forms: str) -> tuple[Student, ...]:
    """A student for each letter; a dot for one to whom the roster gives no form."""
    return tuple(
        Student(f"Student {at}", "9b", letter.strip("."), Place("class.csv", at + 1, 1))
        for at, letter in enumerate(forms, start=1)
    )


def letters(roster: str, forms: int) -> str:
    found, problems = seated(students(roster), forms)
    assert problems == ()
    return "".join(found)


@given(st.integers(1, 200), st.integers(2, 26))
def test_neighbours_have_different_forms_and_all_forms_are_used_alike(count: int, forms: int) -> None:
    found = letters("." * count, forms)
    assert all(one != other for one, other in pairwise(found))
    counts = Counter(found).values()
    assert max(counts) - min(counts) <= 1
    assert len(set(found)) == min(forms, count)


def test_a_form_that_the_roster_gives_stands_and_its_neighbours_keep_off_it() -> None:
    assert letters("..B..A.", 3) == "CABCBAB"


@given(st.text("....ABC", min_size=1, max_size=30))
def test_who_is_given_no_form_differs_from_both_neighbours(roster: str) -> None:
    found, _ = seated(students(roster), 3)
    for at, given_form in enumerate(roster):
        if given_form == ".":
            assert found[at] not in {*found[:at][-1:], *found[at + 1 : at + 2]}
        else:
            assert found[at] == given_form


def test_neighbours_who_are_given_the_same_form_are_named() -> None:
    found, (problem,) = seated(students("A.BB"), 2)
    assert found == ("A", "A", "B", "B") or found == ("A", "B", "B", "B")
    assert str(problem).startswith(
        "class.csv:5:1: warning: same-form: Student 4 and Student 3 are neighbours and both get form B"
    )


def test_a_form_that_the_quiz_does_not_have() -> None:
    _, (problem,) = seated(students("AC."), 2)
    assert problem.message == "Student 2 is to get form C, and the quiz has A to B"
    assert problem.hint == "ask for more forms: --forms 3"


def test_a_quiz_with_a_single_form_has_no_letters() -> None:
    assert seated(students("..."), 1) == (("", "", ""), ())


@pytest.mark.parametrize(
    ("roster", "wanted", "own", "forms"),
    [("", None, 1, 1), ("....", None, 1, 2), (".", None, 1, 1), ("..D", None, 1, 4), ("..D", 2, 1, 2), ("...", None, 3, 3)],
)  # fmt: skip
def test_how_many_forms_a_class_needs(roster: str, wanted: int | None, own: int, forms: int) -> None:
    assert forms_for(students(roster), wanted, own) == forms


def test_each_student_has_a_sheet_with_a_name_and_a_number() -> None:
    quiz = Quiz("quiz", "Quiz", 7, (Form("A", ()), Form("B", ())), "Small")
    named = for_class(quiz, students("..."), "ABA")
    assert [(form.number, form.name, form.group, form.letter) for form in named.forms] == [
        (1, "Student 1", "9b", "A"),
        (2, "Student 2", "9b", "B"),
        (3, "Student 3", "9b", "A"),
    ]
