import json
import re

import pytest
from bs4 import BeautifulSoup

from bahali.publish.html.script import SCRIPT_FILES, WORDS, embed_json, read_script, words_for_script
from bahali.publish.style import ASSETS, STYLE_FILES, read_style, write_policy
from bahali.vocabulary.language import speaking

MOST_BYTES = 90_000  # of script and style together, without the font


@pytest.mark.parametrize(("folder", "names"), [("script", SCRIPT_FILES), ("style", STYLE_FILES)])
def test_every_file_of_a_folder_is_in_the_page(folder: str, names: tuple[str, ...]) -> None:
    assert sorted(names) == sorted(path.name for path in (ASSETS / folder).iterdir())


def test_script_asks_for_no_word_that_nobody_gives() -> None:
    asked = set(re.findall(r'say\("([a-z.]+)"', read_script()))
    assert asked
    assert asked <= set(WORDS)


def test_words_of_the_script_keep_their_places_in_every_language() -> None:
    with speaking("ar-XB"):
        said = words_for_script()
    assert {name: re.findall(r"\{\w+\}", words) for name, words in said.items()} == {
        name: re.findall(r"\{\w+\}", words) for name, words in WORDS.items()
    }
    assert all(words.startswith("⟦") for words in said.values())


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!-- <script>", "a\u2028b & c", "]]>"]
)
def test_data_in_the_page_cannot_end_its_element(words: str) -> None:
    markup = embed_json("page-words", {"said": words})
    assert markup.count("<") == 2
    element = BeautifulSoup(f"{markup}<p>after</p>", "html.parser")
    assert json.loads(element.script.get_text()) == {"said": words}
    assert element.p.get_text() == "after"


def test_script_and_style_end_in_no_element_of_the_page() -> None:
    assert not re.search(r"</|<!--|<script", read_script())
    assert not re.search(r"</|<!--", read_style())


def test_script_needs_no_exception_in_the_policy() -> None:
    assert not re.search(
        r"\beval\(|new Function|innerHTML|outerHTML|document\.write|setAttribute\(\"style", read_script()
    )
    assert "unsafe" not in write_policy(read_style(), read_script())


def test_script_and_style_stay_small() -> None:
    style = re.sub(r"@font-face \{.*?\}\n", "", read_style())
    assert len(read_script().encode()) + len(style.encode()) <= MOST_BYTES


def test_dark_colours_are_the_same_by_device_and_by_choice() -> None:
    colours = (ASSETS / "style" / "colours.css").read_text(encoding="utf-8")
    by_device, by_choice = re.findall(r"\{\s*(color-scheme: dark;.*?)\}", colours, flags=re.DOTALL)
    assert by_device.split() == by_choice.split()


def test_page_without_a_script_allows_none() -> None:
    assert "script-src" not in write_policy("a {}")
    assert write_policy("a {}").startswith("default-src 'none'")
