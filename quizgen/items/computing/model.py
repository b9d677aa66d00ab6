"""What a function that computes questions is given, and what it gives back."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from quizgen.facts.comparison import apart_from_all
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Fact, Many, Subject
from quizgen.items.asking import Asked, Asker
from quizgen.items.claims import render
from quizgen.items.columns import Columns
from quizgen.items.distractor import Distractor
from quizgen.items.model import Body, Choice, ItemType, Option
from quizgen.items.proofs import Judge
from quizgen.items.recent import Recent
from quizgen.items.rendering import NeedError
from quizgen.items.shuffling import by_hash
from quizgen.items.templates import Path, Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.sets import best_set, sets_of
from quizgen.items.types.tools import Slot, Tools
from quizgen.items.wording import Printer, Words, sentence

T = TypeVar("T")

_OF_IT = re.compile(r"\b(?:the )?((?:[\w-]+ ){0,2}[\w-]+) of (it|they)\b", re.IGNORECASE)
"""What a claim calls "the first summit of it" is "its first summit"."""


def _possessive(found: re.Match[str]) -> str:
    what, whose = found.groups()
    return f"{'its' if whose == 'it' else 'their'} {what[0].lower()}{what[1:]}"


@dataclass(frozen=True, slots=True)
class Computed:
    """A question worked out from several facts."""

    stem: str
    body: Body
    main: Asked
    """The plain question that it turns on."""
    facts: tuple[Fact, ...]
    """Every fact that its answer rests on, the main one first."""
    explanation: str
    as_of: tuple[Date | None, ...] = ()
    """The days of which its facts speak, where they can change."""
    beside: tuple[str, ...] = ()
    """Tokens of those that the stem names beside the subject."""


def computed(
    stem: str, body: Body, asked: Sequence[Asked], explanation: str, beside: tuple[str, ...] = ()
) -> Computed:
    """A question worked out from plain ones, the main one first."""
    facts = tuple({each.fact.id: each.fact for each in asked}.values())
    return Computed(stem, body, asked[0], facts, explanation, tuple(each.as_of for each in asked), beside)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions that a function asks of a subject."""

    facts: tuple[Fact, ...]
    """The facts that it turns on, the main one first."""
    id: str = ""
    """What tells it from the others in an item's id; empty where there is one a subject."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What functions work with."""

    world: Collection
    everything: Collection
    asker: Asker
    columns: Columns
    tools: Tools
    recent: Recent = field(default_factory=Recent)

    @property
    def printer(self) -> Printer:
        """Puts values in words."""
        return self.tools.printer

    @property
    def judge(self) -> Judge:
        """The only judge of what is wrong."""
        return self.tools.judge

    def ask(self, template: Template, subject: Subject, facts: tuple[Fact, ...]) -> Asked | None:
        """The plain question that a template's path asks; None where the facts do not say enough."""
        key = (template.path, template.each, *[fact.id for fact in facts])
        return self.recent.get(template.id, key, lambda: self._asked(self._plain(template), subject, facts))

    def _plain(self, template: Template, asks: Path | None = None, *, each: bool = False) -> Template:
        """A template as one that asks its path of one subject, or another path by itself."""
        key = ("plain", template.path, template.each, asks, each)
        return self.recent.get(template.id, key, lambda: _asking(template, asks, each=each))

    def _asked(self, template: Template, subject: Subject, facts: tuple[Fact, ...]) -> Asked | None:
        try:
            return self.asker.ask(template, subject, facts)
        except NeedError:
            return None

    def of_fact(self, fact: Fact, template: Template) -> Asked | None:
        """The plain question that asks a fact by its property alone."""
        return self.recent.get(template.id, fact.id, lambda: self._asked_plainly(fact, template))

    def _asked_plainly(self, fact: Fact, template: Template) -> Asked | None:
        path = Path(fact.property_id)
        each = self.world.property_of(fact).many is not Many.ONE
        asking = self._plain(template, path, each=each)
        return self._asked(asking, self.world.subjects[fact.subject], (fact,))

    def claim(self, asked: Asked, answer: Words | None = None) -> str:
        """The sentence that states a fact, or that states another answer of it; empty where there is none."""
        if answer is not None:
            return self._stated(asked, answer)
        key = ("claim", asked)
        return self.recent.get(asked.template.id, key, lambda: self._stated(asked, asked.words["answer"]))

    def _stated(self, asked: Asked, answer: Words, it: Words | None = None) -> str:
        try:
            return self.tools.claims.state(asked, answer, it) or ""
        except NeedError:
            return ""

    def reason(self, asked: Asked) -> str:
        """The sentence that states a fact, or where there is none, its answer under the property's name."""
        return self.recent.get(asked.template.id, ("reason", asked), lambda: self._reason(asked))

    def _reason(self, asked: Asked) -> str:
        it = asked.words.get("member", asked.words["it"])
        plainly = f"{asked.answer_property.label} of {it.text}: {asked.words['answer'].text}."
        return self.claim(asked) or sentence(plainly)

    def claim_of_it(self, asked: Asked, answer: Words | None = None, *, plural: bool | None = None) -> str:
        """The same sentence, with a pronoun in the place of its subject.

        Among options every pronoun is that of the subject asked about, lest its number tell them apart.
        """
        it = asked.words["it"]
        plural = it.plural if plural is None else plural
        text = "they" if plural else "it"
        pronoun = Words(text, text, plural, text, it.on, it.properties)
        text = self._stated(asked, answer or asked.words["answer"], pronoun)
        return sentence(_OF_IT.sub(_possessive, text))

    def stem(self, slot: Slot, asked: Asked, **more: Words) -> str | Refusal:
        """A template's stem in words."""
        try:
            return render(slot.template.stem, asked, more)
        except NeedError as need:
            return Refusal(f"the stem needs more than is known: {need}")

    def are_apart(self, one: Asked, other: Asked) -> bool:
        """Whether whatever is right for one question is provably wrong for the other."""
        theirs = (*other.right, *other.also)
        return all(apart_from_all(value, theirs, self.judge.kinship) for value in (*one.right, *one.also))

    def offer(
        self, slot: Slot, stem: str, key: Option, wrong: Iterable[tuple[Option, T]], wanted: int
    ) -> Sequence[tuple[Option, T]] | Refusal:
        """So many wrong options: those of a released item that are still among them, then others with which the key
        does not stand out, early ones first. With each option stands what it was made of."""
        kept, others = released_first(wrong, slot)
        if len(kept) >= wanted:
            return kept[:wanted]
        sets = ([*kept, *more] for more in sets_of(others, wanted - len(kept)))
        insist, waived = not slot.keep, slot.template.waived
        return best_set(sets, _shown, stem, key.text, self.tools.lint, waived, insist=insist)

    def why_not_all(self, slot: Slot, stem: str, options: Sequence[Option]) -> Refusal | None:
        """Why options that stand together as they are cannot be offered; None where the key does not stand out."""
        key = next((option for option in options if option.right), None)
        wrong = [(option, None) for option in options if not option.right]
        if key is None:
            return Refusal("too few answers are provably wrong")
        offered = self.offer(slot, stem, key, wrong, len(wrong))
        return offered if isinstance(offered, Refusal) else None


