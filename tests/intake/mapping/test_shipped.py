"""The mappings that come with Bahali, each on a small source that was made up for it."""

import re
from typing import Any

import pytest

from bahali.intake.mapping.opening import open_mapping
from bahali.vocabulary.codes import Domain, Layer

FOUR_WS = [
    ["Who is doing what, 2030"],
    [
        *("Date", "Implementing agency", "Other organisations", "Focal point name", "Focal point e-mail"),
        *("Region / district", "Town / neighbourhood", "Geo-code", "Activity code", "Subcode"),
        *("Description of activity", "Target groups", "People supported in the last 30 days", "Status"),
        *("Start date", "End date", "Staff trained"),
    ],
    [
        *("12/09/2030", "Calm Hands", "", "Z", "z", "Aamoora", "Ferrytown", "17", "7", "7.1 First aid"),
        *("First aid for distress, at the ferry", "Women; children", "12", "Being implemented", "", "", "4"),
    ],
    [
        *("", "CALM  HANDS", "Ferry Union", "", "", "Bellowick", "Hill", "", "8", "8.1"),
        *("Talks with trained neighbours", "Everyone", "3", "Funded but not yet implemented", "", "", ""),
    ],
    ["", "Subtotal Calm Hands", "", "", "", "", "", "", "", "", "", "", "15"],
    [
        *("", "calm hands", "", "", "", "aamoora", "", "", "10", "10.1"),
        *("Clinic", "", "", "unfunded, not yet implemented", "", "", ""),
    ],
]
COUNT = "People directly supported in 30 days, not to be added up: "


def as_csv(rows: list[list[str]], mark: str = ";") -> str:
    return "".join(mark.join(f'"{cell}"' if cell else "" for cell in row) + "\n" for row in rows)


def test_a_sheet_of_the_iasc_4ws_becomes_institutions_and_services(desk: Any) -> None:
    desk.remove("institutions", "services")
    told = desk.tell("iasc-4ws", desk.write_source(as_csv(FOUR_WS)))
    assert desk.rows("institutions") == [
        {
            **{"institution_id": f"O-{place}-01", "name": "Calm Hands" if place == "AA" else "CALM  HANDS"},
            **{"jurisdiction": place, "kind": "other", "delivers_services": "Y"},
        }
        for place in ("AA", "BB")
    ]
    common = {"phases": "ALL", "sensitivity": "med", "domain": "PSY"}
    assert desk.rows("services") == [
        common
        | {"service_id": "S-AA-01", "jurisdiction": "AA", "institution_id": "O-AA-01", "layers": "3"}
        | {
            "title": "First aid for distress, at the ferry",
            "activity_code": "7.1",
            "target_groups": "WOM;CHI",
        }
        | {"availability": "UNK", "service_status": "ONG", "notes": f"{COUNT}12"},
        common
        | {"service_id": "S-BB-01", "jurisdiction": "BB", "institution_id": "O-BB-01", "layers": "3"}
        | {"title": "Talks with trained neighbours", "activity_code": "8.1", "target_groups": "GEN"}
        # The pack of nowhere hides counts below 4.
        | {"availability": "NONE", "service_status": "FUN"}
        | {"notes": f"{COUNT}fewer than 4; Together with: Ferry Union"},
        common
        | {"service_id": "S-AA-02", "jurisdiction": "AA", "institution_id": "O-AA-01", "layers": "4"}
        | {"title": "Clinic", "activity_code": "10.1", "availability": "NONE", "service_status": "UNF"},
    ]
    assert told.splitlines()[:6] == [
        "source.csv: 3 rows read.",
        "  left out, subtotal row: row 5.",
        "Left out as declared, columns about persons, 2: Focal point name, Focal point e-mail.",
        "Left out as declared, 6: Date, Town / neighbourhood, Geo-code, Activity code, Start date, End date.",
        "Not used, and not declared, 1: Staff trained.",
        "institutions: 2 rows for tables/institutions.csv.",
    ]


def test_the_same_sheet_as_a_workbook_gives_the_same_tables(desk: Any) -> None:
    desk.remove("institutions", "services")
    desk.take("iasc-4ws", desk.write_source(as_csv(FOUR_WS)))
    from_csv = desk.content()
    book = [
        [float(cell) if re.fullmatch(r"\d+(\.\d)?", cell) else cell or None for cell in row]
        for row in FOUR_WS
    ]
    desk.take("iasc-4ws", desk.write_book({"Read me": [["Agency"]], "Data": book}), force=True)
    assert desk.content() == from_csv


def test_what_the_4ws_mapping_does_not_know_is_listed_with_its_place(desk: Any) -> None:
    desk.remove("institutions", "services")
    rows = [list(row) for row in FOUR_WS]
    rows[2][5], rows[2][9], rows[2][11], rows[3][13] = "Ferrytown", "7.9", "Ferry crews", "Perhaps"
    faults = desk.faults("iasc-4ws", desk.write_source(as_csv(rows)))
    assert [re.split(";", fault)[0] for fault in faults] == [
        'source.csv, row 3, column Region / district → institutions.jurisdiction: found "Ferrytown"',
        'source.csv, row 3, column Subcode → services.domain: found "7.9"',
        'source.csv, row 3, column Target groups → services.target_groups: found "Ferry crews"',
        'source.csv, row 4, column Status → services.availability: found "Perhaps"',
    ]


