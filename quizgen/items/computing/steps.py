"""Two steps: what is known of a subject that another subject names."""

from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts import world
from quizgen.facts.model import Many
from quizgen.facts.values import Reference, Value
from quizgen.items.asking import Asked
from quizgen.items.computing.model import Bench, Computed, computed, told
from quizgen.items.model import Choice, ItemType
from quizgen.items.proofs import Proof
from quizgen.items.templates import Path
from quizgen.items.types import choice, typed
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, why_not_open

_ON_RECORD = (Proof.MISREPORTED, Proof.RULED_OUT)


def make(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Ask of a subject what is true of the one that it names."""
    first = bench.ask(slot.template, slot.subject, slot.facts)
    if first is None or len(first.right) > 1 or not isinstance(first.answer, Reference):
        return Refusal("it is not certain whom it names")
    second = _second(first.answer, slot, bench)
    if second is None:
        return Refusal("what it names has no such fact, or several")
    # The words are about the first subject, the answer and its proof about the second.
    words = {**second.words, "it": first.words["it"]}
    asked = replace(second, words=words, likely=_answers_for_others(slot, bench))
    why = why_not_open(asked, bench.tools, slot.type, identifying=False, closed_kind=False)
    if why and slot.type is ItemType.TYPED:
        return Refusal(why)
    made = (typed if slot.type is ItemType.TYPED else choice).make(asked, slot, bench.tools)
    if isinstance(made, Refusal):
        return made
    stem, body = made
    if isinstance(body, Choice):
        # The feedback of the second question names its own subject; here it has to say where that comes in.
        right = _claim(second, bench)
        options = (o if o.right or o.proof in _ON_RECORD else replace(o, because=right) for o in body.options)
        body = replace(body, options=tuple(options))
    return computed(stem, body, (second, first), told([bench.claim(first), _claim(second, bench)]))


def _second(named: Reference, slot: Slot, bench: Bench) -> Asked | None:
    subject = bench.world.subjects.get(named.subject)
    then = slot.template.then
    facts = subject.facts.get(then.property, ()) if subject and then else ()
    if subject is None or then is None or len(facts) != 1:
        return None
    each = bench.world.property_of(facts[0]).many is not Many.ONE
    if each and not world.list_is_whole(subject.extents.get(then.property), bench.asker.day):
        return None
    template = replace(slot.template, asks=then, each=each, computes="", then=None)
    return bench.ask(template, subject, facts)


def _answers_for_others(slot: Slot, bench: Bench) -> tuple[Value, ...]:
    """To what the same two steps lead from others of the kind, in an order of the item's own."""
    path, then = slot.template.path, slot.template.then
    if then is None or then.part or then.grain:
        return ()
    name = ("through", slot.subject.kind, path.property, then.property)
    return tuple(Reference(id) for id in bench.columns.ring(name, _reached(slot, then, bench)).after(slot.id))


def _reached(slot: Slot, then: Path, bench: Bench) -> Iterator[str]:
    for id in bench.columns.references(slot.subject.kind, slot.template.path.property):
        subject = bench.world.subjects.get(id)
        for fact in subject.facts.get(then.property, ()) if subject else ():
            if isinstance(fact.value, Reference):
                yield fact.value.subject


def _claim(second: Asked, bench: Bench) -> str:
    return bench.claim(replace(second, template=replace(second.template, claim=None)))
