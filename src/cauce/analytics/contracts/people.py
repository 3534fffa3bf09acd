"""The people behind a number, and all questions together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.analytics.contracts.attribution import AttributionQuery
from cauce.analytics.contracts.cohort_sizes import CohortSizesQuery
from cauce.analytics.contracts.correlation import CorrelationQuery
from cauce.analytics.contracts.funnel import FunnelQuery
from cauce.analytics.contracts.histogram import HistogramQuery
from cauce.analytics.contracts.lifecycle import LifecycleQuery, StickinessQuery
from cauce.analytics.contracts.paths import PathsQuery
from cauce.analytics.contracts.retention import RetentionQuery
from cauce.analytics.contracts.sessions import SessionsQuery
from cauce.analytics.contracts.sql import SqlQuery
from cauce.analytics.contracts.trend import TrendQuery


@dataclass(frozen=True, slots=True)
class Point:
    """The number that was clicked.

    Trend: series, label, breakdown. Funnel: step, converted, label, breakdown,
    name, ends, bar (of the time taken to the last step). Retention: cohort, period,
    breakdown. Lifecycle: series, label. Stickiness: series, intervals. Paths: step, name,
    to, ends. Attribution: series (the rule), breakdown (the channel).
    Correlation: name, breakdown (the value), converted. Sessions: label,
    breakdown, engaged. Histogram: bar. Sizes of cohorts: series, label.
    ``has_breakdown`` tells "without a value" (None) from "not broken down".
    """

    series: int | None = None
    label: str | None = None
    has_breakdown: bool = False
    breakdown: str | None = None
    compare: bool = False
    step: int | None = None
    converted: bool = True
    cohort: str | None = None
    period: int | None = None
    intervals: int | None = None
    name: str | None = None
    to: str | None = None
    ends: bool = False
    engaged: bool | None = None
    bar: int | None = None


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Who is behind a number of another question.

    ``only``: whether this person is, or this group when ``grouped``. ``bare``: their ids alone, nothing is
    looked up.
    """

    of: "ChartQuery"
    point: Point
    limit: int = 100
    cursor: str | None = None
    only: int | None = None
    bare: bool = False
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class WhyQuery:
    """Why one person is, or is not, behind a number of another question; of groups, one group by its number."""

    of: "ChartQuery"
    point: Point
    person: int


ChartQuery = (
    TrendQuery
    | FunnelQuery
    | RetentionQuery
    | LifecycleQuery
    | StickinessQuery
    | PathsQuery
    | AttributionQuery
    | CorrelationQuery
    | SessionsQuery
    | HistogramQuery
    | CohortSizesQuery
)
Question = ChartQuery | PeopleQuery | WhyQuery | SqlQuery


@dataclass(frozen=True, slots=True)
class PersonItem:
    """One person behind a number; ``value`` is what they contribute to it.

    Of a group ``group_id`` is its id and ``group_type`` its type, ``traits`` are the group's, and ``person_id`` is
    only a number that stands for it here.
    """

    person_id: str
    display_name: str
    user_id: str | None
    email: str | None
    traits: dict[str, Any]
    value: float | None
    first_at: datetime | None
    last_at: datetime | None
    group_id: str | None = None
    group_type: str | None = None


@dataclass(frozen=True, slots=True)
class PeopleResult:
    """A page of people, largest value first; ``total`` counts all of them."""

    items: tuple[PersonItem, ...]
    cursor: str | None
    total: int
