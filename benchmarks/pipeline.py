"""Facts to an Anki package, whole: how time and memory grow with a collection.

Synthetic collections of 10,000 and 100,000 facts go from their files to a package, each time in a process
of its own. `python -m benchmarks.pipeline [FACTS …]` takes other sizes; the first measures the others.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.passage import Passage
from benchmarks.timing import in_a_process, row

SIZES = (10_000, 100_000)
FACTS_IN_ALL = 30_000
"""A size is run so often that it handles as many facts, and at least once."""
TOLERANCE = 1.1
"""What a busy machine may add to linear growth."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The passage of a collection, and the greatest memory it took."""

    passage: Passage
    megabytes: float


def main() -> None:
    sizes = [int(size.replace("_", "")) for size in sys.argv[1:]] or SIZES
    with TemporaryDirectory() as folder:
        first, *others = (measured(size, Path(folder) / str(size)) for size in sizes)
    report(first)
    for other in others:
        report(other)
        compare(first, other)


def measured(size: int, folder: Path) -> Measured:
    # What this process held would count as memory of those it starts, so it holds no collection itself.
    in_a_process("-m", "benchmarks.synthetic", str(size), str(folder))
    runs = [in_a_process("-m", "benchmarks.passage", str(folder)) for _ in range(FACTS_IN_ALL // size or 1)]
    passages = sorted((Passage(**json.loads(run.output)) for run in runs), key=lambda p: p.seconds)
    return Measured(passages[len(passages) // 2], median(run.megabytes for run in runs))


def report(measured: Measured) -> None:
    passage = measured.passage
    row(
        f"{passage.facts:,} facts to {passage.notes:,} notes",
        f"{passage.seconds:.2f} s",
        f"{passage.facts / passage.seconds:,.0f} facts/s",
    )
    for stage, seconds in passage.stages.items():
        row(f"  {stage}", f"{seconds:.2f} s", f"{100 * seconds / passage.seconds:.0f} %")
    row(
        "  peak memory",
        f"{measured.megabytes:.0f} MB",
        f"{1e3 * measured.megabytes / passage.facts:.1f} kB a fact",
    )


def compare(one: Measured, other: Measured) -> None:
    times = other.passage.facts / one.passage.facts
    goal = f"{times * TOLERANCE:.1f} x or less"
    for what, ratio in (
        ("time", other.passage.seconds / one.passage.seconds),
        ("memory", other.megabytes / one.megabytes),
    ):
        row(
            f"  {what} for {times:.1f} x the facts",
            "",
            f"{ratio:.2f} x",
            goal=goal,
            met=ratio <= times * TOLERANCE,
        )


if __name__ == "__main__":
    main()
