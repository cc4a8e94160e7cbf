"""Jupyter's manager of a kernel, without its pauses, and with an account of how the kernel ended."""

import time
from collections.abc import Callable
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import Any as AnyTrait
from traitlets import DottedObjectName, default

from bahali.kernels import SHIPPED
from bahali.kernels.process import PAUSE
from bahali.kernels.provisioner import PreparedProvisioner

PATIENCE = 1.0  # seconds after which a kernel that has not answered is asked again


class PromptClient(AsyncKernelClient):
    """Is ready when the kernel's own words say so, not when nothing was heard for a while."""

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        """Ask until the kernel answers on both channels that an execution needs.

        Raises
        ------
        RuntimeError
            If the kernel died, or did not answer in so many seconds.
        """
        until = time.monotonic() + (timeout or float("inf"))
        while not await self._is_answered(self.kernel_info()):
            if not await self._async_is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > until:
                raise RuntimeError(f"Kernel didn't respond in {timeout:.0f} seconds")

    wait_for_ready = _async_wait_for_ready

    async def _is_answered(self, question: str) -> bool:
        """Hear the answer, and then, on the channel for outputs, that the kernel is idle after it."""
        try:
            answer = await self._hear(self.get_shell_msg, question, "kernel_info_reply")
            self._handle_kernel_info_reply(answer)
            while (await self._hear(self.get_iopub_msg, question, "status"))["content"][
                "execution_state"
            ] != "idle":
                pass
        except Empty:
            return False
        return True

    async def _hear(self, get: Callable[..., Any], question: str, kind: str) -> dict[str, Any]:
        while True:
            message: dict[str, Any] = await get(timeout=PATIENCE)
            if message["msg_type"] == kind and message["parent_header"].get("msg_id") == question:
                return message


class PromptManager(AsyncKernelManager):
    """Starts and ends kernels without pauses, and gives an account of each that ended."""

    told = AnyTrait(help="Called with a KernelAccount when the kernel has ended.").tag(config=True)
    client_class = DottedObjectName("bahali.kernels.manager.PromptClient", config=True)
    _told_of: object = None

    @default("kernel_spec_manager")
    def _find_shipped_kernels(self) -> KernelSpecManager:
        """Find the shipped kernel even where nobody has installed it for all tools."""
        manager = KernelSpecManager(parent=self)
        manager.kernel_dirs = [str(SHIPPED), *manager.kernel_dirs]
        return manager

    async def _async_wait(self, pollinterval: float = PAUSE) -> None:
        await super()._async_wait(pollinterval=min(pollinterval, PAUSE))

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart=restart)
        started = self.provisioner
        if self.told is None or not isinstance(started, PreparedProvisioner):
            return
        if started.launched is not self._told_of:  # tools clean up more than once
            self._told_of = started.launched
            self.told(started.give_account())

    cleanup_resources = _async_cleanup_resources
