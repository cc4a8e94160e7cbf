"""Bars over months: when each action is done, what fixes the end, and how late each may end."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_columns, name_places
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish, shorten
from bahali.vocabulary.language import _
from bahali.workshop.frames import each_row

MONTHS_IN_HALF_YEAR = 6
MOST_ARROWS = 12  # with more than these, arrows hide the bars
MOST_LABELS = 14  # half-years whose names fit beside each other
MOST_WIDE_LABELS = 7  # of which each takes a line less
CRITICAL: dict[str, Any] = {"facecolor": ACCENT, "edgecolor": INK, "linewidth": 0.8}
OTHER: dict[str, Any] = {"facecolor": "#bcd9d8", "edgecolor": ACCENT, "linewidth": 0.8}
HEIGHTS = {True: 0.62, False: 0.36}  # of a critical bar, and of any other
SLACK: dict[str, Any] = {"color": QUIET, "linewidth": 1.1, "zorder": 2}
ARROW: dict[str, Any] = {"arrowstyle": "-|>", "color": INK, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0}
WINDOW: dict[str, Any] = {"marker": "v", "color": INK, "markersize": 4.5, "linestyle": "none"}
DUE: dict[str, Any] = {
    **{"marker": "D", "markersize": 4, "linestyle": "none"},
    **{"markerfacecolor": "white", "markeredgecolor": INK},
}
ONLY_NEEDED = "†"
MIDDLE = 0.5  # of a month


def draw_calendar(
    schedule: pd.DataFrame, half_years: Sequence[tuple[int, str]], words: Words, table: Table
) -> Figure:
    """Draw one bar for each action over half-years, with what it waits for and how late it may end.

    A thick dark bar has no slack; behind a thin light one, a line shows how far it may slip. A hatched bar
    was moved or takes longer than written.

    Parameters
    ----------
    schedule : DataFrame
        In the order to be drawn. Columns ``action_id``, ``title``, ``start_month``, ``end_month`` and
        ``hand_in_month`` (months from the start of the plan), ``delayed_by``, ``lengthened_by`` and ``slack``
        (months), ``is_critical``, ``is_recommended``, ``waits_for`` (ids), and ``start_windows`` and
        ``end_windows`` (names).
    half_years : sequence of (int, str)
        First month and label of each half-year, counted from the start of the plan.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same dates.
    """
    rows = list(each_row(schedule))
    key = _choose_key(schedule)
    with drawing(1.25 + 0.42 * len(rows) + 0.2 * ((len(key) + 1) // 2)) as (canvas, axes):
        _shade(axes, half_years)
        for height, action in enumerate(rows):
            _draw_bar(axes, height, action)
            _mark_windows(axes, height, action)
        _draw_needs(axes, rows)
        name_places(axes.yaxis, range(len(rows)), [_name(action) for action in rows])
        last = half_years[-1][0] + MONTHS_IN_HALF_YEAR
        # A little more than the half-years, so that what ends with the last of them is seen to end.
        axes.set(ylim=(len(rows) - 0.5, -0.5), xlim=(half_years[0][0] - 0.1, last + 0.1))
        hide_spines(axes, *axes.spines)
        canvas.legend(
            key.values(), key.keys(), loc="outside lower left", ncols=2, frameon=False, fontsize=7.5
        )
        return finish(canvas, words, table)


def _name(action: Any) -> str:  # noqa: ANN401 a row of the schedule
    mark = "" if action.is_recommended else f" {ONLY_NEEDED}"
    return f"{action.action_id}{mark}  {shorten(action.title, 34)}"


def _shade(axes: Axes, half_years: Sequence[tuple[int, str]]) -> None:
    every = 1 if len(half_years) <= MOST_LABELS else 2
    middles = [month + MONTHS_IN_HALF_YEAR / 2 for month, _label in half_years]
    width, lines = (8, 3) if len(half_years) <= MOST_WIDE_LABELS else (6, 4)
    labels = [shorten(label, width, lines) for _month, label in half_years]
    name_columns(axes, middles[::every], labels[::every], 7)
    for month, _label in half_years[::2]:
        axes.axvspan(month, month + MONTHS_IN_HALF_YEAR, color=FAINT, alpha=0.4, zorder=0)


def _draw_bar(axes: Axes, height: int, action: Any) -> None:  # noqa: ANN401
    start, end, slack = int(action.start_month), int(action.end_month), int(action.slack)
    looks = CRITICAL if action.is_critical else OTHER
    hatch = "////" if _is_moved(action) else None
    colour = {"edgecolor": "white"} if hatch and action.is_critical else {}
    axes.barh(height, end - start, left=start, height=HEIGHTS[bool(action.is_critical)], hatch=hatch,
              zorder=3, **{**looks, **colour})  # fmt: skip
    if slack:
        axes.plot([end, end + slack], [height, height], **SLACK)
        axes.plot([end + slack] * 2, [height - 0.12, height + 0.12], **SLACK)


def _mark_windows(axes: Axes, height: int, action: Any) -> None:  # noqa: ANN401
    top = height - HEIGHTS[bool(action.is_critical)] / 2 - 0.1
    first, last = int(action.start_month), int(action.end_month) - 1
    met = [
        *([first] if action.start_windows and first >= 0 else []),
        *([last] if action.end_windows and last >= 0 else []),
    ]
    axes.plot([month + MIDDLE for month in met], [top] * len(met), zorder=5, **WINDOW)
    if _is_due_before(action):
        axes.plot(int(action.hand_in_month) + MIDDLE, height, zorder=5, **DUE)


def _is_due_before(action: Any) -> bool:  # noqa: ANN401
    """Tell whether a proposal is due in an earlier month than that it is for."""
    if pd.isna(action.hand_in_month):
        return False
    moments = ([action.start_month] if action.start_windows else []) + (
        [action.end_month - 1] if action.end_windows else []
    )
    return bool(action.hand_in_month < min(moments))


def _draw_needs(axes: Axes, rows: Sequence[Any]) -> None:
    """Draw arrows from the end of what is needed to the start of what waits, unless they would hide bars."""
    places = {action.action_id: height for height, action in enumerate(rows)}
    pairs = _pairs(rows)
    for need, action in pairs if len(pairs) <= MOST_ARROWS else []:
        end = int(rows[places[need]].end_month), places[need]
        top = places[action] - HEIGHTS[bool(rows[places[action]].is_critical)] / 2
        start = int(rows[places[action]].start_month), top
        axes.annotate("", xy=start, xytext=end, arrowprops={**ARROW, "mutation_scale": 7}, zorder=4)


def _pairs(rows: Sequence[Any]) -> list[tuple[str, str]]:
    drawn = {action.action_id for action in rows}
    return [(need, action.action_id) for action in rows for need in action.waits_for if need in drawn]


def _is_moved(action: Any) -> bool:  # noqa: ANN401
    return int(action.delayed_by) > 0 or int(action.lengthened_by) > 0


def _choose_key(schedule: pd.DataFrame) -> Mapping[str, Artist]:
    """Say only what is there to be seen."""
    rows = list(each_row(schedule))
    has_windows = any(action.start_windows or action.end_windows for action in rows)
    seen: list[tuple[bool, str, Artist]] = [
        (any(schedule["is_critical"]), _("If it slips, the end of all moves"), Patch(**CRITICAL)),
        (not all(schedule["is_critical"]), _("It may slip"), Patch(**OTHER)),
        (any(schedule["slack"] > 0), _("How far, before the end of all moves"), Line2D([], [], **SLACK)),
        (any(map(_is_moved, rows)), _("Later or longer than written"),
         Patch(facecolor="white", edgecolor=ACCENT, hatch="////")),
        (0 < len(_pairs(rows)) <= MOST_ARROWS, _("The second waits for the first"),
         Line2D([], [], color=INK, linewidth=0.8, marker=">", markersize=4, markevery=(1, 2))),
        (has_windows, _("Starts or ends in a window"), Line2D([], [], **WINDOW)),
        (any(map(_is_due_before, rows)), _("Proposal due"), Line2D([], [], **DUE)),
        (not all(schedule["is_recommended"]), _("Needed, but not recommended here"),
         Line2D([], [], linestyle="none", marker=f"${ONLY_NEEDED}$", color=INK)),
    ]  # fmt: skip
    return {label: artist for is_seen, label, artist in seen if is_seen}
