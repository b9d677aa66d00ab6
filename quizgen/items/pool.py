"""The pool: every item that a world and its templates yield.

Items are slots first (an id and what it would ask) and are made only when drawn, so that a quiz of ten
questions costs ten items whatever the size of the collection.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from operator import call

from quizgen.facts import world
from quizgen.facts.comparison import Kinship
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Fact, Subject
from quizgen.items import lint
from quizgen.items.asking import Asked, Asker
from quizgen.items.citing import foreign_names
from quizgen.items.claims import Claims
from quizgen.items.columns import Columns
from quizgen.items.computing import FUNCTIONS
from quizgen.items.computing.model import Bench, Computed
from quizgen.items.difficulty import components, estimate
from quizgen.items.distractors import Distractors
from quizgen.items.explaining import Explained, Explainer, as_of_in_words
from quizgen.items.feedback import Feedback
from quizgen.items.lint import key_in_stem
from quizgen.items.model import FALSE, TRUE, Body, Item, ItemType
from quizgen.items.proofs import Judge
from quizgen.items.questions import Questions
from quizgen.items.rendering import NeedError
from quizgen.items.spellings import Spellings
from quizgen.items.standing import Standing
from quizgen.items.templates import Template
from quizgen.items.types import TYPES
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, Tools, why_not_open
from quizgen.items.wording import Words

_LEFT_OUT = "…"
_QUESTIONS_KEPT = 1 << 15
"""Questions whose slots are remembered, for every section of every quiz looks through them: all of a usual
collection, and of a huge one no more memory than this takes."""


Asking = Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]
"""Ids of facts that are asked together, each with the questions that ask them: template and subject, by their ids."""


class Pool:
    """The items of a world, made on demand."""

    def __init__(
        self,
        collection: Collection,
        questions: Questions,
        *,
        day: Date | None = None,
        unconfirmed: bool = False,
        recall: Callable[[Callable[[], Asking]], Asking] = call,
    ) -> None:
        """`recall` is given what makes the pool's `asking`, and gives it, be it made now or before."""
        self.day, self.unconfirmed = day, unconfirmed
        self.world = world.at(collection, day, unconfirmed=unconfirmed)
        self.questions = questions
        self._templates = {template.id: template for template in questions.templates}
        self._slots: dict[tuple[str, str], tuple[Slot, ...]] = {}
        self._recall = recall
        self._by_kind: dict[str, list[Subject]] = {}
        for subject in self.world.subjects.values():
            self._by_kind.setdefault(subject.kind, []).append(subject)
        kinship = Kinship(collection.subjects)
        columns = Columns(self.world, collection, kinship)
        self._asker = Asker(self.world, collection, day)
        judge = Judge(self.world, collection, kinship, columns, day)
        self.printer = printer = self._asker.printer
        distractors = Distractors(self.world, columns, judge, printer)
        spellings = Spellings(collection, printer)
        claims = Claims(questions.claims)
        self._tools = Tools(
            printer,
            distractors,
            Feedback(self.world, columns, self._asker, claims),
            spellings,
            judge,
            claims,
            lint.Context(self.world, questions.templates),
        )
        self._bench = Bench(self.world, collection, self._asker, columns, self._tools)
        self._explainer = Explainer(self.world, printer, claims)
        self.written = tuple(
            self._written(collection, Standing(collection, self.world, day, unconfirmed=unconfirmed))
        )
        """The items written by hand that are right in this world."""
        self._subject: tuple[Subject, tuple[tuple[str, ...], tuple[str, ...]]] | None = None
        self._last: tuple[tuple[str, tuple[Fact, ...]], tuple[Asked, Explained] | Refusal] | None = None

    @property
    def lint(self) -> lint.Context:
        """What the rules of item writing need to know of this world."""
        return self._tools.lint

    def _written(self, collection: Collection, standing: Standing) -> Iterator[Item]:
        newest = world.facts_by_id(collection)
        for item in self.questions.written:
            facts = [newest[id] for id in item.asks]
            if all(map(standing.holds, facts)):
                as_of = as_of_in_words(map(standing.as_of, facts))
                yield replace(item, as_of=as_of, remarks=self._explainer.remarks(facts))

    def slots(
        self,
        accept: Callable[[Template, Subject], bool] | None = None,
        asked_by: Callable[[Template], bool] | None = None,
    ) -> Iterator[Slot]:
        """Room for every item, by template, then subject, in the order written.

        `accept` leaves out whole questions before their slots are made, `asked_by` whole templates before that.
        """
        for template in self.questions.templates:
            if asked_by is not None and not asked_by(template):
                continue
            turns_on = template.path.property
            for kind in template.about:
                for subject in self._by_kind.get(kind, ()):
                    if subject.id in template.without:
                        continue
                    fits = turns_on in subject.facts or not turns_on
                    if fits and (accept is None or accept(template, subject)):
                        yield from self._slots_of(template, subject)

    @cached_property
    def asking(self) -> Asking:
        """Which questions ask which facts: those of the slots, in their order."""
        return self._recall(self._asking)

    def _asking(self) -> Asking:
        found: dict[tuple[str, ...], dict[tuple[str, str], None]] = {}
        for slot in self.slots():
            asks = tuple(fact.id for fact in slot.facts)
            found.setdefault(asks, {})[slot.template.id, slot.subject.id] = None
        return {asks: tuple(questions) for asks, questions in found.items()}

    def slots_about(self, template: str, subject: str) -> tuple[Slot, ...]:
        """Room for the items that a template makes of a subject, both by their ids; none where it makes none."""
        asking, asked = self._templates.get(template), self.world.subjects.get(subject)
        if asking is None or asked is None or asked.kind not in asking.about or subject in asking.without:
            return ()
        return self._slots_of(asking, asked)

    def _slots_of(self, template: Template, subject: Subject) -> tuple[Slot, ...]:
        key = template.id, subject.id
        found = self._slots.get(key)
        if found is None:
            found = tuple(self._room(template, subject))
            if len(self._slots) < _QUESTIONS_KEPT:
                self._slots[key] = found
        return found

    def _room(self, template: Template, subject: Subject) -> Iterator[Slot]:
        function = FUNCTIONS[template.computes] if template.computes else None
        if function and function.parts:
            for found in function.parts(template, subject, self._bench):
                for item_type in template.types:
                    names = (template.id, subject.id, found.id, item_type, function.ending)
                    id = "/".join(filter(None, names))
                    yield Slot(id, template, subject, found.facts, item_type, part=found.id)
            return
        for facts in self._asker.parts(template, subject):
            part = facts[0].id.split("/", 2)[2:] if template.each else ()
            base = "/".join((template.id, subject.id, *part))
            for item_type in template.types:
                for claim, formerly in _claims(item_type, facts, template):
                    id = "/".join(filter(None, (base, item_type, claim)))
                    yield Slot(id, template, subject, facts, item_type, claim, formerly)

    def make(self, slot: Slot, keep: tuple[str, ...] = ()) -> Item | Refusal:
        """The item of a slot, or why there is none; `keep` are tokens of options released before."""
        if slot.template.computes:
            return self._compute(replace(slot, keep=keep) if keep else slot)
        question = self._question(slot)
        if isinstance(question, Refusal):
            return question
        asked, explained = question
        if slot.type not in (ItemType.CHOICE, ItemType.MULTIPLE, ItemType.TRUE_FALSE):
            kind = self.world.kinds[slot.subject.kind]
            prop = kind.properties[slot.template.path.property]
            if why := why_not_open(
                asked, self._tools, slot.type, identifying=prop.identifying, closed_kind=kind.closed
            ):
                return Refusal(why)
        made = TYPES[slot.type](asked, replace(slot, keep=keep) if keep else slot, self._tools)
        if isinstance(made, Refusal):
            return made
        item = self._item(slot, *made, slot.facts, asked, explained)
        return self._if_untold(item)

    def _if_untold(self, item: Item) -> Item | Refusal:
        told = key_in_stem.of_item(item, self.lint)
        return Refusal(f"the stem gives away the answer: {told}") if told else item

    def _compute(self, slot: Slot) -> Item | Refusal:
        found = FUNCTIONS[slot.template.computes].make(slot, self._bench)
        if isinstance(found, Refusal):
            return found
        explained = self._explained(found)
        item = self._item(slot, found.stem, found.body, found.facts, found.main, explained, found.beside)
        return self._if_untold(item)

    def told_without(self, item: Item) -> str:
        """The sentence that states the one fact an item asks, up to its answer; empty where there is none."""
        template = self._templates.get(item.template)
        fact = self.fact(item.asks[0]) if len(item.asks) == 1 else None
        asked = self._bench.of_fact(fact, template) if fact and template else None
        told = self._bench.claim(asked, Words(_LEFT_OUT, _LEFT_OUT, on=_LEFT_OUT)) if asked else ""
        before, found, after = told.partition(_LEFT_OUT)
        return before.rstrip() if found and after in ("", ".") else ""

    def fact(self, id: str) -> Fact | None:
        """A fact of this world by its id."""
        return self.lint.facts.get(id)

    def _item(
        self,
        slot: Slot,
        stem: str,
        body: Body,
        facts: tuple[Fact, ...],
        asked: Asked,
        explained: Explained,
        beside: tuple[str, ...] = (),
    ) -> Item:
        parts = components(slot.subject, body, slot.level, slot.type, self._subject_of, asked)
        names, confused_with = self._shown_with(slot.subject)
        return Item(
            id=slot.id,
            template=slot.template.id,
            subject=slot.subject.id,
            subject_name=slot.subject.name,
            kind=slot.subject.kind,
            topics=slot.subject.topics,
            asks=tuple(fact.id for fact in facts),
            level=slot.level,
            difficulty=estimate(parts),
            stem=stem,
            body=body,
            explanation=explained.explanation,
            remarks=explained.remarks,
            as_of=explained.as_of,
            cites=explained.cites,
            names=names,
            confused_with=confused_with,
            beside=beside,
            components=parts,
            place=slot.template.place,
            waived=slot.template.waived,
        )

    def _shown_with(self, subject: Subject) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of a subject in other languages, and those it is mixed up with: all its items show them."""
        if self._subject is None or self._subject[0] is not subject:
            self._subject = subject, (foreign_names(subject), self._explainer.look_alikes(subject))
        return self._subject[1]

    def _explained(self, found: Computed) -> Explained:
        return Explained(
            found.explanation or self._explainer.explain(found.main).explanation,
            self._explainer.remarks(found.facts),
            as_of_in_words(found.as_of),
            self._explainer.cites(found.facts),
        )

    def _subject_of(self, id: str) -> Subject | None:
        """A subject by its id, or by one it had when an item was released."""
        return self.world.subjects.get(self._bench.columns.present_id(id))

    def _question(self, slot: Slot) -> tuple[Asked, Explained] | Refusal:
        # The slots of one question follow each other, so that remembering the last one saves most of the work.
        key = (slot.template.id, slot.facts)
        if self._last is None or self._last[0] != key:
            try:
                asked = self._asker.ask(slot.template, slot.subject, slot.facts)
                self._last = key, (asked, self._explainer.explain(asked))
            except NeedError as need:
                self._last = key, Refusal(str(need))
        return self._last[1]

    def items(self, accept: Callable[[Template, Subject], bool] | None = None) -> Iterator[Item]:
        """Every item that can be made of the questions that `accept` leaves in, then those written by hand."""
        for slot in self.slots(accept):
            made = self.make(slot)
            if isinstance(made, Item):
                yield made
        yield from self.written


def _claims(
    item_type: ItemType, facts: tuple[Fact, ...], template: Template
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a slot may state, each with its former ids."""
    if item_type is not ItemType.TRUE_FALSE:
        return (("", ()),)
    fact = facts[0]
    part = template.path.part
    says = fact.parts.get(part) if part else fact.says
    misreports = says.misreports if says else ()
    return ((TRUE, ()), (FALSE, ()), *((m.id, m.formerly) for m in misreports))
