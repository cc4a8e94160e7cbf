"""The tables of a workshop pack, in the order in which people fill them."""

from bahali.vocabulary.language import N_
from bahali.workshop.tables.law import Assessment, Instrument, Provision, Requirement
from bahali.workshop.tables.people import Institution, Participant, SourceRow
from bahali.workshop.tables.plan import Action, Cost, Dependency, GateCheck, Indicator, Risk
from bahali.workshop.tables.review import ReviewPoint
from bahali.workshop.tables.row import Row, TableKind
from bahali.workshop.tables.scoring import Comparison, Criterion, Score, Weight, WeightAnswer
from bahali.workshop.tables.situation import Gap, Practice, Service
from bahali.workshop.tables.training import Cadre, TrainingProgramme, TrainingTarget

TABLE_KINDS: dict[str, TableKind] = {
    kind.name: kind
    for kind in (
        TableKind("sources", SourceRow, N_("publications and papers that rows rely on")),
        TableKind("participants", Participant, N_("who took part, under pseudonyms; never shown")),
        TableKind("institutions", Institution, N_("bodies that lead, support or approve"), is_required=True),
        TableKind("services", Service, N_("what exists for victims of terrorism")),
        TableKind("gaps", Gap, N_("what is missing, and why"), is_required=True),
        TableKind("practices", Practice, N_("what works and is worth keeping")),
        TableKind("instruments", Instrument, N_("laws, rules, policies and procedures")),
        TableKind("requirements", Requirement, N_("what a framework must say about psychosocial support")),
        TableKind("provisions", Provision, N_("sections of instruments, in own words")),
        TableKind("actions", Action, N_("what is proposed"), is_required=True),
        TableKind(
            "criteria", Criterion, N_("what makes an action better, and which conditions it must pass")
        ),
        TableKind("weights", Weight, N_("how much each criterion matters")),
        TableKind("weight_answers", WeightAnswer, N_("how much each criterion matters to each rater")),
        TableKind("comparisons", Comparison, N_("how raters compared the criteria, two at a time")),
        TableKind("scores", Score, N_("how raters judged each action")),
        TableKind(
            "gate_checks", GateCheck, N_("whether actions pass the conditions no benefit can outweigh")
        ),
        TableKind("assessments", Assessment, N_("what each instrument says of each requirement")),
        TableKind("cadres", Cadre, N_("kinds of workers who give support")),
        TableKind("training_programmes", TrainingProgramme, N_("courses")),
        TableKind("training_targets", TrainingTarget, N_("courses by cadre and year")),
        TableKind("costs", Cost, N_("what actions cost, where more is known than the band")),
        TableKind("dependencies", Dependency, N_("which action waits for which")),
        TableKind("indicators", Indicator, N_("how anyone will know")),
        TableKind("risks", Risk, N_("what could go wrong, and what is done about it")),
        TableKind(
            "review_points", ReviewPoint, N_("what reviewers said of an earlier edition, and the answers")
        ),
    )
}

WEIGHT_TABLES = ("weights", "weight_answers", "comparisons")  # any of them gives sets of weights

__all__ = ["TABLE_KINDS", "WEIGHT_TABLES", "Row", "TableKind"]
