"""`quizgen build`: every recipe of the collection, as files."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.filters import CollectionFolder, FontPaths
from quizgen.cli.looks import Booklet, Columns, EasyReading, HighContrast, LargePrint, options_for

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.quizzes.recipes import DeckRecipe, QuizRecipe


def build(
    recipe: Annotated[
        list[str] | None, typer.Argument(metavar="[RECIPE]...", help="Ids of recipes; all by default.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to build into.")] = Path("build"),
    large_print: LargePrint = False,
    easy_reading: EasyReading = False,
    high_contrast: HighContrast = False,
    columns: Columns = 0,
    booklet: Booklet = False,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Build the collection's decks and quizzes.

    Example: quizgen build --out build
    """
    from quizgen.cli import files, products, screen, summary
    from quizgen.cli.workspace import open_sound
    from quizgen.items.pool import Pool
    from quizgen.quizzes.looks import Look

    began = time.perf_counter()
    workspace = open_sound(collection)
    look = Look(columns, large_print, easy_reading, high_contrast, booklet)
    options = options_for(look, font_path)
    recipes = _chosen(workspace, recipe or [])
    pool = Pool(workspace.collection, workspace.questions)
    with screen.progress(recipes, "making", quiet) as tasks:
        made = [products.make(task, workspace, pool, options) for task in tasks]
    screen.refuse(products.problems_of(made, workspace, pool))
    contents: dict[str, bytes] = {}
    with screen.progress(made, "writing", quiet) as ready:
        for product in ready:
            contents.update(products.render(product, workspace, options))
    files.write_all({out / name: content for name, content in contents.items()})
    if not quiet:
        typer.echo(summary.of_build(workspace, pool, made, contents, out, time.perf_counter() - began))


def _chosen(workspace: "Workspace", ids: list[str]) -> "list[DeckRecipe | QuizRecipe]":
    from quizgen.cli.screen import wrong_usage
    from quizgen.problems import did_you_mean

    known = [recipe.id for recipe in workspace.recipes]
    for id in ids:
        if id not in known:
            raise wrong_usage(f"there is no recipe {id!r}", did_you_mean(id, known))
    if not known:
        raise wrong_usage(f"{workspace.root} has no recipes", "write one in decks/")
    return [recipe for recipe in workspace.recipes if not ids or recipe.id in ids]
