"""From the parameters of a notebook to everything its sections need."""

import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from bahali.analysis.findings import Findings
from bahali.analysis.quality.checks import Check
from bahali.notebook import sections
from bahali.present.opening import analyse, check
from bahali.present.results import gather_results
from bahali.vocabulary.faults import InputError
from bahali.workshop import read_workshop
from bahali.workshop.slicing import slice_for

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def test_a_workshop_is_opened_with_the_defaults_of_its_settings(nowhere: Path) -> None:
    findings = analyse(workshop=str(nowhere), jurisdiction="EE")
    assert findings.jurisdiction.slug == "emberlow"
    assert (findings.settings.weight_set, findings.settings.max_recommendations) == ("even", 10)


def test_an_unknown_jurisdiction_is_told_with_those_there_are(nowhere: Path) -> None:
    with pytest.raises(InputError, match='jurisdiction: found "XX"; allowed: CN, AA, BB, CC, DD, EE'):
        analyse(workshop=str(nowhere), jurisdiction="XX")


def test_an_unknown_parameter_is_told_with_the_likely_one(nowhere: Path) -> None:
    with pytest.raises(InputError, match=r'editon: .*did you mean "edition"'):
        analyse(workshop=str(nowhere), jurisdiction="AA", editon="public")


def test_every_wrong_parameter_is_told_at_once(nowhere: Path) -> None:
    with pytest.raises(InputError) as caught:
        analyse(workshop=str(nowhere), jurisdiction="AA", edition="secret", max_recommendations=0)
    assert [fault.column for fault in caught.value.faults] == ["edition", "max_recommendations"]


def test_a_workshop_with_an_error_is_not_analysed(edited_pack: Callable[..., Path]) -> None:
    pack = edited_pack(gaps={2: {"severity": "9"}})
    with pytest.raises(InputError, match=r'tables/gaps.csv, row 2, column severity: found "9"'):
        analyse(workshop=str(pack), jurisdiction="AA")


def test_a_check_tells_the_error_and_goes_on(edited_pack: Callable[..., Path]) -> None:
    checked = check(str(edited_pack(gaps={2: {"severity": "9"}})))
    assert checked.workshop is None
    assert [fault.column for fault in checked.errors] == ["severity"]


def test_a_workshop_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(
        InputError, match='there is no workshop "islamabad-2052"; did you mean "islamabad-2025"'
    ):
        check("islamabad-2052")


AGAINST_THE_WHOLE = {"quality_summary", "run_record", "results"}
"""Parts that count cells of every source and course, or hold the fingerprint."""


@pytest.mark.parametrize("jurisdiction", ["AA", "BB", "DD"])
def test_a_report_from_a_slice_says_what_a_report_from_the_whole_said(
    nowhere: Path, jurisdiction: str
) -> None:
    sliced = analyse(workshop=str(nowhere), jurisdiction=jurisdiction, draws=100)
    whole = Findings(read_workshop(nowhere), sliced.settings)
    notebook = nbformat.read(NOTEBOOKS / "provincial_report.ipynb", as_version=4)
    calls = re.findall(r"sections\.(\w+)\(findings\)", "\n".join(cell.source for cell in notebook.cells))
    assert len(calls) > 25
    for name in [name for name in calls if name not in AGAINST_THE_WHOLE]:
        part = getattr(sections, name)
        assert part(sliced) == part(whole), name


def test_a_report_prints_the_fingerprint_of_its_slice(nowhere: Path) -> None:
    findings = analyse(workshop=str(nowhere), jurisdiction="AA")
    expected = slice_for(read_workshop(nowhere), "AA").fingerprint
    assert findings.workshop.fingerprint == expected != read_workshop(nowhere).fingerprint
    assert gather_results(findings).fingerprint == expected


def test_a_province_cannot_set_all_jurisdictions_beside_each_other(nowhere: Path) -> None:
    findings = analyse(workshop=str(nowhere), jurisdiction="AA")
    with pytest.raises(
        InputError, match=r'jurisdiction: found "AA"; a part of the report sets all .*write CN'
    ):
        sections.side_by_side(findings)
    assert sections.side_by_side(analyse(workshop=str(nowhere), jurisdiction="CN", draws=100)).blocks


def test_a_province_without_a_row_in_a_table_that_was_given_is_told_so(nowhere: Path) -> None:
    results = analyse(workshop=str(nowhere), jurisdiction="BB").quality.results
    (found,) = [result for result in results if result.check is Check.INDICATOR]
    assert [remark.problem for remark in found.remarks] == [
        "no indicator measures A-BB-01",
        "no indicator measures A-BB-02",
    ]
