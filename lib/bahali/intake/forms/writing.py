"""Writes a form as XLSForm, which tools for forms take in, and as XForm, which they make of it."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from bahali.intake.forms.survey import Cells, Form
from bahali.intake.mapping.pack import move_into_place
from bahali.vocabulary.faults import Fault, InputError
from bahali.vocabulary.spreadsheets import WORDS_STAY_WORDS

_MADE = datetime(2025, 1, 1)


def write_form(form: Form, folder: Path, *, force: bool) -> tuple[Path, ...]:
    """Write both files of a form.

    Parameters
    ----------
    form : Form
        The form.
    folder : Path
        Where its files go; made if it is not there.
    force : bool
        True when files that are there may be replaced.

    Raises
    ------
    InputError
        If pyxform is not installed or finds anything in the form, or if a file is there already.
    """
    paths = tuple(folder / f"{form.form_id}.{ending}" for ending in ("xlsx", "xml"))
    if not force and (there := [path for path in paths if path.exists()]):
        remedy = "--force replaces it; a form that is in use should not change"
        raise InputError([Fault(str(path), "is there already", remedy=remedy) for path in there])
    contents = (write_xlsform(form), write_xform(form).encode())
    folder.mkdir(parents=True, exist_ok=True)
    move_into_place(dict(zip(paths, contents, strict=True)))
    return paths


def write_xlsform(form: Form) -> bytes:
    """Write a form as XLSForm: a workbook with the sheets survey, choices and settings, all of it text."""
    stream = BytesIO()
    with Workbook(stream, WORDS_STAY_WORDS) as workbook:
        workbook.set_properties({"title": form.title[:255], "created": _MADE})
        heading = workbook.add_format({"bold": True})
        for name, rows in form.as_sheets().items():
            sheet = workbook.add_worksheet(name)
            columns = _columns_of(rows)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, heading)
                for number, row in enumerate(rows, start=1):
                    if column in row:
                        sheet.write_string(number, place, row[column])
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(len(columns) - 1, 0), 24)
    return stream.getvalue()


def _columns_of(rows: Sequence[Cells]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for row in rows for column in row))


def write_xform(form: Form) -> str:
    """Write a form as XForm through pyxform.

    Raises
    ------
    InputError
        If pyxform is not installed, or finds anything in the form, if only a warning.
    """
    try:
        from pyxform.errors import PyXFormError  # noqa: PLC0415 -- an extra that not everybody has
        from pyxform.xls2xform import convert  # noqa: PLC0415
    except ImportError:
        remedy = 'install the extra: pip install "bahali[forms]"'
        raise InputError(
            [Fault("bahali form", "needs pyxform, which is not installed", remedy=remedy)]
        ) from None
    warnings: list[str] = []
    sheets = {name: [dict(row) for row in rows] for name, rows in form.as_sheets().items()}
    try:
        result = convert(sheets, warnings=warnings, validate=False, form_name=form.form_id)
    except PyXFormError as error:
        raise InputError([Fault(form.form_id, f"is not a form that pyxform takes: {error}")]) from None
    if warnings:
        raise InputError([Fault(form.form_id, f"pyxform warns: {warning}") for warning in warnings])
    return str(result.xform)
