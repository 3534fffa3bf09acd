"""Retention counted event by event: how many returns in each period, and what they come to.

Bits say that somebody came back in a period, not how often nor with what; so a question with a least
number of returns or with an amount reads the moments themselves, by either clock.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import RetentionClock, RetentionQuery
from cauce.analytics.logic.funnel_rows import Ids, Ints, dense, distinct
from cauce.analytics.logic.labels import Labels
from cauce.analytics.logic.retention_clock import RETURNS, Clock
from cauce.analytics.logic.retention_spells import Amounts, Members

Index = NDArray[np.intp]


def counts_returns(query: RetentionQuery) -> bool:
    """Return whether a question needs each return, not only whether there was one."""
    return query.min_count > 1 or query.amount is not None


@dataclass(frozen=True, slots=True)
class Tally:
    """Starts and returns; a period counts with ``least`` returns or more.

    Attributes:
        clock: the events, and who is born when.
        rolling: periods are from each one's own start, else those of the calendar.
    """

    clock: Clock
    rolling: bool
    least: int

    @classmethod
    def of(cls, clock: Clock, query: RetentionQuery) -> "Tally":
        """Return the tally of a question."""
        return cls(clock, query.clock is RetentionClock.ROLLING, query.min_count)

    @property
    def person(self) -> Ids:
        """The person of every event."""
        return self.clock.person

    @property
    def labels(self) -> Labels:
        """The label of every event."""
        return self.clock.labels

    def relabelled(self, labels: Labels) -> "Tally":
        """Return the same under other labels; see ``retention_spells.Spells``."""
        return replace(self, clock=self.clock.relabelled(labels))

    def cohort(self, number: int, periods: int) -> Members:
        """Return the members of a cohort; see ``retention_spells.Spells``."""
        events, born = self.clock.events, self.clock.born(number)
        returns, row = self._returns(born)
        period = self._periods(events.t[returns], events.t[born[row]], number)
        inside = (period >= 0) & (period <= periods) & (events.t[returns] >= events.t[born[row]])
        shape = (len(born), periods + 1)
        cell = row[inside] * shape[1] + period[inside]
        counts = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
        enough = counts >= self.least
        members = Members(
            events.person[born], events.labels.code[born], enough[:, 1:].astype(np.uint8)
        )
        if events.amount is None:
            return members
        enough[:, 0] = True
        return replace(members, amounts=_added(events.amount[returns[inside]], cell, enough))

    def _returns(self, born: Index) -> tuple[Index, Index]:
        """The returns of the cohort, and the place in ``born`` of each one's start."""
        key = self.clock.keys()
        universe = distinct(np.sort(key[born]))
        place = np.empty(len(born), np.intp)
        place[dense(key[born], universe)] = np.arange(len(born))
        returns = np.flatnonzero(self.clock.events.mask & RETURNS)
        unit = dense(key[returns], universe)
        known = unit >= 0
        return returns[known], place[unit[known]]

    def _periods(self, t: Ints, birth: Ints, number: int) -> Ints:
        if self.rolling:
            return (t - birth) // self.clock.unit
        return np.searchsorted(self.clock.edges, t, "right") - 1 - number


def _added(amount: NDArray[np.float64], cell: Index, enough: NDArray[np.bool_]) -> Amounts:
    """What the returns of each cell come to, where there are enough of them."""
    known = ~np.isnan(amount)
    size, shape = enough.size, enough.shape
    value = np.bincount(cell[known], weights=amount[known], minlength=size).reshape(shape)
    has = np.bincount(cell[known], minlength=size).reshape(shape) > 0
    return Amounts(np.where(enough, value, 0.0), has & enough)
