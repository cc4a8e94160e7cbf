"""Rules that hold between the rows and tables of a pack; each rule says what is wrong and what to do.

A rule of ``TABLE_RULES`` or ``ERROR_RULES`` stops a run; the former need nothing from workshop.yaml, so that
a slip there hides no other fault. A rule of ``WARNING_RULES`` is only told, and only once every cell can be
read, since a missing row would make it speak up without cause.
"""

from collections.abc import Callable, Iterator

from bahali.vocabulary.faults import Fault
from bahali.workshop.pack import Pack, Tables
from bahali.workshop.rules import (
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

TableRule = Callable[[Tables], Iterator[Fault]]
Rule = Callable[[Pack], Iterator[Fault]]

TABLE_RULES: tuple[TableRule, ...] = (
    keys.check_unique,
    keys.check_references,
    law.check_change_types,
    actions.check_merges,
    actions.check_months,
    weighing.check_weights,
    weighing.check_weight_answers,
    weighing.check_comparisons,
    weighing.check_set_origin,
    money.check_exclusions,
    scoring.check_raters,
    scoring.check_gates,
    law.check_provisions,
    law.check_silence,
    law.check_carriers,
    training.check_baselines,
    training.check_cadre_targets,
    order.check_cycles,
    review.check_targets,
    review.check_words,
)

ERROR_RULES: tuple[Rule, ...] = (
    keys.check_header_references,
    actions.check_competence,
    actions.check_national_powers,
    weighing.check_default_weights,
    scoring.check_scale,
    scoring.check_value_anchors,
    money.check_covers,
    money.check_floors,
    money.check_costs,
)

WARNING_RULES: tuple[Rule, ...] = (
    actions.warn_national_services,
    actions.warn_lead_without_services,
    actions.warn_early_amendments,
    actions.warn_debriefing,
    actions.warn_unanswered_gaps,
    actions.warn_foreign_gaps,
    actions.warn_missing_indicators,
    scoring.warn_few_raters,
    scoring.warn_raters_elsewhere,
    money.warn_unknown_costs,
    weighing.warn_nobody_weighed,
    law.warn_unverified,
    law.warn_changes_without_a_way,
    order.warn_late_needs,
    order.warn_impossible_starts,
    order.warn_closed_windows,
    training.warn_targets,
    training.warn_supervision,
    training.warn_cohort_limits,
    fairness.warn_forgotten_groups,
    fairness.warn_symptom_scores,
    review.warn_open_answers,
    review.warn_gone_actions,
    review.warn_marked_twice,
)
