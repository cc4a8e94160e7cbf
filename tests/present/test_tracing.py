"""Which rows of the pack a row of a table rests on."""

import pandas as pd
import pytest

from bahali.document.blocks import References
from bahali.present.tracing import find_sources, shown_ids, trace_rows
from bahali.workshop.tables import TABLE_KINDS, TableKind


def test_own_id_comes_first_and_then_the_order_of_the_tables() -> None:
    row = {
        "notes": ["G-AA-99 is mentioned here"],
        "source_id": ["S1"],
        "action_id": ["A-AA-01"],
        "gap_ids": [("G-AA-02", "G-AA-01")],
        "lead_institution_id": ["O-AA-01"],
        "support_ids": [("O-AA-02", "O-AA-01")],
        "cadre_ids": [()],
        "merged_into": [None],
    }
    assert trace_rows(pd.DataFrame(row), [("x",)]) == (
        ("A-AA-01", "S1", "G-AA-02", "G-AA-01", "O-AA-01", "O-AA-02"),
    )


def test_ids_that_cells_show_are_added_once() -> None:
    frame = pd.DataFrame({"gap_id": ["G-AA-01"]})
    cells = [(References(ids=("G-AA-01", "A-AA-01")), 4, None)]
    assert trace_rows(frame, cells) == (("G-AA-01", "A-AA-01"),)


def test_a_row_that_counts_rests_on_no_row_of_its_own() -> None:
    frame = pd.DataFrame({"layer": ["1", "2"], "services": [3, 4]})
    assert trace_rows(frame, [("1", 3), ("2", 4)]) == ((), ())
    assert find_sources(frame) == ()


def test_people_and_services_behind_a_gap_are_never_named() -> None:
    frame = pd.DataFrame(
        {
            "gap_id": ["G-AA-01"],
            "service_ids": [("S-AA-01",)],
            "participant_id": ["P1"],
            "rater_id": ["R1"],
        }
    )
    assert trace_rows(frame, [("x",)]) == (("G-AA-01",),)
    assert find_sources(frame) == ("gaps",)


def test_a_service_that_is_listed_itself_is_named() -> None:
    frame = pd.DataFrame({"service_id": ["S-AA-01"], "institution_id": ["O-AA-01"]})
    assert trace_rows(frame, [("x",)]) == (("S-AA-01", "O-AA-01"),)
    assert find_sources(frame) == ("institutions", "services")


def test_a_table_without_an_id_in_any_row_is_no_source() -> None:
    frame = pd.DataFrame({"action_id": ["A-AA-01"], "gap_ids": [()], "instrument_id": [None]})
    assert find_sources(frame) == ("actions",)


@pytest.mark.parametrize("kind", [kind for kind in TABLE_KINDS.values() if len(kind.key_columns) == 1])
def test_the_key_of_every_table_is_known(kind: TableKind) -> None:
    name, key = kind.name, kind.key_columns[0]
    expected = () if name == "participants" else (name,)
    assert find_sources(pd.DataFrame({key: ["X-AA-01"]})) == expected


def test_only_references_hold_ids() -> None:
    assert list(shown_ids(("A-AA-01", 3, None, References(ids=("A-AA-02",))))) == ["A-AA-02"]
