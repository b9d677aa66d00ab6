"""Which statement about a subject is right: one fact among wrong statements of others."""

from collections.abc import Iterator

from quizgen.facts.model import Fact, Many, Subject
from quizgen.items.asking import Asked, Ground
from quizgen.items.computing.model import (
    Bench,
    Computed,
    Part,
    computed,
    options_of,
    released_and_other,
    told,
)
from quizgen.items.distractor import Distractor
from quizgen.items.model import Option
from quizgen.items.shuffling import by_hash
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.items.wording import Words

WRONG = 2


def parts(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """A question a property that has one value."""
    stated = one_valued(subject, bench)
    if len(stated) > WRONG:
        for fact in stated:
            yield Part((fact,), fact.property_id)


def make(slot: Slot, bench: Bench) -> Computed | Refusal:
    """The right statement, and wrong ones of other properties of the subject."""
    asked = bench.of_fact(slot.facts[0], slot.template)
    right = bench.claim(asked) if asked else ""
    if asked is None or not right:
        return Refusal("there is no claim to state")
    stem = bench.stem(slot, asked)
    if isinstance(stem, Refusal):
        return stem
    others = [fact for fact in one_valued(slot.subject, bench) if fact.id != slot.facts[0].id]
    others = by_hash(others, slot.id, lambda fact: fact.property_id)
    found = (candidate for fact in others for candidate in _wrong(fact, slot, bench))
    key = Option(right, True, "", token=f"/{slot.facts[0].property_id}")
    offered = bench.offer(slot, stem, key, found, WRONG)
    if isinstance(offered, Refusal):
        return offered
    every = (asked, *(a for _, a in offered))
    options = options_of(slot, [key, *(option for option, _ in offered)])
    return computed(stem, options, every, told([bench.claim(a) for a in every]))


def one_valued(subject: Subject, bench: Bench) -> list[Fact]:
    """The facts of a subject that one sentence can state."""
    properties = bench.world.kinds[subject.kind].properties
    return [
        facts[0]
        for id, facts in subject.facts.items()
        if properties[id].many is Many.ONE and properties[id].claim and len(facts) == 1
    ]


def _wrong(fact: Fact, slot: Slot, bench: Bench) -> Iterator[tuple[Option, Asked]]:
    """The first wrong statement of a property, if there is one: the one that the item was released with, if it can be."""
    asked = bench.of_fact(fact, slot.template)
    if asked is None or asked.ground is not Ground.ONE_VALUE:
        return
    about = f"/{fact.property_id} "
    keep = tuple(token.removeprefix(about) for token in slot.keep if token.startswith(about))
    for distractor in released_and_other(asked, keep, f"{slot.id}/{fact.property_id}", bench):
        text = bench.claim(asked, words_of(distractor, bench))
        if text:
            because = bench.claim(asked)
            yield Option(text, False, because, distractor.proof, f"{about}{distractor.token}"), asked
            return


def words_of(distractor: Distractor, bench: Bench) -> Words:
    """A wrong answer as a sentence prints it."""
    if distractor.value is None:
        return Words(distractor.said or distractor.text, distractor.text)
    return bench.printer.words(distractor.value)
