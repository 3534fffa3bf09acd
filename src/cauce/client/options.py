"""What questions may be given besides their events; names and values are those of the HTTP API."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypedDict

Json = Mapping[str, Any]
Day = str | date
"""A date, ISO 8601 text, or relative to today such as ``-30d``."""
Condition = Json
"""``{"property": "country", "op": "eq", "value": "ES"}`` and all else of ``docs/reference/conditions.md``."""
Interval = Literal["hour", "day", "week", "month"]
Counted = Literal["persons", "groups"]
GroupType = str | Json
"""A type of groups, or ``{"property": …}``: also by a property of that name; only where groups are counted."""
Export = Literal["jsonl", "csv", "parquet", "arrow"]


class Days(TypedDict, total=False):
    """What every chart may be given: days (both ends included), a condition, no kept answer."""

    date_from: Day
    date_to: Day
    timezone: str
    where: Condition
    include_bots: bool
    refresh: bool


class TrendOptions(Days, total=False):
    """Of a trend."""

    interval: Interval
    formula: str
    breakdown: Json
    compare: str
    smoothing: int
    cumulative: bool
    group_type: GroupType


class FunnelOptions(Days, total=False):
    """Of a funnel; with an ``interval`` also over time."""

    window: Json
    order: Literal["ordered", "strict", "any"]
    exclusions: Sequence[Json]
    breakdown: Json
    attribution: str
    count: Literal["persons", "sessions", "groups"]
    group_type: GroupType
    counting: Literal["best", "first", "every", "session"]
    hold_constant: Sequence[str]
    interval: Literal["day", "week", "month"]
    drop_off: int


class RetentionOptions(Days, total=False):
    """Of a retention."""

    interval: Literal["day", "week", "month"]
    periods: int
    mode: Literal["first_time", "recurring"]
    bracket: Literal["on", "on_or_after", "on_or_before"]
    clock: Literal["calendar", "rolling"]
    breakdown: Json
    count: Counted
    group_type: GroupType


class LifecycleOptions(Days, total=False):
    """Of a lifecycle."""

    interval: Interval
    new: str
    count: Counted
    breakdown: Json
    group_type: GroupType


class StickinessOptions(Days, total=False):
    """Of a stickiness question."""

    interval: Interval
    min_count: int
    cumulative: bool
    count: Counted
    breakdown: Json
    group_type: GroupType


class PathsOptions(Days, total=False):
    """Of paths."""

    steps: Sequence[str | Json]
    depth: int
    limit: int
    window: Json
    count: str
    group_type: GroupType
    groups: Sequence[Json]
    exclude: Sequence[str]


class SessionsOptions(Days, total=False):
    """Of sessions."""

    interval: Interval
    measures: Sequence[str]
    breakdown: Json
    key_events: Sequence[Json]
    count: Counted
    group_type: GroupType


class HistogramOptions(Days, total=False):
    """Of a histogram; ``per_person`` counts persons by what each comes to."""

    property: str
    per_person: Literal["total", "sum", "avg", "min", "max"]
    bins: int
    edges: Sequence[float]


class AttributionOptions(Days, total=False):
    """Of an attribution."""

    by: Json
    touchpoints: Sequence[Json]
    rules: Sequence[str]
    window: Json
    value: str
    conversions: str
    shares: Json
    half_life: Json


class CorrelationOptions(TypedDict, total=False):
    """Of a correlation; its days are those of the funnel."""

    factor: str
    names: Sequence[str]
    exclude: Sequence[str]
    limit: int
    min_persons: int
    refresh: bool


class SqlOptions(TypedDict, total=False):
    """Of a question in SQL."""

    timezone: str
    include_bots: bool
    refresh: bool


class ExportOptions(TypedDict, total=False):
    """Of raw events."""

    date_from: Day
    date_to: Day
    timezone: str
    where: Condition
