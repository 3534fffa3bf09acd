"""What all questions share: days, buckets of time, events, breakdowns."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from cauce.rules import ALWAYS, Condition, Subject

OTHER = "$other"
"""Breakdown value of everything beyond the limit; null is "has no value"."""

INTERNAL_EVENTS = ("$identify", "$group", "$alias")
"""Not counted when a question asks for any event: they say who somebody is, not what they did."""


EVERYBODY = "$everybody"
"""Among segments that are compared: all persons."""


class Interval(StrEnum):
    """The width of a time bucket; weeks start on Monday."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


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
class Bounds:
    """Between what a number lies, in 95 of 100 samples of people."""

    low: float
    high: float


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
