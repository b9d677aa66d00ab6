"""From a card of a deck to the note that Anki keeps: its note type, fields, tags and digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from quizgen.exports.anki.fields import fields_of, media_name, pictures, reverse_of
from quizgen.exports.anki.markup import escaped
from quizgen.exports.anki.note_types import ACTIVE, NOTE_TYPES, SOURCE_CHECK, NoteType
from quizgen.exports.anki.tags import tags_of
from quizgen.items.model import QUOTED, Choice, Item, ItemType
from quizgen.quizzes.model import Card
from quizgen.releases.hashes import field_hashes
from quizgen.releases.history import Tombstone

RETIRED = "Retired: a newer release of this deck no longer has this note. Tools → Empty Cards removes it."
RETIRED_TAGS = ("quizgen::retired",)

_TYPES = {str(type_): type_ for type_ in ItemType}


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A note ready to be written."""

    guid: str
    note_type: NoteType
    fields: tuple[str, ...]
    """HTML, in the order of the note type's fields."""
    tags: tuple[str, ...]
    deck: str
    """Full name of the deck its cards start in."""
    position: int
    """Order in which its cards are introduced, from 1."""
    media: tuple[tuple[str, bytes], ...] = ()
    """Names and contents of the files that its fields show."""

    @property
    def digest(self) -> str:
        """Hash of all that an update would bring: note type, fields and tags, not deck or position."""
        content = "\x1e".join((str(self.note_type.id), "\x1f".join(self.fields), " ".join(self.tags)))
        return blake2b(content.encode(), digest_size=12).hexdigest()

    @property
    def cards(self) -> tuple[int, ...]:
        """Ordinals of the cards that Anki makes of it."""
        return self.note_type.cards(self.fields)


def compose(card: Card) -> AnkiNote:
    """The note that holds a card's item."""
    item = card.item
    content = {**fields_of(item), **pictures(card.pictures), "Id": escaped(card.id), ACTIVE: "1"}
    if card.reverse is not None:
        content |= reverse_of(card.reverse)
    note_type = note_type_of(item)
    fields = in_order(note_type, content)
    media = tuple((media_name(picture), picture.content) for picture in card.pictures)
    return AnkiNote(card.guid, note_type, fields, tags_of(item), card.deck, card.position, media)


def tombstone(tomb: Tombstone, deck: str) -> AnkiNote | None:
    """The note that takes a retired note's place, or none where its id does not tell its type.

    It has no gate and no deletion, so a learner who has the note is offered to remove its cards, and all
    other cards and reviews stay as they are. It brings no card of its own. Measured with Anki 23.12.1,
    25.9.5 and 26.9.3: to a learner who never had the note, a card with an empty front would come up for
    study at once, suspended or not, for imports wake suspended cards. Without a card the note is out of
    sight, until Check Database gives it an empty card, which Empty Cards then removes along with it.
    """
    note_type = note_type_in(tomb.id)
    if note_type is None:
        return None
    fields = in_order(note_type, {"Question": RETIRED, "Id": escaped(tomb.id)})
    return AnkiNote(tomb.guid, note_type, fields, RETIRED_TAGS, deck, 0)


def note_type_of(item: Item) -> NoteType:
    """The note type that holds an item."""
    is_quoted = isinstance(item.body, Choice) and item.body.quoted is not None
    return SOURCE_CHECK if is_quoted else NOTE_TYPES[item.type]


def note_type_in(note: str) -> NoteType | None:
    """The note type that a note's id tells: template/subject(/member)/type(/claim)."""
    *_, before, last = ("", "", *note.split("/")[1:])
    if last == QUOTED and before == ItemType.CHOICE:
        return SOURCE_CHECK
    return next((NOTE_TYPES[_TYPES[name]] for name in (last, before) if name in _TYPES), None)


def in_order(note_type: NoteType, content: Mapping[str, str]) -> tuple[str, ...]:
    """The fields of a note from its content by name, with the hashes of all of them in the last."""
    fields = [content.get(name, "") for name in note_type.field_names[:-1]]
    return (*fields, field_hashes(note_type.hashed, fields))
