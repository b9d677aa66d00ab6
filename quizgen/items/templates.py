"""Question templates from `seeds/questions/*.yaml`: what to ask of every subject of a kind.

`asks` is a path to what is asked, so that the engine can compare, round and judge it:

- `signed`, `signed.year`: a property with one value, or a coarser grain of it;
- `members` with `each: members`: one member of a set (or one figure of a series, with its `period`);
- `members.since`, `members.since.year` with `each: members`: when a member joined;
- `shareholders.share` with `each: shareholders`: a qualifier of a member;
- `members` without `each`: the whole list;
- `members.count`: how many there are;
- `subject` with `given: operator`: which subject has that value.

A template that says `computes: order` names a function (see `quizgen.items.computing`) and gives it a path with
`of: signed`, some a second one with `then:`.
"""

from dataclasses import dataclass

from quizgen.items.language import Sentence
from quizgen.items.model import ItemType, Level
from quizgen.problems import Place

GRAINS = ("year", "month", "day")
SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Path:
    """What is asked, along a property of the subject."""

    property: str
    part: str = ""
    """`since`, `until`, `count` or a qualifier's id."""
    grain: str = ""
    """Coarser grain of a date; empty for the date as it is known."""


@dataclass(frozen=True, slots=True)
class Template:
    """A question to ask of every subject of its kinds."""

    id: str
    about: tuple[str, ...]
    asks: Path | None
    """What is asked, or what is computed with; None where the subject itself is asked for."""
    given: Path | None
    """What is told instead, where the subject is asked for."""
    each: bool
    """One item a member or period."""
    stem: Sentence
    claim: Sentence | None
    explanation: Sentence | None
    types: tuple[ItemType, ...]
    level: Level
    options: int | None
    """How many options or entries an item shows; None for the default."""
    formerly: tuple[str, ...]
    position: int
    """Place in the collection's order of templates; earlier ones make the primary cards."""
    place: Place
    without: frozenset[str] = frozenset()
    """Subjects of its kinds that it would ask wrongly."""
    computes: str = ""
    """The function that makes its items; empty for a plain question."""
    then: Path | None = None
    """The second path of a function that takes two."""
    gaps: tuple[str, ...] = ()
    """Properties with one value that a cloze leaves out as well."""

    @property
    def path(self) -> Path:
        """The property it turns on, whichever way it asks; of a function without a path, one that no subject has."""
        return self.asks or self.given or Path("")
