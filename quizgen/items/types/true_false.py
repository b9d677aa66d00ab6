"""True-false: a statement to judge.

A right statement is the claim with its answer. A wrong one is the claim with a distractor: each
recorded misreport makes a statement of its own, and one more is drawn.
"""

from itertools import islice

from quizgen.items.asking import Asked, Ground
from quizgen.items.columns import ring_hash
from quizgen.items.distractor import Distractor
from quizgen.items.model import FALSE, TRUE, TrueFalse
from quizgen.items.rendering import NeedError
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, Tools, is_reverse
from quizgen.items.wording import Words

_OUTSIDERS = 12
"""Outsiders from whom a wrong statement about a list draws."""


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, TrueFalse] | Refusal:
    """The statement as its stem, and whether it is right."""
    if asked.lists_all:
        return Refusal("a whole list makes no single statement")
    if is_reverse(asked):
        return Refusal("the statement is the forward question's")
    try:
        right = tools.claims.state(asked, asked.words["answer"])
        if right is None:
            return Refusal("there is no claim to judge")
        if slot.claim == TRUE:
            return right, TrueFalse(True, "")
        wrong = _wrong(asked, slot, tools)
        if wrong is None:
            return Refusal("nothing is provably wrong here")
        words = tools.printer.words(wrong.value) if wrong.value is not None else Words(wrong.said, wrong.text)
        statement = tools.claims.state(asked, words)
    except NeedError as need:
        return Refusal(f"the claim needs more than is known: {need}")
    assert statement is not None
    wrong = tools.feedback.explained(asked, wrong)
    return statement, TrueFalse(False, wrong.because, wrong.token)


def _wrong(asked: Asked, slot: Slot, tools: Tools) -> Distractor | None:
    if slot.claim == FALSE and (kept := tools.distractors.kept(asked, slot.keep)):
        return kept[0]
    candidates = (d for d in tools.distractors.candidates(asked, slot.id) if not d.misreport)
    if slot.claim == FALSE and asked.ground is Ground.WHOLE_LIST:
        # Few outsiders stand near a long list: without a draw, each member's statement would name the same.
        near = islice(candidates, _OUTSIDERS)
        return min(near, key=lambda d: ring_hash(f"{slot.id} {d.token}"), default=None)
    if slot.claim != FALSE:
        return next((d for d in tools.distractors.curated(asked) if d.misreport == slot.claim), None)
    return next(candidates, None)
