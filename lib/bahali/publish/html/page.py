"""A report as one HTML file that needs nothing else: no network, no other file, and no script to be whole."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from bahali.document.freetext import clean_text
from bahali.document.markup import render_cover
from bahali.document.reading import ReportDocument, read_report
from bahali.publish.html.contents import Entry, list_contents
from bahali.publish.html.exploring import describe_explorer
from bahali.publish.html.labels import write_labels
from bahali.publish.html.parts import render_parts
from bahali.publish.html.reviewing import describe_review
from bahali.publish.html.script import embed_json, read_script, words_for_script
from bahali.publish.html.terms import list_terms
from bahali.publish.style import read_style, write_policy
from bahali.publish.templates import fill_template
from bahali.vocabulary.language import find_direction, speaking


@dataclass(frozen=True)
class WayBack:
    """A link to the page that this one belongs to.

    Parameters
    ----------
    href : str
        Where it is, relative to the page.
    words : str
        What a reader finds there.
    """

    href: str
    words: str


@dataclass(frozen=True)
class ReportPage:
    """What the page template puts in its places."""

    title: str
    language: str
    direction: str
    policy: str
    style: Markup
    script: Markup
    data: Markup
    cover: Markup
    notice: str
    contents: tuple[Entry, ...]
    body: Markup
    code: tuple[str, ...]
    way_back: WayBack | None = None


class ReportExporter(Exporter):
    """Exports an executed notebook as a report: ``jupyter nbconvert --to bahali``."""

    export_from_notebook = "Bahali report"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # as in every nbconvert exporter that writes text
        self,
        nb: NotebookNode,
        resources: dict[str, Any] | None = None,
        **kw: Any,  # noqa: ANN401
    ) -> tuple[str, dict[str, Any]]:
        """Convert an executed notebook; see ``bahali.document.reading.read_report`` for what is refused."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        return write_html(notebook), resources


def write_html(notebook: NotebookNode) -> str:
    """Write an executed notebook as a report.

    Parameters
    ----------
    notebook : NotebookNode
        Executed, without errors, with one cover; it is not changed.

    Returns
    -------
    str
        The whole page, the same for the same notebook, to be stored as UTF-8.

    Raises
    ------
    ValueError
        If the notebook cannot be a report; see ``bahali.document.reading.read_report``.
    """
    return render_report(read_report(notebook))


def render_report(report: ReportDocument, way_back: WayBack | None = None) -> str:
    """Write a report that was read already as one page, its fixed words in the language of its cover.

    Parameters
    ----------
    report : ReportDocument
        What to write.
    way_back : WayBack, optional
        The page that this one is always kept beside; a report is passed on alone and has none.
    """
    with speaking(report.cover.language):
        return fill_template("report/index.html.j2", page=_make_page(report, way_back))


def _make_page(report: ReportDocument, way_back: WayBack | None) -> ReportPage:
    cover = report.cover
    style, script = read_style() + Markup(write_labels(report.sections)), read_script()
    return ReportPage(
        title=clean_text(f"{cover.title} – {cover.subtitle}"),
        language=cover.language,
        direction=find_direction(cover.language),
        policy=write_policy(style, script),
        style=style,
        script=script,
        data=_write_data(report),
        cover=Markup(render_cover(cover.title, cover.subtitle, cover.facts, cover.notice)),
        notice=clean_text(cover.notice_line),
        contents=list_contents(report.sections),
        body=render_parts(report.parts, report.names),
        code=tuple(clean_text(source) for source in report.code),
        way_back=way_back,
    )


def _write_data(report: ReportDocument) -> Markup:
    """Give what the script reads: its words, terms explained, what can be marked, and what can be weighed."""
    data = {
        "page-words": words_for_script(),
        "page-terms": list_terms(report.sections),
        "page-review": describe_review(report),
        "page-explorer": describe_explorer(report),
    }
    return Markup("\n").join(embed_json(name, own) for name, own in data.items() if own is not None)
