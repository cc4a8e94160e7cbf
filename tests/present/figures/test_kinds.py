"""What each kind of picture shows, read back from the words and shapes in it."""

import re
from html import unescape

import pandas as pd

from bahali.document.blocks import Figure, Table
from bahali.present.figures.acceptability import draw_acceptability
from bahali.present.figures.bars import draw_severity
from bahali.present.figures.curve import draw_curve
from bahali.present.figures.differences import draw_differences
from bahali.present.figures.gantt import OTHER, draw_calendar
from bahali.present.figures.heat import draw_counts
from bahali.present.figures.places import draw_places
from bahali.present.figures.stability import draw_stability
from bahali.present.figures.stock import draw_stock
from bahali.present.figures.style import ACCENT, Words

WORDS = Words(name="picture", caption="A picture", alt="What it shows, in words")
HALF_YEARS = [(0, "Jan to Jun 2031"), (6, "Jul to Dec 2031")]
KEY_OF_CALENDAR = (
    "If it slips, the end of all moves",
    "It may slip",
    "How far, before the end of all moves",
    "Later or longer than written",
    "The second waits for the first",
    "Starts or ends in a window",
    "Proposal due",
    "Needed, but not recommended here",
)


def words_in(figure: Figure) -> list[str]:
    """Words drawn, in the order of drawing; matplotlib notes them beside their paths."""
    return [unescape(words) for words in re.findall(r"<text[^>]*>(.*?)</text>", figure.svg)]


def count_hatched(figure: Figure) -> int:
    return len(re.findall(r"fill=\Wurl\(#", figure.svg))


def test_bars_end_in_their_severity_most_severe_on_top(numbers: Table) -> None:
    gaps = pd.DataFrame({"gap_id": ["G-2", "G-1"], "statement": ["Beds", "Rules"]})
    figure = draw_severity(gaps.assign(severity=pd.array([5, 2], dtype="Int64")), 5, WORDS, numbers)
    drawn = words_in(figure)
    assert drawn.index("G-2  Beds") < drawn.index("G-1  Rules")
    assert drawn[-2:] == ["5", "2"]
    assert "Severity, 1 (slight) to 5 (most severe)" in drawn


def test_a_heat_map_writes_each_count_and_hatches_what_is_empty(numbers: Table) -> None:
    counts = pd.DataFrame({"Early": [3, 0], "Late": [0, 12]}, index=["Layer 1", "Layer 2"])
    figure = draw_counts(counts, WORDS, numbers)
    assert sorted(word for word in words_in(figure) if word.isdigit()) == ["0", "0", "12", "3"]
    assert count_hatched(figure) == 2


def test_a_heat_map_of_nothing_is_hatched_all_over(numbers: Table) -> None:
    counts = pd.DataFrame({"Early": [0, 0], "Late": [0, 0]}, index=["Layer 1", "Layer 2"])
    assert count_hatched(draw_counts(counts, WORDS, numbers)) == 4


def test_places_name_each_tier_once(numbers: Table) -> None:
    ranked = pd.DataFrame(
        {
            "action_id": ["A-1", "A-2", "A-3"],
            "title": ["One", "Two", "Three"],
            "place": pd.array([1, 2, 3], dtype="Int64"),
            "best_place": pd.array([1, 1, 3], dtype="Int64"),
            "worst_place": pd.array([2, 2, 4], dtype="Int64"),
            "tier": ["High", "High", "Later"],
        }
    )
    drawn = words_in(draw_places(ranked, WORDS, numbers))
    assert [drawn.count(tier) for tier in ("High", "Later")] == [1, 1]
    assert [word for word in drawn if word.isdigit()] == ["1", "2", "3", "4"]


def stock_of(line: str, active: list[float], **cells: object) -> pd.DataFrame:
    bounds = {"low": [0.5 * people for people in active], "high": [1.5 * people for people in active]}
    usual = {"target_n": None, "target_year": None, **cells}
    years = [2030 + place for place in range(len(active))]
    return pd.DataFrame({"line": line, "year": years, "active": active, **bounds, **usual})


def test_cadres_whose_names_begin_alike_keep_their_own_pictures(numbers: Table) -> None:
    begins = "Listening volunteers of the hill districts and of the valleys below them, who are "
    new, old = stock_of(begins + "new to this and to all else", [10.0]), stock_of(begins + "old", [30.0])
    stock = pd.concat([new, old])
    drawn = words_in(draw_stock(stock, WORDS, numbers))
    assert len([word for word in drawn if word.startswith("Listening")]) == 2


