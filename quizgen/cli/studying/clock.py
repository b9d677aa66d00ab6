"""What time it is where the learner is."""

import time

from quizgen.study.moment import SECOND, Moment


def now() -> Moment:
    """This moment, in local time."""
    nanoseconds = time.time_ns()
    offset = time.localtime(nanoseconds // 10**9).tm_gmtoff
    return Moment(nanoseconds // 10**6, offset * SECOND)
