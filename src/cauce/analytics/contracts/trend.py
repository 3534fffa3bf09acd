"""Trends: the question and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cauce.analytics.contracts.common import (
    Bounds,
    Breakdown,
    DateRange,
    EventMatch,
    Interval,
)
from cauce.rules import ALWAYS, Condition, GroupType


class Math(StrEnum):
    """What is computed of the matching events of a bucket."""

    TOTAL = "total"
    PERSONS = "persons"
    SESSIONS = "sessions"
    GROUPS = "groups"
    SUM = "sum"
    AVG = "avg"
    MIN = "min"
    MAX = "max"
    MEDIAN = "median"
    P90 = "p90"
    P95 = "p95"
    P99 = "p99"
    PERCENTILE = "percentile"
    PER_PERSON = "per_person"


NEEDS_PROPERTY = frozenset(
    {
        Math.SUM,
        Math.AVG,
        Math.MIN,
        Math.MAX,
        Math.MEDIAN,
        Math.P90,
        Math.P95,
        Math.P99,
        Math.PERCENTILE,
    }
)
EACH_PERSON = frozenset({Math.TOTAL, Math.SESSIONS}) | NEEDS_PROPERTY
"""What can be worked out of each person by themselves."""

ACROSS_PERSONS = frozenset(
    {Math.AVG, Math.MEDIAN, Math.MIN, Math.MAX, Math.P90, Math.P95, Math.P99}
)
"""What is then taken of the persons' numbers."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a trend.

    ``percentile`` (0 to 100) is that of the math of this name. ``per_person``: the math is worked out of
    each person in the bucket first, and this then taken of the persons' numbers.
    """

    match: EventMatch
    math: Math = Math.TOTAL
    property: str | None = None
    name: str | None = None
    percentile: float | None = None
    per_person: Math | None = None


class Compare(StrEnum):
    """With what a trend is compared."""

    PREVIOUS_PERIOD = "previous_period"
    PREVIOUS_YEAR = "previous_year"


@dataclass(frozen=True, slots=True)
class TrendQuery:
    """How measures of events move over time; ``sample``: worked out on this share of the people."""

    range: DateRange
    interval: Interval
    series: tuple[Series, ...]
    formula: str | None = None
    breakdown: Breakdown | None = None
    compare: Compare | None = None
    where: Condition = ALWAYS
    smoothing: int = 1
    cumulative: bool = False
    include_bots: bool = False
    sample: float = 1.0
    segments: tuple[str, ...] = ()
    """Cohorts for each of which the same is asked; ``EVERYBODY`` is all persons."""
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """One line: ``breakdown`` is a value, None (without a value) or ``OTHER``.

    ``bounds`` of the values, ``total_bounds`` of the total: of counts worked out on a sample, else None.
    ``parts`` are the values of a combination, which ``breakdown`` is the name of. ``series`` is the
    place of the question's series that the line is of; None: of all of them (a formula).
    """

    name: str
    event: str | None
    breakdown: str | None
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    total: float | None
    bounds: tuple[Bounds | None, ...] | None = None
    total_bounds: Bounds | None = None
    parts: tuple[str | None, ...] | None = None
    series: int | None = None


@dataclass(frozen=True, slots=True)
class TrendResult:
    """The lines, and those of the period it is compared with; the first ``complete`` buckets are over."""

    series: tuple[TrendSeries, ...]
    complete: int
    compare: tuple[TrendSeries, ...] | None = None
    group_names: Mapping[str, str] = field(default_factory=dict)
    """What the cohorts that are compared are called, by their ids."""
