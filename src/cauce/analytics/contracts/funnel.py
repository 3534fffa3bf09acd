"""Funnels: the question and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cauce.analytics.contracts.common import (
    Bounds,
    Breakdown,
    DateRange,
    EventMatch,
    Interval,
)
from cauce.rules import ALWAYS, Condition, GroupType

SAMPLES = 30
"""Entries that a part of a funnel must have for its conversion to be compared with the whole."""
MAX_BARS = 60
"""Bars that the histogram of the time to convert has at most."""


class Order(StrEnum):
    """How the steps of a funnel must follow each other."""

    ORDERED = "ordered"
    STRICT = "strict"
    ANY = "any"


class Counting(StrEnum):
    """Which entry of a person into the funnel counts."""

    BEST = "best"
    FIRST = "first"
    EVERY = "every"
    SESSION = "session"


class CountOf(StrEnum):
    """What goes through a funnel."""

    PERSONS = "persons"
    SESSIONS = "sessions"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An event that must not happen between two steps (indices from 0)."""

    match: EventMatch
    from_step: int
    to_step: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose breakdown value counts: the first step reached, the last, or step ``step``."""

    kind: str = "first_touch"
    step: int | None = None


@dataclass(frozen=True, slots=True)
class FunnelQuery:
    """How many go through a sequence of events within a window of time.

    ``sample``: worked out on this share of the people.
    ``interval``: also a funnel of its own for the entries of each day, week or month. ``optional``: the
    steps (from 0, never the first) that may be left out. ``anchored``: in any order, the steps
    that keep their place; those between two of them come in any order. ``drop_off``: also what those
    who left did next, so many events a step. ``sessions``: the window is of so many sessions, and
    ``window_s`` the most that it lasts; they are followed from ``sessions_since`` on, when that is earlier.
    """

    range: DateRange
    steps: tuple[EventMatch, ...]
    window_s: int
    order: Order = Order.ORDERED
    exclusions: tuple[Exclusion, ...] = ()
    breakdown: Breakdown | None = None
    attribution: Attribution = field(default_factory=Attribution)
    count: CountOf = CountOf.PERSONS
    counting: Counting = Counting.BEST
    hold_constant: tuple[str, ...] = ()
    where: Condition = ALWAYS
    include_bots: bool = False
    interval: Interval | None = None
    optional: frozenset[int] = frozenset()
    sessions: int | None = None
    sessions_since: date | None = None
    anchored: frozenset[int] = frozenset()
    drop_off: int | None = None
    sample: float = 1.0
    segments: tuple[str, ...] = ()
    """Cohorts for each of which the same is asked; ``EVERYBODY`` is all persons."""
    group_type: GroupType | None = None

    @property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """Steps that come in any order among themselves, block after block; none without anchors.

        Example:
            >>> step = EventMatch("A")
            >>> FunnelQuery(None, (step,) * 5, 60, anchored=frozenset({0, 3})).blocks
            ((0,), (1, 2), (3,), (4,))
        """
        if not self.anchored:
            return ()
        found: list[tuple[int, ...]] = []
        for step in range(len(self.steps)):
            if found and step not in self.anchored and found[-1][-1] not in self.anchored:
                found[-1] += (step,)
            else:
                found.append((step,))
        return tuple(found)

    def required_before(self, step: int) -> int:
        """Return the step that whoever reaches a step must have reached; of the first itself."""
        return max((k for k in range(step) if k not in self.optional), default=0)


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many reached a step; shares and times are of the step before that is not optional, in seconds.

    ``count_bounds``, and ``conversion_bounds`` of the conversion from the start: of persons, each with
    one entry, worked out on a sample; else None.
    """

    name: str
    count: int
    conversion_from_start: float | None
    conversion_from_previous: float | None
    median_s: float | None
    avg_s: float | None
    optional: bool = False
    count_bounds: Bounds | None = None
    conversion_bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class FunnelBranch:
    """The steps of one breakdown value.

    ``p_value``: how probable it is that so many or more (or so few or fewer) of a random part of
    everybody, as large as this one, convert; None with fewer than ``SAMPLES`` entries.
    """

    value: str | None
    steps: tuple[FunnelStep, ...]
    p_value: float | None = None


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """How many converted in [from_s, to_s)."""

    from_s: float
    to_s: float
    count: int


@dataclass(frozen=True, slots=True)
class TimeToConvert:
    """How long the whole funnel took those who finished it, in seconds; None when nobody did."""

    median_s: float | None
    avg_s: float | None
    p25_s: float | None
    p75_s: float | None
    p90_s: float | None
    histogram: tuple[HistogramBar, ...]


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """Those who enter in an interval; ``rate`` is None when nobody does."""

    label: str
    entered: int
    converted: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class NextEvent:
    """So many of those who left did this event next; ``share`` of them, 0 to 1."""

    event: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class DropOff:
    """What those did next, while the window was open, who left before a step (from 0).

    ``nothing``: so many did nothing any more.
    """

    step: int
    lost: int
    next: tuple[NextEvent, ...]
    nothing: int


@dataclass(frozen=True, slots=True)
class FunnelResult:
    """The funnel, whole and by breakdown value; over time, and what was done next, when asked for."""

    steps: tuple[FunnelStep, ...]
    time_to_convert: TimeToConvert
    breakdowns: tuple[FunnelBranch, ...] = ()
    over_time: tuple[FunnelPoint, ...] = ()
    drop_off: tuple[DropOff, ...] = ()
    group_names: Mapping[str, str] = field(default_factory=dict)
    """What the cohorts that are compared are called, by their ids."""
