"""Source criticism: what a source says, and whether it is right."""

from collections.abc import Iterator
from itertools import islice

from quizgen.facts.model import Citation, Many, Misreport, Statement, Subject
from quizgen.items.asking import Asked, Ground
from quizgen.items.citing import cited
from quizgen.items.computing.model import Bench, Computed, Part, computed, released_and_other, text_of, told
from quizgen.items.computing.statements import words_of
from quizgen.items.distractor import Distractor
from quizgen.items.model import Choice, Option, Quoted
from quizgen.items.proofs import Proof
from quizgen.items.shuffling import by_hash
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.items.wording import Words, sentence

WRONG = 2
TRUE = "true"
_YES = "Yes, that is right."


def parts(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """A question for each misreport, and for each fact that a document at hand gives rightly."""
    for facts in subject.facts.values():
        if bench.world.property_of(facts[0]).many is not Many.ONE or len(facts) > 1:
            continue
        for misreport in facts[0].says.misreports:
            if misreport.value is not None:
                yield Part(facts, f"{facts[0].property_id}/{misreport.id}")
        if _document(facts[0].says, bench):
            yield Part(facts, f"{facts[0].property_id}/{TRUE}")


def make(slot: Slot, bench: Bench) -> Computed | Refusal:
    """A claim as a source printed it: is it right, and what is?"""
    fact = slot.facts[0]
    asked = bench.of_fact(fact, slot.template)
    if asked is None or asked.ground is not Ground.ONE_VALUE:
        return Refusal("there is no one value to judge it by")
    wanted = slot.part.rpartition("/")[2]
    misreport = next((m for m in fact.says.misreports if m.id == wanted), None)
    citation = misreport.citation if misreport else _document(fact.says, bench)
    if citation is None or (misreport is None and wanted != TRUE):
        return Refusal("no source is on record")
    words = bench.printer.words(misreport.value) if misreport and misreport.value else asked.words["answer"]
    said = bench.claim(asked, words)
    if not said or (misreport and _may_be_right(misreport, asked, bench)):
        return Refusal("what the source says cannot be put in a sentence, or may be right")
    stem = bench.stem(slot, asked, source=_titled(citation, bench), said=Words(said, said))
    if isinstance(stem, Refusal):
        return stem
    options = _options(slot, bench, asked, misreport)
    if why := bench.why_not_all(slot, stem, options):
        return why
    because = f"{misreport.because}." if misreport else ""
    (source,) = cited(bench.world, (citation,))
    correction = bench.claim_of_it(asked) if misreport else ""
    body = Choice(options, quoted=Quoted(said, source, correction))
    return computed(stem, body, (asked,), told([bench.claim(asked), because]))


def _options(slot: Slot, bench: Bench, asked: Asked, misreport: Misreport | None) -> tuple[Option, ...]:
    """ "Yes" first, then each way in which it could be wrong: one of these is right for a misreport.

    None at all where too few answers are provably wrong.
    """
    found = released_and_other(asked, slot.keep, slot.id, bench)
    wrong = list(islice((d for d in found if misreport is None or d.misreport != misreport.id), WRONG))
    wrong = [d for d in wrong if misreport is None or d.value != misreport.value]
    right = _no(asked, asked.words["answer"], bench)
    corrections = [
        Option(_no(asked, words_of(d, bench), bench), False, _reason(asked, d, bench), d.proof, d.token)
        for d in wrong[: WRONG - (misreport is not None)]
    ]
    if len(corrections) < WRONG - (misreport is not None):
        return ()
    if misreport is None:
        return (Option(_YES, True, "", token="="), *by_hash(corrections, slot.id, text_of))
    corrections.append(Option(right, True, "", token="=key"))
    yes = Option(_YES, False, sentence(f"{misreport.because}."), Proof.MISREPORTED, "=yes")
    return (yes, *by_hash(corrections, slot.id, text_of))


def _no(asked: Asked, words: Words, bench: Bench) -> str:
    claim = bench.claim_of_it(asked, words)
    return f"No. {claim}"


def _reason(asked: Asked, distractor: Distractor, bench: Bench) -> str:
    return distractor.because or bench.claim(asked)


def _may_be_right(misreport: Misreport, asked: Asked, bench: Bench) -> bool:
    return misreport.value is not None and bench.judge.may_be_right(asked, misreport.value)


def _document(says: Statement, bench: Bench) -> Citation | None:
    """Where a document at hand gives the very value: not in other words, and not otherwise elsewhere in it."""
    wrong_elsewhere = {misreport.citation.source for misreport in says.misreports}
    plainly = (c for c in says.cites if c.paragraph and not c.prints and c.source in bench.world.sources)
    return next((c for c in plainly if c.source not in wrong_elsewhere), None)


def _titled(citation: Citation, bench: Bench) -> Words:
    source = bench.world.sources[citation.source]
    dated = f" ({source.date})" if source.date else ""
    return Words(f"“{source.title}”{dated}", source.title)
