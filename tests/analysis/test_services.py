from collections.abc import Callable

import pandas as pd
import pytest

from bahali.analysis.services import (
    count_availability,
    count_services,
    count_target_groups,
    find_empty_cells,
)

Make = Callable[..., pd.DataFrame]


def _service(number: int, **cells: object) -> dict[str, object]:
    usual = {"layers": ("2",), "phases": ("IMM",), "domain": "PSY", "availability": "FULL"}
    return {"service_id": f"S-AA-{number:02d}", "jurisdiction": "AA", **usual, **cells}


def test_a_service_at_two_layers_counts_at_both(make_table: Make) -> None:
    services = make_table("services", _service(1, layers=("2", "3"), phases=("IMM", "SHO")))
    counts = count_services(services)
    expected = pd.DataFrame(
        0, index=["1", "2", "3", "4", "X"], columns=["PRE", "IMM", "SHO", "LON"], dtype="int64"
    )
    expected.loc[["2", "3"], ["IMM", "SHO"]] = 1
    pd.testing.assert_frame_equal(
        counts, expected, check_names=False, check_index_type=False, check_column_type=False
    )


def test_all_phases_mean_the_three_after_an_attack_and_count_once(make_table: Make) -> None:
    counts = count_services(make_table("services", _service(1, phases=("ALL", "LON"))))
    assert counts.loc["2"].to_dict() == {"PRE": 0, "IMM": 1, "SHO": 1, "LON": 1}


@pytest.mark.parametrize(
    ("availability", "status", "counted"),
    [
        ("FULL", "ONG", 1),
        ("PART", None, 1),
        ("FULL", "FUN", 0),
        ("FULL", "END", 0),
        ("PART", "UNF", 0),
        ("NONE", "ONG", 0),
        ("UNK", None, 0),
    ],
)
def test_only_what_can_be_had_is_counted(
    make_table: Make, availability: str, status: str | None, counted: int
) -> None:
    services = make_table("services", _service(1, availability=availability, service_status=status))
    assert int(count_services(services).to_numpy().sum()) == counted


def test_services_are_counted_by_a_column_with_one_code(make_table: Make) -> None:
    services = make_table("services", _service(1), _service(2, domain="LEG"), _service(3, domain="LEG"))
    counts = count_services(services, rows="domain", columns="phases")
    assert counts["IMM"].to_dict() == {
        "PSY": 1, "LEG": 2, "FIN": 0, "COM": 0, "HLT": 0, "COO": 0, "WRK": 0, "INF": 0,
    }  # fmt: skip


def test_no_services_give_zeros_everywhere(make_table: Make) -> None:
    counts = count_services(make_table("services"))
    assert counts.shape == (5, 4)
    assert (counts.dtypes == "int64").all()
    assert counts.to_numpy().sum() == 0


def test_the_order_of_services_does_not_matter(make_table: Make) -> None:
    services = make_table("services", _service(1), _service(2, layers=("4", "X"), phases=("PRE", "ALL")))
    pd.testing.assert_frame_equal(count_services(services), count_services(services[::-1]))


def test_counting_leaves_the_services_as_they_were(make_table: Make) -> None:
    services = make_table("services", _service(1, phases=("ALL",)))
    before = services.copy(deep=True)
    count_services(services)
    count_availability(services)
    pd.testing.assert_frame_equal(services, before)


def test_availability_counts_every_service_recorded(make_table: Make) -> None:
    services = make_table(
        "services",
        _service(1),
        _service(2, availability="NONE"),
        _service(3, layers=("2", "X"), availability="NONE"),
    )
    counts = count_availability(services)
    assert counts.loc["2"].to_dict() == {"FULL": 1, "PART": 0, "NONE": 2, "UNK": 0}
    assert counts.loc["X"].to_dict() == {"FULL": 0, "PART": 0, "NONE": 1, "UNK": 0}
    assert counts.loc["1"].sum() == 0


def test_availability_of_no_services_is_zero_for_every_code(make_table: Make) -> None:
    counts = count_availability(make_table("services"), by="domain")
    assert counts.shape == (8, 4)
    assert counts.to_numpy().sum() == 0


def test_empty_cells_are_of_layers_of_care_after_an_attack_only(make_table: Make) -> None:
    # Everything is served but layer 4 after six months; that nothing is at X or before an attack is no gap.
    services = make_table(
        "services",
        _service(1, layers=("1", "2", "3"), phases=("ALL",)),
        _service(2, layers=("4",), phases=("IMM", "SHO")),
    )
    assert find_empty_cells(count_services(services)) == [("4", "LON")]


def test_without_services_all_twelve_cells_are_empty(make_table: Make) -> None:
    cells = find_empty_cells(count_services(make_table("services")))
    assert len(cells) == 12
    assert cells[:2] == [("1", "IMM"), ("1", "SHO")]


def test_target_groups_count_what_can_be_had(make_table: Make) -> None:
    services = make_table(
        "services",
        _service(1, target_groups=("WOM", "CHI")),
        _service(2, target_groups=("CHI",)),
        _service(3, target_groups=("OLD",), availability="NONE"),
        _service(4),
    )
    counts = count_target_groups(services)
    assert list(counts.index)[:3] == ["ADU", "WOM", "CHI"]
    assert counts[counts > 0].to_dict() == {"WOM": 1, "CHI": 2}


def test_target_groups_of_no_services_are_zero(make_table: Make) -> None:
    counts = count_target_groups(make_table("services"))
    assert len(counts) == 11
    assert counts.sum() == 0
