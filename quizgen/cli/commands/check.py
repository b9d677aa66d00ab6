"""`quizgen check`: everything wrong with the collection, in one run."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.documents import DocumentsFolder
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
    documents: DocumentsFolder = None,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DATE", help="Warn of facts that are old on that day: 2026-12-31."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="github: annotations for a workflow, on standard output.")
    ] = Format.TEXT,
    stress: Annotated[
        int, typer.Option("--stress", metavar="N", min=0, help="Draw every quiz under N seeds as well.")
    ] = 0,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.")] = False,
) -> None:
    """List everything wrong with the collection, with file, line and column.

    With `--documents` every citation of a document is looked up in it. With `--watch` it goes on: what an edit touches is
    checked at once, the whole behind it.

    Example: quizgen check --documents ../documents --today 2026-12-31
    """
    from pathlib import Path

    from quizgen.cli import screen
    from quizgen.cli.checking.annotations import annotations
    from quizgen.cli.commands.schema import stale
    from quizgen.cli.documents import read_documents
    from quizgen.cli.filters import read_day
    from quizgen.cli.workspace import open_workspace
    from quizgen.facts import ages, coverage, evidence, languages
    from quizgen.facts.documents import identify
    from quizgen.problems import errors, in_order

    day = read_day(today, "--today")
    if watch:
        _watch(collection, documents=documents, today=today, stress=stress)
        return
    workspace = open_workspace(collection)
    _, uncovered = coverage.read(workspace.files, workspace.collection)
    beside = (*uncovered, *languages.check(workspace.collection), *stale(workspace))
    problems = in_order((*workspace.problems, *beside))
    if not errors(problems):
        problems = in_order((*problems, *_found_by_making(workspace, stress, quiet)))
    if documents is not None:
        found, unfit = identify(read_documents(documents), workspace.collection)
        problems = in_order((*problems, *unfit, *evidence.check(workspace.collection, found)))
    if day is not None:
        # The oldest comes first, wherever it stands.
        problems = (*problems, *ages.aged(workspace.collection, day))
    if form is Format.GITHUB:
        for line in annotations(problems, workspace.root, Path.cwd()):
            typer.echo(line)
    else:
        screen.show_problems(problems)
    if errors(problems):
        raise typer.Exit(1)
    if not quiet and not problems:
        typer.echo(f"{workspace.root} is in order.")


def _watch(collection: CollectionFolder, **options: object) -> None:
    from quizgen.cli import watching
    from quizgen.cli.workspace import root_of

    given = {name: value for name, value in options.items() if value}
    watching.check(
        root_of(collection), [word for name, value in given.items() for word in (f"--{name}", str(value))]
    )


def _found_by_making(workspace: "Workspace", stress: int, quiet: bool) -> "Problems":
    """What is wrong with the items, decks and quizzes of a collection that can be read."""
    from quizgen.cli import products, screen
    from quizgen.cli.checking import linting
    from quizgen.items.patience import PatientPool
    from quizgen.problems import in_order

    pool = PatientPool(workspace.collection, workspace.questions)
    with screen.progress(list(workspace.recipes), "checking", quiet) as tasks:
        made = [products.make(recipe, workspace, pool) for recipe in tasks]
    return in_order(
        (
            *products.problems_of(made, workspace, pool),
            *linting.of_items(pool, quiet),
            *linting.of_forms(made, pool),
            *linting.under_stress(workspace, pool, stress, quiet),
        )
    )
