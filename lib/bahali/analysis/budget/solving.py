"""Which set of actions is best by one objective, within rows that bind?"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from bahali.analysis.budget.terms import Array, BoolArray, Rows, fits

STANDARD_OUTPUT = 1
INFEASIBLE = 2
# Two threads that mute at once would each restore what the other had muted.
_ONE_AT_A_TIME = Lock()


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
    with _mute_standard_output():
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


@contextmanager
def _mute_standard_output() -> Iterator[None]:
    """Drop what compiled code writes to the standard output of the process.

    The solver in scipy 1.17 now and then prints a line meant for its makers, past ``sys.stdout``; a notebook
    would show it. Where this cannot be done, nothing is muted.
    """
    with _ONE_AT_A_TIME:
        saved = _set_aside_standard_output()
        try:
            yield
        finally:
            if saved is not None:
                # What was printed may still wait in the buffer of the C library; it goes where it is muted.
                _flush_compiled_output()
                os.dup2(saved, STANDARD_OUTPUT)
                os.close(saved)


def _set_aside_standard_output() -> int | None:
    """Point standard output at nothing; return a copy of what it was, None where it stays as it is."""
    try:
        # What earlier code left in the buffer is no business of the solver and must still be seen.
        _flush_compiled_output()
        saved = os.dup(STANDARD_OUTPUT)
    except (OSError, TypeError):
        # Standard output is closed, or this system does not give its C library (Windows: a TypeError).
        return None
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_OUTPUT)
    os.close(nowhere)
    return saved


def _flush_compiled_output() -> None:
    ctypes.CDLL(None).fflush(None)
