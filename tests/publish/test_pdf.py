import base64
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import nbformat
import pikepdf
import pytest
from PIL import Image

from bahali.document.blocks import (
    Block,
    Card,
    Cell,
    Column,
    Detail,
    Figure,
    Heading,
    Items,
    Notice,
    Paragraph,
    References,
    Table,
)
from bahali.document.fonts import FONT_FAMILIES
from bahali.document.outputs import Narrative, Output
from bahali.document.reading import Part, ReportDocument, read_report
from bahali.document.section import Cover, Section
from bahali.publish.numbering import number_sections
from bahali.publish.pdf import write_pdf
from bahali.vocabulary.faults import InputError

A4 = (595, 842)  # points
NOTICE = Notice(kind="illustrative", title="Illustrative data", text="Made up for a test.")
COVER = Cover(title="North: actions", subtitle="Report", notice=NOTICE, dated=date(2025, 2, 7))
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">'
    '<text x="10" y="30" font-family="\'Noto Sans\'" font-size="10">Inside the picture</text></svg>'
)
HOSTILE = (
    "#panic() #set page(width: 1pt) $x$ @ref <label> // gone /* ]] }} \\ \"'`c` [x](javascript:alert(1))"
    " =1+1 \x00\u202eevil\u202c \U0001f600\ue000\ufffe" + "W" * 300
)

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext and pdffonts")


def make_table(
    name: str, rows: tuple[tuple[Cell, ...], ...] = (("Open a desk", 3),), is_wide: bool = False
) -> Table:
    columns = tuple(
        Column(label=f"Column {place}", is_number=place > 0) for place in range(len(rows[0]) if rows else 2)
    )
    return Table(name=name, caption=f"Caption of {name}", columns=columns, rows=rows, is_wide=is_wide)


def make_figure(name: str = "picture") -> Figure:
    return Figure(
        name=name,
        caption="A picture",
        alt="What it shows, in words",
        svg=SVG,
        table=make_table(f"{name}-numbers"),
        width=7.2,
        height=1.5,
    )


def make_report(*blocks: Block, cover: Cover = COVER, handout: str = "") -> ReportDocument:
    section = Section(name="actions", title="Actions", blocks=blocks, handout=handout)
    annex = Section(name="sources", title="Sources", blocks=(Paragraph(text="End."),), is_annex=True)
    return make_document((section,) if handout else (section, annex), cover)


def make_document(parts: tuple[Part, ...], cover: Cover = COVER) -> ReportDocument:
    names: set[str] = set()
    for section in (part for part in parts if isinstance(part, Section)):
        names.add(section.name)
        for block in section.blocks:
            names |= {block.name} if isinstance(block, Card | Table | Figure) else set()
            names |= set(block.row_names) if isinstance(block, Table) else set()
    return ReportDocument(cover, parts, names=frozenset(names))


def open_pdf(report: ReportDocument) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_pdf(report)))


def read_date(report: ReportDocument) -> str:
    with open_pdf(report) as pdf:
        return str(pdf.docinfo["/CreationDate"])


def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Go through the structure elements below one, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def find(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    return [element for element in walk(pdf.Root.StructTreeRoot) if str(element.S) == tag]


def count_below(element: pikepdf.Object, tag: str) -> int:
    return sum(str(below.S) == tag for below in walk(element))


def read_text(content: bytes, *options: str) -> str:
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_same_report_gives_the_same_bytes() -> None:
    report = make_report(make_figure(), make_table("t"))
    first = write_pdf(report)
    write_pdf(make_report(Paragraph(text="Another one in between.")))
    assert write_pdf(report) == first


def test_reports_can_be_written_at_the_same_time() -> None:
    reports = [make_report(Paragraph(text="Word " * (200 * place)), make_figure()) for place in range(6)]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(write_pdf, reports))
    assert together == list(map(write_pdf, reports))


def test_date_is_that_of_the_cover_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert read_date(make_report()) == "D:20250207000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(40 * 365 * 86400))
    assert read_date(make_report()) == "D:20091222000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        write_pdf(make_report())


