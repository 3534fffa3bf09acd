"""Alerts on numbers as plain data.

alert       a question with one number a bucket, a condition, and who is told
evaluation  what was found of one bucket, kept as it was found
firing      a stretch of buckets in which the condition holds; told when it begins and when it ends

A bucket is judged once, some time after it is over; what arrives later changes the history that the next
buckets are judged by, never a verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cauce.analytics.boards.contracts import MetricFormat
from cauce.analytics.contracts import Interval
from cauce.kernel.errors import Text
from cauce.kernel.ids import AccountId, ProjectId

MAX_ALERTS = 200
"""Of a project."""
MAX_LINES = 25
"""Values of a breakdown that an alert judges, each by itself."""
MAX_MEMBERS = 50
MAX_NAME = 120
MAX_WAIT_MIN = 2_880
WAIT_MIN = 10
"""So long after its end a bucket is judged, unless the alert says otherwise."""
PEEK = timedelta(minutes=5)
"""How often a bucket that is not over is looked at, where it can already be news."""
EVALUATIONS_KEPT = timedelta(days=400)
SHOWN_BUCKETS = 60
"""Buckets that a preview judges."""


class Direction(StrEnum):
    """Which way a move is news."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


class Against(StrEnum):
    """With what bucket a change is measured."""

    PREVIOUS = "previous"
    WEEK = "week"
    """The same bucket seven days before."""
    FOUR_WEEKS = "four_weeks"
    """The same bucket 28 days before, so that weekdays are compared with themselves."""


class Sensitivity(StrEnum):
    """How unlikely a number must be before it is an anomaly."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Threshold:
    """The number is above (or below) a limit; the limit itself is neither."""

    above: bool
    value: float


@dataclass(frozen=True, slots=True)
class Change:
    """The number differs from an earlier one by more than so many percent of that.

    ``least``: the larger of both must be at least so large, so that 1 → 3 is not news.
    """

    direction: Direction
    percent: float
    against: Against
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Anomaly:
    """The number lies outside what season and level make likely; see ``logic.anomaly``."""

    direction: Direction
    sensitivity: Sensitivity


Condition = Threshold | Change | Anomaly


@dataclass(frozen=True, slots=True)
class Rule:
    """What an alert looks at: ``question`` is JSON without dates; each of ``lines`` values is judged by itself.

    ``metric_id``: the metric that the question is about, which it follows; 0: none.
    """

    question: Mapping[str, Any]
    interval: Interval
    condition: Condition
    lines: int = 10
    wait_min: int = WAIT_MIN
    metric_id: int = 0


@dataclass(frozen=True, slots=True)
class WatchedMetric:
    """The metric that an alert is about, and how its number is written."""

    metric_id: int
    name: str
    format: MetricFormat
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told: these members (None: whoever follows alerts), and the project's channels.

    ``repeat_h``: again after so many hours while it holds; None: not again.
    """

    members: tuple[AccountId, ...] | None = None
    channels: bool = True
    repeat_h: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What people write of an alert."""

    name: str
    rule: Rule
    telling: Telling
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the last look came to nothing; it is tried again at the alert's ``due_at``."""

    code: str
    message: Text
    at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert as it is now.

    ``round`` rises whenever its rule changes or it is switched on: within one round a bucket is news once.
    ``judged_until`` is the end of the newest bucket judged in the round. ``metric`` is the one its rule names,
    while there is one.
    """

    alert_id: int
    project_id: ProjectId
    content: Content
    revision: int
    round: int
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime
    due_at: datetime
    judged_until: datetime | None = None
    snoozed_until: datetime | None = None
    checked_at: datetime | None = None
    problem: Problem | None = None
    metric: WatchedMetric | None = None


@dataclass(frozen=True, slots=True)
class Bucket:
    """One hour, day or week of the project's time zone: [start, end) in UTC, named as answers name it."""

    label: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one line of an answer, one a bucket.

    ``key`` names it: "*" the whole answer, "=ES" the value ES of a breakdown, "-" those without a value.
    ``counts``: whole numbers of things, whose chance grows with their root.
    """

    key: str
    values: tuple[float | None, ...]
    counts: bool = False


WHOLE, WITHOUT = "*", "-"


class Reason(StrEnum):
    """What a verdict rests on."""

    OUTSIDE = "outside"
    """The condition holds."""
    INSIDE = "inside"
    """It does not."""
    NO_VALUE = "no_value"
    """The bucket has no number (no events to take a mean of)."""
    NO_BASE = "no_base"
    """There is nothing to compare it with, or that was zero."""
    TOO_SMALL = "too_small"
    """Both numbers are smaller than the least that counts."""
    HISTORY = "history"
    """There is not enough history to say what is usual."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a bucket: ``holds`` None: it cannot be said, and ``reason`` why.

    ``expected``, ``low``, ``high``: what the number is compared with and where news begins; None: no limit there.
    ``needs``: buckets of history that are still missing.
    """

    holds: bool | None
    reason: Reason
    value: float | None
    expected: float | None = None
    low: float | None = None
    high: float | None = None
    needs: int = 0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A bucket of a line as it was judged."""

    line: str
    bucket: Bucket
    verdict: Verdict
    at: datetime


class EndedBecause(StrEnum):
    """Why a firing is over."""

    OVER = "over"
    """The condition no longer holds."""
    CHANGED = "changed"
    """Somebody changed the alert."""
    SWITCHED_OFF = "switched_off"
    """Somebody switched the alert off."""
    LINE_GONE = "line_gone"
    """The value is no longer among those that are judged."""


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a property, before and now, and its share of the move; None: without a value, or overlap."""

    value: str | None
    before: float
    now: float
    share: float

    @property
    def move(self) -> float:
        """How much it moved."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Driver:
    """How a number moved by one property: the parts, and ``overlap`` that makes them sum to the move exactly."""

    property: str
    surprise: float
    parts: tuple[Part, ...]
    overlap: float = 0.0


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed between two buckets; ``missing`` says why it cannot be told."""

    before_label: str
    now_label: str
    before: float
    now: float
    drivers: tuple[Driver, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Firing:
    """A stretch in which the condition of an alert holds for one line."""

    firing_id: int
    alert_id: int
    round: int
    line: str
    bucket: Bucket
    verdict: Verdict
    began_at: datetime
    changed: Changed | None = None
    told_at: datetime | None = None
    reminded: int = 0
    last_told_at: datetime | None = None
    ended_at: datetime | None = None
    ended_bucket: str = ""
    ended_because: EndedBecause | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of a preview: its buckets with their verdicts, and how often it would have fired."""

    line: str
    verdicts: tuple[Verdict, ...]
    firings: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The last buckets as an alert would have judged them, with today's data."""

    buckets: tuple[Bucket, ...]
    lines: tuple[Judged, ...]


def line_key(breakdown: str | None, *, split: bool) -> str:
    """Return the key of a line.

    Example:
        >>> line_key(None, split=False), line_key("ES", split=True), line_key(None, split=True)
        ('*', '=ES', '-')
    """
    if not split:
        return WHOLE
    return WITHOUT if breakdown is None else f"={breakdown}"


def line_value(key: str) -> str | None:
    """Return the value of a breakdown that a key names; None for the others."""
    return key[1:] if key.startswith("=") else None
