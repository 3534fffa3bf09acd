"""Funnels: the question and its answer."""

from dataclasses import dataclass, field
from enum import StrEnum

from cauce.analytics.contracts.common import Breakdown, DateRange, EventMatch, Interval
from cauce.rules import ALWAYS, Condition


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

    ``interval``: also a funnel of its own for the entries of each day, week or month.
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


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many reached a step; times from the previous step, in seconds."""

    name: str
    count: int
    conversion_from_start: float | None
    conversion_from_previous: float | None
    median_s: float | None
    avg_s: float | None


@dataclass(frozen=True, slots=True)
class FunnelBranch:
    """The steps of one breakdown value."""

    value: str | None
    steps: tuple[FunnelStep, ...]


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
class FunnelResult:
    """The funnel, whole and by breakdown value; and over time when it was asked for."""

    steps: tuple[FunnelStep, ...]
    time_to_convert: TimeToConvert
    breakdowns: tuple[FunnelBranch, ...] = ()
    over_time: tuple[FunnelPoint, ...] = ()
