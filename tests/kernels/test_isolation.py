"""Nothing that happens in a kernel reaches another, and each is what an ordinary kernel is."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]

pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")

LEAVE_TRACES = """
import builtins, locale, os, random, signal, sys, warnings
import colorsys, numpy, matplotlib.pyplot as plt
secret = builtins.secret = sys.secret = numpy.secret = 1
random.seed(1); numpy.random.seed(1); numpy.set_printoptions(precision=2); numpy.seterr(all="raise")
plt.rcParams["lines.linewidth"] = 77; plt.figure(); plt.close(plt.figure())
os.environ["LEFT"] = "here"; del os.environ["PATH"]
os.chdir("/"); os.umask(0o077); opened = open(os.devnull); os.set_inheritable(opened.fileno(), True)
sys.path.append("/nowhere"); sys.setrecursionlimit(5000); warnings.simplefilter("error")
signal.signal(signal.SIGUSR1, signal.SIG_IGN); locale.setlocale(locale.LC_ALL, "C")
"""
DESCRIBE = """
import gc, locale, logging, os, signal, sys, threading, warnings
import numpy, matplotlib, matplotlib.pyplot as plt
mask = os.umask(0); os.umask(mask)
print({
    "names": sorted(name for name in user_names if not name.startswith("_")),
    "main": (sys.modules["__main__"].__spec__, getattr(sys.modules["__main__"], "__file__", None)),
    "path": sys.path, "program": sys.argv[0], "executable": sys.executable, "flags": str(sys.flags),
    "folder": os.getcwd(), "mask": mask, "leads its session": os.getsid(0) == os.getpid(),
    "signals": {one.name: str(signal.getsignal(one)) for one in signal.Signals},
    "blocked": str(signal.pthread_sigmask(signal.SIG_BLOCK, [])), "frames": sys.getrecursionlimit(),
    "locale": locale.setlocale(locale.LC_ALL), "garbage": (gc.isenabled(), gc.get_threshold()),
    "logging": (logging.root.level, str(logging.root.handlers)),
    "streams": (sys.stdout.encoding, str(sys.stdin)),
    "backend": matplotlib.get_backend(), "looks": {key: str(value) for key, value in plt.rcParams.items()},
    "figures": plt.get_fignums(), "digits": numpy.get_printoptions()["precision"], "errors": numpy.geterr(),
    "filters": sorted(str(one) for one in warnings.filters), "imported": "colorsys" in sys.modules,
    "secret": [hasattr(one, "secret") for one in (sys, numpy, __import__("builtins"))],
    "threads": sorted(type(one).__name__ for one in threading.enumerate()),
    "environment": {key: value for key, value in os.environ.items() if not key.startswith("JPY_")},
})
"""
LIST_PORTS = """
import os, socket
ports = []
for number in os.listdir("/proc/self/fd"):
    try:
        opened = socket.socket(fileno=os.dup(int(number)))
    except OSError:  # no socket
        continue
    if opened.family != socket.AF_UNIX:
        ports.append(opened.getsockname()[1])
print(ports)
"""


def describe(kernel: Any) -> dict[str, Any]:
    described: dict[str, Any] = eval(kernel.say(f"exec({DESCRIBE!r}, {{'user_names': list(globals())}})"))
    return described


def list_open(process: int) -> dict[int, str]:
    """What a process has open that can be told apart; a name for each kind is no use."""
    folder = Path(f"/proc/{process}/fd")
    links = {int(path.name): os.readlink(path) for path in folder.iterdir()}
    return {number: link for number, link in links.items() if link.startswith(("socket:", "pipe:", "/tmp"))}


def test_a_kernel_is_like_an_ordinary_one_whatever_another_did_before(start: Start, tmp_path: Path) -> None:
    # Those who compare kernels give both what only the prepared one has by itself.
    numbers = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
    asked = {"cwd": str(tmp_path), "env": {**os.environ, **numbers, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}}
    start(**asked).run(LEAVE_TRACES)
    assert describe(start(**asked)) == describe(start("python3", **asked))


def test_kernels_draw_different_random_numbers(start: Start) -> None:
    draw = "(__import__('random').random(), float(__import__('numpy').random.random()))"
    one, other = start().ask(draw), start().ask(draw)
    assert one[0] != other[0]
    assert one[1] != other[1]


def test_a_kernel_holds_nothing_open_of_its_server_or_another_kernel(start: Start) -> None:
    one, other = start(), start()
    server = list_open(one.ask("__import__('os').getppid()"))
    outputs = {server.pop(1, ""), server.pop(2, "")}
    of_one, of_other = (set(list_open(kernel.pid).values()) - outputs for kernel in (one, other))
    assert of_one
    assert not of_one & of_other
    assert not of_one & set(server.values())


def test_kernels_are_reached_through_files_of_this_user_and_not_through_ports(start: Start) -> None:
    kernel = start()
    # The one port is ipykernel's own: what programs forked in a notebook print comes over it, with a secret.
    own_port = kernel.ask("get_ipython().kernel.iopub_thread._pipe_port")
    assert eval(kernel.say(LIST_PORTS)) == [own_port]
    folder = Path(kernel.manager.ip).parent
    assert kernel.manager.transport == "ipc"
    assert folder.stat().st_mode & 0o077 == 0
    assert folder.parent.stat().st_mode & 0o077 == 0
    assert Path(kernel.manager.connection_file).parent == folder


def test_two_lists_of_modules_have_two_servers(start: Start) -> None:
    few, other = start(), start("with_calendar", prepare=("calendar",))
    assert few.ask("__import__('os').getppid()") != other.ask("__import__('os').getppid()")
    assert few.ask("'numpy' in __import__('sys').modules")
    assert not other.ask("'numpy' in __import__('sys').modules")
