"""The brief: two pages for the person who will read nothing else."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Card, Detail, Heading, Items, Paragraph
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.falling import fall_sentences
from bahali.present.signing import approver, changed_text
from bahali.present.words import count_of, join_words, label, nothing_here, uncapitalise
from bahali.vocabulary.codes import Evidence
from bahali.vocabulary.language import _
from bahali.vocabulary.law import ChangeType, Coverage
from bahali.workshop.frames import each_row

MOST_RECOMMENDATIONS = 5
MOST_GAPS = 2  # named on one card
MOST_BODIES = 6


def brief(findings: Findings) -> Section:
    """Say on two pages why it matters, what comes first, what is asked now, and what is not known."""
    blocks: list[Block] = [
        Heading(text=_("Why it matters here")),
        Items(items=tuple(_why(findings))),
        Heading(text=_("What to do first")),
        *_first(findings),
        *_asked(findings),
        Heading(text=_("How far these messages reach")),
        Items(items=tuple(_limits(findings))),
        Paragraph(text=_where_the_rest_is(findings)),
    ]
    title = _("In brief: what to decide, and why")
    return Section(name="brief", title=title, blocks=tuple(blocks), handout="brief")


def _why(findings: Findings) -> Iterator[str]:
    yield from messages.key_sentences(findings)
    if findings.workshop.provides("services") and not findings.situation.services.empty:
        # At the national level the first sentence only says whose services are counted.
        yield from islice(fall_sentences(findings), 2 if findings.is_national else 1)


def _first(findings: Findings) -> list[Block]:
    recommended = findings.priorities.recommended
    if recommended.empty:
        return [nothing_here(_nothing_recommended(findings))]
    return [
        Paragraph(text=_order_in_words(findings, len(recommended))),
        *(_card(findings, action) for action in each_row(recommended.head(MOST_RECOMMENDATIONS))),
    ]


def _nothing_recommended(findings: Findings) -> str:
    return _("No action is recommended for {jurisdiction} yet.").format(
        jurisdiction=findings.jurisdiction.name
    )


def _order_in_words(findings: Findings, number: int) -> str:
    if number == 1:
        return _("One action is recommended.")
    if findings.priorities.is_ranked:
        told = _("{number} actions are recommended, in the order of their value.").format(number=number)
    else:
        told = _(
            "{number} actions are recommended, in the order of the gaps they answer: there is no order by"
            " ratings."
        ).format(number=number)
    if number <= MOST_RECOMMENDATIONS:
        return told
    return _("{told} The first {shown} stand here.").format(told=told, shown=MOST_RECOMMENDATIONS)


def _card(findings: Findings, action: Any) -> Card:  # noqa: ANN401 a row of itertuples
    band = findings.header.cost_bands[action.cost_band]
    details = (
        Detail(label=_("Why"), value=_gaps_of(findings, action), is_free=True),
        Detail(
            label=_("Led by"),
            value=findings.names.institution(action.lead_institution_id),
            is_free=True,
        ),
        Detail(label=_("Changes"), value=_change(findings, action), is_free=True),
        Detail(
            label=_("When and cost"),
            value=_("{when}; cost band {band}: {amount}").format(
                when=findings.header.time_bands[action.time].label, band=action.cost_band, amount=band.label
            ),
        ),
        Detail(label=_("How sure"), value=_how_sure(findings, action)),
    )
    return Card(name=action.action_id, title=action.title, details=details)


def _gaps_of(findings: Findings, action: Any) -> str | None:  # noqa: ANN401
    statements = findings.situation.gap_statements.reindex(list(action.gap_ids)).dropna()
    return "; ".join(text.rstrip(". ") for text in statements.head(MOST_GAPS)) or None


def _change(findings: Findings, action: Any) -> str:  # noqa: ANN401
    return _("{text}: {change}; approved by {approver}").format(
        text=changed_text(findings, action),
        change=uncapitalise(ChangeType(action.change_type).label),
        approver=approver(findings, action),
    )


def _how_sure(findings: Findings, action: Any) -> str | None:  # noqa: ANN401
    evidence = label(Evidence, action.evidence)
    if not findings.priorities.is_ranked:
        return evidence
    judged = _("Agreement of raters: {agreement}; order: {robustness}").format(
        agreement=messages.agreement_in_words(findings, action),
        robustness=messages.robustness_in_words(findings, action.band_share),
    )
    if evidence is None:
        return judged
    return _("{judged}; evidence: {evidence}").format(judged=judged, evidence=uncapitalise(evidence))


def _asked(findings: Findings) -> list[Block]:
    """Say what each body is asked now; nothing where nothing is recommended."""
    if findings.decisions.empty:
        return []
    bodies = list(findings.decisions.groupby("lead_institution_id", sort=False))
    asked = [_asked_of(findings, body, rows) for body, rows in bodies[:MOST_BODIES]]
    if more := len(bodies) - len(asked):
        asked.append(count_of(more, "{n} more body is asked, later.", "{n} more bodies are asked, later."))
    return [Heading(text=_("What is asked now")), Items(items=tuple(asked), is_free=True)]


def _asked_of(findings: Findings, body: object, rows: pd.DataFrame) -> str:
    first = next(each_row(rows))
    name = findings.names.institution(body) or str(body)
    others = join_words(rows["action_id"].iloc[1:])
    asked = _("{body}: decide on {action}, which starts in {half_year}").format(
        body=name, action=first.action_id, half_year=first.half_year
    )
    return _("{asked}; then on {others}.").format(asked=asked, others=others) if others else f"{asked}."


def _limits(findings: Findings) -> Iterator[str]:
    yield messages.reach_of_messages(findings)
    if findings.header.groups_absent:
        yield _("Not in the room: {groups}. Discuss it with them before it is decided.").format(
            groups=join_words(findings.header.groups_absent)
        )
    unread = int(findings.law.coverage[Coverage.NOT_ASSESSED].sum()) if findings.law.matrix.size else 0
    if unread:
        yield _(
            "What the law says is not known in full: {unread} of {total} pairs of a requirement and an"
            " instrument were not assessed."
        ).format(unread=unread, total=findings.law.matrix.size)
    contested = int(findings.priorities.recommended["is_contested"].sum())
    if contested:
        yield count_of(
            contested,
            "Raters are divided about {n} of the recommendations.",
            "Raters are divided about {n} of the recommendations.",
        )


def _where_the_rest_is(findings: Findings) -> str:
    return _(
        "The full report for {jurisdiction} says for each of these recommendations which rows of the"
        " workshop's tables it rests on, how sure its place is, who must be trained first, and what was not"
        " chosen. Its ids are the ones used here."
    ).format(jurisdiction=findings.jurisdiction.name)
