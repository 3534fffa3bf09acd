"""The typed questions, their answers, and what every answer says about itself.

    Question = TrendQuery | FunnelQuery | RetentionQuery | PeopleQuery
    Answer(kind, result, meta)

All dates of a question are local to its time zone and inclusive; all instants are UTC.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from cauce.kernel.errors import Text
from cauce.rules import ALWAYS, Condition, Subject, Types

OTHER = "$other"
"""Breakdown value of everything beyond the limit; null is "has no value"."""

INTERNAL_EVENTS = ("$identify", "$group", "$alias")
"""Not counted when a question asks for any event: they say who somebody is, not what they did."""


class Interval(StrEnum):
    """The width of a time bucket; weeks start on Monday."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Math(StrEnum):
    """What is computed of the matching events of a bucket."""

    TOTAL = "total"
    PERSONS = "persons"
    SESSIONS = "sessions"
    SUM = "sum"
    AVG = "avg"
    MIN = "min"
    MAX = "max"
    MEDIAN = "median"
    P90 = "p90"
    P95 = "p95"
    P99 = "p99"
    PER_PERSON = "per_person"


NEEDS_PROPERTY = frozenset(
    {Math.SUM, Math.AVG, Math.MIN, Math.MAX, Math.MEDIAN, Math.P90, Math.P95, Math.P99}
)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Whole local days, both ends included, in a time zone."""

    first: date
    last: date
    timezone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of instants [start, end) in UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One series per value of a property or trait: the ``limit`` largest, the rest as ``OTHER``."""

    subject: Subject
    name: str
    limit: int = 25


@dataclass(frozen=True, slots=True)
class EventMatch:
    """Which events: one name, or any event (None) but the internal ones; and a condition."""

    event: str | None
    where: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a trend."""

    match: EventMatch
    math: Math = Math.TOTAL
    property: str | None = None
    name: str | None = None


class Compare(StrEnum):
    """With what a trend is compared."""

    PREVIOUS_PERIOD = "previous_period"
    PREVIOUS_YEAR = "previous_year"


@dataclass(frozen=True, slots=True)
class TrendQuery:
    """How measures of events move over time."""

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
    """How many go through a sequence of events within a window of time."""

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
    """How many come back, by the period in which they started."""

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


@dataclass(frozen=True, slots=True)
class Point:
    """The number that was clicked.

    Trend: series, label, breakdown. Funnel: step, converted, breakdown. Retention: cohort, period,
    breakdown. ``has_breakdown`` tells "without a value" (None) from "not broken down".
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


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Who is behind a number of another question."""

    of: "TrendQuery | FunnelQuery | RetentionQuery"
    point: Point
    limit: int = 100
    cursor: str | None = None


ChartQuery = TrendQuery | FunnelQuery | RetentionQuery
Question = TrendQuery | FunnelQuery | RetentionQuery | PeopleQuery


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """One line: ``breakdown`` is a value, None (without a value) or ``OTHER``."""

    name: str
    event: str | None
    breakdown: str | None
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    total: float | None


@dataclass(frozen=True, slots=True)
class TrendResult:
    """The lines, and those of the period it is compared with."""

    series: tuple[TrendSeries, ...]
    compare: tuple[TrendSeries, ...] | None = None


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
class FunnelResult:
    """The funnel, whole and by breakdown value."""

    steps: tuple[FunnelStep, ...]
    time_to_convert: TimeToConvert
    breakdowns: tuple[FunnelBranch, ...] = ()


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
    """The cohorts; ``mean[k]`` is the share weighted by size over the periods that are over."""

    cohorts: tuple[Cohort, ...]
    mean: tuple[float | None, ...]
    breakdowns: tuple[RetentionBranch, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonItem:
    """One person behind a number; ``value`` is what they contribute to it."""

    person_id: str
    display_name: str
    user_id: str | None
    email: str | None
    traits: dict[str, Any]
    value: float | None
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class PeopleResult:
    """A page of people, largest value first; ``total`` counts all of them."""

    items: tuple[PersonItem, ...]
    cursor: str | None
    total: int


Result = TrendResult | FunnelResult | RetentionResult | PeopleResult


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something the reader of the answer must know."""

    code: str
    message: Text


@dataclass(frozen=True, slots=True)
class Meta:
    """What an answer says about itself; ``definition`` is a section of ``definitions.md``."""

    rows_read: int
    elapsed_ms: float
    cached: bool
    timezone: str
    sql: str
    definition: str
    warnings: tuple[Caveat, ...] = ()
    data_version: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answered question."""

    kind: str
    result: Result
    meta: Meta


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL text and its bound values: what ``logic`` asks and ``store`` runs."""

    sql: str
    params: dict[str, Any]


Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Planned:
    """A result, with the section of ``definitions.md`` that explains it and what to warn of."""

    result: Result
    definition: str
    warnings: tuple[Caveat, ...] = ()


Columns = Mapping[str, Any]
"""Column name → Arrow array of a statement's rows."""


@dataclass(frozen=True, slots=True)
class Job:
    """A statement and the pure work on its columns (on none without a statement)."""

    statement: Statement | None
    work: Callable[[Columns], Any]


@dataclass(frozen=True, slots=True)
class Jobs:
    """Jobs that may run at the same time; the plan is sent what each came to, in order."""

    jobs: tuple[Job, ...]


Plan = Generator[Statement | Jobs, Any, Planned]
"""An answer worked out purely: it yields statements or jobs and is sent rows (``facade`` runs it)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is planned with: the project, the instant, and whether it has merges.

    ``types`` are those that properties of the project's events have; None: not known, any may occur.
    ``include_bots``: what programs did counts too.
    """

    project_id: int
    now: datetime
    merged: bool
    types: Types | None = None
    include_bots: bool = False
    utc: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True)
class PropertySeen:
    """A property (or trait) as it was seen: ``coverage`` is the share of rows that carry it."""

    name: str
    types: tuple[str, ...]
    coverage: float
    examples: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class EventSeen:
    """An event name and its properties, judged on ``sampled`` of its events."""

    name: str
    volume: int
    persons: int
    first_seen: datetime
    last_seen: datetime
    sampled: int
    properties: tuple[PropertySeen, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything a project has sent."""

    events: tuple[EventSeen, ...]
    traits: tuple[PropertySeen, ...]


class Exported(StrEnum):
    """What can be taken out whole."""

    EVENTS = "events"
    PEOPLE = "people"


class FileFormat(StrEnum):
    """The form of an exported file."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
