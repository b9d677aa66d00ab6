"""What `quizgen study` does: a sitting, or one of the things instead of it."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

import typer

from quizgen.cli import files
from quizgen.cli.playing.terminal import INTERRUPTED, Terminal
from quizgen.cli.screen import counted, say, wrong_usage
from quizgen.cli.studying import clock, report
from quizgen.cli.studying.packing import package
from quizgen.cli.studying.session import Session
from quizgen.cli.studying.words import counts, span
from quizgen.cli.workspace import Workspace
from quizgen.items.pool import Pool
from quizgen.quizzes.decks import Born
from quizgen.quizzes.recipes import Filter
from quizgen.study import exporting
from quizgen.study.cards import Shelf
from quizgen.study.names import Names, names_of
from quizgen.study.reviewing import Review
from quizgen.study.scheduling import Memory
from quizgen.study.statistics import Begun, Statistics, forecast, summarize, topics_since
from quizgen.study.store import Store, Stored

_AHEAD = 30
"""Days of a forecast."""
EXPORTS = (".json", ".csv", ".apkg")


def check_export(path: Path) -> None:
    """A file that cannot be exported to is wrong usage."""
    if path.suffix.lower() not in EXPORTS:
        raise wrong_usage(
            f"--export cannot write {path.suffix or 'a file without a suffix'}", "use .json, .csv or .apkg"
        )


class Learner:
    """A learner with a book, and what was asked for on the command line."""

    def __init__(
        self,
        workspace: Workspace,
        store: Store,
        chosen: Filter,
        new_a_day: int,
        *,
        every_item: bool,
        unconfirmed: bool,
    ) -> None:
        self._workspace = workspace
        self._store = store
        self._chosen = chosen
        self._new_a_day = new_a_day
        self._every_item = every_item
        self._pool = Pool(workspace.collection, workspace.questions, unconfirmed=unconfirmed)
        self._now = clock.now()

    def sit(self, limit: int | None) -> None:
        """Ask until nothing is left for today, the limit is reached or the learner leaves."""
        terminal = Terminal.of_this_process()
        review = self._review()
        session = Session(terminal, review, clock.now, lambda: self._names, limit)
        outcome = session.sit()
        if outcome.answered:
            terminal.line(f"{outcome.recalled} of {outcome.answered} recalled.")
        self._say_what_is_next(terminal, review)
        if outcome.interrupted:
            raise typer.Exit(INTERRUPTED)

    def _say_what_is_next(self, terminal: Terminal, review: Review) -> None:
        now = clock.now()
        left = review.left(now)
        if left.total:
            terminal.line(f"Left for today: {counts(left)}.")
            if not (left.review or left.new) and (at := review.again_at(now)) is not None and at > now.at:
                terminal.line(f"The next card comes in {span(at - now.at)}.")
            return
        ahead = forecast(self._memories(), now, _AHEAD)
        days = [day for day, cards in enumerate(ahead) if cards]
        if not days:
            terminal.line("No card fits: widen the filters, or take more new cards with --new N.")
            return
        when = "tomorrow" if days[0] == 1 else f"in {days[0]} days"
        terminal.line(
            f"Done for today. Next: {counted(ahead[days[0]], 'card')} {when}; more new ones now: --new N."
        )

    def say_due(self, *, as_json: bool) -> None:
        """What is left for today, for a person or a prompt."""
        left = self._review().left(self._now)
        typer.echo(json.dumps(asdict(left)) if as_json else counts(left))

    def show_statistics(self, *, as_json: bool) -> None:
        """How it goes."""
        found = self._statistics()
        if as_json:
            typer.echo(json.dumps(report.statistics_row(found, self._now)))
        else:
            report.show_statistics(Terminal.of_this_process(), found, self._now)

    def show_forecast(self, *, as_json: bool) -> None:
        """How many cards come due when."""
        ahead = forecast(self._memories(), self._now, _AHEAD)
        if as_json:
            typer.echo(json.dumps(ahead))
        else:
            report.show_forecast(Terminal.of_this_process(), ahead, self._now)

    def undo(self) -> None:
        """Take back the newest answer of all."""
        taken_back = self._store.undo()
        if taken_back is None:
            say("there is no answer to take back")
        else:
            rating = taken_back.reply.rating.name.lower()
            typer.echo(
                f"taken back: {self._shelf.item_id(taken_back.note) or taken_back.note}, answered {rating}"
            )

    def suspend(self, ids: Iterable[str]) -> None:
        """Set cards aside, begun or not."""
        for id in ids:
            cards = self._cards_named(id)
            if not cards:
                raise wrong_usage(f"--suspend: no card asks {id!r}", "`quizgen items` lists what is asked")
            changed = sum(self._store.suspend(guid, note) for guid, note in cards)
            typer.echo(f"{counted(changed, 'card')} set aside; `quizgen study --resume {id}` calls back")

    def resume(self, ids: Iterable[str]) -> None:
        """Call cards back."""
        aside = {card.note: card for card in self._store.cards() if card.suspended}
        for id in ids:
            notes = [note for note in aside if id in self._shelf.names(note)]
            if not notes:
                raise wrong_usage(f"--resume: nothing of {id!r} is set aside", "--suspended lists what is")
            for note in notes:
                self._store.suspend(aside[note].guid, note, suspended=False)
            typer.echo(f"{counted(len(notes), 'card')} called back")

    def list_suspended(self) -> None:
        """What is set aside."""
        aside = [card.note for card in self._store.cards() if card.suspended]
        for note in aside:
            card = self._shelf.card(note)
            typer.echo(f"{card.item.id}: {card.item.stem}" if card else note)
        if not aside:
            say("nothing is set aside")

    def export(self, path: Path) -> None:
        """Write the whole book, whatever the filters."""
        with self._store.at_once():
            cards = list(self._store.cards())
            contents, packed = self._exported(path, cards)
        files.write_all(contents)
        answers = sum(card.answers for card in cards)
        say(f"{' and '.join(map(str, contents))}: {counted(packed, 'card')}, {counted(answers, 'answer')}")
        if path.suffix.lower() == ".apkg":
            say("Anki takes the schedule where “Import any learning progress” is ticked.")
        if packed < len(cards):
            say(
                f"{counted(len(cards) - packed, 'card')} left out, whose facts are gone: a .json has their log"
            )

    def _exported(self, path: Path, cards: list[Stored]) -> tuple[dict[Path, bytes], int]:
        """The files of an export, and how many cards are in them."""
        shelf = self._shelf_of(Filter())
        log = self._store.log()
        match path.suffix.lower():
            case ".csv":
                schedule = path.with_name(f"{path.stem}-schedule{path.suffix}")
                return {
                    path: exporting.log_csv(cards, log, shelf.item_id),
                    schedule: exporting.schedule_csv(cards, shelf.item_id),
                }, len(cards)
            case ".apkg":
                content, packed = package(self._workspace, self._pool, shelf, cards, log, self._now)
                return {path: content}, packed
            case _:
                collection = self._workspace.collection.id
                whole = exporting.whole_json(cards, log, shelf.item_id, collection, self._now.at)
                return {path: whole}, len(cards)

    @cached_property
    def _shelf(self) -> Shelf:
        return self._shelf_of(self._chosen)

    def _shelf_of(self, chosen: Filter) -> Shelf:
        decks = [part.filter for deck in self._workspace.decks for part in deck.parts]
        begun = [card.note for card in self._store.cards()]
        return Shelf(self._pool, decks, chosen, self._born(), begun, every_item=self._every_item)

    def _born(self) -> Born:
        """What the collection's decks gave to learners, whichever of them."""
        born = [self._workspace.born(deck) for deck in self._workspace.decks]
        options = {note: tokens for deck in born for note, tokens in deck.options.items()}
        return Born(options, frozenset(note for deck in born for note in deck.retired))

    def _review(self) -> Review:
        return Review(self._shelf, self._store, self._new_a_day, self._now)

    @cached_property
    def _names(self) -> Names:
        """Names that are never a slip for another."""
        return names_of(self._workspace.collection)

    def _memories(self) -> list[Memory]:
        """How the chosen cards stand, without those set aside."""
        cards = (card for card in self._store.cards() if self._shelf.topics(card.note) is not None)
        return [card.memory for card in cards if card.memory is not None and not card.suspended]

    def _cards_named(self, id: str) -> list[tuple[str, str]]:
        """Guid and note of each card that an id names, begun or next in line for its fact."""
        begun = [(card.guid, card.note) for card in self._store.cards() if id in self._shelf.names(card.note)]
        subject = id.partition("/")[0]
        known = subject in self._workspace.collection.subjects
        shelf = self._shelf_of(Filter(subjects=(subject,))) if known else self._shelf
        new = [(card.guid, card.note) for card in shelf.new() if id in shelf.names(card.note)]
        return [*begun, *new]

    def _statistics(self) -> Statistics:
        stored = list(self._store.cards())
        begun = [
            Begun(card.guid, card.memory, card.suspended, topics)
            for card in stored
            if (topics := self._shelf.topics(card.note)) is not None
        ]
        gone = sum(self._shelf.item_id(card.note) is None for card in stored)
        # What is gone from the collection was still recalled or not, unless only a part is asked for.
        of = None if self._chosen == Filter() else [card.guid for card in begun]
        days = list(self._store.days(self._now, of))
        return summarize(begun, gone, days, self._store.recalls(topics_since(self._now)), self._now)
