"""Matching: several subjects, each with its own value."""

from quizgen.facts.values import Value
from quizgen.items.asking import Asked
from quizgen.items.computing.model import Bench, Computed, computed, told
from quizgen.items.computing.peers import peers, shares_a_word
from quizgen.items.model import Matching, Pair
from quizgen.items.shuffling import by_hash
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.items.wording import sentence

PAIRS = 4
EXTRAS = 1


def match(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Find for each subject its value, among one value more than there are subjects."""
    anchor = bench.ask(slot.template, slot.subject, slot.facts)
    if anchor is None or not _can_stand(anchor, [], bench):
        return Refusal("its value does not stand for it alone, or its name tells it")
    chosen = [anchor]
    wanted = (slot.template.options or PAIRS) + EXTRAS
    for asked in peers(anchor, slot, bench):
        if _can_stand(asked, chosen, bench):
            chosen.append(asked)
        if len(chosen) == wanted:
            break
    if len(chosen) < wanted:
        return Refusal("too few others have values that are provably apart")
    stem = bench.stem(slot, anchor)
    if isinstance(stem, Refusal):
        return stem
    extra = chosen.pop()
    shown = by_hash(chosen, slot.id, lambda asked: asked.subject.id)
    pairs = tuple(Pair(_left(a), _right(a, bench), bench.reason(a)) for a in shown)
    offered = by_hash((_right(a, bench) for a in (*chosen, extra)), slot.id, str)
    tokens = tuple(f"@{asked.subject.id}" for asked in (*chosen[1:], extra))
    return computed(
        stem, Matching(pairs, tuple(offered), tokens), tuple(chosen), told([p.because for p in pairs])
    )


def _can_stand(asked: Asked, chosen: list[Asked], bench: Bench) -> bool:
    if shares_a_word(_right(asked, bench), _left(asked), bench.tools.lint.general):
        return False
    texts = {_right(other, bench).casefold() for other in chosen}
    names = {_left(other).casefold() for other in chosen}
    fresh = _right(asked, bench).casefold() not in texts and _left(asked).casefold() not in names
    alike = all(other.as_of == asked.as_of and _is_like(asked.answer, other.answer) for other in chosen)
    return fresh and alike and all(bench.are_apart(asked, other) for other in chosen)


def _is_like(one: Value, other: Value) -> bool:
    grain = getattr(one, "grain", None), getattr(one, "unit", None)
    return type(one) is type(other) and grain == (getattr(other, "grain", None), getattr(other, "unit", None))


def _left(asked: Asked) -> str:
    return sentence(asked.subject.name)


def _right(asked: Asked, bench: Bench) -> str:
    return sentence(bench.printer.text(asked.answer))
