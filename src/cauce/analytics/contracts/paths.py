"""Paths: the question and its answer."""

from dataclasses import dataclass
from enum import StrEnum

from cauce.analytics.contracts.common import DateRange, EventMatch
from cauce.rules import ALWAYS, Condition, GroupType, Subject

MORE = "$more"
"""Name of the steps left out of the middle of a path that is longer than ``depth``."""


class PathCount(StrEnum):
    """What goes along the paths: each person's first pass, each group's, or every pass."""

    PERSONS = "persons"
    GROUPS = "groups"
    PASSES = "passes"


@dataclass(frozen=True, slots=True)
class PathStep:
    """Which events are steps: named by the first of ``names`` they carry, else by the event."""

    match: EventMatch
    names: tuple[tuple[Subject, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PathGroup:
    """Steps whose name matches one of the patterns (``*``: anything) are one step with this name."""

    name: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathsQuery:
    """Which ways people take: from an event on, to an event, from one to another, or whole sessions.

    ``window_s``: a pass takes at most so long; None: it stays in one session.
    """

    range: DateRange
    steps: tuple[PathStep, ...]
    start: EventMatch | None = None
    end: EventMatch | None = None
    depth: int = 5
    limit: int = 10
    window_s: int | None = None
    count: PathCount = PathCount.PERSONS
    groups: tuple[PathGroup, ...] = ()
    exclude: tuple[str, ...] = ()
    where: Condition = ALWAYS
    include_bots: bool = False
    group_type: GroupType | None = None

    @property
    def backwards(self) -> bool:
        """Whether steps are counted from the end back."""
        return self.start is None and self.end is not None


@dataclass(frozen=True, slots=True)
class PathNode:
    """So many passes are at this step, ``step`` steps away from where counting starts.

    ``ends``: of them end here (backwards: begin here), with no further step.
    """

    step: int
    name: str
    count: int
    ends: int


@dataclass(frozen=True, slots=True)
class PathLink:
    """So many passes go from a node to another (indices of the nodes), in the order of time."""

    source: int
    target: int
    count: int
    avg_s: float


@dataclass(frozen=True, slots=True)
class PathsResult:
    """The ways as nodes and links; ``total`` is the number of passes (or persons)."""

    nodes: tuple[PathNode, ...]
    links: tuple[PathLink, ...]
    total: int
