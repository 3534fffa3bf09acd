"""What was asked lately: a selection of events that was taken from what is kept at hand."""

from dataclasses import dataclass
from datetime import timedelta

from cauce.analytics.contracts import Selected
from cauce.kernel.ids import ProjectId

HALF_LIFE = timedelta(days=3)
"""After so long, having been asked for counts half."""

FORGOTTEN_AFTER = timedelta(days=14)
MOST_OF_PROJECT = 100
"""Selections remembered of a project."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A selection of a project's events; ``include_bots``: what programs did is part of it."""

    project_id: ProjectId
    selected: Selected
    include_bots: bool = False
