"""Typed: the answer is written, and any usual spelling of it counts.

Free prose is refused, since nobody words it alike; so are whole lists.
"""

from quizgen.items.asking import Asked
from quizgen.items.model import Typed
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, Tools, is_prose, stem_of

LONGEST = 60
"""Characters of the longest answer that a learner can be asked to type."""


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Typed] | Refusal:
    """The stem and the accepted spellings, the printed one first."""
    if asked.lists_all:
        return Refusal("a whole list cannot be typed as one answer")
    if is_prose(asked):
        return Refusal("free words cannot be judged when typed")
    if tools.spellings.is_shared(asked.answer):
        return Refusal("another subject goes by the name of the answer")
    accepted = tools.spellings.of(asked.right)
    if len(accepted[0]) > LONGEST:
        return Refusal(f"the answer is longer than {LONGEST} characters")
    stem = stem_of(asked)
    return stem if isinstance(stem, Refusal) else (stem, Typed(accepted[0], accepted))
