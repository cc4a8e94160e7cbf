"""The sections of the reports: each function gives one section, and a notebook cell shows it."""

from bahali.present.sections.annexes import glossary, run_record, scoring, sources, warnings
from bahali.present.sections.checking import check_cover, check_result, tables_given
from bahali.present.sections.front import cover, key_messages, preparation
from bahali.present.sections.law import integration
from bahali.present.sections.national import (
    common_themes,
    decisions,
    national_role,
    side_by_side,
)
from bahali.present.sections.people import training
from bahali.present.sections.plan import calendar, monitoring, risks
from bahali.present.sections.priorities import certainty, not_chosen, recommendations
from bahali.present.sections.situation import gaps, practices, services

__all__ = [
    "calendar",
    "certainty",
    "check_cover",
    "check_result",
    "common_themes",
    "cover",
    "decisions",
    "gaps",
    "glossary",
    "integration",
    "key_messages",
    "monitoring",
    "national_role",
    "not_chosen",
    "practices",
    "preparation",
    "recommendations",
    "risks",
    "run_record",
    "scoring",
    "services",
    "side_by_side",
    "sources",
    "tables_given",
    "training",
    "warnings",
]
