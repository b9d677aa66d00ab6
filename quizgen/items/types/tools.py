"""What every item type works with."""

from dataclasses import dataclass

from quizgen.facts.model import Fact, Subject, ValueType
from quizgen.facts.values import Name, Text
from quizgen.items import lint
from quizgen.items.asking import Asked, Ground
from quizgen.items.claims import Claims, render
from quizgen.items.distractors import Distractors
from quizgen.items.feedback import Feedback
from quizgen.items.levels import level_of, steps_of
from quizgen.items.model import FALSE, TRUE, ItemType, Level
from quizgen.items.proofs import Judge
from quizgen.items.rendering import NeedError
from quizgen.items.spellings import Spellings
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.wording import Printer

_WEIGHING = level_of(steps_of(is_reverse=False, counts=False, weighs_an_error=True), 1)
"""The level of an item that states what a source gets wrong."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one item: what would be asked, before it is made."""

    id: str
    template: Template
    subject: Subject
    facts: tuple[Fact, ...]
    type: ItemType
    claim: str = ""
    """For true-false: `true`, `false`, or the id of the misreport it states."""
    formerly: tuple[str, ...] = ()
    """What its claim was called before."""
    keep: tuple[str, ...] = ()
    """Tokens of the options it was released with, to be kept while they are still proven."""
    part: str = ""
    """For a computed question: which of its function's questions about the subject it is."""

    @property
    def level(self) -> Level:
        """What it asks of a learner: to judge what a source gets wrong is more than to remember."""
        if self.template.level is Level.REMEMBER and self.claim not in ("", TRUE, FALSE):
            return _WEIGHING
        return self.template.level


def levels_of(template: Template) -> frozenset[Level]:
    """What the items of a template may ask of a learner; see `Slot.level`."""
    if template.level is Level.REMEMBER and ItemType.TRUE_FALSE in template.types:
        return frozenset({Level.REMEMBER, _WEIGHING})
    return frozenset({template.level})


@dataclass(frozen=True, slots=True)
class Tools:
    """The engine's parts that item types call on."""

    printer: Printer
    distractors: Distractors
    feedback: Feedback
    spellings: Spellings
    judge: Judge
    claims: Claims
    lint: lint.Context
    """What the rules of item writing need to know of the collection."""


def is_reverse(asked: Asked) -> bool:
    """Whether the subject is asked for."""
    return asked.ground is Ground.SUBJECTS


def why_not_open(asked: Asked, tools: Tools, type_: ItemType, *, identifying: bool, closed_kind: bool) -> str:
    """Why a question cannot be asked without options; empty where it can.

    Without options, whatever is right must be the only thing that is right: one member of a list is
    not, nor is a subject that shares the given value with another.
    """
    if asked.ground is Ground.WHOLE_LIST and not asked.lists_all:
        # "Who signed it for China?" tells members apart by a qualifier, where no other member shares it.
        shown = tools.claims.of(asked) if type_ is ItemType.CLOZE else asked.template.stem
        if shown is None or not tools.judge.is_only_member(asked, shown.tells):
            return "a list has other members that would be right as well"
    if any(value not in asked.right for value in asked.also):
        return (
            "the member came more than once"
            if asked.template.each
            else "it changed in the time that is named"
        )
    if is_reverse(asked):
        if not (identifying or closed_kind):
            return "other subjects may have that value as well"
        if not tools.judge.is_unique(asked):
            return "another subject has, or may have, that value as well"
    return ""


def stem_of(asked: Asked) -> str | Refusal:
    """The question in words."""
    try:
        return render(asked.template.stem, asked)
    except NeedError as need:
        return Refusal(f"the stem needs more than is known: {need}")


def is_prose(asked: Asked) -> bool:
    """Whether the answer is free words, that nobody types alike."""
    return isinstance(asked.answer, Text) or (
        isinstance(asked.answer, Name) and asked.answer_property.type is ValueType.TEXT
    )
