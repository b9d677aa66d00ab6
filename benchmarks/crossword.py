"""How long a crossword takes, from filters to a finished grid: of 10 to 40 answers, for many seeds each.

`python -m benchmarks.crossword [SEEDS]` takes more seeds than usual. Words and clues come from the shipped collection, and
every size begins with a pool of which nothing has been asked yet. Times are of the processor. The slowest counts:
a teacher who turns the seed until a grid pleases waits for each.
"""

import gc
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.timing import row, sizes
from quizgen.cli.workspace import Workspace, open_sound
from quizgen.items.pool import Pool
from quizgen.quizzes.recipes import Filter, SheetKind, WorksheetRecipe
from quizgen.quizzes.worksheets import making
from quizgen.quizzes.worksheets.model import Crossword

SIZES = (10, 20, 30, 40)
SEEDS, LONG = (20,), (100,)
MOST_SECONDS = 2


def main() -> None:
    gc.disable()  # as the command line does
    [seeds] = sizes(SEEDS, LONG)
    workspace = open_sound(Path())
    for size in SIZES:
        report(size, workspace, seeds)


def report(size: int, workspace: Workspace, seeds: int) -> None:
    """Lay grids of so many answers by as many seeds, and say how long they took and how they came out."""
    pool = Pool(workspace.collection, workspace.questions)
    taken: list[float] = []
    full = symmetric = 0
    for seed in range(seeds):
        began = process_time()
        sheet, problems = making.make(recipe(size, seed), pool)
        taken.append(process_time() - began)
        assert isinstance(sheet.body, Crossword)
        full += not problems
        symmetric += sheet.body.grid.is_symmetric
    row(
        f"a crossword of {size} answers",
        f"{1000 * median(taken):.0f} ms",
        f"{full} of {seeds} full, {symmetric} symmetric",
    )
    slowest = max(taken)
    goal = f"{MOST_SECONDS} s or less"
    row("  the slowest", f"{1000 * slowest:.0f} ms", goal=goal, met=slowest <= MOST_SECONDS and full == seeds)


def recipe(size: int, seed: int) -> WorksheetRecipe:
    return WorksheetRecipe("crossword", "Crossword", SheetKind.CROSSWORD, Filter(), size, seed)


if __name__ == "__main__":
    main()
