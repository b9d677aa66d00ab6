"""Filters, the same on every command that picks facts or items."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.completing import kinds, levels, sources, subjects, topics, types, words_of

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.facts.dates import Date
    from quizgen.quizzes.recipes import Filter, Range

_PANEL = "Filters"

CollectionFolder = Annotated[
    Path | None,
    typer.Option(
        "--collection", metavar="DIR", help="Folder with seeds/ and decks/. Default: the nearest, or ours."
    ),
]
About = Annotated[
    list[str] | None,
    typer.Option(
        "--about",
        metavar="KIND",
        help="treaty, pipeline …",
        rich_help_panel=_PANEL,
        autocompletion=words_of(kinds),
    ),
]
Topic = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        metavar="TAG",
        help="energy, borders …",
        rich_help_panel=_PANEL,
        autocompletion=words_of(topics),
    ),
]
SubjectId = Annotated[
    list[str] | None,
    typer.Option(
        "--subject",
        metavar="ID",
        help="sco, treaty-of-nerchinsk …",
        rich_help_panel=_PANEL,
        autocompletion=words_of(subjects),
    ),
]
TypeName = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help="choice, typed …",
        rich_help_panel=_PANEL,
        autocompletion=words_of(types),
    ),
]
LevelName = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="remember, understand …",
        rich_help_panel=_PANEL,
        autocompletion=words_of(levels),
    ),
]
SourceId = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="ID",
        help="What it cites.",
        rich_help_panel=_PANEL,
        autocompletion=words_of(sources),
    ),
]
Difficulty = Annotated[
    str | None,
    typer.Option("--difficulty", metavar="RANGE", help="Estimates: 0.3..0.6, ..0.5.", rich_help_panel=_PANEL),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The world at a day: 2015-12-31.", rich_help_panel=_PANEL),
]
FontPaths = Annotated[
    list[Path] | None,
    typer.Option(
        "--font-path",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Folder with fonts for a PDF, say for Chinese.",
    ),
]
Unconfirmed = Annotated[
    bool, typer.Option("--unconfirmed", help="Take unconfirmed facts too.", rich_help_panel=_PANEL)
]


def read_day(text: str | None, option: str = "--as-of") -> "Date | None":
    """The day, month or year of an option."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.facts.dates import Grain, parse

    if text is None:
        return None
    try:
        day = parse(text)
    except ValueError as error:
        raise wrong_usage(f"{option}: {error}") from None
    if day.grain is Grain.RANGE:
        raise wrong_usage(f"{option}: {text} is a range", "write one day, month or year: 2015-12-31")
    return day


def read_difficulty(text: str | None) -> "Range | None":
    """The range of `--difficulty`."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.quizzes.recipes.ranges import parse

    if text is None:
        return None
    try:
        found = parse(text)
    except ValueError as error:
        raise wrong_usage(f"--difficulty: {error}", "write 0.3..0.6, 0.3.. or ..0.6") from None
    if found.least > 1:
        raise wrong_usage(f"--difficulty is {found}", "estimates lie between 0 and 1")
    return found


def check_ids(workspace: "Workspace", option: str, ids: list[str] | None) -> None:
    """An id of nothing is wrong usage."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.quizzes.naming import Names

    if not ids:
        return
    names = Names(workspace.collection, workspace.questions)
    for id in ids:
        if id not in names:
            raise wrong_usage(f"{option}: nothing is called {id!r}", names.nearest(id))


def read_filter(
    workspace: "Workspace",
    *,
    about: list[str] | None = None,
    topic: list[str] | None = None,
    subject: list[str] | None = None,
    type_name: list[str] | None = None,
    level: list[str] | None = None,
    source: list[str] | None = None,
    without: list[str] | None = None,
    difficulty: str | None = None,
) -> "Filter":
    """The filter that a command line asks for; an unknown word is wrong usage."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.items.model import ItemType, Level
    from quizgen.problems import did_you_mean
    from quizgen.quizzes.recipes import Filter

    collection = workspace.collection
    topics = {tag for found in collection.subjects.values() for tag in found.topics}
    for option, words, known in (
        ("--about", about, collection.kinds),
        ("--topic", topic, topics),
        ("--subject", subject, collection.subjects),
        ("--type", type_name, tuple(ItemType)),
        ("--level", level, tuple(Level)),
        ("--source", source, collection.sources),
    ):
        for word in words or ():
            if word not in known:
                raise wrong_usage(f"{option} has no {word!r}", did_you_mean(word, known))
    check_ids(workspace, "--without", without)
    return Filter(
        tuple(about or ()),
        tuple(topic or ()),
        tuple(subject or ()),
        tuple(ItemType(word) for word in type_name or ()),
        tuple(Level(word) for word in level or ()),
        tuple(source or ()),
        (),
        tuple(without or ()),
        read_difficulty(difficulty),
    )
