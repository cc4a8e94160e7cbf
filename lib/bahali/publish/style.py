"""The one style sheet of every page, and the security policy that allows it and nothing else."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from markupsafe import Markup

ASSETS = Path(__file__).parent / "assets"


@cache
def read_style() -> Markup:
    """Read the style sheet as it stands inside the ``style`` element."""
    return Markup((ASSETS / "report.css").read_text(encoding="utf-8"))


def write_policy(style: str) -> str:
    """Write the content security policy of a page: its own style, pictures inside the file, no script at all.

    Parameters
    ----------
    style : str
        Exact content of the one ``style`` element; the policy names it by its SHA-256.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
