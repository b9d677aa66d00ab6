"""What comes next: cards on their way to being learned, cards due today, and some new ones among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from quizgen.study.cards import Card, Shelf
from quizgen.study.moment import MINUTE, Moment
from quizgen.study.scheduling import Memory, Rating, Stage, after
from quizgen.study.store import Entry, Recorded, Reply, Store, Stored, draw

AHEAD = 20 * MINUTE
"""So much too early a card on its way is asked where nothing else is left, rather than let the learner wait."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to be asked today."""

    learning: int
    review: int
    new: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.learning + self.review + self.new


class Review:
    """A learner at the cards of a shelf, by the book of what was answered before.

    Others may write in the book meanwhile: their answers are seen before the next card comes.
    """

    def __init__(self, shelf: Shelf, store: Store, new_a_day: int, now: Moment) -> None:
        self._shelf = shelf
        self._store = store
        self._new_a_day = new_a_day
        self._cards: dict[str, Stored] = {}
        self._new: list[Card] = []
        self._introducing: Iterator[Card] = iter(())
        self._version = -1
        self._turn = 0
        self._given: list[int] = []
        self._refresh(now)

    @property
    def given(self) -> int:
        """How many answers this sitting gave and did not take back."""
        return len(self._given)

    def left(self, now: Moment) -> Left:
        """What is left for today."""
        self._refresh(now)
        waiting = [memory for memory in self._memories() if memory.due < now.day_ends]
        learning = sum(memory.stage is not Stage.REVIEW for memory in waiting)
        return Left(learning, len(waiting) - learning, len(self._new))

    def next(self, now: Moment) -> Card | None:
        """The card to be asked now; None where there is none any more today."""
        self._refresh(now)
        for stored in self._in_turn(now):
            if stored is None:
                return self._new[0]
            card = self._shelf.card(stored.note)
            if card is not None:
                return card
            del self._cards[stored.guid]
        return None

    def again_at(self, now: Moment) -> int | None:
        """When the next card on its way comes, where all others are done; None where none comes today."""
        waiting = [memory.due for memory in self._memories() if memory.due < now.day_ends]
        return min(waiting, default=None)

    def outlook(self, card: Card, now: Moment) -> dict[Rating, Memory]:
        """What each rating would do to a card."""
        stored = self._stored(card)
        return {rating: after(stored.memory, rating, now, draw(stored)) for rating in Rating}

    def record(self, card: Card, reply: Reply, now: Moment) -> Recorded:
        """Put down an answer."""
        recorded = self._store.record(card.guid, card.note, reply, now)
        self._given.append(recorded.id)
        self._turn += 1
        self._reread(card)
        return recorded

    def undo(self, now: Moment) -> Entry | None:
        """Take back the last answer of this sitting; None where there is none, or its card was answered elsewhere."""
        if not self._given:
            return None
        taken_back = self._store.undo(self._given[-1])
        if taken_back is not None:
            self._given.pop()
        self._load(now)
        return taken_back

    def suspend(self, card: Card) -> None:
        """Set a card aside until it is called back."""
        self._store.suspend(card.guid, card.note)
        self._reread(card)

    def card(self, note: str) -> Card | None:
        """The card of a note."""
        return self._shelf.card(note)

    def _memories(self) -> Iterator[Memory]:
        return (stored.memory for stored in self._cards.values() if stored.memory is not None)

    def _in_turn(self, now: Moment) -> Iterator[Stored | None]:
        """What may be asked now, the best first; None stands for a new card."""
        due = [(card, card.memory) for card in self._cards.values() if card.memory is not None]
        short = sorted((m.due, c.guid, c) for c, m in due if m.stage is not Stage.REVIEW)
        # Of what is due on one day, guids, which are hashes, keep the cards of one subject apart.
        reviews = sorted(
            (now.day_of(m.due), c.guid, c) for c, m in due if m.stage is Stage.REVIEW and m.is_due(now)
        )
        yield from (card for at, _, card in short if at <= now.at)
        # New cards are spread among the reviews.
        every = 1 + -(-len(reviews) // len(self._new)) if self._new else 0
        if every and self._turn % every == every - 1:
            yield None
        yield from (card for *_, card in reviews)
        if self._new:
            yield None
        yield from (card for at, _, card in short if now.at < at <= now.at + AHEAD)

    def _refresh(self, now: Moment) -> None:
        if self._store.version != self._version:
            self._load(now)

    def _load(self, now: Moment) -> None:
        """Read what the book says now; new cards are looked for up to what the day still allows."""
        self._version = self._store.version
        stored = list(self._store.cards())
        self._shelf.begun(card.note for card in stored)
        self._cards = {
            card.guid: card
            for card in stored
            if not card.suspended and card.memory is not None and self._shelf.topics(card.note) is not None
        }
        allowed = max(0, self._new_a_day - self._store.begun_since(now.day_begins))
        self._new = list(islice(self._shelf.new(), allowed))

    def _reread(self, card: Card) -> None:
        """One card anew, for it was just written."""
        stored = self._store.card(card.guid)
        self._new = [new for new in self._new if new.guid != card.guid]
        if stored is None or stored.suspended:
            self._cards.pop(card.guid, None)
        else:
            self._cards[card.guid] = stored

    def _stored(self, card: Card) -> Stored:
        return self._store.card(card.guid) or Stored(card.guid, card.note, 0, False, None)
