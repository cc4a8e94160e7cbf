"""What if the criteria weighed differently? What the order is made of, for a page that weighs it anew."""

from typing import Any

import pandas as pd

from bahali.analysis.explorer import Exploration
from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Explorer, Notice, Option, Paragraph, Table, WeightSet
from bahali.document.section import Section
from bahali.present.sections.rated import find_hindrance
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    as_chance,
    as_percent,
    as_points,
    is_blank,
    join_words,
    references,
    whole_or_none,
)
from bahali.vocabulary.codes import Unrated
from bahali.vocabulary.language import _, ngettext
from bahali.workshop.frames import each_row


def explorer(findings: Findings) -> Section:
    """Show what the order is made of, so that a reader can try other weights."""
    name, title = "explorer", _("What if the criteria weighed differently?")
    if hindrance := find_hindrance(findings) or _secret(findings):
        return Section(name=name, title=title, blocks=(hindrance,))
    blocks: list[Block] = [
        Paragraph(text=_intro(findings)),
        _caution(findings),
        _build_explorer(findings),
        *_left_out(findings),
    ]
    return Section(name=name, title=title, blocks=tuple(blocks))


def _secret(findings: Findings) -> Notice | None:
    """Show nothing where the weights may not be shown: values in all would give them away."""
    chosen = findings.settings.weight_set
    if chosen not in findings.priorities.weighing.withheld:
        return None
    text = _("The weights of {name} come from too few raters to be shown in this edition.")
    return Notice(kind="limit", title=_("Not shown"), text=text.format(name=f"“{chosen}”"))


def _intro(findings: Findings) -> str:
    return _(
        "Each action has a value on each criterion, and the weights say how much each criterion counts. The"
        " table uses the weights of this report, the set “{name}”. In the HTML page a slider for each"
        " weight lets a reader set others, and the order follows at once."
    ).format(name=findings.settings.weight_set)


def _caution(findings: Findings) -> Notice:
    text = _(
        "The recommendations of this report rest on the set “{name}” alone. An order found with other weights"
        " shows what hangs on them; it is no result of the workshop and should not be quoted as one."
    )
    return Notice(
        kind="caution",
        title=_("For trying out, not for deciding"),
        text=text.format(name=findings.settings.weight_set),
    )


def _build_explorer(findings: Findings) -> Explorer:
    found = findings.certainty.exploration
    labels = _labels(findings)
    return Explorer(
        name="explorer-weights",
        criteria=tuple(labels.get(criterion, criterion) for criterion in found.values.columns),
        sets=tuple(
            WeightSet(name=str(name), weights=tuple(float(share) for share in weights))
            for name, weights in zip(found.weights.index, found.weights.to_numpy(), strict=True)
        ),
        chosen=findings.settings.weight_set,
        options=_options(findings, found),
        shortlist=findings.header.deciding.shortlist,
        table=_values_table(findings, found),
    )


def _options(findings: Findings, found: Exploration) -> tuple[Option, ...]:
    judged = findings.priorities.judged.set_index("action_id", drop=False).loc[found.values.index]
    return tuple(
        Option(
            name=row.action_id,
            title=row.title,
            values=tuple(None if is_blank(value) else float(value) for value in values),
            place=whole_or_none(row.place),
            chance="" if is_blank(row.chance) else as_chance(float(row.chance)),
            is_recommended=not is_blank(row.order),
        )
        for row, values in zip(each_row(judged), found.values.to_numpy(), strict=True)
    )


def _values_table(findings: Findings, found: Exploration) -> Table:
    judged = findings.priorities.judged
    rows = judged.loc[judged["action_id"].isin(found.values.index), ["action_id", "title", "place", "value"]]
    return build_table(
        Title(
            "explorer-table",
            _("Value of each action by criterion and in all, with the weights of this report"),
            _note(findings),
            is_wide=True,
            sources=("actions", "scores", "criteria"),
        ),
        rows.sort_values(["place", "action_id"]),
        (
            Cells(_("Action"), lambda row: row.title, is_free=True),
            Cells(_("Place"), lambda row: whole_or_none(row.place), is_number=True),
            Cells(_("In all"), lambda row: _points(row.value), is_number=True, unit=_("points of 100")),
            *_criterion_columns(findings, found),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _criterion_columns(findings: Findings, found: Exploration) -> list[Cells]:
    labels, chosen = _labels(findings), found.weights.loc[findings.settings.weight_set].to_dict()
    return [
        Cells(
            _("{criterion} ({weight})").format(
                criterion=labels.get(criterion, criterion), weight=as_percent(chosen[criterion])
            ),
            _points_on(found.values[criterion]),
            is_number=True,
            unit=_("points of 100"),
        )
        for criterion in found.values.columns
    ]


def _points_on(values: pd.Series) -> Any:  # noqa: ANN401 a function of a row
    return lambda row: _points(values[row.action_id])


def _points(value: Any) -> int | None:  # noqa: ANN401 a cell
    return None if is_blank(value) else as_points(float(value))


def _note(findings: Findings) -> str:
    deciding = findings.header.deciding
    read = _(
        "Points from 0 (worst) to 100 (best), of all raters together. In brackets, the weight of the"
        " criterion; points times weight, added up, make the value in all."
    )
    if deciding.unrated is Unrated.WORST:
        few = _(
            "A criterion that fewer than {least} people rated an action on counts as the worst, 0 points."
        )
    else:
        few = _("Not stated: fewer than {least} people rated the action on the criterion.")
    return f"{read} {few.format(least=deciding.min_raters)}"


def _left_out(findings: Findings) -> list[Block]:
    """Name the actions that no weights can bring in; why stands with the options considered."""
    judged = findings.priorities.judged
    ids = sorted(
        judged.loc[~judged["action_id"].isin(findings.certainty.exploration.values.index), "action_id"]
    )
    if not ids:
        return []
    text = ngettext(
        "{ids} is left out: something other than weights stands against it, so no weights can bring it in."
        " The section on options considered and not chosen says what.",
        "{ids} are left out: something other than weights stands against them, so no weights can bring them"
        " in. The section on options considered and not chosen says what.",
        len(ids),
    )
    return [Paragraph(text=text.format(ids=join_words(ids)))]


def _labels(findings: Findings) -> dict[str, str]:
    criteria = findings.workshop.table("criteria")
    return dict(zip(criteria["criterion_id"], criteria["label"], strict=True))
