"""Training targets can be reached, and people who give focused care are supervised."""

from collections.abc import Iterator

from bahali.vocabulary.codes import Layer
from bahali.vocabulary.faults import Fault
from bahali.workshop.pack import Pack
from bahali.workshop.tables.training import Cadre, TrainingProgramme, TrainingTarget


def warn_targets(pack: Pack) -> Iterator[Fault]:
    """A year's target is not above the seats of its courses."""
    seats = {row.programme_id: row.seats_per_cohort for _, row in pack.each(TrainingProgramme)}
    for number, target in pack.each(TrainingTarget):
        offered = target.cohorts * seats.get(target.programme_id, 0)
        if (
            target.target_trained is not None
            and target.programme_id in seats
            and target.target_trained > offered
        ):
            problem = f"hopes for {target.target_trained} trained people from {offered} seats"
            yield pack.warning(
                TrainingTarget, number, "target_trained", problem, "add cohorts or lower the target"
            )


def warn_supervision(pack: Pack) -> Iterator[Fault]:
    """People who give focused or specialised care have a supervisor and a ratio."""
    for number, cadre in pack.each(Cadre):
        gives_focused_care = {Layer.FOCUSED, Layer.SPECIALISED} & set(cadre.layers)
        if gives_focused_care and (cadre.supervisor_cadre_id is None or cadre.supervision_ratio is None):
            column = "supervisor_cadre_id" if cadre.supervisor_cadre_id is None else "supervision_ratio"
            problem = f"{cadre.cadre_id} gives focused or specialised care without supervision being planned"
            yield pack.warning(Cadre, number, column, problem, "name who supervises, and how many each")
