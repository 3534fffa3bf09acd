"""The measures of sessions, of many groups of them at once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import SessionMeasure
from cauce.analytics.logic.funnel_rows import Ints, mix
from cauce.analytics.logic.visits import Visits

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measured:
    """What the sessions of each group come to."""

    sessions: Ints
    persons: Ints
    engaged: Ints
    length_s: Floats
    median_s: Floats
    views: Ints
    events: Ints

    def of(self, measure: SessionMeasure) -> tuple[float | None, ...]:
        """Return a measure of every group; None where there are no sessions to measure."""
        counts = {
            SessionMeasure.SESSIONS: self.sessions,
            SessionMeasure.PERSONS: self.persons,
            SessionMeasure.ENGAGED_SESSIONS: self.engaged,
        }
        if measure in counts:
            return tuple(counts[measure].tolist())
        if measure is SessionMeasure.MEDIAN_LENGTH_S:
            pairs = zip(self.median_s.tolist(), self.sessions.tolist(), strict=True)
            return tuple(median if whole else None for median, whole in pairs)
        sums: dict[SessionMeasure, Ints | Floats] = {
            SessionMeasure.ENGAGEMENT_RATE: self.engaged,
            SessionMeasure.BOUNCE_RATE: self.sessions - self.engaged,
            SessionMeasure.AVG_LENGTH_S: self.length_s,
            SessionMeasure.VIEWS_PER_SESSION: self.views,
            SessionMeasure.EVENTS_PER_SESSION: self.events,
        }
        pairs = zip(sums[measure].tolist(), self.sessions.tolist(), strict=True)
        return tuple(part / whole if whole else None for part, whole in pairs)


def measured(visits: Visits, group: NDArray[np.intp], groups: int) -> Measured:
    """Return the measures of ``groups`` groups; ``group`` is that of each session."""
    length = visits.last - visits.start
    return Measured(
        sums(group, None, groups),
        _persons(visits, group, groups),
        sums(group, visits.engaged, groups),
        np.bincount(group, length, groups) / 1000,
        medians(length, group, groups),
        sums(group, visits.views, groups),
        sums(group, visits.events, groups),
    )


def sums(group: NDArray[np.intp], values: NDArray[Any] | None, groups: int) -> Ints:
    """Return the sum of some whole numbers of each group; without any, how many elements it has."""
    found: Ints = np.bincount(group, values, groups).astype(np.int64)
    return found


def _persons(visits: Visits, group: NDArray[np.intp], groups: int) -> Ints:
    """Return how many persons each group has; one sort of a hash of both is quicker than a sort by two."""
    _, first = np.unique(mix(visits.person, group.astype(np.uint64)), return_index=True)
    return sums(group[first], None, groups)


def median_s(length: NDArray[Any]) -> float:
    """Return the median of lengths in milliseconds, as seconds; 0 of none.

    Example:
        >>> median_s(np.array([3000, 1000, 2000, 0])), median_s(np.array([], np.int64))
        (1.5, 0.0)
    """
    if not len(length):
        return 0.0
    low, high = (len(length) - 1) // 2, len(length) // 2
    ordered = np.partition(length, (low, high))
    return (int(ordered[low]) + int(ordered[high])) / 2000


def medians(length: Ints, group: NDArray[Any], groups: int) -> Floats:
    """Return the median of each group in seconds, 0 where it is empty.

    Example:
        >>> medians(np.array([3000, 1000, 2000, 500]), np.array([0, 0, 0, 2]), 3).tolist()
        [2.0, 0.0, 0.5]
    """
    width = int(length.max(initial=0)) + 1
    ordered = np.sort(group.astype(np.int64) * width + length)
    each = np.bincount(group, minlength=groups)
    some = np.flatnonzero(each)
    first = (np.cumsum(each) - each)[some]
    low, high = ordered[first + (each[some] - 1) // 2], ordered[first + each[some] // 2]
    out = np.zeros(groups)
    out[some] = (low + high - 2 * some * width) / 2000
    return out
