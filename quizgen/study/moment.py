"""The time of an answer, and the day that it belongs to."""

from dataclasses import dataclass

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
"""In milliseconds, as all times of this room are."""
TURN = 4 * HOUR
"""A learner's day ends at four in the morning: whoever reviews past midnight still reviews today."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, as the learner's clock and calendar have it."""

    at: int
    """Milliseconds since 1970, in UTC."""
    offset: int = 0
    """Milliseconds by which local time is ahead of UTC."""

    @property
    def shift(self) -> int:
        """What turns a time into one whose days change at midnight UTC."""
        return self.offset - TURN

    @property
    def today(self) -> int:
        """The number of the learner's day."""
        return self.day_of(self.at)

    @property
    def day_begins(self) -> int:
        """When the learner's day began."""
        return self.today * DAY - self.shift

    @property
    def day_ends(self) -> int:
        """When the learner's day ends, and the next begins."""
        return self.day_begins + DAY

    def day_of(self, at: int) -> int:
        """The number of the learner's day that a time falls on."""
        return (at + self.shift) // DAY
