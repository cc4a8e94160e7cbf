"""The reference document: where pandoc takes styles, page setup, header and footer of a report from."""

import re
import zipfile
from io import BytesIO

from bahali.document.section import Cover
from bahali.publish.docx import pandoc
from bahali.publish.style import ASSETS
from bahali.vocabulary.language import _, find_direction

_PARTS = {
    "document.xml": "word/document.xml",
    "document.xml.rels": "word/_rels/document.xml.rels",
    "styles.xml": "word/styles.xml",
    "fontTable.xml": "word/fontTable.xml",
    "settings.xml": "word/settings.xml",
}
SMALLEST_TYPE = 17  # in half points
TYPE_SHARE, ROOM_SHARE = 0.88, 0.55  # of the sizes in the styles, for a paper of one or two pages
CLOSE_LINES = 224  # from line to line in such a paper, in 240ths of what the font asks for
_SIZE = re.compile(r'(<w:sz(?:Cs)? w:val=")(\d+)')
_ROOM = re.compile(r'(w:(?:before|after)=")(\d+)')
_LINES = re.compile(r'w:line="2\d\d"( w:lineRule="auto")')
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def make_reference(cover: Cover, is_compact: bool = False) -> bytes:
    """Zip the reference document of a report: shipped styles, its own notice and page numbers.

    Parameters
    ----------
    cover : Cover
        Head of the report; its notice stands on every page.
    is_compact : bool
        True for a paper of one or two pages, set closer and a little smaller.
    """
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, place in _PARTS.items():
            part = (ASSETS / "docx" / name).read_text(encoding="utf-8")
            archive.writestr(place, _fit_styles(part, cover, is_compact) if name == "styles.xml" else part)
        archive.writestr("word/header1.xml", write_header(cover))
        archive.writestr("word/footer1.xml", write_footer(cover))
    return written.getvalue()


def _fit_styles(styles: str, cover: Cover, is_compact: bool) -> str:
    """Set a short paper closer, and put the bar beside a notice where lines begin."""
    if find_direction(cover.language) == "rtl":
        styles = styles.replace("<w:pBdr><w:left ", "<w:pBdr><w:right ")
    return _set_closer(styles) if is_compact else styles


def _set_closer(styles: str) -> str:
    """Make type smaller down to the smallest that reads well, and the room in and around paragraphs less."""

    def shrink(found: re.Match[str]) -> str:
        size = int(found[2])
        return f"{found[1]}{max(min(size, SMALLEST_TYPE), round(size * TYPE_SHARE))}"

    smaller = _LINES.sub(rf'w:line="{CLOSE_LINES}"\1', _SIZE.sub(shrink, styles))
    return _ROOM.sub(lambda found: f"{found[1]}{round(int(found[2]) * ROOM_SHARE)}", smaller)


def write_header(cover: Cover) -> str:
    """Write what stands on top of every page: which report it is, and its notice."""
    lines = [_run(f"{cover.title} – {cover.subtitle}")]
    if cover.notice:
        lines.append(_run(f"{cover.notice.title}: ", "<w:b/><w:bCs/>") + _run(cover.notice.text))
    shown = "<w:r><w:br/></w:r>".join(lines)
    return f"{_XML}<w:hdr {_SPACE}>{_paragraph('Header', shown, cover.language)}</w:hdr>"


def write_footer(cover: Cover) -> str:
    """Write what stands below every page: its number, and how many there are."""
    words = _("Page {page} of {pages}")
    before, _place, rest = words.partition("{page}")
    between, _place, after = rest.partition("{pages}")
    shown = _run(before) + _field("PAGE") + _run(between) + _field("NUMPAGES") + _run(after)
    return f"{_XML}<w:ftr {_SPACE}>{_paragraph('Footer', shown, cover.language)}</w:ftr>"


def _paragraph(style: str, runs: str, language: str) -> str:
    bidi = "<w:bidi/>" if find_direction(language) == "rtl" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{runs}</w:p>'


def _run(text: str, look: str = "") -> str:
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{pandoc.escape_words(text)}</w:t></w:r>'


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
