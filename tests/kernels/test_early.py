"""The server of the shipped kernel can be started before the first kernel is asked for."""

from bahali.kernels import owner
from bahali.kernels.early import get_ready
from bahali.kernels.owner import end_servers


def test_the_server_that_is_started_early_is_the_one_that_the_kernel_asks_for() -> None:
    end_servers()
    try:
        get_ready()
        (modules,) = owner._servers
        early = owner._servers[modules]
        get_ready()
        assert owner._servers[modules] is early
        assert "bahali.notebook" in modules
        assert early.is_running
    finally:
        end_servers()
