"""Sentences that state facts: which is right, which tells two apart, is a source right."""

import re
from collections.abc import Iterator

from quizgen.facts.values import Quantity, Reference, Value
from tests.slow.case import Case
from tests.slow.facts import values_of
from tests.slow.questions import Question, is_ruled_out, is_wrong

_OF_IT = re.compile(r"\b(?:[Tt]he )?((?:[\w-]+ ){0,2}[\w-]+) of \{\{ it \}\}")


def statement(case: Case) -> Iterator[str]:
    """One option states a fact, the others what is provably none."""
    questions = []
    for option in case.item.options:
        prop = option.token.removeprefix("/").partition(" ")[0]
        fact = case.one(case.subject.id, prop)
        question = case.question(fact)
        questions.append(question)
        text = case.words.stated(option.text, question)
        yield from case.rests_on([fact])
        yield from case.dated([question], option.text)
        if text is None:
            yield f"does not state a claim: {option.text!r}"
        elif option.right:
            if not case.words.prints(text, question.right[0]):
                yield f"its key states {text!r}"
        elif not _is_proven(text, question, case):
            yield f"nothing proves {option.text!r} wrong"
    yield from case.misasked(it=Reference(case.subject.id))


def contrast(case: Case) -> Iterator[str]:
    """The key is true of one and not of the other; each other option is true of the other one."""
    parts = case.item.asks[0].split("/")[1]
    other = case.facts.subjects[case.item.asks[1].split("/")[0]]
    if case.template.computes == "tell-apart" and other.id not in case.subject.confuse:
        yield f"nobody takes it for {other.id}"
    elif case.template.computes == "compare":
        yield from case.alike([Reference(case.subject.id), Reference(other.id)])
    yield from case.misasked(it=Reference(case.subject.id), other=Reference(other.id))
    for option in case.item.options:
        prop = option.token.removeprefix("/").partition(" ")[0]
        if option.right and prop != parts:
            yield f"its key is of {prop} and not of {parts}"
        own, theirs = (case.one(id, prop) for id in (case.subject.id, other.id))
        yield from case.rests_on([own, theirs])
        questions = [case.question(own), case.question(theirs)]
        yield from case.dated(questions, option.text)
        if questions[0].as_of != questions[1].as_of:
            yield f"{own.id} and {theirs.id} are of two days"
        stated = questions[0 if option.right else 1]
        text = _stated_of_it(option.text, stated, case)
        if text is None or not case.words.prints(text, stated.right[0]):
            yield f"{option.text!r} does not state {stated.fact.id}"
        apart = all(case.facts.apart(v, w) for v in values_of(own.says) for w in values_of(theirs.says))
        shared = all(_is_one(v, w) for v in values_of(own.says) for w in values_of(theirs.says))
        if not (apart or (shared and not option.right)):
            yield f"it is not certain that {option.text!r} is {option.right}"


def _is_one(one: Value, other: Value) -> bool:
    """Whether two values say the very same, so that a sentence is true of both or of neither."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        alike = (one.unit.measures, one.low, one.high) == (other.unit.measures, other.low, other.high)
        return alike or str(one) == str(other)
    return one == other or str(one) == str(other)


def source_check(case: Case) -> Iterator[str]:
    """A source says so: the key says whether it is right, and if not, what is."""
    prop, _, wanted = case.item.id.split("/", 2)[2].removesuffix("/choice/quoted").partition("/")
    fact = case.one(case.subject.id, prop)
    question = case.question(fact)
    yield from case.rests_on([fact])
    found = case.read(it=Reference(case.subject.id))
    if found is None:
        yield f"its stem is not what its template asks: {case.item.stem!r}"
        return
    said = case.words.stated(found["said"], question)
    yield from case.dated([question], found["said"])
    sources = case.facts.collection.sources
    if wanted == "true":
        titles = [sources[c.source].title for c in fact.says.cites if c.paragraph and c.source in sources]
        is_right = True
        if said is None or not case.words.prints(said, question.right[0]):
            yield f"says that {said!r} is right"
    else:
        misreport = next(m for m in fact.says.misreports if m.id == wanted)
        titles = [sources[misreport.citation.source].title]
        is_right = False
        if misreport.value is None or not all(case.facts.apart(misreport.value, r) for r in question.right):
            yield f"what it says may be right: {misreport.text!r}"
        elif said is None or not case.words.prints(said, misreport.value):
            yield f"its source does not say {said!r}"
    if not any(title in found["source"] for title in titles):
        yield f"nothing on record says so in {found['source']!r}"
    yield from _verdicts(case, question, is_right)


def _verdicts(case: Case, question: Question, is_right: bool) -> Iterator[str]:
    for option in case.item.options:
        answer, _, claim = option.text.partition(". ")
        if answer != "No":
            if option.right != is_right or not answer.startswith("Yes"):
                yield f"{option.text!r} is {option.right}"
            continue
        text = _stated_of_it(claim, question, case)
        if text is None:
            yield f"does not state a claim: {claim!r}"
        elif option.right:
            if is_right or not case.words.prints(text, question.right[0]):
                yield f"its key states {text!r}"
        elif not _is_proven(text, question, case):
            yield f"nothing proves {option.text!r} wrong"


def _stated_of_it(text: str, question: Question, case: Case) -> str | None:
    """The answer that a sentence gives which calls its subject "it"."""
    source = _OF_IT.sub(r"its \1", case.words.claim(question))
    bare = re.sub(r"\btheir\b", "its", text)
    bare = re.sub(r"\bTheir\b", "Its", bare)
    for written in dict.fromkeys((source, case.words.claim(question))):
        found = case.words.read(bare, written, question, {"it", "they"})
        if found is None:
            found = case.words.read(text, written, question, {"it", "they"})
        if found is not None:
            return found
    return None


def _is_proven(text: str, question: Question, case: Case) -> bool:
    if any(case.words.prints(text, right) for right in question.right):
        return False
    values = list(case.words.meanings(text, question))
    if values and all(
        is_wrong(v, question, case.facts) or is_ruled_out(v, question, case.facts) for v in values
    ):
        return True
    return re.sub(r"^(?:the|an?) ", "", text.casefold()) in {
        re.sub(r"^(?:the|an?) ", "", misreport.text.casefold()) for misreport in question.misreports
    }
