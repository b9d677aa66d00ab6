"""`quizgen check`: everything wrong with the collection, in one run."""

from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.documents import DocumentsFolder
from quizgen.cli.filters import CollectionFolder

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.problems import Problems


def check(
    collection: CollectionFolder = None,
    documents: DocumentsFolder = None,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DATE", help="Warn of facts that are old on that day: 2026-12-31."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.")] = False,
) -> None:
    """List everything wrong with the collection, with file, line and column.

    With `--documents` every citation of a document is looked up in it.

    Example: quizgen check --documents ../documents --today 2026-12-31
    """
    from quizgen.cli import screen
    from quizgen.cli.documents import read_documents
    from quizgen.cli.filters import read_day
    from quizgen.cli.workspace import open_workspace
    from quizgen.facts import ages, coverage, evidence, languages
    from quizgen.facts.documents import identify
    from quizgen.problems import errors, in_order

    day = read_day(today, "--today")
    workspace = open_workspace(collection)
    _, uncovered = coverage.read(workspace.files, workspace.collection)
    problems = in_order((*workspace.problems, *uncovered, *languages.check(workspace.collection)))
    if not errors(problems):
        problems = in_order((*problems, *_of_products(workspace, quiet)))
    if documents is not None:
        found, unfit = identify(read_documents(documents), workspace.collection)
        problems = in_order((*problems, *unfit, *evidence.check(workspace.collection, found)))
    if day is not None:
        # The oldest comes first, wherever it stands.
        problems = (*problems, *ages.aged(workspace.collection, day))
    screen.show_problems(problems)
    if errors(problems):
        raise typer.Exit(1)
    if not quiet and not problems:
        typer.echo(f"{workspace.root} is in order.")


def _of_products(workspace: "Workspace", quiet: bool) -> "Problems":
    """What only shows when decks and quizzes are made."""
    from quizgen.cli import products, screen
    from quizgen.items.pool import Pool

    pool = Pool(workspace.collection, workspace.questions)
    with screen.progress(list(workspace.recipes), "checking", quiet) as tasks:
        made = [products.make(recipe, workspace, pool) for recipe in tasks]
    return products.problems_of(made, workspace, pool)
