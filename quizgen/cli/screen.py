"""What a person sees: problems, progress and tables, each only where there is someone to see it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import typer

from quizgen.problems import NOWHERE, Problem, Problems, Severity, errors

T = TypeVar("T")


def say(text: str) -> None:
    """A line for the person at the terminal, apart from what a command puts out."""
    typer.echo(text, err=True)


def show_problems(problems: Problems) -> None:
    """Every problem with its place and hint, then how many there are."""
    for problem in problems:
        say(_line(problem))
    failed = len(errors(problems))
    warned = len(problems) - failed
    if problems:
        counts = [counted(failed, "error"), counted(warned, "warning")]
        say(", ".join(count for count in counts if not count.startswith("0 ")))


def _line(problem: Problem) -> str:
    colour = typer.colors.RED if problem.severity is Severity.ERROR else typer.colors.YELLOW
    word = "warning: " if problem.severity is Severity.WARNING else ""
    code = typer.style(problem.code, fg=colour) if sys.stderr.isatty() else problem.code
    hint = f"\n    hint: {problem.hint}" if problem.hint else ""
    place = f"{problem.place}: " if problem.place != NOWHERE else ""
    return f"{place}{word}{code}: {problem.message}{hint}"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def refuse(problems: Problems) -> None:
    """Show the problems; end the command with status 1 where one of them is an error."""
    show_problems(problems)
    if errors(problems):
        raise typer.Exit(1)


def os_error(error: OSError) -> str:
    """A sentence about a file that could not be read or written."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"


def wrong_usage(message: str, hint: str = "") -> typer.BadParameter:
    """What a command raises for a wrong argument: status 2."""
    return typer.BadParameter(f"{message} ({hint})" if hint else message)


def stopped(message: str) -> typer.Exit:
    """What a command raises that cannot go on through no fault of the collection: status 1."""
    say(f"quizgen: {message}")
    return typer.Exit(1)


@contextmanager
def progress(tasks: list[T], label: str, quiet: bool) -> Iterator[Iterable[T]]:
    """Goes through tasks under a progress bar, where a terminal is there to show it."""
    if quiet or not sys.stderr.isatty() or len(tasks) < 2:
        yield tasks
        return
    with typer.progressbar(tasks, label=label, file=sys.stderr) as bar:
        yield bar
