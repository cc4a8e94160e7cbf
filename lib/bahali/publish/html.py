"""A report as one HTML file that needs nothing else: no network, no script, no other file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbformat import NotebookNode
from traitlets import default

from bahali.document.freetext import clean_text
from bahali.document.markup import render_cover
from bahali.document.reading import ReportDocument, read_report
from bahali.document.section import Cover
from bahali.publish.contents import Entry, list_contents
from bahali.publish.parts import render_parts
from bahali.publish.style import ASSETS, read_style, write_policy
from bahali.vocabulary.language import find_direction


@dataclass(frozen=True)
class ReportPage:
    """What the page template puts in its places."""

    title: str
    language: str
    direction: str
    policy: str
    style: Markup
    cover: Markup
    notice: str
    contents: tuple[Entry, ...]
    body: Markup
    code: tuple[str, ...]


class ReportExporter(HTMLExporter):
    """Exports an executed notebook as a report: ``jupyter nbconvert --to bahali``."""

    export_from_notebook = "Bahali report"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "report"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        return [str(ASSETS)]

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Add the filter that the template starts from."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "read_page", read_page

    def from_notebook_node(  # type: ignore[override]  # as in every nbconvert exporter that writes text
        self,
        nb: NotebookNode,
        resources: dict[str, Any] | None = None,
        **kw: Any,  # noqa: ANN401
    ) -> tuple[str, dict[str, Any]]:
        """Convert an executed notebook; see ``bahali.document.reading.read_report`` for what is refused."""
        # HTMLExporter would parse the finished page and write it anew, which its own templates need.
        page, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        return page, resources


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
    page, _ = ReportExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call]
    return str(page)


def read_page(notebook: NotebookNode) -> ReportPage:
    """Prepare a notebook for the page template."""
    return _make_page(read_report(notebook))


def _make_page(report: ReportDocument) -> ReportPage:
    cover = report.cover
    style = read_style()
    return ReportPage(
        title=clean_text(f"{cover.title} – {cover.subtitle}"),
        language=cover.language,
        direction=find_direction(cover.language),
        policy=write_policy(style),
        style=style,
        cover=Markup(render_cover(cover.title, cover.subtitle, cover.facts, cover.notice)),
        notice=_write_short_notice(cover),
        contents=list_contents(report.sections),
        body=render_parts(report.parts, report.names),
        code=tuple(clean_text(source) for source in report.code),
    )


def _write_short_notice(cover: Cover) -> str:
    return clean_text(f"{cover.notice.title}: {cover.notice.text}") if cover.notice else ""
