"""Why a kernel cannot be forked: in each of these cases an ordinary one is started."""

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from bahali.kernels.variables import find_differing

CAN_FORK = sys.platform == "linux"
"""Elsewhere system libraries keep threads of their own, which a fork breaks."""

_PASSED_ON = frozenset({"env", "cwd", "stdout", "stderr", "kernel_id", "extra_arguments"})
_ORDINARY_START = ("-m", "ipykernel_launcher")


def find_hindrance(cmd: list[str], asked: Mapping[str, Any], server: Mapping[str, str]) -> str:
    """Say what of a start only a new process can do; blank when a fork does as well.

    Parameters
    ----------
    cmd : list of str
        Command line of the kernel.
    asked : mapping
        What else Jupyter was asked for; arguments of ``subprocess.Popen`` for the most part.
    server : mapping of str to str
        Environment of the server.
    """
    if not CAN_FORK:
        return f"kernels are not forked on {sys.platform}."
    if (cmd[0], *cmd[1:3]) != (sys.executable, *_ORDINARY_START):
        return f"its command line is that of another kernel: {' '.join(cmd)}"
    if differing := find_differing(server, asked["env"]):
        return f"it has other variables than its server: {', '.join(differing)}."
    if not os.path.isdir(asked.get("cwd") or "."):
        return f"its folder does not exist: {asked['cwd']}"
    unusual = {name for name in asked.keys() - _PASSED_ON if asked[name]}
    unusual |= {name for name in ("stdout", "stderr") if not _is_passed_on(asked.get(name))}
    return f"only a new process can have {', '.join(sorted(unusual))}." if unusual else ""


def get_arguments(cmd: list[str]) -> list[str]:
    """Leave out what only starts Python: ``python -m ipykernel_launcher``."""
    return cmd[1 + len(_ORDINARY_START) :]


def _is_passed_on(output: Any) -> bool:  # noqa: ANN401 -- Popen's: nothing, a number or a file
    return output not in (subprocess.PIPE, subprocess.STDOUT)
