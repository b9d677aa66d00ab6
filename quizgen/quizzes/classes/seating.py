"""Who gets which form: neighbours in the roster different ones, and all forms about as often."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_uppercase

from quizgen.problems import Problem, Problems, Severity
from quizgen.quizzes.classes.rosters import Student
from quizgen.quizzes.model import Quiz

FORMS = 2
"""Forms of a quiz for a class that asks for no number of them: the fewest by which neighbours differ, and quick to mark."""


def forms_for(students: Sequence[Student], wanted: int | None, own: int = 1) -> int:
    """How many forms to make: as many as are wanted, else as many as a recipe has of its own.

    A class gets two at least, and as many as its roster names.
    """
    named = max((ascii_uppercase.index(student.form) + 1 for student in students if student.form), default=0)
    return wanted or max(own, named, min(FORMS, len(students)))


def seated(students: Sequence[Student], forms: int) -> tuple[tuple[str, ...], Problems]:
    """A letter for each student; the empty one where there is a single form.

    A form that the roster gives stands. It is an error where the quiz has no such form, and a warning where
    neighbours are given the same.
    """
    letters = ascii_uppercase[:forms]
    given = [student.form for student in students]
    problems = [
        Problem(
            student.place,
            "unknown-form",
            f"{student.name} is to get form {student.form}, and the quiz has {'form A' if forms == 1 else f'A to {letters[-1]}'}",
            f"ask for more forms: --forms {ascii_uppercase.index(student.form) + 1}",
        )
        for student in students
        if student.form and student.form not in letters
    ]
    if problems or forms == 1:
        return (letters[0] if forms > 1 else "",) * len(students), tuple(problems)
    used = Counter(given)
    dealt: list[str] = []
    for at, student in enumerate(students):
        beside = {*dealt[-1:], *given[at + 1 : at + 2]}
        if not student.form:
            begin = (letters.index(dealt[-1]) + 1) if dealt else 0
            turn = letters[begin:] + letters[:begin]
            dealt.append(min(turn, key=lambda letter: (letter in beside, used[letter])))
            used[dealt[-1]] += 1
        else:
            if student.form in dealt[-1:]:
                problems.append(_same(student, students[at - 1]))
            dealt.append(student.form)
    return tuple(dealt), tuple(problems)


def _same(student: Student, neighbour: Student) -> Problem:
    message = f"{student.name} and {neighbour.name} are neighbours and both get form {student.form}"
    hint = "change the roster's form column, or leave it empty there"
    return Problem(student.place, "same-form", message, hint, Severity.WARNING)


def for_class(quiz: Quiz, students: Sequence[Student], letters: Sequence[str]) -> Quiz:
    """The quiz with a form for each student, named and numbered in the roster's order."""
    forms = {form.letter: form for form in quiz.forms}
    sheets = (
        replace(forms[letter], name=student.name, group=student.group, number=number)
        for number, (student, letter) in enumerate(zip(students, letters, strict=True), start=1)
    )
    return replace(quiz, forms=tuple(sheets))
