from bahali.vocabulary.nearness import did_you_mean, nearest


def test_a_wrong_capital_is_understood():
    assert nearest("psy", ["PSY", "LEG"]) == "PSY"


def test_a_letter_for_a_digit_is_understood():
    assert nearest("A-XX-O1", ["A-YY-09", "A-XX-01"]) == "A-XX-01"


def test_nothing_near_gives_nothing():
    assert nearest("elephant", ["PSY", "LEG"]) is None
    assert did_you_mean("elephant", ["PSY", "LEG"]) == ""


def test_no_allowed_word_gives_nothing():
    assert nearest("PSY", []) is None


def test_the_question_quotes_the_word():
    assert did_you_mean("severty", ["severity"]) == 'did you mean "severity"?'


def test_the_question_never_repeats_personal_data():
    assert "example.org" not in did_you_mean("someone@example.com", ["someone@example.org"])
