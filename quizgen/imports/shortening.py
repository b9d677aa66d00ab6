"""Of a thousand problems of one sort, as a table can have, only the first few."""

from quizgen.problems import Problem, Problems

_NAMED = 20
"""Problems of one sort that are named one by one."""


def shortened(problems: Problems) -> Problems:
    """The problems, of each sort the first few, the last of them with how many more there are."""
    found: list[Problem] = []
    counts: dict[str, int] = {}
    last: dict[str, int] = {}
    for problem in problems:
        counts[problem.code] = counts.get(problem.code, 0) + 1
        if counts[problem.code] <= _NAMED:
            last[problem.code] = len(found)
            found.append(problem)
    for code, at in last.items():
        if (more := counts[code] - _NAMED) > 0:
            shown = found[at]
            message = f"{shown.message} (and {more:,} more like it)"
            found[at] = Problem(shown.place, code, message, shown.hint, shown.severity)
    return tuple(found)
