"""The best attempts of plain funnels, from instants kept at hand: one merge a step, no search.

A funnel is plain when its steps follow each other, none may be left out and nothing is excluded. Then what
``funnel_pass.best`` looks up for every row needs no looking up. Lay those who reached a step, and the rows
of the next one, in order on one scale of person and time: an attempt goes on with the row that comes right
behind it, if there is one before the next attempt. Whether that row came in time is a subtraction, which
tells persons apart too (``funnel_rows``).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import Counting, FunnelQuery
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_outcome import Outcome
from cauce.analytics.logic.funnel_rows import Ids, Ints, run_starts
from cauce.analytics.logic.instants import Instants
from cauce.analytics.logic.labels import Labels

CUT_BELOW = 0.65
"""When less than this share of a step's time is asked for, its other rows are dropped before they are placed."""


@dataclass(frozen=True, slots=True)
class _Lane:
    """The rows of a step, person after person, each in time; nobody is without."""

    person: Ids
    each: Index
    t: Ints


@dataclass(frozen=True, slots=True)
class _Scale:
    """``2 · (unit · width + t − start)`` is where an attempt stands, one more where a row does.

    So of one instant the attempt comes first. A unit is as wide as twice all there is and the window: its first
    half is a person's who entered, the second is for whoever did not and comes next by id. From the
    difference ``late`` on, a row came too late for an entry or is somebody else's.
    """

    start: int
    extent: int
    window_ms: int

    @property
    def width(self) -> int:
        """Milliseconds from unit to unit."""
        return 2 * self.extent + self.window_ms + 2

    @property
    def late(self) -> int:
        """The first difference of a row and an entry that is too much."""
        return 2 * self.window_ms + 2

    def places(self, lane: _Lane, begins: Ints) -> Ints:
        """Return where an attempt would stand at each row; ``begins``: where each person does at ``start``."""
        at = np.repeat(begins - 2 * self.start, lane.each)
        at += lane.t
        at += lane.t
        return at

    def rows(self, lane: _Lane, entered: Ids) -> Ints:
        """Return where the rows of a step stand; those of who did not enter where they follow no attempt."""
        unit, known = _found(lane.person, entered)
        begins = unit * (2 * self.width) + 1
        begins[~known] -= 2 * (self.extent + 1)
        return self.places(lane, begins)

    def unit(self, at: Ints) -> Index:
        """Return the unit of each attempt."""
        units: Index = at // (2 * self.width)
        return units

    def ms(self, at: Ints, unit: Index) -> Ints:
        """Return the milliseconds since 1970 of attempts of some units."""
        instants: Ints = (at >> 1) - unit * self.width + self.start
        return instants


@dataclass(frozen=True, slots=True)
class _Reached:
    """The attempts at a step in order: where they stand, where they entered, which each was at the step before.

    ``before`` is None at the second step: who is there came from where they entered.
    """

    at: Ints
    entry: Ints
    before: Index | None


def _found(person: Ids, entered: Ids) -> tuple[Index, NDArray[np.bool_]]:
    """Return where persons are among those who entered, or would be, and whether they are; both in order."""
    order = np.argsort(np.concatenate((entered, person)), kind="stable")
    up_to = np.flatnonzero(order >= len(entered)) - np.arange(len(person))
    known = entered[up_to - 1] == person
    return up_to - known, known


def is_plain(query: FunnelQuery) -> bool:
    """Return whether a funnel in order can be worked out here."""
    return query.counting is Counting.BEST and not query.optional and not query.exclusions


def merged_outcome(query: FunnelQuery, instants: list[Instants]) -> Outcome:
    """Return the best attempt of every person who enters a plain funnel, in order of the persons."""
    span, window_ms = span_of(query.range), query.window_s * 1000
    first, end = (round(at.timestamp() * 1000) for at in (span.start, span.end))
    entering = _cut(instants[0], first, end)
    lanes = [_asked(one, first, end + window_ms + 1) for one in instants[1:]]
    scale = _scale([entering, *lanes], window_ms)
    level, ms = _furthest(scale, entering, _followed(scale, entering, lanes), len(instants))
    nothing = Labels(np.full(len(level), -1, np.int32), ())
    return Outcome(level, entering.person, ms.T, nothing, ms[0] + window_ms)


