"""Kernels that are ready at once: forked from a server that has imported what notebooks need.

Any tool that runs Jupyter notebooks uses them by the name of their kernel, ``bahali``: papermill, nbval,
nbconvert, JupyterLab. This package knows nothing of workshops and reports, and can be read on its own:

In the process that wants a kernel, the owner:

``manager``
    Jupyter's manager, without its pauses, and with an account of how the kernel ended
``provisioner``
    what Jupyter calls to start a kernel; asks the server for one, or starts an ordinary kernel
``hindrances``, ``variables``
    why a kernel cannot be forked: foremost variables that count only when a process starts
``owner``
    the servers of this process
``early``
    starts the server of the shipped kernel before the first is asked for
``folders``
    the private folder with the sockets of its kernels
``asking``, ``process``
    asks a server for one kernel, and what Jupyter then has in hand
``account``
    what is known of a kernel when it has ended

Between the two:

``messages``
    what is said on a line

In the server, a process of its own, which imports and forks:

``__main__``
    imports, then serves
``server``, ``order``
    hears requests until its owner is gone
``running``
    the kernels that it has forked
``imported``
    notices when imported code has changed, so that another server must take over
``child``
    from a fork of the server to a kernel like any other
"""

from pathlib import Path

KERNEL_NAME = "bahali"
"""As in ``share/jupyter/kernels`` of the environment, from ``kernel.json``."""
SHIPPED = Path(__file__).parent / "shipped"
"""Where the shipped kernel is described."""
