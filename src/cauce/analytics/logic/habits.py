"""What a stickiness is read from: persons with their intervals, and where an event falls among these."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import Interval, StickinessQuery, StickinessSeries
from cauce.analytics.logic.calendar import (
    bucket_number,
    bucket_starts,
    hour_starts,
    labels_of,
    midnight,
    span_of,
)
from cauce.analytics.logic.funnel_rows import Ids, Ints
from cauce.analytics.logic.funnel_sql import Part, part_test
from cauce.analytics.logic.source import Source


@dataclass(frozen=True, slots=True)
class Habits:
    """Each person with the number of intervals in which they were active, at least one."""

    person: Ids
    intervals: Ints

    def take(self, some: NDArray[np.bool_]) -> "Habits":
        """Return some of the persons."""
        return Habits(self.person[some], self.intervals[some])


def join_habits(parts: list[Habits]) -> Habits:
    """Return the persons of all parts."""
    return Habits(
        np.concatenate([part.person for part in parts]),
        np.concatenate([part.intervals for part in parts]),
    )


def intervals_of(query: StickinessQuery) -> int:
    """Return how many intervals the range has."""
    return len(labels_of(query.range, query.interval))


def starts_of(query: StickinessQuery) -> list[datetime]:
    """Return the instants at which the intervals begin."""
    if query.interval is Interval.HOUR:
        return list(hour_starts(query.range))
    zone = query.range.timezone
    return [midnight(day, zone) for day in bucket_starts(query.range, query.interval)]


def place_sql(query: StickinessQuery) -> str:
    """Return the number of the interval that an event is in, from 0."""
    return bucket_number(starts_of(query)[0], query.interval, query.range.timezone)


def matching_sql(
    query: StickinessQuery, series: StickinessSeries, source: Source, part: Part
) -> str:
    """Return the test of the events of a line, of a range of persons."""
    where = source.matching(series.match, query.where, span_of(query.range))
    return " AND ".join([where, *part_test(source, part)])
