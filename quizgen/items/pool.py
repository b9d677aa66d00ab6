"""The pool: every item that a world and its templates yield.

Items are slots first (an id and what it would ask) and are made only when drawn, so that a quiz of ten
questions costs ten items whatever the size of the collection.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts import world
from quizgen.facts.comparison import Kinship
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Fact, Subject
from quizgen.facts.values import Quantity
from quizgen.items.asking import Asked, Asker, shown_as_of
from quizgen.items.citing import cited, foreign_names
from quizgen.items.columns import Columns
from quizgen.items.difficulty import estimate
from quizgen.items.distractors import Distractors
from quizgen.items.language import NeedError, Sentence
from quizgen.items.model import Choice, Item, ItemType
from quizgen.items.proofs import Judge
from quizgen.items.questions import Questions
from quizgen.items.spellings import Spellings
from quizgen.items.templates import Template
from quizgen.items.types import TYPES
from quizgen.items.types.tools import Claims, Refusal, Slot, Tools, is_reverse, why_not_open
from quizgen.items.types.true_false import FALSE, TRUE
from quizgen.items.wording import Words, sentence

_WORD = re.compile(r"\w{4,}")


class Pool:
    """The items of a world, made on demand."""

    def __init__(
        self,
        collection: Collection,
        questions: Questions,
        *,
        day: Date | None = None,
        unconfirmed: bool = False,
    ) -> None:
        self.world = world.at(collection, day, unconfirmed=unconfirmed)
        self.questions = questions
        kinship = Kinship(collection.subjects)
        columns = Columns(self.world, collection, kinship)
        self._asker = Asker(self.world, day)
        judge = Judge(self.world, collection, kinship, columns, day)
        self.printer = printer = self._asker.printer
        distractors = Distractors(self.world, columns, judge, printer)
        spellings = Spellings(self.world, printer)
        self._tools = Tools(printer, distractors, spellings, judge, Claims(questions.claims))
        self._general = frozenset(_words(" ".join(f"{k.name} {k.plural}" for k in self.world.kinds.values())))

    def slots(self) -> Iterator[Slot]:
        """Room for every item, by template, then subject, in the order written."""
        by_kind: dict[str, list[Subject]] = {}
        for subject in self.world.subjects.values():
            by_kind.setdefault(subject.kind, []).append(subject)
        for template in self.questions.templates:
            for kind in template.about:
                for subject in by_kind.get(kind, ()):
                    yield from self._slots_of(template, subject)

    def _slots_of(self, template: Template, subject: Subject) -> Iterator[Slot]:
        for facts in self._asker.parts(template, subject):
            part = facts[0].id.split("/", 2)[2:] if template.each else ()
            base = "/".join((template.id, subject.id, *part))
            for item_type in template.types:
                for claim in _claims(item_type, facts, template):
                    id = "/".join(filter(None, (base, item_type, claim)))
                    yield Slot(id, template, subject, facts, item_type, claim)

    def make(self, slot: Slot, keep: tuple[str, ...] = ()) -> Item | Refusal:
        """The item of a slot, or why there is none; `keep` are tokens of options released before."""
        try:
            asked = self._asker.ask(slot.template, slot.subject, slot.facts)
        except NeedError as need:
            return Refusal(str(need))
        if slot.type not in (ItemType.CHOICE, ItemType.TRUE_FALSE):
            kind = self.world.kinds[slot.subject.kind]
            prop = kind.properties[slot.template.path.property]
            if why := why_not_open(asked, self._tools, prop.identifying, kind.closed):
                return Refusal(why)
        made = TYPES[slot.type](asked, replace(slot, keep=keep) if keep else slot, self._tools)
        if isinstance(made, Refusal):
            return made
        stem, body = made
        item = Item(
            id=slot.id,
            template=slot.template.id,
            subject=slot.subject.id,
            subject_name=slot.subject.name,
            kind=slot.subject.kind,
            topics=slot.subject.topics,
            asks=tuple(fact.id for fact in slot.facts),
            level=slot.template.level,
            difficulty=estimate(asked, slot.type),
            stem=stem,
            body=body,
            explanation=self._explanation(asked),
            remarks=self._remarks(asked),
            as_of=str(shown_as_of(asked.as_of)) if asked.as_of else "",
            cites=cited(
                self.world, (c for fact in slot.facts for says in fact.statements for c in says.cites)
            ),
            names=foreign_names(slot.subject),
            confused_with=self._look_alikes(slot.subject),
            place=slot.template.place,
        )
        if slot.type is not ItemType.TRUE_FALSE and (word := self._given_away(asked, item)):
            return Refusal(f"the stem gives away the answer: {word!r} stands in both")
        return item

    def items(self) -> Iterator[Item]:
        """Every item that can be made, hand-written ones last."""
        for slot in self.slots():
            made = self.make(slot)
            if isinstance(made, Item):
                yield made
        yield from self.questions.written

    def _explanation(self, asked: Asked) -> str:
        template = asked.template
        try:
            if template.explanation is not None:
                return sentence(template.explanation.render(**asked.words))
            claim = self._claim_sentence(asked)
            text = claim.render(**self._stated(asked)) if claim else ""
        except NeedError:
            text = ""
        if not text:
            answers = ", ".join(self._tools.printer.text(v) for v in asked.right)
            text = f"{asked.answer_property.label} of {asked.words['it'].text}: {answers}."
        return sentence(text) + self._since(asked) + self._or(asked)

    def _claim_sentence(self, asked: Asked) -> Sentence | None:
        if asked.lists_all:
            return None
        return self._tools.claims.of(asked)

    def _stated(self, asked: Asked) -> dict[str, Words]:
        words = dict(asked.words)
        if is_reverse(asked):
            words["answer"] = asked.words["given"]
        return words

    def _since(self, asked: Asked) -> str:
        fact = asked.fact
        if asked.lists_all or asked.template.path.part or fact.since is None:
            return ""
        since = fact.since.value
        return f" (Since {self._tools.printer.text(since)}.)"

    def _or(self, asked: Asked) -> str:
        others = asked.right[1:] if not asked.lists_all else ()
        if not others:
            return ""
        given = " or ".join(self._tools.printer.text(value) for value in others)
        return f" Other good references give {given}."

    def _remarks(self, asked: Asked) -> tuple[str, ...]:
        misreports = [m for fact in asked.facts for says in fact.statements for m in says.misreports]
        if asked.extent and (asked.lists_all or len(asked.facts) > 1):
            misreports.extend(asked.extent.misreports)
        found = []
        for misreport in misreports:
            title = self.world.sources[misreport.citation.source].title
            wrong = self._tools.printer.text(misreport.value) if misreport.value else misreport.text
            found.append(f"“{title}” gives {wrong}: {misreport.because}.")
        return tuple(dict.fromkeys(found))

    def _look_alikes(self, subject: Subject) -> tuple[str, ...]:
        return tuple(self.world.subjects[id].name for id in subject.confuse if id in self.world.subjects)

    def _given_away(self, asked: Asked, item: Item) -> str:
        """A distinctive word of the answer that stands in the stem, where the options do not share it."""
        if asked.lists_all:
            return ""
        stem = _words(item.stem)
        shared = self._general
        if isinstance(item.body, Choice):
            wrong = [set(_words(o.text)) for o in item.body.options if not o.right]
            shared = shared | frozenset.intersection(*map(frozenset, wrong))
        return next((w for w in _key_words(asked, item) if w in stem and w not in shared), "")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _key_words(asked: Asked, item: Item) -> list[str]:
    match asked.answer:
        case Date():
            return [str(abs(asked.answer.year))]
        case Quantity(number=number):
            return [f"{number:f}"] if abs(number) >= 1000 else []
    return _words(item.answers[0])


def _claims(item_type: ItemType, facts: tuple[Fact, ...], template: Template) -> tuple[str, ...]:
    if item_type is not ItemType.TRUE_FALSE:
        return ("",)
    fact = facts[0]
    part = template.path.part
    says = {"since": fact.since, "until": fact.until}.get(part) if part in ("since", "until") else fact.says
    misreports = (
        tuple(m.id for m in says.misreports) if says and not (part and part in fact.qualifiers) else ()
    )
    return (TRUE, FALSE, *misreports)
