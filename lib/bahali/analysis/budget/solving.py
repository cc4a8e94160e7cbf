"""Which set of actions is best by one objective, within rows that bind?"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from bahali.analysis.budget.terms import Array, BoolArray, Rows, fits
from bahali.analysis.solver import INFEASIBLE, mute_standard_output


def find_set(objective: Array, rows: Rows, fixed: BoolArray | None = None) -> BoolArray | None:
    """Find the set with the least objective; the first actions may be fixed. None when no set fits."""
    if not len(objective):
        nothing = np.zeros(0, dtype=bool)
        return nothing if fits(nothing, rows) else None
    lower, upper = np.zeros(len(objective)), np.ones(len(objective))
    if fixed is not None:
        lower[: len(fixed)] = upper[: len(fixed)] = fixed
    while (chosen := _solve(objective, rows, Bounds(lower, upper))) is not None and not fits(chosen, rows):
        # The solver takes 0.999999 for 1; a set that breaks a row once it is rounded is ruled out.
        rows = forbid_set(rows, chosen)
    return chosen


def forbid_set(rows: Rows, chosen: BoolArray) -> Rows:
    """Rule out exactly this set: at least one action must be decided otherwise."""
    return Rows(
        np.vstack([rows.matrix, np.where(chosen, 1.0, -1.0)]), np.r_[rows.ceilings, float(chosen.sum()) - 1.0]
    )


def _solve(objective: Array, rows: Rows, bounds: Bounds) -> BoolArray | None:
    with mute_standard_output():
        solved = _run_solver(objective, rows, bounds)
    if solved.status == INFEASIBLE:
        return None
    if solved.x is None:
        raise RuntimeError(f"the solver gave no set of actions: {solved.message}")
    return np.asarray(solved.x > 0.5)


def _run_solver(objective: Array, rows: Rows, bounds: Bounds) -> OptimizeResult:
    constraints = [LinearConstraint(rows.matrix, -np.inf, rows.ceilings)] if len(rows.ceilings) else []
    # mip_rel_gap 0: by default a set up to 0.01 % below the best would pass for the best.
    options = {"mip_rel_gap": 0.0}
    return milp(objective, integrality=1, bounds=bounds, constraints=constraints, options=options)
