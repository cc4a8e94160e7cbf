"""The tables of a workshop pack, in the order in which people fill them."""

from bahali.workshop.tables.law import Assessment, Instrument, Provision, Requirement
from bahali.workshop.tables.people import Institution, Participant, SourceRow
from bahali.workshop.tables.plan import Action, Cost, Dependency, GateCheck, Indicator, Risk
from bahali.workshop.tables.row import Row, TableKind
from bahali.workshop.tables.scoring import Comparison, Criterion, Score, Weight, WeightAnswer
from bahali.workshop.tables.situation import Gap, Practice, Service
from bahali.workshop.tables.training import Cadre, TrainingProgramme, TrainingTarget

TABLE_KINDS: dict[str, TableKind] = {
    kind.name: kind
    for kind in (
        TableKind("sources", SourceRow, "publications and papers that rows rely on"),
        TableKind("participants", Participant, "who took part, under pseudonyms; never shown"),
        TableKind("institutions", Institution, "bodies that lead, support or approve", is_required=True),
        TableKind("services", Service, "what exists for victims of terrorism"),
        TableKind("gaps", Gap, "what is missing, and why", is_required=True),
        TableKind("practices", Practice, "what works and is worth keeping"),
        TableKind("instruments", Instrument, "laws, rules, policies and procedures"),
        TableKind("requirements", Requirement, "what a framework must say about psychosocial support"),
        TableKind("provisions", Provision, "sections of instruments, in own words"),
        TableKind("actions", Action, "what is proposed", is_required=True),
        TableKind("criteria", Criterion, "what makes an action better, and which conditions it must pass"),
        TableKind("weights", Weight, "how much each criterion matters"),
        TableKind("weight_answers", WeightAnswer, "how much each criterion matters to each rater"),
        TableKind("comparisons", Comparison, "how raters compared the criteria, two at a time"),
        TableKind("scores", Score, "how raters judged each action"),
        TableKind("gate_checks", GateCheck, "whether actions pass the conditions no benefit can outweigh"),
        TableKind("assessments", Assessment, "what each instrument says of each requirement"),
        TableKind("cadres", Cadre, "kinds of workers who give support"),
        TableKind("training_programmes", TrainingProgramme, "courses"),
        TableKind("training_targets", TrainingTarget, "courses by cadre and year"),
        TableKind("costs", Cost, "what actions cost, where more is known than the band"),
        TableKind("dependencies", Dependency, "which action waits for which"),
        TableKind("indicators", Indicator, "how anyone will know"),
        TableKind("risks", Risk, "what could go wrong, and what is done about it"),
    )
}

WEIGHT_TABLES = ("weights", "weight_answers", "comparisons")  # any of them gives sets of weights

__all__ = ["TABLE_KINDS", "WEIGHT_TABLES", "Row", "TableKind"]
