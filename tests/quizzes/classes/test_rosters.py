"""Rosters as spreadsheets and school software write them, and what is said of those that cannot be read."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.quizzes.classes import Student, read
from quizgen.quizzes.classes.rosters import MOST_BYTES, MOST_STUDENTS


def roster(text: str | bytes) -> list[tuple[str, str, str]]:
    students, problems = read("class.csv", text if isinstance(text, bytes) else text.encode())
    assert problems == ()
    return [(student.name, student.group, student.form) for student in students]


def wrong(text: str | bytes) -> list[str]:
    _, problems = read("class.csv", text if isinstance(text, bytes) else text.encode())
    assert all(problem.hint for problem in problems)
    return [f"{problem.place} {problem.code}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Class,Form\nStudent 1,9b,A\nStudent 2,9b,B\n",
        "Name;Class;Form\r\nStudent 1;9b;a\r\nStudent 2;9b;b\r\n",
        "name\tclass\tform\nStudent 1\t9b\t1\nStudent 2\t9b\t2",
        "\ufeffE-mail,Student Name,Class,Version\n,Student 1,9b,Form A\n=x,Student 2,9b,Form B\n",
        "sep=;\nClass;Name;Form\n9b;Student 1;A\n;;\n9b;Student 2;B\n",
        'First name,Last name,Group,Form\nStudent,1,9b,A\n"Student","2",9b,B\n',
        "Класс,ФИО,Вариант\n9b,Student 1,1\n9b,Student 2,2\n",
        "班级,姓名,试卷\n9b,Student 1,A\n9b,Student 2,B\n",
    ],
)
def test_a_roster_is_read_however_it_was_saved(text: str) -> None:
    assert roster(text) == [("Student 1", "9b", "A"), ("Student 2", "9b", "B")]


def test_parts_of_a_name_are_joined_in_the_order_in_which_they_stand() -> None:
    assert roster("Фамилия;Имя;Отчество\nПервый;Ученик;\n") == [("Первый Ученик", "", "")]
    assert roster("姓,名\n学,生一\n") == [("学生一", "", "")]


def test_names_keep_their_letters() -> None:
    names = ["Öğrenci 1", "Étudiant·e d’ici", "О'Ученик-Первый", "学生一", "طالب ۱", "விமா\u200cர்"]
    assert [name for name, _, _ in roster("name\n" + "\n".join(names))] == names


def test_a_student_remembers_the_line() -> None:
    students, _ = read("class.csv", b'name\n\n"Student 1"\nStudent 2\n')
    assert [student.place.line for student in students] == [3, 4]


def test_two_classes_may_each_have_someone_of_a_name() -> None:
    assert len(roster("name,class\nStudent 1,9a\nStudent 1,9b\n")) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\nÉtudiant\n".encode("latin-1"), "2:1 not-utf-8: the roster is not UTF-8: 0xc9 is no character there"),
        ("name\nStudent 1\n".encode("utf-16"), "1:1 not-utf-8: the roster is not UTF-8: 0xff is no character there"),
        (b"PK\x03\x04rest of a spreadsheet", " no-csv: this is a spreadsheet, not a CSV file"),
        (b"", "1:1 no-name-column: the roster is empty"),
        ("Student 1\nStudent 2\n", "1:1 no-name-column: no column is called a name: Student 1"),
        ("name,class,name\nStudent 1,9b,x\n", "1:1 column-twice: two columns are a name"),
        ("name\n", "1:1 empty-roster: the roster names nobody"),
        ("name,class\nStudent 1,9b\n,9b\n", "3:1 no-name: a row has no name"),
        ("name\nStudent 1\nStudent 2\nstudent 1\n", "4:1 name-twice: 'student 1' stands there twice"),
        ("name\n=SUM(A1)\n", "2:1 formula: '=SUM(A1)' begins like a formula, and a spreadsheet would compute it"),
        ("name\n@Student 1\n", "2:1 formula: '@Student 1' begins like a formula, and a spreadsheet would compute it"),
        ("name,class\nStudent 1,+1\n", "2:1 formula: '+1' begins like a formula, and a spreadsheet would compute it"),
        ("name\nStu\x07dent\n", "2:1 control-character: 'Stu\\x07dent' has a character that does not print: U+0007"),
        ('name\n"Student\n1"\n', "2:1 control-character: 'Student\\n1' has a character that does not print: U+000A"),
        ("name\nStu\u202edent\n", "2:1 control-character: 'Stu\\u202edent' has a character that does not print: U+202E"),
        ("name,form\nStudent 1,10B\n", "2:1 unknown-form: '10B' is no form"),
        ('name\nStudent 1\n"Student 2\n', "3:1 broken-csv: the row cannot be read: unexpected end of data"),
        (f"name\n{'x' * 81}\n", "2:1 long-name: a name has 81 characters, and a line of a sheet holds 80"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_roster_is_said_once_with_its_line(text: str | bytes, said: str) -> None:
    assert wrong(text) == [f"class.csv{'' if said.startswith(' ') else ':'}{said}"]


def test_a_roster_of_a_whole_city() -> None:
    many = "name\n" + "".join(f"Student {n}\n" for n in range(10_000))
    assert wrong(many) == [
        f"class.csv too-many-students: the roster has 10000 students, and {MOST_STUDENTS} are the most"
    ]
    assert wrong(b"name\n" + b"x" * MOST_BYTES) == ["class.csv too-large: the roster is larger than 4 MB"]


def test_all_that_is_wrong_is_said_together() -> None:
    assert [said.split(":")[1] for said in wrong("name\n=1\nStudent 1\n\x07\nStudent 1\n")] == ["2", "4", "5"]


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"name\n{text}".encode()))
def test_anything_is_read_or_refused(content: bytes) -> None:
    students, problems = read("class.csv", content)
    assert students or problems


names = st.from_regex(r"[A-Za-zа-я][A-Za-zа-я ,;\"'.-]{0,20}[a-zа-я]", fullmatch=True)


@given(st.lists(names, min_size=1, unique_by=str.casefold), st.sampled_from([",", ";", "\t"]))
def test_what_a_spreadsheet_writes_is_read(found: list[str], delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(
        [["No", "Name"], *([n, name] for n, name in enumerate(found))]
    )
    assert [name for name, _, _ in roster(text.getvalue())] == found


def test_students_are_values() -> None:
    (student,), _ = read("class.csv", b"name\nStudent 1\n")
    assert isinstance(student, Student)
    assert str(student.place) == "class.csv:2:1"
