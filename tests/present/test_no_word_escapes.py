"""In a pseudo language every fixed word carries marks; a word without them was not passed through gettext.

The packs are disguised first: what people wrote in them loses every letter that carries a mark. So whatever
plain letter is left is a fixed word of ours, wherever it stands.
"""

import ast
import csv
import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bahali.analysis.findings import Findings
from bahali.document.section import Cover, Section
from bahali.present import opening, sections
from bahali.vocabulary import codes, law
from bahali.vocabulary.gathering import PACKAGE
from bahali.vocabulary.language import speaking
from bahali.workshop.fields import is_free_text
from bahali.workshop.tables import TABLE_KINDS

ROOT = Path(__file__).parents[2]
EXAMPLE, NOWHERE = ROOT / "parameters" / "islamabad-2025", ROOT / "tests" / "packs" / "nowhere"

DISGUISE = str.maketrans("aeiouycnszAEIOUYCNSZ", "αειουγκητζΑΕΙΟΥΓΚΗΤΖ")
FREE_KEYS = {
    *("label", "name", "title", "place", "organisers", "funder", "disclaimer", "data_notice", "subject"),
    *("validation_status", "people_source", "groups_present", "groups_absent", "approver", "pillars"),
    *("themes", "currency", "money_unit"),
}
PLAIN_WORD = re.compile(r"[A-Za-z]*[aeiouycnsz][A-Za-z]*")
NO_WORDS = re.compile(
    r"https?://\S+|\b[0-9a-f]{64}\b|tables/\w+\.csv|\bworkshop\.yaml\b|\bBahali\b"
    r"|(?<=⟦çólúmñ )\w+(?=⟧)"  # the heading of a column stands as it is
    r"|\b(?:Saaty|Tummala-Ling)\b"  # authors of an index
)
HIDDEN_KEYS = {
    *("name", "type", "kind", "row_names", "row_ids", "sources", "ids", "shown_as", "language", "workshop"),
    *("jurisdiction", "edition", "dated", "handout"),
}
SHOWN_ATTRIBUTES = {"alt", "aria-label", "title", "placeholder"}
NOT_A_SECTION = {"check_cover", "check_result", "tables_given", "results"}
OF_THE_COUNTRY = {"common_themes", "national_role", "side_by_side"}

Disguised = Callable[[Path], Path]


@pytest.fixture(scope="module")
def disguised(tmp_path_factory: pytest.TempPathFactory) -> Disguised:
    """Give a function that copies a pack and writes every word of people in letters that carry no mark."""
    made: dict[Path, Path] = {}

    def disguise(folder: Path) -> Path:
        if folder not in made:
            made[folder] = tmp_path_factory.mktemp("disguised") / folder.name
            shutil.copytree(folder, made[folder])
            _disguise_header(made[folder] / "workshop.yaml")
            for table in (made[folder] / "tables").glob("*.csv"):
                _disguise_table(table)
        return made[folder]

    return disguise


