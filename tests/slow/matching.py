"""Matching: every left-hand entry has its own value, and no other that is offered."""

from collections.abc import Iterator

from quizgen.facts.values import Reference
from quizgen.items.model import Matching
from tests.slow.case import Case
from tests.slow.facts import coarse, values_of


def match(case: Case) -> Iterator[str]:
    """One solution: whatever is offered is the value of one subject, and provably of no other."""
    body = case.item.body
    assert isinstance(body, Matching)
    ids = [case.subject.id, *(token.removeprefix("@") for token in body.tokens)]
    facts = {id: case.one(id, case.path.property) for id in ids}
    told = {id: [coarse(v, case.path.grain) for v in values_of(fact.says)] for id, fact in facts.items()}
    *matched, _ = ids
    called = {
        id: pair for id in matched for pair in body.pairs if case.words.prints(pair.left, Reference(id))
    }
    if len(called) != len(matched) or len(body.pairs) != len(matched):
        yield f"its entries are not {matched}"
        return
    for id, pair in called.items():
        yield from case.misnamed(pair.right, told[id][0])
    wanted = sorted(case.words.print(values[0]).casefold() for values in told.values())
    if sorted(text.casefold() for text in body.offered) != wanted:
        yield f"offers {body.offered} instead of {wanted}"
    for id in matched:
        for other in set(ids) - {id}:
            if not all(case.facts.apart(one, two) for one in told[id] for two in told[other]):
                yield f"{body.pairs[0].left!r}: what {other} has may fit {id} as well"
    yield from case.alike([Reference(id) for id in ids])
    yield from case.rests_on([facts[id] for id in matched])
    yield from case.misasked(it=Reference(case.subject.id))
    yield from case.dated([case.question(facts[id]) for id in ids])
