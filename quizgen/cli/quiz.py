"""`quizgen quiz`: a custom quiz, on the screen or in a file."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.again import SheetCode
from quizgen.cli.filters import (
    About,
    AsOf,
    CollectionFolder,
    Difficulty,
    FontPaths,
    LevelName,
    SourceId,
    SubjectId,
    Topic,
    TypeName,
    Unconfirmed,
    check_ids,
    read_day,
    read_filter,
)
from quizgen.cli.many import Dask, Each, Jobs, Roster

if TYPE_CHECKING:
    from quizgen.exports.protocol import Options
    from quizgen.items.pool import Pool
    from quizgen.quizzes.codes import Code
    from quizgen.quizzes.model import Quiz
    from quizgen.quizzes.recipes import QuizRecipe

_SEEDS = 10000


def quiz(
    context: typer.Context,
    about: About = None,
    topic: Topic = None,
    subject: SubjectId = None,
    type_name: TypeName = None,
    level: LevelName = None,
    source: SourceId = None,
    difficulty: Difficulty = None,
    as_of: AsOf = None,
    unconfirmed: Unconfirmed = False,
    number: Annotated[int, typer.Option("-n", "--number", min=1, max=1000, help="How many items.")] = 10,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, help="The same seed gives the same quiz.")
    ] = None,
    forms: Annotated[
        int | None,
        typer.Option("--forms", min=1, max=26, help="Parallel forms A, B … Default: 1; 2 with --roster."),
    ] = None,
    different: Annotated[
        bool,
        typer.Option("--different", help="Forms of different items, matched in coverage and difficulty."),
    ] = False,
    title: Annotated[str, typer.Option("--title", help="Printed at the top.")] = "Quiz",
    including: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="ID", help="An item, fact or subject that must be in it."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="ID", help="An item, fact or subject to leave out."),
    ] = None,
    paper: Annotated[str, typer.Option("--paper", help="a4 or us-letter.")] = "a4",
    key: Annotated[bool, typer.Option("--key", help="On the screen: show the answers too.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("-o", metavar="FILE", help="Write .pdf, .md (with its key beside it) or .apkg instead."),
    ] = None,
    roster: Roster = None,
    each: Each = False,
    jobs: Jobs = 1,
    dask: Dask = None,
    code: SheetCode = None,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Make a quiz of your own.

    Example: quizgen quiz --about treaty -n 12 --seed 7 --forms 2 -o treaties.pdf
    """
    import random

    from quizgen.cli import again, screen
    from quizgen.cli import jobs as many
    from quizgen.cli import roster as rosters
    from quizgen.cli.workspace import open_sound
    from quizgen.exports.protocol import Options
    from quizgen.items.pool import Pool
    from quizgen.quizzes import classes
    from quizgen.quizzes.codes import CUSTOM_QUIZ, Wish
    from quizgen.quizzes.recipes import QuizRecipe, SectionRecipe

    _check_paper(paper)
    _check_title(title)
    suffix = _suffix(out)
    rosters.check(roster, each, out, suffix)
    many.check(jobs, dask, out)
    if suffix == ".apkg" and (forms or 1) > 1:
        raise screen.wrong_usage("--forms is for sheets", "an Anki package has one form")
    if different and (forms or 1) == 1 and roster is None:
        raise screen.wrong_usage("--different is for parallel forms", "add --forms 2")
    typed = again.read(code, context) if code is not None else None
    workspace = open_sound(collection)
    students = rosters.read(roster)
    options = Options(font_paths=tuple(map(str, font_path or ())))
    if typed is not None:
        wish = again.wish(typed, workspace, title)
        options = replace(options, paper=paper if paper != "a4" else "")
    else:
        chosen = read_filter(
            workspace,
            about=about, topic=topic, subject=subject, type_name=type_name, level=level, source=source, without=without,
            difficulty=difficulty,
        )  # fmt: skip
        check_ids(workspace, "--with", including)
        if seed is None:
            seed = random.SystemRandom().randrange(_SEEDS)
        section = SectionRecipe("", chosen, number, including=tuple(including or ()))
        needed = classes.forms_for(students, forms)
        recipe = QuizRecipe(
            CUSTOM_QUIZ, title, (section,), seed, needed, paper, different=different and needed > 1
        )
        wish = Wish(recipe, read_day(as_of), unconfirmed)
    pool = Pool(workspace.collection, workspace.questions, day=wish.day, unconfirmed=wish.unconfirmed)
    recipe = wish.recipe
    written: tuple[Path, ...] = ()
    if suffix == ".apkg":
        from quizgen.cli import files

        assert out is not None
        written = (out,)
        files.write_all({out: _package(recipe, pool, out.stem, as_of or "")})
    else:
        drawn = _drawn(recipe, pool, typed)
        if out is None:
            typer.echo(_on_screen(drawn, key, options))
        else:
            from quizgen.cli import printing

            handout = printing.Handout(students, each)
            with many.workers(jobs, dask) as team:
                written = printing.write(drawn, out, handout, options, team, quiet)
    if not quiet:
        names = f"{' and '.join(map(str, written))}: " if written else ""
        of_each = " in each form" if recipe.different else ""
        for_whom = f", {screen.counted(len(students), 'student')}" if students else ""
        screen.say(f"{names}{screen.counted(recipe.count, 'item')}{of_each}, seed {recipe.seed}{for_whom}")


