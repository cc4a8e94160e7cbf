"""From the file of a reviewer to rows of the pack, as a person does it on the command line."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bahali.review.importing import import_reviews
from bahali.vocabulary.faults import InputError
from bahali.workshop import check_workshop, read_workshop

Save = Callable[..., bytes]
Pack = Callable[..., bytes]
TABLE = Path("tables") / "review_points.csv"
REVIEWED = Path(__file__).parents[1] / "packs" / "reviewed" / "review_points.csv"
COMMENTED = (
    '<w:p><w:bookmarkStart w:id="1" w:name="gaps"/><w:bookmarkEnd w:id="1"/></w:p>'
    '<w:p><w:commentRangeStart w:id="0"/></w:p>'
)


@pytest.fixture
def pack(edited_pack: Callable[..., Path]) -> Path:
    """The pack of nowhere, which nobody has reviewed yet."""
    return edited_pack()


@pytest.fixture
def hand_in(tmp_path: Path) -> Callable[[bytes, str], Path]:
    """A function that puts the file of a reviewer beside the pack."""

    def put(content: bytes, name: str = "a.json") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return put


def rows_of(pack: Path) -> list[dict[str, str]]:
    with (pack / TABLE).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def point(target: str, comment: str = "", verdict: str = "comment") -> dict[str, str]:
    return {"target": target, "verdict": verdict, "comment": comment}


def test_points_become_rows_that_the_check_accepts(pack: Path, saved_review: Save, hand_in: Callable) -> None:
    points = [point("A-AA-01", "Too late\nby far", "disagree"), point("training", verdict="agree")]
    (outcome,) = import_reviews(pack, [hand_in(saved_review(points=points, stakeholder_group="SUR"))])
    assert (outcome.added, outcome.known, outcome.held) == (2, 0, [])
    shared = {"jurisdiction": "AA", "stakeholder_group": "SUR", "answer": "", "status": "open"}
    assert rows_of(pack) == [
        shared
        | {
            "point_id": "V-AA-01",
            "target": "A-AA-01",
            "about": "Send listeners to the hill villages before winter",
            "verdict": "disagree",
            "comment": "Too late\nby far",
            "review_id": "R0123456789abcdef",
        },
        shared
        | {
            "point_id": "V-AA-02",
            "target": "training",
            "about": "Training roadmap",
            "verdict": "agree",
            "comment": "",
            "review_id": "R0123456789abcdef",
        },
    ]
    assert check_workshop(pack).faults == ()


def test_nothing_is_written_into_a_workbook(tmp_path: Path, saved_review: Save, hand_in: Callable) -> None:
    workbook = tmp_path / "filled.xlsx"
    workbook.write_bytes(b"a workbook")
    with pytest.raises(InputError, match=r"filled\.xlsx: is a workbook, and nothing is written"):
        import_reviews(workbook, [hand_in(saved_review())])
    assert workbook.read_bytes() == b"a workbook"


def test_the_content_of_the_pack_is_another_then(pack: Path, saved_review: Save, hand_in: Callable) -> None:
    before = read_workshop(pack).fingerprint
    import_reviews(pack, [hand_in(saved_review())])
    assert read_workshop(pack).fingerprint != before


@pytest.mark.parametrize(
    "before",
    [
        REVIEWED.read_bytes(),
        b"\xef\xbb\xbf" + REVIEWED.read_bytes().replace(b"\n", b"\r\n"),
        REVIEWED.read_bytes().rstrip(b"\n"),
    ],
    ids=["plain", "as a spreadsheet saves", "without a last line end"],
)
def test_rows_that_are_there_stay_byte_for_byte(
    pack: Path, saved_review: Save, hand_in: Callable, before: bytes
) -> None:
    (pack / TABLE).write_bytes(before)
    import_reviews(pack, [hand_in(saved_review())])
    after = (pack / TABLE).read_bytes()
    assert after.startswith(before)
    assert after.count(b"V-AA-05") == 1  # four of AA are there
    assert check_workshop(pack).errors == ()
    assert b"\n" not in after.replace(b"\r\n", b"") if b"\r\n" in before else b"\r" not in after
    assert sorted(path.name for path in (pack / "tables").iterdir() if path.name.startswith(".")) == []


def test_columns_in_another_order_are_kept(pack: Path, saved_review: Save, hand_in: Callable) -> None:
    columns = "status,review_id,answer,comment,stakeholder_group,verdict,about,target,jurisdiction,point_id"
    (pack / TABLE).write_text(f"{columns}\n", encoding="utf-8")
    import_reviews(pack, [hand_in(saved_review())])
    assert rows_of(pack)[0]["point_id"] == "V-AA-01"
    assert check_workshop(pack).faults == ()


def test_the_same_file_twice_counts_once(pack: Path, saved_review: Save, hand_in: Callable) -> None:
    path = hand_in(saved_review())
    first, second = import_reviews(pack, [path, path])
    assert (first.added, second.added, second.known) == (1, 0, 1)
    content = (pack / TABLE).read_bytes()
    (third,) = import_reviews(pack, [path])
    assert (third.added, third.known, third.notes) == (0, 1, [])
    assert (pack / TABLE).read_bytes() == content


def test_what_a_reviewer_added_later_is_taken_and_what_was_changed_is_told(
    pack: Path, saved_review: Save, hand_in: Callable
) -> None:
    import_reviews(pack, [hand_in(saved_review(points=[point("gaps", "First")]))])
    later = saved_review(points=[point("gaps", "Second"), point("training", verdict="agree")])
    (outcome,) = import_reviews(pack, [hand_in(later)])
    assert (outcome.added, outcome.known) == (1, 1)
    assert outcome.notes == [
        "point 1, on gaps: differs from row 2 of tables/review_points.csv, which stays as it is; "
        "change it by hand if the reviewer meant to correct it"
    ]
    assert [row["comment"] for row in rows_of(pack)] == ["First", ""]


def test_the_same_comment_of_a_word_file_counts_once(pack: Path, word_file: Pack, hand_in: Callable) -> None:
    path = hand_in(word_file(COMMENTED, {"0": "Too late"}), "a.docx")
    other = hand_in(word_file("<w:p/>" + COMMENTED, {"0": "Too late"}), "b.docx")
    first, second = import_reviews(pack, [path, other])
    assert (first.added, second.added, second.known) == (1, 0, 1)
    (row,) = rows_of(pack)
    assert (row["target"], row["verdict"], row["comment"], row["stakeholder_group"]) == (
        *("gaps", "comment", "Too late"),
        "",
    )


def test_what_points_to_a_person_is_held_back_and_the_rest_goes_in(
    pack: Path, saved_review: Save, hand_in: Callable
) -> None:
    points = [point("gaps", "ask someone@example.org"), point("training", "Too short")]
    (outcome,) = import_reviews(pack, [hand_in(saved_review(points=points))])
    assert outcome.held == [
        "point 1, on gaps: seems to hold an e-mail address; take it out of the file and import it again"
    ]
    assert [row["target"] for row in rows_of(pack)] == ["training"]
    assert "example.org" not in (pack / TABLE).read_text(encoding="utf-8")
    mended = [point("gaps", "ask the office"), point("training", "Too short")]
    (outcome,) = import_reviews(pack, [hand_in(saved_review(points=mended))])
    assert (outcome.added, outcome.known) == (1, 1)


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)"])
def test_words_never_become_a_formula_of_a_spreadsheet(
    pack: Path, saved_review: Save, hand_in: Callable, words: str
) -> None:
    path = hand_in(saved_review(points=[point("gaps", words)]))
    import_reviews(pack, [path])
    assert rows_of(pack)[0]["comment"] == f"“{words}”"
    (again,) = import_reviews(pack, [path])
    assert again.notes == []


def test_one_file_that_cannot_be_used_keeps_all_out(
    pack: Path, saved_review: Save, hand_in: Callable
) -> None:
    sound = hand_in(saved_review())
    broken = hand_in(b"{", "b.json")
    with pytest.raises(InputError, match=r"(?s)b\.json: is no review file.*c\.json: there is no such file"):
        import_reviews(pack, [sound, broken, sound.with_name("c.json")])
    assert not (pack / TABLE).exists()


def test_a_pack_with_an_error_takes_nothing(
    edited_pack: Callable[..., Path], saved_review: Save, hand_in: Callable
) -> None:
    folder = edited_pack(actions={2: {"domain": "X"}})
    with pytest.raises(InputError, match="column domain"):
        import_reviews(folder, [hand_in(saved_review())])
    assert not (folder / TABLE).exists()


def test_a_table_that_lacks_a_column_is_told(pack: Path, saved_review: Save, hand_in: Callable) -> None:
    (pack / TABLE).write_text("point_id,jurisdiction,target,verdict\n", encoding="utf-8")
    with pytest.raises(InputError, match="the table lacks about, stakeholder_group, comment"):
        import_reviews(pack, [hand_in(saved_review())])


def test_the_command_tells_what_came_of_each_file(
    bahali: Callable[..., Any], pack: Path, saved_review: Save, hand_in: Callable
) -> None:
    points = [point("training", verdict="agree"), point("gaps", "call 0300 1234567 89")]
    path = hand_in(saved_review(points=points))
    ended = bahali("review", "import", pack, path)
    assert ended.returncode == 0
    assert ended.stdout == (
        f"{path}: 1 point added, 1 held back.\n"
        "  held back: point 2, on gaps: seems to hold a telephone number; "
        "take it out of the file and import it again\n"
        f"Next: read what is new in {pack / TABLE}, write the answers, and set the status of each.\n"
    )
    assert ended.stderr == "Not everything was taken in; what was held back is told above.\n"


def test_the_command_ends_with_code_two_where_a_file_cannot_be_used(
    bahali: Callable[..., Any], pack: Path, hand_in: Callable
) -> None:
    path = hand_in(json.dumps({"format": "bahali-review", "version": 9}).encode())
    ended = bahali("review", "import", pack, path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"{path}: was saved in format 9; this Bahali reads format 1; "
        "install the newer Bahali, and import it there\n"
    )
