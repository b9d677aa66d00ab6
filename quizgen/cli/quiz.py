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
from quizgen.cli.quiz_options import (
    Different,
    Forms,
    Including,
    Key,
    Listing,
    Number,
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

if TYPE_CHECKING:
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
    number: Number = 10,
    seed: Seed = None,
    forms: Forms = 1,
    different: Different = False,
    title: Title = "Quiz",
    including: Including = None,
    without: Without = None,
    paper: Paper = "a4",
    key: Key = False,
    out: Out = None,
    listing: Listing = False,
    save: Save = None,
    font_path: FontPaths = None,
    collection: CollectionFolder = None,
    quiet: Quiet = False,
) -> None:
    """Make a quiz of your own; without any option, it asks.

    Example: quizgen quiz --about treaty -n 12 --seed 7 --forms 2 -o treaties.pdf
    """
    from quizgen.cli import screen
    from quizgen.cli.quiz_output import suffix_of
    from quizgen.cli.wanted import Wanted
    from quizgen.cli.workspace import open_sound
    from quizgen.exports.protocol import Options
    from quizgen.quizzes.recipes import QuizRecipe

    check_usage(paper=paper, title=title, suffix=suffix_of(out), forms=forms, different=different)
    seed = drawn_seed(seed)
    if nothing_said(context):
        _ask(collection, seed)
        return
    wanted = Wanted(
        about, topic, subject, type_name, level, source, difficulty, as_of, unconfirmed, including, without
    )
    selected = wanted.selected(open_sound(collection))
    recipe = QuizRecipe("quiz", title, (selected.section(number),), seed, forms, paper, different=different)
    if listing:
        _list(selected, recipe)
    else:
        options = Options(font_paths=tuple(map(str, font_path or ())))
        written = _make(selected, recipe, out, options, key=key, save=save)
    if not quiet:
        each = " in each form" if different else ""
        said = "" if listing else written
        screen.say(f"{said}{selected.count()}, {number} chosen{each}, seed {seed}")


def _make(
    selected: "Selected",
    recipe: "QuizRecipe",
    out: Path | None,
    options: "Options",
    *,
    key: bool = False,
    save: str | None = None,
) -> str:
    """Draw a quiz and write it, with its recipe where that is to be saved; says which files there are now."""
    from quizgen.cli import quiz_output, quiz_saving
    from quizgen.quizzes.drawing import draw

    if save is not None:
        quiz_saving.check(save, out, selected)
    drawn, problems = draw(recipe, selected.pool)
    if not any(form.entries for form in drawn.forms):
        selected.check_any()
    contents = quiz_output.contents_of(
        drawn, problems, selected.pool, out, key=key, as_of=selected.wanted.as_of or "", options=options
    )
    saved = quiz_saving.save(recipe, save, out, selected) if save is not None else ""
    return saved + quiz_output.deliver(contents, out)


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