def _cut(instants: Instants, first: int, end: int) -> _Lane:
    """Return the rows from an instant to just before another."""
    t = instants.t
    if not len(t) or (t.min() >= first and t.max() < end):
        return _Lane(instants.person, instants.rows_each, t)
    outside = t < first
    outside |= t >= end
    of = np.searchsorted(instants.first, np.flatnonzero(outside), "right") - 1
    each = instants.rows_each - np.bincount(of, minlength=len(instants.person))
    np.logical_not(outside, out=outside)
    t = t[outside]
    some = each > 0
    if np.all(some):
        return _Lane(instants.person, each, t)
    return _Lane(instants.person[some], each[some], t)


def _asked(instants: Instants, first: int, end: int) -> _Lane:
    """Return the rows that may matter: those outside of the span do no harm, but they cost."""
    whole = _Lane(instants.person, instants.rows_each, instants.t)
    if not len(whole.t):
        return whole
    low, high = int(whole.t.min()), int(whole.t.max()) + 1
    share = (min(end, high) - max(first, low)) / (high - low)
    return _cut(instants, first, end) if share < CUT_BELOW else whole


def _scale(lanes: list[_Lane], window_ms: int) -> _Scale:
    times = [lane.t for lane in lanes if len(lane.t)]
    start = min((int(t.min()) for t in times), default=0)
    last = max((int(t.max()) for t in times), default=0)
    return _Scale(start, last - start, window_ms)


def _followed(scale: _Scale, entering: _Lane, lanes: list[_Lane]) -> list[_Reached]:
    """Return who reached each step after the first."""
    reached = list[_Reached]()
    if not len(entering.person):
        return reached
    at = scale.places(entering, np.arange(len(entering.person)) * (2 * scale.width))
    for lane in lanes:
        last = reached[-1] if reached else None
        found = _next(at, scale.rows(lane, entering.person), last, scale.late)
        reached.append(found)
        at = found.at
    return reached


def _next(at: Ints, rows: Ints, last: _Reached | None, late: int) -> _Reached:
    """Return the attempts that go on: a row comes right behind them, and in time."""
    both = np.concatenate((at, rows))
    both.sort(kind="stable")
    if last is None:
        is_row = both & 1
        went = np.flatnonzero(is_row[1:] > is_row[:-1])
        before, entry, row = None, both[went], both[went + 1]
    else:
        stands = np.flatnonzero(both & 1 == 0)
        before = np.flatnonzero(np.diff(stands, append=len(both)) > 1)
        entry, row = last.entry[before], both[stands[before] + 1]
    in_time = row - entry < late
    row -= 1
    if np.all(in_time):
        return _Reached(row, entry, before)
    before = None if before is None else before[in_time]
    return _Reached(row[in_time], entry[in_time], before)


def _furthest(
    scale: _Scale, entering: _Lane, reached: list[_Reached], steps: int
) -> tuple[NDArray[np.int8], Ints]:
    """Return the step that each person got to, and when they were at each (a row a step); -1 where they were not.

    Of several attempts that got as far it is the first.
    """
    level = np.ones(len(entering.person), np.int8)
    ms = np.full((steps, len(level)), -1, np.int64)
    ms[0] = entering.t[np.cumsum(entering.each) - entering.each]
    for k in range(len(reached), 0, -1):
        entry = reached[k - 1].entry
        unit = scale.unit(entry)
        heads = run_starts(unit)
        heads = heads[level[unit[heads]] == 1]
        who = unit[heads]
        level[who], ms[0, who] = k + 1, scale.ms(entry[heads], who)
        for j in range(k, 0, -1):
            ms[j, who] = scale.ms(reached[j - 1].at[heads], who)
            before = reached[j - 1].before
            heads = heads if before is None else before[heads]
    return level, ms
