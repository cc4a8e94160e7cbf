"""Forms of words, as a school grammar gives them."""

import pytest

from bahali.analysis.quality.english import inflect, is_latin, spellings, stem


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("train", {"train", "trains", "trained", "training"}),
        ("raise", {"raise", "raises", "raised", "raising"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("display", {"display", "displays", "displayed", "displaying"}),
        ("publish", {"publish", "publishes", "published", "publishing"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("organise", {"organises", "organizes", "organising", "organized"}),
        ("beneficiary", {"beneficiary", "beneficiaries"}),
    ],
)
def test_regular_forms_are_known(verb: str, forms: set[str]) -> None:
    assert forms <= inflect(verb)


def test_only_words_in_ise_and_yse_have_two_spellings() -> None:
    assert spellings("analyse") == {"analyse", "analyze"}
    assert spellings("promise") == {"promise", "promize"}  # nobody writes it, so it does no harm
    assert spellings("fund") == {"fund"}


@pytest.mark.parametrize(
    "forms",
    [
        ("officer", "officers", "officer's", "Officers"),
        ("train", "training", "trained", "trains"),
        ("policy", "policies"),
        ("service", "services"),
        ("process", "processes"),
        ("plan", "planned", "planning"),
        ("organise", "organize", "organising", "organized"),
        ("carry", "carried", "carries"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_different_words_keep_different_stems() -> None:
    words = ("officer", "office", "train", "court", "school", "hospital", "police", "referral", "rule")
    assert len({stem(word) for word in words}) == len(words)


def test_a_text_counts_as_latin_by_most_of_its_letters() -> None:
    assert is_latin("Train officers in PM+ (پی ایم)")
    assert not is_latin("پی ایم پلس (PM+) کی تربیت دیں")
    assert is_latin("")
