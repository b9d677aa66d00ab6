"""`quizgen check`: everything wrong with the collection, in one run."""

from typing import Annotated

import typer

from quizgen.cli.filters import CollectionFolder


def check(
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.")] = False,
) -> None:
    """List everything wrong with the collection, with file, line and column.

    Example: quizgen check
    """
    from quizgen.cli import products, screen
    from quizgen.cli.workspace import open_workspace
    from quizgen.items.pool import Pool
    from quizgen.problems import errors, in_order

    workspace = open_workspace(collection)
    problems = workspace.problems
    if not errors(problems):
        pool = Pool(workspace.collection, workspace.questions)
        with screen.progress(list(workspace.recipes), "checking", quiet) as tasks:
            made = [products.make(recipe, workspace, pool) for recipe in tasks]
        problems = in_order((*problems, *products.problems_of(made, workspace, pool)))
    screen.show_problems(problems)
    if errors(problems):
        raise typer.Exit(1)
    if not quiet and not problems:
        typer.echo(f"{workspace.root} is in order.")
