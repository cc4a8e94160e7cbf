"""What Jupyter calls to start a kernel: a fork of the server where that is possible, an ordinary one else."""

import asyncio
import os
import pathlib
import shutil
import subprocess
import sys
import time
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import List, Unicode

from bahali.kernels.account import KernelAccount
from bahali.kernels.folders import kernel_folder
from bahali.kernels.line import PAUSE, KernelProcess, ServerLostError, start_kernel
from bahali.kernels.owner import find_server
from bahali.kernels.request import KernelRequest
from bahali.kernels.variables import ONE_THREAD, read_at_start

CAN_FORK = sys.platform == "linux"
"""Elsewhere system libraries keep threads of their own, which a fork breaks."""

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

    process: "KernelProcess | subprocess.Popen[bytes] | None"  # type: ignore[assignment]
    ordinary_because = ""
    folder: pathlib.Path | None = None
    launched: "KernelProcess | subprocess.Popen[bytes] | None" = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 -- Jupyter's
        """Choose private files instead of open ports, unless somebody chose otherwise."""
        manager = self.parent
        if manager is not None and os.name == "posix" and manager.transport == "tcp":
            self.folder = self.folder or _make_folder(kernel_folder() / self.kernel_id[:8])
            manager.transport = "ipc"
            manager.ip = str(self.folder / "k")
            manager.connection_file = manager.connection_file or str(self.folder / "connection.json")
        arguments: dict[str, Any] = await super().pre_launch(**kwargs)
        return arguments

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:  # noqa: ANN401
        """Start a kernel; forked, if it can be."""
        environment = dict(kwargs.get("env") or os.environ) | ONE_THREAD
        folder = os.path.abspath(kwargs.get("cwd") or os.getcwd())
        self.ordinary_because = self._find_hindrance(environment)
        if not self.ordinary_because:
            try:
                await self._fork(cmd, environment, folder)
            except ServerLostError as lost:
                self.ordinary_because = str(lost)
        if self.ordinary_because:
            self.log.warning("An ordinary kernel was started: %s", self.ordinary_because)
            await super().launch_kernel(cmd, **kwargs | {"env": environment})
        self.launched = self.process
        await self._wait_for_sockets()
        return self.connection_info

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

    def _find_hindrance(self, environment: dict[str, str]) -> str:
        """Say why a kernel cannot be forked; blank when it can."""
        if not CAN_FORK:
            return f"kernels are not forked on {sys.platform}."
        started_with = read_at_start(find_server(self.prepare).environment)
        wanted = read_at_start(environment)
        differing = sorted(
            name for name in started_with.keys() | wanted.keys() if started_with.get(name) != wanted.get(name)
        )
        return f"it has other variables than its server: {', '.join(differing)}." if differing else ""

    async def _fork(self, cmd: list[str], environment: dict[str, str], folder: str) -> None:
        request = KernelRequest(_find_arguments(cmd), environment, folder)
        process = await start_kernel(find_server(self.prepare).channel, request)
        self.process, self.pid, self.pgid, self.cwd = process, process.pid, process.pid, folder

    async def _wait_for_sockets(self) -> None:
        """Wait until the kernel listens; who connects earlier tries again only after a tenth of a second."""
        until = time.monotonic() + LONGEST_WAIT
        while self.folder and len(list(self.folder.glob("k-*"))) < SOCKETS and time.monotonic() < until:
            if await self.poll() is not None:
                return
            await asyncio.sleep(PAUSE)


def _find_arguments(cmd: list[str]) -> list[str]:
    """Leave out the program: ``python -m ipykernel_launcher``, whatever Python that is."""
    return cmd[cmd.index("ipykernel_launcher") + 1 :]


def _make_folder(folder: pathlib.Path) -> pathlib.Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
