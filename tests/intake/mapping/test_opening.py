"""A mapping that cannot work is told with every reason, before the source is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from yaml import safe_dump

from bahali.intake.mapping.opening import list_shipped, open_mapping
from bahali.vocabulary.faults import InputError
from bahali.workshop.tables import TABLE_KINDS

COLUMNS: dict[str, Any] = {
    "practice_id": {"number": "P-AA-{number:02}"},
    "jurisdiction": {"constant": "AA"},
    "title": {"heading": "Title"},
}


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., list[str]]:
    """Give all that is told of a mapping, as text or as content with these columns of practices."""

    def tell(content: object = None, settings: dict[str, str] | None = None, **columns: Any) -> list[str]:
        path = tmp_path / "m.yaml"
        table = {"columns": {name: part for name, part in (COLUMNS | columns).items() if part is not None}}
        usual = {"about": "To try.", "tables": {"practices": table}}
        text = content if isinstance(content, str) else safe_dump(usual | (content or {}))  # type: ignore[operator]
        path.write_text(text, encoding="utf-8")
        try:
            open_mapping(str(path), settings or {})
        except InputError as error:
            return [str(fault) for fault in error.faults]
        return []

    return tell


def test_a_sound_mapping_has_no_fault(told: Callable[..., list[str]]) -> None:
    assert told() == []


@pytest.mark.parametrize("name", sorted(list_shipped()))
def test_every_shipped_mapping_is_sound_once_its_settings_are_given(name: str) -> None:
    mapping = open_mapping(name, {"layers": "2"} if name == "hxl-5w" else {})
    assert set(mapping.tables) <= set(TABLE_KINDS)
    assert not [name for name in list_shipped().values() if len(name) < 40]


def test_a_key_given_twice_an_alias_and_a_tag_are_refused(told: Callable[..., list[str]]) -> None:
    assert 'the key "about" is given twice' in told("about: a\nabout: b\n")[0]
    assert "aliases (*name) are not accepted" in told("about: &a x\ntables: *a\n")[0]
    assert "tags (!name) are not accepted" in told("about: !!python/name:os.system x\n")[0]


def test_an_unknown_key_is_told_with_the_near_one(told: Callable[..., list[str]]) -> None:
    assert told(title={"headings": "Title"}) == [
        'm.yaml, tables.practices.columns.title.headings: there is no such key; did you mean "heading"?'
    ]


def test_a_column_from_two_places_is_refused(told: Callable[..., list[str]]) -> None:
    faults = told(title={"heading": "Title", "constant": "x"})
    assert faults[0].startswith("m.yaml, tables.practices.columns.title: needs exactly one of heading, join,")


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (
            {"heading": "x", "otherwise": "GEN"},
            "otherwise says what becomes of words that codes does not have",
        ),
        ({"heading": "x", "as_month": True}, "as_month needs date"),
        ({"heading": "x", "date": "MM/YYYY"}, "date has no day, so as_month: true is needed"),
        (
            {"heading": "x", "date": "DD/MM/YY"},
            "allowed: the order of day, month and year, such as DD/MM/YYYY",
        ),
        ({"heading": "x", "date": "DD DD/MM/YYYY"}, "allowed: the order of day, month and year"),
        ({"heading": "x", "split": "."}, 'allowed: space, line, or a mark such as "," or ";"'),
        ({"heading": "x", "decimal": ";"}, 'allowed: "." or ","'),
        ({"constant": 5}, 'found "5"; allowed: text; put it in double quotes'),
        ({"heading": []}, "found no entries; needed: 1 or more"),
        ({"caught": "year"}, '"year" is not caught; there is nothing, since there is no each'),
        ({"heading": "x", "of": "other"}, 'found "other"; needed: the sheet that main is joined to'),
        ({"finds": "institutions"}, 'cannot find rows of "institutions"'),
    ],
)
def test_a_column_that_cannot_work_is_refused(
    told: Callable[..., list[str]], part: dict[str, Any], problem: str
) -> None:
    faults = told(title=part)
    assert "tables.practices.columns.title" in faults[0]
    assert problem in faults[0]


def test_a_column_that_the_table_does_not_have_is_told(told: Callable[..., list[str]]) -> None:
    assert told(titel={"heading": "T"}) == [
        'm.yaml, tables.practices: practices has no column "titel"; did you mean "title"?'
    ]


def test_a_column_that_the_table_needs_is_told(told: Callable[..., list[str]]) -> None:
    assert told(title=None) == [
        "m.yaml, tables.practices: practices needs the column title; "
        "say where it comes from, or give a constant"
    ]


def test_a_table_that_there_is_not_is_told(told: Callable[..., list[str]]) -> None:
    faults = told({"tables": {"practises": {"columns": {"title": {"constant": "x"}}}}})
    assert faults == ['m.yaml, tables.practises: is not one of our tables; did you mean "practices"?']


@pytest.mark.parametrize("heading", ["Phone", "Full name", "#contact+email", "Date of birth", "GPS latitude"])
def test_a_column_about_persons_is_refused_even_if_mapped(
    told: Callable[..., list[str]], heading: str
) -> None:
    faults = told(what={"heading": ["Notes", heading]})
    assert len(faults) == 1
    assert "would hold data about a person, and is never taken; name it under dropped.personal" in faults[0]
    joined = told(what={"join": [{"heading": "Notes"}, {"heading": heading}]})
    assert "would hold data about a person" in joined[0]


def test_a_condition_needs_exactly_one_test(told: Callable[..., list[str]]) -> None:
    for tests in ({}, {"equals": "x", "starts": "y"}):
        leave = {"because": "no row", **tests}
        faults = told({"sheets": {"main": {"leave": [leave]}}})
        assert "needs exactly one of equals, starts, holds, and blank: true" in faults[0]


def test_sheets_must_fit_together(told: Callable[..., list[str]]) -> None:
    joined = {"to": "nothing", "by": "a", "on": "b"}
    faults = told({"sheets": {"main": {"joined": joined}}})
    assert 'found "nothing"; needed: the name of another of the sheets' in faults[0]
    assert (
        "m.yaml, sheets: needs an entry main, the sheet that is read first" in told({"sheets": {"x": {}}})[0]
    )
    faults = told({"sheets": {"main": {"hashtags": True, "headings_row": 3}}})
    assert "hashtags finds its row by itself; leave headings_row out" in faults[0]


def test_settings_must_be_given_and_known(told: Callable[..., list[str]]) -> None:
    content = {"settings": {"place": {"about": "code of the place"}}}
    assert told(content) == [
        "m.yaml, settings.place: leaves place to you; give --set place=…: code of the place"
    ]
    assert told(content, {"place": "AA"}) == []
    assert told(content, {"place": "AA", "plaice": "x"}) == [
        'm.yaml: has no setting "plaice"; its settings: place'
    ]


def test_a_mapping_that_is_not_there_is_told_with_the_near_one() -> None:
    with pytest.raises(InputError, match="there is no such file, and no such shipped mapping") as caught:
        open_mapping("iasc-4w", {})
    assert 'did you mean "iasc-4ws"?' in str(caught.value)


@pytest.mark.parametrize("each", ["Year", "{a}{b}", "{a} {a}", "{a}-{b}-{c}-{d}"])
def test_a_reading_of_headings_must_tell_its_parts_from_each_other(
    told: Callable[..., list[str]], each: str
) -> None:
    (fault,) = told({"tables": {"practices": {"each": each, "columns": COLUMNS}}})
    assert fault == (
        "m.yaml, tables.practices: each needs one to three names in braces, each once, "
        "with other signs between them"
    )


def test_a_name_in_braces_must_stand_for_something(told: Callable[..., list[str]]) -> None:
    number = {"number": "P-{place}-{number:02}"}
    assert told(practice_id=number) == [
        "m.yaml, tables.practices.columns.practice_id.number: {place} stands for nothing; "
        "names that can stand there: jurisdiction, number, practice_id, title"
    ]
    assert told({"settings": {"place": {"about": "x", "default": "AA"}}}, practice_id=number) == []
    assert told(what={"constant": "in {place}"}) == [
        "m.yaml, tables.practices.columns.what.constant: {place} stands for nothing; "
        "names that can stand there: none"
    ]
