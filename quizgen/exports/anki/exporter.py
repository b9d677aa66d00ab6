"""An Anki package of a deck: what it cannot hold, what a release puts down, and its bytes."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

import genanki

from quizgen.exports.anki import package
from quizgen.exports.anki.describing import description
from quizgen.exports.anki.models import model
from quizgen.exports.anki.note_types import NOTE_TYPES
from quizgen.exports.anki.notes import AnkiNote, compose, tombstone
from quizgen.exports.anki.refusals import refusals
from quizgen.problems import Problems
from quizgen.quizzes.model import Deck
from quizgen.releases.history import Draft, DraftDeck, History
from quizgen.releases.model import Ledger

_FIRST_CREATION = 1_577_836_800_000
"""Milliseconds since 1970: the start of 2020. Ids are times of creation, and Anki takes a time still to
come for damage."""
_YEARS_OF_IDS = 1 << 37
"""Ids start somewhere in the four years after, so that those of two decks seldom meet."""


class AnkiExporter:
    """Turns a deck into an Anki package that learners import once and update ever after."""

    name = "Anki"
    suffix = ".apkg"
    takes = frozenset(NOTE_TYPES)

    def check(self, deck: Deck) -> Problems:
        """What an Anki package cannot hold, card by card."""
        return refusals(deck, self.takes)

    def render(self, deck: Deck, ledger: Ledger) -> bytes:
        """The package's content: the deck's notes, dated by the ledger, and its tombstones.

        The deck must have passed `check`, here and in `quizgen.releases.history`.
        """
        history = History(ledger)
        notes = list(map(compose, deck.cards))
        stamps = [history.stamp(note.guid, note.digest) for note in notes]
        said = description(deck, ledger, draft=history.unreleased in stamps)
        decks = _decks(deck.title, said, (note.deck for note in notes))
        for note, stamp in zip(notes, stamps, strict=True):
            _add(decks[note.deck], note, stamp)
        for tomb in history.tombstones(deck.id, {note.guid for note in notes}):
            if stone := tombstone(tomb, deck.title):
                _add(decks[deck.title], stone, tomb.changed_at)
        media = {name: content for note in notes for name, content in note.media}
        return package.write(tuple(decks.values()), _stable_id("notes", deck.id), media)


def drafts(deck: Deck) -> DraftDeck:
    """What a release of a deck would put down in the ledger, note by note."""
    return DraftDeck(deck.id, {draft.guid: draft for draft in _drafts(deck)})


def _drafts(deck: Deck) -> Iterator[Draft]:
    for card in deck.cards:
        yield Draft(card.guid, card.id, compose(card).digest, card.item.tokens, card.deck)


def _add(deck: genanki.Deck, note: AnkiNote, changed_at: int) -> None:
    deck.add_note(
        package.StampedNote(
            model(note.note_type),
            note.fields,
            note.tags,
            note.guid,
            note.position,
            changed_at,
            note.cards,
        )
    )


def _decks(title: str, said: str, names: Iterable[str]) -> dict[str, genanki.Deck]:
    """A genanki deck for each name and for all that it is nested in; the outermost has the description."""
    every = {title} | {above for name in set(names) for above in _lineage(name)}
    return {
        name: genanki.Deck(_stable_id("deck", name), name, said if name == title else "")
        for name in sorted(every)
    }


def _lineage(name: str) -> Iterator[str]:
    parts = name.split("::")
    return ("::".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _stable_id(sort: str, name: str) -> int:
    number = int.from_bytes(blake2b(f"{sort}\0{name}".encode(), digest_size=8).digest())
    return _FIRST_CREATION + number % _YEARS_OF_IDS
