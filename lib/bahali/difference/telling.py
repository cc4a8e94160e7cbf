"""What changed between two editions of one report, as a page made of blocks."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bahali.difference.causes import Mixture
from bahali.difference.comparing import Comparison
from bahali.difference.reading import Pair
from bahali.difference.reasons import Cause, find_causes
from bahali.difference.recommendations import recommendation_sections
from bahali.difference.rows import ROW_KINDS, RowKind, compare_kind, row_section
from bahali.difference.rules import Rules, compare_rules, rules_section
from bahali.difference.scores import compare_scores, scores_section
from bahali.document.blocks import Card, Detail, Notice, Paragraph
from bahali.document.movements import Movement, find_movements, summarise
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.present.words import ILLUSTRATIVE_MARK, join_words
from bahali.vocabulary.dates import write_day
from bahali.vocabulary.language import _


@dataclass(frozen=True)
class Difference:
    """What changed between two editions of one report, worked out once and when first asked for."""

    pair: Pair

    @cached_property
    def mixture(self) -> Mixture:
        """Both editions, ready to be mixed."""
        return Mixture(self.pair.old.results, self.pair.new.results)

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """What became of each recommendation."""
        return find_movements(self.mixture.old, self.mixture.new)

    @cached_property
    def causes(self) -> tuple[tuple[Movement, tuple[Cause, ...]], ...]:
        """Each recommendation that moved, and why."""
        moved = (movement for movement in self.movements if movement.is_news)
        return tuple((movement, find_causes(self.mixture, movement)) for movement in moved)

    @cached_property
    def rows(self) -> dict[str, Comparison[Any]]:
        """Gaps, services and the like compared, by the name of their kind."""
        old, new = self.mixture.old, self.mixture.new
        return {kind.name: compare_kind(kind, old, new) for kind in ROW_KINDS}

    @cached_property
    def rules(self) -> Rules:
        """Weights, criteria and settings that changed."""
        return compare_rules(self.mixture.old, self.mixture.new)

    @property
    def mark(self) -> str:
        """What is printed inside a picture; blank where both editions are of real data."""
        notices = [edition.cover.notice for edition in (self.pair.old, self.pair.new)]
        is_invented = any(notice is not None and notice.kind == "illustrative" for notice in notices)
        return _(ILLUSTRATIVE_MARK) if is_invented else ""

    @property
    def summary(self) -> str:
        """What became of the recommendations, in one sentence."""
        return summarise(self.mixture.old, self.mixture.new)

    @property
    def is_empty(self) -> bool:
        """True when both editions say the same."""
        has_rows = any(not compared.is_empty for compared in self.rows.values())
        scores = compare_scores(self.mixture)
        return not (self.causes or has_rows or scores or not self.rules.is_empty)


def tell_difference(difference: Difference) -> ReportDocument:
    """Make the page about two editions of one report."""
    sections = (_first_section(difference), *_sections(difference))
    names = frozenset(
        block.name for section in sections for block in section.blocks if isinstance(block, Card)
    )
    return ReportDocument(make_cover(difference.pair), sections, names=names)


def make_cover(pair: Pair) -> Cover:
    """Give the head of the page: which two editions, and every notice that one of them carries.

    It names no report, so that nobody reviews this page in place of one.
    """
    old, new = pair.old, pair.new
    return Cover(
        title=_("{place}: what changed").format(place=new.results.place),
        subtitle=_("From the edition of {old} to that of {new}").format(
            old=write_day(old.results.dated), new=write_day(new.results.dated)
        ),
        language=new.cover.language,
        facts=(
            Detail(label=_("Older edition"), value=_name_edition(pair, is_new=False), is_free=True),
            Detail(label=_("Newer edition"), value=_name_edition(pair, is_new=True), is_free=True),
        ),
        notice=join_notices(old.cover.notice, new.cover.notice),
        dated=new.results.dated,
    )


def join_notices(*notices: Notice | None) -> Notice | None:
    """Give one notice that says what all of them say; what may not be passed on stays so."""
    told = list(dict.fromkeys(notice for notice in notices if notice is not None))
    if not told:
        return None
    text = " ".join(dict.fromkeys(notice.text for notice in told))
    return Notice(kind=told[-1].kind, title=told[-1].title, text=text)


def _name_edition(pair: Pair, *, is_new: bool) -> str:
    edition = pair.new if is_new else pair.old
    results = edition.results
    return _("{workshop}, {day}, {kind}").format(
        workshop=results.workshop,
        day=write_day(results.dated),
        kind=results.edition.label.lower(),
    )


def _first_section(difference: Difference) -> Section:
    blocks: list[Paragraph | Notice] = [Paragraph(text=difference.summary)]
    if difference.is_empty:
        blocks = [Paragraph(text=_("Nothing changed in what the two editions say."))]
    elif unchanged := _unchanged(difference):
        listed = join_words(unchanged)
        blocks.append(Paragraph(text=_("Nothing changed in: {parts}.").format(parts=listed)))
    blocks += _cautions(difference)
    return Section(name="summary", title=_("In short"), blocks=tuple(blocks))


def _unchanged(difference: Difference) -> list[str]:
    parts = [_("recommendations")] if not difference.causes else []
    parts += [_("values and ratings")] if not compare_scores(difference.mixture) else []
    parts += [_("weights and rules")] if difference.rules.is_empty else []
    return parts + [_(kind.plural) for kind in ROW_KINDS if difference.rows[kind.name].is_empty]


def _cautions(difference: Difference) -> list[Notice]:
    old, new = difference.mixture.old, difference.mixture.new
    notices = []
    if old.edition != new.edition:
        text = _(
            "One is a public edition, the other is not. What only one of them may list, such as a service"
            " that could be put at risk, looks as if it had come or gone."
        )
        notices.append(Notice(kind="caution", title=_("Editions of two kinds"), text=text))
    if old.jurisdiction == new.jurisdiction and not _share_ids(difference):
        text = _(
            "No action has the same id in both editions, so each looks as if it had come or gone. Keep the id"
            " of what stays the same from one workshop to the next."
        )
        notices.append(Notice(kind="caution", title=_("No ids in common"), text=text))
    return notices


def _share_ids(difference: Difference) -> bool:
    old, new = (
        {action.id for action in one.actions} for one in (difference.mixture.old, difference.mixture.new)
    )
    return bool(old & new) or not old or not new


def _sections(difference: Difference) -> list[Section]:
    told = (difference.mixture, difference.movements, difference.causes, difference.mark)
    sections = list(recommendation_sections(*told))
    if scores := compare_scores(difference.mixture):
        sections.append(scores_section(scores))
    if not difference.rules.is_empty:
        sections.append(rules_section(difference.rules))
    for kind in ROW_KINDS:
        if not difference.rows[kind.name].is_empty:
            sections.append(_row_section(difference, kind))
    return sections


def _row_section(difference: Difference, kind: RowKind) -> Section:
    return row_section(kind, difference.rows[kind.name], difference.mixture.old, difference.mixture.new)
