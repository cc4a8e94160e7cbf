"""A heading of the mapping finds its column whatever the capitals and spaces, and never one of two."""

import pytest

from bahali.intake.mapping.head_rows import find_headings
from bahali.intake.mapping.headings import Headings, read_hashtag
from bahali.intake.mapping.model import SheetPart
from bahali.intake.mapping.source import SheetText


def sheet(*lines: tuple[str, ...]) -> SheetText:
    return SheetText("a.csv", "", tuple(enumerate(lines, start=1)))


def headings(*names: str, groups: tuple[str, ...] = ()) -> Headings:
    return Headings(sheet(names), 1, names, names, groups)


@pytest.mark.parametrize(
    "written", ["Target group", "  target   GROUP ", "Target\u00a0group", "TARGET\ngroup"]
)
def test_capitals_and_spaces_do_not_matter(written: str) -> None:
    assert headings("Id", written).find(["target group"]) == (1, [])


def test_the_first_alternative_that_is_there_is_taken() -> None:
    assert headings("Agency", "Organisation").find(["Body", "Organisation", "Agency"]) == (1, [])


def test_part_of_a_heading_is_not_the_heading() -> None:
    assert headings("Target group", "Group").find(["group"]) == (1, [])
    assert headings("Target group").find(["group"]) == (None, [])


def test_two_columns_that_could_be_meant_are_told() -> None:
    place, faults = headings("Agency", "agency ").find(["AGENCY"])
    assert place is None
    assert str(faults[0]).startswith(
        'a.csv, row 1: "AGENCY" of the mapping can mean "Agency", "agency "; write'
    )


def test_names_of_groups_stand_before_a_question_and_the_whole_path_tells_two_apart() -> None:
    export = headings("who/name_of_body", "service/title", "action/title", groups=("/", "-"))
    assert export.find(["name_of_body"]) == (0, [])
    assert export.find(["service/title"]) == (1, [])
    assert "can mean" in str(export.find(["title"])[1][0])
    assert headings("service-title", groups=("/", "-")).find(["title"]) == (0, [])


def test_without_groups_a_path_is_a_heading_like_any_other() -> None:
    assert headings("Region / district").find(["district"]) == (None, [])


def test_options_of_a_question_are_found_with_and_without_groups() -> None:
    export = headings(
        "service/phases", "service/phases/IMM", "service/phases/LON", "other/IMM", groups=("/",)
    )
    assert export.find(["phases"]) == (0, [])
    assert export.find_options("phases", 0) == {"IMM": 1, "LON": 2}
    assert headings("phases/IMM").find_options("phases", None) == {"IMM": 0}


def test_a_group_called_like_its_question_gives_no_option() -> None:
    export = headings("phases/phases", "phases/phases/IMM", groups=("/",))
    assert export.find(["phases"]) == (0, [])
    assert export.find_options("phases", 0) == {"IMM": 1}


def test_a_missing_heading_is_told_with_the_near_one() -> None:
    told = str(headings("Implementing agencey").tell_missing(["Implementing agency"], "institutions.name"))
    assert told == (
        'a.csv, row 1: has no column "Implementing agency", which institutions.name comes from; '
        'did you mean "Implementing agencey"?'
    )


def test_a_missing_heading_without_a_near_one_is_told_with_what_there_is() -> None:
    told = str(headings("One", "Two").tell_missing(["Implementing agency", "Body"], "institutions.name"))
    assert 'no column "Implementing agency" or "Body"' in told
    assert 'there are "One", "Two"; change the mapping' in told


@pytest.mark.parametrize("text", ["Region", "#", "number 5", "#1st", "#org+", "org+name", ""])
def test_what_is_no_hashtag(text: str) -> None:
    assert read_hashtag(text) is None


def tagged(*names: str) -> Headings:
    return Headings(sheet(names), 1, names, names, by_hashtag=True)


def test_the_order_of_attributes_means_nothing_and_more_of_them_are_the_same_thing() -> None:
    feed = tagged("#adm1+code", "#ADM1 +en +name", "#org")
    assert feed.find(["#adm1+name"]) == (1, [])
    assert feed.find(["#org+name", "#org"]) == (2, [])


def test_the_very_hashtag_goes_before_one_that_says_more() -> None:
    assert tagged("#org+funding", "#org").find(["#org"]) == (1, [])


def test_two_hashtags_that_could_be_meant_are_told() -> None:
    _place, faults = tagged("#adm1+code", "#adm1+name").find(["#adm1"])
    assert '"#adm1" of the mapping can mean "#adm1+code", "#adm1+name"' in str(faults[0])


def test_the_row_of_hashtags_is_found_below_the_headings() -> None:
    text = sheet(("Feed of 2030",), ("Who", "Where"), ("#org", "#adm1+name"), ("Calm Hands", "Aamoora"))
    found, faults = find_headings(text, SheetPart(hashtags=True), ())
    assert (found and (found.row, found.names, found.shown), faults) == (
        (3, ("#org", "#adm1+name"), ("Who", "Where")),
        [],
    )


def test_a_feed_without_hashtags_is_told() -> None:
    _found, faults = find_headings(sheet(("Who", "Where")), SheetPart(hashtags=True), ())
    assert "has no row of hashtags, such as #org and #activity, in its first 25 rows" in str(faults[0])


def test_the_row_with_most_headings_of_the_mapping_is_found() -> None:
    text = sheet(("Agency 4Ws",), ("Agency", "about it"), ("Agency", "Status"), ("x", "Status"))
    found, faults = find_headings(text, SheetPart(headings_row="find"), ("Agency", "Status"))
    assert (found and found.row, faults) == (3, [])


def test_a_sheet_with_none_of_the_headings_is_told() -> None:
    _found, faults = find_headings(sheet(("One", "Two")), SheetPart(headings_row="find"), ("Agency",))
    assert str(faults[0]) == (
        "a.csv: has none of the headings of the mapping in its first 25 rows; "
        "look whether it is the right sheet and mapping"
    )


def test_a_blank_row_of_headings_is_told() -> None:
    _found, faults = find_headings(sheet(("One",)), SheetPart(headings_row=4), ("One",))
    assert "has nothing in row 4, where the mapping expects the headings" in str(faults[0])