def test_file_says_what_it_is_and_who_made_it_is_not_told() -> None:
    pdf = open_pdf(make_report())
    assert pdf.docinfo["/Title"] == "North: actions – Report"
    assert "/Author" not in pdf.docinfo
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize(
    ("language", "tag", "direction"),
    [
        ("en", "en", "/L2R"),
        ("ur-PK", "ur-PK", "/R2L"),
        ("ar-XB", "ar-XB", "/R2L"),
        ("pa-Arab", "pa", "/R2L"),
        ('"><x>', "en", "/L2R"),
    ],
)
def test_file_says_its_language_and_direction(language: str, tag: str, direction: str) -> None:
    pdf = open_pdf(make_report(cover=COVER.model_copy(update={"language": language})))
    assert str(pdf.Root.Lang) == tag
    assert str(pdf.Root.ViewerPreferences.Direction) == direction


def test_figure_is_tagged_with_the_words_that_stand_for_it() -> None:
    pdf = open_pdf(make_report(make_figure("a"), make_figure("b")))
    assert [str(figure.Alt) for figure in find(pdf, "/Figure")] == ["What it shows, in words"] * 2


def test_picture_is_drawn_as_text_and_not_as_pixels() -> None:
    pdf = open_pdf(make_report(make_figure()))
    images = [
        item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    ]
    assert images == []


def test_numbers_behind_a_figure_can_be_reached_from_it() -> None:
    pdf = open_pdf(make_report(make_figure(), make_table("t", ())))
    tables = find(pdf, "/Table")
    assert [count_below(table, "/TD") for table in tables] == [1, 2]
    assert list_bookmarks(pdf)[-1] == ("Numbers behind the figures", [])


def test_tables_have_heads_captions_and_as_many_cells_as_the_block() -> None:
    rows = (("North", 1, 2), ("South", 3, None))
    pdf = open_pdf(make_report(make_table("t", rows)))
    (table,) = find(pdf, "/Table")
    heads = [element for element in walk(table) if element.S == "/TH"]
    assert len(heads) == 3
    assert {
        str(head.A[0].Scope if isinstance(head.A, pikepdf.Array) else head.A.Scope) for head in heads
    } == {"/Column"}
    assert count_below(table, "/TD") == 6
    assert count_below(table, "/Caption") == 1


def list_bookmarks(pdf: pikepdf.Pdf) -> list[tuple[str, list[str]]]:
    with pdf.open_outline() as outline:
        return [
            (item.title.replace("\u2002", " "), [child.title for child in item.children])
            for item in outline.root
        ]


def test_bookmarks_are_the_sections_with_their_headings_and_cards() -> None:
    report = make_report(Heading(text="First"), Card(name="A-1", title="Open a desk"))
    assert list_bookmarks(open_pdf(report)) == [
        ("1 Actions", ["First", "A-1 Open a desk"]),
        ("A Sources", []),
    ]


def test_no_level_of_headings_is_skipped() -> None:
    parts = (
        Narrative("# Foreword"),
        Section(name="s", title="S", blocks=(Heading(text="Deep", level=4), Heading(text="Deeper", level=4))),
    )
    pdf = open_pdf(make_document(parts))
    levels = [str(element.S) for element in walk(pdf.Root.StructTreeRoot)]
    assert [level for level in levels if re.fullmatch("/H[1-6]", level)] == [
        "/H1",
        "/H1",
        "/H1",
        "/H2",
        "/H2",
    ]


