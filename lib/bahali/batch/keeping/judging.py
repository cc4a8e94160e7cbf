"""Tells which reports must be made, and which are as they would come out again."""

from pathlib import Path

from bahali.batch.keeping.manifest import read_manifest
from bahali.batch.keeping.record import read_record
from bahali.batch.planning.changes import tell_changes
from bahali.batch.planning.ingredients import Ingredients
from bahali.batch.planning.jobs import Job


def judge(job: Job, folder: Path, now: Ingredients) -> list[str]:
    """Tell in sentences why a report is to be made; nothing where what is there is what would be made.

    Parameters
    ----------
    job : Job
        Which report.
    folder : Path
        Folder of the workshop's reports.
    now : Ingredients
        What it would be made from.
    """
    home = folder / job.report_id
    manifest, record = read_manifest(home), read_record(home)
    if manifest is None:
        return ["It has not been made, or what is there cannot be judged."]
    reasons = list(tell_changes(manifest.ingredients, now))
    if record is None:
        reasons.append("How the last attempt at it ended is not known.")
    elif record.state == "failed" and record.key == now.key:
        reasons.append("The last attempt at it failed.")
    if not manifest.is_whole(home):
        reasons.append("Its files are not all there as they were made.")
    if manifest.missing:
        reasons.append(f"Last time these could not be made: {', '.join(manifest.missing)}.")
    return reasons
