from types import ModuleType

import pytest

from bahali.workshop import rules
from bahali.workshop.rules import (
    ERROR_RULES,
    TABLE_RULES,
    WARNING_RULES,
    actions,
    fairness,
    keys,
    law,
    money,
    order,
    review,
    scoring,
    training,
    weighing,
)

MODULES = [actions, fairness, keys, law, money, order, review, scoring, training, weighing]
EVERY_RULE = [*TABLE_RULES, *ERROR_RULES, *WARNING_RULES]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_every_rule_that_is_written_is_used_once(module: ModuleType) -> None:
    written = [value for name, value in vars(module).items() if name.startswith(("check_", "warn_"))]
    own = [rule for rule in written if rule.__module__ == module.__name__]
    assert own
    assert all(EVERY_RULE.count(rule) == 1 for rule in own)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.__name__)
def test_a_rule_says_what_it_holds(rule: rules.Rule) -> None:
    assert (rule.__doc__ or "").strip().endswith(".")


def test_a_rule_that_stops_a_run_is_a_check_and_one_that_does_not_is_a_warning() -> None:
    assert all(rule.__name__.startswith("check_") for rule in (*TABLE_RULES, *ERROR_RULES))
    assert all(rule.__name__.startswith("warn_") for rule in WARNING_RULES)
