"""A deck from a recipe: one good card a fact.

Of all items that ask a fact, the first template in the collection's order and the first type in the
recipe's make its card; a card that learners already have stays, whatever comes to stand before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from quizgen.facts.model import Picture, Subject
from quizgen.items.columns import ring_hash
from quizgen.items.model import Item, ItemType
from quizgen.items.pool import Pool
from quizgen.items.templates import Template
from quizgen.items.types.tools import Slot
from quizgen.problems import Problem, Problems
from quizgen.quizzes.fitting import fitting_slots
from quizgen.quizzes.guids import guid_for
from quizgen.quizzes.model import CUSTOM, Card, Deck, Quiz
from quizgen.quizzes.recipes import DeckRecipe, Filter, Part, names_of


@dataclass(frozen=True, slots=True)
class Born:
    """Notes of a deck that learners have: by id at birth, the tokens of the distractors they were released with."""

    options: Mapping[str, tuple[str, ...]]
    retired: frozenset[str] = frozenset()
    """Ids of notes that learners had: a fact that comes back is asked by another note, if there is one."""

    def state_of(self, note_id: str) -> str:
        """Whether a note is `released`, `retired` or `new`."""
        return "released" if note_id in self.options else "retired" if note_id in self.retired else "new"


NOTHING_BORN = Born({})
_WHOLE_RING = 1 << 64


def assemble(recipe: DeckRecipe, pool: Pool, born: Born = NOTHING_BORN) -> tuple[Deck, Problems]:
    """The deck that a recipe asks for."""
    covered: set[str] = set()
    stems: set[str] = set()
    cards: list[Card] = []
    problems: list[Problem] = []
    ranked = [_ranked(part, pool, born) for part in recipe.parts]
    chosen: list[list[tuple[Item, str]]] = [[] for _ in recipe.parts]
    # What learners have comes first in every part, lest another part asks its fact otherwise.
    for state in ("released", "new", "retired"):
        for slots, found in zip(ranked, chosen, strict=True):
            found.extend(primaries(slots, pool, born, covered, stems, state))
    for part, found in zip(recipe.parts, chosen, strict=True):
        name = "::".join(filter(None, (recipe.title, part.into)))
        if not found:
            problems.append(
                Problem(
                    part.place, "too-few-items", f"nothing fits into the deck {name!r}", "widen its filters"
                )
            )
        ways_back = _ways_back(pool, part)
        for item, note_id in _introduced(found):
            guid = guid_for(pool.world.id, note_id)
            back = ways_back.get(item.asks) if item.type is ItemType.RECALL else None
            # A note that asks for its subject already has no other way round.
            back = None if back is not None and back.template == item.template else back
            cards.append(Card(note_id, guid, name, len(cards) + 1, item, back, pictures_of(item, pool)))
    deck = Deck(
        recipe.id, recipe.title, recipe.description, tuple(cards), pool.world.title, pool.world.licence,
        report=pool.world.report,
    )  # fmt: skip
    return deck, tuple(problems)


def _ranked(part: Part, pool: Pool, born: Born) -> list[tuple[Slot, str]]:
    """What a part may take, each with its note's id at birth; what makes the card of a fact comes first."""
    slots = [
        (slot, note_id_of(slot, born))
        for slot in fitting_slots(part.filter, pool)
        if may_be_a_card(slot, part.filter)
    ]
    slots.sort(key=lambda pair: (pair[0].template.position, wish(part.filter, pair[0])))
    return slots


def may_be_a_card(slot: Slot, chosen: Filter) -> bool:
    """Whether a slot may make the card of a fact."""
    # What is worked out from several facts is no card of one: a learner opts into it by a recipe that names it.
    return not slot.template.computes or slot.template.id in chosen.templates


def primaries(
    slots: Iterable[tuple[Slot, str]],
    pool: Pool,
    born: Born,
    covered: set[str],
    stems: set[str],
    state: str,
) -> Iterator[tuple[Item, str]]:
    """One item a fact, of the notes in a state: released, new or retired, with the note's id at birth.

    `covered` are the facts and `stems` the questions that have a card; both grow with what is found. No new
    card asks in the words of another.
    """
    released = state == "released"
    for slot, note_id in slots:
        facts = [fact.id for fact in slot.facts]
        if born.state_of(note_id) == state and covered.isdisjoint(facts):
            # Whatever is drawn by an item's id is drawn by that at birth: a new name moves no option.
            item = pool.make(replace(slot, id=note_id), born.options.get(note_id, ()))
            if isinstance(item, Item) and (released or item.stem not in stems):
                covered.update(facts)
                stems.add(item.stem)
                yield replace(item, id=slot.id), note_id


