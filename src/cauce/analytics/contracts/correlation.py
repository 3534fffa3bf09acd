"""Correlation: what goes with converting; the question and its answer."""

from dataclasses import dataclass
from enum import StrEnum

from cauce.analytics.contracts.common import DateRange
from cauce.analytics.contracts.funnel import CountOf, FunnelQuery
from cauce.rules import Condition, GroupType


class Factor(StrEnum):
    """What may go with converting.

    Events done between entering and converting; values of properties of the event that entered;
    values of traits.
    """

    EVENTS = "events"
    PROPERTIES = "properties"
    TRAITS = "traits"


@dataclass(frozen=True, slots=True)
class CorrelationQuery:
    """What those who went through a funnel do, or are, more often than those who did not.

    ``names``: the properties or traits to look at; with events none. ``exclude``: events to leave
    out, beside the funnel's own steps. ``min_persons``: so many must have a factor to be listed.
    """

    funnel: FunnelQuery
    factor: Factor = Factor.EVENTS
    names: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    min_persons: int = 10
    limit: int = 25

    @property
    def range(self) -> DateRange:
        """The days of the funnel."""
        return self.funnel.range

    @property
    def group_type(self) -> GroupType | None:
        """The type of the groups that the funnel counts."""
        return self.funnel.group_type

    @property
    def of_groups(self) -> bool:
        """Whether the crowd is of groups."""
        return self.funnel.count is CountOf.GROUPS

    @property
    def where(self) -> Condition:
        """The condition of the funnel."""
        return self.funnel.where

    @property
    def include_bots(self) -> bool:
        """Whether programs count."""
        return self.funnel.include_bots


@dataclass(frozen=True, slots=True)
class Correlate:
    """An event, or a value of a property or trait, and how strongly it goes with converting.

    ``odds_ratio`` (with its 95 % interval) above 1: with converting; below: with dropping out.
    ``p_value`` is Fisher's, exact and two-sided; ``q_value`` the same adjusted for all that was
    tested (Benjamini and Hochberg).
    """

    name: str
    value: str | None
    converted_with: int
    dropped_with: int
    odds_ratio: float
    low: float
    high: float
    p_value: float
    q_value: float


@dataclass(frozen=True, slots=True)
class CorrelationResult:
    """The likeliest first; ``tested`` is how many were common enough to be looked at."""

    items: tuple[Correlate, ...]
    converted: int
    dropped: int
    tested: int
