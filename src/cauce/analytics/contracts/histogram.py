"""Histograms: the question and its answer."""

from dataclasses import dataclass

from cauce.analytics.contracts.common import Counted, DateRange, EventMatch
from cauce.analytics.contracts.trend import Math
from cauce.rules import ALWAYS, Condition, GroupType

OF_A_PERSON = frozenset({Math.TOTAL, Math.SUM, Math.AVG, Math.MIN, Math.MAX})
"""What a person may come to, to be counted in a bar."""


@dataclass(frozen=True, slots=True)
class HistogramQuery:
    """How the values of a property, or what each person comes to, are spread.

    ``per_person``: persons (or groups) are counted by what each comes to; None: events by their own value.
    ``bins``: so many bars of equal width; ``edges``: these bars; with neither, round ones that fit.
    """

    range: DateRange
    match: EventMatch
    property: str | None = None
    per_person: Math | None = Math.TOTAL
    bins: int | None = None
    edges: tuple[float, ...] = ()
    where: Condition = ALWAYS
    include_bots: bool = False
    count: Counted = Counted.PERSONS
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """How many values lie in [low, high), and of how many persons; of bins the last bar has its end too."""

    low: float
    high: float
    count: int
    persons: int


@dataclass(frozen=True, slots=True)
class HistogramResult:
    """The bars; ``count`` values in all, ``below`` and ``above`` the edges that were chosen."""

    bars: tuple[Bar, ...]
    count: int
    below: int
    above: int
    low: float | None
    high: float | None
    mean: float | None
    median: float | None