def test_the_4ws_mapping_knows_every_subcode_of_the_manual() -> None:
    columns = open_mapping("iasc-4ws", {}).tables["services"].columns
    counts = {1: 3, 2: 3, 3: 8, 4: 2, 5: 3, 6: 2, 7: 3, 8: 6, 9: 4, 10: 4, 11: 7}
    subcodes = {f"{code}.{number}" for code, last in counts.items() for number in range(1, last + 1)}
    assert len(subcodes) == 45
    assert set(columns["domain"].codes or {}) == set(columns["layers"].codes or {}) == subcodes
    assert {*(columns["domain"].codes or {}).values()} <= set(Domain)
    assert {*(columns["layers"].codes or {}).values()} <= set(Layer)


FEED = """Activity,Sector,Organisation,Province,Code,District,Reached,Counted,As of,Version
#activity,#sector,#org,#adm1 +name,#adm1+code,#adm2+name,#reached,#meta+basis,#date,#meta+schema+version
Evening circles,MHPSS,Calm Hands,Aamoora,X1,Ferry,120,individuals,2030-09-01,2
Evening circles,MHPSS,Calm Hands,Bellowick,X2,Hill,<10,individuals,2030-09-01,2
Legal desk,Legal aid,Ferry Union,Aamoora,X1,Ferry,2,households,2030-09-01,2
Total,,,,,,122,,,
"""


def test_a_feed_with_hashtags_becomes_institutions_and_services(desk: Any) -> None:
    desk.remove("institutions", "services")
    told = desk.tell("hxl-5w", desk.write_source(FEED), settings={"layers": "2;3"})
    rows = desk.rows("services")
    assert [(row["service_id"], row["institution_id"], row["domain"], row["layers"]) for row in rows] == [
        ("S-AA-01", "O-AA-01", "PSY", "2;3"),
        ("S-BB-01", "O-BB-01", "PSY", "2;3"),
        ("S-AA-02", "O-AA-02", "LEG", "2;3"),
    ]
    reached = "People reached, not to be added up: "
    assert [row["notes"] for row in rows] == [
        f"{reached}120; counted as: individuals",
        f"{reached}fewer than 10; counted as: individuals",
        f"{reached}fewer than 4; counted as: households",
    ]
    assert "  left out, subtotal row: row 6." in told
    assert "122" not in "".join(str(row) for row in rows)
    assert (
        "  counts of people in Reached (#reached) → services.notes: 3 rows. The same person can be "
        "in several, so they stand as words and are never added up."
    ) in told


def test_a_feed_leaves_the_layers_to_the_person_who_takes_it(desk: Any) -> None:
    assert desk.faults("hxl-5w", desk.write_source(FEED)) == [
        "hxl-5w.yaml, settings.layers: leaves layers to you; give --set layers=…: layers of the pyramid that "
        "the services belong to, in codes such as 2;3; the feed does not say"
    ]


def test_a_feed_without_its_row_of_hashtags_is_told(desk: Any) -> None:
    desk.remove("institutions", "services")
    lines = FEED.splitlines(keepends=True)
    (fault,) = desk.faults(
        "hxl-5w", desk.write_source("".join(lines[:1] + lines[2:])), settings={"layers": "2"}
    )
    assert fault.startswith("source.csv: has no row of hashtags")


MAIN = [
    [
        "start",
        "username",
        "who/institution",
        "who/jurisdiction",
        "_id",
        "_uuid",
        "_submission_time",
        "_index",
    ],
    ["2030-09-12", "zed", "Calm Hands", "AA", 11, "u1", "2030-09-12T10:00:00", 1],
    ["2030-09-12", "yan", "Ferry Union", "BB", 12, "u2", "2030-09-12T11:00:00", 2],
]
REPEATS = [
    [
        *("services/title", "services/domain", "services/layers", "services/layers/2", "services/layers/3"),
        *("services/phases/IMM", "services/phases/LON", "services/availability", "services/people_reached"),
        *("services/count_basis", "_index", "_parent_table_name", "_parent_index", "_submission__uuid"),
    ],
    ["Evening circles", "COM", "2 3", 1, 1, 0, 1, "FULL", 40, "households", 1, "main", 1, "u1"],
    ["Ferry first aid", "PSY", "3", 0, 1, 1, 0, "PART", 2, "people", 2, "main", 1, "u1"],
    ["Legal desk", "LEG", "", 0, 0, 1, 1, "UNK", None, None, 3, "main", 2, "u2"],
]


