"""What changed in how actions are judged: weights, criteria, settings and tiers."""

from collections.abc import Iterator
from dataclasses import dataclass

from bahali.difference.changes import changed_weights
from bahali.difference.words import as_share, field_in_words, setting_in_words, value_in_words
from bahali.document.blocks import Block, Column, Table
from bahali.document.results import Results, TierRule
from bahali.document.section import Section
from bahali.present.words import as_percent
from bahali.vocabulary.language import _

Line = tuple[str, str, str, str]  # what, before, now, where it stands in the pack


@dataclass(frozen=True)
class Rules:
    """What changed in how actions are judged.

    Parameters
    ----------
    weights : tuple of Line
        Criteria that weigh more or less.
    others : tuple of Line
        Words and scales of criteria, settings and tiers.
    """

    weights: tuple[Line, ...]
    others: tuple[Line, ...]

    @property
    def is_empty(self) -> bool:
        """True when actions are judged as before."""
        return not (self.weights or self.others)


def compare_rules(old: Results, new: Results) -> Rules:
    """Compare how two editions judge actions."""
    where = f"tables/{new.weight_table}.csv: {new.weight_set}"
    weights = [
        (title, as_share(was), as_share(now), f"{where} {name}")
        for title, was, now, name in changed_weights(old, new)
    ]
    return Rules(tuple(weights), (*_criteria(old, new), *_settings(old, new), *_tiers(old, new)))


def rules_section(rules: Rules) -> Section:
    """Show what changed in how actions are judged."""
    blocks: list[Block] = []
    if rules.weights:
        blocks.append(_table("weights-table", _("Weights: before and now"), _("Criterion"), rules.weights))
    if rules.others:
        caption = _("Criteria, rules and parameters: before and now")
        blocks.append(_table("rules-table", caption, _("What"), rules.others))
    return Section(name="rules", title=_("Weights and rules"), blocks=tuple(blocks))


def _table(name: str, caption: str, what: str, lines: tuple[Line, ...]) -> Table:
    return Table(
        name=name,
        caption=caption,
        columns=(
            Column(label=what, is_free=True),
            Column(label=_("Before"), is_free=True),
            Column(label=_("Now"), is_free=True),
            Column(label=_("Where it stands")),
        ),
        rows=lines,
    )


def _criteria(old: Results, new: Results) -> Iterator[Line]:
    before = {criterion.id: criterion for criterion in old.criteria}
    now = {criterion.id: criterion for criterion in new.criteria}
    for name in dict.fromkeys([*now, *before]):
        where = f"tables/criteria.csv: {name}"
        if name not in before:
            yield now[name].title, _("no criterion"), _("new"), where
        elif name not in now:
            yield before[name].title, _("a criterion"), _("no longer one"), where
        else:
            for field in ("title", "direction", "anchors"):
                was, is_now = getattr(before[name], field), getattr(now[name], field)
                if was != is_now:
                    what = _("{criterion}: {field}").format(
                        criterion=now[name].title, field=field_in_words(field).lower()
                    )
                    yield what, value_in_words(old, field, was), value_in_words(new, field, is_now), where


def _settings(old: Results, new: Results) -> Iterator[Line]:
    for field in ("weight_set", "edition"):
        if getattr(old, field) != getattr(new, field):
            where = _("parameters of the run: {name}").format(name=field)
            yield setting_in_words(field), getattr(old, field), getattr(new, field), where
    for name in dict.fromkeys([*new.settings, *old.settings]):
        was, now = old.settings.get(name), new.settings.get(name)
        if was != now:
            yield setting_in_words(name), _say(was), _say(now), _place_of(name)


def _place_of(setting: str) -> str:
    if setting in ("max_recommendations", "draws", "seed"):
        return _("parameters of the run: {name}").format(name=setting)
    return f"workshop.yaml: deciding.{setting}"


def _say(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _("not stated") if value is None else str(value)


def _tiers(old: Results, new: Results) -> Iterator[Line]:
    before, now = ({tier.name: tier for tier in results.tiers} for results in (old, new))
    for name in dict.fromkeys([*now, *before]):
        was, is_now = before.get(name), now.get(name)
        if was != is_now:
            what = _("Tier “{name}”").format(name=name)
            yield what, _demands(was), _demands(is_now), "workshop.yaml: deciding.tiers"


def _demands(tier: TierRule | None) -> str:
    if tier is None:
        return _("no such tier")
    demands = [_("value {least} or more").format(least=tier.least_value)]
    demands += [_("place {most} or better").format(most=tier.most_place)] if tier.most_place else []
    share = as_percent(tier.least_chance)
    demands += (
        [_("on the shortlist in {share} of the draws").format(share=share)] if tier.least_chance else []
    )
    demands += [] if tier.allows_contested else [_("raters not divided")]
    demands += [] if tier.allows_unchecked else [_("every condition checked")]
    return "; ".join(demands)
