"""The table of contents: a field that Word can bring up to date, with its entries already in it."""

from collections.abc import Iterable, Iterator

from bahali.document.blocks import Block, Card, Heading
from bahali.document.freetext import clean_text
from bahali.document.section import Section
from bahali.publish.docx import pandoc
from bahali.publish.docx.bookmarks import name_bookmark
from bahali.publish.docx.pandoc import Node
from bahali.publish.numbering import number_sections
from bahali.vocabulary.language import _

_FIELD_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
_GALLERY = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr>"
)


def title_sections(sections: tuple[Section, ...]) -> dict[str, str]:
    """Give each section its heading with its number, by its name."""
    numbers = number_sections(sections)
    return {
        section.name: _title_section(section, number)
        for section, number in zip(sections, numbers, strict=True)
    }


def write_contents(sections: tuple[Section, ...], direction: str, ends_page: bool) -> Node:
    """Write the contents: sections, and within each its cards and headings.

    Parameters
    ----------
    sections : tuple of Section
        All sections, in reading order.
    direction : {"ltr", "rtl"}
        Direction of the document.
    ends_page : bool
        True where a new page begins behind it.
    """
    bidi = "<w:bidi/>" if direction == "rtl" else ""
    hint = _("To add page numbers in Word, click into the contents and press F9.")
    before = _paragraph("TOCHeading", bidi, _write_run(_("Contents"))) + _paragraph(
        "Hint", bidi, _write_run(hint)
    )
    entries = "".join(_write_entries(sections, bidi))
    after = _paragraph("SectionEnd", bidi, _FIELD_END + (_PAGE_BREAK if ends_page else ""))
    return pandoc.word_xml(f"<w:sdt>{_GALLERY}<w:sdtContent>{before}{entries}{after}</w:sdtContent></w:sdt>")


def _write_entries(sections: tuple[Section, ...], bidi: str) -> Iterator[str]:
    titles = title_sections(sections)
    begin = _FIELD_BEGIN
    for section in sections:
        for level, title, bookmark in _list_entries(section, titles[section.name]):
            yield _paragraph(f"TOC{level}", bidi, begin + _link(title, bookmark))
            begin = ""


def _title_section(section: Section, number: str) -> str:
    title = clean_text(section.title)
    if section.is_annex:
        return _("Annex {number}: {title}").format(number=number, title=title)
    return f"{number} {title}"


def _list_entries(section: Section, title: str) -> Iterator[tuple[int, str, str]]:
    yield 1, title, name_bookmark(section.name)
    yield from _list_below(section.blocks)


def _list_below(blocks: Iterable[Block]) -> Iterator[tuple[int, str, str]]:
    for block in blocks:
        match block:
            case Heading(level=3, text=text, name=name):
                yield 2, clean_text(text), name_bookmark(name) if name else ""
            case Card(name=name, shown_as=shown_as, title=title):
                yield 2, clean_text(f"{shown_as or name} {title}"), name_bookmark(name)


def _paragraph(style: str, bidi: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{runs}</w:p>'


def _link(title: str, bookmark: str) -> str:
    run = _write_run(title)
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run}</w:hyperlink>' if bookmark else run


def _write_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{pandoc.escape_words(text)}</w:t></w:r>'
