"""A file is taken whole, or not at all with every reason at its place in the source."""

import re
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bahali.vocabulary.faults import InputError

Practices = Callable[..., dict[str, Any]]
GOOD = "Id,Title\nP-AA-01,Evening circles\nP-AA-02,Ferry first aid\n"


def test_what_the_mapping_says_is_what_the_pack_gets(desk: Any, practices: Practices) -> None:
    assert desk.take(practices(), desk.write_source(GOOD)).is_written
    assert desk.rows("practices") == [
        {"practice_id": "P-AA-01", "jurisdiction": "AA", "title": "Evening circles"},
        {"practice_id": "P-AA-02", "jurisdiction": "AA", "title": "Ferry first aid"},
    ]


def test_a_new_table_has_every_column_so_that_people_can_fill_the_rest(
    desk: Any, practices: Practices
) -> None:
    desk.take(practices(), desk.write_source(GOOD))
    first = (desk.pack / "tables" / "practices.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first == (
        "practice_id,jurisdiction,title,what,evidence,transfer_conditions,gap_ids,source_id,confidence,notes"
    )


def test_a_dry_run_tells_all_and_writes_nothing(desk: Any, practices: Practices) -> None:
    before = desk.content()
    taking = desk.take(practices(), desk.write_source(GOOD), dry_run=True)
    assert (taking.is_written, len(taking.tables["practices"][0].rows)) == (False, 2)
    assert desk.content() == before


def test_a_table_that_is_there_is_not_touched_unless_asked(desk: Any, practices: Practices) -> None:
    source = desk.write_source(GOOD)
    desk.take(practices(), source)
    assert desk.faults(practices(), source) == [
        "tables/practices.csv: is in the pack already; --append adds rows to it, --force replaces it"
    ]


def test_appended_rows_stand_behind_those_that_stay_byte_for_byte(desk: Any, practices: Practices) -> None:
    mapping = practices()
    path = desk.pack / "tables" / "practices.csv"
    path.write_bytes(b'title,practice_id,jurisdiction\r\n"Old, and quoted",P-AA-01,AA\r\n\r\n')
    desk.take(mapping, desk.write_source("Id,Title\nP-AA-02,New\n"), append=True)
    assert path.read_bytes() == (
        b'title,practice_id,jurisdiction\r\n"Old, and quoted",P-AA-01,AA\r\nNew,P-AA-02,AA\r\n'
    )


def test_forced_rows_replace_those_that_were_there(desk: Any, practices: Practices) -> None:
    desk.take(practices(), desk.write_source(GOOD))
    desk.take(practices(), desk.write_source("Id,Title\nP-AA-09,Other\n"), force=True)
    assert [row["practice_id"] for row in desk.rows("practices")] == ["P-AA-09"]


def test_append_and_force_exclude_each_other(desk: Any, practices: Practices) -> None:
    faults = desk.faults(practices(), desk.write_source(GOOD), append=True, force=True)
    assert faults == ["--append and --force: one adds rows and the other replaces; give one"]


def test_an_id_that_the_pack_has_is_refused_at_its_place_in_the_source(
    desk: Any, practices: Practices
) -> None:
    desk.take(practices(), desk.write_source(GOOD))
    source = desk.write_source("About;us\nId;Title\nP-AA-03;New\nP-AA-02;Again\n")
    assert desk.faults(practices({"headings_row": 2}), source, append=True) == [
        "source.csv, row 4, column Id → practices.practice_id: P-AA-02 is in practices.csv of the pack "
        "already; leave the row out, or give --force to replace the table"
    ]


def test_an_id_given_twice_in_the_source_is_told_with_the_row_of_the_source(
    desk: Any, practices: Practices
) -> None:
    source = desk.write_source("Id,Title\n,\nP-AA-01,One\nP-AA-01,Two\n")
    assert desk.faults(practices(), source) == [
        "source.csv, row 4, column Id → practices.practice_id: P-AA-01 is also in row 3; "
        "remove one of the two"
    ]


