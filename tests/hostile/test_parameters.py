"""Parameters are data: whatever they hold, a notebook gets it as a value, and nothing in it is run."""

import ast
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papermill.translators import papermill_translators

from bahali.kernels import KERNEL_NAME
from bahali.notebook import analyse
from bahali.vocabulary.faults import InputError
from bahali.workshop import read_settings

CODE = '"); import os; os.system("touch pwned"); ("'
WAYS_OUT = (
    CODE,
    "'''",
    '"""',
    "\\",
    '\\"',
    "{x}",
    "{{ x }}",
    "%(x)s",
    "\n!touch pwned\n",
    "%%bash",
    "\0",
    "#",
)
NAMES = ("workshop", "jurisdiction", "edition", "weight_set", "language")
words = st.lists(st.one_of(st.sampled_from(WAYS_OUT), st.text(max_size=8)), max_size=6).map("".join)


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, words)), st.integers(), st.booleans())
def test_a_notebook_gets_the_same_value_and_no_code(texts: dict[str, str], seed: int, flag: bool) -> None:
    values = {**texts, "seed": seed, "flag": flag, "nested": [texts, [seed]]}
    assert _read_assignments(_inject(values)) == values


@pytest.mark.parametrize("name", NAMES[1:])
@pytest.mark.parametrize("value", [CODE, "{{ 7*7 }}", "{0.__class__}", "../../x", "\u202eAA", "x" * 100_000])
def test_a_parameter_that_is_none_of_the_workshop_is_refused_in_a_line(
    nowhere: Path, name: str, value: str
) -> None:
    given_values: dict[str, Any] = {"workshop": str(nowhere), "jurisdiction": "AA", name: value}
    with pytest.raises(InputError, match=rf"{name}: found .{{1,80}}; allowed: ") as raised:
        analyse(**given_values)
    assert "\n" not in str(raised.value)
    assert "\u202e" not in str(raised.value)


@pytest.mark.parametrize("name", ["__class__", "os.system", CODE, "seed; import os"])
def test_a_parameter_that_nobody_knows_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="there is no such key"):
        read_settings({"workshop": "x", "jurisdiction": "AA", name: 1})


@pytest.mark.slow
def test_code_in_the_name_of_a_folder_is_not_run(project: Any) -> None:
    odd = project.folder / CODE.replace("/", "")
    shutil.move(project.batch.parent, odd)
    batch = odd / "reports.yaml"
    batch.write_text(
        "notebooks: ../notebooks\nmatrix: [{notebook: sound, jurisdiction: AA, draws: 100}]\n",
        encoding="utf-8",
    )
    with project.start("reports", batch, "--out", project.out) as process:
        told, complained = process.communicate()
    assert "1 made" in told, told + complained
    assert not list(project.folder.rglob("pwned"))


def _inject(values: dict[str, Any]) -> str:
    """Write the cell that papermill puts into a notebook."""
    return str(papermill_translators.find_translator(KERNEL_NAME, "python").codify(values))


def _read_assignments(source: str) -> dict[str, Any]:
    """Read the assignments of a cell, which may hold nothing else, and no call."""
    found: dict[str, Any] = {}
    for line in ast.parse(source).body:
        assert isinstance(line, ast.Assign), ast.dump(line)
        [target] = line.targets
        assert isinstance(target, ast.Name), ast.dump(target)
        found[target.id] = ast.literal_eval(line.value)
    return found
