"""Sessions: the question and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cauce.analytics.contracts.common import (
    Breakdown,
    Counted,
    DateRange,
    EventMatch,
    Interval,
)
from cauce.rules import ALWAYS, Condition, GroupType

ENGAGED_MS = 10_000
"""A session that lasts longer is engaged (Google Analytics 4)."""

ENGAGED_VIEWS = 2
"""A session with so many page or screen views is engaged (Google Analytics 4)."""


class SessionMeasure(StrEnum):
    """What is measured of the sessions of a bucket."""

    SESSIONS = "sessions"
    PERSONS = "persons"
    ENGAGED_SESSIONS = "engaged_sessions"
    ENGAGEMENT_RATE = "engagement_rate"
    BOUNCE_RATE = "bounce_rate"
    AVG_LENGTH_S = "avg_length_s"
    MEDIAN_LENGTH_S = "median_length_s"
    VIEWS_PER_SESSION = "views_per_session"
    EVENTS_PER_SESSION = "events_per_session"


class SessionPage(StrEnum):
    """The page or screen that a session begins or ends with."""

    ENTRY = "entry_page"
    EXIT = "exit_page"


@dataclass(frozen=True, slots=True)
class PageBreakdown:
    """One line per entry or exit page: the ``limit`` with most sessions, the rest as ``OTHER``."""

    page: SessionPage
    limit: int = 25


@dataclass(frozen=True, slots=True)
class SessionsQuery:
    """How many sessions there are, how long and how deep they go.

    ``interval``: also a line over time for each of ``measures``; None: only the table.
    ``key_events``: with one of these a session is engaged.
    ``where``: sessions whose first event passes.
    """

    range: DateRange
    interval: Interval | None = None
    measures: tuple[SessionMeasure, ...] = (SessionMeasure.SESSIONS,)
    breakdown: Breakdown | PageBreakdown | None = None
    key_events: tuple[EventMatch, ...] = ()
    where: Condition = ALWAYS
    include_bots: bool = False
    count: Counted = Counted.PERSONS
    segments: tuple[str, ...] = ()
    """Cohorts for each of which the same is asked; ``EVERYBODY`` is all persons."""
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """Every measure of the sessions of a breakdown value; None where there are none to measure."""

    breakdown: str | None
    sessions: int
    persons: int
    engaged_sessions: int
    engagement_rate: float | None
    bounce_rate: float | None
    avg_length_s: float | None
    median_length_s: float | None
    views_per_session: float | None
    events_per_session: float | None


@dataclass(frozen=True, slots=True)
class SessionSeries:
    """One measure over time, of a breakdown value when there is a breakdown."""

    measure: SessionMeasure
    breakdown: str | None
    labels: tuple[str, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class SessionsResult:
    """All sessions, a row for each breakdown value, and the lines that were asked for.

    The first ``complete`` buckets of the lines are over.
    """

    total: SessionRow
    rows: tuple[SessionRow, ...]
    series: tuple[SessionSeries, ...]
    complete: int
    group_names: Mapping[str, str] = field(default_factory=dict)
    """What the cohorts that are compared are called, by their ids."""
