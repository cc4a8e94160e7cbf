import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bahali.vocabulary import language
from bahali.vocabulary.codes import Phase
from bahali.vocabulary.dates import write_period
from bahali.vocabulary.gathering import (
    PACKAGE,
    TEMPLATE,
    find_faults,
    gather_words,
    read_catalogue,
    write_template,
)
from bahali.vocabulary.language import (
    _,
    find_direction,
    known_languages,
    ngettext,
    pgettext,
    speaking,
    spoken_language,
    use_language,
)

SAYING = {
    "_",
    "ngettext",
    "pgettext",
    "count_of",
    "name_month",
    "shorten_month",
}  # calls that say words at once

URDU = """msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\nContent-Type: text/plain; charset=utf-8\\n"

msgid "First 4 weeks"
msgstr "پہلے 4 ہفتے"

msgid "{n} gap"
msgid_plural "{n} gaps"
msgstr[0] "{n} خلا"
msgstr[1] "{n} خلائیں"

msgid "no"
msgstr "نہیں"

msgctxt "a number"
msgid "no"
msgstr "کوئی نہیں"

#, fuzzy
msgid "Legal"
msgstr "غلط"
"""


@pytest.fixture
def urdu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a small Urdu catalogue where catalogues are looked for."""
    (tmp_path / "ur.po").write_text(URDU, encoding="utf-8")
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()


@pytest.mark.usefixtures("urdu")
def test_a_catalogue_says_what_it_translates_and_leaves_the_rest_in_english() -> None:
    with speaking("ur"):
        assert (Phase.IMMEDIATE.label, Phase.ALL.label) == ("پہلے 4 ہفتے", "All phases after an attack")
        assert [ngettext("{n} gap", "{n} gaps", n).format(n=n) for n in (1, 2)] == ["1 خلا", "2 خلائیں"]
    assert Phase.IMMEDIATE.label == "First 4 weeks"


@pytest.mark.usefixtures("urdu")
def test_the_same_words_can_be_told_apart_by_their_context() -> None:
    with speaking("ur"):
        assert (_("no"), pgettext("a number", "no")) == ("نہیں", "کوئی نہیں")
    with speaking("en-XA"):
        assert pgettext("a number", "no") == "⟦ñó⟧"


@pytest.mark.usefixtures("urdu")
def test_a_translation_marked_as_unsure_is_not_shown() -> None:
    with speaking("ur"):
        assert _("Legal") == "Legal"


@pytest.mark.usefixtures("urdu")
def test_a_language_with_a_catalogue_is_known() -> None:
    assert known_languages() == ("en", "ur", "en-XA", "ar-XB")


def test_a_code_stays_the_same_in_every_language() -> None:
    in_english = (hash(Phase.ALL), Phase.ALL.value, Phase.ALL == "ALL")
    with speaking("en-XA"):
        assert (hash(Phase.ALL), Phase.ALL.value, Phase.ALL == "ALL") == in_english
        assert Phase.ALL.label == "⟦Áll phášéš áftér áñ áttáçk⟧"


def test_speaking_ends_even_when_something_fails() -> None:
    with pytest.raises(RuntimeError, match="stop"), speaking("ur"):
        raise RuntimeError("stop")
    assert spoken_language() == "en"


def test_a_language_in_use_stays_until_another_is() -> None:
    with speaking("en"):
        use_language("ar-XB")
        assert spoken_language() == "ar-XB"
    assert spoken_language() == "en"


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("en", "ltr"), ("ur", "rtl"), ("ur-PK", "rtl"), ("sd", "rtl"), ("pa", "ltr"), ("pa-Arab-PK", "rtl")],
)
def test_direction_follows_the_language(tag: str, direction: str) -> None:
    assert find_direction(tag) == direction


def test_pseudo_languages_mark_every_letter_that_can_carry_a_mark_and_no_place() -> None:
    with speaking("en-XA"):
        assert _("No {count} Yes %") == "⟦Ñó {count} Ýéš %⟧"
        assert ngettext("{n} gap", "{n} gaps", 3).format(n=3) == "⟦3 gápš⟧"
    assert [find_direction(tag) for tag in ("en-XA", "ar-XB")] == ["ltr", "rtl"]


def test_dates_are_said_in_the_language_that_is_spoken() -> None:
    with speaking("en-XA"):
        assert write_period(date(2030, 9, 12), date(2030, 9, 14)) == "⟦12 tó ⟦14 ⟦Šéptémbér⟧ 2030⟧⟧"


def test_the_template_holds_every_word() -> None:
    assert write_template(gather_words()) == TEMPLATE.read_text(encoding="utf-8"), "run make words"


def test_the_template_gathers_words_of_every_kind() -> None:
    catalogue = gather_words()
    assert "Key messages" in catalogue
    assert catalogue.get("{n} target group").id == ("{n} target group", "{n} target groups")  # type: ignore[union-attr]
    assert "Skip to the report" in catalogue, "words of page templates"
    assert "Who counts as a victim" in catalogue, "words of the shipped requirements"


def test_every_translation_keeps_the_places_of_its_message() -> None:
    catalogues = sorted(language.LOCALES.glob("*.po"))
    assert {path.name: list(find_faults(read_catalogue(path))) for path in catalogues} == {
        path.name: [] for path in catalogues
    }


def test_a_translation_with_a_wrong_place_is_found() -> None:
    catalogue = Catalog(locale="ur")
    catalogue.add("{province} has gaps", "{provnce} میں خلا ہے")
    catalogue.add(("{n} gap", "{n} gaps"), ("ایک خلا", "{n} خلائیں"))
    catalogue.add(("one of {total}", "{n} of {total}"), ("{total} میں سے ایک", "{total} میں سے {n}"))
    catalogue.add("No place", "کوئی {place} نہیں")
    catalogue.add("{a:.2f} and {b}", "{b} اور {a:.2f}")
    catalogue.add("not yet translated {x}", "")
    found = list(find_faults(catalogue))
    assert [fault.split(":")[0] for fault in found] == ["{province} has gaps", "{n} gaps", "No place"]


def test_no_word_is_said_while_a_module_is_read() -> None:
    said = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in PACKAGE.rglob("*.py")
        for line in _said_on_reading(path)
    ]
    assert said == [], "such words would keep the language of whoever came first: mark them with N_"


def test_words_said_while_a_module_is_read_are_found(tmp_path: Path) -> None:
    source = tmp_path / "wrong.py"
    source.write_text(
        'A = _("a")\nclass B:\n    c = ngettext("a", "b", 1)\ndef d(e=_("f")):\n    return _("g")\n'
        'h = lambda: _("i")\nj = N_("k")\nl = Phase.ALL.label\n',
        encoding="utf-8",
    )
    assert sorted(_said_on_reading(source)) == [1, 3, 4, 8]


def _said_on_reading(path: Path) -> Iterator[int]:
    """Yield the lines on which words are said outside of any function."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in SAYING:
            yield part.lineno
        if isinstance(part, ast.Attribute) and part.attr == "label":
            yield part.lineno
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*part.decorator_list, *part.args.defaults, *filter(None, part.args.kw_defaults)]
        elif isinstance(part, ast.Lambda):
            waiting += [*part.args.defaults, *filter(None, part.args.kw_defaults)]
        else:
            waiting += ast.iter_child_nodes(part)
