"""Sentences about what came of a report."""

from collections.abc import Mapping

from bahali.vocabulary.language import _


def describe_missing(missing: Mapping[str, str]) -> str:
    """Say which files could not be made and why, each reason once; blank when nothing is missing.

    Examples
    --------
    >>> describe_missing({"report.docx": "no pandoc", "brief.docx": "no pandoc"})
    'Could not be made: report.docx, brief.docx (no pandoc).'
    """
    reasons = dict.fromkeys(missing.values())
    names = {reason: ", ".join(name for name in missing if missing[name] == reason) for reason in reasons}
    told = "; ".join(f"{names[reason]} ({reason.rstrip('.')})" for reason in reasons)
    return _("Could not be made: {files}.").format(files=told) if told else ""
