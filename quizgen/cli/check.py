"""`quizgen check`: everything wrong with the collection, in one run."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.filters import CollectionFolder

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.problems import Problems


class Format(StrEnum):
    """How problems are shown."""

    TEXT = "text"
    GITHUB = "github"


def check(
    collection: CollectionFolder = None,
    form: Annotated[
        Format, typer.Option("--format", help="github: annotations for a workflow, on standard output.")
    ] = Format.TEXT,
    stress: Annotated[
        int, typer.Option("--stress", metavar="N", min=0, help="Draw every quiz under N seeds as well.")
    ] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.")] = False,
) -> None:
    """List everything wrong with the collection, with file, line and column.

    Example: quizgen check --stress 200
    """
    from pathlib import Path

    from quizgen.cli import screen
    from quizgen.cli.annotations import annotations
    from quizgen.cli.workspace import open_workspace
    from quizgen.problems import errors

    workspace = open_workspace(collection)
    problems = workspace.problems
    if not errors(problems):
        problems = _found_by_making(workspace, stress, quiet)
    if form is Format.GITHUB:
        for line in annotations(problems, workspace.root, Path.cwd()):
            typer.echo(line)
    else:
        screen.show_problems(problems)
    if errors(problems):
        raise typer.Exit(1)
    if not quiet and not problems:
        typer.echo(f"{workspace.root} is in order.")


def _found_by_making(workspace: "Workspace", stress: int, quiet: bool) -> "Problems":
    """What is wrong with a collection that can be read, with its items, decks and quizzes."""
    from quizgen.cli import linting, products, screen
    from quizgen.items.patience import PatientPool
    from quizgen.problems import in_order

    pool = PatientPool(workspace.collection, workspace.questions)
    with screen.progress(list(workspace.recipes), "checking", quiet) as tasks:
        made = [products.make(recipe, workspace, pool) for recipe in tasks]
    return in_order(
        (
            *workspace.problems,
            *products.problems_of(made, workspace, pool),
            *linting.of_items(pool, quiet),
            *linting.of_forms(made, pool),
            *linting.under_stress(workspace, pool, stress, quiet),
        )
    )
