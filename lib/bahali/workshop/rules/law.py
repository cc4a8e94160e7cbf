"""What is said of a law rests on its text."""

from collections.abc import Iterator

from bahali.vocabulary.faults import Fault
from bahali.vocabulary.law import Coverage
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.tables.law import Assessment, Instrument, Provision


def check_provisions(tables: Tables) -> Iterator[Fault]:
    """A provision named in an assessment belongs to the instrument assessed."""
    homes = {row.provision_id: row.instrument_id for _, row in tables.each(Provision)}
    for number, assessment in tables.each(Assessment):
        home = homes.get(assessment.provision_id or "", assessment.instrument_id)
        if home != assessment.instrument_id:
            problem = f"{assessment.provision_id} is a provision of {home}, not of {assessment.instrument_id}"
            yield tables.fault(Assessment, number, "provision_id", problem, "change one of the two")


def warn_unverified(pack: Pack) -> Iterator[Fault]:
    """Instruments whose text nobody has checked are named, all in one warning."""
    unchecked = [row.instrument_id for _, row in pack.each(Instrument) if not row.verified]
    if unchecked:
        problem = f"nobody has checked the text of {', '.join(unchecked)}, and reports say so"
        yield pack.warning(Instrument, None, "verified", problem, "write Y where somebody has")


def warn_silence(pack: Pack) -> Iterator[Fault]:
    """That a law is silent is a finding, and needs a provision or a text that was checked."""
    verified = {row.instrument_id for _, row in pack.each(Instrument) if row.verified}
    for number, assessment in pack.each(Assessment):
        is_grounded = assessment.provision_id is not None or assessment.instrument_id in verified
        if assessment.coverage is Coverage.SILENT and not is_grounded:
            problem = "says silent, but the text has not been checked"
            remedy = "write not_assessed until somebody has read the whole instrument"
            yield pack.warning(Assessment, number, "coverage", problem, remedy)
