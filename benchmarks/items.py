"""Items a second, proven and linted, from pools of a thousand to a million, and how time and memory grow.

Every size has a process of its own, on one core. `python -m benchmarks.items [FACTS …]` takes other sizes: a fact
makes about three items, so that 350,000 make a pool of a million.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.timing import Finished, in_a_process, row, sizes

SIZES, LONG = (400, 3_500), (400, 3_500, 35_000)
GOAL = 20_000
TOLERANCE = 1.25
"""What caches that no longer hold everything may add to the time of an item."""


def main() -> None:
    first: dict[str, Any] | None = None
    for size in sizes(SIZES, LONG):
        with TemporaryDirectory() as folder:
            in_a_process("-m", "benchmarks.synthetic", str(size), folder)
            finished = in_a_process("-m", "benchmarks.making", str(Path(folder)))
        made = json.loads(finished.output)
        report(made, finished, first)
        first = first or made


def report(made: dict[str, Any], finished: Finished, first: dict[str, Any] | None) -> None:
    slots = made["slots"]
    row(
        f"pool of {slots:,}",
        f"{finished.megabytes:.0f} MB",
        f"{1e6 * made['counting'] / slots:.1f} µs to find a slot",
    )
    for sort, found in sorted(made["rates"].items()):
        per_second = found["items"] / found["seconds"]
        growth = per_second and first and _rate(first, sort) / per_second
        row(
            f"  {sort}",
            f"{per_second:,.0f} items/s",
            f"{growth:.2f} x the first size's" if growth else "",
            goal=f"{GOAL:,}" if sort == "choice" and first is None else f"{TOLERANCE} x" if growth else "",
            met=growth <= TOLERANCE if growth else per_second >= GOAL,
        )


def _rate(made: dict[str, Any], sort: str) -> float:
    found = made["rates"].get(sort)
    return float(found["items"] / found["seconds"]) if found else 0.0


if __name__ == "__main__":
    main()
