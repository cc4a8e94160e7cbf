"""Floor 1, workshop: reads a workshop pack, checks all of it, and gives it back as one immutable object."""

from bahali.workshop.locating import find_workshop
from bahali.workshop.settings import Settings, fit_settings, read_settings
from bahali.workshop.workshop import Check, Workshop, check_workshop, read_workshop

__all__ = [
    "Check",
    "Settings",
    "Workshop",
    "check_workshop",
    "find_workshop",
    "fit_settings",
    "read_settings",
    "read_workshop",
]
