"""Subjects, facts and all that a curator says of them, as plain values.

Nothing here reads text or knows of questions; `quizgen.facts.subjects` makes these from YAML.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from quizgen.facts.dates import Date
from quizgen.facts.values import Unit, Value
from quizgen.problems import NOWHERE, Place


class ValueType(StrEnum):
    """What a property's values are made of."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"
    QUANTITY = "quantity"
    REFERENCE = "reference"
    FLAG = "flag"


class Many(StrEnum):
    """How a property holds more than one value."""

    ONE = "one"
    SET = "set"
    """Members, each of which may come and go."""
    SERIES = "series"
    """A figure for each period."""
    SUCCESSION = "succession"
    """Holders, one at a time."""


@dataclass(frozen=True, slots=True)
class Property:
    """Something that can be said of every subject of a kind."""

    id: str
    type: ValueType
    label: str
    """Noun phrase for headings and feedback: "date of signing"."""
    claim: str
    """A sentence template over `it`, `answer` and `period`."""
    many: Many = Many.ONE
    changes: bool = False
    """Its value has an as-of date; a list of as-of values, or a set that members join and leave."""
    identifying: bool = False
    """Its value tells which subject is meant, so that recall may ask for the subject."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Closed list of names: id -> text. Empty for an open list."""
    overlap: bool = False
    """Names of its closed list may hold together (oil; oil and gas), so that none proves another wrong."""
    whole: bool = False
    """Whoever lists its values lists all of them, and none can come or go (the countries of a border town)."""
    units: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    """Kinds that a reference may point at; empty for any."""
    qualifiers: Mapping[str, "Property"] = field(default_factory=dict)
    ages: int | None = None
    """Years after which its as-of value wants checking."""
    after: tuple[str, ...] = ()
    """Date properties of its kind that never lie later than it."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of subject, with the properties its subjects may have."""

    id: str
    name: str
    plural: str
    properties: Mapping[str, Property]
    born: str = ""
    """The date property that a subject of this kind begins with."""
    closed: bool = False
    """The collection has every subject of this kind that an answer could name."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Source:
    """Something that facts cite: a treaty's text, a page, a book, a document at hand."""

    id: str
    title: str
    kind: str
    author: str = ""
    publisher: str = ""
    date: Date | None = None
    url: str = ""
    seen: Date | None = None
    """The day on which a curator last looked it up."""
    paragraphs: int | None = None
    """How many non-empty lines a document at hand has."""
    sha256: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a source says so."""

    source: str
    paragraph: int | None = None
    """The n-th non-empty line of a document at hand."""
    page: str = ""
    prints: str = ""
    """The value as the source prints it."""
    seen: Date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Misreport:
    """What a source gets wrong, and why: never an answer, the best of distractors."""

    id: str
    text: str
    value: Value | None
    """The wrong value as the property's type, where it can be read as one."""
    citation: Citation
    because: str
    place: Place
    formerly: tuple[str, ...] = ()
    """Ids that it had before; items of them are items of it."""


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A plausible wrong value that the curator has ruled out, with the reason."""

    value: Value
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with everything that is recorded about it."""

    value: Value
    alternatives: tuple[Value, ...] = ()
    """Values that other good references give; each counts as right."""
    cites: tuple[Citation, ...] = ()
    misreports: tuple[Misreport, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()
    unconfirmed: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is so: subject, property, value, as-of and citations."""

    id: str
    """subject/property, with /member or /period where the property holds several."""
    subject: str
    property_id: str
    says: Statement
    part: str = ""
    """Member or period id of a set, succession or series."""
    as_of: Date | None = None
    since: Statement | None = None
    until: Statement | None = None
    qualifiers: Mapping[str, Statement] = field(default_factory=dict)
    period: Date | None = None
    formerly: tuple[str, ...] = ()

    @property
    def value(self) -> Value:
        """What it says."""
        return self.says.value

    @property
    def parts(self) -> dict[str, Statement]:
        """What it says beside its value: `since`, `until` and its qualifiers, as far as it has them."""
        if self.since is None and self.until is None and not self.qualifiers:
            return {}
        ends = {"since": self.since, "until": self.until, **self.qualifiers}
        return {id: says for id, says in ends.items() if says is not None}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement it makes, the main one first."""
        return (self.says, *self.parts.values())


@dataclass(frozen=True, slots=True)
class Extent:
    """What is known of a set, series or succession as a whole."""

    complete: Date | None = None
    """The interval for which every member is listed."""
    timeless: bool = False
    """Every member is listed and none can come or go (a treaty's parties)."""
    publisher: str = ""
    """Who publishes a series' figures."""
    cites: tuple[Citation, ...] = ()
    misreports: tuple[Misreport, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()
    """Who might be taken for a member and is none, with the reason."""
    unconfirmed: str = ""
    place: Place = NOWHERE
    """Where the interval stands; the list, where it has none."""


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A subject's name in another language."""

    language: str
    """BCP 47 code: ru, zh."""
    text: str
    latin: str = ""
    """Pinyin or another transliteration."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that facts are about."""

    id: str
    kind: str
    name: str
    short: str = ""
    article: str = ""
    plural: bool = False
    aliases: tuple[str, ...] = ()
    names: tuple[ForeignName, ...] = ()
    topics: tuple[str, ...] = ()
    prominence: int = 3
    """1 (known to specialists) to 5 (known to everybody in the field)."""
    confuse: tuple[str, ...] = ()
    continues: str = ""
    part_of: str = ""
    formerly: tuple[str, ...] = ()
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    """Per property, in the order written: as-of versions, members or periods."""
    extents: Mapping[str, Extent] = field(default_factory=dict)
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where its name, kin and the like stand, by key."""

    @property
    def called(self) -> tuple[str, ...]:
        """Every name it goes by in the collection's own language, the full one first."""
        return tuple(name for name in (self.name, self.short, *self.aliases) if name)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the cards of some subjects or facts show."""

    id: str
    file: str
    """Its name in `seeds/media/`."""
    content: bytes
    shows: str
    """What is to be seen, in words."""
    of: tuple[str, ...]
    """Ids of subjects (`aigun`) and facts (`aigun/signed`)."""
    with_question: bool
    """Whether it belongs to the question, not to the answer."""
    author: str
    licence: str
    url: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything a curator keeps about one field."""

    id: str
    title: str
    language: str
    licence: str
    units: Mapping[str, Unit]
    kinds: Mapping[str, Kind]
    sources: Mapping[str, Source]
    subjects: Mapping[str, Subject]
    unread: tuple[str, ...] = ()
    """Paths of files that could not be read to their end, so that what is missing may stand there."""
    report: str = ""
    """Where to report an error: an address on the web or of mail."""
    pictures: tuple[Picture, ...] = ()

    def property_of(self, fact: Fact) -> Property:
        """The property that a fact speaks of."""
        return self.kinds[self.subjects[fact.subject].kind].properties[fact.property_id]
