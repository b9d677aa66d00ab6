"""`quizgen sync`: a learner's Anki collection brought up to date, with the learner's own edits in it."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.completing import recipes, words_of
from quizgen.cli.filters import CollectionFolder


def sync(
    anki: Annotated[Path, typer.Argument(metavar="COLLECTION", help="A profile's collection.anki2.")],
    recipe: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECIPE",
            help="Ids of deck recipes; by default those that it has.",
            autocompletion=words_of(recipes),
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show every change.")] = False,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Bring a closed Anki collection up to date, and keep what its learner edited, tagged and moved.

    It backs the collection up first; reviews and their schedule stay as they are.

    Example: quizgen sync "~/.local/share/Anki2/User 1/collection.anki2" --dry-run
    """
    from importlib.util import find_spec

    from quizgen.cli import screen
    from quizgen.cli.syncing.anki_files import UnusableError, taken
    from quizgen.cli.workspace import open_sound

    if find_spec("anki") is None:
        raise screen.wrong_usage("sync works through Anki's own library", "pip install 'quizgen[anki]'")
    from quizgen.cli.syncing import merging

    news = merging.news(recipe or [], open_sound(collection))
    try:
        with taken(anki.expanduser()) as kept:
            for line in merging.bring(kept, news, everything=bool(recipe), dry_run=dry_run):
                if not quiet:
                    typer.echo(line)
    except UnusableError as unusable:
        screen.refuse((unusable.problem,))
