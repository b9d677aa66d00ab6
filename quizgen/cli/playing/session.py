"""Goes through a sitting: asks, judges, tells, until all is answered, time is up or the person leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from quizgen.cli.playing import asking, feedback
from quizgen.cli.playing.terminal import Style, Terminal
from quizgen.items.model import Item
from quizgen.study.answers import Picked
from quizgen.study.sitting import Sitting
from quizgen.study.verdicts import WRONG

if TYPE_CHECKING:
    from quizgen.study.names import Names


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of time; None for as many as it takes."""

    each: float | None = None
    """For each item."""
    all: float | None = None
    """For all items together."""

    def left(self, spent: float) -> float | None:
        """Seconds for the next item, when so many are spent."""
        limits = [
            limit
            for limit in (self.each, None if self.all is None else self.all - spent)
            if limit is not None
        ]
        return min(limits) if limits else None


def go_through(
    terminal: Terminal,
    sitting: Sitting,
    limits: Limits,
    names: "Callable[[], Names]",
    keep: Callable[[Sitting], None],
) -> Sitting:
    """The sitting when it ended; `keep` is given it after each answer. Raises `Left` where the person left."""
    while (item := sitting.next) is not None:
        spent = sum(given.seconds for given in sitting.given)
        left = limits.left(spent)
        if left is not None and limits.all is not None and limits.all - spent <= 0:
            terminal.line("Time is up.", Style.WRONG)
            return sitting
        terminal.line(_head(sitting, item, left), Style.FAINT)
        asking.show(terminal, item)
        began = monotonic()
        answer = asking.ask(terminal, item, left)
        seconds = monotonic() - began
        # What judges is loaded when there is something to judge: the first question does not wait for it.
        from quizgen.study.judging import judge

        if answer is None:
            sitting = sitting.answered(Picked(), WRONG, seconds, late=True)
        else:
            sitting = sitting.answered(answer, judge(item, answer, names()), seconds)
        keep(sitting)
        feedback.show(terminal, sitting.given[-1])
    return sitting


def _head(sitting: Sitting, item: Item, left: float | None) -> str:
    at = len(sitting.given)
    items = len(sitting.items)
    place = f"{at + 1} of {items}" if at < items else f"Again, {len(sitting.queue) - at} left"
    seconds = "" if left is None else f"{left:.0f} s"
    return " · ".join(filter(None, (place, *item.topics[:2], str(item.level), seconds)))
