"""What Jupyter calls to start a kernel: a fork of the server where that is possible, an ordinary one else."""

import asyncio
import os
import pathlib
import shutil
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Bool, List, Unicode

from bahali.kernels.account import KernelAccount
from bahali.kernels.asking import NotForkedError
from bahali.kernels.folders import make_kernel_folder
from bahali.kernels.hindrances import find_hindrance, get_arguments
from bahali.kernels.messages import KernelRequest
from bahali.kernels.owner import get_environment, start_kernel
from bahali.kernels.process import PAUSE, KernelProcess
from bahali.kernels.variables import ONE_THREAD

SOCKETS = 5  # of a kernel: shell, control, stdin, iopub and heartbeat
LONGEST_WAIT = 10.0  # seconds; after that, whoever talks to it finds out


class PreparedProvisioner(LocalProvisioner):
    """Starts kernels by forking, and talks to them through files of this user alone, not through open ports.

    Where a kernel cannot be forked it starts an ordinary one with the same environment: same results, later.
    ``ordinary_because`` then says why.
    """

    prepare = List(Unicode(), help="Modules that the server imports before it forks kernels.").tag(
        config=True
    )
    forks = Bool(True, help="Whether to fork kernels; else all are ordinary ones.").tag(config=True)

    process: "KernelProcess | subprocess.Popen[bytes] | None"  # type: ignore[assignment]
    ordinary_because = ""
    folder: pathlib.Path | None = None
    launched: "KernelProcess | subprocess.Popen[bytes] | None" = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 -- Jupyter's
        """Choose private files instead of open ports, unless somebody chose otherwise."""
        if self.parent is not None and os.name == "posix":
            is_restarted = self.folder is not None and self.folder.is_dir()
            if not is_restarted and (self.folder or self.parent.transport == "tcp"):
                self._choose_files(self.parent)
        arguments: dict[str, Any] = await super().pre_launch(**kwargs)
        return arguments

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:  # noqa: ANN401
        """Start a kernel; forked, if it can be."""
        kwargs["env"] = dict(kwargs.get("env") or os.environ) | ONE_THREAD
        self.ordinary_because = self._find_hindrance(cmd, kwargs)
        if not self.ordinary_because:
            try:
                await self._fork(cmd, kwargs)
            except NotForkedError as refused:
                self.ordinary_because = str(refused)
        if self.ordinary_because:
            self.log.info("An ordinary kernel is started: %s", self.ordinary_because)
            await super().launch_kernel(cmd, **kwargs)
        self.launched = self.process
        await self._wait_for_sockets()
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Send a signal to a kernel and the programs that it started; not to whoever has its number later."""
        if isinstance(self.process, KernelProcess):
            self.process.send_signal(signum)
        else:
            await super().send_signal(signum)

    def give_account(self) -> KernelAccount:
        """Tell how the kernel was started and, once it has ended, how."""
        process, reason = self.launched, self.ordinary_because
        if not isinstance(process, KernelProcess):
            return KernelAccount("ordinary", reason, process.poll() if process else None)
        code, end = process.poll(), process.end
        if end is None:
            return KernelAccount("prepared", code=code, lost_server=process.lost_server)
        return KernelAccount("prepared", "", code, False, end.peak_bytes, end.processor_seconds)

    async def cleanup(self, restart: bool = False) -> None:
        """Give up the line to the kernel and the folder of its sockets."""
        await super().cleanup(restart)
        if isinstance(self.launched, KernelProcess):
            self.launched.close()
        if self.folder and not restart:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _choose_files(self, manager: KernelManager) -> None:
        """Give the kernel a folder; a new one where it was shut down and is started once more."""
        is_own = not manager.connection_file or pathlib.Path(manager.connection_file).parent == self.folder
        self.folder = make_kernel_folder()
        manager.transport = "ipc"
        manager.ip = str(self.folder / "k")
        if is_own:
            manager.connection_file = str(self.folder / "connection.json")

    def _find_hindrance(self, cmd: list[str], asked: Mapping[str, Any]) -> str:
        if not self.forks:
            return "forking was switched off."
        return find_hindrance(cmd, asked, get_environment(self.prepare))

    async def _fork(self, cmd: list[str], asked: Mapping[str, Any]) -> None:
        folder = os.path.abspath(asked.get("cwd") or os.getcwd())
        request = KernelRequest(get_arguments(cmd), asked["env"], folder)
        with ExitStack() as opened:
            outputs = (_open(asked.get("stdout"), 1, opened), _open(asked.get("stderr"), 2, opened))
            self.process = await start_kernel(self.prepare, request, outputs)
        self.pid = self.pgid = self.process.pid
        self.cwd = folder

    async def _wait_for_sockets(self) -> None:
        """Wait until the kernel listens; who connects earlier tries again only after a tenth of a second."""
        until = time.monotonic() + LONGEST_WAIT
        while self.folder and len(list(self.folder.glob("k-*"))) < SOCKETS and time.monotonic() < until:
            if await self.poll() is not None:
                return
            await asyncio.sleep(PAUSE)


def _open(output: Any, usual: int, opened: ExitStack) -> int:  # noqa: ANN401 -- what Popen takes
    """Give the descriptor that ``subprocess.Popen`` would take as an output."""
    if output is None:
        return usual
    if output == subprocess.DEVNULL:
        return opened.enter_context(open(os.devnull, "wb")).fileno()
    return output if isinstance(output, int) else int(output.fileno())
