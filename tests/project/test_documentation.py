"""What is written about the project is true of it: nothing undocumented, nothing that leads nowhere."""

import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest
import typer
from packaging.requirements import Requirement

from bahali.cli import app
from bahali.vocabulary.faults import describe_faults
from bahali.workshop import Settings, check_workshop
from bahali.workshop.guide import write_guide
from bahali.workshop.tables import TABLE_KINDS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "parameters" / "islamabad-2025"
TOP_PAGES = ("README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md", "SECURITY.md")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        *(ROOT / name for name in TOP_PAGES),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("parameters/**/*.md"),
        ROOT / "reports" / "README.md",
    )
)
DECISIONS = sorted(path.name for path in ROOT.glob("docs/decisions/*.md"))
NOTEBOOKS = sorted(path.name for path in ROOT.glob("notebooks/*.ipynb"))
PARAMETER_LINE = re.compile(r"^(?P<name>\w+): \w+ = .+  # (?P<meaning>\S.{9,})$")
OWN_PATH = re.compile(r"`((?:lib|tests|docs|notebooks|parameters|reports|\.ci)/[^`<>*]*)`")
OWN_NAME = re.compile(r"`(bahali(?:\.\w+)+)`")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def read_in_backticks(name: str) -> str:
    """Everything that a page shows as code, in backticks or indented."""
    text = read(name)
    return "\n".join([*re.findall(r"`([^`]+)`", text), *re.findall(r"^ {4}(.+)$", text, flags=re.MULTILINE)])


def find_links(name: str) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", read(name))


def find_anchors(path: Path) -> set[str]:
    """Anchors that a forge gives to the headings of a Markdown file."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def list_commands() -> Iterator[tuple[str, list[str]]]:
    """Each command with its options, without --help."""
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        options = [
            option for parameter in command.params for option in parameter.opts if option.startswith("--")
        ]
        yield name, [option for option in options if option != "--help"]


def read_parameter_lines(notebook: str) -> list[str]:
    cells = json.loads(read(f"notebooks/{notebook}"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    assert len(tagged) == 1, f"{notebook} needs exactly one cell tagged parameters"
    return "".join(tagged[0]["source"]).splitlines()


def test_every_command_and_option_is_in_the_readme() -> None:
    shown = read_in_backticks("README.md")
    for command, options in list_commands():
        assert f"bahali {command}" in shown
        assert not [option for option in options if option not in shown]


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", read("Makefile"), flags=re.MULTILINE)
    shown = read_in_backticks("README.md") + read_in_backticks("CONTRIBUTING.md")
    assert len(targets) > 5
    assert not [target for target in targets if target != "help" and f"make {target}" not in shown]


def test_every_parameter_is_in_the_readme() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ", read("README.md"), flags=re.MULTILINE)
    assert not set(Settings.model_fields) - set(rows)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_parameter_of_a_notebook_is_explained_beside_it(notebook: str) -> None:
    unexplained = [line for line in read_parameter_lines(notebook) if not PARAMETER_LINE.match(line)]
    assert not unexplained


@pytest.mark.parametrize("notebook", [name for name in NOTEBOOKS if name.endswith("_report.ipynb")])
def test_a_notebook_for_reports_has_every_parameter(notebook: str) -> None:
    names = [line.split(":")[0] for line in read_parameter_lines(notebook)]
    assert names == list(Settings.model_fields)


def test_every_notebook_is_in_the_readme() -> None:
    shown = read_in_backticks("README.md")
    assert not [name for name in NOTEBOOKS if name.removesuffix(".ipynb") not in shown]


def test_every_table_is_in_the_guide() -> None:
    titles = re.findall(r"^## `(\w+)`$", read("docs/tables.md"), flags=re.MULTILINE)
    assert titles == list(TABLE_KINDS)


def test_the_guide_to_the_tables_is_up_to_date() -> None:
    assert read("docs/tables.md") == write_guide(), "run make guide"


def test_every_table_is_in_the_readme_of_the_packs() -> None:
    shown = read_in_backticks("parameters/README.md")
    assert not [name for name in TABLE_KINDS if name not in shown]


def test_the_messages_in_the_readme_are_what_the_check_says(tmp_path: Path) -> None:
    pack = tmp_path / "spring-2026"
    shutil.copytree(EXAMPLE, pack)
    (pack / "tables" / "risks.csv").rename(pack / "tables" / "risk.csv")
    replace_in_row(pack / "tables" / "actions.csv", 2, "notify_sop", "notify_sopp")
    replace_in_row(pack / "tables" / "scores.csv", 12, ",5,1", ",9,1")
    for line in describe_faults(check_workshop(pack).errors).splitlines():
        assert f"    {line}\n" in read("README.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    links = [link.partition("#")[0] for link in find_links(page) if "://" not in link]
    assert not [link for link in links if link and not ((ROOT / page).parent / link).exists()]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_heading_finds_it(page: str) -> None:
    for link in find_links(page):
        target, _, anchor = link.partition("#")
        if anchor and "://" not in link:
            path = (ROOT / page).parent / target if target else ROOT / page
            assert anchor in find_anchors(path), f"{page} links to {link}"


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_has_words_that_stand_for_it(page: str) -> None:
    alternatives = re.findall(r"!\[([^\]]*)\]", read(page))
    assert not [words for words in alternatives if len(words) < 20]


@pytest.mark.parametrize("page", PAGES)
def test_every_path_in_backticks_is_there(page: str) -> None:
    # What a run produces is described in the reports/README.md and is not there before.
    paths = [path for path in OWN_PATH.findall(read(page)) if not path.startswith("reports/")]
    assert not [path for path in paths if not (ROOT / path).exists()]


@pytest.mark.parametrize("page", PAGES)
def test_every_name_in_backticks_can_be_imported(page: str) -> None:
    for name in OWN_NAME.findall(read(page)):
        resolve_name(name)


def test_words_of_the_glossary_are_in_order_and_given_once() -> None:
    words = [
        word.casefold() for word in re.findall(r"^\*\*(.+?)\*\*", read("GLOSSARY.md"), flags=re.MULTILINE)
    ]
    assert words == sorted(set(words))


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_says_context_choice_and_cost(decision: str) -> None:
    headings = re.findall(r"^## (.+)$", read(f"docs/decisions/{decision}"), flags=re.MULTILINE)
    assert headings == ["Context", "Choice", "Cost"]


def test_decisions_are_numbered_without_a_hole() -> None:
    numbers = [int(name[:4]) for name in DECISIONS]
    titles = [int(re.match(r"# (\d+)\. ", read(f"docs/decisions/{name}"))[1]) for name in DECISIONS]  # type: ignore[index]
    assert numbers == titles == list(range(1, len(DECISIONS) + 1))


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    reasons = re.findall(r"^\| ([\w-]+) \|", read("docs/decisions/0016-dependencies.md"), flags=re.MULTILINE)
    assert {Requirement(line).name for line in project["dependencies"]} == set(reasons) - {"package"}


def replace_in_row(path: Path, row: int, old: str, new: str) -> None:
    """Change one row of a CSV file; the number is the one a spreadsheet shows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert old in lines[row - 1]
    lines[row - 1] = lines[row - 1].replace(old, new)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
