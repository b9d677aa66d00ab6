"""Items: questions ready to be asked, each with its answer, its proof and its sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from quizgen.problems import NOWHERE, Place


class ItemType(StrEnum):
    """The shape of an item's answer."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    NUMERIC = "numeric"
    CLOZE = "cloze"
    MATCHING = "matching"
    ORDERING = "ordering"
    RECALL = "recall"


class Level(StrEnum):
    """What an item asks of a learner (after Bloom's revised taxonomy)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer offered by a choice or a multiple item."""

    text: str
    right: bool
    because: str
    """Why it is wrong, shown as feedback; for the key, the fact it states."""
    proof: str = ""
    """What proves a distractor wrong: see `quizgen.items.proofs`. Empty for the key."""
    token: str = ""
    """Its value in a form that outlives its wording, by which a released option is found again; empty for a key
    that cannot be another one."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with what a reader needs to look it up."""

    source: str
    title: str
    author: str = ""
    publisher: str = ""
    date: str = ""
    """When the source was published, in words."""
    url: str = ""
    paragraph: int | None = None
    page: str = ""
    prints: str = ""
    seen: str = ""
    """When it was looked up, in words."""

    def __str__(self) -> str:
        """The citation in one line, as a source list prints it."""
        where = f"paragraph {self.paragraph}" if self.paragraph else page_in_words(self.page)
        seen = f"seen {self.seen}" if self.seen else ""
        return ", ".join(filter(None, (self.author, self.title, self.publisher, self.date, where, seen)))


def page_in_words(page: str, pattern: str = "p. {page}") -> str:
    """Where on paper a citation points, `""` for nowhere: a table has rows instead of pages, and says so itself."""
    return page if page.startswith("row ") or not page else pattern.format(page=page)


TRUE = "true"
FALSE = "false"
"""What the ids of true-false items end in, beside the ids of misreports."""

BESIDE = "&"
"""What tells the tokens of those that a stem names from the tokens of what is shown to answer it."""

QUOTED = "quoted"
"""What the ids of items end in that have something judged that a source says."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a source says, for a learner to judge."""

    said: str
    source: Cited
    correction: str
    """What is right instead; empty where the source is right."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose the one right option."""

    options: tuple[Option, ...]
    """In the order to show them."""
    in_order: bool = False
    """Numbers or dates, which always stand sorted; other options may be shuffled."""
    quoted: Quoted | None = None
    """What is to be judged, where the options are verdicts on what a source says."""


@dataclass(frozen=True, slots=True)
class Multiple:
    """Choose every right option, of which there may be one or more."""

    options: tuple[Option, ...]
    """In the order to show them; at least one is right and one is wrong."""


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Is the stem, a statement, right?"""

    right: bool
    because: str
    """Why the statement is wrong, and what is right; empty for a right one."""
    token: str = ""
    """The wrong answer it states, in a form that outlives its wording; empty for a right one."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Write the answer."""

    answer: str
    accepted: tuple[str, ...]
    """Every spelling that counts as right, the answer first."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """Write a number; every number between two bounds counts as right."""

    answer: str
    """The number with its unit, as print gives it."""
    number: Decimal
    low: Decimal
    high: Decimal
    """The least and the greatest number that count as right, in the same unit, both included."""
    unit: str = ""
    """The unit in words, as it stands behind the blank; empty for a bare number."""
    figures: int = 0
    """Significant figures that an answer needs; 0 where any number of them will do."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What was left out of a sentence."""

    text: str
    accepted: tuple[str, ...]
    """Every spelling that counts as right, the gap's own text first."""


@dataclass(frozen=True, slots=True)
class Cloze:
    """Fill the gaps in a sentence."""

    texts: tuple[str, ...]
    """The sentence around its gaps: one text more than there are gaps, some perhaps empty."""
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together in a matching item."""

    left: str
    right: str
    because: str
    """The fact that joins them."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Find for each entry on the left the one on the right that belongs to it."""

    pairs: tuple[Pair, ...]
    """In the order in which the left-hand side is shown."""
    offered: tuple[str, ...]
    """The right-hand side as shown: that of each pair, and others that belong to none."""
    tokens: tuple[str, ...]
    """What stands in it, in a form that outlives its wording."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry of an ordering item, with what gives it its place."""

    text: str
    value: str
    """The date or amount by which it stands where it does, shown with the answer."""


