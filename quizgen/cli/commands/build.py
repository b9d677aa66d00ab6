"""`quizgen build`: every recipe of the collection, as files."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.completing import recipes, words_of
from quizgen.cli.filters import CollectionFolder, FontPaths
from quizgen.cli.printing.looks import (
    Booklet,
    Columns,
    EasyReading,
    HighContrast,
    LargePrint,
    PaperOfAll,
    options_for,
)
from quizgen.cli.printing.many import Dask, Each, Jobs, Roster

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.quizzes.classes import Student
    from quizgen.quizzes.recipes import Recipe


def build(
    recipe: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECIPE", help="Ids of recipes; all by default.", autocompletion=words_of(recipes)
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to build into.")] = Path("build"),
    forms: Annotated[
        int | None,
        typer.Option(
            "--forms", min=1, max=26, help="Forms of each quiz. Default: the recipe's; 2 with --roster."
        ),
    ] = None,
    roster: Roster = None,
    each: Each = False,
    jobs: Jobs = 1,
    dask: Dask = None,
    large_print: LargePrint = False,
    easy_reading: EasyReading = False,
    high_contrast: HighContrast = False,
    paper: PaperOfAll = None,
    columns: Columns = 0,
    booklet: Booklet = False,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Build the collection's decks and quizzes.

    Example: quizgen build --out build
    """
    from quizgen.cli import products, screen, summary
    from quizgen.cli.files import write_all
    from quizgen.cli.printing import handouts
    from quizgen.cli.workspace import open_sound
    from quizgen.items.pool import Pool
    from quizgen.quizzes.looks import Look

    began = time.perf_counter()
    options = options_for(Look(columns, large_print, easy_reading, high_contrast, booklet), font_path, paper)
    press = handouts.Press(options, roster, each, jobs, dask, quiet)
    press.check(out)
    workspace = open_sound(collection)
    recipes = [_with_forms(found, press.students, forms) for found in _chosen(workspace, recipe or [])]
    pool = Pool(workspace.collection, workspace.questions)
    with screen.progress(recipes, "making", quiet) as tasks:
        made = [products.make(task, workspace, pool, options) for task in tasks]
    handout = press.handout()
    screen.refuse(
        (*products.problems_of(made, workspace, pool), *handouts.problems_of(made, handout, options))
    )
    plan = [
        file for product in made for file in handouts.of_product(product, workspace, out, handout, options)
    ]
    pages: dict[Path, int] = {}
    with press.printed(plan, "writing") as contents:
        write_all({path: summary.counting_pages(path, content, pages) for path, content in contents.items()})
    if not quiet:
        typer.echo(summary.of_build(workspace, pool, made, pages, out, time.perf_counter() - began))


def _with_forms(recipe: "Recipe", students: "tuple[Student, ...]", wanted: int | None) -> "Recipe":
    from quizgen.quizzes import classes
    from quizgen.quizzes.recipes import QuizRecipe

    if not isinstance(recipe, QuizRecipe):
        return recipe
    return replace(recipe, forms=classes.forms_for(students, wanted, recipe.forms))


def _chosen(workspace: "Workspace", ids: list[str]) -> "list[Recipe]":
    from quizgen.cli.screen import wrong_usage
    from quizgen.problems import did_you_mean

    known = [recipe.id for recipe in workspace.recipes]
    for id in ids:
        if id not in known:
            raise wrong_usage(f"there is no recipe {id!r}", did_you_mean(id, known))
    if not known:
        raise wrong_usage(f"{workspace.root} has no recipes", "write one in decks/")
    return [recipe for recipe in workspace.recipes if not ids or recipe.id in ids]
