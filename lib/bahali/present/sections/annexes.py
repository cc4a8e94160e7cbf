"""Annexes: how actions were rated, sources, words, remarks of the check, and the record of the run."""

from importlib.metadata import version

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Column, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.glossary import explain_words
from bahali.present.tables import Cells, Title, build_table
from bahali.present.words import (
    among_first,
    as_percent,
    count_of,
    label,
    name_table,
    not_provided,
    nothing_here,
    text_or_none,
)
from bahali.vocabulary.codes import (
    Code,
    Direction,
    Domain,
    Evidence,
    Layer,
    Phase,
    StakeholderGroup,
    TargetGroup,
)
from bahali.vocabulary.language import N_, _, pgettext
from bahali.vocabulary.law import Coverage
from bahali.workshop.deciding import Deciding, Tier
from bahali.workshop.frames import each_row

GLOSSARY_LISTS: tuple[tuple[str, type[Code]], ...] = (
    (N_("Kinds of assistance"), Domain),
    (N_("Time since the attack"), Phase),
    (N_("Layers of support"), Layer),
    (N_("Target groups"), TargetGroup),
    (N_("Kinds of evidence"), Evidence),
    (N_("What an instrument says"), Coverage),
)


def scoring(findings: Findings) -> Section:
    """Show the criteria with their scales, the conditions, the tiers, and who rated."""
    name, title = "scoring", _("How actions were rated")
    if not findings.workshop.is_rated:
        missing = messages.missing_for_ratings(findings)
        blocks: tuple[Block, ...] = (not_provided(findings.workshop, *missing),)
        return Section(name=name, title=title, blocks=blocks, is_annex=True)
    blocks = (
        _criteria_table(findings),
        *_gates(findings),
        Heading(text=_("Tiers")),
        _tiers(findings),
        *_panel(findings),
    )
    return Section(name=name, title=title, blocks=blocks, is_annex=True)


def sources(findings: Findings) -> Section:
    """List the publications that the rows of this report rely on."""
    name, title = "sources", _("Sources")
    if not findings.workshop.provides("sources"):
        blocks: tuple[Block, ...] = (not_provided(findings.workshop, "sources"),)
        return Section(name=name, title=title, blocks=blocks, is_annex=True)
    if findings.sources.empty:
        nothing = nothing_here(_("No source that this edition may name belongs to this report."))
        return Section(name=name, title=title, blocks=(nothing,), is_annex=True)
    table = build_table(
        Title("sources-table", _("Publications and papers that rows rely on")),
        findings.sources,
        (
            Cells(_("Id"), lambda row: row.source_id),
            Cells(_("Citation"), lambda row: row.citation, is_free=True),
            Cells(_("Where"), lambda row: text_or_none(row.url)),
        ),
        row_names=findings.sources["source_id"],
    )
    return Section(name=name, title=title, blocks=(table,), is_annex=True)


def glossary(findings: Findings) -> Section:
    """Explain the codes and words of the report."""
    blocks: list[Block] = [Heading(text=_("Words")), Items(items=explain_words())]
    for heading, kind in GLOSSARY_LISTS:
        blocks += [
            Heading(text=_(heading)),
            Items(items=tuple(f"{code.value}: {code.label}" for code in kind)),
        ]
    bands = findings.header.cost_bands.items()
    costs = tuple(
        _("{code}: {band}; usually approved by {approver}").format(
            code=code, band=band.label, approver=band.approver
        )
        for code, band in bands
    )
    blocks += [
        Heading(text=_("Cost bands, {currency}").format(currency=findings.header.currency)),
        Items(items=costs, is_free=True),
    ]
    return Section(name="glossary", title=_("Glossary"), blocks=tuple(blocks), is_annex=True)


def warnings(findings: Findings) -> Section:
    """List what looked wrong when the tables were checked, but did not stop the run."""
    remarks = messages.told_remarks(findings)
    name, title = "warnings", _("Remarks of the check")
    kept_back = _kept_back(findings)
    if not remarks:
        text = _("Checking what this report is made from brought no remark.")
        blocks = kept_back or (Paragraph(text=text),)
        return Section(name=name, title=title, blocks=blocks, is_annex=True)
    intro = _("Checking what this report is made from brought {remarks}.").format(
        remarks=count_of(len(remarks), "{n} remark", "{n} remarks")
    )
    rows = tuple((name_table(fault), fault.place or None, fault.sentence) for fault in remarks)
    columns = (
        Column(label=_("Table")),
        Column(label=pgettext("in a file", "Place")),
        Column(label=_("Remark"), is_free=True),
    )
    table = Table(name="warnings-table", caption=_("Remarks of the check"), columns=columns, rows=rows)
    return Section(name=name, title=title, blocks=(Paragraph(text=intro), table, *kept_back), is_annex=True)


def _kept_back(findings: Findings) -> tuple[Block, ...]:
    """Say that remarks on single raters are not repeated; not how many, which would count them."""
    if len(messages.told_remarks(findings)) == len(findings.workshop.warnings):
        return ()
    text = _("Remarks that say what a single person rated are in the restricted edition only.")
    return (Notice(kind="limit", title=_("Not shown"), text=text),)


