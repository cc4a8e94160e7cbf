from collections.abc import Callable

import pandas as pd

from bahali.analysis.gaps import compare_themes, link_gaps_to_actions, rank_gaps

Make = Callable[..., pd.DataFrame]


def _gap(name: str, severity: int, **cells: object) -> dict[str, object]:
    return {"gap_id": name, "jurisdiction": "AA", "severity": severity, **cells}


def _places(gaps: pd.DataFrame) -> dict[str, int]:
    return dict(zip(gaps["gap_id"], gaps["place"].astype(int), strict=True))


def test_no_urgency_outweighs_severity(make_table: Make) -> None:
    gaps = make_table(
        "gaps", _gap("G-AA-01", 4, urgency=3, extent=3, times_raised=99), _gap("G-AA-02", 5, urgency=1)
    )
    assert _places(rank_gaps(gaps)) == {"G-AA-02": 1, "G-AA-01": 2}


def test_urgency_then_extent_then_times_raised_decide_between_equals(make_table: Make) -> None:
    gaps = make_table(
        "gaps",
        _gap("G-AA-01", 4, urgency=2, extent=2, times_raised=9),
        _gap("G-AA-02", 4, urgency=2, extent=2, times_raised=10),
        _gap("G-AA-03", 4, urgency=2, extent=3),
        _gap("G-AA-04", 4, urgency=3),
    )
    assert _places(rank_gaps(gaps)) == {"G-AA-04": 1, "G-AA-03": 2, "G-AA-02": 3, "G-AA-01": 4}


def test_a_blank_comes_after_every_number_even_zero(make_table: Make) -> None:
    gaps = make_table(
        "gaps",
        _gap("G-AA-01", 3, urgency=2, extent=2),
        _gap("G-AA-02", 3, urgency=2, extent=2, times_raised=0),
    )
    assert _places(rank_gaps(gaps)) == {"G-AA-02": 1, "G-AA-01": 2}


def test_gaps_equal_on_all_four_share_a_place_and_the_next_is_skipped(make_table: Make) -> None:
    gaps = make_table("gaps", _gap("G-AA-03", 2), _gap("G-AA-02", 5), _gap("G-AA-01", 5))
    ranked = rank_gaps(gaps)
    assert list(ranked["gap_id"]) == ["G-AA-01", "G-AA-02", "G-AA-03"]
    assert list(ranked["place"]) == [1, 1, 3]
    assert ranked["place"].dtype == "Int64"


def test_the_order_of_gaps_does_not_matter(make_table: Make) -> None:
    gaps = make_table("gaps", _gap("G-AA-01", 5), _gap("G-AA-02", 5), _gap("G-AA-03", 1, urgency=1))
    pd.testing.assert_frame_equal(rank_gaps(gaps), rank_gaps(gaps[::-1]))


def test_no_gaps_keep_their_columns(make_table: Make) -> None:
    gaps = make_table("gaps")
    assert list(rank_gaps(gaps).columns) == [*gaps.columns, "place"]


def test_only_open_actions_answer_a_gap(make_table: Make) -> None:
    gaps = make_table("gaps", _gap("G-AA-01", 5), _gap("G-AA-02", 5))
    actions = make_table(
        "actions",
        {"action_id": "A-AA-04", "gap_ids": ("G-AA-01",), "status": "proposed"},
        {"action_id": "A-AA-01", "gap_ids": ("G-AA-02", "G-AA-01"), "status": "adopted"},
        {"action_id": "A-AA-02", "gap_ids": ("G-AA-01",), "status": "merged"},
        {"action_id": "A-AA-03", "gap_ids": ("G-AA-01",), "status": "rejected"},
    )
    linked = link_gaps_to_actions(gaps, actions)
    assert list(linked["action_ids"]) == [("A-AA-01", "A-AA-04"), ("A-AA-01",)]


def test_a_gap_without_an_action_has_an_empty_tuple(make_table: Make) -> None:
    linked = link_gaps_to_actions(make_table("gaps", _gap("G-AA-01", 5)), make_table("actions"))
    assert list(linked["action_ids"]) == [()]


def test_no_gaps_link_to_nothing(make_table: Make) -> None:
    linked = link_gaps_to_actions(make_table("gaps"), make_table("actions"))
    assert list(linked.columns) == ["gap_id", "action_ids"]
    assert linked.empty


def test_themes_show_the_highest_severity_most_shared_first(make_table: Make) -> None:
    gaps = make_table(
        "gaps",
        _gap("G-AA-01", 3, theme="local"),
        _gap("G-AA-02", 5, theme="local"),
        _gap("G-AA-03", 2, theme="shared"),
        {"gap_id": "G-BB-01", "jurisdiction": "BB", "severity": 4, "theme": "shared"},
        {"gap_id": "G-BB-02", "jurisdiction": "BB", "severity": 4, "theme": "mild"},
        {"gap_id": "G-BB-03", "jurisdiction": "BB", "severity": 5},
    )
    themes = compare_themes(gaps, ["BB", "AA", "CC"], ["BB", "AA"])
    expected = pd.DataFrame(
        {
            "BB": pd.array([4, None, 4], dtype="Int64"),
            "AA": pd.array([2, 5, None], dtype="Int64"),
            "CC": pd.array([None, None, None], dtype="Int64"),
            "provinces": [2, 1, 1],
        },
        index=pd.Index(["shared", "local", "mild"], name="theme"),
    )
    pd.testing.assert_frame_equal(
        themes, expected, check_dtype=False, check_index_type=False, check_column_type=False
    )


def test_a_jurisdiction_that_was_not_asked_for_does_not_share_a_theme(make_table: Make) -> None:
    gaps = make_table(
        "gaps",
        _gap("G-AA-01", 3, theme="shared"),
        {"gap_id": "G-BB-01", "jurisdiction": "BB", "severity": 4, "theme": "shared"},
    )
    assert compare_themes(gaps, ["AA"], ["AA"]).loc["shared"].to_dict() == {"AA": 3, "provinces": 1}


def test_what_the_country_records_too_is_shared_by_one_province_only(make_table: Make) -> None:
    gaps = make_table(
        "gaps",
        _gap("G-AA-01", 3, theme="both"),
        {"gap_id": "G-CC-01", "jurisdiction": "CC", "severity": 4, "theme": "both"},
    )
    themes = compare_themes(gaps, ["CC", "AA"], ["AA"])
    assert themes.loc["both"].to_dict() == {"CC": 4, "AA": 3, "provinces": 1}


def test_a_theme_found_nowhere_that_was_asked_for_is_left_out(make_table: Make) -> None:
    gaps = make_table(
        "gaps", {"gap_id": "G-BB-01", "jurisdiction": "BB", "severity": 4, "theme": "elsewhere"}
    )
    assert compare_themes(gaps, ["AA"], ["AA"]).empty


def test_gaps_without_themes_give_an_empty_table_with_its_columns(make_table: Make) -> None:
    themes = compare_themes(make_table("gaps", _gap("G-AA-01", 3)), ["AA", "BB"], ["AA", "BB"])
    assert themes.empty
    assert list(themes.columns) == ["AA", "BB", "provinces"]
    assert themes.index.name == "theme"
