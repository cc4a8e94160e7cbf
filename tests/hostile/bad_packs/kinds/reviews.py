"""Review files and Word files that are no reviews, or carry more than a reviewer's words."""

import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from bad_packs.case import Case, Content, Ground, to_bytes
from bad_packs.kinds.words import WORDS

PACK = "parameters/nowhere-2030"
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
FACTS = {"workshop": "nowhere-2030", "jurisdiction": "AA", "edition": "public"}


def take_in(name: str, content: Content, *options: str) -> Callable[[Ground], list[str]]:
    """Write a reviewer's file and take it in."""

    def change(ground: Ground) -> list[str]:
        (ground.project / name).write_bytes(to_bytes(content))
        return ["review", "import", PACK, name, *options]

    return change


def review(**keys: Any) -> str:
    content = {
        "format": "bahali-review",
        "version": 1,
        "review_id": "R0123456789abcdef",
        "report": {**FACTS, "content": "0011223344556677"},
        "stakeholder_group": None,
        "points": [{"target": "A-AA-01", "verdict": "agree", "comment": ""}],
    }
    return json.dumps(content | keys)


def point(**keys: Any) -> str:
    return review(points=[{"target": "A-AA-01", "verdict": "comment", "comment": "x", **keys}])


def about(**keys: Any) -> str:
    return review(report={**FACTS, "content": "x", **keys})


def bad(name: str, content: Content, *told: str) -> Case:
    return Case(f"review: {name}", take_in("review.json", content), ("review.json", *told))


def document(body: str) -> str:
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def properties(**facts: str) -> str:
    told = "".join(f'<property name="{key}"><v>{value}</v></property>' for key, value in facts.items())
    return f'<Properties xmlns="{PROPERTIES}">{told}</Properties>'


