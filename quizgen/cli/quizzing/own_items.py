"""A teacher's own items, from a file named with `--with FILE`, under the checks of those in the collection."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quizgen.cli.screen import os_error, refuse, wrong_usage
from quizgen.cli.workspace import Workspace
from quizgen.facts.yaml.text import LARGEST
from quizgen.items import lint, questions
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems, in_order
from quizgen.quizzes.clashes import clash
from quizgen.quizzes.recipes import Filter

SUFFIXES = (".yaml", ".yml")


def is_file(word: str) -> bool:
    """Whether a word of `--with` names a file; ids have no suffix."""
    return word.endswith(SUFFIXES)


def with_own(workspace: Workspace, words: Sequence[str]) -> tuple[Workspace, tuple[Item, ...]]:
    """A collection with the items of files added to its own; ends the command where they cannot be used."""
    files = {}
    for word in words:
        try:
            with Path(word).open("rb") as stream:
                # Of a file that is too large, just enough to be refused for its size.
                files[word] = stream.read(LARGEST + 1)
        except OSError as error:
            raise wrong_usage(f"--with: {os_error(error)}") from None
    if not files:
        return workspace, ()
    asked, own, problems = questions.with_written(workspace.questions, files, workspace.collection)
    refuse(problems)
    return replace(workspace, questions=asked), own


def unfit(own: Sequence[Item], chosen: Filter, count: int, pool: Pool) -> Problems:
    """Why items of one's own cannot stand in a quiz of so many, and what is wrong with how they are written."""
    findings = [finding for item in own for finding in lint.of_item(item, pool.lint)]
    return in_order((*lint.problems(findings), *_left_out(own, chosen, count, pool)))


def _left_out(own: Sequence[Item], chosen: Filter, count: int, pool: Pool) -> Iterator[Problem]:
    standing = {item.id: item for item in pool.written}
    for at, item in enumerate(own):
        hint = ""
        other = next((other for other in own[:at] if clash(item, other)), None)
        if item.id not in standing:
            hint = "what it asks is unconfirmed, or was not so on the day that --as-of names"
        elif not chosen.takes(standing[item.id]):
            hint = "the filters of the command leave it out"
        elif other is not None:
            hint = f"{other.template!r} asks the same"
        elif at >= count:
            hint = f"ask for -n {len(own)} or more"
        if hint:
            yield Problem(item.place, "not-drawn", f"the quiz cannot take {item.template!r}", hint)
