"""How anyone will know that the recommended actions were done and did good."""

from typing import Any

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Notice, Paragraph, Table
from bahali.document.cells import write_number
from bahali.document.section import Section
from bahali.present import timing
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    count_of,
    is_blank,
    join_words,
    label,
    not_provided,
    nothing_here,
    references,
    text_or_none,
    whole_or_none,
)
from bahali.vocabulary.codes import IndicatorLevel, ReferenceOutcome
from bahali.vocabulary.language import N_, _

NAME, TITLE = "monitoring", N_("How anyone will know")
WITHHELD = N_("Not split until a privacy note is written")
FRAMEWORK = N_(
    "Reference outcomes G and O1 to O5 are the goal and outcomes of the IASC common monitoring"
    " and evaluation framework for mental health and psychosocial support, version 2 (2021), in"
    " our own short words."
)


def monitoring(findings: Findings) -> Section:
    """Show how anyone will know: indicators, baselines, targets, who reports, and what privacy allows."""
    if not findings.workshop.provides("indicators"):
        return Section(name=NAME, title=_(TITLE), blocks=(not_provided(findings.workshop, "indicators"),))
    if findings.plan.monitoring.empty:
        nothing = nothing_here(_("No indicator was given for a recommended action."))
        return Section(name=NAME, title=_(TITLE), blocks=(nothing,))
    blocks: list[Block] = [Paragraph(text=_counted(findings)), *_cautions(findings)]
    blocks += [_matrix(findings), _privacy_table(findings)]
    return Section(name=NAME, title=_(TITLE), blocks=tuple(blocks))


def _counted(findings: Findings) -> str:
    levels = [
        _("{number} of {level}").format(number=number, level=_level(level))
        for level, number in findings.plan.levels.items()
        if number
    ]
    number = count_of(len(findings.plan.monitoring), "{n} indicator", "{n} indicators")
    actions = count_of(len(findings.plan.schedule), "{n} recommended action", "{n} recommended actions")
    return _("The workshop gave {number} for {actions}: {levels}.").format(
        number=number, actions=actions, levels=join_words(levels)
    )


def _cautions(findings: Findings) -> list[Block]:
    blocks: list[Block] = []
    if not findings.plan.levels[IndicatorLevel.OUTCOME]:
        text = _(
            "The indicators tell whether actions were done, not whether people are better for it. At"
            " least one indicator of outcome should be added."
        )
        blocks.append(Notice(kind="caution", title=_("No indicator of outcome"), text=text))
    unmeasured = findings.plan.unmeasured["action_id"]
    if not unmeasured.empty:
        named = join_words(timing.titled(findings, action) for action in unmeasured)
        blocks.append(
            Paragraph(text=_("Recommended without an indicator: {named}.").format(named=named), is_free=True)
        )
    return blocks


def _matrix(findings: Findings) -> Table:
    return build_table(
        Title("monitoring-table", _("Monitoring and evaluation matrix"), is_wide=True),
        findings.plan.monitoring,
        (
            Cells(_("Indicator"), lambda row: row.label, is_free=True),
            Cells(_("Definition"), lambda row: text_or_none(row.definition), is_free=True),
            Cells(_("Level"), lambda row: label(IndicatorLevel, row.level)),
            Cells(
                _("Baseline"),
                lambda row: _amount(row.baseline, row.unit, row.baseline_year) or _("to be set"),
                is_free=True,
            ),
            Cells(
                _("Target"),
                lambda row: _amount(row.target, row.unit, row.target_year) or _("to be set"),
                is_free=True,
            ),
            Cells(_("How it is known"), lambda row: text_or_none(row.mov), is_free=True),
            Cells(_("How often"), lambda row: text_or_none(row.frequency), is_free=True),
            Cells(_("Reported by"), lambda row: findings.names.institution(row.owner_id), is_free=True),
            Cells(_("Action"), lambda row: references([row.action_id])),
        ),
        row_names=findings.plan.monitoring["indicator_id"],
    )


def _privacy_table(findings: Findings) -> Table:
    return build_table(
        Title("privacy-table", _("What each indicator serves, how it is split, and how nobody is identified"),
              _(FRAMEWORK)),
        findings.plan.monitoring,
        (
            Cells(_("Indicator"), lambda row: row.label, is_free=True),
            Cells(_("Reference outcome"), _outcome),
            Cells(_("Split by"), _split, is_free=True),
            Cells(_("Privacy"), _privacy, is_free=True),
            Cells(_("Id"), lambda row: references([row.indicator_id])),
        ),
    )  # fmt: skip


def _level(level: IndicatorLevel) -> str:
    return level.label.lower()


def _outcome(row: Any) -> str | None:  # noqa: ANN401 a row of a table
    words = label(ReferenceOutcome, row.iasc_outcome)
    return f"{row.iasc_outcome}: {words}" if words else None


def _split(row: Any) -> str | None:  # noqa: ANN401
    """Name a split only beside a note that says how nobody can be identified by it."""
    if row.is_split or is_blank(row.disaggregation):
        return text_or_none(row.disaggregation)
    return _(WITHHELD)


def _privacy(row: Any) -> str | None:  # noqa: ANN401
    notes = [text_or_none(row.privacy)]
    if not is_blank(row.individual_scores) and row.individual_scores:
        notes.insert(0, _("Rests on answers of single persons."))
        notes[1] = notes[1] or _("A privacy note must be written before anyone is asked.")
    return " ".join(note for note in notes if note) or None


def _amount(value: object, unit: object, year: object) -> str | None:
    """Write a number with its unit and year, such as 60 percent (2026); None where there is no number."""
    if is_blank(value):
        return None
    parts = [
        write_number(float(str(value))),
        text_or_none(unit),
        None if is_blank(year) else f"({whole_or_none(year)})",
    ]
    return " ".join(part for part in parts if part)