def test_what_our_models_refuse_is_told_at_its_place_in_the_source(desk: Any, practices: Practices) -> None:
    mapping = practices({"skip_rows": [2]}, evidence={"heading": "Proof"})
    source = desk.write_source("Id\tTitle\tProof\n#id\t#title\t#proof\nP1\tOne\tE1\nP-AA-02\t\tE9\n")
    faults = desk.faults(mapping, source)
    assert [fault.partition(";")[0] for fault in faults] == [
        'source.csv, row 3, column Id → practices.practice_id: found "P1"',
        "source.csv, row 4, column Title → practices.title: is blank",
        'source.csv, row 4, column Proof → practices.evidence: found "E9"',
    ]


def test_a_reference_that_leads_nowhere_is_told_at_its_place_in_the_source(
    desk: Any, practices: Practices
) -> None:
    mapping = practices(gap_ids={"heading": "Answers", "split": ","})
    source = desk.write_source('Id,Title,Answers\nP-AA-01,One,"G-AA-01, G-AA-77"\n')
    (fault,) = desk.faults(mapping, source)
    assert fault.startswith('source.csv, row 2, column Answers → practices.gap_ids: found "G-AA-77"')


def test_a_word_without_a_code_is_listed_for_every_cell(desk: Any, practices: Practices) -> None:
    mapping = practices(evidence={"heading": "Proof", "codes": {"trial": "E1", "view": "E4"}})
    source = desk.write_source("Id,Title,Proof\nP-AA-01,One,Trial\nP-AA-02,Two,rumour\nP-AA-03,Three,hope\n")
    faults = desk.faults(mapping, source)
    assert [fault.partition(";")[0] for fault in faults] == [
        'source.csv, row 3, column Proof → practices.evidence: found "rumour"',
        'source.csv, row 4, column Proof → practices.evidence: found "hope"',
    ]


def test_personal_data_in_free_text_are_refused_and_never_repeated(desk: Any, practices: Practices) -> None:
    source = desk.write_source("Id,Title\nP-AA-01,Ask someone@example.org about it\n")
    (fault,) = desk.faults(practices(), source)
    assert fault.startswith(
        "source.csv, row 2, column Title → practices.title: seems to hold an e-mail address"
    )
    assert "someone" not in fault


def test_a_column_about_persons_that_nobody_declared_stops_all(desk: Any, practices: Practices) -> None:
    source = desk.write_source("Id,Title,Phone\nP-AA-01,One,0300\n")
    assert desk.faults(practices(), source) == [
        "source.csv, row 1, column Phone: seems to hold data about a person, and the mapping does not say "
        "that it is left out; name it under dropped.personal, give --drop, or remove it from the file"
    ]
    assert "Left out as declared, 1: Phone." in desk.tell(practices(), source, drop=("phone",))


def test_a_column_about_persons_is_not_taken_by_its_hashtag_either(desk: Any, practices: Practices) -> None:
    mapping = practices({"hashtags": True}, practice_id={"heading": "#x"}, title={"heading": "#y"})
    source = desk.write_source("Id,Full name\n#x,#y\nP-AA-01,One\n")
    assert desk.faults(mapping, source) == [
        "source.csv, row 2, column Full name (#y): would hold data about a person, and is never taken; "
        "take it out of the mapping, and name it under dropped.personal"
    ]


def test_every_column_is_accounted_for(desk: Any, practices: Practices) -> None:
    dropped = {"system": ["_*"], "personal": "Name of*", "ignored": ["town"]}
    mapping = practices() | {"dropped": dropped}
    source = desk.write_source(
        "Id,_id,Title,Name of guest,Town,Colour,,_uuid\nP-AA-01,7,One,x,y,blue,stray,8,beyond\n"
    )
    assert desk.tell(mapping, source).splitlines()[1:5] == [
        "Left out as declared, columns of the system, 2: _id, _uuid.",
        "Left out as declared, columns about persons, 1: Name of guest.",
        "Left out as declared, 1: Town.",
        "Not used, and not declared, 3: Colour, number 7, number 9, which has no heading.",
    ]


