"""`quizgen quiz`: a custom quiz, on the screen or in a file."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
from quizgen.cli.many import Dask, Each, Jobs, Roster
from quizgen.cli.quiz_options import (
    Different,
    Forms,
    Including,
    Key,
    Listing,
    Out,
    Paper,
    Quiet,
    Save,
    Seed,
    Title,
    Without,
    check_usage,
    drawn_seed,
    nothing_said,
)
from quizgen.cli.sheet_options import OF_QUIZZES, Cards, Count, DuplexName, Sheet

if TYPE_CHECKING:
    from quizgen.cli.printing import Printed
    from quizgen.cli.wanted import Selected
    from quizgen.exports.protocol import Options
    from quizgen.quizzes.recipes import QuizRecipe


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
    paper: Paper = "a4",
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
    from quizgen.cli import again, screen
    from quizgen.cli import jobs as many
    from quizgen.cli import roster as rosters
    from quizgen.cli.printing import Printed
    from quizgen.cli.quiz_output import suffix_of
    from quizgen.cli.sheet_options import check_sheet
    from quizgen.cli.wanted import Wanted
    from quizgen.cli.workspace import open_sound
    from quizgen.quizzes import classes
    from quizgen.quizzes.looks import PAPERS, PARTS, USUAL_PARTS, Look
    from quizgen.quizzes.recipes import QuizRecipe

    suffix = suffix_of(out)
    usual = 1 if roster is None else 2
    check_usage(paper=paper, title=title, suffix=suffix, forms=forms or usual, different=different)
    if sheet is not None or cards is not None or duplex is not None:
        check_sheet(
            sheet, cards, duplex,
            out=out, forms=forms or usual, listing=listing, save=save, roster=roster, code=code,
        )  # fmt: skip
    rosters.check(roster, each, out, suffix)
    many.check(jobs, dask, out)
    typed = again.read(code, context) if code is not None else None
    seed = drawn_seed(seed)
    if nothing_said(context):
        _ask(collection, seed)
        return
    wanted = Wanted(
        about, topic, subject, type_name, level, source, difficulty, as_of, unconfirmed, including, without
    )
    workspace = open_sound(collection)
    students = rosters.read(roster)
    selected = wanted.selected(workspace)
    look = Look(columns, large_print, easy_reading, high_contrast, booklet)
    options = options_for(look, font_path)
    if sheet is not None and out is not None:
        from quizgen.cli.worksheets import deliver_custom

        made = deliver_custom(
            sheet, selected, out, options, title=title, seed=seed, count=number, paper=paper, cards=cards, duplex=duplex
        )  # fmt: skip
        if not quiet:
            screen.say(made)
        return
    count = number or max(OF_QUIZZES, len(selected.own))
    selected.check_own(count)
    parts = PARTS if sources else USUAL_PARTS
    needed = classes.forms_for(students, forms)
    different = different and needed > 1
    recipe = QuizRecipe(
        "quiz", title, (selected.section(count),), seed, needed, paper, different=different, parts=parts
    )
    if typed is not None:
        wish = again.wish(typed, workspace, title)
        recipe = replace(wish.recipe, parts=PARTS if sources else wish.recipe.parts)
        as_of = wish.day.iso if wish.day else None
        selected = replace(selected, wanted=Wanted(as_of=as_of, unconfirmed=wish.unconfirmed))
    if listing:
        _list(selected, recipe)
    else:
        if typed is not None and paper != PAPERS[0]:
            options = replace(options, paper=paper)
        printed = Printed(students, each, jobs, dask, typed, quiet)
        written = _make(selected, recipe, out, options, key=key, save=save, printed=printed)
    if not quiet:
        of_each = " in each form" if recipe.different else ""
        said = "" if listing else written
        for_whom = f", {screen.counted(len(students), 'student')}" if students else ""
        screen.say(f"{said}{selected.count()}, {recipe.count} chosen{of_each}, seed {recipe.seed}{for_whom}")


def _make(
    selected: "Selected",
    recipe: "QuizRecipe",
    out: Path | None,
    options: "Options",
    *,
    key: bool = False,
    save: str | None = None,
    printed: "Printed | None" = None,
) -> str:
    """Draw a quiz and write it, with its recipe where that is to be saved; says which files there are now."""
    from quizgen.cli import quiz_output, quiz_saving
    from quizgen.exports import QUIZ_EXPORTERS
    from quizgen.quizzes.drawing import draw

    if save is not None:
        quiz_saving.check(save, out, selected)
    drawn, problems = draw(recipe, selected.pool)
    if not any(form.entries for form in drawn.forms):
        selected.check_any()
    if printed is not None and out is not None and quiz_output.suffix_of(out) in QUIZ_EXPORTERS:
        files = printed.write(drawn, problems, out, recipe.parts, options)
        saved = quiz_saving.save(recipe, save, out, selected) if save is not None else ""
        return saved + f"{', '.join(map(str, files))}: "
    problems = problems or (printed.changes(drawn) if printed else ())
    contents = quiz_output.contents_of(
        drawn,
        problems,
        selected.pool,
        out,
        parts=recipe.parts,
        key=key,
        as_of=selected.wanted.as_of or "",
        options=options,
    )
    delivered = quiz_output.deliver(contents, out)
    return delivered + (quiz_saving.save(recipe, save, out, selected) if save is not None else "")


def _list(selected: "Selected", recipe: "QuizRecipe") -> None:
    """What would be in a quiz, and what else could."""
    from quizgen.cli import quiz_listing
    from quizgen.cli.screen import refuse
    from quizgen.quizzes.drawing import draw
    from quizgen.quizzes.fitting import fitting

    drawn, problems = draw(recipe, selected.pool)
    chosen = {entry.item.id: entry.item for form in drawn.forms for entry in form.entries}
    if not chosen:
        selected.check_any()
    for line in quiz_listing.lines(chosen.values(), fitting(selected.filter, selected.pool)):
        typer.echo(line)
    refuse(problems)


def _ask(collection: Path | None, seed: int) -> None:
    """Ask what is wanted, make it, and print the command that makes it again."""
    from quizgen.cli import play, quiz_asking, screen
    from quizgen.cli.playing.terminal import Left, Terminal, status_of
    from quizgen.cli.workspace import open_sound
    from quizgen.exports.protocol import DEFAULTS
    from quizgen.quizzes.recipes import QuizRecipe

    terminal = Terminal.of_this_process()
    try:
        asked = quiz_asking.ask(terminal, open_sound(collection), seed)
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
    recipe = QuizRecipe("quiz", "Quiz", (asked.selected.section(asked.number),), seed)
    written = _make(asked.selected, recipe, asked.out, DEFAULTS)
    screen.say(f"{written}{asked.selected.count()}, {asked.number} chosen, seed {seed}")
    screen.say(again)
