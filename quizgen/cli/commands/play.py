"""`quizgen play`: a quiz to answer in the terminal."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.filters import (
    About,
    AsOf,
    CollectionFolder,
    Difficulty,
    LevelName,
    SourceId,
    SubjectId,
    Topic,
    TypeName,
    Unconfirmed,
)
from quizgen.cli.quizzing.options import Including, Number, Seed, Without, drawn_seed

if TYPE_CHECKING:
    from quizgen.cli.playing.saving import Saved
    from quizgen.cli.playing.session import Limits
    from quizgen.cli.quizzing.wanted import Selected
    from quizgen.cli.workspace import Workspace
    from quizgen.facts.model import Collection
    from quizgen.items.model import Item
    from quizgen.items.pool import Pool
    from quizgen.study.sitting import Sitting


def play(
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
    including: Including = None,
    without: Without = None,
    timed: Annotated[
        float | None, typer.Option("--timed", metavar="SECONDS", min=1, help="Time for each item.")
    ] = None,
    timed_total: Annotated[
        float | None, typer.Option("--timed-total", metavar="SECONDS", min=1, help="Time for all of them.")
    ] = None,
    retry_wrong: Annotated[
        bool, typer.Option("--retry-wrong", help="Ask again, at the end, what was not right.")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where you left.")] = False,
    results: Annotated[
        Path | None, typer.Option("--results", metavar="FILE", help="Write what came of it: .json or .csv.")
    ] = None,
    collection: CollectionFolder = None,
) -> None:
    """Answer a quiz here, in the terminal.

    Ctrl-C or Ctrl-D leaves; what you answered is kept.

    Example: quizgen play --topic energy -n 10
    """
    from quizgen.cli.playing.session import Limits
    from quizgen.cli.quizzing.wanted import Wanted
    from quizgen.cli.workspace import open_sound

    _check_results(results)
    workspace = open_sound(collection)
    if resume:
        _resume(workspace, results)
        return
    wanted = Wanted(
        about, topic, subject, type_name, level, source, difficulty, as_of, unconfirmed, including, without
    )
    limits = Limits(timed, timed_total)
    start(wanted.selected(workspace), number, drawn_seed(seed), limits, results, retry=retry_wrong)


def start(
    selected: "Selected",
    number: int,
    seed: int,
    limits: "Limits | None" = None,
    results: Path | None = None,
    *,
    retry: bool = False,
) -> None:
    """Play so many of the items that are wanted."""
    from quizgen.cli.playing.saving import Saved, saved_items
    from quizgen.cli.playing.session import Limits
    from quizgen.cli.playing.terminal import Terminal
    from quizgen.study.sitting import Sitting

    collection = selected.workspace.collection
    sitting = Sitting(selected.drawn(number, seed), again=retry)
    saved = Saved(
        collection.id,
        saved_items(sitting.items),
        again=retry,
        limits=limits or Limits(),
        as_of=selected.wanted.as_of,
        unconfirmed=selected.wanted.unconfirmed,
        seed=seed,
        results=str(results.absolute()) if results else "",
    )
    if _file(collection).exists():
        waits = "A sitting waits: `quizgen play --resume`. The first answer here takes its place."
        Terminal.of_this_process().line(waits)
    _play(sitting, saved, collection)


def _play(sitting: "Sitting", saved: "Saved", collection: "Collection") -> None:
    """Ask what is left of a sitting, and keep it in its file until it is done."""
    from quizgen.cli import files
    from quizgen.cli.playing import feedback
    from quizgen.cli.playing.session import go_through
    from quizgen.cli.playing.terminal import Left, Terminal, status_of
    from quizgen.cli.screen import say
    from quizgen.study.names import names_of

    file = _file(collection)
    latest = sitting

    def keep(answered: "Sitting") -> None:
        nonlocal latest
        latest = answered
        files.write_all({file: saved.with_answers(answered).to_json()})

    terminal = Terminal.of_this_process()
    try:
        go_through(terminal, sitting, saved.limits, cache(lambda: names_of(collection)), keep)
    except (Left, KeyboardInterrupt) as left:
        if not latest.given:
            say("Nothing answered, nothing kept.")
        else:
            feedback.show_result(terminal, latest)
            terminal.line(f"Kept after {len(latest.given)} of {len(latest.queue)}.")
            terminal.line("To go on: quizgen play --resume")
        raise typer.Exit(status_of(left)) from None
    feedback.show_result(terminal, latest)
    if saved.results:
        _write_results(latest, saved)
    file.unlink(missing_ok=True)


def _write_results(sitting: "Sitting", saved: "Saved") -> None:
    from quizgen.cli import files
    from quizgen.cli.playing.results import FORMATS
    from quizgen.cli.screen import say

    out = Path(saved.results)
    about = {
        "collection": saved.collection,
        "seed": saved.seed,
        "ended": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    files.write_all({out: FORMATS[out.suffix.lower()](sitting, about)})
    say(f"{out}: {len(sitting.given)} answers")


def _check_results(out: Path | None) -> None:
    """A file that cannot be written is told before the first question, not after the last."""
    if out is None:
        return
    from quizgen.cli.playing.results import FORMATS
    from quizgen.cli.screen import wrong_usage

    if out.suffix.lower() not in FORMATS:
        raise wrong_usage(f"results cannot be written to {out}", f"end its name in {' or '.join(FORMATS)}")
    folder = out.absolute().parent
    if out.is_dir() or not folder.is_dir() or not os.access(out if out.exists() else folder, os.W_OK):
        raise wrong_usage(
            f"results cannot be written to {out}", "name a file in a folder that you can write to"
        )


def _resume(workspace: "Workspace", results: Path | None) -> None:
    """Go on with what was kept of a sitting at this collection; wrong usage where there is none to go on with."""
    from quizgen.cli.filters import read_day
    from quizgen.cli.playing.saving import UnusableError, from_json
    from quizgen.cli.screen import wrong_usage
    from quizgen.items.pool import Pool
    from quizgen.study.names import names_of

    here = workspace.collection
    file = _file(here)
    if not file.is_file():
        elsewhere = any(file.parent.glob("*.json"))
        hint = (
            "one waits in another collection: name its folder with --collection"
            if elsewhere
            else "start one: quizgen play"
        )
        raise wrong_usage(f"no sitting waits in the collection {here.id!r}", hint)
    try:
        saved = from_json(file.read_bytes())
        if saved.collection != here.id:
            raise UnusableError(f"it is of the collection {saved.collection!r}, and this is {here.id!r}")
        pool = Pool(here, workspace.questions, day=read_day(saved.as_of), unconfirmed=saved.unconfirmed)
        sitting = saved.sitting(_items(pool, [id for id, _ in saved.items]), names_of(here))
    except UnusableError as error:
        raise wrong_usage(
            f"{file} cannot be gone on with: {error}", "start a new one: quizgen play"
        ) from None
    _play(sitting, replace(saved, results=str(results.absolute())) if results else saved, here)


def _items(pool: "Pool", ids: Sequence[str]) -> "dict[str, Item]":
    """Items by their ids, as the collection makes them now."""
    from quizgen.items.model import Item

    wanted = frozenset(ids)
    questions = {
        (template, subject) for template, subject, *_ in (id.split("/") for id in wanted if "/" in id)
    }
    slots = (slot for template, subject in sorted(questions) for slot in pool.slots_about(template, subject))
    made = (pool.make(slot) for slot in slots if slot.id in wanted)
    found = {item.id: item for item in made if isinstance(item, Item)}
    return found | {item.id: item for item in pool.written if item.id in wanted}


def _file(collection: "Collection") -> Path:
    """Where a sitting at a collection is kept."""
    from platformdirs import user_state_path

    from quizgen.cli.playing.saving import state_file

    return state_file(user_state_path("quizgen", appauthor=False), collection.id)