def word(body: str = "", **parts: str | bytes) -> bytes:
    """Pack a Word file; keys name parts, with two underscores for a slash."""
    told = (
        f'<w:comments {NAMES}><w:comment w:id="1" w:author="A"><w:p><w:r><w:t>{body or "x"}</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    sound: dict[str, str | bytes] = {
        "word/document.xml": document('<w:p><w:commentRangeStart w:id="1"/></w:p>'),
        "word/comments.xml": told,
        "docProps/custom.xml": properties(**FACTS),
    }
    sound |= {f"{key.replace('__', '/')}.xml": content for key, content in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, content in sound.items():
            archive.writestr(key, content)
    return stream.getvalue()


def bad_word(name: str, content: Content, *told: str) -> Case:
    return Case(f"Word: {name}", take_in("report.docx", content), ("report.docx", *told))


DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def lying(content: bytes) -> bytes:
    """Let a zip say that its first part is a byte long when unpacked."""
    place = content.index(b"PK\x01\x02")
    return content[: place + 24] + struct.pack("<L", 1) + content[place + 28 :]


def locked(content: bytes) -> bytes:
    """Let a zip say that its first part is locked."""
    place = content.index(b"PK\x01\x02")
    return content[:6] + b"\x01" + content[7 : place + 8] + b"\x01" + content[place + 9 :]


def zeros(count: int) -> str:
    return document("<w:p/>" * count)


def link_to_secret(ground: Ground) -> list[str]:
    (ground.project / "review.json").symlink_to("../outside/note.txt")
    return ["review", "import", PACK, "review.json"]


def pipe(ground: Ground) -> list[str]:
    os.mkfifo(ground.project / "review.json")
    return ["review", "import", PACK, "review.json"]


def table_by_link(ground: Ground) -> list[str]:
    """Let the table of points be a link to a file outside."""
    ground.table("review_points").unlink()
    ground.table("review_points").symlink_to("../../../../outside/secret.csv")
    return take_in("review.json", review())(ground)


CASES = [
    bad("nothing", b"", "no review file"),
    bad("zero bytes", b"\0" * 100, "no review file"),
    bad("no JSON", "hello", "no review file"),
    bad("a list", "[]", "no review file"),
    bad("a number without an end", "9" * 100_000, "no review file"),
    bad("a hundred thousand lists in each other", "[" * 100_000, "no review file"),
    bad("a hundred thousand mappings in each other", '{"a":' * 100_000, "no review file"),
    bad("a key twice", review()[:-1] + ', "version": 1}', "no review file"),
    bad("no number", review().replace('"version": 1', '"version": NaN'), "no review file"),
    bad("an infinite number", review().replace('"version": 1', '"version": Infinity'), "no review file"),
    bad("UTF-16 with a wrong end", review().encode("utf-16")[:-1], "no review file"),
    bad("latin-1", point(comment="é").encode("latin-1").replace(b"\\u00e9", b"\xe9"), "no review file"),
    bad("three megabytes", lambda: point(comment="x" * 3_000_000), "2 MB"),
    bad("another format", review(format="x"), "no review file"),
    bad("a later version", review(version=99), "format 99"),
    bad("a version without an end", review(version=10**300), "format 1"),
    bad("a version of words", review(version="1"), "version"),
    bad("a key nobody knows", review(path="../../x"), "path", "no such key"),
    bad("a key of a dunder", review(__class__="x"), "__class__"),
    bad("a path as its id", review(review_id="../../../x"), "review_id"),
    bad("a formula as its id", review(review_id="=1+1"), "review_id"),
    bad("no points", review(points=[]), "points"),
    bad("points of words", review(points="all"), "points"),
    bad(
        "six hundred points",
        review(points=[{"target": f"A-AA-{n:03}", "verdict": "agree"} for n in range(600)]),
        "points",
    ),
    bad("one part twice", review(points=[{"target": "A-AA-01", "verdict": "agree"}] * 2), "twice"),
    bad("a verdict nobody knows", point(verdict="<script>"), "verdict"),
    bad("a target that is a path", point(target="../../x"), "target"),
    bad("a target that is a script", point(target="<script>alert(1)</script>"), "target"),
    bad("a target of a lone surrogate", point(target="\ud800"), "target"),
    bad("a target of a zero byte", point(target="A-AA-01\0"), "target"),
    bad("a target of two lines", point(target="A-AA-01\nA-AA-02"), "target"),
    bad("a comment that says nothing", point(comment="\u2066 \u2069"), "says nothing"),
    bad("a comment of five thousand signs", point(comment="x" * 5000), "4000"),
    bad("a comment that is a list", point(comment=["x"]), "comment"),
    bad("another workshop", about(workshop="../../other"), "workshop"),
    bad("a workshop of colours", about(workshop="\x1b[31mx"), "U+001B"),
    bad("a workshop of a lone surrogate", about(workshop="\udfff"), "U+DFFF"),
    bad("another jurisdiction", about(jurisdiction="ZZ"), "jurisdiction"),
    bad("an edition nobody knows", about(edition="all"), "edition"),
    bad("a group nobody knows", review(stakeholder_group="=1+1"), "stakeholder_group"),
    Case("review: a link to a secret", link_to_secret, ("review.json", "no review file")),
    Case("review: a pipe", pipe, ("review.json", "cannot be opened")),
    Case(
        "review: into a table that is a link", table_by_link, ("tables/review_points.csv", "leads elsewhere")
    ),
    Case(
        "review: a file that is not there",
        lambda _: ["review", "import", PACK, "no.json"],
        ("no.json", "no such file"),
    ),
    Case("review: a device", lambda _: ["review", "import", PACK, "/dev/zero"], ("cannot be opened",)),
    Case("review: a name too long", lambda _: ["review", "import", PACK, "x" * 5000], ("cannot be opened",)),
    Case("review: a folder", lambda _: ["review", "import", PACK, "parameters"], ("cannot be opened",)),
    bad_word("a zip of nothing", b"PK\x05\x06" + bytes(18), "no review file"),
    bad_word("cut off", word()[:200], "damaged"),
    bad_word("a head alone", b"PK\x03\x04", "damaged"),
    bad_word("no document", word().replace(b"word/document.xml", b"word/documemt.xml"), "no Word document"),
    bad_word("no XML", word(word__document="hello"), "cannot be read"),
    bad_word("a billion laughs", word(word__document=f"{DTD}]><x>&i;</x>"), "cannot be read"),
    bad_word(
        "an outside entity",
        word(word__comments='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
        "cannot be read",
    ),
    bad_word(
        "an outside DTD",
        word(word__document='<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd"><x/>'),
        "cannot be read",
    ),
    bad_word(
        "a parameter entity",
        word(word__document='<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><x/>'),
        "cannot be read",
    ),
    bad_word("a part of a hundred megabytes", lambda: word(word__document=" " * 100_000_000), "MB"),
    bad_word("millions of paragraphs", lambda: word(word__document=zeros(6_000_000)), "MB"),
    bad_word(
        "three thousand comments",
        word(word__comments=f"<w:comments {NAMES}>{'<w:comment/>' * 3000}</w:comments>"),
        "2000 comments",
    ),
    bad_word("locked", locked(word()), "damaged or locked"),
    bad_word("packed in another way", word().replace(b"\x08\x00", b"\x0e\x00"), "report.docx"),
    bad_word(
        "another workshop",
        word(
            docProps__custom=properties(workshop="../../x"),
        ),
        "workshop",
    ),
    bad_word("no jurisdiction", word(docProps__custom="<x/>"), "--jurisdiction"),
    bad_word("properties with an entity", word(docProps__custom=f"{DTD}]><x>&i;</x>"), "--jurisdiction"),
    bad_word(
        "a jurisdiction that is a path",
        word(
            docProps__custom=properties(jurisdiction="../x"),
        ),
        "jurisdiction",
    ),
    Case(
        "Word: a size that lies",
        take_in("report.docx", lying(word())),
        codes=(0, 2),
        changes="parameters/nowhere-2030/tables",
    ),
    Case(
        "Word: elements a thousand deep",
        take_in(
            "report.docx",
            word(word__document=f"<w:document {NAMES}>" + "<w:p>" * 1000 + "</w:p>" * 1000 + "</w:document>"),
        ),
        codes=(0,),
        changes="parameters/nowhere-2030/tables",
    ),
    Case(
        "Word: elements a hundred thousand deep",
        take_in(
            "report.docx",
            word(
                word__document=f"<w:document {NAMES}>"
                + "<w:p>" * 100_000
                + "</w:p>" * 100_000
                + "</w:document>"
            ),
        ),
        codes=(0, 2),
        changes="parameters/nowhere-2030/tables",
    ),
]
CASES += [
    Case(
        f"review: {name}, as a comment",
        take_in("review.json", point(comment=words[:3000])),
        codes=(0,),
        changes="parameters/nowhere-2030/tables",
    )
    for name, words in list(WORDS.items())[::6]
]
CASES += [
    Case(
        f"Word: {name}, as a comment",
        take_in("report.docx", word(escape("".join(sign for sign in words[:3000] if sign.isprintable())))),
        codes=(0,),
        changes="parameters/nowhere-2030/tables",
    )
    for name, words in list(WORDS.items())[1:20:6]
]
