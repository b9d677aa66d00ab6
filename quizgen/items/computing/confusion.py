"""What tells two subjects apart that are often mixed up."""

from collections.abc import Iterator
from itertools import chain, islice

from quizgen.facts.comparison import Verdict, compare
from quizgen.facts.model import Fact, Subject, ValueType
from quizgen.items.asking import Asked
from quizgen.items.computing.model import Bench, Computed, Part, computed, options_of, told
from quizgen.items.computing.statements import one_valued
from quizgen.items.model import BESIDE, Option
from quizgen.items.proofs import Proof
from quizgen.items.shuffling import by_hash
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot

WRONG = 2
PEERS = 2
"""With how many others a property is compared."""


def parts(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """A question for each look-alike and each property that tells the two apart."""
    for id in subject.confuse:
        other = bench.world.subjects.get(id)
        if other is not None and other.kind == subject.kind:
            theirs = {fact.property_id: fact for fact in one_valued(other, bench)}
            for fact in one_valued(subject, bench):
                if fact.property_id in theirs:
                    yield Part((fact, theirs[fact.property_id]), f"{id}/{fact.property_id}")


def with_a_peer(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """A question for each property and each of the subjects of the kind, drawn by hash, that have it too."""
    subjects = bench.world.subjects
    for fact in one_valued(subject, bench):
        key = ("having", subject.kind, fact.property_id)
        having = (id for id in bench.columns.of_kind(subject.kind) if fact.property_id in subjects[id].facts)
        ring = bench.columns.ring(key, having).after(f"{template.id}/{fact.id}")
        strangers = (id for id in ring if not bench.judge.kinship.related(id, subject.id))
        found = (subjects[id].facts[fact.property_id] for id in islice(strangers, PEERS))
        for number, theirs in enumerate(found, start=1):
            if len(theirs) == 1:
                yield Part((fact, theirs[0]), f"{fact.property_id}/{number}")


def make(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Which statement is true of one, but not of the other: others fit the other one, or both."""
    own = bench.of_fact(slot.facts[0], slot.template)
    compared = (bench.of_fact(fact, slot.template) for fact in (*_released(slot, bench), slot.facts[1]))
    theirs = next((a for a in compared if own is not None and a is not None and _tells(own, a, bench)), None)
    if own is None or theirs is None:
        return Refusal("it is not certain that it tells the two apart")
    other = theirs.subject
    right = bench.claim_of_it(own, plural=slot.subject.plural)
    stem = bench.stem(slot, own, other=bench.asker.subject_words(other))
    if isinstance(stem, Refusal) or not right:
        return stem if isinstance(stem, Refusal) else Refusal("there is no claim to state")
    key = Option(right, True, "", token=f"/{own.fact.property_id}")
    found = (candidate for candidate in _wrong(slot, other, bench) if candidate[0].text != right)
    offered = bench.offer(slot, stem, key, found, WRONG)
    if isinstance(offered, Refusal):
        return offered
    asked = (own, theirs, *(a for _, both in offered for a in both))
    explanation = told([bench.claim(a) for a in asked])
    options = options_of(slot, [key, *(option for option, _ in offered)])
    return computed(stem, options, asked, explanation, (f"@{other.id}",))


def _released(slot: Slot, bench: Bench) -> Iterator[Fact]:
    """What is said of the one that the item was released with."""
    for token in slot.keep:
        if token.startswith(BESIDE):
            other = bench.world.subjects.get(bench.columns.present_id(token.removeprefix(f"{BESIDE}@")))
            found = other.facts.get(slot.facts[0].property_id, ()) if other else ()
            if other and other.kind == slot.subject.kind and len(found) == 1:
                yield found[0]


def _wrong(slot: Slot, other: Subject, bench: Bench) -> Iterator[tuple[Option, tuple[Asked, ...]]]:
    """Statements that are true of the other one; of another property first."""
    own = {fact.property_id: fact for fact in one_valued(slot.subject, bench)}
    theirs = by_hash(one_valued(other, bench), slot.id, lambda fact: fact.property_id)
    main = slot.facts[0].property_id
    last = (fact for fact in theirs if fact.property_id == main)
    for fact in chain((fact for fact in theirs if fact.property_id != main), last):
        if fact.property_id in own and (found := _of_the_other(own[fact.property_id], fact, slot, bench)):
            yield found


def _of_the_other(
    own: Fact, theirs: Fact, slot: Slot, bench: Bench
) -> tuple[Option, tuple[Asked, ...]] | None:
    mine, others = bench.of_fact(own, slot.template), bench.of_fact(theirs, slot.template)
    if mine is None or others is None:
        return None
    text = bench.claim_of_it(others, plural=slot.subject.plural)
    token = f"/{own.property_id} of other"
    if text and _tells(mine, others, bench):
        because = bench.claim(others)
        return Option(text, False, because, Proof.OTHER_VALUE, token), (mine, others)
    if text and _are_one(mine, others, bench):
        return Option(text, False, "That is true of both.", Proof.OF_BOTH, token), (mine, others)
    return None


def _tells(one: Asked, other: Asked, bench: Bench) -> bool:
    return one.as_of == other.as_of and bench.are_apart(one, other)


def _are_one(one: Asked, other: Asked, bench: Bench) -> bool:
    if one.answer_property.type is ValueType.TEXT or one.as_of != other.as_of:
        return False
    verdicts = (compare(value, so, bench.judge.kinship) for value in one.right for so in other.right)
    return all(verdict is Verdict.SAME for verdict in verdicts)
