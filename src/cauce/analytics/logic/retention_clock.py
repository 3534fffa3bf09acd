"""Retention by each person's own clock: periods are counted from their own start."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import Columns
from cauce.analytics.logic.activity import labels_in
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints, dense, distinct, mix, run_starts
from cauce.analytics.logic.labels import Labels, join_labels
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.retention_spells import Members, Table

STARTS, RETURNS = 1, 2


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of a retention question; ``amount`` is NaN where there is no number."""

    person: Ids
    t: Ints
    mask: NDArray[np.uint8]
    labels: Labels
    amount: NDArray[np.float64] | None = None


def read_happened(columns: Columns) -> Happened:
    """Return the events of a part, persons not resolved."""
    person = array(columns["p"], np.uint64)
    labels = labels_in(columns, len(person))
    t, mask = array(columns["t"], np.int64), array(columns["m"], np.uint8)
    amount = array(columns["n"], np.float64) if "n" in columns else None
    return Happened(person, t, mask, labels, amount)


def join_happened(parts: list[Happened], merges: Merges) -> Happened:
    """Return the events of all parts with current persons, in order of person and time."""
    person = merges.of(np.concatenate([part.person for part in parts]))
    t = np.concatenate([part.t for part in parts])
    mask = np.concatenate([part.mask for part in parts])
    labels = join_labels([part.labels for part in parts])
    rank = _alphabetical(labels.names)[labels.code]
    order = np.lexsort((rank, t, person))
    code = Labels(labels.code[order], labels.names)
    amounts = [part.amount for part in parts if part.amount is not None]
    amount = np.concatenate(amounts)[order] if amounts else None
    return Happened(person[order], t[order], mask[order], code, amount)


def _alphabetical(names: tuple[str, ...]) -> NDArray[np.int64]:
    """Return the alphabetical place of each code; without a value comes last."""
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.full(len(names) + 1, len(names), np.int64)
    place[order] = np.arange(len(names))
    return place


@dataclass(frozen=True, slots=True)
class Clock:
    """Starts and returns; ``labels`` are of all events.

    Attributes:
        events: in order of person and time.
        edges: starts of the cohorts' periods, milliseconds.
        span: [first, end) of the starts that count, milliseconds.
        unit: the length of a period, milliseconds.
        once: only the first start of a person counts.
    """

    events: Happened
    edges: Ints
    span: tuple[int, int]
    unit: int
    once: bool

    @property
    def person(self) -> Ids:
        """The person of every event."""
        return self.events.person

    @property
    def labels(self) -> Labels:
        """The label of every event."""
        return self.events.labels

    def relabelled(self, labels: Labels) -> "Clock":
        """Return the same under other labels; see ``retention_spells.Spells``."""
        return replace(self, events=replace(self.events, labels=labels))

    def cohort(self, number: int, periods: int) -> Members:
        """Return the members of a cohort; see ``retention_spells.Spells``."""
        born = self.born(number)
        events = self.events
        key = self.keys()
        universe = distinct(key[born])
        span = (
            int(events.t.max(initial=0)) - int(events.t.min(initial=0)) + self.unit * (periods + 2)
        )
        start = int(events.t.min(initial=0))
        returns = np.flatnonzero(events.mask & RETURNS)
        unit = dense(key[returns], universe)
        known = unit >= 0
        at = np.sort(unit[known] * span + events.t[returns[known]] - start)
        birth = dense(key[born], universe) * span + events.t[born] - start
        back = self._back(at, birth, periods)
        return Members(events.person[born], events.labels.code[born], back)

    def _back(self, at: Ints, birth: Ints, periods: int) -> Table:
        edges = [np.searchsorted(at, birth + k * self.unit) for k in range(1, periods + 2)]
        columns = [later > earlier for earlier, later in pairwise(edges)]
        return np.stack(columns, axis=1).astype(np.uint8)

    def keys(self) -> Ids:
        """Return, for every event, the key of its person and label: returns count within one."""
        return mix(self.events.person, (self.events.labels.code + 1).astype(np.uint64))

    def born(self, number: int) -> NDArray[np.intp]:
        """Return the starts (indices of events) that make the cohort, one a person and label."""
        events = self.events
        starts = np.flatnonzero(events.mask & STARTS)
        if self.once:
            starts = starts[run_starts(events.person[starts])]
        t = events.t[starts]
        inside = t >= max(self.span[0], int(self.edges[number]))
        inside &= t < min(self.span[1], int(self.edges[number + 1]))
        starts = starts[inside]
        key = self.keys()[starts]
        order = np.argsort(key, kind="stable")
        return np.sort(starts[order[run_starts(key[order])]])
