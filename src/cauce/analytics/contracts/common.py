"""What all questions share: days, buckets of time, events, breakdowns."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from cauce.rules import ALWAYS, Condition, GroupType, Subject

OTHER = "$other"
"""Breakdown value of everything beyond the limit; null is "has no value"."""

INTERNAL_EVENTS = ("$identify", "$group", "$alias")
"""Not counted when a question asks for any event: they say who somebody is, not what they did."""


EVERYBODY = "$everybody"
"""Among segments that are compared: all persons."""


class Counted(StrEnum):
    """What is counted: persons, or the groups (companies) that their events name."""

    PERSONS = "persons"
    GROUPS = "groups"


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
class Split:
    """A property, a value of the context or a trait that parts an answer.

    ``group_type``, of a group's trait: of the group of which type; None: of the one that is counted.
    """

    subject: Subject
    name: str
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One series per value of a property or trait: the ``limit`` largest, the rest as ``OTHER``.

    With ``also`` one per combination of values, which is written as a JSON list; without any value, None.
    """

    subject: Subject
    name: str
    limit: int = 25
    also: tuple[Split, ...] = ()
    group_type: GroupType | None = None

    @property
    def splits(self) -> tuple[Split, ...]:
        """Everything it parts by, in order."""
        return (Split(self.subject, self.name, self.group_type), *self.also)

    @property
    def by_trait(self) -> bool:
        """Whether a trait of persons is among it."""
        return any(one.subject is Subject.TRAIT for one in self.splits)

    @property
    def by_group_trait(self) -> bool:
        """Whether a trait of groups is among it, which may change while no event does."""
        return any(one.subject is Subject.GROUP_TRAIT for one in self.splits)


@dataclass(frozen=True, slots=True)
class EventMatch:
    """Which events: one name, or any event (None) but the internal ones; and a condition."""

    event: str | None
    where: Condition = ALWAYS
