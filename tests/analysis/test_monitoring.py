from collections.abc import Callable

import pandas as pd

from bahali.analysis.monitoring import build_monitoring_matrix, count_levels, find_unmeasured

Make = Callable[..., pd.DataFrame]


def _indicator(name: str, action: str, level: str) -> dict[str, object]:
    return {"indicator_id": name, "action_id": action, "label": name, "level": level}


def _actions(make_table: Make, *names: str) -> pd.DataFrame:
    return make_table("actions", *({"action_id": name} for name in names))


def test_results_come_first_then_the_order_of_actions_then_ids(make_table: Make) -> None:
    indicators = make_table(
        "indicators",
        _indicator("M-AA-01", "A-AA-01", "input"),
        _indicator("M-AA-02", "A-AA-01", "process"),
        _indicator("M-AA-03", "A-AA-01", "output"),
        _indicator("M-AA-05", "A-AA-02", "outcome"),
        _indicator("M-AA-04", "A-AA-02", "outcome"),
        _indicator("M-AA-06", "A-AA-01", "outcome"),
        _indicator("M-AA-07", "A-AA-02", "input"),
    )
    matrix = build_monitoring_matrix(indicators, _actions(make_table, "A-AA-02", "A-AA-01"))
    assert matrix["indicator_id"].to_list() == [
        "M-AA-04", "M-AA-05", "M-AA-06", "M-AA-03", "M-AA-02", "M-AA-07", "M-AA-01",
    ]  # fmt: skip
    assert list(matrix.columns) == [*indicators.columns, "is_split"]


def test_indicators_of_other_actions_are_left_out(make_table: Make) -> None:
    indicators = make_table("indicators", _indicator("M-AA-01", "A-AA-01", "output"))
    assert build_monitoring_matrix(indicators, _actions(make_table, "A-AA-02")).empty


def test_no_indicators_keep_their_columns(make_table: Make) -> None:
    indicators = make_table("indicators")
    matrix = build_monitoring_matrix(indicators, _actions(make_table, "A-AA-01"))
    assert matrix.empty
    assert list(matrix.columns) == [*indicators.columns, "is_split"]


def test_a_blank_baseline_stays_blank(make_table: Make) -> None:
    indicators = make_table("indicators", _indicator("M-AA-01", "A-AA-01", "output"))
    assert build_monitoring_matrix(indicators, _actions(make_table, "A-AA-01"))["baseline"].isna().all()


def test_a_split_may_be_shown_only_beside_a_privacy_note(make_table: Make) -> None:
    cells = [("Women and men", "Only shares"), ("Women and men", None), (None, "Only shares"), (None, None)]
    rows = [
        {**_indicator(f"M-AA-0{number}", "A-AA-01", "output"), "disaggregation": split, "privacy": note}
        for number, (split, note) in enumerate(cells)
    ]
    matrix = build_monitoring_matrix(make_table("indicators", *rows), _actions(make_table, "A-AA-01"))
    assert matrix["is_split"].to_list() == [True, False, False, False]


def test_levels_are_counted_results_first_and_an_empty_one_is_nought(make_table: Make) -> None:
    levels = ["input", "process", "output", "process"]
    indicators = make_table(
        "indicators", *(_indicator(f"M-{n}", "A", level) for n, level in enumerate(levels))
    )
    assert list(count_levels(indicators).items()) == [
        *(("outcome", 0), ("output", 1), ("process", 2), ("input", 1))
    ]


def test_actions_without_an_indicator_are_found_in_their_order(make_table: Make) -> None:
    indicators = make_table("indicators", _indicator("M-AA-01", "A-AA-02", "output"))
    actions = _actions(make_table, "A-AA-03", "A-AA-02", "A-AA-01")
    assert find_unmeasured(indicators, actions)["action_id"].to_list() == ["A-AA-03", "A-AA-01"]
