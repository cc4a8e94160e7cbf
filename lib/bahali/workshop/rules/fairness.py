"""Nobody is forgotten, and nobody is measured who has not been asked."""

from collections.abc import Iterator

from bahali.vocabulary.codes import OPEN_STATUSES, PHASES_AFTER_ATTACK, Phase, TargetGroup
from bahali.vocabulary.faults import Fault, quote
from bahali.vocabulary.language import _
from bahali.workshop.pack import Pack
from bahali.workshop.tables.plan import Action, Indicator


def warn_forgotten_groups(pack: Pack) -> Iterator[Fault]:
    """Every target group and every phase has at least one open action somewhere."""
    open_actions = [action for _number, action in pack.each(Action) if action.status in OPEN_STATUSES]
    groups = {group for action in open_actions for group in action.target_groups}
    phases = {phase for action in open_actions for phase in action.phases}
    if Phase.ALL in phases:
        phases |= set(PHASES_AFTER_ATTACK)
    forgotten = [group for group in TargetGroup if group not in groups]
    missing_phases = [phase for phase in Phase if phase not in phases and phase is not Phase.ALL]
    for code in [*forgotten, *missing_phases]:
        column, problem = (
            ("phases", _("no open action is for the phase {label} ({code})"))
            if isinstance(code, Phase)
            else ("target_groups", _("no open action is for the target group {label} ({code})"))
        )
        problem = problem.format(label=quote(code.label), code=code)
        yield pack.warning(Action, None, column, problem, _("propose an action, or say in notes why not"))


def warn_symptom_scores(pack: Pack) -> Iterator[Fault]:
    """An indicator made of individual symptom scores says how privacy is kept."""
    for number, indicator in pack.each(Indicator):
        if indicator.individual_scores and indicator.privacy is None:
            problem = _(
                "{indicator_id} needs scores of individual people, and says nothing of privacy"
            ).format(indicator_id=indicator.indicator_id)
            yield pack.warning(Indicator, number, "privacy", problem, _("say how nobody can be identified"))
