"""What one run may vary, and whether the workshop knows what it asks for."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bahali.vocabulary.codes import Edition
from bahali.vocabulary.faults import Fault, InputError, quote
from bahali.vocabulary.language import ENGLISH, N_, _, known_languages
from bahali.vocabulary.nearness import did_you_mean
from bahali.workshop.cells import Allowed
from bahali.workshop.checking import check_mapping
from bahali.workshop.workshop import Workshop

SHOWN_AS = N_("parameters of the run")


class Settings(BaseModel):
    """Parameters of one report.

    Parameters
    ----------
    workshop : str
        Folder or workbook under ``parameters/``, or a path to one.
    jurisdiction : str
        Code of a jurisdiction of workshop.yaml.
    edition : Edition
        ``public`` leaves out what only the secretariat may see.
    weight_set : str
        Weights used for the headline; blank takes the default of workshop.yaml.
    max_recommendations : int
        Most recommendations shown, 1 to 20; more than ten are seldom read.
    draws : int
        How often weights and raters are drawn to see whether the order holds, 100 to 1,000,000; with 10,000
        a share is known to about one percentage point.
    seed : int
        Where the draws start; the same seed gives the same report.
    language : str
        Language of the fixed words, as a BCP 47 tag; what people wrote stays as it is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    workshop: Annotated[str, Field(min_length=1), Allowed("a folder or a workbook under parameters/")]
    jurisdiction: Annotated[str, Allowed("a code of workshop.yaml")]
    edition: Edition = Edition.PUBLIC
    weight_set: str = ""
    max_recommendations: Annotated[int, Field(ge=1, le=20)] = 10
    draws: Annotated[int, Field(ge=100, le=1_000_000)] = 10_000
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] = 20250205
    language: str = ENGLISH


def read_settings(values: dict[str, object]) -> Settings:
    """Check the parameters of a run by themselves.

    Raises
    ------
    InputError
        If a name is unknown, or a value is not allowed; tells all of them.
    """
    settings, faults = check_mapping(values, Settings, _(SHOWN_AS))
    if settings is None:
        raise InputError(faults)
    return settings


def fit_settings(settings: Settings, workshop: Workshop) -> Settings:
    """Check the parameters of a run against the workshop, and fill in its defaults.

    Raises
    ------
    InputError
        If the jurisdiction or the set of weights is not in the workshop, or the language has no catalogue.
    """
    chosen = settings.weight_set or workshop.header.default_weight_set
    fitted = settings.model_copy(update={"weight_set": chosen})
    if faults := list(_unknown(fitted, workshop)):
        raise InputError(faults)
    return fitted


def _unknown(settings: Settings, workshop: Workshop) -> Iterator[Fault]:
    known = {"jurisdiction": list(workshop.header.jurisdictions), "language": list(known_languages())}
    if workshop.weight_sets:
        known["weight_set"] = list(workshop.weight_sets)
    for name, allowed in known.items():
        value = getattr(settings, name)
        if value not in allowed:
            problem = _("found {value}; allowed: {allowed}").format(
                value=quote(value), allowed=", ".join(allowed)
            )
            yield Fault(_(SHOWN_AS), problem, column=name, remedy=did_you_mean(value, allowed))
