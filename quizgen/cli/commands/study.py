"""`quizgen study`: spaced repetition over the collection, in the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.completing import subjects, words_of
from quizgen.cli.filters import (
    About,
    CollectionFolder,
    Difficulty,
    LevelName,
    SourceId,
    SubjectId,
    Topic,
    TypeName,
    Unconfirmed,
    read_filter,
)
from quizgen.cli.quizzing.options import Without

_INSTEAD = "Instead of asking"


def study(
    about: About = None,
    topic: Topic = None,
    subject: SubjectId = None,
    type_name: TypeName = None,
    level: LevelName = None,
    source: SourceId = None,
    difficulty: Difficulty = None,
    without: Without = None,
    unconfirmed: Unconfirmed = False,
    new: Annotated[int, typer.Option("--new", min=0, max=9999, help="New cards a day.")] = 10,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="The most cards to ask now.")
    ] = None,
    every_item: Annotated[
        bool, typer.Option("--every-item", help="New cards of every item, not one card a fact.")
    ] = False,
    due: Annotated[
        bool, typer.Option("--due", help="Say what is due today.", rich_help_panel=_INSTEAD)
    ] = False,
    stats: Annotated[
        bool,
        typer.Option(
            "--stats",
            help="Show what you recalled, what you know and what lies ahead.",
            rich_help_panel=_INSTEAD,
        ),
    ] = False,
    forecast: Annotated[
        bool, typer.Option("--forecast", help="Show how many cards come due when.", rich_help_panel=_INSTEAD)
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back the last answer.", rich_help_panel=_INSTEAD)
    ] = False,
    suspend: Annotated[
        list[str] | None,
        typer.Option(
            "--suspend",
            metavar="ID",
            help="Set the cards of an item, fact or subject aside.",
            rich_help_panel=_INSTEAD,
            autocompletion=words_of(subjects),
        ),
    ] = None,
    resume: Annotated[
        list[str] | None,
        typer.Option(
            "--resume",
            metavar="ID",
            help="Call them back.",
            rich_help_panel=_INSTEAD,
            autocompletion=words_of(subjects),
        ),
    ] = None,
    suspended: Annotated[
        bool, typer.Option("--suspended", help="List what is set aside.", rich_help_panel=_INSTEAD)
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="Write log and schedule: .json, .csv or .apkg.",
            rich_help_panel=_INSTEAD,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --due, --stats and --forecast: JSON.")
    ] = False,
    book: Annotated[
        Path | None,
        typer.Option(
            "--book",
            metavar="FILE",
            dir_okay=False,
            help="Where log and schedule are kept. Default: your data folder.",
        ),
    ] = None,
    collection: CollectionFolder = None,
) -> None:
    """Review what you learned when you are about to forget it.

    One card a fact, as in Anki. Answers are judged and kept at once, so that you can leave at any time.

    Example: quizgen study --topic energy --new 5
    """
    from quizgen.cli.screen import wrong_usage
    from quizgen.cli.studying import actions
    from quizgen.cli.studying import book as books
    from quizgen.cli.workspace import open_sound

    wishes = {
        "--due": due, "--stats": stats, "--forecast": forecast, "--undo": undo, "--suspend": bool(suspend),
        "--resume": bool(resume), "--suspended": suspended, "--export": export is not None,
    }  # fmt: skip
    chosen_wishes = [name for name, wish in wishes.items() if wish]
    if len(chosen_wishes) > 1:
        raise wrong_usage(f"{' and '.join(chosen_wishes)} at once", "one thing at a time")
    if as_json and not (due or stats or forecast):
        raise wrong_usage("--json is for --due, --stats and --forecast", "add one of them")
    if export is not None:
        actions.check_export(export)
    workspace = open_sound(collection)
    chosen = read_filter(
        workspace,
        about=about, topic=topic, subject=subject, type_name=type_name, level=level, source=source, without=without,
        difficulty=difficulty,
    )  # fmt: skip
    with books.opened(book or books.path_for(workspace.collection.id)) as store:
        learner = actions.Learner(
            workspace, store, chosen, new, every_item=every_item, unconfirmed=unconfirmed
        )
        if due:
            learner.say_due(as_json=as_json)
        elif stats:
            learner.show_statistics(as_json=as_json)
        elif forecast:
            learner.show_forecast(as_json=as_json)
        elif undo:
            learner.undo()
        elif suspend:
            learner.suspend(suspend)
        elif resume:
            learner.resume(resume)
        elif suspended:
            learner.list_suspended()
        elif export is not None:
            learner.export(export)
        else:
            learner.sit(limit)
