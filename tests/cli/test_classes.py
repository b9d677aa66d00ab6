"""A class: named sheets, who gets which form, the same bytes whoever prints them, and the code that brings them back."""

import csv
import os
import pty
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.running import edit, environment, process, program, run

QUIZ = ["quiz", "--about", "treaty", "-n", "3", "--seed", "7"]
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{1,4}){2,}")


@pytest.fixture
def roster(small: Path) -> str:
    """Eighteen students, so that sheets are printed in more than two pieces."""
    rows = "".join(f"Student {n};9{'ab'[n > 9]}\n" for n in range(1, 19))
    (small / "class.csv").write_text(f"Name;Class\n{rows}", "utf-8")
    return "class.csv"


def sheets(path: Path) -> list[str]:
    """The text of each page that has any."""
    return [text for page in PdfReader(path).pages if (text := page.extract_text())]


def listed(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_each_student_has_a_sheet_with_name_class_form_and_code(small: Path, roster: str) -> None:
    ran = run(*QUIZ, "--roster", roster, "-o", "t.pdf")
    assert ran.status == 0
    assert ran.err.startswith("t.pdf, t-key.pdf, t-marks.pdf, t-class.csv: ")
    assert ran.err.endswith("3 chosen, seed 7, 18 students\n")
    texts = sheets(small / "t.pdf")
    rows = listed(small / "t-class.csv")
    assert [row["Name"] for row in rows] == [f"Student {n}" for n in range(1, 19)]
    assert len(texts) == len(rows)
    for text, row in zip(texts, rows, strict=True):
        assert re.search(rf"\b{row['Name']}\b", text)
        assert f"Form {row['Form']}" in text
        assert row["Code"] in text
        assert row["Class"] in text
    assert [row["Form"] for row in rows] == ["A", "B"] * 9
    assert len({row["Code"] for row in rows}) == 18
    assert {row["Out of"] for row in rows} == {"3"}
    # Key and mark scheme are of the forms, not of the students.
    assert len(sheets(small / "t-key.pdf")) == 1
    assert len(sheets(small / "t-marks.pdf")) == 2


def test_each_student_has_a_booklet(small: Path, roster: str) -> None:
    ran = run(*QUIZ, "--roster", roster, "--booklet", "-o", "t.pdf")
    assert ran.status == 0, ran.err
    texts = "".join(page.extract_text() for page in PdfReader(small / "t.pdf").pages)
    assert all(re.search(rf"\bStudent {n}\b", texts) for n in range(1, 19))


def test_a_form_column_is_followed(small: Path) -> None:
    (small / "class.csv").write_text("name,form\nStudent 1,C\nStudent 2,\nStudent 3,A\n", "utf-8")
    assert run(*QUIZ, "--roster", "class.csv", "-o", "t.pdf", "-q").err == ""
    assert [row["Form"] for row in listed(small / "t-class.csv")] == ["C", "B", "A"]
    ran = run(*QUIZ, "--roster", "class.csv", "--forms", "2", "-o", "u.pdf")
    assert ran.status == 1
    assert "class.csv:2:1: unknown-form: Student 1 is to get form C" in ran.err
    assert not (small / "u.pdf").exists()


def test_each_makes_a_file_for_each_student(small: Path) -> None:
    (small / "class.csv").write_text('name\nО\'Ученик / ..\\x: "1"\n学生一\n', "utf-8")
    ran = run(*QUIZ, "--roster", "class.csv", "--each", "-o", "out/t.md")
    assert ran.err.startswith("out/t, out/t-key.md, out/t-marks.md, out/t-class.csv: ")
    assert sorted(path.name for path in (small / "out/t").iterdir()) == [
        "1-О-Ученик-x-1-A.md",
        "2-学生一-B.md",
    ]
    assert "**学生一**" in (small / "out/t/2-学生一-B.md").read_text("utf-8")


def test_a_sheet_by_itself_is_the_one_in_the_stack(small: Path, roster: str) -> None:
    run(*QUIZ, "--roster", roster, "-o", "t.pdf")
    run(*QUIZ, "--roster", roster, "--each", "-o", "e.pdf")
    each = [text for path in sorted((small / "e").iterdir()) for text in sheets(path)]
    assert each == sheets(small / "t.pdf")


@pytest.mark.parametrize(
    "more", [(), pytest.param(("--each",), marks=pytest.mark.slow)], ids=["one file", "each"]
)
def test_however_many_processes_print_the_bytes_are_the_same(
    small: Path, roster: str, more: tuple[str, ...]
) -> None:
    for jobs in ("1", "2"):
        assert (
            process(*QUIZ, "--roster", roster, *more, "--jobs", jobs, "-o", f"{jobs}/t.pdf", "-q").err == ""
        )
    assert contents(small / "1") == contents(small / "2")
    assert len(contents(small / "1")) == (21 if more else 4)


@pytest.mark.slow
def test_four_processes_print_the_same_bytes_as_one(small: Path, roster: str) -> None:
    for jobs in ("1", "4"):
        assert process("build", "--roster", roster, "--jobs", jobs, "--out", jobs, "-q").err == ""
    assert contents(small / "1") == contents(small / "4")


def test_a_recipe_is_built_for_a_class(small: Path, roster: str) -> None:
    ran = run("build", "sheet", "--roster", roster, "--forms", "3", "--out", "made")
    assert ran.status == 0, ran.err
    names = ["sheet-class.csv", "sheet-key.md", "sheet-key.pdf", "sheet-marks.md", "sheet-marks.pdf", "sheet.md", "sheet.pdf"]  # fmt: skip
    assert sorted(path.name for path in (small / "made").iterdir()) == names
    assert [row["Form"] for row in listed(small / "made/sheet-class.csv")] == ["A", "B", "C"] * 6
    assert (small / "made/sheet.md").read_text("utf-8").count("**Student ") == 18


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (QUIZ, ()),
        ([*QUIZ, "--roster", "class.csv"], ()),
        ([*QUIZ, "--forms", "2", "--title", "Thursday"], ("--title", "Thursday")),
        (["quiz", "--subject", "sco", "--type", "choice", "--with", "sco/members/iran", "-n", "2"], ()),
        (
            [
                "quiz",
                "-n",
                "4",
                "--forms",
                "2",
                "--different",
                "--difficulty",
                "0.1..0.9",
                "--paper",
                "us-letter",
            ],
            (),
        ),
        (["quiz", "-n", "3", "--as-of", "2020", "--without", "treaty-parties"], ()),
    ],
)
def test_the_code_on_the_foot_makes_the_same_file_again(
    small: Path, roster: str, words: list[str], title: tuple[str, ...]
) -> None:
    assert run(*words, "-o", "t.pdf", "-q").err == ""
    code = CODE.findall(sheets(small / "t.pdf")[-1])[-1]
    printed = words[words.index("--roster") :] if "--roster" in words else []
    assert run("quiz", "--code", code, *printed, *title, "-o", "again.pdf", "-q").err == ""
    assert (small / "again.pdf").read_bytes() == (small / "t.pdf").read_bytes()
    assert (small / "again-key.pdf").read_bytes() == (small / "t-key.pdf").read_bytes()


