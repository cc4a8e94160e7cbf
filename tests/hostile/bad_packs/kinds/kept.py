"""What runs keep beside reports, tampered with: manifest, record, journal, digests of slices."""

import json
from collections.abc import Callable

from bad_packs.case import NOTEBOOKS, SECRET, Case, Content, Ground, to_bytes

BATCH = "parameters/nowhere-2030/reports.yaml"
HOME = "reports/nowhere-2030/aamoora"
MANIFEST = {
    "report_id": "aamoora",
    "made_on": "2030-01-01",
    "ingredients": {
        "notebook": "0", "parameters": {}, "tables": {}, "code": "0", "packages": {}, "formats": [],
        "epoch": "",
    },
    "files": {"report.html": {"size": 1, "sha256": "0", "modified": 1}},
    "missing": {}, "news": "", "kernel": {"kind": "unknown", "reason": "", "where": "here", "peak_bytes": 0},
    "seconds": {}, "warnings": 0, "commit": "",
}  # fmt: skip


def lay(files: dict[str, Content], *arguments: str) -> Callable[[Ground], list[str]]:
    """Lay files into the folder of a report and ask about it."""

    def change(ground: Ground) -> list[str]:
        (ground.project / BATCH).write_text(
            f"notebooks: {NOTEBOOKS}\nmatrix:\n  - {{notebook: provincial_report, jurisdiction: AA}}\n",
            encoding="utf-8",
        )
        for name, content in files.items():
            path = ground.project / HOME / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(to_bytes(content))
        return list(arguments)

    return change


def manifest(**keys: object) -> str:
    return json.dumps(MANIFEST | keys)


def files_of(*names: str) -> str:
    return manifest(files={name: {"size": 1, "sha256": "0", "modified": 1} for name in names})


WHY = ("why", HOME)
EXPORT = ("export", BATCH, "archive.zip")
MANIFESTS: dict[str, Content] = {
    "nothing": b"",
    "zero bytes": b"\0" * 100,
    "a list": "[]",
    "lists in each other": "[" * 100_000,
    "a number without an end": manifest(warnings=1).replace('"warnings": 1', f'"warnings": {"9" * 5000}'),
    "a key nobody knows": manifest(colour="red"),
    "a day that is none": manifest(made_on="<script>"),
    "a file two folders up": files_of("../../../outside/note.txt"),
    "a file by its whole path": files_of("/etc/passwd"),
    "a file that is the pack's": files_of("../../../parameters/nowhere-2030/workshop.yaml"),
    "a size below nothing": manifest(files={"report.html": {"size": -1, "sha256": "0", "modified": 1}}),
    "a size that is no number": manifest(files={"report.html": {"size": "1", "sha256": "0", "modified": 1}}),
    "a kernel nobody knows": manifest(
        kernel={"kind": "<script>", "reason": "", "where": "", "peak_bytes": 0}
    ),
    "seconds that are no number": manifest(seconds={"x": "y"}),
    "another report": manifest(report_id="../../x"),
}


def whole_by_link(ground: Ground) -> list[str]:
    """Let a report's file be a link to a secret, and let the manifest agree with it."""
    secret = ground.outside / "note.txt"
    from hashlib import sha256  # noqa: PLC0415

    mark = {"size": secret.stat().st_size, "sha256": sha256(secret.read_bytes()).hexdigest(), "modified": 1}
    arguments = lay({"manifest.json": manifest(files={"report.html": mark})}, *EXPORT)(ground)
    (ground.project / HOME / "report.html").symlink_to("../../../../outside/note.txt")
    return arguments


CASES = [
    *(
        Case(f"why, of a manifest: {name}", lay({"manifest.json": content}, *WHY), ("made",), codes=(0,))
        for name, content in MANIFESTS.items()
    ),
    *(
        Case(
            f"export, of a manifest: {name}",
            lay({"manifest.json": content}, *EXPORT),
            ("aamoora", "not there as it was made"),
        )
        for name, content in list(MANIFESTS.items())[::4]
    ),
    Case(
        "export of a report by a link",
        whole_by_link,
        ("aamoora", "not there as it was made"),
        untold=(SECRET,),
    ),
    *(
        Case(
            f"why, of a record: {name}",
            lay({"record.json": content, "manifest.json": manifest()}, *WHY),
            codes=(0,),
        )
        for name, content in {
            "nothing": b"",
            "a list": "[]",
            "lists in each other": "[" * 100_000,
            "a state nobody knows": '{"report_id": "x", "title": "x", "state": "<script>", "seconds": 1}',
            "seconds without an end": '{"report_id": "x", "title": "x", "state": "done", "seconds": 1e999}',
        }.items()
    ),
    *(
        Case(
            f"resume, of a journal: {name}",
            lay({"../.unfinished.json": content}, "reports", BATCH, "--resume"),
            ("--resume", "no run was stopped"),
        )
        for name, content in {
            "nothing": b"",
            "a mapping": "{}",
            "numbers": "[1]",
            "lists in each other": "[" * 100_000,
        }.items()
    ),
    *(
        Case(f"why, of slices: {name}", lay({"../.slices.json": content}, *WHY), codes=(0,))
        for name, content in {
            "nothing": b"",
            "a list": "[]",
            "lists in each other": "[" * 100_000,
            "a key": '{"x": 1}',
        }.items()
    ),
    Case(
        "why, of no report", lay({}, "why", "reports/nowhere-2030/zz", "--batch", BATCH), ("no report", "zz")
    ),
    Case("why, of the root", lay({}, "why", "/")),
    Case("why, of a path out", lay({}, "why", "../../../../../../etc", "--batch", BATCH)),
    Case("why, of a name too long", lay({}, "why", "x" * 5000, "--batch", BATCH)),
    Case(
        "verify, of no report", lay({}, "verify", "reports/nowhere-2030/zz", "--batch", BATCH), ("no report",)
    ),
    Case(
        "export into a folder that is not there",
        lay({}, "export", BATCH, "no/where.zip"),
        ("not there as it was made",),
    ),
]
