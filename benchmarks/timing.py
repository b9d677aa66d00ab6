"""How benchmarks measure, and how they print what they found.

Absolute times differ from machine to machine and from hour to hour. What is compared is therefore run turn
by turn, so that a busy moment falls on all alike, and judged by the ratio of medians.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Name = TypeVar("Name")

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "QUIZGEN_CACHE": "off"
}
"""Child processes keep their compiled modules, as an installed program has them, and find nothing kept of a collection."""


def sizes(usual: Sequence[int], long: Sequence[int]) -> Sequence[int]:
    """What to measure: the sizes that the command line names, the long ones where it says `--long`, else the usual."""
    words = sys.argv[1:]
    return long if words == ["--long"] else [int(word.replace("_", "")) for word in words] or usual


def seconds(work: Callable[[], object]) -> float:
    """Seconds of wall-clock time that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds(work: Callable[[], object]) -> float:
    """Seconds that processors work for a piece of work in this process: what others do on the machine hardly counts."""
    start = time.process_time()
    work()
    return time.process_time() - start


def medians(works: Mapping[Name, Callable[[], object]], runs: int) -> dict[Name, float]:
    """The median seconds of each piece of work, all run turn by turn."""
    taken: dict[Name, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            taken[name].append(seconds(work))
    return {name: median(of) for name, of in taken.items()}


@dataclass(frozen=True, slots=True)
class Finished:
    """A Python process that has ended well."""

    seconds: float
    """From its start to its end, the interpreter's own start included."""
    processor: float
    """Seconds that processors worked for it and for the processes that it started."""
    megabytes: float
    """The greatest resident set, its own or that of a process that it started; never less than this process's."""
    output: str


def in_a_process(*arguments: str) -> Finished:
    """Run Python with arguments; raises CalledProcessError where it fails."""
    command = (sys.executable, *arguments)
    start = time.perf_counter()
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Finished(taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, output)


def row(what: str, measured: str, compared: str = "", *, goal: str = "", met: bool = True) -> None:
    """Print one line of the table: what was measured, how it compares, and whether it meets a goal."""
    verdict = f"{'met' if met else 'MISSED'}: {goal}" if goal else ""
    print(f"  {what:<40}{measured:>18}  {compared:<28}{verdict}".rstrip(), flush=True)
