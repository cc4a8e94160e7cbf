from collections.abc import Callable

import pandas as pd

from bahali.analysis.standing import find_carriers

Make = Callable[..., pd.DataFrame]


def _action(name: str, status: str, merged_into: str | None = None) -> dict[str, object]:
    return {"action_id": name, "status": status, "merged_into": merged_into}


def test_open_actions_do_their_own_work_and_merged_ones_that_of_their_target(make_table: Make) -> None:
    actions = make_table(
        "actions",
        _action("A-AA-01", "merged", "A-AA-03"),
        _action("A-AA-02", "rejected"),
        _action("A-AA-03", "proposed"),
        _action("A-AA-04", "adopted"),
    )
    assert find_carriers(actions) == {"A-AA-01": "A-AA-03", "A-AA-03": "A-AA-03", "A-AA-04": "A-AA-04"}


def test_nobody_does_the_work_of_what_was_merged_into_a_rejected_action(make_table: Make) -> None:
    actions = make_table("actions", _action("A-AA-01", "merged", "A-AA-02"), _action("A-AA-02", "rejected"))
    assert find_carriers(actions) == {}


def test_without_actions_nobody_does_any_work(make_table: Make) -> None:
    assert find_carriers(make_table("actions")) == {}
