"""A report as a Word document that officials can edit, comment and track changes in."""

import tempfile
from pathlib import Path

from bahali.document.reading import ReportDocument
from bahali.publish.dating import date_of
from bahali.publish.docx.blocks import Setting
from bahali.publish.docx.bookmarks import name_bookmark
from bahali.publish.docx.converting import convert
from bahali.publish.docx.document import write_tree
from bahali.publish.docx.finishing import finish
from bahali.publish.docx.pictures import save_pictures
from bahali.publish.docx.reference import make_reference
from bahali.vocabulary.language import speaking

__all__ = ["name_bookmark", "write_docx"]


def write_docx(report: ReportDocument) -> bytes:
    """Write a report, or one of its handouts, as a Word document.

    Parameters
    ----------
    report : ReportDocument
        As ``bahali.document.reading.read_report`` gives it. A handout comes without contents and numbers.

    Returns
    -------
    bytes
        The file, the same for the same report. Every section, card, table and named row has a bookmark.

    Raises
    ------
    InputError
        If pandoc cannot write it.
    """
    with speaking(report.cover.language), tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        setting = Setting(report.names, save_pictures(report, folder))
        tree = write_tree(report, setting)
        document = convert(tree, make_reference(report.cover, report.is_handout), folder)
        return finish(document, report.cover, date_of(report))
