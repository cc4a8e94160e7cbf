"""What somebody signs, in words: what it changes, who approves it, what it needs, how it is seen to work."""

from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.present.words import is_blank, join_words, text_or_none
from bahali.vocabulary.language import _


def changed_text(findings: Findings, action: Any) -> str:  # noqa: ANN401 a row of itertuples
    """Name the instrument that an action changes, and the sections it touches where they are known."""
    sections = findings.law.sections_of(action.action_id)
    instrument = findings.names.instrument(action.instrument_id)
    return ", ".join([str(instrument), *([join_words(sections)] if sections else [])])


def approver(findings: Findings, action: Any) -> str:  # noqa: ANN401
    """Name who approves an action: the body given, else whoever usually approves its cost band."""
    return text_or_none(action.approver) or findings.header.cost_bands[action.cost_band].approver


def trained_first(findings: Findings, cadres: tuple[str, ...]) -> str | None:
    """Say who must be trained before an action can work, and by when; None where nobody is named."""
    ready = findings.people.readiness.set_index("cadre_id")
    return "; ".join(_ready_in_words(findings, cadre, ready) for cadre in cadres) or None


def _ready_in_words(findings: Findings, cadre: str, ready: pd.DataFrame) -> str:
    named = findings.names.cadre(cadre) or cadre
    if cadre not in ready.index:
        return _("{named} (no course planned)").format(named=named)
    facts = ready.loc[cadre]
    parts = [
        _("no course planned")
        if is_blank(facts["first_year"])
        else _("courses from {first_year}").format(first_year=facts["first_year"])
    ]
    if not is_blank(facts["target_n"]):
        reached = facts["reached_year"]
        when = (
            _("not reached in the plan")
            if is_blank(reached)
            else _("reached in {reached}").format(reached=reached)
        )
        parts.append(
            _("{target_n} hoped for by {target_year}, {when}").format(
                target_n=facts["target_n"], target_year=facts["target_year"], when=when
            )
        )
    return f"{named} ({'; '.join(parts)})"


def seen_by(findings: Findings, action_id: str) -> str | None:
    """Name what shows that an action works; None where no indicator was given."""
    return "; ".join(findings.plan.indicators_of(action_id)) or None
