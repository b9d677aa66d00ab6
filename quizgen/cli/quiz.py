"""`quizgen quiz`: a custom quiz, on the screen or in a file."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
from quizgen.cli.looks import (
    Booklet,
    Columns,
    EasyReading,
    HighContrast,
    LargePrint,
    WithSources,
    options_for,
)

if TYPE_CHECKING:
    from quizgen.exports.protocol import Options
    from quizgen.items.pool import Pool
    from quizgen.quizzes.recipes import QuizRecipe

_SEEDS = 10000


def quiz(
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
    forms: Annotated[int, typer.Option("--forms", min=1, max=26, help="Parallel forms A, B …")] = 1,
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
    paper: Annotated[str, typer.Option("--paper", help="a4, us-letter or a5.")] = "a4",
    key: Annotated[bool, typer.Option("--key", help="On the screen: show the answers too.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            metavar="FILE",
            help="Write .pdf, .docx, .html, .md (with key and mark scheme beside it) or .apkg.",
        ),
    ] = None,
    sources: WithSources = False,
    large_print: LargePrint = False,
    easy_reading: EasyReading = False,
    high_contrast: HighContrast = False,
    columns: Columns = 0,
    booklet: Booklet = False,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Make a quiz of your own.

    Example: quizgen quiz --about treaty -n 12 --seed 7 --forms 2 -o treaties.pdf
    """
    import random

    from quizgen.cli import screen
    from quizgen.cli.workspace import open_sound
    from quizgen.items.pool import Pool
    from quizgen.quizzes.looks import PAPERS, PARTS, USUAL_PARTS, Look
    from quizgen.quizzes.recipes import QuizRecipe, SectionRecipe

    if paper not in PAPERS:
        raise screen.wrong_usage(f"--paper is {paper!r}", "a4, us-letter or a5")
    _check_title(title)
    suffix = _suffix(out)
    if suffix == ".apkg" and forms > 1:
        raise screen.wrong_usage("--forms is for sheets", "an Anki package has one form")
    if different and forms == 1:
        raise screen.wrong_usage("--different is for parallel forms", "add --forms 2")
    workspace = open_sound(collection)
    chosen = read_filter(
        workspace,
        about=about, topic=topic, subject=subject, type_name=type_name, level=level, source=source, without=without,
        difficulty=difficulty,
    )  # fmt: skip
    check_ids(workspace, "--with", including)
    if seed is None:
        seed = random.SystemRandom().randrange(_SEEDS)
    pool = Pool(workspace.collection, workspace.questions, day=read_day(as_of), unconfirmed=unconfirmed)
    section = SectionRecipe("", chosen, number, including=tuple(including or ()))
    parts = PARTS if sources else USUAL_PARTS
    recipe = QuizRecipe("quiz", title, (section,), seed, forms, paper, different=different, parts=parts)
    if suffix == ".apkg":
        assert out is not None
        contents = {out: _package(recipe, pool, out.stem, as_of or "")}
    else:
        look = Look(columns, large_print, easy_reading, high_contrast, booklet)
        options = options_for(look, font_path)
        contents = _sheets(recipe, pool, out, suffix, key, options)
    if out is None:
        typer.echo(b"\n".join(contents.values()).decode().rstrip())
    else:
        from quizgen.cli import files

        files.write_all(contents)
    if not quiet:
        written = f"{', '.join(str(path) for path in contents)}: " if out else ""
        each = " in each form" if different else ""
        screen.say(f"{written}{screen.counted(number, 'item')}{each}, seed {seed}")


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


def _sheets(
    recipe: "QuizRecipe", pool: "Pool", out: Path | None, suffix: str, key: bool, options: "Options"
) -> dict[Path, bytes]:
    """The parts of the recipe; on the screen the sheet, and its mark scheme where it is asked for."""
    from quizgen.cli.screen import refuse
    from quizgen.exports import quiz_exporter
    from quizgen.exports.protocol import Part
    from quizgen.quizzes.drawing import draw

    drawn, problems = draw(recipe, pool)
    exporter = quiz_exporter(suffix)
    refuse((*problems, *exporter.check(drawn, options)))
    sheet = out or Path("quiz")
    on_screen = (Part.SHEET, Part.MARKS) if key else (Part.SHEET,)
    return {
        sheet.with_name(f"{sheet.stem}{part.ending}{sheet.suffix}"): exporter.render(
            drawn, replace(options, part=part)
        )
        for part in (map(Part, recipe.parts) if out else on_screen)
    }


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
