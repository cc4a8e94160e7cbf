"""What do jurisdictions share, and how do their actions compare?"""

from collections.abc import Mapping, Sequence

import pandas as pd

from bahali.vocabulary.codes import OPEN_STATUSES, Layer
from bahali.workshop.frames import each_row


def compare_layers(actions: pd.DataFrame, jurisdictions: Sequence[str]) -> pd.DataFrame:
    """Count the open actions at each layer of support in each jurisdiction.

    Returns
    -------
    DataFrame
        Every code of ``Layer`` by the jurisdictions given, whole numbers; an action at two layers counts in
        both.
    """
    opened = actions[actions["status"].isin(OPEN_STATUSES)].explode("layers")
    counts = pd.crosstab(opened["layers"], opened["jurisdiction"])
    index = [layer.value for layer in Layer]
    return counts.reindex(index=index, columns=list(jurisdictions), fill_value=0).astype("int64")


def answer_themes(
    gaps: pd.DataFrame, recommended: Mapping[str, pd.DataFrame]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Name the recommended actions of each jurisdiction that answer a gap of each theme.

    Parameters
    ----------
    gaps : DataFrame
        Gaps of all jurisdictions; one without a theme is left out.
    recommended : mapping of str to DataFrame
        Recommended actions by the code of their jurisdiction.

    Returns
    -------
    dict of str to dict of str to tuple of str
        Theme -> jurisdiction -> action ids in the order of the recommendations; what answers nothing has no
        entry.
    """
    themes = gaps.dropna(subset=["theme"]).set_index("gap_id")["theme"].to_dict()
    answers: dict[str, dict[str, tuple[str, ...]]] = {}
    for code, actions in recommended.items():
        for action in each_row(actions):
            for theme in sorted({themes[gap] for gap in action.gap_ids if gap in themes}):
                by_place = answers.setdefault(theme, {})
                by_place[code] = (*by_place.get(code, ()), action.action_id)
    return answers