def test_the_code_of_a_recipes_sheet_makes_the_same_file_again(small: Path) -> None:
    run("build", "sheet", "-q")
    code = CODE.findall(sheets(small / "build/sheet.pdf")[0])[-1]
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert run("quiz", "--code", typed, "-o", "again.pdf", "-q").err == ""
    assert (small / "again.pdf").read_bytes() == (small / "build/sheet.pdf").read_bytes()


def code_of(*words: str) -> str:
    found: str = CODE.findall(run(*words).out)[0]
    return found


def test_a_collection_that_has_changed_is_told_from_one_that_has_not(small: Path) -> None:
    code = code_of(*QUIZ)
    edit(small, "seeds/facts/pipelines.yaml", lambda text: f"# of no account\n{text}")
    assert run("quiz", "--code", code).status == 0
    edit(small, "seeds/questions/all.yaml", lambda text: text.replace("signed?", "concluded?"))
    ran = run("quiz", "--code", code, "-o", "t.pdf")
    assert ran.status == 1
    assert ran.err.startswith(
        "changed-since: the collection, or quizgen, has changed since this sheet was printed"
    )
    assert "quizgen quiz --about treaty -n 3 --seed 7" in ran.err
    assert not (small / "t.pdf").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"), "a character of it is mistyped"),
        (lambda code: code[1] + code[0] + code[2:], "a character of it is mistyped"),
        (lambda code: "U" + code, "'U' stands in no code"),
        (lambda code: "", "a character of it is mistyped, missing"),
    ],
)
def test_a_mistyped_code_is_wrong_usage(small: Path, change: object, said: str) -> None:
    ran = run("quiz", "--code", change(code_of(*QUIZ)))  # type: ignore[operator]
    assert ran.status == 2
    assert said in ran.plainly


def test_a_code_of_another_collection_and_one_that_asks_for_what_is_gone(small: Path) -> None:
    code = code_of("quiz", "--subject", "sco", "-n", "2")
    edit(small, "seeds/facts/organisations.yaml", lambda text: re.sub(r"\bsco:", "shanghai-co:", text))
    ran = run("quiz", "--code", code)
    assert (ran.status, ran.err.partition(":")[0]) == (1, "changed-since")
    edit(small, "seeds/collection.yaml", lambda text: text.replace("id: small", "id: other"))
    ran = run("quiz", "--code", code)
    assert ran.status == 2
    assert "the code is of another collection than 'A small collection'" in ran.plainly


def test_what_a_code_says_nothing_else_may_say(small: Path) -> None:
    ran = run("quiz", "--code", code_of(*QUIZ), "--seed", "8")
    assert ran.status == 2
    assert "--code says what --seed says" in ran.plainly


