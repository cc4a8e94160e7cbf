import pytest

from bahali.analysis.quality.phrases import Phrase, PhraseBook


def found(pattern: str, text: str, unless_before: str = "") -> list[str]:
    book = PhraseBook([Phrase(pattern, "mend", unless_before=unless_before)])
    return [words for words, _ in book.find(text)]


def test_capitals_and_forms_do_not_matter() -> None:
    for text in ("RAISE AWARENESS", "raises awareness", "Raising awareness", "raised awareness"):
        assert found("raise* awareness", f"They, {text}.") == [text]


def test_only_whole_words_count() -> None:
    assert found("martyr", "a martyrology, protomartyr") == []
    assert found("etc", "etcetera") == []


def test_any_of_several_words_will_do() -> None:
    assert found("as|if necessary", "done if necessary") == ["if necessary"]
    assert found("as|if necessary", "done when necessary") == []


def test_dots_stand_for_up_to_two_words() -> None:
    assert found("build* ... capacity", "building capacity") == ["building capacity"]
    assert found("build* ... capacity", "build the legal capacity") == ["build the legal capacity"]
    assert found("build* ... capacity", "build a home of great capacity") == []


@pytest.mark.parametrize("between", [" ", "-", "  ", "\n", "‑"])
def test_words_may_stand_apart_or_joined(between: str) -> None:
    assert found("capacity building", f"capacity{between}building") == [f"capacity{between}building"]


def test_a_sentence_does_not_make_a_phrase_of_its_parts() -> None:
    assert found("capacity building", "at full capacity. Building works") == []
    assert found("capacity building", "capacity, building") == []


def test_what_follows_can_make_it_another_thing() -> None:
    assert found("the blind", "in the blind spot", r"\s+spots?\b") == []
    assert found("the blind", "for the blind", r"\s+spots?\b") == ["the blind"]


def test_each_phrase_is_given_once_in_the_order_of_the_book() -> None:
    book = PhraseBook([Phrase("b", "1"), Phrase("a", "2"), Phrase("c", "3")])
    assert [(words, phrase.mend) for words, phrase in book.find("A b a b")] == [("b", "1"), ("A", "2")]
    assert book.holds_any("only c")
    assert not book.holds_any("none of them: d")
