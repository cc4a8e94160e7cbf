from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bahali.publish.pdf.pages import turn_pages


def make(kind: str, height: float = 30) -> dict[str, Any]:
    return {"kind": "table" if kind == "wide" else kind, "landscape": kind == "wide", "height": height}


def list_runs(*pieces: dict[str, Any]) -> list[tuple[str, int]]:
    return [
        ("landscape" if run["landscape"] else "portrait", len(run["pieces"])) for run in turn_pages(pieces)
    ]


def test_report_without_wide_tables_is_one_portrait_run() -> None:
    assert list_runs(make("heading"), make("paragraph"), make("table")) == [("portrait", 3)]


def test_headings_and_words_that_lead_into_a_wide_table_go_with_it() -> None:
    pieces = (make("paragraph"), make("heading"), make("heading"), make("paragraph"), make("wide"))
    assert list_runs(*pieces) == [("portrait", 1), ("landscape", 4)]


def test_wide_table_far_below_its_heading_goes_alone() -> None:
    pieces = (make("heading"), make("figure", 400), make("wide"), make("paragraph", 400))
    assert list_runs(*pieces) == [("portrait", 2), ("landscape", 1), ("portrait", 1)]


def test_little_is_not_left_alone_between_two_wide_tables() -> None:
    assert list_runs(make("wide"), make("notice", 60), make("wide")) == [("landscape", 3)]
    assert list_runs(make("wide"), make("figure", 400), make("wide"))[1] == ("portrait", 1)


def test_last_words_of_a_section_stay_below_its_wide_table() -> None:
    next_section = make("heading") | {"level": 1}
    few = (make("wide"), make("paragraph"), make("notice"), next_section)
    assert list_runs(*few) == [("landscape", 3), ("portrait", 1)]
    much = (make("wide"), make("paragraph", 400), next_section)
    assert list_runs(*much) == [("landscape", 1), ("portrait", 2)]


@given(st.lists(st.builds(make, st.sampled_from(["wide", "heading", "paragraph"]), st.floats(1, 900))))
def test_no_piece_is_lost_moved_or_left_upright_though_wide(pieces: list[dict[str, Any]]) -> None:
    runs = turn_pages(pieces)
    assert [piece for run in runs for piece in run["pieces"]] == pieces
    assert all(run["landscape"] for run in runs if any(piece["landscape"] for piece in run["pieces"]))
