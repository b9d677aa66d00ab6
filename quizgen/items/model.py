"""Items: questions ready to be asked, each with its answer, its proof and its sources."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from quizgen.problems import NOWHERE, Place


class ItemType(StrEnum):
    """The shape of an item's answer."""

    CHOICE = "choice"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    CLOZE = "cloze"
    RECALL = "recall"


class Level(StrEnum):
    """What an item asks of a learner (after Bloom's revised taxonomy)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer offered by a choice item."""

    text: str
    right: bool
    because: str
    """Why it is wrong, shown as feedback; for the key, the fact it states."""
    proof: str = ""
    """What proves a distractor wrong: see `quizgen.items.proofs`. Empty for the key."""
    token: str = ""
    """Its value in a form that outlives its wording, by which a released option is found again."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose the one right option."""

    options: tuple[Option, ...]
    """In the order to show them."""
    in_order: bool = False
    """Numbers or dates, which always stand sorted; other options may be shuffled."""


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
class Cloze:
    """Fill the gap in a sentence."""

    before: str
    gap: str
    after: str
    accepted: tuple[str, ...]
    """Every spelling that counts as right, the gap's own text first."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Say the answer, then turn the card."""

    answers: tuple[str, ...]
    """One answer, or every member of the set that is asked for."""


Body = Choice | TrueFalse | Typed | Cloze | Recall


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
        where = f"paragraph {self.paragraph}" if self.paragraph else self.page and f"p. {self.page}"
        seen = f"seen {self.seen}" if self.seen else ""
        return ", ".join(filter(None, (self.author, self.title, self.publisher, self.date, where, seen)))


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
    """The question; for true-false the statement, for cloze the sentence with ____ for its gap."""
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
    place: Place = NOWHERE
    waived: tuple[str, ...] = ()
    """Codes of the checks of `quizgen.items.lint` that do not count against it."""

    @property
    def type(self) -> ItemType:
        """Its item type, told by its body."""
        match self.body:
            case Choice():
                return ItemType.CHOICE
            case TrueFalse():
                return ItemType.TRUE_FALSE
            case Typed():
                return ItemType.TYPED
            case Cloze():
                return ItemType.CLOZE
            case Recall():
                return ItemType.RECALL
        assert_never(self.body)

    @property
    def options(self) -> tuple[Option, ...]:
        """What it offers to choose from; empty where the type has none."""
        return self.body.options if isinstance(self.body, Choice) else ()

    @property
    def tokens(self) -> tuple[str, ...]:
        """Tokens of the wrong answers it shows, by which a released item finds them again."""
        match self.body:
            case Choice(options):
                return tuple(option.token for option in options if not option.right)
            case TrueFalse(token=token) if token:
                return (token,)
        return ()

    @property
    def answers(self) -> tuple[str, ...]:
        """What counts as right."""
        match self.body:
            case Choice(options):
                return tuple(o.text for o in options if o.right)
            case TrueFalse(right):
                return ("True" if right else "False",)
            case Typed(accepted=accepted) | Cloze(accepted=accepted):
                return accepted
            case Recall(answers):
                return answers
        assert_never(self.body)
