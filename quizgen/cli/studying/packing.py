"""The learner's cards as an Anki package, with log and schedule in it."""

from collections.abc import Iterable, Iterator

from quizgen.cli.screen import refuse
from quizgen.cli.workspace import Workspace
from quizgen.exports import deck_exporter
from quizgen.exports.anki.progress import Progress, Reviewed, Standing, with_progress
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.quizzes.decks import pictures_of
from quizgen.quizzes.model import Card, Deck
from quizgen.study.cards import Shelf
from quizgen.study.moment import SECOND, Moment
from quizgen.study.scheduling import Memory
from quizgen.study.store import Entry, Stored

_DECK = "study"
"""Id of a deck that no recipe makes, so that no release knows what is missing from it."""


def package(
    workspace: Workspace, pool: Pool, shelf: Shelf, cards: Iterable[Stored], log: Iterable[Entry], now: Moment
) -> tuple[bytes, int]:
    """The package, and how many cards are in it: those whose facts the collection still has."""
    stored = list(cards)
    entries: dict[str, list[Entry]] = {card.guid: [] for card in stored}
    for entry in log:
        entries[entry.guid].append(entry)
    deck = _deck(workspace, pool, shelf, stored)
    exporter = deck_exporter(".apkg")
    refuse(exporter.check(deck))
    progress = {
        card.guid: Progress(_standing(card.memory), card.suspended, tuple(_reviews(card, entries[card.guid])))
        for card in stored
    }
    first = min((entry.at for of in entries.values() for entry in of), default=now.at)
    began = Moment(first, now.offset).day_begins // SECOND
    return with_progress(exporter.render(deck, workspace.ledger), progress, began), len(deck.cards)


def _deck(workspace: Workspace, pool: Pool, shelf: Shelf, stored: Iterable[Stored]) -> Deck:
    cards: list[Card] = []
    for begun in stored:
        found = shelf.card(begun.note)
        if found is not None:
            name, pictures = _home(workspace, found.item), pictures_of(found.item, pool)
            cards.append(Card(found.note, found.guid, name, len(cards) + 1, found.item, None, pictures))
    here = workspace.collection
    return Deck(_DECK, here.title, "", tuple(cards), here.title, here.licence, report=here.report)


def _home(workspace: Workspace, item: Item) -> str:
    """The deck that the card of an item starts in."""
    for deck in workspace.decks:
        for part in deck.parts:
            if part.filter.takes(item):
                return "::".join(filter(None, (deck.title, part.into)))
    return workspace.collection.title


def _reviews(card: Stored, entries: list[Entry]) -> Iterator[Reviewed]:
    for at, entry in enumerate(entries):
        after = _standing(entries[at + 1].before if at + 1 < len(entries) else card.memory)
        if after is not None:
            reply = entry.reply
            yield Reviewed(entry.at, int(reply.rating), reply.took, _standing(entry.before), after)


def _standing(memory: Memory | None) -> Standing | None:
    if memory is None:
        return None
    due, last = memory.due // SECOND, memory.last // SECOND
    return Standing(int(memory.stage), due, last, memory.stability, memory.difficulty)
