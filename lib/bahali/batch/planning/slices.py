"""Keeps the digests of the slices of a workshop from one run to the next; working them out takes a while."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bahali.batch.writing import write_whole
from bahali.workshop import Workshop
from bahali.workshop.slicing import digest_slices

KEPT_FILE = ".slices.json"

Digests = dict[str, dict[str, str]]


class KeptSlices(BaseModel):
    """Digests of slices, and what they hold for.

    Parameters
    ----------
    pack, code : str
        Digests of the workshop's files and of the package.
    slices : dict
        By jurisdiction, the digest of each table of its slice.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    pack: str
    code: str
    slices: Digests


def recall_slices(
    folder: Path | None, workshop: Workshop, code: str, jurisdictions: Iterable[str]
) -> Digests:
    """Give the digests of some slices, kept from a run before where neither pack nor package has changed.

    Parameters
    ----------
    folder : Path or None
        Folder of the workshop's reports; without one, all are worked out.
    workshop : Workshop
        The whole workshop.
    code : str
        Digest of the package.
    jurisdictions : iterable of str
        Codes.
    """
    wanted = dict.fromkeys(jurisdictions)
    known = _read(folder, workshop.fingerprint, code) if folder else {}
    new = digest_slices(workshop, [place for place in wanted if place not in known])
    return {place: known.get(place) or new[place] for place in wanted}


def keep_slices(folder: Path, kept: KeptSlices) -> None:
    """Keep the digests of slices for the next run."""
    with suppress(OSError):  # it only spares time
        write_whole(folder / KEPT_FILE, json.dumps(kept.model_dump()) + "\n")


def _read(folder: Path, pack: str, code: str) -> Mapping[str, dict[str, str]]:
    try:
        kept = KeptSlices.model_validate_json((folder / KEPT_FILE).read_bytes(), strict=True)
    except (OSError, ValueError):
        return {}
    return kept.slices if (kept.pack, kept.code) == (pack, code) else {}
