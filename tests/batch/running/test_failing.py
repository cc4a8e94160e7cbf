"""Which kind of fault it is that stopped a report; what needs a kernel for that is in test_running."""

import errno
from pathlib import Path

import pytest
from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import DeadKernelError

from bahali.batch.running import failing
from bahali.batch.running.failing import INFRASTRUCTURE, FaultKind, count_memory_kills, find_kind, tell
from bahali.kernels.account import KernelAccount

DEAD = DeadKernelError("Kernel died")
UNBORN = RuntimeError("Kernel died before replying to kernel_info")
KILLED, CRASHED, LEFT = -9, -11, 1


@pytest.mark.parametrize("error", [DEAD, UNBORN], ids=["died", "never answered"])
@pytest.mark.parametrize(
    ("account", "is_out_of_memory", "kind", "story"),
    [
        (KernelAccount("prepared", code=KILLED), False, "killed", "Somebody or something ended the kernel"),
        (KernelAccount("ordinary", code=-15), False, "killed", "Somebody or something ended the kernel"),
        (KernelAccount("prepared", code=KILLED), True, "memory", "The machine had too little memory"),
        (KernelAccount("prepared", code=-15), True, "killed", "Somebody or something ended the kernel"),
        (
            KernelAccount("prepared", code=KILLED, lost_server=True),
            False,
            "lost",
            "The server of kernels was lost",
        ),
    ],
    ids=["killed", "told to end", "memory", "told to end while memory was short", "lost"],
)
def test_a_kernel_that_was_ended_is_a_fault_of_the_machine(
    error: Exception, account: KernelAccount, is_out_of_memory: bool, kind: str, story: str
) -> None:
    found = find_kind(error, account, is_out_of_memory=is_out_of_memory)
    assert found == kind
    assert found in INFRASTRUCTURE
    assert tell(error, found, 60).startswith(story)


@pytest.mark.parametrize(
    "account",
    [
        None,
        KernelAccount("prepared"),
        KernelAccount("prepared", code=LEFT),
        KernelAccount("ordinary", code=CRASHED),
    ],
    ids=["no account", "no code", "left", "crashed"],
)
def test_a_kernel_that_died_of_itself_is_a_fault_of_the_notebook(account: KernelAccount | None) -> None:
    kind = find_kind(DEAD, account, is_out_of_memory=True)
    assert kind is FaultKind.CODE
    assert kind not in INFRASTRUCTURE
    assert tell(DEAD, kind, 60) == "The kernel that ran the notebook died."


@pytest.mark.parametrize(
    ("error", "kind", "story"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "storage",
            "The report could not be written: No space left on device.",
        ),
        (MemoryError(), "memory", "Making the report stopped with MemoryError: no further words"),
        (ValueError("odd\nand more"), "code", "Making the report stopped with ValueError: odd"),
        (NoSuchKernel("mars"), "code", "There is no kernel called mars; run the set-up again."),
    ],
)
def test_what_goes_wrong_outside_the_kernel_has_a_kind_too(error: Exception, kind: str, story: str) -> None:
    found = find_kind(error, None, is_out_of_memory=False)
    assert (found, tell(error, found, 60)) == (FaultKind(kind), story)


def test_processes_ended_for_want_of_memory_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "events").write_text("low 0\nhigh 3\noom 4\noom_kill 2\n", encoding="ascii")
    (tmp_path / "vmstat").write_text("nr_free_pages 7\noom_kill 5\n", encoding="ascii")
    names = ("events", "vmstat", "nothing")
    monkeypatch.setattr(failing, "_COUNTERS", tuple(tmp_path / name for name in names))
    assert count_memory_kills() == 7
