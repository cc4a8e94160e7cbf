"""Packs an edition for an archive: its reports, and for each what it was made from and with (RO-Crate 1.2).

Each report is the result of an action, as the Process Run Crate profile 0.5 of the Workflow Run RO-Crate
community describes one: instrument, objects, results. Of the workshop's tables only the digests go along,
since they may hold what a public report may not.
"""

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from rocrate.model.contextentity import ContextEntity
from rocrate.rocrate import ROCrate

from bahali.batch.keeping.manifest import MANIFEST_FILE, Manifest, read_manifest
from bahali.batch.overview import INDEX_FILE
from bahali.batch.planning.ingredients import Ingredients
from bahali.batch.planning.run import BatchRun
from bahali.publish.archives import make_entry
from bahali.publish.dating import EARLIEST
from bahali.publish.epoch import read_epoch
from bahali.publish.files import NOTEBOOK_FILE
from bahali.vocabulary.codes import Edition
from bahali.vocabulary.faults import Fault, InputError

VERSION = "1.2"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
SOFTWARE = "#bahali"
MEDIA_TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".json": "application/json",
    ".ipynb": "application/x-ipynb+json",
}


def export_edition(run: BatchRun, out: Path, *, restricted: bool = False) -> int:
    """Write the reports of a batch into one zip file that archives and machines can read.

    Parameters
    ----------
    run : BatchRun
        The batch.
    out : Path
        The zip file.
    restricted : bool
        Whether reports of the restricted edition may go along.

    Returns
    -------
    int
        Number of reports in it.

    Raises
    ------
    InputError
        If a report was not made or is not whole, or is of the restricted edition and that was not wished;
        then nothing is written.
    """
    manifests = _read_manifests(run, restricted=restricted)
    aside = out.with_name(f".{out.name}.aside")
    try:
        with tempfile.TemporaryDirectory() as folder:
            _describe(run, manifests).write(folder)
            _zip(Path(folder), aside, _moment(run))
        aside.replace(out)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise InputError([Fault(str(out), f"cannot be written: {error.strerror or error}")]) from None
    return len(manifests)


def _read_manifests(run: BatchRun, *, restricted: bool) -> dict[str, Manifest]:
    """Read the manifest of every report, and refuse what an archive should not get."""
    manifests, faults = {}, []
    for job in run.planned:
        home = run.folder / job.report_id
        manifest = read_manifest(home)
        if manifest is None or not manifest.is_whole(home):
            faults.append(Fault(job.report_id, "is not there as it was made", remedy="make it again"))
        elif job.settings.edition is Edition.RESTRICTED and not restricted:
            remedy = "export another batch file, or say --restricted"
            faults.append(Fault(job.report_id, "is of the restricted edition", remedy=remedy))
        else:
            manifests[job.report_id] = manifest
    if faults:
        raise InputError(faults)
    return manifests


def _describe(run: BatchRun, manifests: dict[str, Manifest]) -> ROCrate:
    header = run.workshop.header
    crate = ROCrate(version=VERSION)
    crate.name = header.title
    crate.description = header.disclaimer or header.title
    crate.datePublished = _moment(run).date().isoformat()
    profile = {"@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    crate.root_dataset["conformsTo"] = crate.add(ContextEntity(crate, PROFILE, profile))
    organisers = {f"#{quote(name)}": {"@type": "Organization", "name": name} for name in header.organisers}
    crate.root_dataset["author"] = [crate.add(ContextEntity(crate, *facts)) for facts in organisers.items()]
    if (run.folder / INDEX_FILE).is_file() and not (run.folder / INDEX_FILE).is_symlink():
        crate.add_file(run.folder / INDEX_FILE, INDEX_FILE, properties=_describe_file(INDEX_FILE, "Index"))
    crate.add(ContextEntity(crate, SOFTWARE, _describe_software(manifests)))
    for job in run.planned:
        _add_report(crate, run.folder / job.report_id, job.title, manifests[job.report_id])
    crate.root_dataset["mentions"] = list(crate.get_by_type("CreateAction"))
    return crate


def _describe_software(manifests: dict[str, Manifest]) -> dict[str, object]:
    """Name Bahali by the digests of the code that made the reports."""
    codes = sorted({manifest.ingredients.code for manifest in manifests.values()})
    return {"@type": "SoftwareApplication", "name": "Bahali", "softwareVersion": ", ".join(codes)}


def _add_report(crate: ROCrate, home: Path, title: str, manifest: Manifest) -> None:
    results = [
        crate.add_file(home / name, f"{home.name}/{name}", properties=_describe_file(name, title))
        for name in (*manifest.files, MANIFEST_FILE)
    ]
    properties = {
        "name": title,
        "endTime": manifest.made_on,
        "description": f"Made by a {manifest.kernel.kind} kernel; remarks of the check: {manifest.warnings}.",
    }
    crate.add_action(
        crate.get(SOFTWARE),
        identifier=f"#make-{manifest.report_id}",
        object=list(_add_objects(crate, manifest.report_id, manifest.ingredients)),
        result=results,
        properties=properties,
    )


def _add_objects(crate: ROCrate, report_id: str, made_from: Ingredients) -> Iterator[ContextEntity]:
    """Name what a report was made from: tables and notebook by digest, parameters by value."""
    digests = {**made_from.tables, "notebook": made_from.notebook}
    for name, digest in digests.items():
        properties = {"@type": "CreativeWork", "name": name, "identifier": f"sha256:{digest}"}
        yield crate.add(ContextEntity(crate, f"#{report_id}/{name}", properties))
    for name, value in made_from.parameters.items():
        stated = {"@type": "PropertyValue", "name": name, "value": value}
        yield crate.add(ContextEntity(crate, f"#{report_id}/parameter/{name}", stated))


def _describe_file(name: str, title: str) -> dict[str, str]:
    kind = "executed notebook" if name == NOTEBOOK_FILE else name
    return {"name": f"{title}: {kind}", "encodingFormat": MEDIA_TYPES[Path(name).suffix]}


def _moment(run: BatchRun) -> datetime:
    """Date the archive by the pack, so that it comes out the same again."""
    day = run.workshop.header.end
    return max(EARLIEST, read_epoch() or datetime(day.year, day.month, day.day, tzinfo=UTC))


def _zip(folder: Path, out: Path, moment: datetime) -> None:
    """Pack a folder, the same bytes each time."""
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.writestr(make_entry(path.relative_to(folder).as_posix(), moment), path.read_bytes())
