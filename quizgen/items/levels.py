"""What an item asks of a learner, told by its facts and by the steps of reasoning that they take.

- *remember*: no step: a fact as it is recorded, or a list of them.
- *understand*: one step: a fact turned round, counted, matched, or weighed against a known error.
- *apply*: two steps over two or three facts: compare, subtract, pass from one subject to the next.
- *analyse*: two steps over four facts and more, or three steps: order, tell apart, judge a source.

The levels are those of Bloom's revised taxonomy. No template gives itself one.
"""

from quizgen.items.model import Level

MANY_FACTS = 4


def level_of(steps: int, facts: int) -> Level:
    """The level of an item that asks so many facts and takes so many steps."""
    if steps == 0:
        return Level.REMEMBER
    if steps == 1:
        return Level.UNDERSTAND
    return Level.ANALYSE if steps > 2 or facts >= MANY_FACTS else Level.APPLY


def steps_of(*, is_reverse: bool, counts: bool, weighs_an_error: bool = False) -> int:
    """The steps that a question about one property takes."""
    return int(is_reverse or counts or weighs_an_error)
