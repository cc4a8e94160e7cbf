"""All jurisdictions beside each other, and none of them ranked."""

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Heading, Items, Paragraph, Table
from bahali.document.section import Section
from bahali.present.tables import Title, build_crosstab
from bahali.present.words import not_provided
from bahali.vocabulary.codes import Layer
from bahali.vocabulary.language import _
from bahali.vocabulary.law import Coverage
from bahali.workshop.frames import each_row


def side_by_side(findings: Findings) -> Section:
    """Put the jurisdictions beside each other: first recommendations, layers and legal coverage."""
    blocks: list[Block] = [
        Paragraph(
            text=_(
                "Actions of different jurisdictions may have been rated by different people, so values are"
                " not compared across them."
            )
        ),
        *_first_of_each(findings),
        Heading(text=_("Open actions by layer of support")),
        _layers(findings),
        Heading(text=_("What the law says in each")),
        *_standing(findings),
    ]
    return Section(name="side-by-side", title=_("Jurisdictions side by side"), blocks=tuple(blocks))


def _first_of_each(findings: Findings) -> list[Block]:
    items = []
    for code, judged in findings.country.recommended_everywhere.items():
        titles = "; ".join(f"{row.action_id}, {row.title.rstrip(' .')}" for row in each_row(judged.head(3)))
        items.append(
            "{jurisdiction}: {titles}.".format(
                jurisdiction=findings.names.jurisdiction(code),
                titles=titles or _("nothing can be recommended yet"),
            )
        )
    return [Heading(text=_("What comes first in each")), Items(items=tuple(items), is_free=True)]


def _layers(findings: Findings) -> Table:
    shown = findings.country.layers_compared.rename(
        index=lambda code: Layer(code).label, columns=findings.names.jurisdiction
    )
    note = _("An action at several layers counts in each, so columns do not add up to the number of actions.")
    return build_crosstab(
        Title("layers-table", _("Open actions by layer and jurisdiction"), note, sources=("actions",)),
        shown,
        _("Layer"),
        unit=_("actions"),
    )


def _standing(findings: Findings) -> list[Block]:
    tables = ("requirements", "instruments", "assessments")
    if not findings.workshop.provides(*tables):
        return [not_provided(findings.workshop, *tables)]
    standing, is_changing = findings.country.standing, findings.country.is_changing
    shown = pd.DataFrame(
        {
            code: [
                _stands(said, is_coming)
                for said, is_coming in zip(standing[code], is_changing[code], strict=True)
            ]
            for code in standing.columns
        },
        index=standing.index.map(findings.names.requirement),
    ).rename(columns=findings.names.jurisdiction)
    note = _(
        "Over all instruments of a jurisdiction: one that is in conflict outweighs the others, then"
        " one explicit text is enough; silent means that every instrument is. “Change recommended”: a"
        " recommended action of that jurisdiction carries it. A cell not assessed waits for somebody"
        " to read."
    )
    title = Title("standing-everywhere", _("How each requirement stands in each jurisdiction"), note)
    return [build_crosstab(title, shown, _("Requirement"), is_number=False)]


def _stands(said: str, is_coming: bool) -> str:
    label = Coverage(said).label
    return _("{label}; change recommended").format(label=label) if is_coming else label
