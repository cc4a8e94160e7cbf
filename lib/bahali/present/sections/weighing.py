"""How much each criterion counts, and by whose answer."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from bahali.analysis.findings import Findings
from bahali.analysis.findings.weighing import Consistency
from bahali.document.blocks import Block, Heading, Items, Notice, Paragraph, Table
from bahali.document.section import Section
from bahali.present import messages
from bahali.present.tables import Cells, Title, build_crosstab, build_table
from bahali.present.words import as_amount, join_words, not_provided
from bahali.vocabulary.codes import WeightMethod
from bahali.vocabulary.language import _
from bahali.workshop.tables import WEIGHT_TABLES


def weighing(findings: Findings) -> Section:
    """Show every set of weights and where it comes from, and what each set would put first."""
    name, title = "weighing", _("How much each criterion counts")
    if not findings.workshop.weight_sets:
        missing = not_provided(findings.workshop, *WEIGHT_TABLES[:1])
        return Section(name=name, title=title, blocks=(missing,), is_annex=True)
    blocks: list[Block] = [_weights_table(findings), _origins_table(findings), *_spread_table(findings)]
    if findings.priorities.is_ranked:
        blocks.append(_places_table(findings))
    if withheld := sorted(findings.priorities.weighing.withheld):
        text = _("The weights of {name} come from too few raters to be shown in this edition.").format(
            name=join_words([f"“{name}”" for name in withheld])
        )
        blocks.append(Notice(kind="limit", title=_("Not shown"), text=text))
    blocks += [*_consistency_in_words(findings), *_repairs(findings), *_ballots(findings)]
    return Section(name=name, title=title, blocks=tuple(blocks), is_annex=True)


def _weights_table(findings: Findings) -> Table:
    labels = _labels(findings)
    percent = (findings.priorities.weighing.shown * 100).round().astype(int).rename(columns=labels).T
    note = _("Percent. The headline uses the set “{weight_set}”.").format(
        weight_set=findings.settings.weight_set
    )
    return build_crosstab(
        Title("weights-table", _("Weights of the criteria in each set"), note, sources=WEIGHT_TABLES),
        percent,
        _("Criterion"),
        unit=_("percent"),
    )


def _origins_table(findings: Findings) -> Table:
    return build_table(
        Title("origins-table", _("Where each set of weights comes from")),
        findings.priorities.weighing.origins,
        (
            Cells(_("Set"), lambda row: row.weight_set),
            Cells(_("How"), lambda row: _how(findings, row)),
            Cells(_("By"), lambda row: _by(findings, row), is_free=True),
        ),
    )


def _how(findings: Findings, row: Any) -> str:  # noqa: ANN401 a row of itertuples
    if row.how == "given":
        return _("Given as a set")
    if row.how == "pairs":
        group = findings.header.deciding.pair_group
        how = group.label[0].lower() + group.label[1:]
        return _("Pairs of criteria compared (AHP), {how}").format(how=how)
    methods = "; ".join(WeightMethod(code).label.lower() for code in row.how.split("+"))
    return _("Mean of what each rater gave, by {methods}").format(methods=methods)


def _by(findings: Findings, row: Any) -> str:  # noqa: ANN401 a row of itertuples
    if row.how == "given":
        return row.set_by or _("not stated")
    return _("{raters_in_words} raters").format(
        raters_in_words=messages.raters_in_words(findings, row.raters)
    )


def _places_table(findings: Findings) -> Table:
    places = findings.certainty.places_by_set.reindex(list(findings.priorities.ranked["action_id"]))
    title = Title("places-by-set", _("Place of each action under each set of weights"), is_wide=True)
    return build_crosstab(title, places, _("Action"), is_id=True)


def _spread_table(findings: Findings) -> list[Block]:
    """Show how far raters lie apart on weights, of sets that enough of them gave."""
    spread = findings.priorities.weighing.spread
    shown = spread[[findings.disclosure.tells_quartiles(int(raters)) for raters in spread["raters"]]]
    if shown.empty:
        return []
    labels = _labels(findings)
    note = _(
        "Of 100. Half of the raters gave a weight within the range, a quarter less and a quarter"
        " more; the outermost weights are not shown."
    )
    table = build_table(
        Title("spread-table", _("How far raters lie apart on each weight"), note),
        shown,
        (
            Cells(_("Criterion"), lambda row: labels.get(row.criterion_id, row.criterion_id), is_free=True),
            Cells(_("Set"), lambda row: row.weight_set),
            Cells(_("Middle weight"), lambda row: round(row.middle * 100), is_number=True, unit=_("of 100")),
            Cells(
                _("Middle half of the raters"),
                lambda row: _("{low:.0f} to {high:.0f}").format(low=row.low * 100, high=row.high * 100),
            ),
        ),
    )
    return [table]


def _consistency_in_words(findings: Findings) -> list[Block]:
    checked = findings.priorities.weighing.consistency
    if not checked:
        return []
    deciding = findings.header.deciding
    loose = sum(each.ratio > deciding.consistency_limit for each in checked)
    told = _fit_in_words(findings, loose, len(checked))
    text = _(
        "{told} Comparisons fit together where the consistency ratio is {consistency_limit:g} or less"
        " (random index of {title})."
    ).format(told=told, consistency_limit=deciding.consistency_limit, title=deciding.random_index.title())
    return [Paragraph(text=text)]


def _fit_in_words(findings: Findings, loose: int, checked: int) -> str:
    """Say how many raters' comparisons do not fit together, without a number where raters are few."""
    if loose == 0:
        return _("Each rater's comparisons of pairs fit together well.")
    if not findings.disclosure.tells_share(loose, checked):
        return _("The comparisons of pairs of some raters do not fit together well.")
    return _("The comparisons of pairs of {loose} of {checked} raters do not fit together well.").format(
        loose=loose, checked=checked
    )


