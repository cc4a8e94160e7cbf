"""Files as reviewers hand them in: a review saved in the page, and a Word file with comments, by raw XML."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from bahali.review.points import Expected
from bahali.workshop import read_workshop

NOWHERE = Path(__file__).parents[1] / "packs" / "nowhere"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
REPORT = {"workshop": "nowhere-2030", "jurisdiction": "AA", "edition": "public"}


@pytest.fixture(scope="session")
def expected() -> Expected:
    """What files are compared with: the workshop of nowhere."""
    workshop = read_workshop(NOWHERE)
    return Expected(workshop.header, frozenset(workshop.tables["actions"]["action_id"]))


@pytest.fixture(scope="session")
def saved_review() -> Callable[..., bytes]:
    """Give a function that writes a review file; keys given replace those of a sound one."""

    def write(**keys: Any) -> bytes:
        content = {
            "format": "bahali-review",
            "version": 1,
            "review_id": "R0123456789abcdef",
            "report": {**REPORT, "content": "0011223344556677"},
            "stakeholder_group": None,
            "points": [{"target": "A-AA-01", "verdict": "agree", "comment": ""}],
        }
        return json.dumps(content | keys).encode()

    return write


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    """Give a function that packs a Word file from the body of its document and its comments by id."""

    def pack(
        body: str,
        comments: Mapping[str, str],
        facts: Mapping[str, str] = REPORT,
        **others: str,
    ) -> bytes:
        told = "".join(
            f'<w:comment w:id="{name}" w:author="Sana Tester" w:initials="ST" w:date="2030-10-01T09:00:00Z">'
            f'<w:p w14:paraId="0000000{name}"><w:r><w:annotationRef/></w:r>{_runs(text)}</w:p></w:comment>'
            for name, text in comments.items()
        )
        properties = "".join(
            f'<property name="{name}"><v>{escape(value)}</v></property>' for name, value in facts.items()
        )
        parts = {
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/comments.xml": f"<w:comments {SPACES}>{told}</w:comments>",
            "docProps/custom.xml": f'<Properties xmlns="{PROPERTIES}">{properties}</Properties>',
            **{name.replace("__", "/").replace("_xml", ".xml"): text for name, text in others.items()},
        }
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        return written.getvalue()

    return pack


def _runs(text: str) -> str:
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"
