"""The passes in which the steps may come in any order.

How many steps a run of events completes is a maximum matching of events to steps (one event serves
one step). By König and Hall it is the least of ``steps - |S| + events matching any of S`` over sets
S of steps, so that every window of every person is ranked by differences of running sums.
"""

from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_pass import Attempts, Followed, first_after, one_each, per_actor
from cauce.analytics.logic.funnel_rows import MAY_ENTER, Board, Ints, run_starts
from cauce.kernel.errors import invalid

MAX_SETS = 256


class AnyOrder:
    """The rows of all steps in order of person and time, with the ranks of their windows."""

    def __init__(self, board: Board) -> None:
        self._board, self._layout = board, board.layout
        self.at, self.row = board.lanes[0].at, board.lanes[0].row
        mask = board.rows.mask[self.row]
        self.enters = mask & np.uint32(MAY_ENTER) != 0
        self._sums = sums_of(mask, self._layout.step_bits)
        self._bans = board.exclusions[0]
        self._closes = board.closes(self.at)

    def rank(self, first: Index, end: Index) -> NDArray[np.int8]:
        """Return how many steps the rows [first, end) complete."""
        return ranked(self._sums, first, end)

    def best(self) -> Attempts:
        """Return the furthest attempt of each actor; see ``funnel_pass.best``."""
        board = self._board
        end = np.arange(1, len(self.at) + 1)
        widest = np.searchsorted(self._closes, self.at)
        rank = np.where(self.enters[widest], self.rank(widest, end), np.int8(0))
        first, clean, clear = widest, rank, np.ones(len(rank), np.bool_)
        if self._bans is not None:
            first = np.maximum(widest, self._after_ban())
            clean = np.where(self.enters[first], self.rank(first, end), np.int8(0))
            clear = first_after(self._bans, self.at) > self._closes[first]
        furthest = np.zeros(len(board.actor), np.int8)
        unit = board.unit(self.at)
        np.maximum.at(furthest, unit, rank)
        furthest = per_actor(board, furthest)
        good = (clean == furthest[unit]) & (clean > 0) & (clear | (clean == self._layout.steps))
        index = np.flatnonzero(good)
        index = index[run_starts(unit[index])]
        return one_each(board, self._path(first[index], end[index]))

    def solo(self, entries: Index) -> Followed:
        """Return how far each entry (a row) gets; see ``funnel_pass.solo``."""
        now = self.at[entries]
        deadline = self._closes[entries]
        banned = first_after(self._bans, now)
        last = np.searchsorted(self.at, np.minimum(deadline, banned), "right")
        done = self.rank(entries, last) == self._layout.steps
        end = np.where(done, shortest(self._sums, self._layout.steps, entries, last), last)
        resume = np.searchsorted(self.at, np.minimum(deadline, banned), "right")
        return Followed(self._path(entries, end), np.where(done, end, resume))

    def _after_ban(self) -> Index:
        """The first row of each row's person not before the last exclusion before the row."""
        bans = self._bans if self._bans is not None else np.empty(0, np.int64)
        before = np.searchsorted(bans, self.at) - 1
        first = np.zeros(len(self.at), np.intp)
        some = before >= 0
        first[some] = np.searchsorted(self.at, bans[before[some]])
        return first

    def _path(self, first: Index, end: Index) -> Attempts:
        """Return each run as an attempt: the events with which its rank grows."""
        at = np.full((len(first), self._layout.steps), -1, np.int64)
        row = np.full((len(first), self._layout.steps), -1, np.intp)
        attempt, place, rank = grown(self._sums, first, end)
        at[attempt, rank - 1] = self.at[place]
        row[attempt, rank - 1] = self.row[place]
        return Attempts((row >= 0).sum(axis=1).astype(np.int8), at, row)


_Sets = list[tuple[int, Ints]]
Sums = list[tuple[int, _Sets]]
"""Per group of steps that share events, its size and (|S|, running count) of its sets."""


def ranked(sums: Sums, first: Index, end: Index) -> NDArray[np.int8]:
    """Return how many steps the rows [first, end) complete."""
    total = np.zeros(len(first), np.int64)
    for size, sets in sums:
        least = np.full(len(first), size, np.int64)
        for width, running in sets:
            np.minimum(least, size - width + running[end] - running[first], out=least)
        total += least
    return total.astype(np.int8)


def shortest(sums: Sums, goal: int | NDArray[np.int8], first: Index, last: Index) -> Index:
    """Return the end of the shortest run from each first row that completes so many steps."""
    low, high = first.copy(), last.copy()
    while np.any(low < high):
        middle = (low + high) // 2
        enough = ranked(sums, first, middle) >= goal
        high = np.where(enough, middle, high)
        low = np.where(enough, low, np.minimum(middle + 1, high))
    return high


def grown(sums: Sums, first: Index, end: Index) -> tuple[Index, Index, NDArray[np.int8]]:
    """Return the rows of each run with which its rank grows: the run's number, the row, the rank."""
    lengths = end - first
    attempt = np.repeat(np.arange(len(first)), lengths)
    begins = np.cumsum(lengths) - lengths
    place = np.arange(len(attempt)) - begins[attempt] + first[attempt]
    rank = ranked(sums, first[attempt], place + 1)
    before = np.zeros(len(rank), np.int8)
    before[1:] = rank[:-1]
    before[begins[lengths > 0]] = 0
    grows = np.flatnonzero(rank > before)
    return attempt[grows], place[grows], rank[grows]


def sums_of(mask: NDArray[np.uint32], bits: int) -> Sums:
    """Return the sums that rank the steps of ``bits``, over rows with these masks."""
    some = mask & np.uint32(bits)
    masks = [int(m) for m in np.unique(some)]
    out = []
    for group in _groups(masks, bits):
        sets = _closed_sets(group, [m for m in masks if m & group])
        out.append((group.bit_count(), [(s.bit_count(), _running(some, s)) for s in sets]))
    return out


def _groups(masks: list[int], bits: int) -> list[int]:
    groups = [1 << k for k in range(bits.bit_length()) if bits >> k & 1]
    for mask in masks:
        touched = [group for group in groups if group & mask]
        if touched:
            groups = [group for group in groups if not group & mask] + [reduce(or_, touched)]
    return groups


def _closed_sets(group: int, masks: list[int]) -> list[int]:
    """The sets of steps worth trying: the group without the steps of some of its masks."""
    found = {group}
    for mask in masks:
        found |= {some & ~mask for some in found}
        if len(found) > MAX_SETS:
            raise invalid(
                "steps",
                "in any order, too many steps share the same events.",
                "en cualquier orden, demasiados pasos comparten los mismos eventos.",
            )
    return sorted(found - {0})


def _running(mask: NDArray[np.uint32], some: int) -> Ints:
    out = np.zeros(len(mask) + 1, np.int64)
    np.cumsum(mask & np.uint32(some) != 0, out=out[1:])
    return out