def _ways_back(pool: Pool, part: Part) -> dict[tuple[str, ...], Item]:
    """By the facts they ask, the recall items that ask for a subject whose value tells which one is meant."""
    if not part.reverses:
        return {}

    def asks_back(template: Template, subject: Subject) -> bool:
        return (
            template.given is not None
            and ItemType.RECALL in template.types
            and part.filter.takes_subject(subject)
        )

    found: dict[tuple[str, ...], Item] = {}
    for slot in pool.slots(asks_back):
        facts = tuple(fact.id for fact in slot.facts)
        if slot.type is ItemType.RECALL and facts not in found:
            made = pool.make(slot)
            if isinstance(made, Item) and names_of(made).isdisjoint(part.filter.without):
                found[facts] = made
    return found


def pictures_of(item: Item, pool: Pool) -> tuple[Picture, ...]:
    """The pictures that an item's card shows: those of the facts it asks and of its subject."""
    if not pool.world.pictures:
        return ()
    names = names_of(item)
    return tuple(picture for picture in pool.world.pictures if not names.isdisjoint(picture.of))


def wish(chosen: Filter, slot: Slot) -> int:
    """Where a slot's type stands among those that a filter names; what comes first is wished for most."""
    return chosen.types.index(slot.type) if chosen.types else 0


def note_id_of(slot: Slot, born: Born) -> str:
    """A note's id at birth: that of an item released under a former name, else the item's own."""
    if slot.id in born.options:
        return slot.id
    for former in _former_ids(slot):
        if former in born.options:
            return former
    return slot.id


def _former_ids(slot: Slot) -> Iterator[str]:
    fact = slot.facts[0]
    part = fact.part if slot.template.each else ""
    templates = (slot.template.id, *slot.template.formerly)
    subjects = (slot.subject.id, *slot.subject.formerly)
    parts = (part, *fact.formerly) if part else ("",)
    claims = (slot.claim, *slot.formerly)
    if len(templates) == len(subjects) == len(parts) == len(claims) == 1:
        return
    tail = slot.id.removeprefix(f"{slot.template.id}/{slot.subject.id}/{part}").removesuffix(slot.claim)
    for template, subject, former, claim in product(templates, subjects, parts, claims):
        yield f"{template}/{subject}/{former}{tail}{claim}"


def _introduced(found: Iterable[tuple[Item, str]]) -> Iterator[tuple[Item, str]]:
    """In the order in which learners meet them: easy cards first, those of one subject evenly among all as easy."""
    alike: defaultdict[tuple[float, str], list[tuple[Item, str]]] = defaultdict(list)
    for item, note_id in sorted(found, key=lambda pair: ring_hash(pair[0].id)):
        alike[round(item.difficulty, 1), item.subject].append((item, note_id))
    placed = (
        (ease, (rank + ring_hash(subject) / _WHOLE_RING) / len(siblings), pair)
        for (ease, subject), siblings in alike.items()
        for rank, pair in enumerate(siblings)
    )
    return (pair for _, _, pair in sorted(placed, key=lambda each: each[:2]))


def custom(quiz: Quiz, pool: Pool, name: str, as_of: str = "") -> Deck:
    """A quiz as a deck of its own.

    Its guids hash its own name, so that it never claims the notes of a released deck, and it never
    touches the ledger.
    """
    identity = "/".join(filter(None, (pool.world.id, f"custom:{name}", as_of)))
    items = [entry.item for entry in quiz.forms[0].entries]
    cards = tuple(
        Card(
            item.id, guid_for(identity, item.id), quiz.title, position, item, pictures=pictures_of(item, pool)
        )
        for position, item in enumerate(items, start=1)
    )
    return Deck(
        f"{CUSTOM}{name}",
        quiz.title,
        "",
        cards,
        pool.world.title,
        pool.world.licence,
        as_of,
        pool.world.report,
    )
