"""The measures of sessions, of many groups of them at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import SessionMeasure
from cauce.analytics.logic.funnel_rows import Ints, mix, run_starts
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
        _sums(group, None, groups),
        _persons(visits, group, groups),
        _sums(group, visits.engaged, groups),
        np.bincount(group, length, groups) / 1000,
        _medians(length, group, groups),
        _sums(group, visits.views, groups),
        _sums(group, visits.events, groups),
    )


def _sums(group: NDArray[np.intp], values: NDArray[np.generic] | None, groups: int) -> Ints:
    sums: Ints = np.bincount(group, values, groups).astype(np.int64)
    return sums


def _persons(visits: Visits, group: NDArray[np.intp], groups: int) -> Ints:
    """Return how many persons each group has; one sort of a hash of both is quicker than a sort by two."""
    _, first = np.unique(mix(visits.person, group.astype(np.uint64)), return_index=True)
    return _sums(group[first], None, groups)


def _medians(length: Ints, group: NDArray[np.intp], groups: int) -> Floats:
    """Return the median of each group in seconds, 0 where it is empty."""
    width = int(length.max(initial=0)) + 1
    ordered = np.sort(group * width + length)
    group, length = ordered // width, ordered % width
    out = np.zeros(groups)
    starts = run_starts(group)
    ends = np.append(starts[1:], len(group))[: len(starts)]
    low, high = length[(starts + ends - 1) // 2], length[(starts + ends) // 2]
    out[group[starts]] = (low + high) / 2000
    return out
