"""What takes long to import is not imported before it is used, and then does what it always did."""

import subprocess
import sys

import pytest

CHECK = """
from jsonschema import Draft7Validator

iri = Draft7Validator({"format": "iri"}, format_checker=Draft7Validator.FORMAT_CHECKER)
print("lark" in sys.modules, [iri.is_valid(text) for text in ("http://a.example/é", "no address", "urn:a:b")])
print("lark" in sys.modules)
"""


def run(first: str) -> list[str]:
    """Run the check in a process of its own, after these words."""
    program = f"import sys\n{first}\n{CHECK}"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return ended.stdout.splitlines()


@pytest.mark.parametrize("first", ["import bahali, nbformat", "import nbformat, bahali"])
def test_addresses_are_checked_as_without_us(first: str) -> None:
    *_, checked, after = run(first)
    assert checked.endswith("[True, False, True]")
    assert after == "True"


def test_the_grammar_is_not_built_until_an_address_is_checked() -> None:
    program = "import sys, bahali, nbformat, papermill, nbconvert\nprint('lark' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
