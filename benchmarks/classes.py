"""A class and a school: 100 and 1,000 named sheets of 20 items, by one process and by two, and the memory they take.

Run `python -m benchmarks.classes [SHEETS …]`. All is printed as `quizgen quiz --roster` does, each time in a process of its
own; one process lays pages out in threads, so that it uses more than one core too. What a sheet takes of
processors says how it fares on a busy machine. A thousand sheets may take a fifth more memory than are taken once
Typst's cache is full: what is kept of each sheet is a few lines of tables.
"""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pdf import quiz_from
from benchmarks.timing import Finished, in_a_process, row, seconds, sizes
from quizgen.cli.printing.handouts import Handout, Press, write
from quizgen.exports.protocol import Options
from quizgen.problems import NOWHERE
from quizgen.quizzes.classes import Student

SIZES, LONG = (100,), (100, 1_000)
JOBS = (1, 2)
ITEMS = 20
FULL_CACHE = 250
"""Sheets after which Typst forgets as much as it learns."""
TOLERANCE = 1.2


def main() -> None:
    for size in sizes(SIZES, LONG):
        one, two = (printed(size, jobs) for jobs in JOBS)
        for jobs, finished, times in ((1, one, 1.0), (2, two, float(one.output) / float(two.output))):
            taken = float(finished.output)
            row(
                f"{size:,} sheets, --jobs {jobs}",
                f"{taken:.1f} s, {1000 * taken / size:.0f} ms each",
                f"{times:.2f} x, {1000 * finished.processor / size:.0f} ms of processors",
            )
        if size > FULL_CACHE:
            large, small = one.megabytes, printed(FULL_CACHE, 1).megabytes
            row(
                f"  memory of {size:,} sheets", f"{large:.0f} MB", f"{large / small:.2f} x that of {FULL_CACHE}",
                goal=f"{TOLERANCE} x or less", met=large <= TOLERANCE * small,
            )  # fmt: skip


def printed(size: int, jobs: int) -> Finished:
    """A process that printed so many sheets, and says how long that took."""
    return in_a_process("-m", "benchmarks.classes", "--one", str(size), str(jobs))


def printing(size: int, jobs: int) -> None:
    """Print so many sheets and say how long it took."""
    quiz = quiz_from(size)
    (form,) = quiz.forms
    sections = form.sections[: ITEMS // 10]
    forms = tuple(replace(form, letter=letter, sections=sections) for letter in "AB")
    students = tuple(Student(f"Student {n}", "9b", "", NOWHERE) for n in range(1, size + 1))
    with TemporaryDirectory() as folder:
        sheet = Path(folder) / "t.pdf"
        quiz = replace(quiz, forms=forms)
        press = Press(Options(), jobs=jobs, quiet=True)
        print(seconds(partial(write, quiz, (), sheet, Handout(students), press)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        printing(*map(int, sys.argv[2:]))
    else:
        main()