def test_stock_starts_at_nought_and_ends_in_its_number(numbers: Table) -> None:
    drawn = words_in(draw_stock(stock_of("a", [90.0, 103.4]), WORDS, numbers))
    assert "0" in drawn
    assert "103" in drawn
    assert [word for word in drawn if word.startswith("203")] == ["2030", "2031"]


def test_a_target_is_written_where_there_is_one(numbers: Table) -> None:
    drawn = words_in(draw_stock(stock_of("a", [90.0, 100.0], target_n=120, target_year=2031), WORDS, numbers))
    assert "Target 120" in drawn
    without = words_in(draw_stock(stock_of("a", [90.0, 100.0]), WORDS, numbers))
    assert not [word for word in without if word.startswith("Target")]


def planned(*actions: dict[str, object]) -> pd.DataFrame:
    """Make a plan of actions A-1, A-2 ... from the cells that matter; months 0 to 6 and not critical."""
    blank = {
        **{"start_month": 0, "end_month": 6, "delayed_by": 0, "lengthened_by": 0, "hand_in_month": pd.NA},
        **{"slack": 0, "is_critical": False, "is_recommended": True},
        **{"waits_for": (), "start_windows": (), "end_windows": ()},
    }
    rows = [
        {"action_id": f"A-{number}", "title": "Do it", **blank, **action}
        for number, action in enumerate(actions, 1)
    ]
    return pd.DataFrame(rows)


def key_of(figure: Figure) -> list[str]:
    return [word for word in words_in(figure) if word in KEY_OF_CALENDAR]


def test_only_what_was_moved_or_takes_longer_is_hatched(numbers: Table) -> None:
    plan = planned({}, {"delayed_by": 3}, {"lengthened_by": 1})
    figure = draw_calendar(plan, HALF_YEARS, WORDS, numbers)
    assert count_hatched(figure) == 3  # two bars, and the key
    assert key_of(figure) == ["It may slip", "Later or longer than written"]


