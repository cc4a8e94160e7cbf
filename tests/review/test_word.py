"""Comments of a Word file are traced to the part of the report that they stand at."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bahali.document.blocks import Card, Detail, Paragraph
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.docx import write_docx
from bahali.review.points import Expected
from bahali.review.word import MOST_COMMENTS, read_word_file
from bahali.review.word_parts import MOST_PART_BYTES
from bahali.vocabulary.codes import ReviewVerdict

Pack = Callable[..., bytes]


def paragraph(*pieces: str) -> str:
    return f"<w:p><w:pPr/>{''.join(pieces)}</w:p>"


def mark(name: str) -> str:
    return f'<w:bookmarkStart w:id="9{len(name)}" w:name="{name}"/><w:bookmarkEnd w:id="9{len(name)}"/>'


def text(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def comment(number: int, words: str = "words") -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{text(words)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def targets_of(content: bytes, expected: Expected) -> dict[str, str]:
    reading = read_word_file(content, "a.docx", expected)
    assert reading.faults == ()
    return {point.comment: point.target for point in reading.points}


def fault_of(content: bytes, expected: Expected) -> str:
    reading = read_word_file(content, "a.docx", expected)
    assert reading.points == ()
    (fault,) = reading.faults
    return str(fault)


def test_comments_at_two_bookmarks_come_to_their_parts(word_file: Pack, expected: Expected) -> None:
    body = (
        paragraph(comment(0))
        + paragraph(mark("training"), text("Training roadmap"))
        + paragraph(comment(1))
        + paragraph(mark("A-AA-01"), text("Send listeners"))
        + paragraph(text("Why"), comment(2))
    )
    comments = {"0": "whole", "1": "late", "2": "who\npays"}
    reading = read_word_file(word_file(body, comments), "a.docx", expected)
    assert [(point.target, point.comment, point.verdict) for point in reading.points] == [
        ("report", "whole", ReviewVerdict.COMMENT),
        ("training", "late", ReviewVerdict.COMMENT),
        ("A-AA-01", "who\npays", ReviewVerdict.COMMENT),
    ]
    assert {point.jurisdiction for point in reading.points} == {"AA"}


def test_who_wrote_a_comment_and_when_is_not_taken_over(word_file: Pack, expected: Expected) -> None:
    reading = read_word_file(word_file(paragraph(comment(0)), {"0": "words"}), "a.docx", expected)
    for trace in ("Sana", "ST", "2030-10"):
        assert trace not in repr(reading)


def test_a_comment_on_a_heading_itself_belongs_to_what_it_heads(word_file: Pack, expected: Expected) -> None:
    # Word may put the start of the comment before the bookmark of the same heading.
    body = paragraph(mark("gaps")) + paragraph('<w:commentRangeStart w:id="0"/>', mark("A-AA-02"), text("x"))
    assert targets_of(word_file(body, {"0": "words"}), expected) == {"words": "A-AA-02"}


def test_a_bookmark_between_paragraphs_counts_too(word_file: Pack, expected: Expected) -> None:
    body = mark("gaps") + paragraph(text("What is missing")) + paragraph(comment(0))
    assert targets_of(word_file(body, {"0": "words"}), expected) == {"words": "gaps"}


def test_bookmarks_of_tables_and_of_word_itself_lead_nowhere_else(
    word_file: Pack, expected: Expected
) -> None:
    body = (
        paragraph(mark("calendar"))
        + paragraph(mark("_GoBack"), mark("schedule-table"))
        + paragraph(comment(0))
    )
    assert targets_of(word_file(body, {"0": "words"}), expected) == {"words": "calendar"}


def test_a_row_of_a_table_is_about_its_action_and_what_follows_is_not(
    word_file: Pack, expected: Expected
) -> None:
    cells = f"<w:tc>{paragraph(mark('A-AA-02'))}</w:tc><w:tc>{paragraph(comment(0))}</w:tc>"
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    body = paragraph(mark("not-chosen")) + table + paragraph(comment(1))
    assert targets_of(word_file(body, {"0": "on row", "1": "after"}), expected) == {
        "on row": "A-AA-02",
        "after": "not-chosen",
    }


def test_the_same_comment_has_the_same_id_and_another_has_another(
    word_file: Pack, expected: Expected
) -> None:
    body = paragraph(comment(0)) + paragraph(comment(1)) + paragraph(mark("gaps"), comment(2))
    comments = {"0": "late", "1": "early", "2": "late"}
    once = read_word_file(word_file(body, comments), "a.docx", expected).points
    again = read_word_file(word_file(body + paragraph(text("new")), comments), "b.docx", expected).points
    assert [point.review_id for point in once] == [point.review_id for point in again]
    assert len({point.review_id for point in once}) == 3


def test_changes_and_resolved_comments_are_told(word_file: Pack, expected: Expected) -> None:
    body = paragraph(f'<w:ins w:id="7">{text("a")}</w:ins><w:del w:id="8"/>', comment(0), comment(1))
    threads = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="00000000" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        "</w15:commentsEx>"
    )
    content = word_file(body, {"0": "a", "1": "b"}, word__commentsExtended_xml=threads)
    assert read_word_file(content, "a.docx", expected).notes == (
        "2 changes to the text were not read; open the file to see what was meant",
        "1 of the comments is marked as resolved in Word",
    )


def test_a_file_without_comments_says_so(word_file: Pack, expected: Expected) -> None:
    reading = read_word_file(word_file(paragraph(text("x")), {}), "a.docx", expected)
    assert (reading.points, reading.notes) == ((), ("holds no comment",))


def test_a_file_that_names_no_jurisdiction_needs_one(word_file: Pack, expected: Expected) -> None:
    content = word_file(paragraph(comment(0)), {"0": "words"}, facts={})
    assert fault_of(content, expected) == (
        "a.docx: does not say which report it is; add --jurisdiction and one of CN, AA, BB, CC, DD, EE"
    )
    given_one = Expected(expected.header, expected.actions, "BB")
    assert [each.jurisdiction for each in read_word_file(content, "a.docx", given_one).points] == ["BB"]


def test_a_report_of_another_workshop_is_refused(word_file: Pack, expected: Expected) -> None:
    content = word_file(paragraph(comment(0)), {"0": "a"}, facts={"workshop": "elsewhere"})
    assert fault_of(content, expected) == (
        'a.docx: is a report of the workshop "elsewhere", not of nowhere-2030; '
        "give the pack that the report was made from"
    )


@pytest.mark.parametrize(
    "facts", [{"jurisdiction": "ZZ"}, {"workshop": "nowhere-2030", "jurisdiction": "ZZ"}]
)
def test_a_jurisdiction_that_is_not_there_is_refused(
    word_file: Pack, expected: Expected, facts: dict[str, str]
) -> None:
    content = word_file(paragraph(comment(0)), {"0": "a"}, facts=facts)
    assert fault_of(content, expected) == (
        'a.docx, jurisdiction: found "ZZ"; allowed: CN, AA, BB, CC, DD, EE'
    )


def test_entities_are_refused_before_they_grow(word_file: Pack, expected: Expected) -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:comments>'
    )
    content = word_file(paragraph(comment(0)), {}, word__comments_xml=bomb)
    assert fault_of(content, expected).startswith("a.docx: holds text that cannot be read")


def test_a_part_that_unpacks_to_too_much_is_refused(word_file: Pack, expected: Expected) -> None:
    content = word_file("", {}, word__document_xml=" " * (MOST_PART_BYTES + 1))
    assert len(content) < 100_000
    assert fault_of(content, expected) == (
        "a.docx: holds a part of more than 16 MB; save it again as a Word document"
    )


def test_more_comments_than_anybody_writes_are_refused(word_file: Pack, expected: Expected) -> None:
    comments = {str(number): "x" for number in range(MOST_COMMENTS + 1)}
    assert fault_of(word_file("", comments), expected) == (
        "a.docx: holds more than 2000 comments; save it again as a Word document"
    )


def test_text_nested_more_deeply_than_any_document_is_read_all_the_same(
    word_file: Pack, expected: Expected
) -> None:
    deep = 20_000
    body = "<w:sdt>" * deep + paragraph(mark("gaps"), comment(0)) + "</w:sdt>" * deep
    assert targets_of(word_file(body, {"0": "a"}), expected) == {"a": "gaps"}


def test_another_kind_of_archive_is_no_word_file(expected: Expected) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert fault_of(written.getvalue(), expected) == (
        "a.docx: is no Word document; save it again as a Word document"
    )


@given(st.binary(max_size=400), st.integers(0, 400))
def test_a_damaged_file_ends_in_points_or_a_sentence(
    word_file: Pack, expected: Expected, noise: bytes, place: int
) -> None:
    sound = word_file(paragraph(comment(0)), {"0": "words"})
    for content in (
        sound[:place] + noise + sound[place + len(noise) :],
        sound[:place],
        b"PK\x03\x04" + noise,
    ):
        reading = read_word_file(content, "a.docx", expected)
        assert reading.points or reading.faults or reading.notes


def test_a_comment_in_a_report_of_ours_comes_back_to_its_recommendation(expected: Expected) -> None:
    content = write_docx(small_report())
    document = read_part(content, "word/document.xml")
    # As Word does: the marks around the words, in the table below the heading of the card.
    for number, words in enumerate(("Because of snow", "Nobody calls", "Teachers are few")):
        run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
        assert document.count(run) == 1
        document = document.replace(run, comment(number, words))
    told = "".join(
        f'<w:comment w:id="{number}"><w:p><w:r><w:t>{number}</w:t></w:r></w:p></w:comment>'
        for number in range(3)
    )
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    commented = put_parts(
        content,
        {"word/document.xml": document, "word/comments.xml": f"<w:comments {spaces}>{told}</w:comments>"},
    )
    reading = read_word_file(commented, "a.docx", expected)
    assert reading.faults == ()
    assert [(point.comment, point.target, point.jurisdiction) for point in reading.points] == [
        ("0", "A-AA-01", "AA"),
        ("1", "A-AA-02", "AA"),
        ("2", "training", "AA"),
    ]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: install libreoffice-writer")
def test_every_part_is_still_found_when_libreoffice_has_saved_the_file(
    expected: Expected, tmp_path: Path
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(write_docx(small_report()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "out", path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = (tmp_path / "out" / "report.docx").read_bytes()
    names = re.findall(r'w:name="([^"]+)"', read_part(content, "word/document.xml"))
    assert {"recommendations", "A-AA-01", "A-AA-02", "training"} <= set(names)
    assert read_word_file(content, "a.docx", expected).faults == ()


def small_report() -> ReportDocument:
    """Two recommendations and a section after them."""
    cards = tuple(
        Card(name=name, title=f"Title of {name}", details=(Detail(label="Why", value=why),))
        for name, why in (("A-AA-01", "Because of snow"), ("A-AA-02", "Nobody calls"))
    )
    return ReportDocument(
        Cover(
            title="Aamoora",
            subtitle="Report",
            workshop="nowhere-2030",
            jurisdiction="AA",
            edition="public",
            dated=date(2030, 9, 14),
        ),
        (
            Section(name="recommendations", title="Recommendations", blocks=cards),
            Section(name="training", title="Training", blocks=(Paragraph(text="Teachers are few"),)),
        ),
        names=frozenset({"recommendations", "A-AA-01", "A-AA-02", "training"}),
    )


def read_part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def put_parts(content: bytes, parts: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(written, "w") as archive:
        for name in read.namelist():
            if name not in parts:
                archive.writestr(name, read.read(name))
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()
