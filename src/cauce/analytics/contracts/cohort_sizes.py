"""Sizes of cohorts: the question; its answer is lines over time, as a trend's."""

from dataclasses import dataclass

from cauce.analytics.contracts.common import DateRange, Interval
from cauce.rules import ALWAYS, Condition


@dataclass(frozen=True, slots=True)
class CohortLine:
    """Whom one line counts: a condition on persons; ``segment`` when it is a saved cohort, for its name."""

    who: Condition = ALWAYS
    name: str | None = None
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class CohortSizesQuery:
    """How many persons each cohort has at the end of every period; ``where`` narrows all of them."""

    range: DateRange
    interval: Interval
    cohorts: tuple[CohortLine, ...]
    where: Condition = ALWAYS
    include_bots: bool = False
