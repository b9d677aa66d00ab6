"""The cards that a learner may study: one a fact, the same as in Anki.

What is begun stays, under whatever name it goes since. A fact that no begun card asks gets the card that the
collection's decks would make of it. Finding out what there is takes a fraction of a second, for items are made
only when they are asked.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.items.columns import ring_hash
from quizgen.items.model import Item, ItemType
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot
from quizgen.quizzes.decks import Born, may_be_a_card, note_id_of, primaries, wish
from quizgen.quizzes.guids import guid_for
from quizgen.quizzes.recipes import Filter, names_of

ANY_CARD = Filter(
    types=(
        ItemType.TYPED, ItemType.NUMERIC, ItemType.RECALL, ItemType.CLOZE, ItemType.CHOICE, ItemType.MULTIPLE,
        ItemType.TRUE_FALSE,
    )
)  # fmt: skip
"""What makes the card of a fact where the collection has no deck: to produce an answer teaches more than to choose."""


@dataclass(frozen=True, slots=True)
class Card:
    """An item as one learner knows it."""

    guid: str
    """What it is known by, here and in Anki."""
    note: str
    """Its note's id at birth."""
    item: Item


class Shelf:
    """The cards of a collection that pass a filter."""

    def __init__(
        self,
        pool: Pool,
        decks: Sequence[Filter],
        chosen: Filter,
        born: Born,
        begun: Iterable[str],
        *,
        every_item: bool = False,
    ) -> None:
        """`decks` pick the cards that may be begun, `chosen` is what the learner asks for.

        `born` are the notes of released decks, `begun` the ids at birth of the notes that the learner has begun.
        With `every_item`, each item is a card of its own.
        """
        self._pool = pool
        self._chosen = chosen
        self._every_item = every_item
        begun = frozenset(begun)
        self._born = Born({**dict.fromkeys(begun, ()), **born.options}, born.retired)
        self._parts = tuple(
            replace(part, types=chosen.types or part.types) for part in (decks or (ANY_CARD,))
        )
        self._written = {item.id: item for item in pool.written}
        self._slots: dict[str, Slot] = {}
        self._of_subject: dict[str, list[str]] = {}
        for slot in pool.slots():
            note = note_id_of(slot, self._born)
            if self._slots.setdefault(note, slot) is slot:
                self._of_subject.setdefault(slot.subject.id, []).append(note)
        self.begun(begun)

    def begun(self, notes: Iterable[str]) -> None:
        """Take note of all that the learner has begun by now: a fact that has a card gets no other."""
        self._begun = frozenset(notes)
        self._covered: dict[str, set[str]] = {}
        self._of_template: dict[str, list[str]] = {}
        self._stems: dict[str, set[str]] = {}
        for note in sorted(self._begun):
            slot = self._slots.get(note)
            if slot is not None:
                self._covered.setdefault(slot.subject.id, set()).update(fact.id for fact in slot.facts)
                self._of_template.setdefault(slot.template.id, []).append(note)
        self._met = Counter(self._slots[note].subject.id for note in self._begun if note in self._slots)

    def topics(self, note: str) -> tuple[str, ...] | None:
        """The topics of a note's subject; None where its fact is gone, or the learner did not ask for it."""
        slot = self._slots.get(note)
        found = slot or self._written.get(note)
        if found is None or not self._chosen.takes(found):
            return None
        if self._chosen.difficulty is not None and self.card(note) is None:
            return None
        return slot.subject.topics if slot is not None else self._written[note].topics

    def card(self, note: str) -> Card | None:
        """The card of a note; None where its fact is gone, or the learner did not ask for it."""
        found = self._slots.get(note) or self._written.get(note)
        if found is None or not self._chosen.takes(found):
            return None
        card = self._card(note)
        return card if card is not None and self._chosen.takes_estimate(card.item) else None

    def _card(self, note: str) -> Card | None:
        slot = self._slots.get(note)
        if slot is None:
            item = self._written.get(note)
        else:
            # Whatever is drawn by an item's id is drawn by that at birth: a new name moves no option.
            made = self._pool.make(replace(slot, id=note), self._born.options.get(note, ()))
            item = replace(made, id=slot.id) if isinstance(made, Item) else None
        return self._bound(note, item) if item is not None else None

    def item_id(self, note: str) -> str | None:
        """The id that a note's item goes by now; None where its fact is gone."""
        slot = self._slots.get(note)
        return slot.id if slot is not None else note if note in self._written else None

    def names(self, note: str) -> frozenset[str]:
        """Every id by which the card of a note can be named: those of its item, template, subject and facts."""
        found = self._slots.get(note) or self._written.get(note)
        return names_of(found) | {note} if found is not None else frozenset({note})

    def new(self) -> Iterator[Card]:
        """Cards that are not begun, in the order to begin them.

        Subjects take turns, those that the learner has met least first, and of those the best known.
        """
        queue = [
            (self._met[id], -subject.prominence, ring_hash(id), id)
            for id in self._of_subject
            if self._chosen.takes_subject(subject := self._pool.world.subjects[id])
        ]
        heapq.heapify(queue)
        waiting: dict[str, Iterator[tuple[Item, str]]] = {}
        while queue:
            met, rank, drawn, id = heapq.heappop(queue)
            if id not in waiting:
                waiting[id] = self._every(id) if self._every_item else self._one_a_fact(id)
            for item, note in waiting[id]:
                if self._chosen.takes(item):
                    yield self._bound(note, item)
                    heapq.heappush(queue, (met + 1, rank, drawn, id))
                    break
        if self._every_item:
            for item in self._written.values():
                if self._chosen.takes(item) and item.id not in self._begun:
                    yield self._bound(item.id, item)

    def _one_a_fact(self, subject: str) -> Iterator[tuple[Item, str]]:
        """One card for each fact of a subject that has none, as decks pick them."""
        covered = self._covered.setdefault(subject, set())
        ranked = [self._ranked(subject, part) for part in self._parts]
        templates = {slot.template.id for slots in ranked for slot, _ in slots}
        stems = {stem for template in sorted(templates) for stem in self._stems_of(template)}
        for state in ("released", "new", "retired"):
            for slots in ranked:
                for item, note in primaries(slots, self._pool, self._born, covered, stems, state):
                    self._stems_of(item.template).add(item.stem)
                    yield item, note

    def _stems_of(self, template: str) -> set[str]:
        """The questions that begun cards ask in the words of a template."""
        if template not in self._stems:
            cards = map(self._card, self._of_template.get(template, ()))
            self._stems[template] = {card.item.stem for card in cards if card}
        return self._stems[template]

    def _ranked(self, subject: str, part: Filter) -> list[tuple[Slot, str]]:
        slots = ((self._slots[note], note) for note in self._of_subject[subject])
        found = [
            (slot, note)
            for slot, note in slots
            if part.takes(slot) and self._chosen.takes(slot) and may_be_a_card(slot, part)
        ]
        return sorted(found, key=lambda pair: (pair[0].template.position, wish(part, pair[0])))

    def _every(self, subject: str) -> Iterator[tuple[Item, str]]:
        for note in self._of_subject[subject]:
            if note not in self._begun and (card := self.card(note)):
                yield card.item, note

    def _bound(self, note: str, item: Item) -> Card:
        return Card(guid_for(self._pool.world.id, note), note, item)
