"""Retention: the question and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from cauce.analytics.contracts.common import (
    Bounds,
    Breakdown,
    Counted,
    DateRange,
    EventMatch,
    Interval,
)
from cauce.rules import ALWAYS, Condition, GroupType


class RetentionMode(StrEnum):
    """Which cohorts a person belongs to."""

    FIRST_TIME = "first_time"
    RECURRING = "recurring"


class Bracket(StrEnum):
    """When a return counts for a period."""

    ON = "on"
    ON_OR_AFTER = "on_or_after"
    ON_OR_BEFORE = "on_or_before"
    STREAK = "streak"
    """In that period and in every one before it."""


class RetentionClock(StrEnum):
    """Whether periods are those of the calendar or each person's own."""

    CALENDAR = "calendar"
    ROLLING = "rolling"


class AmountMath(StrEnum):
    """What a property of the returns comes to in a period."""

    SUM = "sum"
    AVG = "avg"
    """For each person who came back with one."""
    PER_MEMBER = "per_member"
    """For each person of the cohort: with ``on_or_before``, what they were worth to date."""


@dataclass(frozen=True, slots=True)
class AmountOf:
    """The number property of the return events that is added up."""

    math: AmountMath
    property: str


@dataclass(frozen=True, slots=True)
class RetentionQuery:
    """How many come back, by the period in which they started; ``sample``: on this share of the people.

    ``brackets``: the last period of each column, rising, for columns wider than a period; ``periods``
    is then the last of them. ``min_count``: a period counts with so many returns in it or more.
    """

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
    brackets: tuple[int, ...] = ()
    min_count: int = 1
    amount: AmountOf | None = None
    segments: tuple[str, ...] = ()
    """Cohorts for each of which the same is asked; ``EVERYBODY`` is all persons."""
    count: Counted = Counted.PERSONS
    group_type: GroupType | None = None

    @property
    def columns(self) -> tuple[tuple[int, int], ...]:
        """First and last period of each column, the cohort's own first."""
        ends = self.brackets or tuple(range(1, self.periods + 1))
        return ((0, 0), *((before + 1, end) for before, end in pairwise((0, *ends))))


@dataclass(frozen=True, slots=True)
class Cohort:
    """Who started in one period: ``values[k]`` came back in column k, ``values[0]`` is the size.

    None stands for a column that has not begun; the first ``complete`` values are final, the rest
    may still grow. ``amounts[k]``: what the returns come to, when that is asked for.
    """

    date: str
    size: int
    values: tuple[int | None, ...]
    complete: int
    amounts: tuple[float | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class RetentionBranch:
    """The cohorts of one breakdown value, and the means of their amounts."""

    value: str | None
    cohorts: tuple[Cohort, ...]
    mean_amounts: tuple[float | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class RetentionResult:
    """The cohorts; ``mean[k]`` is the share weighted by size over the columns that are over.

    ``mean_bounds``: of a first time worked out on a sample; else empty. ``mean_amounts[k]``: the same of
    the amounts. ``columns``: first and last period of each column.
    """

    cohorts: tuple[Cohort, ...]
    mean: tuple[float | None, ...]
    breakdowns: tuple[RetentionBranch, ...] = ()
    mean_amounts: tuple[float | None, ...] | None = None
    columns: tuple[tuple[int, int], ...] = ()
    mean_bounds: tuple[Bounds | None, ...] = ()
    group_names: Mapping[str, str] = field(default_factory=dict)
    """What the cohorts that are compared are called, by their ids."""