def released_first(
    options: Iterable[tuple[Option, T]], slot: Slot
) -> tuple[list[tuple[Option, T]], Iterable[tuple[Option, T]]]:
    """Options that an item was released with, in their present order, and those that it was not.

    Where it was not released, none is found before it is needed.
    """
    if not slot.keep:
        return [], options
    found = list(options)
    kept = [pair for pair in found if pair[0].token in slot.keep]
    return kept, [pair for pair in found if pair[0].token not in slot.keep]


def _shown(candidate: tuple[Option, object]) -> str:
    return candidate[0].text


def released_and_other(
    asked: Asked, keep: tuple[str, ...], item_id: str, bench: Bench
) -> Iterator[Distractor]:
    """Wrong answers to a plain question that goes into another: those released with it first, then the usual ones."""
    distractors = bench.tools.distractors
    company = distractors.company()
    yield from filter(company.admits, distractors.kept(asked, keep))
    yield from distractors.candidates(asked, item_id, company)


def text_of(option: Option) -> str:
    """An option as it is read."""
    return option.text


def told_by(fact: Fact) -> str:
    """What tells a fact from others of its list: its member or period, with the stint where there are several."""
    return fact.id.split("/", 2)[2]


def plain(template: Template) -> Template:
    """A computed template as one that asks its path of one subject."""
    return replace(template, computes="", then=None) if template.computes else template


def _asking(template: Template, path: Path | None, *, each: bool) -> Template:
    asked = plain(template)
    return asked if path is None else replace(asked, asks=path, each=each, claim=None)


def options_of(slot: Slot, options: list[Option]) -> Choice:
    """A choice whose options stand by their hashes, however they were found."""
    return Choice(tuple(by_hash(options, slot.id, lambda option: option.token)))


def told(sentences: Iterable[str]) -> str:
    """Sentences one after another, none twice."""
    return " ".join(dict.fromkeys(map(sentence, filter(None, sentences))))


Make = Callable[[Slot, Bench], Computed | Refusal]
Parts = Callable[[Template, Subject, Bench], Iterator[Part]]


@dataclass(frozen=True, slots=True)
class Function:
    """An entry of the table of functions."""

    make: Make
    types: frozenset[ItemType]
    steps: int
    """Steps of reasoning beyond recall; see `quizgen.items.levels`."""
    facts: int
    """How many facts an item of it asks at least, as a rule."""
    needs: str = ""
    """What its `of:` (and `then:`) must be; see `quizgen.items.computing.needs`. Empty where it takes none."""
    parts: Parts | None = None
    """Its questions of a subject; None for one a fact of the path."""
    speaks_of: frozenset[str] = field(default_factory=frozenset)
    """Names that its sentences can speak of, beside the usual ones."""
    ending: str = ""
    """What the ids of its items end in, behind their type, where they are shown in a way of their own."""
