"""`quizgen quiz`: a custom quiz, on the screen or in a file."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

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
)
from quizgen.cli.printing.looks import (
    Booklet,
    Columns,
    EasyReading,
    HighContrast,
    LargePrint,
    Paper,
    WithSources,
    checked_paper,
    options_for,
)
from quizgen.cli.printing.many import Dask, Each, Jobs, Roster
from quizgen.cli.quizzing.again import SheetCode
from quizgen.cli.quizzing.options import (
    Different,
    Forms,
    Including,
    Key,
    Listing,
    Out,
    Quiet,
    Save,
    Seed,
    Title,
    Without,
    drawn_seed,
    given,
    nothing_said,
)
from quizgen.cli.quizzing.sheet_options import Cards, Count, DuplexName, Sheet, check_given, check_sheet

if TYPE_CHECKING:
    from quizgen.cli.printing.handouts import Press


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
    number: Count = None,
    seed: Seed = None,
    forms: Forms = None,
    different: Different = False,
    title: Title = "Quiz",
    including: Including = None,
    without: Without = None,
    paper: Paper = None,
    key: Key = False,
    sheet: Sheet = None,
    cards: Cards = None,
    duplex: DuplexName = None,
    out: Out = None,
    listing: Listing = False,
    save: Save = None,
    sources: WithSources = False,
    large_print: LargePrint = False,
    easy_reading: EasyReading = False,
    high_contrast: HighContrast = False,
    columns: Columns = 0,
    booklet: Booklet = False,
    roster: Roster = None,
    each: Each = False,
    jobs: Jobs = 1,
    dask: Dask = None,
    code: SheetCode = None,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Quiet = False,
) -> None:
    """Make a quiz of your own; without any option, it asks.

    Example: quizgen quiz --about treaty -n 12 --seed 7 --forms 2 -o treaties.pdf
    """
    from quizgen.cli import screen
    from quizgen.cli.printing.handouts import Press
    from quizgen.cli.quizzing import again, making, worksheets
    from quizgen.cli.quizzing.wanted import Wanted
    from quizgen.cli.workspace import open_sound
    from quizgen.quizzes.looks import Look
    from quizgen.quizzes.recipes import SheetKind

    look = Look(columns, large_print, easy_reading, high_contrast, booklet)
    press = Press(options_for(look, font_path), roster, each, jobs, dask, quiet)
    request = making.Request(
        drawn_seed(seed), title, number, forms, different, checked_paper(paper), sources, key, out, save
    )
    wanted = Wanted(
        about, topic, subject, type_name, level, source, difficulty, as_of, unconfirmed, including, without
    )
    options = given(context)
    request.check(press)
    typed = again.read(code, options, including or ()) if code is not None else None
    check_sheet(sheet, cards, duplex, options)
    if nothing_said(options):
        _ask(collection, request.seed, press)
        return
    workspace = open_sound(collection)
    plan: making.Planned | worksheets.PlannedSheet
    if typed is not None:
        plan = making.planned_again(typed, request, workspace, including or (), press)
    elif sheet is not None:
        selected = wanted.selected(workspace)
        plan = making.planned_sheet(SheetKind(sheet), request, selected, press, cards=cards, duplex=duplex)
    else:
        plan = making.planned(request, wanted.selected(workspace), press)
    if isinstance(plan, worksheets.PlannedSheet):
        check_given(plan.recipe.kind, options)
        assert out is not None
        said = worksheets.make_custom(plan, out)
    else:
        said = making.listed(plan) if listing else making.make(plan, request)
    if not quiet:
        screen.say(said)


def _ask(collection: Path | None, seed: int, press: "Press") -> None:
    """Ask what is wanted, make it, and print the command that makes it again."""
    from quizgen.cli import screen
    from quizgen.cli.commands import play
    from quizgen.cli.playing.terminal import Left, Terminal, status_of
    from quizgen.cli.quizzing import asking, making
    from quizgen.cli.workspace import open_sound

    terminal = Terminal.of_this_process()
    try:
        asked = asking.ask(terminal, open_sound(collection), seed)
    except (Left, KeyboardInterrupt) as left:
        raise typer.Exit(status_of(left)) from None
    terminal.line()
    words = ["quizgen", "play" if asked.to_play else "quiz", *asked.selected.wanted.arguments]
    words += ["-n", str(asked.number), "--seed", str(seed)]
    words += ["-o", str(asked.out)] if asked.out else []
    words += ["--collection", str(collection)] if collection else []
    again = f"The same again: {shlex.join(words)}"
    if asked.to_play:
        screen.say(again)
        play.start(asked.selected, asked.number, seed)
        return
    request = making.Request(seed, number=asked.number, out=asked.out)
    screen.say(making.make(making.planned(request, asked.selected, press), request))
    screen.say(again)
