"""The two ways to install the project ask for the same packages, and the lock gives nothing away."""

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[2]
CONDA_NAMES = {
    "matplotlib-base": "matplotlib",
    "jupyter_client": "jupyter-client",
    "pypandoc": "pypandoc-binary",  # which on conda-forge needs the program beside it
    "typst-py": "typst",
}
ONLY_IN_CONDA = {"python", "pip", "pandoc"}


def pyproject_requirements() -> dict[str, SpecifierSet]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    requirements = [Requirement(line) for line in project["dependencies"]]
    return {requirement.name: requirement.specifier for requirement in requirements}


def conda_requirements() -> dict[str, SpecifierSet]:
    lines = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    requirements = [Requirement(line) for line in lines if isinstance(line, str)]
    return {CONDA_NAMES.get(one.name, one.name): one.specifier for one in requirements}


def test_environment_and_pyproject_name_the_same_packages_and_bounds() -> None:
    conda = {name: bounds for name, bounds in conda_requirements().items() if name not in ONLY_IN_CONDA}
    assert conda == pyproject_requirements()


def test_environment_asks_for_the_same_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert conda_requirements()["python"] == SpecifierSet(project["requires-python"])


def test_lock_pins_every_package_with_hashes_and_holds_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    packages = [line for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]
    assert packages
    assert all(re.match(r"[\w.-]+==\S+ ", line) for line in packages)
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z0-9])", lock))
    assert "://" not in lock
    assert "--index" not in lock


def test_lock_holds_every_package_of_pyproject_within_its_bounds() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pinned = dict(re.findall(r"^([a-z0-9][\w.-]*)==(\S+)", lock, flags=re.MULTILINE))
    for name, bounds in pyproject_requirements().items():
        assert pinned[name] in bounds, name
