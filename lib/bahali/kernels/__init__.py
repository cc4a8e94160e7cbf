"""Kernels that are ready at once: forked from a server that has imported what notebooks need.

Any tool that runs Jupyter notebooks uses them by the name of their kernel, ``bahali``: papermill, nbval,
nbconvert, JupyterLab. This package knows nothing of workshops and reports, and can be read on its own:

``request``
    what a server is asked for, and what it answers
``provisioner``
    what Jupyter calls to start a kernel; asks the server for one, or starts an ordinary kernel
``owner``
    the one server of a process, and the folder with its kernels' sockets
``line``
    the line between a process and one kernel of its server
``server``
    the server: a process of its own, which forks
``child``
    from a fork of the server to a kernel like any other
``manager``
    Jupyter's manager, without its pauses, and with an account of how the kernel ended
"""

KERNEL_NAME = "bahali"
"""As in ``share/jupyter/kernels`` of the environment, from ``kernel.json``."""
