"""`python -m benchmarks [--long] [NAME …]`: runs the benchmarks that are named, or all of them."""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

BENCHMARKS = (
    "start",
    "playing",
    "study",
    "crossword",
    "watch",
    "pdf",
    "diff",
    "apkg",
    "items",
    "blueprint",
    "classes",
    "pipeline",
)
"""The quickest first."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast quizgen is.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(BENCHMARKS)}")
    parser.add_argument("--long", action="store_true", help="also the sizes that take minutes each")
    asked = parser.parse_args()
    names = asked.names
    if unknown := set(names) - set(BENCHMARKS):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; one of: {', '.join(BENCHMARKS)}")
    began = time.perf_counter()
    failed = [name for name in names or BENCHMARKS if not succeeds(name, ["--long"] if asked.long else [])]
    print(f"\n{time.perf_counter() - began:.0f} s in all")
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def succeeds(name: str, words: Sequence[str]) -> bool:
    print(f"\n{name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *words]).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
