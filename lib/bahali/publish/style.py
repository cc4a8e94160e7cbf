"""The one style sheet of every page, and the security policy that allows it, one script and nothing else."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from bahali.document.fonts import FONT_FAMILIES, WEB_FONT_FILE

ASSETS = Path(__file__).parent / "assets"
STYLE_FILES = (
    "colours.css",
    "page.css",
    "text.css",
    "cards.css",
    "tables.css",
    "sorting.css",
    "stacked.css",
    "figures.css",
    "contents.css",
    "controls.css",
    "search.css",
    "terms.css",
    "explorer.css",
    "front.css",
    "review.css",
    "touch.css",
    "print.css",
)
"""One file for each concern, in the order in which they overrule each other."""


@cache
def read_style() -> Markup:
    """Read the style sheet as it stands inside the ``style`` element."""
    return Markup(f"{_bring_font()}\n{join_files('style', STYLE_FILES)}")


def _bring_font() -> str:
    """Bring the font that pictures were measured in; a page asks no other machine for it."""
    font = base64.b64encode(WEB_FONT_FILE.read_bytes()).decode("ascii")
    return f'@font-face {{ font-family: "{FONT_FAMILIES[0]}"; src: url(data:font/woff2;base64,{font}); }}'


def join_files(folder: str, names: tuple[str, ...]) -> Markup:
    """Join files of a folder of the assets, in the order given, as they stand inside one element."""
    return Markup("\n".join((ASSETS / folder / name).read_text(encoding="utf-8") for name in names))


def write_policy(style: str, script: str = "") -> str:
    """Write the content security policy of a page: its own style and script, and what stands in the file.

    Parameters
    ----------
    style : str
        Exact content of the one ``style`` element; the policy names it by its SHA-256.
    script : str
        Exact content of the one ``script`` element that runs, likewise; blank for a page without.
    """
    rules = [
        "default-src 'none'",
        "img-src data:",
        "font-src data:",
        f"style-src '{_digest(style)}'",
        *([f"script-src '{_digest(script)}'"] if script else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules)


def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode('ascii')}"
