"""Whole numbers of least cost under linear conditions, found by HiGHS (https://highs.dev).

HiGHS is loaded when the first problem comes, so that whatever chooses nothing does not wait for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf


@dataclass(frozen=True, slots=True)
class Condition:
    """A sum of columns, each taken so many times, that lies between two numbers."""

    times: Mapping[int, float]
    """How often each column counts, by its position."""
    least: float = -inf
    most: float = inf


def minimise(
    costs: Sequence[float], most: Sequence[float], conditions: Sequence[Condition]
) -> tuple[int, ...] | None:
    """The cheapest whole numbers, from 0 to `most`, that meet all conditions; None where none do.

    The search is carried to its end, on one thread and from a fixed seed, so that a cheapest answer that has
    no equal is found on any machine.
    """
    if not costs:
        return () if all(each.least <= 0 <= each.most for each in conditions) else None
    import highspy

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(costs), len(conditions)
    lp.col_cost_ = list(costs)
    lp.col_lower_ = [0.0] * len(costs)
    lp.col_upper_ = [min(number, highspy.kHighsInf) for number in most]
    lp.row_lower_ = [max(each.least, -highspy.kHighsInf) for each in conditions]
    lp.row_upper_ = [min(each.most, highspy.kHighsInf) for each in conditions]
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = [0, *accumulate(len(each.times) for each in conditions)]
    lp.a_matrix_.index_ = [column for each in conditions for column in each.times]
    lp.a_matrix_.value_ = [float(times) for each in conditions for times in each.times.values()]
    solver = highspy.Highs()
    for option, value in _OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    solver.run()
    status = solver.getModelStatus()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS ended with {solver.modelStatusToString(status)}")
    return tuple(round(value) for value in solver.getSolution().col_value)


_OPTIONS: Mapping[str, bool | int | float] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
}
"""Costs are whole numbers: less than half a unit from the best is the best."""
