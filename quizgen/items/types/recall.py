"""Recall: a question to answer aloud or on lines, then to compare with the answer.

Takes every question with one answer, and whole lists that a learner can be asked to name. A reverse question becomes recall only where the
given value tells which subject is meant.
"""

from quizgen.items.asking import Asked
from quizgen.items.model import Recall
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, Tools, stem_of

MOST_ANSWERS = 12
"""Members of the longest list that is asked for."""


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Recall] | Refusal:
    """The stem and every answer it takes; where good sources differ, the first is the answer."""
    stem = stem_of(asked)
    if isinstance(stem, Refusal):
        return stem
    if asked.lists_all and len(asked.right) > MOST_ANSWERS:
        return Refusal(f"a list of {len(asked.right)} is too long to name")
    right = asked.right if asked.lists_all else asked.right[:1]
    return stem, Recall(tuple(tools.printer.text(value) for value in right))
