"""How the sheets look, in one place."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from bahali.intake.template.columns import Kind

INK, MUTED, LINE, NEEDED, OPTIONAL, EXAMPLE = "#1b1f24", "#5b6470", "#9aa4b0", "#1a4f8b", "#dfe7f0", "#6b7280"
NUMBER_FORMATS = {Kind.TEXT: "@", Kind.NUMBER: "General", Kind.DATE: "yyyy-mm-dd"}


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook.

    Parameters
    ----------
    needed, optional : Format
        Headings of columns that must be filled, and of others.
    cells, examples, boxed : mapping of Kind to Format
        Cells to fill, by what they are to a spreadsheet program; those of an example; and those to fill that
        stand among locked ones.
    title, heading_over, heading, text, small, key, key_needed, link : Format
        Words that are only read; ``heading_over`` runs on over the cells beside it.
    paper_head, box : Format
        On paper: a heading, and a blank box to write into by hand.
    """

    needed: Format
    optional: Format
    cells: dict[Kind, Format]
    examples: dict[Kind, Format]
    boxed: dict[Kind, Format]
    title: Format
    heading_over: Format
    heading: Format
    text: Format
    small: Format
    key: Format
    key_needed: Format
    link: Format
    paper_head: Format
    box: Format


def add_looks(workbook: Workbook) -> Looks:
    """Add the formats to a workbook."""

    def add(**changes: object) -> Format:
        usual = {"font_color": INK, "valign": "top", "text_wrap": True, "locked": True}
        return workbook.add_format({**usual, **changes})

    def add_kinds(**changes: object) -> dict[Kind, Format]:
        return {
            kind: add(num_format=shown, locked=False, **changes) for kind, shown in NUMBER_FORMATS.items()
        }

    edge = {"border": 1, "border_color": LINE}
    head = {**edge, "bold": True, "valign": "vcenter", "text_wrap": False}
    return Looks(
        needed=add(**head | {"bg_color": NEEDED, "font_color": "#ffffff"}),
        optional=add(**head | {"bg_color": OPTIONAL, "bold": False}),
        cells=add_kinds(),
        examples=add_kinds(font_color=EXAMPLE, italic=True),
        boxed=add_kinds(bg_color="#fffdf5", align="left", **edge),
        title=add(bold=True, font_size=16),
        heading_over=add(bold=True, font_size=12.5, font_color=NEEDED, text_wrap=False),
        heading=add(bold=True, font_size=12.5, font_color=NEEDED, valign="bottom"),
        text=add(),
        small=add(font_size=10, font_color=MUTED),
        key=add(**edge),
        key_needed=add(**edge, bold=True, bg_color=OPTIONAL),
        link=add(font_color=NEEDED, underline=1),
        paper_head=add(**edge, bold=True, valign="vcenter", bg_color=OPTIONAL),
        box=add(**edge),
    )
