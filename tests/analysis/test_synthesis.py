from collections.abc import Callable

import pandas as pd

from bahali.analysis.synthesis import answer_themes, compare_layers

Make = Callable[..., pd.DataFrame]


def _action(name: str, time: str, lead: str, **cells: object) -> dict[str, object]:
    usual = {"jurisdiction": "AA", "layers": ("2",), "status": "proposed"}
    return {"action_id": name, "time": time, "lead_institution_id": lead, **usual, **cells}


def test_layers_count_open_actions_in_each_jurisdiction(make_table: Make) -> None:
    actions = make_table(
        "actions",
        _action("A-AA-01", "NOW", "O-AA-01", layers=("2", "3")),
        _action("A-AA-02", "NOW", "O-AA-01", status="adopted"),
        _action("A-AA-03", "NOW", "O-AA-01", status="rejected"),
        _action("A-AA-04", "NOW", "O-AA-01", status="merged"),
        _action("A-BB-01", "NOW", "O-BB-01", jurisdiction="BB", layers=("X",)),
        _action("A-DD-01", "NOW", "O-DD-01", jurisdiction="DD"),
    )
    counts = compare_layers(actions, ["BB", "AA", "CC"])
    expected = pd.DataFrame(
        {"BB": [0, 0, 0, 0, 1], "AA": [0, 2, 1, 0, 0], "CC": [0] * 5}, index=["1", "2", "3", "4", "X"]
    )
    pd.testing.assert_frame_equal(
        counts, expected, check_names=False, check_index_type=False, check_column_type=False
    )


def test_without_actions_every_layer_has_none(make_table: Make) -> None:
    counts = compare_layers(make_table("actions"), ["AA"])
    assert counts["AA"].to_list() == [0] * 5


def test_each_theme_names_the_recommended_actions_that_answer_its_gaps(make_table: Make) -> None:
    gaps = make_table(
        "gaps",
        {"gap_id": "G-AA-01", "theme": "far"},
        {"gap_id": "G-AA-02", "theme": "far"},
        {"gap_id": "G-BB-01", "theme": "trust"},
        {"gap_id": "G-BB-02"},
    )
    recommended = {
        "BB": make_table(
            "actions",
            {"action_id": "A-BB-02", "gap_ids": ("G-BB-01", "G-BB-02")},
            {"action_id": "A-BB-01", "gap_ids": ("G-BB-01",)},
        ),
        # Two gaps of one theme are answered once.
        "AA": make_table("actions", {"action_id": "A-AA-01", "gap_ids": ("G-AA-01", "G-AA-02", "G-BB-01")}),
    }
    assert answer_themes(gaps, recommended) == {
        "trust": {"BB": ("A-BB-02", "A-BB-01"), "AA": ("A-AA-01",)},
        "far": {"AA": ("A-AA-01",)},
    }
