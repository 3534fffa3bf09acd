"""Lifecycle and stickiness: the questions and their answers."""

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


class Status(StrEnum):
    """Where a person stands in a period, by what they did in it and in the one before."""

    NEW = "new"
    RETURNING = "returning"
    RESURRECTING = "resurrecting"
    DORMANT = "dormant"


class NewWhen(StrEnum):
    """What makes somebody new: their first such event, or being seen for the first time."""

    FIRST_MATCH = "first_match"
    FIRST_SEEN = "first_seen"


@dataclass(frozen=True, slots=True)
class LifecycleQuery:
    """How many are new, return, come back after a pause, or have gone quiet, by period."""

    range: DateRange
    interval: Interval
    match: EventMatch
    new: NewWhen = NewWhen.FIRST_MATCH
    where: Condition = ALWAYS
    include_bots: bool = False
    count: Counted = Counted.PERSONS
    breakdown: Breakdown | None = None
    segments: tuple[str, ...] = ()
    """Cohorts for each of which the same is asked; ``EVERYBODY`` is all persons."""
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class LifecycleSeries:
    """How many have a status in each period; dormant ones count negative, None has not begun."""

    name: Status
    labels: tuple[str, ...]
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class LifecycleBranch:
    """The series of a breakdown value: the lifecycle of those events alone."""

    value: str | None
    series: tuple[LifecycleSeries, ...]


@dataclass(frozen=True, slots=True)
class LifecycleResult:
    """A series a status, in the order of ``Status``; the first ``complete`` periods are over."""

    series: tuple[LifecycleSeries, ...]
    complete: int
    breakdowns: tuple[LifecycleBranch, ...] = ()
    group_names: Mapping[str, str] = field(default_factory=dict)
    """What the cohorts that are compared are called, by their ids."""


@dataclass(frozen=True, slots=True)
class StickinessSeries:
    """One line of a stickiness question: which events, and its label."""

    match: EventMatch
    name: str | None = None


@dataclass(frozen=True, slots=True)
class StickinessQuery:
    """In how many intervals of the range people are active.

    ``min_count``: an interval counts with so many matching events or more. ``cumulative``: "in at
    least k intervals" instead of "in exactly k".
    """

    range: DateRange
    interval: Interval
    series: tuple[StickinessSeries, ...]
    min_count: int = 1
    cumulative: bool = False
    where: Condition = ALWAYS
    include_bots: bool = False
    count: Counted = Counted.PERSONS
    breakdown: Breakdown | None = None
    segments: tuple[str, ...] = ()
    """Cohorts for each of which the same is asked; ``EVERYBODY`` is all persons."""
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class StickinessBranch:
    """A line for a breakdown value: the stickiness of those events alone."""

    value: str | None
    values: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class StickinessLine:
    """``values[k - 1]`` persons were active in k intervals; ``total`` in any."""

    name: str
    event: str | None
    values: tuple[int, ...]
    total: int
    breakdowns: tuple[StickinessBranch, ...] = ()


@dataclass(frozen=True, slots=True)
class StickinessResult:
    """The lines; every one has ``intervals`` values."""

    series: tuple[StickinessLine, ...]
    intervals: int
    group_names: Mapping[str, str] = field(default_factory=dict)
    """What the cohorts that are compared are called, by their ids."""
