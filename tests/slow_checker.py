"""A second opinion on items, from the facts alone.

It shares no code with the engine, neither how it compares values nor how it picks the members of a day;
it looks at every subject where the engine keeps columns, and reads false statements back from their
words. Slow and simple on purpose: what both agree on is hardly wrong in the same way twice.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Many, Statement
from quizgen.facts.values import Name, Quantity, Reference, Text, Value
from quizgen.items.model import Choice, Cloze, Gap, Item, Multiple, Numeric, Recall, TrueFalse, Typed
from quizgen.items.questions import Questions
from tests.slow import figures, membership, shapes
from tests.slow.case import Case
from tests.slow.computed import FUNCTIONS
from tests.slow.facts import SlowFacts, names_of, order, part_of, values_of
from tests.slow.questions import (
    Question,
    ask,
    is_ruled_out,
    is_wrong,
    left_out,
    may_share,
    of_other_stints,
    through,
)
from tests.slow.words import SlowWords, shown_as_of


class SlowChecker:
    """Says what is wrong with items; silent on those that are true, traceable and have one right answer."""

    def __init__(self, collection: Collection, questions: Questions, day: Date | None = None) -> None:
        self._facts = SlowFacts(collection, day)
        self._words = SlowWords(self._facts, questions)
        self._templates = {template.id: template for template in questions.templates}
        self._written = {item.id for item in questions.written}

    def faults(self, item: Item) -> list[str]:
        """Everything that is wrong with an item, in words; empty where nothing is."""
        return [f"{item.id}: {fault}" for fault in (*self._owed_by_all(item), *self._owed_by_made(item))]

    def _owed_by_all(self, item: Item) -> Iterator[str]:
        if not item.cites:
            yield "names no source"
        if not item.asks:
            yield "asks no fact"
        for id in item.asks:
            subject, prop, *_ = id.split("/", 2)
            found = [f for f in self._facts.written(subject, prop) if f.id == id]
            if not found:
                yield f"asks {id}, which is not there"
            elif all(map(self._facts.is_unsure, found)):
                yield f"asks {id}, which is unconfirmed"
            # What is wrong of another day may be right of this one.
            days = item.as_of.split(" and ")
            meant = [f for f in found if f.as_of is None or shown_as_of(f.as_of) in days]
            for misreport in (m for fact in meant for m in fact.says.misreports):
                if isinstance(item.body, Choice) and item.answers[0].casefold() == misreport.text.casefold():
                    yield f"its key {item.answers[0]!r} is a misreport"
        yield from shapes.faults(item)
        called = {name.text for name in self._facts.subjects[item.subject].names}
        if not all(any(name.startswith(own) for own in called) for name in item.names):
            yield f"{item.names} are not its subject's names"

    def _owed_by_made(self, item: Item) -> Iterator[str]:
        if item.id in self._written or not item.asks:
            return
        template = self._templates[item.template]
        try:
            if template.computes and template.computes != "through":
                yield from FUNCTIONS[template.computes](Case(item, template, self._facts, self._words))
                return
            question = (through if template.computes else ask)(item, template, self._facts)
        except ValueError as error:
            yield str(error)
            return
        if question.as_of and shown_as_of(question.as_of) not in item.stem:
            yield f"does not say that its answer is of {question.as_of}"
        yield from self._answered(item, question)

    def _answered(self, item: Item, question: Question) -> Iterator[str]:
        match item.body:
            case Choice():
                yield from self._choice(item.body, question)
            case TrueFalse():
                yield from self._true_false(item, item.body, question)
            case Typed(answer, accepted):
                yield from self._accepted(answer, accepted, question)
                yield from self._alone(question, question.template.stem.source)
            case Multiple():
                yield from membership.multiple(item.body, question, self._facts, self._words)
                yield from self._whole(question)
            case Numeric():
                yield from figures.numeric(item.body, question)
                yield from self._alone(question, question.template.stem.source)
            case Cloze(texts, gaps):
                yield from self._gaps(gaps, item, question)
                yield from self._alone(question, self._words.claim(question))
                full = "".join(t + g for t, g in zip_longest(texts, (g.text for g in gaps), fillvalue=""))
                if self._words.stated(full, question) is None:
                    yield "its sentence is not the claim"
            case Recall(answers):
                yield from self._recall(answers, question)
                yield from self._alone(question, question.template.stem.source)

    # Choice

    def _choice(self, body: Choice, question: Question) -> Iterator[str]:
        right = question.right[0]
        if question.is_whole_list:
            yield "offers a whole list as one option"
        standing: list[Value] = []
        for option in body.options:
            if option.right and not self._words.prints(option.text, right):
                yield f"its key {option.text!r} is not {self._words.print(right)!r}"
            value = right if option.right else self._words.value_of(option.token, question)
            if not option.right:
                yield from self._distractor(option.text, value, question)
            if value is not None:
                standing.append(value)
        for at, one in enumerate(standing):
            # Words cannot be judged beyond their letters, which differ.
            if not isinstance(one, Text | Name) and not all(self._facts.apart(one, o) for o in standing[:at]):
                yield f"{self._words.print(one)!r} may mean the same as another option"
        if body.in_order != isinstance(right, Date | Quantity):
            yield "numbers and dates stand in order, and nothing else does"
        if body.in_order and standing != sorted(standing, key=order):
            yield "its options are not in order"
        if question.says and any(m.value in question.right for m in question.says.misreports if m.value):
            yield f"its key {self._words.print(right)!r} is a misreport"

    def _distractor(self, text: str, value: Value | None, question: Question) -> Iterator[str]:
        for right in question.right:
            if isinstance(right, Reference):
                names = names_of(self._facts.subjects[right.subject])
                if text.casefold() in map(str.casefold, names):
                    yield f"{text!r} is a name of the right answer"
        if value is not None and not self._words.prints(text, value):
            yield f"{text!r} is not what its token says: {self._words.print(value)!r}"
        proven = self._is_recorded(text, question) if value is None else self._is_proven(value, question)
        if not proven:
            yield f"nothing proves {text!r} wrong"

    def _is_proven(self, value: Value, question: Question) -> bool:
        return is_wrong(value, question, self._facts) or is_ruled_out(value, question, self._facts)

    def _is_recorded(self, text: str, question: Question) -> bool:
        """Whether a source is on record for being wrong in just these words."""
        members = question.subject.facts[question.prop.id] if question.is_of_list else ()
        values = (value for fact in members for value in values_of(fact.says))
        so = {name.casefold() for value in values for name in self._words.spellings(value)}
        wrong = {_bare(misreport.text) for misreport in question.misreports}
        return _bare(text) in wrong and text.casefold() not in so

    # True or false

    def _true_false(self, item: Item, body: TrueFalse, question: Question) -> Iterator[str]:
        if question.is_reverse or question.is_whole_list:
            yield "makes a statement of what is none"
            return
        text = self._words.stated(item.stem, question)
        if text is None:
            yield f"does not state the claim: {item.stem!r}"
            return
        claim = item.id.rpartition("/")[2]
        if body.right != (claim == "true"):
            yield f"says that it is {body.right}, and its id says {claim}"
        if body.right:
            if not self._words.prints(text, question.right[0]):
                yield f"is marked true and states {text!r}"
            return
        if not body.because:
            yield "does not say why it is wrong"
        if any(self._words.prints(text, right) for right in question.right):
            yield f"is marked false and states {text!r}"
        values = list(self._words.meanings(text, question))
        proven = bool(values) and all(self._is_proven(value, question) for value in values)
        if not proven and not self._is_recorded(text, question):
            yield f"nothing proves {text!r} wrong"

    # Answers that are written or said

    def _gaps(self, gaps: tuple[Gap, ...], item: Item, question: Question) -> Iterator[str]:
        """Each gap takes the answer, or what is so of the subject under one of the properties left out."""
        left = list(gaps)
        questions = [question, *(left_out(id, question, self._facts) for id in question.template.gaps)]
        for each in questions:
            gap = next((gap for gap in left if self._words.prints(gap.text, each.right[0])), None)
            if gap is None:
                yield f"has no gap for {each.fact.id}: {left}"
                continue
            left.remove(gap)
            yield from self._accepted(gap.text, gap.accepted, each)
            if each.as_of and shown_as_of(each.as_of) not in item.stem:
                yield f"does not say that a gap is of {each.as_of}"
        if left:
            yield f"has a gap for nothing: {left}"

    def _accepted(self, answer: str, accepted: tuple[str, ...], question: Question) -> Iterator[str]:
        if question.is_whole_list:
            yield "a whole list cannot be typed"
        if accepted[:1] != (answer,) or not self._words.prints(answer, question.right[0]):
            yield f"its answer {answer!r} is not {self._words.print(question.right[0])!r}"
        if len({spelling.casefold() for spelling in accepted}) != len(accepted):
            yield f"accepts a spelling twice: {accepted}"
        known = {s.casefold() for right in question.right for s in self._words.spellings(right)}
        for spelling in accepted:
            if spelling.casefold() not in known:
                yield f"accepts {spelling!r}, which is no spelling of {known}"
            yield from self._is_taken(spelling, answer, question)

    def _is_taken(self, spelling: str, answer: str, question: Question) -> Iterator[str]:
        rights = {right.subject for right in question.right if isinstance(right, Reference)}
        others = self._facts.bearers.get(spelling.casefold(), set()) - rights
        kinds = {self._facts.subjects[id].kind for id in rights}
        if rights and others and spelling != answer:
            yield f"accepts {spelling!r}, which {others} are called too"
        if any(self._facts.subjects[id].kind in kinds for id in others):
            yield f"accepts {spelling!r}, which names {others}"

    def _recall(self, answers: tuple[str, ...], question: Question) -> Iterator[str]:
        right = question.right if question.is_whole_list else question.right[:1]
        if sorted(answers) != sorted(map(self._words.print, right)):
            yield f"its answers {answers} are not {[self._words.print(value) for value in right]}"

    def _alone(self, question: Question, sentence: str) -> Iterator[str]:
        """Without options, whatever is right must be the only thing that is right."""
        if question.is_whole_list or question.part == "count":
            yield from self._whole(question)
        elif question.is_reverse:
            yield from self._only_subject(question)
        elif question.is_of_list:
            yield from self._only_member(question, sentence)
        else:
            for value in of_other_stints(question, self._facts):
                if all(self._facts.apart(value, right) for right in question.right):
                    yield f"{question.fact.part} came more than once"

    def _whole(self, question: Question) -> Iterator[str]:
        if not self._facts.is_whole(question.extent, question.moment):
            yield "the list is not known to be whole"
        for fact in question.subject.facts[question.prop.id]:
            may_belong = self._facts.held(fact, question.moment) is not False
            if may_belong and question.prop.many is not Many.SERIES and fact not in question.facts:
                yield f"{fact.id} may belong to the list too"

    def _only_subject(self, question: Question) -> Iterator[str]:
        kind = self._facts.collection.kinds[question.subject.kind]
        if not (question.prop.identifying or kind.closed):
            yield f"asks for a subject by its {question.prop.id}, which tells none"
        for other in self._facts.subjects.values():
            is_rival = other.kind == kind.id and other.id != question.subject.id
            if is_rival and may_share(other, question, self._facts):
                yield f"{other.id} has, or may have, that {question.prop.id} as well"

    def _only_member(self, question: Question, sentence: str) -> Iterator[str]:
        told = re.findall(r"member\.(\w+)", sentence)
        if not told or not self._facts.is_whole(question.extent, question.moment):
            yield "a list has other members that would be right as well"
        own = [part_of(question.fact, question.prop, part)[0] for part in told]
        for other in question.subject.facts[question.prop.id]:
            if other.value != question.fact.value and self._facts.held(other, question.moment) is not False:
                theirs = [part_of(other, question.prop, part)[0] for part in told]
                if not any(self._are_apart(one, two) for one, two in zip(own, theirs, strict=True)):
                    yield f"{other.id} may be right as well"

    def _are_apart(self, one: Statement | None, other: Statement | None) -> bool:
        if one is None or other is None or one.unconfirmed or other.unconfirmed:
            return False
        return all(self._facts.apart(v, w) for v in values_of(one) for w in values_of(other))


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", text.casefold())