@dataclass(frozen=True, slots=True)
class Ordering:
    """Put entries in order."""

    entries: tuple[Placed, ...]
    """In the right order."""
    shown: tuple[int, ...]
    """Indices of the entries in the order to show them, which is not the right one."""
    first: str
    last: str
    """What stands at either end: "earliest" and "latest"."""
    tokens: tuple[str, ...]
    """What stands in it, in a form that outlives its wording."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Say the answer, then turn the card."""

    answers: tuple[str, ...]
    """One answer, or every member of the set that is asked for."""


Body = Choice | Multiple | TrueFalse | Typed | Numeric | Cloze | Matching | Ordering | Recall


@dataclass(frozen=True, slots=True)
class Item:
    """One question, realised."""

    id: str
    """template / subject (/ member or period) / type (/ claim): identity, whatever the wording."""
    template: str
    subject: str
    subject_name: str
    kind: str
    topics: tuple[str, ...]
    asks: tuple[str, ...]
    """Ids of the facts it asks; items whose facts intersect clash."""
    level: Level
    difficulty: float
    """Estimate between 0 (easy) and 1 (hard)."""
    stem: str
    """The question; for true-false the statement, for cloze the sentence with ____ for each gap."""
    body: Body
    explanation: str
    """A sentence or two that state what is right and why."""
    remarks: tuple[str, ...]
    """"Some sources say …": recorded misreports of the facts asked, each with its reason."""
    as_of: str
    """The day the answer was right, in words, where it can change; else empty."""
    cites: tuple[Cited, ...]
    names: tuple[str, ...] = ()
    """The subject's name in other languages, each ready to print."""
    confused_with: tuple[str, ...] = ()
    """Names of subjects it is often mixed up with."""
    beside: tuple[str, ...] = ()
    """Tokens of those that its stem names beside its subject, where others might stand in their place."""
    components: tuple[tuple[str, float], ...] = ()
    """What its difficulty is estimated from: see `quizgen.items.difficulty`."""
    place: Place = NOWHERE
    waived: tuple[str, ...] = ()
    """Codes of the checks of `quizgen.items.lint` that do not count against it."""

    @property
    def type(self) -> ItemType:
        """Its item type, told by its body."""
        return _TYPE_OF[type(self.body)]

    @property
    def options(self) -> tuple[Option, ...]:
        """What it offers to choose from; empty where the type has none."""
        return self.body.options if isinstance(self.body, Choice | Multiple) else ()

    @property
    def tokens(self) -> tuple[str, ...]:
        """Tokens of what it shows and might show otherwise, by which a released item finds it again."""
        shown: tuple[str, ...] = ()
        match self.body:
            case Choice(options) | Multiple(options):
                shown = tuple(option.token for option in options if option.token)
            case TrueFalse(token=token) if token:
                shown = (token,)
            case Matching(tokens=tokens) | Ordering(tokens=tokens):
                shown = tokens
        return (*shown, *(f"{BESIDE}{token}" for token in self.beside))

    @property
    def answers(self) -> tuple[str, ...]:
        """What counts as right; of a matching item the pairs, of an ordering item the order."""
        match self.body:
            case Choice(options) | Multiple(options):
                return tuple(o.text for o in options if o.right)
            case TrueFalse(right):
                return ("True" if right else "False",)
            case Typed(accepted=accepted):
                return accepted
            case Numeric(answer):
                return (answer,)
            case Cloze(gaps=gaps):
                return tuple(text for gap in gaps for text in gap.accepted)
            case Matching(pairs):
                return tuple(f"{pair.left} – {pair.right}" for pair in pairs)
            case Ordering(entries):
                return tuple(entry.text for entry in entries)
            case Recall(answers):
                return answers
        assert_never(self.body)


_TYPE_OF: Mapping[type, ItemType] = {
    Choice: ItemType.CHOICE,
    Multiple: ItemType.MULTIPLE,
    TrueFalse: ItemType.TRUE_FALSE,
    Typed: ItemType.TYPED,
    Numeric: ItemType.NUMERIC,
    Cloze: ItemType.CLOZE,
    Matching: ItemType.MATCHING,
    Ordering: ItemType.ORDERING,
    Recall: ItemType.RECALL,
}