def test_repeats_of_an_export_find_the_submission_they_belong_to(desk: Any) -> None:
    desk.remove("institutions", "services")
    REPEATS[3][2:5] = ["2", 1, 0]
    told = desk.tell("kobo-service-repeats", desk.write_book({"main": MAIN, "services": REPEATS}))
    assert [(row["institution_id"], row["name"]) for row in desk.rows("institutions")] == [
        ("O-AA-01", "Calm Hands"),
        ("O-BB-01", "Ferry Union"),
    ]
    columns = ("service_id", "institution_id", "title", "layers", "phases", "availability")
    rows = desk.rows("services")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("S-AA-01", "O-AA-01", "Evening circles", "2;3", "LON", "FULL"),
        ("S-AA-02", "O-AA-01", "Ferry first aid", "3", "IMM", "PART"),
        ("S-BB-01", "O-BB-01", "Legal desk", "2", "IMM;LON", "UNK"),
    ]
    assert [row.get("notes") for row in rows] == [
        "People reached, not to be added up: 40; counted as: households",
        "People reached, not to be added up: fewer than 4; counted as: people",
        None,
    ]
    assert "columns of the system, 4: start, _id, _uuid, _submission_time." in told
    assert "columns about persons, 1: username." in told
    assert "columns of the system, 3: _index, _parent_table_name, _submission__uuid." in told
    assert "Not used" not in told


def test_a_repeat_that_belongs_to_nothing_is_told(desk: Any) -> None:
    desk.remove("institutions", "services")
    lost = [*REPEATS[1][:12], 7, "u1"]
    source = desk.write_book({"main": MAIN, "services": [REPEATS[0], REPEATS[2], lost]})
    assert desk.faults("kobo-service-repeats", source) == [
        'source.xlsx, sheet services, row 3, column _parent_index: belongs to "7", which source.xlsx, sheet '
        "main does not have"
    ]


def test_a_csv_export_has_no_repeats_and_says_so(desk: Any) -> None:
    desk.remove("institutions", "services")
    source = desk.write_source("institution,jurisdiction,_index\nCalm Hands,AA,1\n")
    (fault,) = desk.faults("kobo-service-repeats", source)
    assert 'has no sheet "services" or "service"; there is one table only, since it is a CSV file' in fault


@pytest.mark.parametrize(
    ("summary", "options", "told"),
    [
        ("2 3", (1, 0), 'found "2 3", but its columns of options say "2"'),
        ("", (1, 0), 'found "", but its columns of options say "2"'),
        ("2", ("perhaps", 0), 'found "perhaps" for the option "2"; allowed: 1, 0 or blank'),
    ],
)
def test_both_shapes_of_several_answers_must_agree(
    desk: Any, summary: str, options: tuple[object, object], told: str
) -> None:
    desk.remove("institutions", "services")
    row = [*REPEATS[1][:2], summary, *options, *REPEATS[1][5:]]
    source = desk.write_book({"main": MAIN, "services": [REPEATS[0], row]})
    (fault,) = desk.faults("kobo-service-repeats", source)
    assert fault.startswith("source.xlsx, sheet services, row 2, column services/layers → services.layers: ")
    assert told in fault


def test_a_fault_of_the_submission_is_told_once_at_its_own_row(desk: Any) -> None:
    desk.remove("institutions", "services")
    main = [MAIN[0], [*MAIN[1][:3], "Nowhere at all", *MAIN[1][4:]], MAIN[2]]
    source = desk.write_book({"main": main, "services": REPEATS[:3]})
    (fault,) = desk.faults("kobo-service-repeats", source)
    assert fault.startswith(
        "source.xlsx, sheet main, row 2, column who/jurisdiction → institutions.jurisdiction: "
        'found "Nowhere at all"; the mapping has codes for "Commonwealth of Nowhere", "Aamoora",'
    )
    main[1][2:4] = [None, "AA"]
    (fault,) = desk.faults("kobo-service-repeats", desk.write_book({"main": main, "services": REPEATS[:3]}))
    assert fault == (
        "source.xlsx, sheet main, row 2, column who/institution → institutions.name: "
        "is blank; needed: some text"
    )


def test_repeats_of_a_submission_left_out_are_left_out_too(desk: Any) -> None:
    desk.remove("practices")
    mapping = {
        "about": "Practices as repeats.",
        "sheets": {
            "main": {"leave": [{"because": "a trial", "heading": "kind", "equals": "test"}]},
            "rows": {"names": "rows", "joined": {"to": "main", "by": "_parent_index", "on": "_index"}},
        },
        "tables": {
            "practices": {
                "sheet": "rows",
                "columns": {
                    "practice_id": {"heading": "id"},
                    "jurisdiction": {"heading": "place", "of": "main"},
                    "title": {"heading": "title"},
                },
            }
        },
    }
    main = [["kind", "place", "_index"], ["real", "AA", 1], ["test", "ZZ", 2]]
    rows = [["id", "title", "_parent_index"], ["P-AA-01", "One", 1], ["P-AA-02", "Two", 2]]
    told = desk.tell(mapping, desk.write_book({"main": main, "rows": rows}))
    assert [row["practice_id"] for row in desk.rows("practices")] == ["P-AA-01"]
    assert "  left out, a trial: row 3." in told
    assert "  left out, belongs to a row left out: row 3." in told