def test_a_quiz_that_asks_for_too_much_for_a_code_says_where_its_command_stands(small: Path) -> None:
    many = [word for id in ("aigun", "ili", "peking", "sco") for word in ("--subject", id)]
    words = ["quiz", *many, "--with", "ili", "--without", "treaty-parties", "-n", "3", "--seed", "7"]
    ran = run("quiz", "--code", code_of(*words))
    assert ran.status == 2
    assert "the command that makes it stands at the end of its key" in ran.plainly
    made = re.search(r"Made with: quizgen (.+)", run(*words, "--key").out.replace("\\", ""))
    assert made is not None
    assert run(*made[1].split()).out == run(*words).out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--each", "-o", "t.pdf"], "add --roster FILE"),
        (["--roster", "class.csv"], "add -o FILE"),
        (["--roster", "class.csv", "-o", "t.apkg"], "an Anki package has one form"),
        (["--jobs", "2"], "add -o FILE"),
        (["--jobs", "0", "-o", "t.pdf"], "the least it takes is 1"),
        (["--jobs", "2", "--dask", "tcp://127.0.0.1:1", "-o", "t.pdf"], "use one of them"),
        (["--dask", "nowhere", "-o", "t.pdf"], "write tcp://host:8786"),
        (["--roster", "nobody.csv", "-o", "t.pdf"], "does not exist"),
    ],
)
def test_what_makes_no_sense_together(small: Path, roster: str, words: list[str], hint: str) -> None:
    ran = run(*QUIZ, *words)
    assert ran.status == 2
    assert hint in ran.plainly
    assert not list(small.glob("t*"))


def test_a_roster_with_problems_refuses_everything_at_once(small: Path) -> None:
    (small / "class.csv").write_text("name\nStudent 1\n=1+1\nStudent 1\n", "utf-8")
    ran = run(*QUIZ, "--roster", "class.csv", "-o", "t.pdf")
    assert ran.status == 1
    assert re.findall(r"^class.csv:(\d):1: ([\w-]+)", ran.err, re.MULTILINE) == [
        ("3", "formula"),
        ("4", "name-twice"),
    ]
    assert not list(small.glob("t*"))


def test_more_forms_than_can_differ_are_refused(small: Path, roster: str) -> None:
    ran = run(
        "quiz", "--about", "treaty", "--type", "true-false", "-n", "1", "--roster", roster, "-o", "t.pdf"
    )
    assert ran.status == 1
    assert ran.err.startswith("too-many-forms: ")
    assert not list(small.glob("t*"))


def test_a_person_at_a_terminal_sees_how_much_is_printed(small: Path, roster: str) -> None:
    terminal, inside = pty.openpty()
    words = [*QUIZ, "--roster", roster, "-o", "t.pdf"]
    with subprocess.Popen([*program(), *words], env=environment({"TERM": "xterm"}), stderr=inside) as started:
        os.close(inside)
        shown = b""
        # A terminal whose other side is closed has no more to say.
        with suppress(OSError):
            while piece := os.read(terminal, 4096):
                shown += piece
    os.close(terminal)
    assert started.returncode == 0
    # How long it takes is said when it has taken a second, which this does not.
    assert re.search(rb"printing +\[#+-+\] +\d+%", shown)
    assert b"100%" in shown


@pytest.fixture
def long_run(small: Path) -> Iterator["subprocess.Popen[str]"]:
    """A command that prints for a long while in two processes, begun and under way."""
    rows = "".join(f"Student {n}\n" for n in range(1, 1500))
    (small / "class.csv").write_text(f"name\n{rows}", "utf-8")
    (small / "t.pdf").write_bytes(b"old")
    words = [*QUIZ, "--roster", "class.csv", "--jobs", "2", "-o", "t.pdf"]
    with subprocess.Popen(
        [*program(), *words], env=environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    ) as started:  # fmt: skip
        until(lambda: any(part.stat().st_size > 100_000 for part in small.glob(".t.pdf.*")))
        yield started


def until(true: object) -> None:
    for _ in range(600):
        if true():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to pass within a minute")


def group_is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_an_interrupt_ends_all_processes_and_leaves_what_was_there(
    small: Path, long_run: "subprocess.Popen[str]"
) -> None:
    os.killpg(long_run.pid, signal.SIGINT)
    _, said = long_run.communicate(timeout=60)
    assert long_run.returncode == 128 + signal.SIGINT
    assert "Traceback" not in said
    until(lambda: group_is_gone(long_run.pid))
    assert sorted(path.name for path in small.iterdir()) == ["class.csv", "decks", "seeds", "t.pdf"]
    assert (small / "t.pdf").read_bytes() == b"old"


@pytest.mark.slow
def test_workers_do_not_outlive_the_process_that_started_them(
    small: Path, long_run: "subprocess.Popen[str]"
) -> None:
    long_run.kill()
    long_run.wait()
    until(lambda: group_is_gone(long_run.pid))
    assert (small / "t.pdf").read_bytes() == b"old"


@pytest.mark.slow
def test_a_dask_cluster_of_two_workers_prints_the_same(
    small: Path, roster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        for words in (["--dask", cluster.scheduler_address, "-o", "d/t.pdf"], ["-o", "1/t.pdf"]):
            assert process(*QUIZ, "--roster", roster, *words, "-q").err == ""
    assert contents(small / "d") == contents(small / "1")