def run_record(findings: Findings) -> Section:
    """Record what the report was made from, so that it can be made again."""
    settings = findings.settings
    facts = {
        "Bahali": version("bahali"),
        _("Workshop"): findings.header.workshop_id,
        _("Content of the pack that it uses (SHA-256)"): findings.workshop.fingerprint,
        _("Kind of data"): findings.header.data_class.label,
        _("Jurisdiction"): settings.jurisdiction,
        _("Edition"): settings.edition.label,
        _("Set of weights"): settings.weight_set if findings.workshop.weight_sets else None,
        _("Most recommendations shown"): settings.max_recommendations,
        _("Draws of weights and raters"): settings.draws,
        _("Start of the draws (seed)"): str(settings.seed),
    }
    table = Table(
        name="run-record-table",
        caption=_("What this report was made from"),
        columns=(Column(label=_("What")), Column(label=_("Value"))),
        rows=tuple(facts.items()),
    )
    return Section(name="run-record", title=_("Record of the run"), blocks=(table,), is_annex=True)


def _criteria_table(findings: Findings) -> Table:
    criteria = findings.workshop.table("criteria")
    deciding = findings.header.deciding
    weighed = criteria[~criteria["is_gate"].astype(bool)]
    has_anchors = not weighed["value_anchors"].map(is_in_proportion).all()
    note = _("Worth: what a rating is worth from 0 to 100, in proportion between the ratings named.")
    return build_table(
        Title(
            "criteria-table",
            _("Criteria, rated from {lowest_rating} to {highest_rating}").format(
                lowest_rating=deciding.lowest_rating, highest_rating=deciding.highest_rating
            ),
            note if has_anchors else "",
        ),
        weighed,
        (
            Cells(_("Criterion"), lambda row: row.label, is_free=True),
            Cells(_("Question"), lambda row: text_or_none(row.question), is_free=True),
            Cells(_("Lowest rating means"), lambda row: text_or_none(row.scale_low), is_free=True),
            Cells(_("Highest rating means"), lambda row: text_or_none(row.scale_high), is_free=True),
            Cells(_("Direction"), lambda row: label(Direction, row.direction)),
            *([Cells(_("Worth"), lambda row: _worth(row.value_anchors))] if has_anchors else []),
            Cells(_("Id"), lambda row: row.criterion_id),
        ),
    )


def is_in_proportion(anchors: tuple[tuple[int, float], ...]) -> bool:
    """Tell whether ratings are worth what they are without anchors: a straight line from end to end."""
    if len(anchors) < 3:
        return True
    (first, start), (last, end) = anchors[0], anchors[-1]
    slope = (end - start) / (last - first)
    return all(abs(start + slope * (rating - first) - worth) < 1e-9 for rating, worth in anchors)


def _worth(anchors: tuple[tuple[int, float], ...]) -> str:
    if is_in_proportion(anchors):
        return _("in proportion")
    return ", ".join(
        _("{rating} is {worth:g}").format(rating=rating, worth=worth) for rating, worth in anchors
    )


def _gates(findings: Findings) -> list[Block]:
    criteria = findings.workshop.table("criteria")
    gates = criteria[criteria["is_gate"].astype(bool)]
    if gates.empty:
        return []
    named = tuple(f"{row.label}: {text_or_none(row.question) or ''}".rstrip(": ") for row in each_row(gates))
    provided = findings.workshop.provides("gate_checks")
    return [
        Heading(text=_("Conditions that no benefit outweighs")),
        Items(items=named, is_free=True),
        *([] if provided else [not_provided(findings.workshop, "gate_checks")]),
    ]


def _tiers(findings: Findings) -> Items:
    deciding = findings.header.deciding
    return Items(items=tuple(_tier_in_words(tier, deciding) for tier in deciding.tiers), is_free=True)


def _tier_in_words(tier: Tier, deciding: Deciding) -> str:
    demands = [_("a value of {least_value} or more, of 100").format(least_value=tier.least_value)]
    if tier.most_place:
        demands.append(
            _("place {most_place} or better").format(most_place=tier.most_place)
            if tier.most_place > 1
            else _("the first place")
        )
    if tier.least_chance:
        chance = as_percent(tier.least_chance)
        demands.append(
            _("{among_first} in at least {chance} of the draws").format(
                among_first=among_first(deciding.shortlist), chance=chance
            )
        )
    demands += [] if tier.allows_contested else [_("raters not divided about it")]
    demands += [] if tier.allows_unchecked else [_("every condition checked")]
    return f"{tier.name}: {'; '.join(demands)}"


def _panel(findings: Findings) -> list[Block]:
    heading = Heading(text=_("Who took part"))
    if not findings.workshop.provides("participants"):
        return [heading, not_provided(findings.workshop, "participants")]
    counts, others = messages.panel_counts(findings)
    if not counts:
        text = _("The groups are too small for their numbers to be told.")
        return [heading, Notice(kind="limit", title=_("Not shown"), text=text)]
    rows = tuple((StakeholderGroup(code).label, count) for code, count in counts.items())
    rows += ((_("All others together"), others),) if others else ()
    note = _(
        "Groups of fewer than {k_threshold}, and those that would give them away, are neither named nor"
        " counted by themselves."
    ).format(k_threshold=findings.header.k_threshold)
    columns = (Column(label=_("Group")), Column(label=_("Participants"), is_number=True))
    table = Table(
        name="panel-table", caption=_("Participants by group"), columns=columns, rows=rows, note=note
    )
    return [heading, table]
