"""A class and a school: 100 and 1,000 named sheets of 20 items, by one process and by two, and the memory they take.

Run `python -m benchmarks.classes`. All is printed as `quizgen quiz --roster` does, each time in a process of its own.
A thousand sheets may take a fifth more memory than are taken once Typst's cache is full: what is kept of each
sheet is a few lines of tables.
"""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pdf import quiz_from
from benchmarks.timing import Finished, in_a_process, row, seconds
from quizgen.cli.printing.handouts import Handout, write
from quizgen.cli.printing.jobs import workers
from quizgen.exports.protocol import Options
from quizgen.problems import NOWHERE
from quizgen.quizzes.classes import Student

SIZES = (100, 1000)
JOBS = (1, 2)
ITEMS = 20
FULL_CACHE = 250
"""Sheets after which Typst forgets as much as it learns."""
TOLERANCE = 1.2


def main() -> None:
    found: dict[tuple[int, int], Finished] = {}
    for size in SIZES:
        for jobs in JOBS:
            found[size, jobs] = in_a_process("-m", "benchmarks.classes", str(size), str(jobs))
            taken = float(found[size, jobs].output)
            compared = "" if jobs == 1 else f"{float(found[size, 1].output) / taken:.2f} x as fast as one"
            each = f"{taken:.1f} s, {1000 * taken / size:.0f} ms each"
            row(f"{size} sheets, --jobs {jobs}", each, compared)
    large = found[SIZES[1], 1].megabytes
    small = in_a_process("-m", "benchmarks.classes", str(FULL_CACHE), "1").megabytes
    row(
        f"memory of {SIZES[1]} sheets", f"{large:.0f} MB", f"{large / small:.2f} x that of {FULL_CACHE}",
        goal=f"{TOLERANCE} x or less", met=large <= TOLERANCE * small,
    )  # fmt: skip


def printing(size: int, jobs: int) -> None:
    """Print so many sheets and say how long it took."""
    quiz = quiz_from(size)
    (form,) = quiz.forms
    sections = form.sections[: ITEMS // 10]
    forms = tuple(replace(form, letter=letter, sections=sections) for letter in "AB")
    students = tuple(Student(f"Student {n}", "9b", "", NOWHERE) for n in range(1, size + 1))
    with TemporaryDirectory() as folder, workers(jobs, None) as team:
        sheet = Path(folder) / "t.pdf"
        quiz = replace(quiz, forms=forms)
        print(seconds(partial(write, quiz, sheet, Handout(students), Options(), team, quiet=True)))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        printing(*map(int, sys.argv[1:]))
    else:
        main()
