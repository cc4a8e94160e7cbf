"""What changed in all reports of a workshop: one page that leads to the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bahali.difference.reading import Edition, Matched
from bahali.difference.rows import ROW_KINDS
from bahali.difference.rules import Rules, rules_section
from bahali.difference.telling import Difference, join_notices
from bahali.document.blocks import Block, Column, Detail, Items, Notice, Table
from bahali.document.markup import render_cover, render_section
from bahali.document.section import Section
from bahali.publish.style import read_style, write_policy
from bahali.publish.templates import fill_template
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import _, find_direction, ngettext


@dataclass(frozen=True)
class Entry:
    """One report on the page."""

    title: str
    href: str
    summary: str
    others: str


@dataclass(frozen=True)
class OverviewPage:
    """What the template puts in its places."""

    title: str
    language: str
    direction: str
    style: Markup
    policy: str
    cover: Markup
    entries: tuple[Entry, ...]
    body: Markup
    notice: str


def render_overview(differences: Sequence[Difference], matched: Matched) -> str:
    """Write the page over all reports.

    Parameters
    ----------
    differences : sequence of Difference
        At least one, in the order to list them.
    matched : Matched
        What they were found among, to tell what has no partner.
    """
    pairs = [difference.pair for difference in differences]
    notice = join_notices(*(edition.cover.notice for pair in pairs for edition in (pair.old, pair.new)))
    language = pairs[0].new.cover.language
    style, title = read_style(), _("What changed")
    page = OverviewPage(
        title=title,
        language=language,
        direction=find_direction(language),
        style=style,
        policy=write_policy(style),
        cover=Markup(render_cover(title, _subtitle(differences), _facts(differences), notice)),
        entries=tuple(map(_make_entry, name_reports(differences), differences)),
        body=Markup("\n".join(_render(section) for section in _sections(differences, matched))),
        notice=notice.line if notice else "",
    )
    return fill_template("difference/index.html.j2", page=page)


def find_shared_rules(differences: Sequence[Difference]) -> Rules:
    """Give the changes of weights and rules that every report has."""
    every = [difference.rules for difference in differences]
    weights = (line for line in every[0].weights if all(line in rules.weights for rules in every))
    others = (line for line in every[0].others if all(line in rules.others for rules in every))
    return Rules(tuple(weights), tuple(others))


def _subtitle(differences: Sequence[Difference]) -> str:
    old, new = differences[0].mixture.old, differences[0].mixture.new
    return _("From the edition of {old} to that of {new}").format(
        old=write_day(old.dated), new=write_day(new.dated)
    )


def _facts(differences: Sequence[Difference]) -> tuple[Detail, ...]:
    old, new = differences[0].mixture.old, differences[0].mixture.new
    moved = sum(movement.is_news for difference in differences for movement in difference.movements)
    total = sum(len(difference.movements) for difference in differences)
    told = ngettext("{moved} of {total} recommendation", "{moved} of {total} recommendations", total).format(
        moved=moved, total=total
    )
    return (
        Detail(label=_("Older edition"), value=old.workshop),
        Detail(label=_("Newer edition"), value=new.workshop),
        Detail(label=_("Entered, left or moved"), value=told),
    )


def _make_entry(title: str, difference: Difference) -> Entry:
    counts = _count_others(difference)
    others = _("Also changed: {parts}.").format(parts="; ".join(counts)) if counts else ""
    summary = (
        _("Nothing changed in what the two editions say.") if difference.is_empty else difference.summary
    )
    return Entry(title, f"{difference.pair.report}.html", summary, others)


def name_reports(differences: Sequence[Difference]) -> list[str]:
    """Name each report by its jurisdiction; those of one jurisdiction are told apart by their folders."""
    names = [difference.pair.new.results.place for difference in differences]
    return [
        name if names.count(name) == 1 else f"{name} ({difference.pair.report})"
        for name, difference in zip(names, differences, strict=True)
    ]


def _count_others(difference: Difference) -> list[str]:
    counted = [(_(kind.plural), difference.rows[kind.name].size) for kind in ROW_KINDS]
    return [_("{what} ({n})").format(what=what, n=count) for what, count in counted if count]


def _sections(differences: Sequence[Difference], matched: Matched) -> list[Section]:
    sections = [_count_section(differences)]
    shared = find_shared_rules(differences)
    if not shared.is_empty:
        section = rules_section(shared)
        sections.append(section.model_copy(update={"title": _("Weights and rules of all reports")}))
    if matched.only_old or matched.only_new or matched.unreadable:
        sections.append(_left_out(matched))
    return sections


def _count_section(differences: Sequence[Difference]) -> Section:
    kinds = ("entered", "left", "rose", "fell")
    rows = []
    for name, difference in zip(name_reports(differences), differences, strict=True):
        movements = difference.movements
        counts = (sum(movement.kind == kind for movement in movements) for kind in kinds)
        tiers = sum(movement.changed_tier for movement in movements)
        rest = sum(not movement.is_news for movement in movements)
        rows.append((name, *counts, tiers, rest))
    labels = (_("Entered"), _("Left"), _("Rose"), _("Fell"), _("Other tier"), _("Unchanged"))
    table = Table(
        name="counts",
        caption=_("Recommendations by what happened to them"),
        columns=(
            Column(label=_("Report"), is_free=True),
            *(Column(label=label, is_number=True) for label in labels),
        ),
        rows=tuple(rows),
        note=_("One that moved and changed its tier is counted in both columns."),
    )
    return Section(name="counted", title=_("In numbers"), blocks=(table,))


def _left_out(matched: Matched) -> Section:
    blocks: list[Block] = []
    for editions, words in (
        (matched.only_old, _("Only in the older edition: {reports}.")),
        (matched.only_new, _("Only in the newer edition: {reports}.")),
    ):
        if editions:
            text = words.format(reports=_list(editions))
            blocks.append(Notice(kind="limit", title=_("Without a partner"), text=text))
    if matched.unreadable:
        blocks.append(Items(items=matched.unreadable))
    return Section(name="left-out", title=_("Not compared"), blocks=tuple(blocks))


def _list(editions: Sequence[Edition]) -> str:
    return ", ".join(edition.report for edition in editions)


def _render(section: Section) -> str:
    return render_section(section.name, section.title, section.blocks)