def _repairs(findings: Findings) -> list[Block]:
    """Say which comparison to talk about again; names raters, so not in the public edition."""
    loose = [each for each in findings.priorities.weighing.consistency if each.repair is not None]
    if not loose or not findings.disclosure.is_restricted:
        return []
    limit = findings.header.deciding.consistency_limit
    items = tuple(_repair_in_words(each, _labels(findings), limit) for each in loose)
    return [Heading(text=_("Comparisons to talk about again")), Items(items=items)]


def _labels(findings: Findings) -> dict[str, str]:
    criteria = findings.workshop.table("criteria")
    return dict(zip(criteria["criterion_id"], criteria["label"], strict=True))


def _repair_in_words(each: Consistency, labels: dict[str, str], limit: float) -> str:
    names = [labels.get(code, code) for code in each.criteria]
    sentences = [
        _("{rater_id}, set “{weight_set}”: consistency ratio {ratio:.2f}.").format(
            rater_id=each.rater_id, weight_set=each.weight_set, ratio=each.ratio
        )
    ]
    if each.triad is not None:
        trio = [names[place] for place in each.triad[:3]]
        sentences.append(
            _("“{first}”, “{second}” and “{third}” contradict each other most.").format(
                first=trio[0], second=trio[1], third=trio[2]
            )
        )
    if each.repair is not None:
        first, second = names[each.repair.row], names[each.repair.column]
        reach = (
            _("fit together")
            if each.repair.ratio <= limit + 1e-9
            else _("come closest ({ratio:.2f})").format(ratio=each.repair.ratio)
        )
        sentences.append(
            _(
                "All would {reach} if “{first}” were {times} as “{second}”, instead of {answered}. Ask what"
                " was meant; do not change it unasked."
            ).format(
                reach=reach,
                first=first,
                times=_times(each.repair.suggested),
                second=second,
                answered=_times(each.repair.given),
            )
        )
    return " ".join(sentences)


def _times(judgement: float) -> str:
    times = as_amount(max(judgement, 1 / judgement))
    if times == "1":
        return _("just as important")
    return (
        _("{times} times as important").format(times=times)
        if judgement > 1
        else _("1/{times} as important").format(times=times)
    )


def _ballots(findings: Findings) -> Iterator[Block]:
    """Give the weights of each rater under a pseudonym, for the secretariat alone."""
    ballots = findings.priorities.weighing.ballots
    if ballots.empty:
        return
    yield Heading(text=_("Weights that raters gave themselves"))
    if not findings.disclosure.is_restricted:
        text = _("The weights of single raters are in the restricted edition only, under pseudonyms.")
        yield Notice(kind="limit", title=_("Not shown"), text=text)
        return
    labels = _labels(findings)
    percent = (ballots * 100).round().astype(int).rename(columns=labels)
    percent.index = pd.Index([f"{rater} ({name})" for name, rater in percent.index])
    yield build_crosstab(
        Title("ballots-table", _("Weights by rater, percent"), is_wide=True),
        percent,
        _("Rater and set"),
        unit=_("percent"),
    )
