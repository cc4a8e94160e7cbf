"""The sections of the reports: each function gives one section, and a notebook cell shows it."""

from bahali.present.results import results
from bahali.present.sections.agreement import agreement
from bahali.present.sections.annexes import glossary, run_record, scoring, sources, warnings
from bahali.present.sections.brief import brief
from bahali.present.sections.budget import budget
from bahali.present.sections.calendar import calendar
from bahali.present.sections.certainty import certainty
from bahali.present.sections.checking import check_cover, check_result, tables_given
from bahali.present.sections.continuity import continuity
from bahali.present.sections.decisions import decisions
from bahali.present.sections.explorer import explorer
from bahali.present.sections.front import cover, key_messages, preparation
from bahali.present.sections.law import integration
from bahali.present.sections.monitoring import monitoring
from bahali.present.sections.national import common_themes, national_role
from bahali.present.sections.people import training
from bahali.present.sections.points import points_raised
from bahali.present.sections.priorities import not_chosen, recommendations
from bahali.present.sections.quality import quality, quality_summary
from bahali.present.sections.questions import questions
from bahali.present.sections.risks import risks
from bahali.present.sections.side_by_side import side_by_side
from bahali.present.sections.situation import gaps, practices, services
from bahali.present.sections.talking_sheet import talking_sheet
from bahali.present.sections.weighing import weighing

__all__ = [
    "agreement",
    "brief",
    "budget",
    "calendar",
    "certainty",
    "check_cover",
    "check_result",
    "common_themes",
    "continuity",
    "cover",
    "decisions",
    "explorer",
    "gaps",
    "glossary",
    "integration",
    "key_messages",
    "monitoring",
    "national_role",
    "not_chosen",
    "points_raised",
    "practices",
    "preparation",
    "quality",
    "quality_summary",
    "questions",
    "recommendations",
    "results",
    "risks",
    "run_record",
    "scoring",
    "services",
    "side_by_side",
    "sources",
    "tables_given",
    "talking_sheet",
    "training",
    "warnings",
    "weighing",
]
