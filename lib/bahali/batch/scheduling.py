"""How many reports are made at once, and in which order."""

import os
from collections.abc import Sequence
from pathlib import Path

import psutil

from bahali.batch.keeping.manifest import Manifest, read_manifest
from bahali.batch.planning.jobs import Job

USUAL_BYTES = 500 * 1024**2
"""Taken for the most memory that one report holds where no earlier one tells: kernel, pages and formats."""
SPARE_SHARE = 0.8  # of the memory that is free now; the rest is left to others


def order_longest_first(jobs: Sequence[Job], folder: Path) -> tuple[Job, ...]:
    """Put first what took longest before, so that at the end no core waits for one long report.

    Reports that were never made come first of all: nobody knows how long they take.
    """
    seconds = {job.report_id: _seconds_before(folder, job) for job in jobs}
    return tuple(sorted(jobs, key=lambda job: -seconds[job.report_id]))


def count_workers(cores: int, folder: Path, jobs: Sequence[Job]) -> int:
    """Say how many reports can be made at once: one for each core, fewer where memory is short.

    Parameters
    ----------
    cores : int
        Processors of the machine.
    folder : Path
        Folder of reports, whose manifests tell how much memory each held.
    jobs : sequence of Job
        Reports to make.
    """
    peaks = [_bytes_before(folder, job) for job in jobs]
    fitting = int(psutil.virtual_memory().available * SPARE_SHARE / max(peaks, default=USUAL_BYTES))
    return max(1, min(cores, fitting, len(jobs)))


def count_cores() -> int:
    """Count the processors that this process may use."""
    return (
        len(psutil.Process().cpu_affinity())
        if hasattr(psutil.Process, "cpu_affinity")
        else os.cpu_count() or 1
    )


def _seconds_before(folder: Path, job: Job) -> float:
    manifest = read_manifest(folder / job.report_id)
    return sum(manifest.seconds.values()) if manifest and manifest.seconds else float("inf")


def _bytes_before(folder: Path, job: Job) -> int:
    manifest: Manifest | None = read_manifest(folder / job.report_id)
    return max(USUAL_BYTES, manifest.kernel.peak_bytes if manifest else 0)
