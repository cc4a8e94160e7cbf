import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from scipy.optimize import OptimizeResult, milp

from bahali.analysis.budget import solving
from bahali.analysis.budget.solving import find_set, forbid_set
from bahali.analysis.budget.terms import Array, Rows

AT_MOST_TWO = Rows(np.ones((1, 3)), np.array([2.0]))
NO_ROWS = Rows(np.empty((0, 2)), np.empty(0))

# A problem of which the solver of scipy 1.17 prints a line; found by trying seeds.
NOISY = """
import os, sys
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from bahali.analysis.budget.solving import find_set
from bahali.analysis.budget.terms import Rows

generator = np.random.default_rng(232)
costs = generator.integers(1, 20, (2, 15)).astype(float)
values = generator.random(15) * 1e4
limits = costs.sum(axis=1) * 0.4
"""
SOLVE_ALONE = """
milp(-values, integrality=1, bounds=Bounds(0, 1), constraints=[LinearConstraint(costs, -np.inf, limits)],
     options={"mip_rel_gap": 0.0})
"""
SOLVE = """
chosen = find_set(-values, Rows(costs, limits))
"""


def run(program: str) -> str:
    # Unbuffered Python would take the buffer from the C library too.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def write_from_c(line: str) -> None:
    """Write as compiled code does: into the buffer of the C library, not at once."""
    ctypes.CDLL(None).puts(line.encode())


def read_standard_output(capfd: pytest.CaptureFixture[str]) -> str:
    ctypes.CDLL(None).fflush(None)
    return capfd.readouterr().out


@pytest.fixture
def noisy_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    def solve(*given: Any, **named: Any) -> OptimizeResult:
        os.write(1, b"at once\n")
        write_from_c("for the makers of the solver")
        time.sleep(0.01)
        return milp(*given, **named)

    monkeypatch.setattr(solving, "milp", solve)


def answer(*results: OptimizeResult) -> Callable[..., OptimizeResult]:
    left = iter(results)
    return lambda *_, **__: next(left)


def test_the_set_with_the_least_objective_is_found() -> None:
    chosen = find_set(np.array([-3.0, -1.0, -2.0]), AT_MOST_TWO)
    assert chosen is not None
    assert chosen.tolist() == [True, False, True]


def test_a_set_is_found_where_no_row_binds() -> None:
    chosen = find_set(np.array([-1.0, 1.0]), NO_ROWS)
    assert chosen is not None
    assert chosen.tolist() == [True, False]


def test_the_first_actions_may_be_fixed() -> None:
    chosen = find_set(np.array([-3.0, -1.0, -2.0]), AT_MOST_TWO, fixed=np.array([False]))
    assert chosen is not None
    assert chosen.tolist() == [False, True, True]


@pytest.mark.parametrize("objective", [np.zeros(3), np.zeros(0)])
def test_none_is_found_where_no_set_fits(objective: Array) -> None:
    assert find_set(objective, Rows(np.ones((1, len(objective))), np.array([-1.0]))) is None


def test_a_set_ruled_out_gives_way_to_the_next() -> None:
    objective = np.array([-3.0, -1.0, -2.0])
    chosen = find_set(objective, forbid_set(AT_MOST_TWO, np.array([True, False, True])))
    # Next to 3 + 2 comes 3 + 1; and where only the empty set fits, without it nothing does.
    assert chosen is not None
    assert chosen.tolist() == [True, True, False]
    assert find_set(objective, forbid_set(Rows(np.eye(3), np.zeros(3)), np.zeros(3, dtype=bool))) is None


def test_an_answer_that_breaks_a_row_once_rounded_is_ruled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, kept = (OptimizeResult(status=0, x=np.array(x)) for x in ([1, 0.7, 0.999999], [1, 0, 1e-7]))
    monkeypatch.setattr(solving, "milp", answer(broken, kept))
    chosen = find_set(np.zeros(3), AT_MOST_TWO)
    assert chosen is not None
    assert chosen.tolist() == [True, False, False]


def test_a_solver_that_gives_up_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "milp", answer(OptimizeResult(status=1, x=None, message="out of time")))
    with pytest.raises(RuntimeError, match="the solver gave no set of actions: out of time"):
        find_set(np.zeros(3), AT_MOST_TWO)


def test_the_line_that_the_solver_prints_does_not_reach_standard_output() -> None:
    if not run(NOISY + SOLVE_ALONE):
        pytest.skip("this version of the solver prints nothing")
    assert run(NOISY + SOLVE + "print(chosen.sum() > 0)") == "True\n"


def test_what_waits_in_the_buffer_of_the_c_library_is_dropped_or_seen_as_it_should_be() -> None:
    program = """
import ctypes
from bahali.analysis.budget import solving

def solve(*given, **named):
    solved = milp(*given, **named)
    ctypes.CDLL(None).puts(b"for the makers of the solver")
    return solved

solving.milp = solve
ctypes.CDLL(None).puts(b"before")
find_set(-values, Rows(costs, limits))
ctypes.CDLL(None).puts(b"after")
"""
    assert run(NOISY + program) == "before\nafter\n"


@pytest.mark.usefixtures("noisy_solver")
def test_what_is_printed_before_and_after_solving_is_seen(capfd: pytest.CaptureFixture[str]) -> None:
    write_from_c("compiled code, before")
    find_set(np.zeros(3), AT_MOST_TWO)
    print("after")  # noqa: T201 that it is seen is what is tested
    write_from_c("compiled code, after")
    assert sorted(read_standard_output(capfd).splitlines()) == [
        "after",
        "compiled code, after",
        "compiled code, before",
    ]


def test_an_error_while_solving_leaves_standard_output_as_it_was(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(solving, "milp", answer())
    with pytest.raises(StopIteration):
        find_set(np.zeros(3), AT_MOST_TWO)
    write_from_c("seen")
    assert read_standard_output(capfd) == "seen\n"


@pytest.mark.usefixtures("noisy_solver")
def test_solving_in_several_threads_leaves_standard_output_as_it_was(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: find_set(np.zeros(3), AT_MOST_TWO), range(8)))
    write_from_c("seen")
    assert read_standard_output(capfd) == "seen\n"


def test_solving_leaves_no_file_open() -> None:
    def count_open() -> int:
        return len(os.listdir("/dev/fd"))

    find_set(np.zeros(3), AT_MOST_TWO)
    before = count_open()
    for _ in range(5):
        find_set(np.zeros(3), AT_MOST_TWO)
    assert count_open() == before


def test_where_standard_output_is_closed_it_stays_so() -> None:
    closed = "os.close(1)\n" + SOLVE
    is_closed = (
        "\ntry: os.fstat(1)\nexcept OSError: os.write(2, b'closed')\nassert chosen.any()\nsys.stdout = None"
    )
    done = subprocess.run(
        [sys.executable, "-c", NOISY + closed + is_closed], capture_output=True, text=True, check=True
    )
    assert done.stderr == "closed"


def test_where_the_c_library_cannot_be_reached_a_set_is_found_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(name: str | None) -> None:
        raise TypeError(f"no library {name}")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert find_set(np.zeros(3), AT_MOST_TWO) is not None