def test_critical_bars_are_dark_and_thicker(numbers: Table) -> None:
    def bars(plan: pd.DataFrame, colour: str) -> list[float]:
        """Give the heights of the bars of one colour; the one of the key is the last."""
        drawn = draw_calendar(plan, HALF_YEARS, WORDS, numbers).svg
        paths = re.findall(rf'<path d="M([^"]*)" clip-path[^>]*fill="{colour}', drawn)
        sides = [[float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", path)] for path in paths]
        return [max(ys) - min(ys) for ys in sides]

    plan = planned({"is_critical": True}, {"slack": 3})
    assert bars(plan, ACCENT)[0] > 1.5 * bars(plan, OTHER["facecolor"])[0] > 0


def test_the_key_of_the_calendar_says_only_what_is_drawn(numbers: Table) -> None:
    alone = draw_calendar(planned({"is_critical": True}), HALF_YEARS, WORDS, numbers)
    assert key_of(alone) == ["If it slips, the end of all moves"]
    window = {"start_windows": ("b",), "hand_in_month": 2, "start_month": 6, "end_month": 12}
    plan = planned(
        {"slack": 2, "is_recommended": False},
        {"is_critical": True, "delayed_by": 1, "waits_for": ("A-1", "A-9"), **window},
    )
    full = draw_calendar(plan, HALF_YEARS, WORDS, numbers)
    assert sorted(key_of(full)) == sorted(KEY_OF_CALENDAR)
    assert "A-1 †  Do it" in words_in(full)


def test_a_proposal_without_notice_is_not_marked_apart_from_its_window(numbers: Table) -> None:
    plan = planned({"end_windows": ("a",), "hand_in_month": 5, "is_critical": True})
    assert key_of(draw_calendar(plan, HALF_YEARS, WORDS, numbers)) == [
        *("If it slips, the end of all moves", "Starts or ends in a window")
    ]


def test_too_many_needs_are_not_drawn(numbers: Table) -> None:
    waiting = [{"waits_for": tuple(f"A-{need}" for need in range(1, number))} for number in range(1, 7)]
    figure = draw_calendar(planned(*waiting), HALF_YEARS, WORDS, numbers)  # 0 + 1 + 2 + 3 + 4 + 5 of them
    assert "The second waits for the first" not in words_in(figure)


def test_half_years_that_cross_a_year_are_named_in_full(numbers: Table) -> None:
    drawn = words_in(draw_calendar(planned({}), [(0, "Oct 2030 to Mar 2031")], WORDS, numbers))
    assert [word for word in drawn if "A-1" not in word and word not in KEY_OF_CALENDAR] == [
        *("Oct 2030", "to Mar", "2031")
    ]


def chances(first: list[float], listed: list[float]) -> pd.DataFrame:
    ids = [f"A-{number}" for number in range(1, len(first) + 1)]
    return pd.DataFrame({"action_id": ids, "title": "Do it", "first_share": first, "chance": listed})


def test_bars_of_chances_are_cut_where_the_shortlist_ends(numbers: Table) -> None:
    figure = draw_acceptability(chances([0.45, 0.0], [0.75, 0.3]), 3, WORDS, numbers)
    drawn = words_in(figure)
    # 45 % first, 75 - 45 in places 2 and 3, the rest below; of the other 0, 30 and 70.
    assert [word for word in drawn if word.endswith("%") and " " not in word] == [
        *("45%", "30%", "25%", "30%", "70%")
    ]
    assert [word for word in drawn if "lace" in word or word == "First"] == [
        *("First", "Place 2 to 3", "Below place 3")
    ]


def test_a_shortlist_of_two_has_one_place_below_the_first(numbers: Table) -> None:
    assert "Place 2" in words_in(draw_acceptability(chances([0.4], [0.7]), 2, WORDS, numbers))


def test_the_parts_of_a_bar_differ_in_grey(numbers: Table) -> None:
    one, two = (draw_acceptability(chances([0.4] * n, [0.7] * n), 3, WORDS, numbers) for n in (1, 2))
    assert count_hatched(two) - count_hatched(one) == 1  # of each bar, the part between first and below


def test_a_narrow_part_of_a_bar_has_no_number(numbers: Table) -> None:
    drawn = words_in(draw_acceptability(chances([0.96], [1.0]), 3, WORDS, numbers))
    assert [word for word in drawn if word.endswith("%") and " " not in word] == ["96%"]


def test_a_shortlist_of_one_has_no_middle_part(numbers: Table) -> None:
    drawn = words_in(draw_acceptability(chances([0.6], [0.6]), 1, WORDS, numbers))
    assert [word for word in drawn if "lace" in word or word == "First"] == ["First", "Below place 1"]
    assert [word for word in drawn if word.endswith("%") and " " not in word] == ["60%", "40%"]


def test_spans_name_each_criterion_and_what_the_diamond_is(numbers: Table) -> None:
    spans = pd.DataFrame({"label": ["Relief", "Ease"], "weight": [0.25, 0.75]})
    figure = draw_stability(spans.assign(shortlist_from=0.0, shortlist_to=[0.44, 1.0]), WORDS, numbers)
    drawn = words_in(figure)
    assert drawn.index("Relief") < drawn.index("Ease")
    assert "Weight of the criterion, of 100 (diamond: the weight used)" in drawn


def test_each_group_has_a_mark_of_its_own(numbers: Table) -> None:
    apart = pd.DataFrame({"label": ["A-1  Relief", "A-2  Relief"], "first_name": ["Carers", "Courts"]})
    apart = apart.assign(second_name=["Courts", "Towns"], first_median=[9.0, 2.0], second_median=[4.0, 8.0])
    drawn = words_in(draw_differences(apart, (0, 10), WORDS, numbers))
    assert [name for name in drawn if name in ("Carers", "Courts", "Towns")] == ["Carers", "Courts", "Towns"]


def test_more_groups_than_shapes_can_still_be_drawn(numbers: Table) -> None:
    names = [f"Group {number}" for number in range(9)]
    apart = pd.DataFrame({"label": [f"Q{number}" for number in range(8)], "first_name": names[:8]})
    apart = apart.assign(second_name=names[1:], first_median=1.0, second_median=4.0)
    assert "Q7" in words_in(draw_differences(apart, (1, 5), WORDS, numbers))


def test_a_curve_names_the_budget_that_there_is(numbers: Table) -> None:
    curve = pd.DataFrame({"limit": [0.0, 100.0], "value": [0.0, 0.9]})
    drawn = words_in(draw_curve(curve, 1250.5, "crowns", WORDS, numbers))
    assert " this budget: 1,250.5 " in drawn
    assert "Money, crowns" in drawn


def test_a_curve_without_value_or_money_can_still_be_drawn(numbers: Table) -> None:
    curve = pd.DataFrame({"limit": [0.0], "value": [0.0]})
    assert " this budget: 0 " in words_in(draw_curve(curve, 0.0, "crowns", WORDS, numbers))
