"""The moment that every file of a report carries, so that an unchanged pack gives the same bytes again."""

from datetime import UTC, datetime

from bahali.document.reading import ReportDocument
from bahali.document.section import Cover
from bahali.publish.epoch import read_epoch

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""DOCX and XLSX are zip files, which know no earlier day."""


def date_of(report: ReportDocument | Cover) -> datetime:
    """Give the moment to date the files of a report with; never that of the run.

    Parameters
    ----------
    report : ReportDocument or Cover
        The report, or its cover alone.

    Returns
    -------
    datetime
        In UTC: ``SOURCE_DATE_EPOCH`` where it is set, else the day on the cover at midnight, else the first
        day of 1980; never before that.

    Raises
    ------
    InputError
        If ``SOURCE_DATE_EPOCH`` is set and is no number of seconds.
    """
    if moment := read_epoch():
        return max(EARLIEST, moment)
    cover = report if isinstance(report, Cover) else report.cover
    if cover.dated is None:
        return EARLIEST
    return max(EARLIEST, datetime(cover.dated.year, cover.dated.month, cover.dated.day, tzinfo=UTC))
