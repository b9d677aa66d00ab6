"""Cloze: the sentence that states a fact, with its answer left out."""

from quizgen.items.asking import Asked
from quizgen.items.language import NeedError
from quizgen.items.model import Cloze, Gap
from quizgen.items.types.tools import Refusal, Slot, Tools, is_prose, is_reverse, render
from quizgen.items.wording import Words

GAP = "____"
_MARK = "\ue000"
"""Stands in for the answer while the sentence is rendered; private use, so no fact holds it."""


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Cloze] | Refusal:
    """The sentence around the gap and the accepted spellings, the sentence's own first."""
    if asked.lists_all:
        return Refusal("a whole list cannot fill one gap")
    if is_prose(asked):
        return Refusal("free words cannot be judged when typed")
    claim = tools.claims.of(asked)
    if claim is None:
        return Refusal("there is no claim to make a gap in")
    try:
        text = render(claim, asked, **_with_gap(asked))
    except NeedError as need:
        return Refusal(f"the claim needs more than is known: {need}")
    before, mark, after = text.partition(_MARK)
    if not mark or _MARK in after:
        return Refusal("the claim does not name the answer once")
    if tools.spellings.is_shared(asked.answer):
        return Refusal("another subject goes by the name of the answer")
    accepted = tools.spellings.of(asked.right)
    return f"{before}{GAP}{after}", Cloze((before, after), (Gap(accepted[0], accepted),))


def _with_gap(asked: Asked) -> dict[str, Words]:
    if is_reverse(asked):
        it = asked.words["it"]
        gap = Words(it.text.replace(it.name, _MARK), _MARK, it.plural, _MARK, properties=it.properties)
        return {"it": gap, "answer": asked.words["given"]}
    answer = asked.words["answer"]
    text = answer.text.replace(answer.name, _MARK)
    gap = Words(text, _MARK, answer.plural, _MARK, on=answer.on.replace(answer.name, _MARK))
    return {"answer": gap}
