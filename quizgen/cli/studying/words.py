"""What is said of cards and spans of time, in a few words."""

from quizgen.study.moment import DAY, HOUR, MINUTE
from quizgen.study.reviewing import Left

_MONTH = 30 * DAY
_YEAR = 365 * DAY


def counts(left: Left) -> str:
    """What is left for today."""
    parts = ((left.learning, "learning"), (left.review, "to review"), (left.new, "new"))
    return " · ".join(f"{number} {what}" for number, what in parts if number) or "nothing left"


def span(milliseconds: int) -> str:
    """A span of time as a learner thinks of it: 10 min, 3 d, 4 months."""
    if milliseconds < HOUR:
        return f"{max(1, round(milliseconds / MINUTE))} min"
    if milliseconds < DAY:
        return f"{round(milliseconds / HOUR)} h"
    if milliseconds < 2 * _MONTH:
        return f"{round(milliseconds / DAY)} d"
    if milliseconds < 2 * _YEAR:
        return f"{round(milliseconds / _MONTH)} months"
    return f"{milliseconds / _YEAR:.1f} years"
