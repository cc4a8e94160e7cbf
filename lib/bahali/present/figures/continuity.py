"""What holds a person from the first hours to years later, as a thread that can be cut."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bahali.analysis.breaks import FALLEN, Reach
from bahali.analysis.continuity import USABLE_GRADES, Grade
from bahali.document.blocks import Figure, Table
from bahali.present.figures.naming import hide_spines, name_columns, name_places
from bahali.present.figures.style import ACCENT, FAINT, INK, QUIET, Words, drawing, finish, shorten
from bahali.vocabulary.codes import LAYERS_OF_CARE, PHASES_AFTER_ATTACK, Phase, TargetGroup
from bahali.vocabulary.language import N_, _
from bahali.workshop.frames import each_row

ALARM = "#8c2d04"
ALARM_TINT = "#f6e7de"
GENERAL_SHADE = "#9fc5c4"  # lighter than the accent also in grey
PHASE_STEP = len(LAYERS_OF_CARE) + 0.7  # tiles from the start of one phase to that of the next
WORDS_AT = 3 * PHASE_STEP - 0.2
RIGHT_EDGE = WORDS_AT + 4.4
TILE_TOP, TILE_HEIGHT, PLUS_AT, THREAD_AT = 0.05, 0.53, 0.7, 0.89  # within a row of height 1
IN_TILE: dict[str, Any] = {"ha": "center", "va": "center", "in_layout": False}
KEY_ROWS, KEY_LEFT = 3.5, -4.8
THREADS: dict[str, dict[str, Any]] = {
    "held": {"color": ACCENT, "linewidth": 3.2},
    "specialised": {"color": ACCENT, "linewidth": 1.0},
    "held_with_plan": {"color": INK, "linewidth": 2.0, "linestyle": (0, (1.2, 1.2))},
    "specialised_with_plan": {"color": INK, "linewidth": 0.8, "linestyle": (0, (1.5, 3.5))},
}
THREAD_KEY = {
    "held": N_("held by layer 2 or 3"),
    "specialised": N_("by layer 4 alone"),
    "held_with_plan": N_("with the plan by layer 2 or 3"),
    "specialised_with_plan": N_("with the plan by layer 4 alone"),
}
TILE_KEY = (
    (Grade.FULL, N_("available")),
    (Grade.PARTLY, N_("in part")),
    (Grade.UNKNOWN, N_("not known")),
    (Grade.NOT_TODAY, N_("not today")),
    (Grade.NONE, N_("none recorded")),
)


def draw_continuity(
    cells: pd.DataFrame, reach: pd.DataFrame, verdicts: Mapping[str, str], words: Words, table: Table
) -> Figure:
    """Draw a row for each target group, and in each phase the four layers side by side, over a thread.

    Parameters
    ----------
    cells : DataFrame
        From ``mend_cells``.
    reach : DataFrame
        From ``measure_reach``, of the same groups.
    verdicts : mapping of str to str
        What is written at the end of the row of each group, by its code.
    words : Words
        Name, caption and alternative text.
    table : Table
        The same cells.
    """
    rows = {group: row for row, group in enumerate(dict.fromkeys(cells["target_group"]))}
    fallen = set(reach.loc[reach["reach"].isin(FALLEN), "target_group"])
    with drawing(0.75 + 0.43 * (len(rows) + KEY_ROWS)) as (canvas, axes):
        for there in each_row(reach):
            _draw_cut(axes, rows[there.target_group], there)
            _draw_threads(axes, rows[there.target_group], there)
        for cell in each_row(cells):
            place = _left_of(cell.phase) + LAYERS_OF_CARE.index(cell.layer)
            _draw_tile(
                axes, place, rows[cell.target_group] + TILE_TOP, cell.grade, is_general=cell.is_general
            )
            _write_letters(axes, place, rows[cell.target_group], cell)
        for group, row in rows.items():
            shade = ALARM if group in fallen else QUIET
            axes.text(
                WORDS_AT, row + 0.5, shorten(verdicts[group], 22, 3), va="center", fontsize=8, color=shade
            )
        _draw_key(axes, len(rows) + 0.55, has_elsewhere=bool(cells["is_elsewhere"].any()))
        _name_axes(axes, list(rows))
        for artist in (*axes.patches, *axes.lines):
            artist.set_clip_on(False)  # the key begins below the names of the rows
        return finish(canvas, words, table)


def _name_axes(axes: Axes, groups: list[str]) -> None:
    axes.set(xlim=(-0.3, RIGHT_EDGE), ylim=(len(groups) + KEY_ROWS, -0.5))
    labels = [shorten(TargetGroup(group).label, 24, 2) for group in groups]
    name_places(axes.yaxis, [row + 0.45 for row in range(len(groups))], labels)
    middle = len(LAYERS_OF_CARE) / 2
    places = [_left_of(phase) + middle for phase in PHASES_AFTER_ATTACK]
    name_columns(axes, places, [phase.label for phase in PHASES_AFTER_ATTACK], 9)
    for phase in PHASES_AFTER_ATTACK:
        for number, layer in enumerate(LAYERS_OF_CARE):
            place = _left_of(phase) + number + 0.5
            axes.text(place, -0.25, layer.value, ha="center", va="center", fontsize=7.5, color=QUIET)
    hide_spines(axes, *axes.spines)


def _left_of(phase: str) -> float:
    return PHASES_AFTER_ATTACK.index(Phase(phase)) * PHASE_STEP


def _draw_tile(axes: Axes, left: float, top: float, grade: str, *, is_general: bool = False) -> None:
    """Draw a tile that is full, half full, hatched or empty."""
    edge = FAINT if grade == Grade.NONE else QUIET
    axes.add_artist(_tile(left, top, facecolor="white", edgecolor=edge))
    if grade in USABLE_GRADES:
        share = 1.0 if grade == Grade.FULL else 0.5
        shade = GENERAL_SHADE if is_general else ACCENT
        axes.add_artist(_tile(left, top + TILE_HEIGHT * (1 - share), share, facecolor=shade, edgecolor=QUIET))
    if grade == Grade.NOT_TODAY:
        axes.add_artist(_tile(left, top, facecolor="none", edgecolor=QUIET, hatch="//////"))
    if grade == Grade.UNKNOWN:
        axes.text(left + 0.5, top + TILE_HEIGHT / 2, "?", fontsize=8.5, color=INK, **IN_TILE)


def _tile(left: float, top: float, share: float = 1.0, **looks: Any) -> Rectangle:  # noqa: ANN401 for matplotlib
    return Rectangle((left + 0.05, top), 0.9, TILE_HEIGHT * share, linewidth=0.6, **looks)


def _write_letters(axes: Axes, left: float, row: float, cell: Any) -> None:  # noqa: ANN401 a row of itertuples
    """Write for whom and from where in a tile, and below it whether the plan would work there."""
    if cell.grade in USABLE_GRADES:
        letters = _("g") * cell.is_general + _("n") * cell.is_elsewhere
        is_dark = cell.grade == Grade.FULL and not cell.is_general
        ink = "white" if is_dark else INK
        if letters:
            axes.text(left + 0.5, row + TILE_TOP + 0.14, letters, fontsize=7.5, color=ink, **IN_TILE)
    plus = "+" if cell.action_ids else _("+g") if cell.general_ids else ""
    if plus:
        axes.text(left + 0.5, row + PLUS_AT, plus, fontsize=8, color=ALARM, **IN_TILE)


def _draw_cut(axes: Axes, row: float, there: Any) -> None:  # noqa: ANN401 a row of itertuples
    """Mark a phase in which nothing beyond basic services can be had."""
    if there.reach in FALLEN:
        left = _left_of(there.phase) - 0.35
        ground: dict[str, Any] = {"facecolor": ALARM_TINT, "edgecolor": "none", "zorder": 0}
        axes.add_artist(Rectangle((left, row), PHASE_STEP, 0.97, **ground))
        axes.plot([left] * 2, [row, row + 0.97], color=ALARM, linewidth=3.5, solid_capstyle="butt")


def _draw_threads(axes: Axes, row: float, there: Any) -> None:  # noqa: ANN401 a row of itertuples
    left = _left_of(there.phase) - 0.35
    for number, name in enumerate(_threads_of(there)):
        height = row + THREAD_AT - 0.1 * number
        axes.plot([left, left + PHASE_STEP], [height] * 2, solid_capstyle="butt", **THREADS[name])


def _threads_of(there: Any) -> Iterator[str]:  # noqa: ANN401
    """Name the threads that run through one phase: what holds today, and what more the plan would bring."""
    names = {Reach.SUPPORTED: "held", Reach.SPECIALISED_ONLY: "specialised"}
    if there.reach in names:
        yield names[there.reach]
    if there.reach_with_plan in names and there.reach_with_plan != there.reach:
        yield f"{names[there.reach_with_plan]}_with_plan"


def _draw_key(axes: Axes, top: float, *, has_elsewhere: bool) -> None:
    """Explain tiles, letters and threads below the rows, and name the layers."""
    for number, (grade, meaning) in enumerate(TILE_KEY):
        place = KEY_LEFT + 4.3 * number
        _draw_tile(axes, place, top, grade)
        _write_key(axes, place + 1.2, top + TILE_HEIGHT / 2, _(meaning))
    letters = _("g, and lighter: only by what is for everyone affected")
    letters += _("    n: only by a service of the country") * has_elsewhere
    _write_key(axes, KEY_LEFT, top + 0.9, letters)
    _write_key(
        axes,
        KEY_LEFT,
        top + 1.3,
        _("+ or +g: a recommended action would work here, for the group or for everyone"),
    )
    _draw_thread_key(axes, top + 1.75)
    layers = "   ".join(f"{layer.value} {layer.label.lower()}" for layer in LAYERS_OF_CARE)
    _write_key(axes, KEY_LEFT, top + 2.6, layers)


def _draw_thread_key(axes: Axes, top: float) -> None:
    for number, (name, meaning) in enumerate(THREAD_KEY.items()):
        place, height = KEY_LEFT + 7.6 * (number // 2), top + 0.4 * (number % 2)
        axes.plot([place, place + 1.2], [height] * 2, solid_capstyle="butt", **THREADS[name])
        _write_key(axes, place + 1.5, height, _(meaning))
    cut = KEY_LEFT + 17.4
    axes.plot([cut] * 2, [top - 0.2, top + 0.6], color=ALARM, linewidth=3.5, solid_capstyle="butt")
    _write_key(axes, cut + 0.4, top + 0.2, _("cut: at most layer 1"))


def _write_key(axes: Axes, left: float, height: float, text: str) -> None:
    axes.text(left, height, text, va="center", fontsize=7.5, color=INK)