def test_a_pack_without_facts_is_told(desk: Any, practices: Practices) -> None:
    mapping = practices()
    (desk.pack / "workshop.yaml").unlink()
    assert desk.faults(mapping, desk.write_source(GOOD)) == ["workshop.yaml: is missing"]


def test_a_pack_that_is_no_folder_is_told(desk: Any, practices: Practices) -> None:
    mapping = practices()
    shutil.move(desk.pack, desk.folder / "elsewhere")
    with pytest.raises(InputError, match=r"no such folder; make the folder, with its workshop\.yaml, first"):
        desk.take(mapping, desk.write_source(GOOD))


def test_faults_of_other_tables_of_the_pack_do_not_stand_in_the_way(desk: Any, practices: Practices) -> None:
    desk.remove("gaps", "actions")
    assert desk.take(practices(), desk.write_source(GOOD)).is_written


def test_faults_that_come_about_elsewhere_are_counted(desk: Any) -> None:
    columns = {
        "service_id": {"number": "S-AA-{number:02}"},
        "jurisdiction": {"constant": "AA"},
        "institution_id": {"constant": "I-AA-01"},
        "title": {"heading": "Title"},
        "domain": {"constant": "PSY"},
        "layers": {"constant": "2"},
        "phases": {"constant": "ALL"},
        "availability": {"constant": "UNK"},
    }
    mapping = {"about": "Services.", "tables": {"services": {"columns": columns}}}
    told = desk.tell(mapping, desk.write_source("Title\nOne\n"), force=True)
    assert "Elsewhere the pack has " in told  # gaps name services that are no longer there
    assert "which bahali check tells." in told


def test_a_folder_of_tables_that_leads_out_of_the_pack_is_not_written_to(
    desk: Any, practices: Practices
) -> None:
    mapping = practices()
    shutil.move(desk.pack / "tables", desk.folder / "outside")
    (desk.pack / "tables").symlink_to(desk.folder / "outside")
    before = sorted(path.name for path in (desk.folder / "outside").iterdir())
    with pytest.raises(
        InputError, match="tables: is a link that leads out of the pack, and is not written to"
    ):
        desk.take(mapping, desk.write_source(GOOD))
    assert sorted(path.name for path in (desk.folder / "outside").iterdir()) == before


def test_the_example_of_the_guide_does_what_it_says(desk: Any) -> None:
    desk.remove("practices")
    guide = (Path(__file__).parents[3] / "docs" / "other-tables.md").read_text(encoding="utf-8")
    block = re.search(r"^    about: .*?(?=^\S)", guide, flags=re.MULTILINE | re.DOTALL)
    assert block
    mapping = desk.write_mapping(textwrap.dedent(block[0]))
    rows = [
        ["Practices of 2026"],
        ["made up"],
        ["No.", "Practice", "What is done", "Since", "Proof", "Answers", "Agreed", "Contact person", "Phone"],
        ["", "in one line", "in a few", "first day", "", "gaps", "", "", ""],
        [1, "Evening circles", "Tea", "03/04/2025", "Written up", "G-AA-01, G-CN-01", "yes", "z", "1"],
        [2, "Walks", "", "", "", "", "Not yet", "z", "1"],
        ["Total", 2],
    ]
    source = desk.write_book({"Read me": [["x"]], "Practices 2026": rows})
    told = desk.tell(mapping, source, settings={"place": "AA"})
    assert desk.rows("practices") == [
        {
            **{"practice_id": "P-AA-01", "jurisdiction": "AA", "title": "Evening circles"},
            **{"what": "Tea; since 2025-04-03", "evidence": "E3", "gap_ids": "G-AA-01;G-CN-01"},
        }
    ]
    assert told.splitlines()[:6] == [
        "source.xlsx, sheet Practices 2026: 1 row read.",
        "  left out, declared in skip_rows: row 4.",
        "  left out, not agreed: row 6.",
        "  left out, total: row 7.",
        "Left out as declared, columns about persons, 2: Contact person, Phone.",
        "Left out as declared, 1: No..",
    ]
