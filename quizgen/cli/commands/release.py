"""`quizgen release`: put down in the ledger what learners get, the only place where the clock counts."""

import time
from typing import Annotated

import typer

from quizgen.cli.filters import CollectionFolder


def release(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what the release would bring.")
    ] = False,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Write the ledger, so that the next build is a release.

    Example: quizgen release --dry-run
    """
    from quizgen.cli import files, products, screen
    from quizgen.cli.workspace import LEDGER, open_sound
    from quizgen.items.pool import Pool
    from quizgen.releases import history
    from quizgen.releases import ledger as ledgers

    workspace = open_sound(collection)
    if workspace.root == files.shipped_collection():
        hint = "work in a collection of your own, or name it with --collection DIR"
        raise screen.wrong_usage("the collection that quizgen ships is released with quizgen", hint)
    pool = Pool(workspace.collection, workspace.questions)
    with screen.progress(list(workspace.decks), "making", quiet) as tasks:
        made = [products.make(recipe, workspace, pool) for recipe in tasks]
    screen.refuse(products.problems_of(made, workspace, pool))
    ledger, brought = history.released(workspace.ledger, products.drafts(made), int(time.time()))
    if not dry_run and any(brought):
        files.write_all({workspace.root / LEDGER: ledgers.render(ledger)})
    if quiet:
        return
    for changes in brought:
        counts = f"{len(changes.added)} new, {len(changes.changed)} changed, {len(changes.retired)} retired"
        moved = f", {len(changes.moved)} in another deck" if changes.moved else ""
        typer.echo(f"{changes.deck}: {counts}{moved}")
    if not any(brought):
        typer.echo("Learners have all of this already.")
    elif not dry_run:
        typer.echo(f"Wrote {workspace.root / LEDGER}; now build, and give learners the new package.")