@pytest.mark.parametrize(
    ("pack", "jurisdiction", "edition"),
    [
        (NOWHERE, "AA", "public"),
        (NOWHERE, "AA", "restricted"),
        (NOWHERE, "CN", "public"),
        pytest.param(EXAMPLE, "PB", "public", marks=pytest.mark.slow),
        pytest.param(EXAMPLE, "BA", "restricted", marks=pytest.mark.slow),
        pytest.param(EXAMPLE, "NAT", "restricted", marks=pytest.mark.slow),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_no_word_of_a_report_escapes_translation(
    disguised: Disguised, pack: Path, jurisdiction: str, edition: str
) -> None:
    with speaking("en"):
        findings = opening.analyse(
            workshop=str(disguised(pack)),
            jurisdiction=jurisdiction,
            edition=edition,
            draws=200,
            language="en-XA",
        )
        shown = _say_all(findings)
        escaped = {name: words for name, texts in shown.items() if (words := _escapes(findings, texts))}
    assert escaped == {}


def test_words_that_an_editor_remarks_are_said_in_the_language_of_the_report() -> None:
    """Remarks are about English words, so they are made from a pack that is not disguised."""
    with speaking("en"):
        findings = opening.analyse(workshop=str(EXAMPLE), jurisdiction="PB", draws=200, language="en-XA")
        remarks = [fault for result in findings.quality.results for fault in result.remarks]
        said = [re.sub(r'"[^"]*"', "", text) for fault in remarks for text in (fault.problem, fault.remedy)]
    assert said
    assert [text for text in said if PLAIN_WORD.search(text)] == []


def test_what_the_check_of_a_pack_finds_is_said_in_the_language_of_the_notebook(
    edited_pack: Callable[..., Path],
) -> None:
    folder = edited_pack(actions={2: {"end": "2001-01", "start": "2002-01"}})
    with speaking("en-XA"):
        checked = opening.check(str(folder))
        assert checked.errors
        texts = [
            *_texts_of(sections.check_result(checked)),
            *_texts_of(sections.tables_given(checked)),
            *_texts_of(sections.check_cover(checked)),
        ]
    shown = [text for text in texts if text not in _plain_names()]
    assert [text for text in shown if PLAIN_WORD.search(NO_WORDS.sub("", text))] == []


def test_a_report_in_a_language_from_the_right_says_so(disguised: Disguised) -> None:
    with speaking("en"):
        findings = opening.analyse(
            workshop=str(disguised(NOWHERE)), jurisdiction="AA", draws=200, language="ar-XB"
        )
        cover, section = sections.cover(findings), sections.recommendations(findings)
        pages = [piece._repr_mimebundle_()["text/html"] for piece in (cover, section)]
    assert cover.language == "ar-XB"
    assert all(page.startswith('<div lang="ar-XB" dir="rtl">') for page in pages)


@pytest.mark.parametrize("floor", ["present", "document", "difference"])
def test_no_sentence_stands_outside_gettext(floor: str) -> None:
    """What no pack brings to light is found in the code: words in a row that are not marked as fixed."""
    found = [
        f"{path.relative_to(PACKAGE)}:{line} {words!r}"
        for path in sorted((PACKAGE / floor).rglob("*.py"))
        for line, words in _bare_sentences(path)
    ]
    assert found == []


def test_a_sentence_outside_gettext_is_found(tmp_path: Path) -> None:
    source = tmp_path / "wrong.py"
    source.write_text(
        '"""The words of a docstring."""\na = "two words"\nb = _("two words")\nc = f"{a} of them {b}"\n'
        'raise ValueError("no such thing")\n',
        encoding="utf-8",
    )
    assert [line for line, _words in _bare_sentences(source)] == [2, 4]


def _disguise(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(DISGUISE)
    if isinstance(value, list):
        return [_disguise(each) for each in value]
    return {key: _disguise(each) for key, each in value.items()} if isinstance(value, dict) else value


def _disguise_header(path: Path) -> None:
    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(each) for each in value]
        if isinstance(value, dict):
            return {key: _disguise(each) if key in FREE_KEYS else walk(each) for key, each in value.items()}
        return value

    content = walk(yaml.safe_load(path.read_text(encoding="utf-8")))
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _disguise_table(path: Path) -> None:
    fields = TABLE_KINDS[path.stem].row.model_fields
    free = {name for name, field in fields.items() if is_free_text(field)}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for row in rows:
            writer.writerow({key: _disguise(cell) if key in free else cell for key, cell in row.items()})


def _say_all(findings: Findings) -> dict[str, list[str]]:
    """Make every section that a notebook may have, and collect all that a reader sees of it."""
    left_out = NOT_A_SECTION if findings.is_national else NOT_A_SECTION | OF_THE_COUNTRY
    names = [name for name in sections.__all__ if name not in left_out]
    return {name: list(_texts_of(getattr(sections, name)(findings))) for name in names}


def _texts_of(piece: Section | Cover) -> Iterator[str]:
    yield from _texts_in(piece.model_dump(mode="json"))
    shown = piece._repr_mimebundle_()
    yield shown["text/plain"]
    reader = _Reader()
    reader.feed(shown["text/html"])
    yield from reader.texts


def _texts_in(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from () if name in HIDDEN_KEYS else _texts_in(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _texts_in(each, key)
    elif isinstance(value, str):
        yield from _texts_of_picture(value) if key == "svg" else (value,)


def _texts_of_picture(svg: str) -> Iterator[str]:
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)
    assert texts, "a picture without words"
    yield from (re.sub(r"<[^>]*>", "", text) for text in texts)


class _Reader(HTMLParser):
    """Collects what stands in a page, and what a screen reader says of it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_script = tag == "script"
        self.texts += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._is_script = False

    def handle_data(self, data: str) -> None:
        self.texts += [] if self._is_script else [data]


def _escapes(findings: Findings, texts: list[str]) -> list[str]:
    """Give the texts that hold a word of ours without a mark."""
    named = {*findings.workshop.weight_sets, findings.header.workshop_id, *_plain_names()}
    ids = re.compile(
        "|".join(
            [
                *(f"[“(]{re.escape(name)}[”)]" for name in named),
                *(rf"\b{re.escape(rater)}\b" for rater in _raters(findings)),
                rf"^(?:{'|'.join(map(re.escape, _code_values()))}): ",
            ]
        )
    )
    left = [text for text in dict.fromkeys(texts) if text.strip() not in named]
    return [text for text in left if PLAIN_WORD.search(ids.sub("", NO_WORDS.sub("", text)))]


def _raters(findings: Findings) -> set[str]:
    tables = (findings.workshop.table(name) for name in ("scores", "weight_answers", "comparisons"))
    return {str(rater) for table in tables for rater in table["rater_id"]}


def _plain_names() -> set[str]:
    """Names of tables and of their columns, which stand in remarks as they are written in files."""
    return {*TABLE_KINDS, *(name for kind in TABLE_KINDS.values() for name in kind.row.model_fields)}


def _code_values() -> set[str]:
    """Codes as they are written in cells, which the glossary lists with their words."""
    kinds = {kind for module in (codes, law) for kind in vars(module).values() if isinstance(kind, type)}
    return {code.value for kind in kinds if issubclass(kind, codes.Code) for code in kind}


SENTENCE = re.compile(r"[A-Za-z]{2,} +[a-z]{2,}")
MARKING = {"_", "N_", "NN_", "ngettext", "pgettext", "count_of"}
FOR_MACHINES = {"loc", "textcoords"}  # arguments that plotting takes in words


def _bare_sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what reads like a sentence and is neither marked, nor a docstring, nor raised as an error."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        part = waiting.pop(0)
        is_docstring = isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)
        if is_docstring or isinstance(part, ast.Raise) or _is_marking(part):
            continue
        if isinstance(part, ast.keyword) and part.arg in FOR_MACHINES:
            continue
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and _reads_as_words(part.value):
            yield part.lineno, part.value
        waiting += ast.iter_child_nodes(part)


def _is_marking(part: ast.AST) -> bool:
    return isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in MARKING


def _reads_as_words(text: str) -> bool:
    return SENTENCE.search(text) is not None and "<" not in text
