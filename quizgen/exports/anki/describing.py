"""What a deck says of itself on its own page in Anki: what is in it, which version, whose, and where to turn."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from quizgen.exports.anki.markup import escaped
from quizgen.quizzes.model import Deck
from quizgen.releases.model import Ledger


def description(deck: Deck, ledger: Ledger, *, draft: bool) -> str:
    """The HTML of a deck's description; `draft` where it holds what no release has."""
    return "".join(f"<p>{escaped(text)}</p>" for text in _paragraphs(deck, ledger, draft) if text)


def _paragraphs(deck: Deck, ledger: Ledger, draft: bool) -> Iterator[str]:
    yield deck.description
    yield _contents(deck)
    yield f"As of {deck.as_of}." if deck.as_of else ""
    if not deck.is_custom:
        yield _version(deck, ledger, draft)
    yield " · ".join(filter(None, (deck.collection, deck.licence)))
    report = f"write to {deck.report}" if deck.report else "tell whoever gave you this deck"
    yield f"Found an error? Every card names its sources. Note its Id, a field that Browse shows, and {report}."


def _contents(deck: Deck) -> str:
    """How many notes there are, and in which decks inside it."""
    count = f"{len(deck.cards)} {'note' if len(deck.cards) == 1 else 'notes'}"
    parts = Counter(card.deck.removeprefix(deck.title).removeprefix("::") for card in deck.cards)
    named = (f"{name} ({number})" for name, number in parts.items() if name)
    return f"{count}: {', '.join(named)}." if any(parts) else f"{count}."


def _version(deck: Deck, ledger: Ledger, draft: bool) -> str:
    """The day of the last release, in UTC, in figures that every learner can compare."""
    changes = [note.changed_at for note in ledger.by_guid.values() if note.deck == deck.id]
    if not changes:
        return "Version: a draft before the first release."
    day = datetime.fromtimestamp(max(changes), UTC).date().isoformat()
    return f"Version: a draft after {day}." if draft else f"Version {day}."
