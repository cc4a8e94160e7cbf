"""Opens a workshop for a notebook: from its parameters to everything its sections need."""

from bahali.analysis.findings import Findings
from bahali.vocabulary.language import use_language
from bahali.workshop import (
    Check,
    check_workshop,
    find_workshop,
    fit_settings,
    read_settings,
    read_workshop,
)


def analyse(**parameters: object) -> Findings:
    """Check the parameters of a run, read the workshop, and give the results for one jurisdiction.

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
    workshop = read_workshop(find_workshop(settings.workshop))
    return Findings(workshop, fit_settings(settings, workshop))


def check(workshop: str) -> Check:
    """Read a workshop by its name and tell every fault in it, without stopping.

    Raises
    ------
    InputError
        If there is no such workshop.
    """
    return check_workshop(find_workshop(workshop))
