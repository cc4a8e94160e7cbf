from collections.abc import Callable

import pandas as pd

from bahali.analysis.monitoring import build_monitoring_matrix

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
    assert list(matrix.columns) == list(indicators.columns)


def test_indicators_of_other_actions_are_left_out(make_table: Make) -> None:
    indicators = make_table("indicators", _indicator("M-AA-01", "A-AA-01", "output"))
    assert build_monitoring_matrix(indicators, _actions(make_table, "A-AA-02")).empty


def test_no_indicators_keep_their_columns(make_table: Make) -> None:
    indicators = make_table("indicators")
    matrix = build_monitoring_matrix(indicators, _actions(make_table, "A-AA-01"))
    assert matrix.empty
    assert list(matrix.columns) == list(indicators.columns)


def test_a_blank_baseline_stays_blank(make_table: Make) -> None:
    indicators = make_table("indicators", _indicator("M-AA-01", "A-AA-01", "output"))
    assert build_monitoring_matrix(indicators, _actions(make_table, "A-AA-01"))["baseline"].isna().all()
