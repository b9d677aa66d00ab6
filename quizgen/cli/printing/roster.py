"""Rosters on the command line: who gets a sheet, and what is written for the teacher beside the sheets."""

import csv
import io
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.quizzes.classes import Student
    from quizgen.quizzes.model import Form, Quiz

_LONGEST = 60
"""Characters of a name within that of a file, whose bytes most systems limit to 255."""


def check(path: Path | None, each: bool, out: Path | None, suffix: str) -> None:
    """A roster is for sheets in files."""
    from quizgen.cli.screen import wrong_usage

    if each and path is None:
        raise wrong_usage("--each is for a class", "add --roster FILE")
    if path is not None and suffix == ".apkg":
        raise wrong_usage("--roster is for sheets", "an Anki package has one form")
    if path is not None and out is None:
        raise wrong_usage("--roster is for files", "add -o FILE")


def read(path: Path | None) -> "tuple[Student, ...]":
    """The students of a roster; shows what is wrong with it and ends the command with status 1."""
    from quizgen.cli.screen import refuse
    from quizgen.quizzes import classes

    if path is None:
        return ()
    with path.open("rb") as stream:
        content = stream.read(classes.MOST_BYTES + 1)
    students, problems = classes.read(str(path), content)
    refuse(problems)
    return students


def class_list(quiz: "Quiz") -> bytes:
    """Who has which form, with room for marks: CSV that spreadsheets open as UTF-8."""
    from quizgen.quizzes import codes

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("Number", "Name", "Class", "Form", "Code", "Points", "Out of"))
    for form in quiz.forms:
        row = form.number, form.name, form.group, form.letter, codes.code_of(quiz, form), "", form.points
        writer.writerow(row)
    return text.getvalue().encode("utf-8-sig")


def file_name(form: "Form", students: int, suffix: str) -> str:
    """The file of a student's sheet, in roster order and safe on every system: `07-Student-7-B.pdf`."""
    kept = (
        character if unicodedata.category(character)[0] in "LMN" else "-"
        for character in unicodedata.normalize("NFC", form.name)
    )
    name = "-".join(filter(None, "".join(kept).split("-")))[:_LONGEST]
    number = f"{form.number:0{len(str(students))}}"
    return "-".join(filter(None, (number, name, form.letter))) + suffix
