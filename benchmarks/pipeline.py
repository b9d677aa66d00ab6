"""Facts to an Anki package, whole: how time and memory grow with a collection.

Synthetic collections of 2,000 and 20,000 facts, or of 10,000 and 100,000, go from their files to a package, each time in a process
of its own. `python -m benchmarks.pipeline [FACTS …]` takes other sizes; the first measures the others.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.passage import Passage
from benchmarks.timing import in_a_process, row, sizes

SIZES, LONG = (2_000, 20_000), (10_000, 100_000)
FACTS_IN_ALL = 30_000
"""A size is run so often that it handles as many facts, and at least once."""
TOLERANCE = 1.2
"""What caches and a busy machine may add to linear growth; sorting everything would add a quarter."""


@dataclass(frozen=True, slots=True)
class Run:
    """The passage of a collection, and the greatest memory it took."""

    passage: Passage
    megabytes: float


def main() -> None:
    with TemporaryDirectory() as folder:
        runs = all_runs({size: Path(folder) / str(size) for size in sizes(SIZES, LONG)})
    first, *others = map(typical, runs.values())
    report(first)
    for other in others:
        report(other)
        compare(first, other)


def all_runs(folders: Mapping[int, Path]) -> dict[int, list[Run]]:
    """The runs of each size of collection, turn by turn."""
    # What this process held would count as memory of those it starts, so it holds no collection itself.
    for size, folder in folders.items():
        in_a_process("-m", "benchmarks.synthetic", str(size), str(folder))
    wanted = {size: FACTS_IN_ALL // size or 1 for size in folders}
    runs: dict[int, list[Run]] = {size: [] for size in folders}
    for turn in range(max(wanted.values())):
        for size, folder in folders.items():
            if turn < wanted[size]:
                finished = in_a_process("-m", "benchmarks.passage", str(folder))
                runs[size].append(Run(Passage(**json.loads(finished.output)), finished.megabytes))
    return runs


def typical(runs: Sequence[Run]) -> Run:
    return sorted(runs, key=lambda run: run.passage.seconds)[len(runs) // 2]


def report(run: Run) -> None:
    passage = run.passage
    row(
        f"{passage.facts:,} facts to {passage.notes:,} notes",
        f"{passage.seconds:.2f} s",
        f"{passage.facts / passage.seconds:,.0f} facts/s",
    )
    for stage, seconds in passage.stages.items():
        row(f"  {stage}", f"{seconds:.2f} s", f"{100 * seconds / passage.seconds:.0f} %")
    row(
        "  peak memory",
        f"{run.megabytes:.0f} MB",
        f"{1e3 * run.megabytes / passage.facts:.1f} kB a fact",
    )


def compare(one: Run, other: Run) -> None:
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
