"""A report as one page: its template, its one script, and the data that the script reads."""

from bahali.publish.html.page import ReportExporter, WayBack, render_report, write_html

__all__ = ["ReportExporter", "WayBack", "render_report", "write_html"]
