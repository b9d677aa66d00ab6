"""What an Anki package cannot hold. Each check names the line to mend and what to do about it."""

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from quizgen.exports.anki.notes import note_type_in, note_type_of
from quizgen.items.model import (
    Choice,
    Cloze,
    Item,
    ItemType,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.problems import NOWHERE, Problem, Problems, in_order
from quizgen.quizzes.model import Card, Deck

LONGEST = 20_000
"""Characters of an item. Far beyond what anyone learns from a card, far below the 2 MB of a note that
Android's database hands out in one piece."""

# Anki drops control characters, and versions up to 24 drop quotes; a colon too many joins the separator.
_UNFIT_FOR_DECK = re.compile('[\x00-\x1f\x7f"]|:::')


def refusals(deck: Deck, takes: frozenset[ItemType]) -> Problems:
    """All that keeps a deck from being an Anki package."""
    found = [*_names(deck), *_duplicates(deck)]
    for card in deck.cards:
        found += [*_type(card, takes), *_blank(card.item), *_length(card.item)]
    return in_order(found)


def _names(deck: Deck) -> Iterator[Problem]:
    for name in dict.fromkeys((deck.title, *(card.deck for card in deck.cards))):
        trimmed = any(not part or part != part.strip() for part in name.split("::"))
        if trimmed or _UNFIT_FOR_DECK.search(name) or not is_normalized("NFC", name):
            yield Problem(
                NOWHERE,
                "deck-name",
                f"Anki would change the deck name {name!r}",
                "give every part between :: a name, with no space before or after and no quotes in it",
            )


def _duplicates(deck: Deck) -> Iterator[Problem]:
    first: dict[str, Card] = {}
    for card in deck.cards:
        twin = first.setdefault(card.guid, card)
        if twin is not card:
            yield Problem(
                card.item.place,
                "duplicate-guid",
                f"the notes {twin.id} and {card.id} of the deck {deck.id} share the guid {card.guid}",
                "let the deck hold each item once, and give each an id of its own",
            )


def _type(card: Card, takes: frozenset[ItemType]) -> Iterator[Problem]:
    type_ = card.item.type
    if type_ not in takes:
        yield Problem(
            card.item.place,
            "unsupported-type",
            f"Anki cannot hold the {type_} item {card.id}",
            f"choose from the types {', '.join(sorted(takes))}",
        )
    elif note_type_in(card.id) is not note_type_of(card.item):
        yield Problem(
            card.item.place,
            "type-not-in-id",
            f"the id {card.id} does not name the type {type_}",
            f"end it in /{type_}, or in /{type_}/ and a name: a note never changes its type in Anki",
        )


def _blank(item: Item) -> Iterator[Problem]:
    match item.body:
        case Choice(options) | Multiple(options):
            needed = [item.stem, *(option.text for option in options)]
        case TrueFalse():
            needed = [item.stem]
        case Typed(answer) | Numeric(answer):
            needed = [item.stem, answer]
        case Cloze(gaps=gaps):
            needed = [item.stem, *(gap.text for gap in gaps)]
        case Matching(pairs, offered):
            needed = [item.stem, *(pair.left for pair in pairs), *offered]
        case Ordering(entries):
            needed = [item.stem, *(entry.text for entry in entries)]
        case Recall(answers):
            needed = [item.stem, *(answers or ("",))]
    if not all(text.strip() for text in needed):
        yield Problem(
            item.place,
            "blank-card",
            f"the {item.type} item {item.id} has a question, an answer or an option without words",
            "give it words, or leave the item out of the deck",
        )


def _length(item: Item) -> Iterator[Problem]:
    length = sum(map(len, _texts(item)))
    if length > LONGEST:
        yield Problem(
            item.place,
            "too-long",
            f"the item {item.id} has {length} characters; a card in Anki holds {LONGEST}",
            "shorten its question, explanation, remarks or sources",
        )


def _texts(item: Item) -> Iterator[str]:
    """All that a card says."""
    yield from (item.stem, item.explanation, item.as_of, *item.answers)
    yield from (*item.remarks, *item.names, *item.confused_with)
    for cited in item.cites:
        yield from (str(cited), cited.prints, cited.url)
    match item.body:
        case Choice(options) | Multiple(options):
            yield from (text for option in options for text in (option.text, option.because))
        case TrueFalse(because=because):
            yield because
        case Matching(pairs, offered):
            yield from (*offered, *(pair.because for pair in pairs))
        case Ordering(entries):
            yield from (entry.value for entry in entries)
        case Typed() | Numeric() | Cloze() | Recall():
            pass
