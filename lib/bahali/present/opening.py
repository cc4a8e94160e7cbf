"""Opens a workshop for a notebook: from its parameters to everything its sections need."""

from bahali.analysis.findings import Findings
from bahali.vocabulary.language import use_language
from bahali.workshop import (
    Check,
    check_workshop,
    find_workshop,
    fit_settings,
    read_settings,
)
from bahali.workshop.recalling import recall_workshop
from bahali.workshop.slicing import slice_for


def analyse(**parameters: object) -> Findings:
    """Check the parameters of a run, read the workshop, and give the results for one jurisdiction.

    They are worked out from the slice of the workshop that its report may use, and from nothing else.

    Parameters
    ----------
    **parameters
        The fields of ``bahali.workshop.Settings``.

    Raises
    ------
    InputError
        If a parameter, or anything in the workshop, cannot be used; tells every fault.
    """
    settings = read_settings(parameters)
    use_language(settings.language)
    workshop = recall_workshop(find_workshop(settings.workshop))
    fitted = fit_settings(settings, workshop)
    return Findings(slice_for(workshop, fitted.jurisdiction), fitted)


def check(workshop: str) -> Check:
    """Read a workshop by its name and tell every fault in it, without stopping.

    Raises
    ------
    InputError
        If there is no such workshop.
    """
    return check_workshop(find_workshop(workshop))
