"""How the sheets of a workbook look, in one place."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

_INK, _MUTED, _LINE, _HEAD, _NOTICE = "#1b1f24", "#5b6470", "#c3cad3", "#e4eaf1", "#fff4d6"
_TEXT: dict[str, Any] = {"font_color": _INK, "valign": "top", "text_wrap": True}
GROUPED_FROM = 10_000  # so that years stay years


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    title: Format
    subtitle: Format
    notice: Format
    note: Format
    plain: Format
    head: Format
    number_head: Format
    text: Format
    row_head: Format
    blank: Format
    ids: Format
    link: Format
    number: Format
    grouped: Format
    grouped_fraction: Format
    fixed: tuple[Format, ...]

    def of_number(self, number: float, decimals: int | None = None) -> Format:
        """Choose how a number is written: thousands grouped from five digits on, as in the report.

        With ``decimals``, 0 to 4, it always shows so many.
        """
        if decimals is not None and abs(number) < GROUPED_FROM:
            return self.fixed[decimals]
        if abs(number) < GROUPED_FROM:
            return self.number
        return self.grouped if float(number).is_integer() else self.grouped_fraction


def add_styles(workbook: Workbook) -> Styles:
    """Add the formats to a workbook."""

    def add(**changes: object) -> Format:
        return workbook.add_format({**_TEXT, **changes})

    boxed = {"border": 1, "border_color": _LINE}
    head = {**boxed, "bold": True, "bg_color": _HEAD, "valign": "bottom"}
    number = {**boxed, "align": "right", "indent": 1, "text_wrap": False}
    return Styles(
        title=add(bold=True, font_size=14),
        subtitle=add(font_color=_MUTED),
        notice=add(bg_color=_NOTICE),
        note=add(italic=True),
        plain=add(),
        head=add(**head),
        number_head=add(**head, align="right", indent=1),
        text=add(**boxed),
        row_head=add(**boxed, bold=True),
        blank=add(**boxed, font_color=_MUTED, italic=True),
        ids=add(**boxed, font_color=_MUTED),
        link=add(**boxed, font_color="#1a4f8b", underline=1),
        number=add(**number),
        grouped=add(**number, num_format="#,##0"),
        grouped_fraction=add(**number, num_format="#,##0.##########"),
        fixed=tuple(add(**number, num_format=shown) for shown in ("0", "0.0", "0.00", "0.000", "0.0000")),
    )
