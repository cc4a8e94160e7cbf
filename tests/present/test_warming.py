"""Warming up leaves nothing behind but warmth."""

import random
import subprocess
import sys
import threading

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

from bahali.present.warming import warm_up

EVERY_PART = """
import sys
from bahali.present.warming import warm_up
warm_up()
before = set(sys.modules)
import bahali.notebook
print(sorted(name for name in set(sys.modules) - before if not name.startswith("bahali.")))
"""


def test_no_picture_no_setting_and_no_thread_stays_behind() -> None:
    settings, figures, threads = dict(mpl.rcParams), plt.get_fignums(), threading.active_count()
    warm_up()
    assert dict(mpl.rcParams) == settings
    assert plt.get_fignums() == figures
    assert threading.active_count() == threads


def test_no_chance_is_used() -> None:
    python, numbers = random.getstate(), np.random.get_state(legacy=False)
    warm_up()
    assert random.getstate() == python
    np.testing.assert_equal(np.random.get_state(legacy=False), numbers)


def test_all_that_a_notebook_imports_is_there_already() -> None:
    found = subprocess.run([sys.executable, "-c", EVERY_PART], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