def list_sizes(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    return [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages]


def test_matrix_that_does_not_fit_turns_its_page_and_only_that() -> None:
    wide = make_table("w", (("Responsibilities",) * 10,) * 3, is_wide=True)
    report = make_report(Paragraph(text="Before."), Heading(text="Matrix"), wide)
    assert list_sizes(open_pdf(report)) == [A4, A4, A4[::-1], A4]


def test_small_table_stays_on_an_upright_page_though_marked_as_wide() -> None:
    assert set(list_sizes(open_pdf(make_report(make_table("w", is_wide=True))))) == {A4}


@needs_poppler
def test_head_of_a_long_table_is_repeated_and_read_once() -> None:
    report = make_report(make_table("t", tuple((f"Row {place}", place) for place in range(150))))
    content = write_pdf(report)
    pages = read_text(content).split("\f")
    assert sum("Column 1" in page for page in pages) >= 3
    assert len(find(pikepdf.open(io.BytesIO(content)), "/TH")) == 2
    assert [f"Row {place}" for place in range(150)] == re.findall(r"Row \d+", "\n".join(pages))


@needs_poppler
def test_caption_is_never_left_alone_at_the_end_of_a_page() -> None:
    table = make_table("t", tuple((f"Row {place}", place) for place in range(40)))
    for lines in range(30, 56):
        filler = Items(items=tuple("Line" for _line in range(lines)))
        pages = read_text(write_pdf(make_report(filler, Heading(text="Rows"), table))).split("\f")
        (page,) = [page for page in pages if "Caption of t" in page]
        assert "Row 0\n" in page
        assert "Rows" in page


@needs_poppler
def test_short_table_is_not_divided() -> None:
    table = make_table("t", tuple((f"Row {place}", place) for place in range(6))).model_copy(
        update={"note": "What blanks mean"}
    )
    for lines in range(30, 56, 3):
        filler = Items(items=tuple("Line" for _line in range(lines)))
        pages = read_text(write_pdf(make_report(filler, table))).split("\f")
        (page,) = [page for page in pages if "Caption of t" in page]
        assert "Row 5" in page
        assert "What blanks mean" in page


@needs_poppler
def test_no_row_of_a_table_stands_alone_on_a_page_nor_its_note() -> None:
    rows = tuple((f"Row {place}", place) for place in range(14))
    table = make_table("t", rows).model_copy(update={"note": "What blanks mean"})
    divided = 0
    for lines in range(24, 56):
        filler = Items(items=tuple("Line" for _line in range(lines)))
        pages = read_text(write_pdf(make_report(filler, table))).split("\f")
        counts = [len(re.findall(r"Row \d+", page)) for page in pages if "Row" in page]
        assert sum(counts) == 14
        assert min(counts) >= 2
        divided += len(counts) > 1
        (page,) = [page for page in pages if "What blanks mean" in page]
        assert "Row 13\n" in page
    assert divided > 3


@needs_poppler
def test_there_is_room_to_write_by_hand() -> None:
    line = "____________"
    columns = tuple(Column(label=label) for label in ("Action", "Decided", "Id"))
    table = Table(
        name="t", caption="T", columns=columns, rows=(("Open a desk " * 30, f"{line} {line}", "A-1"),)
    )
    boxes = read_text(write_pdf(make_report(table, handout="talking-sheet")), "-bbox")
    lefts = {
        label: float(left) for left, label in re.findall(r'xMin="([\d.]+)"[^>]*>(Decided|Id)</word>', boxes)
    }
    assert lefts["Id"] - lefts["Decided"] > 28 * 72 / 25.4  # millimetres
    assert "__" not in boxes


@needs_poppler
def test_table_of_three_rows_is_not_divided_though_they_are_tall() -> None:
    rows = tuple((f"Row {place} " + "word " * 90, place) for place in range(3))
    for lines in range(18, 50, 2):
        filler = Items(items=tuple("Line" for _line in range(lines)))
        pages = read_text(write_pdf(make_report(filler, make_table("t", rows)))).split("\f")
        (page,) = [page for page in pages if "Row 0" in page]
        assert "Row 2" in page


def test_wide_numbers_come_last_and_leave_no_gap() -> None:
    wide = make_table("wide", (("Responsibilities",) * 10,) * 3)
    long = make_table("long", tuple((f"Row {place}", place) for place in range(20)))
    figures = [make_figure(table.name).model_copy(update={"table": table}) for table in (wide, long)]
    assert list_sizes(open_pdf(make_report(*figures))) == [A4, A4, A4[::-1]]


def make_tall_figure() -> Figure:
    svg = SVG.replace('width="300" height="60"', 'width="480" height="400"')
    return make_figure().model_copy(update={"svg": svg, "height": 7.2 * 400 / 480})


@needs_poppler
def test_figure_slightly_too_tall_for_its_page_becomes_up_to_15_per_cent_smaller() -> None:
    scales = []
    for lines in range(6, 34):
        filler = Items(items=tuple("Line" for _line in range(lines)))
        content = write_pdf(make_report(filler, Paragraph(text="Leading in."), make_tall_figure()))
        pages = re.findall(r"<page .*?</page>", read_text(content, "-bbox"), re.DOTALL)
        (page,) = [page for page in pages if ">Inside<" in page]
        ((left, right),) = re.findall(r'xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>Inside<', page)
        scales.append((">in.<" in page, float(right) - float(left)))
        bottoms = [float(bottom) for bottom in re.findall(r'yMax="([\d.]+)">(?:Numbers|behind)<', page)]
        assert max(bottoms) < A4[1] - 56  # the margin is 57 points
    natural = max(width for _stays, width in scales)
    smaller = [width for _stays, width in scales if width < natural * 0.99]
    assert smaller
    assert min(smaller) >= natural * 0.849
    assert all(stays for stays, width in scales if width < natural * 0.99)  # on the page of what leads in
    assert not all(stays for stays, _width in scales)


@needs_poppler
def test_every_page_says_the_notice_its_number_and_its_section() -> None:
    pages = read_text(write_pdf(make_report(*[make_figure(f"f{place}") for place in range(8)]))).split("\f")[
        :-1
    ]
    assert len(pages) > 3
    for place, page in enumerate(pages, start=1):
        assert "Illustrative data: Made up for a test." in page
        assert f"Page {place} of {len(pages)}" in page
    assert "Actions" in pages[2].split("North: actions")[1]


@needs_poppler
def test_contents_tell_the_page_of_sections_and_cards() -> None:
    cards = [
        Card(
            name=f"A-{place}",
            title="Desk",
            details=tuple(Detail(label="Why", value=f"Reason {line}") for line in range(30)),
        )
        for place in range(3)
    ]
    pages = read_text(write_pdf(make_report(*cards)), "-layout").split("\f")
    for entry in ("1 Actions", "A-0 Desk", "A-1 Desk", "A-2 Desk", "A Sources"):
        (told,) = re.findall(rf"{entry}[ .\u2060]+(\d+)\n", re.sub("\u2002", " ", pages[0]))
        assert entry in pages[int(told) - 1].replace("\u2002", " ")


@needs_poppler
def test_report_starts_below_contents_that_need_more_than_one_page() -> None:
    parts = tuple(
        Section(name=f"s{place}", title=f"Title {place}", blocks=(Paragraph(text="Words."),))
        for place in range(60)
    )
    second = read_text(write_pdf(make_document(parts))).split("\f")[1]
    assert "60 Title 59" in second.replace("\u2002", " ")
    assert "Words." in second


@needs_poppler
def test_rows_of_a_table_and_lines_of_a_card_are_all_there() -> None:
    table = Table(
        name="t",
        caption="Table",
        columns=(Column(label="Who"), Column(label="Words", is_free=True), Column(label="Ids")),
        rows=(("North", "**Bold** and <b>", References(ids=("A-1", "X-9"))), (None, "two\nlines", 5)),
        note="What it means",
    )
    card = Card(name="A-1", title="Open a desk", details=(Detail(label="After", value=References(ids=())),))
    text = read_text(write_pdf(make_report(table, card)))
    for words in ("North", "Bold and <b>", "A-1, X-9", "not stated", "two\nlines", "What it means", "none"):
        assert words in text


def test_ids_lead_to_the_pieces_they_name() -> None:
    rows = Table(name="t", caption="T", columns=(Column(label="A"),), rows=(("x",),), row_names=("G 1",))
    ids = References(ids=("A-1", "G 1", "not-here", "t"))
    card = Card(name="A-1", title="Open", details=(Detail(label="See", value=ids),))
    pdf = open_pdf(make_report(rows, card))
    pages = [note for page in pdf.pages[1:] for note in page.get("/Annots", [])]
    assert len(pages) == 3
    assert all("/Dest" in note or note.A.S == "/GoTo" for note in pages)


@needs_poppler
def test_hostile_words_come_out_as_text_everywhere() -> None:
    cell = Column(label=HOSTILE, is_free=True)
    table = Table(name="t", caption=HOSTILE, columns=(cell, cell), rows=((HOSTILE, HOSTILE),), note=HOSTILE)
    parts = (
        Section(
            name="s",
            title=HOSTILE,
            blocks=(
                Heading(text=HOSTILE),
                Paragraph(text=HOSTILE),
                Paragraph(text=HOSTILE, is_free=True),
                NOTICE.model_copy(update={"title": HOSTILE, "text": HOSTILE}),
                Items(items=(HOSTILE,), is_free=True),
                table,
                Figure(
                    name="f",
                    caption=HOSTILE,
                    alt=HOSTILE,
                    svg=SVG.replace("Inside", "\U0001f600"),
                    table=table.model_copy(update={"name": "n"}),
                    width=4,
                    height=1,
                ),
                Card(name="c", title=HOSTILE, details=(Detail(label=HOSTILE, value=HOSTILE, is_free=True),)),
            ),
        ),
        Narrative(HOSTILE),
        Output("text/plain", HOSTILE),
    )
    cover = Cover(title=HOSTILE, subtitle=HOSTILE, notice=NOTICE.model_copy(update={"text": HOSTILE}))
    text = squeeze(read_text(write_pdf(make_document(parts, cover))).replace("\u200b", ""))
    assert text.count(squeeze("#panic() #set page(width: 1pt) $x$ @ref <label> // gone")) >= 18
    assert "evil" in text
    assert "\u202e" not in text


@needs_poppler
def test_text_of_any_length_stays_on_the_page() -> None:
    cover = COVER.model_copy(update={"title": HOSTILE})
    card = Card(name="c", title=HOSTILE, details=(Detail(label=HOSTILE, value=HOSTILE),))
    report = make_report(
        card, Paragraph(text=HOSTILE), make_table("t", ((HOSTILE, 1), ("W" * 300, 2))), cover=cover
    )
    boxes = read_text(write_pdf(report), "-bbox")
    rights = [float(right) for right in re.findall(r'<word [^>]*xMax="([\d.]+)"', boxes)]
    assert len(rights) > 20
    assert max(rights) <= A4[0] - 45  # the margin is 51 points


@needs_poppler
def test_long_word_in_a_narrow_column_does_not_run_into_the_next() -> None:
    word = "Wirtschaftsprüfungsgesellschaften"
    columns = tuple(Column(label=f"C{place}") for place in range(12))
    table = Table(name="t", caption="T", columns=columns, rows=((word,) * 12,))
    boxes = read_text(write_pdf(make_report(table)), "-bbox")
    lefts = sorted(float(left) for left in re.findall(r'xMin="([\d.]+)"[^>]*>C\d+</word>', boxes))
    pieces = re.findall(r'xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>(?!C\d)[^<]+</word>', boxes)
    ends = [float(right) for left, right in pieces if abs(float(left) - lefts[0]) < 1]
    assert len(ends) > 1
    assert max(ends) < lefts[1]


@needs_poppler
def test_only_shipped_fonts_are_in_the_file_and_all_are_embedded() -> None:
    text = "Plain **bold** *slanted* بحالی **بحالی** ▲ \U0001f600"
    content = write_pdf(make_report(Paragraph(text=text, is_free=True), make_figure()))
    listed = subprocess.run(["pdffonts", "-"], input=content, capture_output=True, check=True).stdout.decode()
    fonts = [line.split() for line in listed.splitlines()[2:]]
    families = {re.sub(r"^[A-Z]{6}\+|-.*$", "", font[0]) for font in fonts}
    assert families == {family.replace(" ", "") for family in FONT_FAMILIES}
    assert {font[-5] for font in fonts} == {"yes"}


@needs_poppler
@pytest.mark.parametrize(("language", "is_mirrored"), [("ur", True), ("pa-Arab", True), ("pa", False)])
def test_page_of_a_language_from_right_to_left_is_mirrored(language: str, is_mirrored: bool) -> None:
    cover = COVER.model_copy(update={"language": language})
    boxes = read_text(write_pdf(make_report(make_table("t", (("First", "Second"),)), cover=cover)), "-bbox")
    places = {
        word: float(left) for left, word in re.findall(r'xMin="([\d.]+)"[^>]*>(First|Second)</word>', boxes)
    }
    assert (places["First"] > A4[0] / 2 > places["Second"]) == is_mirrored


@needs_poppler
def test_additions_of_a_researcher_stand_where_they_were_made() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(stream, "PNG")
    parts = (
        Section(name="s", title="Ours", blocks=(Paragraph(text="Of ours."),)),
        Narrative("## Theirs\n\nSaid **so**."),
        Output("text/html", "<table><tbody><tr><td>cell</td></tr></tbody></table>"),
        Output("image/png", base64.b64encode(stream.getvalue()).decode(), "A red field"),
        Output("image/png", "aGk=", "A broken picture"),
        Output("image/svg+xml", SVG, "A drawing"),
        Output(
            "image/svg+xml",
            SVG.replace("<text", '<image href="/etc/passwd"/><text'),
            "A picture that leads away",
        ),
        Output("text/plain", "printed  out"),
    )
    content = write_pdf(make_document(parts))
    pdf = pikepdf.open(io.BytesIO(content))
    assert [str(figure.Alt) for figure in find(pdf, "/Figure")] == ["A red field", "A drawing"]
    text = read_text(content)
    said = (
        "Of ours.",
        "Theirs",
        "Said so.",
        "cell",
        "A broken picture",
        "A picture that leads away",
        "printed",
    )
    places = [text.rindex(words) for words in said]
    assert places == sorted(places)


@needs_poppler
def test_handout_is_compact() -> None:
    report = make_report(Heading(text="Why"), Card(name="A-1", title="Desk"), make_figure(), handout="brief")
    content = write_pdf(report)
    pdf = pikepdf.open(io.BytesIO(content))
    assert len(pdf.pages) == 1
    assert find(pdf, "/TOC") == []
    assert pdf.docinfo["/Title"] == "North: actions – Actions"
    assert list_bookmarks(pdf) == [("Actions", ["Why", "A-1 Desk"])]
    text = read_text(content)
    assert "Contents" not in text
    assert "Caption of picture-numbers" in text


@needs_poppler
@pytest.mark.slow
def test_real_reports_say_all_they_hold_in_order(produced_reports: Path) -> None:
    for path in sorted(produced_reports.glob("*/report.ipynb")):
        report = read_report(nbformat.read(path, as_version=4))
        content = write_pdf(report)
        pdf = pikepdf.open(io.BytesIO(content))
        figures, cards = _blocks_of(report, Figure), _blocks_of(report, Card)
        assert [str(figure.Alt) for figure in find(pdf, "/Figure")] == [figure.alt for figure in figures]
        numbers = number_sections(report.sections)
        titles = [
            f"{number} {section.title}" for number, section in zip(numbers, report.sections, strict=True)
        ]
        assert [title for title, _ in list_bookmarks(pdf)][: len(titles)] == titles
        assert _find_in_order(read_text(content), [card.title for card in cards])
        for name, most in {"brief": 2, "talking-sheet": 3}.items():
            with open_pdf(report.handouts[name]) as handout:
                assert len(handout.pages) <= most


def _blocks_of(report: ReportDocument, kind: type) -> list[Block]:
    return [block for section in report.sections for block in section.blocks if isinstance(block, kind)]


def _find_in_order(text: str, wanted: list[str]) -> bool:
    squeezed = squeeze(text)
    place = 0
    for words in wanted:
        place = squeezed.index(squeeze(words), place) + 1
    return True
