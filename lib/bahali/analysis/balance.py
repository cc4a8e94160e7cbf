"""Do the recommendations lean on specialists, and leave out families and communities?

Care for many people stands on the lower layers of the IASC pyramid: basic services, and family and community
supports. An action that works across all layers (X) neither leans on specialists nor reaches people at the
lower layers, and is left out of both counts.

References
----------
IASC (2007), *Guidelines on Mental Health and Psychosocial Support in Emergency Settings*. The limit of 60
percent is a convention of Bahali.
"""

import pandas as pd

from bahali.vocabulary.codes import LAYERS_OF_CARE, Layer

MOST_SPECIALISED = 0.6  # share of the actions with a layer of care
LOWER_LAYERS = frozenset({Layer.BASIC, Layer.COMMUNITY})


def share_of_specialised(actions: pd.DataFrame) -> float | None:
    """Give the share of actions whose only layer of care is the specialised one, from 0 to 1.

    Parameters
    ----------
    actions : DataFrame
        Rows with ``layers``. Those without a layer of care, which work across all layers, do not count.

    Returns
    -------
    float or None
        None where no action has a layer of care.

    Examples
    --------
    >>> share_of_specialised(pd.DataFrame({"layers": [("4",), ("4", "X"), ("3", "4"), ("X",)]}))
    0.6666666666666666
    """
    layers = list_layers_of_care(actions)
    specialised = sum(named == {Layer.SPECIALISED} for named in layers)
    return specialised / len(layers) if layers else None


def is_leaning_on_specialists(actions: pd.DataFrame) -> bool:
    """Tell whether more than 60 percent of the actions with a layer of care name only the specialised one."""
    share = share_of_specialised(actions)
    return share is not None and share > MOST_SPECIALISED


def lacks_lower_layers(actions: pd.DataFrame) -> bool:
    """Tell whether actions with a layer of care leave out basic services, families and communities."""
    layers = list_layers_of_care(actions)
    return bool(layers) and not any(named & LOWER_LAYERS for named in layers)


def list_layers_of_care(actions: pd.DataFrame) -> list[frozenset[str]]:
    """Give the layers of care of each action that names one."""
    named = (frozenset(layers) & frozenset(LAYERS_OF_CARE) for layers in actions["layers"])
    return [layers for layers in named if layers]
