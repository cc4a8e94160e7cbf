"""Runs the cases of some kinds, each in a process of its own with bounds, and tells how each ended.

``python -m bad_packs.worker FOLDER KIND ...`` writes one line of JSON for each case. What all cases need is
loaded once; each case is a fork, so that its time and memory are its own. Of a kind with many cases every
second, third or fourth is run, and all of them where ``BAHALI_EVERY_CASE`` is set.
"""

import contextlib
import gc
import json
import math
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import bahali.batch.exporting
import bahali.difference.pages
import bahali.review.importing  # noqa: F401 -- loaded before the first fork, as the others
from bad_packs.case import NOWHERE, Case, Ground, lay_out
from bahali.cli import main
from bahali.workshop import check_workshop

GIGABYTE = 1_000_000_000
MOST_SECONDS = 10  # of processor time: how much else the machine does must not decide
LONGEST_WAIT = 120  # for a case that waits for something that never comes
PAGE = resource.getpagesize()
EVERY_CASE = "BAHALI_EVERY_CASE"
MANY_CASES = 36  # of one kind; all 900 take minutes


@dataclass(frozen=True)
class Ending:
    """How one case ended.

    Parameters
    ----------
    kind, name : str
        Which case.
    must_tell, may_not_tell, codes, changes : list of str, list of int, str
        What the case asks for; see ``Case``.
    digest : str
        Tells what was handed in from everything else that was.
    code : int
        Exit code; negative for a signal.
    told : str
        All that was written to standard output and standard error.
    changed : list of str
        Files and folders that were changed, made or removed, relative to the project's surroundings.
    seconds : float
        Processor time.
    peak_bytes : int
        Most memory held.
    """

    kind: str
    name: str
    must_tell: tuple[str, ...]
    may_not_tell: tuple[str, ...]
    codes: tuple[int, ...]
    changes: str
    digest: str
    code: int
    told: str
    changed: list[str]
    seconds: float
    peak_bytes: int


def run_case(kind: str, case: Case, folder: Path) -> Ending:
    """Lay a case out, run its command, and compare the surroundings before and after."""
    root = folder / "ground"
    ground = lay_out(root)
    arguments = list(case.change(ground))
    before = dict(take_down(root))
    code, usage, told = _run_bounded(arguments, ground)
    after = dict(take_down(root))
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    handed_in = {name: facts for name, facts in before.items() if not name.startswith("outside")}
    digest = sha256(json.dumps([arguments, handed_in], sort_keys=True).encode()).hexdigest()
    _remove(root)
    return Ending(
        kind=kind,
        name=case.name,
        must_tell=case.told,
        may_not_tell=case.untold,
        codes=case.codes,
        changes=case.changes,
        digest=digest,
        code=code,
        told=told,
        changed=changed,
        seconds=usage.ru_utime + usage.ru_stime,
        peak_bytes=usage.ru_maxrss * 1024,
    )


def take_down(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what each file and folder is, without following links."""
    waiting = [root]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            name = path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode()
            if path.is_symlink():
                yield name, f"link to {os.readlink(path)!a}"
            elif path.is_dir():
                waiting.append(path)
                yield name, "folder"
            elif path.is_file():
                yield name, _digest(path)
            else:
                yield name, "something else"


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        head = sha256(stream.read(1 << 20)).hexdigest()  # of a file that is padded with a hole, enough
    return f"{path.stat().st_size} {head}"


def _run_bounded(arguments: list[str], ground: Ground) -> tuple[int, resource.struct_rusage, str]:
    heard = ground.root.with_name("heard")
    child = os.fork()
    if not child:
        _be_the_command(arguments, ground, heard)
    status, usage = _wait(child)
    code = os.waitstatus_to_exitcode(status)
    return code, usage, heard.read_bytes().decode("utf-8", "backslashreplace")


def _wait(child: int) -> tuple[int, resource.struct_rusage]:
    ends = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < ends:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        if ended:
            return status, usage
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    return status, usage


def _be_the_command(arguments: list[str], ground: Ground, heard: Path) -> None:
    """Run the command in this process, which is the fork, and end it."""
    code = 70
    try:
        _bound()
        os.chdir(ground.project)
        sink = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        sys.argv = ["bahali", *arguments]
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
    except BaseException:
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        code = 1
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _bound() -> None:
    """Let this process have one gigabyte more than it has, and ten seconds."""
    size = int(Path("/proc/self/statm").read_text().split()[0]) * PAGE
    resource.setrlimit(resource.RLIMIT_AS, (size + GIGABYTE, size + GIGABYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))


def _remove(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o700)
    shutil.rmtree(root)


def main_of_worker(folder: Path, *wanted: str) -> None:
    """Run cases of the kinds named, or of them only those of the names that follow."""
    check_workshop(NOWHERE)  # loads what is loaded late
    gc.freeze()
    home = Path(__file__).with_name("kinds")
    kinds = [name for name in wanted if (home / f"{name}.py").exists()]
    names = set(wanted) - set(kinds)
    for kind in kinds:
        cases = import_module(f"bad_packs.kinds.{kind}").CASES
        step = 1 if names or EVERY_CASE in os.environ else math.ceil(len(cases) / MANY_CASES)
        for case in cases[::step]:
            if not names or case.name in names:
                print(json.dumps(asdict(run_case(kind, case, folder))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main_of_worker(Path(sys.argv[1]), *sys.argv[2:])
