"""How soon the first question of `quizgen play` stands on the screen, in a real terminal.

Whole processes, interpreter included, on the shipped collection; compared with `quizgen --version`. What is kept between
runs is there, as it is for whoever plays twice; how it goes without is told besides.
"""

import os
import pty
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.start import QUIZGEN
from benchmarks.timing import ENVIRONMENT, in_a_process, medians, row

RUNS = 5
MOST_TIMES_VERSION = 3


def main() -> None:
    with TemporaryDirectory() as folder:
        works: dict[str, Callable[[], object]] = {
            "version": lambda: in_a_process(*QUIZGEN, "--version"),
            "play": lambda: first_question(Path(folder), "play"),
            "topic": lambda: first_question(Path(folder), "play", "--topic", "gas"),
            "cold": lambda: first_question(Path(folder), "play", QUIZGEN_CACHE="off"),
        }
        works["play"]()
        taken = medians(works, RUNS)
    row("quizgen --version", f"{1000 * taken['version']:.0f} ms")
    for name, what in (("play", "quizgen play, first question"), ("topic", "  of one topic")):
        ratio = taken[name] / taken["version"]
        row(
            what,
            f"{1000 * taken[name]:.0f} ms",
            f"{ratio:.2f} x --version",
            goal=f"{MOST_TIMES_VERSION} x or less",
            met=ratio <= MOST_TIMES_VERSION,
        )
    row(
        "  nothing kept",
        f"{1000 * taken['cold']:.0f} ms",
        f"{taken['cold'] / taken['version']:.2f} x --version",
    )


def first_question(home: Path, *words: str, **variables: str) -> None:
    """Start it in a pseudo-terminal and wait until it asks; then leave."""
    process, screen = pty.fork()
    if not process:
        environment = {
            **ENVIRONMENT,
            "XDG_STATE_HOME": str(home),
            "QUIZGEN_CACHE": str(home / "kept"),
            "NO_COLOR": "1",
            **variables,
        }
        os.execve(sys.executable, [sys.executable, *QUIZGEN, *words], environment)
    written = b""
    while b"1 of 10" not in written or not written.rstrip(b" ").endswith((b":", b">")):
        written += os.read(screen, 4096)
    os.close(screen)
    os.kill(process, 9)
    os.waitpid(process, 0)


if __name__ == "__main__":
    main()
