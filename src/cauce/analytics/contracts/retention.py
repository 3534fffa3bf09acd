"""Retention: the question and its answer."""

from dataclasses import dataclass
from enum import StrEnum

from cauce.analytics.contracts.common import Bounds, Breakdown, DateRange, EventMatch, Interval
from cauce.rules import ALWAYS, Condition


class RetentionMode(StrEnum):
    """Which cohorts a person belongs to."""

    FIRST_TIME = "first_time"
    RECURRING = "recurring"


class Bracket(StrEnum):
    """When a return counts for a period."""

    ON = "on"
    ON_OR_AFTER = "on_or_after"
    ON_OR_BEFORE = "on_or_before"


class RetentionClock(StrEnum):
    """Whether periods are those of the calendar or each person's own."""

    CALENDAR = "calendar"
    ROLLING = "rolling"


@dataclass(frozen=True, slots=True)
class RetentionQuery:
    """How many come back, by the period in which they started; ``sample``: on this share of the people."""

    range: DateRange
    first: EventMatch
    returning: EventMatch
    interval: Interval
    periods: int = 12
    mode: RetentionMode = RetentionMode.FIRST_TIME
    bracket: Bracket = Bracket.ON
    clock: RetentionClock = RetentionClock.CALENDAR
    breakdown: Breakdown | None = None
    where: Condition = ALWAYS
    include_bots: bool = False
    sample: float = 1.0


@dataclass(frozen=True, slots=True)
class Cohort:
    """Who started in one period: ``values[k]`` came back in period k, ``values[0]`` is the size.

    None stands for a period that has not begun; the first ``complete`` values are final, the rest
    may still grow.
    """

    date: str
    size: int
    values: tuple[int | None, ...]
    complete: int


@dataclass(frozen=True, slots=True)
class RetentionBranch:
    """The cohorts of one breakdown value."""

    value: str | None
    cohorts: tuple[Cohort, ...]


@dataclass(frozen=True, slots=True)
class RetentionResult:
    """The cohorts; ``mean[k]`` is the share weighted by size over the periods that are over.

    ``mean_bounds``: of a first time worked out on a sample; else empty.
    """

    cohorts: tuple[Cohort, ...]
    mean: tuple[float | None, ...]
    breakdowns: tuple[RetentionBranch, ...] = ()
    mean_bounds: tuple[Bounds | None, ...] = ()
