"""What only the national report has: what is shared, what differs, and what only that level can do."""

from bahali.analysis.findings import Findings
from bahali.document.blocks import Block, Column, Heading, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import (
    capitalise,
    count_of,
    join_words,
    label,
    not_provided,
    nothing_here,
    references,
)
from bahali.vocabulary.codes import DependencyKind, NationalRole
from bahali.vocabulary.language import _, ngettext

MOST_NAMED = 3  # more names than this in one sentence are not read


def common_themes(findings: Findings) -> Section:
    """Show which themes of gaps two or more provinces share, which stay local, and what answers them."""
    name, title = "common-themes", _("What is common, and what differs")
    themes = findings.country.themes
    if themes.empty:
        return Section(name=name, title=title, blocks=(nothing_here(_("No gap carries a theme.")),))
    blocks: list[Block] = [Paragraph(text=_themes_in_words(findings)), _theme_table(findings)]
    blocks += [_answer_table(findings)] if findings.country.theme_answers else []
    return Section(name=name, title=title, blocks=tuple(blocks))


def _themes_in_words(findings: Findings) -> str:
    themes = findings.country.themes
    shared = themes[themes["provinces"] >= 2]
    named = join_words([f"“{findings.names.theme(code)}”" for code in shared.index[:MOST_NAMED]])
    more = _(", first of all ") if len(shared) > MOST_NAMED else ": "
    return ngettext(
        "Gaps that carry a theme fall under {themes}; {shared_themes} is shared by two or more"
        " provinces{more}. A number is the highest severity given there; “not stated” means that the"
        " workshop recorded no such gap, not that there is none.",
        "Gaps that carry a theme fall under {themes}; {shared_themes} are shared by two or more"
        " provinces{more}. A number is the highest severity given there; “not stated” means that the"
        " workshop recorded no such gap, not that there is none.",
        len(shared),
    ).format(
        themes=count_of(len(themes), "{n} theme", "{n} themes"),
        shared_themes=count_of(len(shared), "{n} theme", "{n} themes"),
        more=more + named if named else "",
    )


def _theme_table(findings: Findings) -> Table:
    shown = findings.country.themes.drop(columns="provinces").rename(
        index=findings.names.theme, columns=findings.names.jurisdiction
    )
    return build_crosstab(
        Title("themes-table", _("Themes of gaps by jurisdiction, most shared first"), sources=("gaps",)),
        shown,
        _("Theme"),
        unit=_("highest severity of 5"),
    )


def _answer_table(findings: Findings) -> Table:
    themes, answers = findings.country.themes, findings.country.theme_answers
    codes = list(findings.header.jurisdictions)
    return Table(
        name="theme-answers",
        caption=_("Recommended actions that answer a gap of each theme"),
        note=_("Where nothing is recommended for a theme, there may still be such a gap."),
        columns=(
            Column(label=_("Theme")),
            *(Column(label=findings.names.jurisdiction(code)) for code in codes),
        ),
        rows=tuple(
            (
                findings.names.theme(theme),
                *(references(answers.get(theme, {}).get(code, ())) for code in codes),
            )
            for theme in themes.index
        ),
    )


def national_role(findings: Findings) -> Section:
    """Say what only the national level can do, who waits for it, and what it waits for."""
    blocks: list[Block] = [
        *_roles(findings),
        Heading(text=_("Who waits for whom")),
        *_waits(findings),
    ]
    return Section(name="national-role", title=_("What only the national level can do"), blocks=tuple(blocks))


def _roles(findings: Findings) -> list[Block]:
    roles = findings.country.national_roles
    if roles.empty:
        return [
            nothing_here(_("Nothing is recommended for {national} yet.").format(national=_national(findings)))
        ]
    parts = roles["role"].value_counts(sort=False)
    counted = join_words(
        [f"{NationalRole(str(code)).label.lower()} ({number})" for code, number in parts.items()]
    )
    text = ngettext(
        "{actions} is recommended for {national}. By the part it plays in them, with their number:"
        " {counted}.",
        "{actions} are recommended for {national}. By the part it plays in them, with their number:"
        " {counted}.",
        len(roles),
    ).format(
        actions=capitalise(count_of(len(roles), "{n} action", "{n} actions")),
        national=_national(findings),
        counted=counted,
    )
    return [Paragraph(text=text), *_delivering(findings), _role_table(findings)]


def _delivering(findings: Findings) -> list[Block]:
    roles = findings.country.national_roles
    care = list(roles.loc[roles["role"] == NationalRole.DELIVER, "action_id"])
    if not care:
        return []
    text = _("{care} would give care from the national level; check that this is its power.").format(
        care=join_words(care)
    )
    return [Notice(kind="caution", title=_("Care given by the national level"), text=text)]


def _role_table(findings: Findings) -> Table:
    return build_table(
        Title("roles-table", _("National recommendations by the part they play"), is_wide=True),
        findings.country.national_roles,
        (
            Cells(_("Recommendation"), lambda row: row.title, is_free=True),
            Cells(_("Part"), lambda row: label(NationalRole, row.role)),
            Cells(_("Lead"), lambda row: findings.names.institution(row.lead_institution_id), is_free=True),
            Cells(
                _("With"),
                lambda row: join_words(map(findings.names.institution, row.support_ids)) or None,
                is_free=True,
            ),
            Cells(_("Waited for by"), lambda row: references(row.waited_for_by)),
            Cells(_("Id"), lambda row: references([row.action_id])),
        ),
    )


def _waits(findings: Findings) -> list[Block]:
    if not findings.workshop.provides("dependencies"):
        return [not_provided(findings.workshop, "dependencies")]
    waits = findings.country.waits
    if waits.empty:
        return [nothing_here(_("No action of one level was recorded as waiting for an action of the other."))]
    table = build_table(
        Title("waits-table", _("Actions that wait for an action of another level")),
        waits,
        (
            Cells(_("Where"), lambda row: findings.names.jurisdiction(row.jurisdiction)),
            Cells(
                _("Action that waits"),
                lambda row: f"{row.action_id}: {findings.names.action(row.action_id)}",
                is_free=True,
            ),
            Cells(
                _("Waits for"),
                lambda row: f"{row.depends_on}: {findings.names.action(row.depends_on)}",
                is_free=True,
            ),
            Cells(_("How strictly"), lambda row: label(DependencyKind, row.kind)),
        ),
    )
    return [table]


def _national(findings: Findings) -> str:
    return findings.names.jurisdiction(findings.header.national)
