"""Verifies a report: its files, what it was made from, and that it comes out the same again."""

import tempfile
from pathlib import Path

from bahali.batch.keeping.manifest import Manifest, digest_file, read_manifest
from bahali.batch.planning.changes import tell_changes
from bahali.batch.planning.jobs import Job
from bahali.batch.planning.run import BatchRun
from bahali.batch.running.sparing import spare_grammar
from bahali.publish.files import NOTEBOOK_FILE
from bahali.vocabulary.language import speaking


def verify_report(run: BatchRun, job: Job) -> list[str]:
    """Make a report again, aside, and name all that differs from what is there.

    Parameters
    ----------
    run : BatchRun
        The batch that it belongs to.
    job : Job
        Which report.

    Returns
    -------
    list of str
        Sentences; none when its files are as they were made, nothing that it is made from has changed, and
        every file comes out the same again. The executed notebook is not compared: it holds times.
    """
    home = run.folder / job.report_id
    manifest = read_manifest(home)
    if manifest is None:
        return ["It has no manifest that can be read; make it again."]
    differences = _compare_files(manifest, home)
    differences += tell_changes(manifest.ingredients, run.ingredients[job.report_id])
    return differences + _compare_again(run, job, manifest)


def _compare_files(manifest: Manifest, home: Path) -> list[str]:
    """Name files that are not there, or not as they were made."""
    told = []
    for name, mark in manifest.files.items():
        if not (home / name).is_file():
            told.append(f"{name} is not there.")
        elif digest_file(home / name) != mark.sha256:
            told.append(f"{name} is not as it was made.")
    return told


def _compare_again(run: BatchRun, job: Job, manifest: Manifest) -> list[str]:
    """Make it again, and name what comes out differently."""
    spare_grammar()
    from bahali.batch.running.reporting import Failed, run_job  # noqa: PLC0415 -- a batch that keeps all needs no papermill

    with tempfile.TemporaryDirectory() as aside, speaking(job.settings.language):
        result = run_job(job, Path(aside), run.plan)
        if isinstance(result, Failed):
            return [f"It could not be made again: {result.story}"]
        made = {path.name: digest_file(path) for path in result.files}
    before = {name: mark.sha256 for name, mark in manifest.files.items() if name != NOTEBOOK_FILE}
    return [
        f"{name} {'comes out differently' if name in made and name in before else 'is not made in both'}."
        for name in sorted(before.keys() | made.keys())
        if before.get(name) != made.get(name)
    ]
