"""One report in every format that its readers use; a fault of one leaves the others."""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bahali.document.reading import ReportDocument
from bahali.publish.files import EVERY_FORMAT, Format
from bahali.vocabulary.faults import InputError
from bahali.vocabulary.pausing import collecting_later

_Writer = Callable[[ReportDocument], bytes]


@dataclass(frozen=True)
class Written:
    """What came of writing a report.

    Parameters
    ----------
    files : mapping of str to bytes
        The files that were made, by name.
    missing : mapping of str to str
        For each file that could not be made, why, in one line.
    log : str
        All that is known about what is missing, for the person who mends it.
    """

    files: Mapping[str, bytes]
    missing: Mapping[str, str]
    log: str = ""


@collecting_later()
def write_formats(report: ReportDocument, formats: Sequence[Format] = EVERY_FORMAT) -> Written:
    """Write a report in several formats.

    Parameters
    ----------
    report : ReportDocument
        What an executed notebook shows, read once for all formats.
    formats : sequence of Format
        Which to write; the papers of their own, such as the brief, come as PDF and DOCX.

    Returns
    -------
    Written
        A format that could not be written is named with the reason and does not stop the others.
    """
    files: dict[str, bytes] = {}
    missing: dict[str, str] = {}
    traces: list[str] = []
    for name, writer, document in _list_files(report, formats):
        try:
            files[name] = writer(document)
        except Exception as error:  # whatever it is, the other formats are of use without this one
            missing[name] = _tell(error)
            traces.append(f"{name}\n{''.join(traceback.format_exception(error))}")
    return Written(files, missing, "\n".join(traces))


def _list_files(
    report: ReportDocument, formats: Sequence[Format]
) -> Iterator[tuple[str, _Writer, ReportDocument]]:
    for form in EVERY_FORMAT:
        if form in formats:
            yield _NAMES.get(form, f"report.{form}"), _WRITERS[form], report
    for paper, document in report.handouts.items():
        for form in (Format.PDF, Format.DOCX):
            if form in formats:
                yield f"{paper}.{form}", _WRITERS[form], document


def _tell(error: Exception) -> str:
    if isinstance(error, InputError):
        return "; ".join(map(str, error.faults))
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


# Each writer is loaded when it is first needed: a program that is missing for one must not stop the others.
def _write_html(report: ReportDocument) -> bytes:
    from bahali.publish.html import render_report  # noqa: PLC0415

    return render_report(report).encode()


def _write_pdf(report: ReportDocument) -> bytes:
    from bahali.publish.pdf import write_pdf  # noqa: PLC0415

    return write_pdf(report)


def _write_docx(report: ReportDocument) -> bytes:
    from bahali.publish.docx import write_docx  # noqa: PLC0415

    return write_docx(report)


def _write_xlsx(report: ReportDocument) -> bytes:
    from bahali.publish.xlsx import write_xlsx  # noqa: PLC0415

    return write_xlsx(report)


def _write_tables(report: ReportDocument) -> bytes:
    from bahali.publish.tables_zip import write_tables_zip  # noqa: PLC0415

    return write_tables_zip(report)


_NAMES = {Format.CSV: "tables.zip"}
_WRITERS: Mapping[Format, _Writer] = {
    Format.HTML: _write_html,
    Format.PDF: _write_pdf,
    Format.DOCX: _write_docx,
    Format.XLSX: _write_xlsx,
    Format.CSV: _write_tables,
}
