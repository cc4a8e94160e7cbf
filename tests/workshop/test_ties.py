"""Which rows of other jurisdictions own ones are tied to."""

import pandas as pd

from bahali.workshop.ties import find_tied_actions, find_tied_training

AA, BB, CN = "AA", "BB", "CN"


def tables(
    homes: dict[str, str], needs: list[str], merged: dict[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """``homes`` are jurisdictions of actions; ``one > other`` is a strict need, ``one ~ other`` another."""
    actions = pd.DataFrame(
        {
            "action_id": list(homes),
            "jurisdiction": list(homes.values()),
            "merged_into": pd.Series([(merged or {}).get(action) for action in homes], dtype=object),
        }
    )
    rows = [need.split() for need in needs]
    dependencies = pd.DataFrame(
        [(one, other, "hard" if sign == ">" else "soft") for one, sign, other in rows],
        columns=["action_id", "depends_on", "kind"],
    )
    return {"actions": actions, "dependencies": dependencies}


def test_what_own_actions_wait_for_is_tied_and_what_that_strictly_needs() -> None:
    homes = {"own": AA, "need": CN, "deep": BB, "better": CN, "beside": BB}
    found = find_tied_actions(
        tables(homes, ["own > need", "need > deep", "own ~ better", "better ~ beside"]), ["own"], CN
    )
    assert found == {"own", "need", "deep", "better"}


def test_what_strictly_waits_for_own_actions_is_tied_with_all_that_it_needs() -> None:
    homes = {"own": AA, "later": BB, "other": BB, "softly": BB}
    found = find_tied_actions(tables(homes, ["later > own", "later > other", "softly ~ own"]), ["own"], CN)
    assert found == {"own", "later", "other"}


def test_what_comes_after_in_the_country_is_tied_and_in_another_province_is_not() -> None:
    homes = {"own": AA, "national": CN, "next": CN, "elsewhere": BB, "beyond": CN}
    needs = ["national ~ own", "next ~ national", "elsewhere ~ national", "beyond ~ elsewhere"]
    assert find_tied_actions(tables(homes, needs), ["own"], CN) == {"own", "national", "next"}


def test_a_merged_action_stands_for_the_one_it_went_into() -> None:
    homes = {"own": AA, "merged": BB, "into": BB, "need": BB, "alone": BB}
    found = find_tied_actions(tables(homes, ["own > merged", "into > need"], {"merged": "into"}), ["own"], CN)
    assert found == {"own", "merged", "into", "need"}


def test_an_action_that_took_up_another_waits_for_what_that_one_waited_for() -> None:
    homes = {"own": AA, "gone": BB, "need": BB, "alone": BB}
    found = find_tied_actions(tables(homes, ["gone > need"], {"gone": "own"}), ["own"], CN)
    assert found == {"own", "gone", "need"}


def training(
    cadres: dict[str, str | None],
    courses: dict[str, tuple[tuple[str, ...], str | None]],
    targets: list[tuple[str, str]],
) -> dict[str, pd.DataFrame]:
    """Cadres with who supervises them; courses with whom they are for and who gives them; targets."""
    return {
        "cadres": pd.DataFrame(
            {"cadre_id": list(cadres), "supervisor_cadre_id": pd.Series(list(cadres.values()), dtype=object)}
        ),
        "training_programmes": pd.DataFrame(
            {
                "programme_id": list(courses),
                "cadre_ids": pd.Series([ids for ids, _giver in courses.values()], dtype=object),
                "trainer_cadre_id": pd.Series([giver for _ids, giver in courses.values()], dtype=object),
            }
        ),
        "training_targets": pd.DataFrame(targets, columns=["cadre_id", "programme_id"]),
    }


def test_cadres_are_tied_through_those_who_supervise_and_teach_and_through_courses() -> None:
    found = find_tied_training(
        training(
            {"own": "chief", "theirs": "chief", "chief": None, "giver": None, "far": None},
            {"T1": ((), "giver"), "T2": (("giver",), None), "T3": (("far",), None)},
            [("theirs", "T1"), ("far", "T3")],
        ),
        {"own"},
        set(),
    )
    assert found == {"own", "chief", "theirs", "T1", "giver", "T2"}


def test_what_shares_nobody_and_no_course_is_not_tied() -> None:
    apart = training(
        {"own": None, "other": None}, {"T1": ((), None), "T2": ((), None)}, [("own", "T1"), ("other", "T2")]
    )
    assert find_tied_training(apart, {"own"}, {"T1"}) == {"own", "T1"}
