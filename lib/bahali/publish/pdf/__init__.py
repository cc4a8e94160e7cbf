"""A report as PDF, set by typst from a template of ours and tagged for people who cannot see it."""

from bahali.publish.pdf.typesetting import write_pdf

__all__ = ["write_pdf"]
