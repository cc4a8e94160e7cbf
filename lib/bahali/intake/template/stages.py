"""Who fills which sheet when: the order of the work, told in the instructions and shown by colour."""

from dataclasses import dataclass

from bahali.vocabulary.language import N_


@dataclass(frozen=True)
class Stage:
    """A part of the work, and the sheets that are filled in it.

    Parameters
    ----------
    title : str
        When, and by whom.
    colour : str
        Colour of the tabs of its sheets.
    sheets : tuple of str
        Their names.
    """

    title: str
    colour: str
    sheets: tuple[str, ...]


STAGES = (
    Stage(
        N_("Before the workshop, by the secretariat: facts and lists"),
        "#1a4f8b",
        (
            *("workshop", "jurisdictions", "pillars", "themes", "time_bands", "cost_bands", "budgets"),
            *("floors", "windows", "tiers"),
        ),
    ),
    Stage(
        N_("Before the workshop, by the secretariat: who and what there is"),
        "#2f7d8c",
        (
            *("sources", "participants", "institutions", "instruments", "requirements", "provisions"),
            "criteria",
        ),
    ),
    Stage(
        N_("In the room, by groups: what is, and what is missing"),
        "#2e7d4f",
        ("services", "gaps", "practices"),
    ),
    Stage(
        N_("In the room, by groups: what to do, and how much it matters"),
        "#b7791f",
        (
            *("actions", "weights", "weight_answers", "comparisons", "scores", "gate_checks", "cadres"),
            *("training_programmes", "training_targets"),
        ),
    ),
    Stage(
        N_("Afterwards, by the secretariat with the departments"),
        "#8a4b6b",
        ("assessments", "costs", "dependencies", "indicators", "risks", "review_points", "accepted_texts"),
    ),
)


def stage_of(sheet: str) -> Stage:
    """Give the part of the work in which a sheet is filled."""
    return next(stage for stage in STAGES if sheet in stage.sheets)
