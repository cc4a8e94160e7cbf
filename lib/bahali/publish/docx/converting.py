"""Runs pandoc, a program of its own, on a tree and the files that belong to it."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc

from bahali.vocabulary.faults import Fault, InputError

PICTURES_ARE_HERE = "."
LONGEST_SECONDS = 300


@cache
def _find_pandoc() -> str:
    return str(pypandoc.get_pandoc_path())


def convert(tree: dict[str, Any], reference: bytes, folder: Path) -> bytes:
    """Turn pandoc's tree into a Word document.

    Parameters
    ----------
    tree : dict
        The document; see ``bahali.publish.docx.document.write_tree``.
    reference : bytes
        Where styles, header and footer come from.
    folder : Path
        Holds the pictures; two files are written beside them.

    Raises
    ------
    InputError
        If pandoc cannot be run or refuses the document; tells what it said.
    """
    (folder / "reference.docx").write_bytes(reference)
    command = [
        *(_find_pandoc(), "--from=json", "--to=docx", "--reference-doc=reference.docx"),
        *("--syntax-highlighting=none", f"--resource-path={PICTURES_ARE_HERE}", "--output=report.docx"),
    ]
    ended = subprocess.run(
        command,
        cwd=folder,
        input=json.dumps(tree).encode(),
        capture_output=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    if ended.returncode != 0:
        said = ended.stderr.decode(errors="replace").strip()
        raise InputError([Fault("pandoc", f"it could not write the Word document: {said}")])
    return (folder / "report.docx").read_bytes()
