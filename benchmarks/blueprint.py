"""A table of specifications filled from a large pool: 40 items, in four forms that share none.

The pool has 100,000 items of a synthetic collection; the same table is filled from a tenth of it, and the
growth must stay far below that of the pool. A quiz drawn section by section stands beside it. Times are of
the processor, since others work on the machine too; HiGHS is loaded before they begin, and once by itself.
`python -m benchmarks.blueprint [FACTS …]` takes other sizes; the first measures the others.
"""

import gc
import json
import sys
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median

from benchmarks import synthetic
from benchmarks.timing import in_a_process, medians, processor_seconds, row, sizes
from quizgen.facts import collection as facts
from quizgen.items import questions
from quizgen.items.model import ItemType, Level
from quizgen.items.pool import Pool
from quizgen.problems import errors
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.recipes import Blueprint, Cell, Filter, QuizRecipe, Quota, Range, Row, SectionRecipe

SIZES = (2_350, 23_500)
"""Facts of which 10,000 and 100,000 items can be asked."""
SEEDS = range(5)
FORMS = 4
MOST_SECONDS = 2
MOST_TIMES = 3
"""Ten times the pool is looked through in passing; it is not ten times as many items that are made."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What it took to fill quizzes from one pool."""

    slots: int
    first: float
    """Seconds for the first, from a pool that nothing was asked of yet."""
    blueprint: float
    """The median of seconds for further seeds."""
    sections: float
    """The same for forty items drawn by sections, in forms of the same items."""


def main() -> None:
    loading = medians(
        {"highspy": lambda: in_a_process("-c", "import highspy"), "bare": lambda: in_a_process("-c", "")}, 5
    )
    row("loading HiGHS", f"{loading['highspy'] - loading['bare']:.2f} s", "not done before it is needed")
    found = [Filled(**json.loads(in_a_process("-m", "benchmarks.blueprint", "--one", str(size)).output)) for size in sizes(SIZES, SIZES)]  # fmt: skip
    for filled in found:
        report(filled)
    small, *others = found
    for large in others:
        times = large.blueprint / small.blueprint
        pools = large.slots / small.slots
        row(
            f"  time for {pools:.0f} x the pool", "", f"{times:.1f} x", goal=f"{MOST_TIMES} x or less", met=times <= MOST_TIMES
        )  # fmt: skip


def report(filled: Filled) -> None:
    for what, seconds in (("first", filled.first), ("further", filled.blueprint)):
        row(
            f"{what} blueprint, {filled.slots:,} items",
            f"{seconds:.2f} s",
            f"{seconds / filled.sections:.1f} x a quiz by sections",
            goal=f"{MOST_SECONDS} s or less",
            met=seconds <= MOST_SECONDS,
        )


def fill(size: int) -> Filled:
    """Fill quizzes from a collection of so many facts."""
    import highspy  # noqa: F401

    texts = synthetic.collection(size)
    collection, wrong = facts.load(texts)
    asked, more = questions.load(texts, collection)
    if found := errors((*wrong, *more)):
        raise ValueError(f"{len(found)} errors, the first: {found[0]}")
    pool = Pool(collection, asked)
    first, *others = (processor_seconds(partial(filled, by_blueprint(seed), pool)) for seed in SEEDS)
    plain = [processor_seconds(partial(filled, by_sections(seed), pool)) for seed in SEEDS]
    return Filled(sum(1 for _ in pool.slots()), first, median(others), median(plain))


def filled(recipe: QuizRecipe, pool: Pool) -> None:
    """Draw a quiz; raises ValueError where it cannot be filled."""
    _, problems = draw(recipe, pool)
    if found := errors(problems):
        raise ValueError(str(found[0]))


def by_blueprint(seed: int) -> QuizRecipe:
    rows = tuple(
        Row(
            Filter(about=(kind,)),
            Range(remember + understand, remember + understand),
            (
                Cell(Level.REMEMBER, Range(remember, remember)),
                Cell(Level.UNDERSTAND, Range(understand, understand)),
            ),
        )
        for kind, remember, understand in (
            ("treaty", 8, 4), ("pipeline", 7, 3), ("organisation", 6, 2), ("company", 4, 2)
        )
    )  # fmt: skip
    types = {
        ItemType.CHOICE: Range(16, 24),
        ItemType.TRUE_FALSE: Range(4, 10),
        ItemType.TYPED: Range(6),
        ItemType.CLOZE: Range(2),
        ItemType.RECALL: Range(0, 4),
    }
    blueprint = Blueprint(
        (*rows, Row(Filter(about=("place", "country")), Range(4, 4))),
        Range(40, 40),
        Range(0.4, 0.55),
        tuple(Quota(name, count) for name, count in types.items()),
    )
    return QuizRecipe("bench", "Bench", _SECTIONS, seed, FORMS, different=True, blueprint=blueprint)


def by_sections(seed: int) -> QuizRecipe:
    kinds = ("treaty", "pipeline", "organisation", "company")
    sections = tuple(SectionRecipe(kind, Filter(about=(kind,)), 10) for kind in kinds)
    return QuizRecipe("bench", "Bench", sections, seed, FORMS)


_SECTIONS = (
    SectionRecipe("Choose", Filter(types=(ItemType.CHOICE,)), 0),
    SectionRecipe("Judge", Filter(types=(ItemType.TRUE_FALSE,)), 0),
    SectionRecipe("Write", Filter(), 0, 2),
)

if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        gc.disable()  # as the command line does
        print(json.dumps(asdict(fill(int(sys.argv[2])))))
    else:
        main()
