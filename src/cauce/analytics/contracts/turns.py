"""Who asks, and what their question will cost."""

from dataclasses import dataclass
from enum import IntEnum

MOST_WAITING = 250
"""Questions that wait on a server; one more is refused."""
MOST_OF_PROJECT = 200
"""Of them, of one project."""


class Lane(IntEnum):
    """Why a question is asked; of a project's questions that wait, the first lane goes first."""

    OWN = 0
    """Somebody asked it and looks at the page."""
    BOARD = 1
    """A tile of a dashboard, one of many."""
    BACKGROUND = 2
    """An alert or a report: nobody waits."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A question that wants to be worked out.

    ``rows``: about so many are read. ``written``: a statement that a person wrote, of which few run at a time.
    """

    project_id: int
    lane: Lane
    rows: int
    written: bool = False
