"""Two ways to run a command: within the test, which is quick, and as a process of its own, which is real."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from quizgen.cli.app import app

ROOT = Path(__file__).parents[2]
_FRAME = re.compile(r"[│╭╮╰╯─\s]+")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def plainly(self) -> str:
        """What it said of its errors, on one line and without the frame around it."""
        return _FRAME.sub(" ", self.err).strip()


def run(*words: str) -> Ran:
    """A command within the test; whatever it does not catch, the test does not either."""
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a process needs to find quizgen, and nothing that differs between terminals."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **(more or {})}


def program(setup: str = "") -> list[str]:
    """How to start quizgen as a process, with some Python run before it."""
    return [sys.executable, "-c", f"{setup}\nfrom quizgen.cli.app import main\nmain()"]


def process(*words: str, setup: str = "", env: Mapping[str, str] | None = None) -> Ran:
    """A command as a process of its own; a negative status is the signal that ended it."""
    done = subprocess.run(
        [*program(setup), *words],
        capture_output=True,
        text=True,
        env=environment(env),
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def rows(ran: Ran) -> list[dict[str, Any]]:
    """What a command printed as JSON Lines."""
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def edit(folder: Path, path: str, change: Callable[[str], str]) -> None:
    """Change a file of a collection, as a curator would."""
    file = folder / path
    file.write_text(change(file.read_text("utf-8")), "utf-8")
