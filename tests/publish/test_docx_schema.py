"""What Word refuses and LibreOffice forgives: elements out of order, ids used twice, missing parts."""

import io
import posixpath
import zipfile
from collections import Counter
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from bahali.document.blocks import Card, Column, Detail, Figure, Heading, Items, Paragraph, References, Table
from bahali.document.outputs import Output
from bahali.document.reading import ReportDocument
from bahali.document.section import Cover, Section
from bahali.publish.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The sequences of ECMA-376 part 1 (5th edition), annex A.1, as far as a report uses their elements.
ORDER = {
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd"
    " tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
    " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
    " vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders"
    " lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat"
    " locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
}
MAY_REPEAT = {"headerReference", "footerReference", "tr", "tblStylePr", "lvl", "bookmarkStart", "bookmarkEnd"}

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96pt" height="48pt" viewBox="0 0 96 48">'
    '<rect width="96" height="48"/></svg>'
)
SENTENCE = "A sentence about support that asks for room. " * 4
SMALL = Table(
    name="small",
    caption="Small",
    columns=(Column(label="Name"), Column(label="Count", is_number=True), Column(label="Ids")),
    rows=tuple((f"row {number}", number, References(ids=("A-1", "Z-9"))) for number in range(5)),
    row_names=tuple(f"r-{number}" for number in range(5)),
)
WIDE = Table(
    name="wide",
    caption="Wide",
    columns=(Column(label="Words", is_free=True),) * 9,
    rows=((SENTENCE, "- one\n- two", "*kind*", "بحالی", *[SENTENCE] * 5),) * 3,
    is_wide=True,
)
EMPTY = Table(name="empty", caption="Empty", columns=(Column(label="Name"),) * 2, rows=())
FIGURES = tuple(
    Figure(
        name=f"drawn-{number}",
        caption="Drawn",
        alt="A box with nothing in it",
        svg=SVG,
        table=Table(
            name=f"numbers-{number}", caption="Numbers", columns=(Column(label="Year"),), rows=(("2031",),)
        ),
        width=1,
        height=1,
    )
    for number in range(2)
)
CARD = Card(
    name="A-1",
    title="Listen first",
    details=(
        Detail(label="Why", value="First\n\n- one\n- two", is_free=True),
        *(Detail(label=f"Fact {number}", value=f"value {number}") for number in range(9)),
    ),
)


@pytest.fixture(scope="module", params=["en", "ar-XB"])
def parts(request: pytest.FixtureRequest) -> dict[str, bytes]:
    cover = Cover(title="Report", subtitle="Of a test", dated=date(2030, 5, 3), language=request.param)
    words = Paragraph(text="Words, *kind* and\n\n1. listed", is_free=True)
    blocks = (Heading(text="Place", name="place"), words, Items(items=("a",)), SMALL, EMPTY, *FIGURES[:1])
    sections = (
        Section(name="first", title="First", blocks=blocks),
        Output("text/html", "<table><tr><td>1</td></tr></table><table><tr><td></td></tr></table>"),
        Section(name="cards", title="Cards", blocks=(CARD, WIDE)),
        Section(name="last", title="Last", blocks=FIGURES[1:]),
    )
    content = write_docx(ReportDocument(cover, sections, names=frozenset({"A-1", "place"})))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def body(parts: dict[str, bytes]) -> Element:
    return ElementTree.fromstring(parts["word/document.xml"])


def names_in(element: Element) -> list[str]:
    return [child.tag.removeprefix(W) for child in element]


def test_elements_stand_in_the_order_of_the_standard(parts: dict[str, bytes]) -> None:
    seen = set()
    for name in [name for name in parts if name.startswith("word/") and name.endswith(".xml")]:
        for element in ElementTree.fromstring(parts[name]).iter():
            kind = element.tag.removeprefix(W)
            if kind not in ORDER:
                continue
            seen.add(kind)
            order, found = ORDER[kind].split(), names_in(element)
            assert set(found) <= set(order), (name, kind)
            assert found == sorted(found, key=order.index), (name, kind)
            once = Counter(found).items()
            assert [child for child, count in once if count > 1 and child not in MAY_REPEAT] == [], (
                name,
                kind,
            )
    assert seen == set(ORDER)


def test_every_cell_ends_with_a_paragraph_and_every_row_fills_the_grid(body: Element) -> None:
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            assert {names_in(cell)[-1] for cell in cells} == {"p"}
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
            assert sum(1 if span is None else int(span.get(f"{W}val", "")) for span in spans) == columns


def test_no_table_touches_the_next_one(body: Element) -> None:
    # Word makes one table of two without a paragraph between them.
    kinds = [name for name in names_in(body[0]) if not name.startswith("bookmark")]
    assert kinds.count("tbl") == 8
    assert ("tbl", "tbl") not in set(pairwise(kinds))


def test_no_id_and_no_name_is_used_twice(body: Element) -> None:
    marks = list(body.iter(f"{W}bookmarkStart"))
    ends = [end.get(f"{W}id") for end in body.iter(f"{W}bookmarkEnd")]
    ids = [mark.get(f"{W}id") for mark in marks]
    names = [mark.get(f"{W}name") for mark in marks]
    drawings = [drawing.get("id") for drawing in body.iter(DRAWING)]
    assert len(drawings) == 2
    for given in (ids, names, drawings):
        assert len(set(given)) == len(given)
    assert sorted(ids) == sorted(ends)


def test_every_style_that_is_used_is_there(parts: dict[str, bytes], body: Element) -> None:
    styles = ElementTree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
    known = {style.get(f"{W}styleId") for style in styles}
    used = {e.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for e in body.iter(f"{W}{kind}")}
    assert {"TableText", "AfterTable", "CardLabel"} <= used
    assert used <= known


def test_every_part_has_a_type_and_every_type_and_relationship_a_part(parts: dict[str, bytes]) -> None:
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    endings = {each.get("Extension") for each in types if each.tag.endswith("Default")}
    named = {each.get("PartName", "")[1:] for each in types if each.tag.endswith("Override")}
    assert named <= set(parts)
    rest = set(parts) - named - {"[Content_Types].xml"}
    assert {name.rpartition(".")[2] for name in rest} <= endings
    for name in [name for name in parts if name.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in ElementTree.fromstring(parts[name]):
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", folder, relation.get("Target", ""))
                assert posixpath.normpath(target)[1:] in parts, (name, target)


def test_every_relationship_that_is_used_is_there(parts: dict[str, bytes], body: Element) -> None:
    relations = ElementTree.fromstring(parts["word/_rels/document.xml.rels"])
    known = [relation.get("Id") for relation in relations]
    used = {value for e in body.iter() for key, value in e.attrib.items() if key.startswith(RELATIONSHIP)}
    assert len(set(known)) == len(known)
    assert used <= set(known)


def test_a_heading_stays_with_its_first_row_and_the_last_two_rows_together(body: Element) -> None:
    def is_kept(row: Element) -> bool:
        marks = [paragraph.find(f"{W}pPr/{W}keepNext") for paragraph in row.iter(f"{W}p")]
        assert len({mark is None for mark in marks}) == 1
        return marks[0] is not None

    tables = [[is_kept(row) for row in table.findall(f"{W}tr")] for table in body.iter(f"{W}tbl")]
    assert tables[0] == [True, False, False, False, True, False]  # a heading, and five rows
    # A card: its heading, and ten rows, of which five do not leave it.
    assert [*[True] * 6, *[False] * 3, True, False] in tables