def _check_paper(paper: str) -> None:
    from quizgen.cli.screen import wrong_usage
    from quizgen.quizzes.model import PAPERS

    if paper not in PAPERS:
        raise wrong_usage(f"--paper is {paper!r}", "a4 or us-letter")


def _check_title(title: str) -> None:
    from quizgen.cli.screen import wrong_usage

    if not title.strip() or not title.isprintable():
        raise wrong_usage(f"--title is {title!r}", "give a quiz some printable words for a title")


def _suffix(out: Path | None) -> str:
    from quizgen.cli.screen import wrong_usage
    from quizgen.exports import DECK_EXPORTERS, QUIZ_EXPORTERS

    if out is None:
        return ".md"
    known = (*QUIZ_EXPORTERS, *DECK_EXPORTERS)
    if out.suffix.lower() not in known:
        raise wrong_usage(
            f"quizgen cannot write {out.suffix or 'a file without a suffix'}", f"use {', '.join(known)}"
        )
    return out.suffix.lower()


def _drawn(recipe: "QuizRecipe", pool: "Pool", typed: "Code | None") -> "Quiz":
    """The quiz of a recipe; ends the command where it cannot be filled, or is not that of a code."""
    from quizgen.cli import again
    from quizgen.cli.screen import refuse
    from quizgen.quizzes.drawing import draw

    drawn, problems = draw(recipe, pool)
    refuse(problems or again.changes(typed, drawn))
    return drawn


def _on_screen(quiz: "Quiz", key: bool, options: "Options") -> str:
    """The sheet, and the key where it is asked for."""
    from quizgen.cli.screen import refuse
    from quizgen.exports import quiz_exporter
    from quizgen.exports.protocol import Part

    exporter = quiz_exporter(".md")
    refuse(exporter.check(quiz, options))
    parts = (Part.SHEET, Part.KEY) if key else (Part.SHEET,)
    return "\n".join(exporter.render(quiz, replace(options, part=part)).decode() for part in parts).rstrip()


def _package(recipe: "QuizRecipe", pool: "Pool", name: str, as_of: str) -> bytes:
    """The quiz as a deck of its own, whose notes never meet those of a released deck."""
    from quizgen.cli.screen import refuse
    from quizgen.exports import deck_exporter
    from quizgen.quizzes.decks import custom
    from quizgen.quizzes.drawing import draw
    from quizgen.releases.model import Ledger

    drawn, problems = draw(recipe, pool)
    deck = custom(drawn, pool, name, as_of)
    exporter = deck_exporter(".apkg")
    refuse((*problems, *exporter.check(deck)))
    return exporter.render(deck, Ledger({}))
