"""What all parts of ``workshop.yaml`` share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from bahali.workshop.cells import Allowed

Words = Annotated[str, StringConstraints(min_length=1), Allowed("some text")]


class Part(BaseModel):
    """A part of workshop.yaml; every key that is not declared is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
