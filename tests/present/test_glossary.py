from bahali.present.glossary import WORDS, explain_words
from bahali.vocabulary.language import speaking


def test_each_word_is_explained_once_and_in_order() -> None:
    words = [line.split(": ")[0] for line in explain_words()]
    assert len(words) == len(WORDS) == len(set(words))
    assert words == sorted(words, key=str.casefold)


def test_meanings_are_sentences_that_a_page_can_tell_from_the_word() -> None:
    assert all(": " not in word and meaning.endswith(".") for word, meaning in WORDS)


def test_words_and_meanings_are_said_in_the_language_spoken() -> None:
    with speaking("en-XA"):
        assert all(line.startswith("⟦") and ": ⟦" in line for line in explain_words())
