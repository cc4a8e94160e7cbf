"""The few names a notebook needs."""

from bahali.present import sections
from bahali.present.opening import analyse, check

__all__ = ["analyse", "check", "sections"]
