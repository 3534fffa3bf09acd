"""The passes in which some steps have their place and those between them come in any order.

Steps that are not anchored, between two that are, make a block; an anchored step is a block of its own. Blocks
follow each other, each taken as soon as it is complete. Source: Mixpanel's documentation, Funnels, any order with
anchored steps.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_any import grown, ranked, shortest, sums_of
from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_pass import Attempts, Followed, first_after, one_each, per_actor
from cauce.analytics.logic.funnel_rows import MAY_ENTER, Board, run_starts


@dataclass(frozen=True, slots=True)
class _Ways:
    """Entries followed: how many steps each completes, and the rows [first, end) of each block."""

    level: NDArray[np.int8]
    first: list[Index]
    end: list[Index]

    @property
    def arrived(self) -> Index:
        """The row of the last step that was reached."""
        last = self.end[0].copy()
        for first, end in zip(self.first, self.end, strict=True):
            last = np.where(end > first, end, last)
        return last - 1


class Anchored:
    """The rows of all steps in order of person and time, with the ranks of each block."""

    def __init__(self, board: Board) -> None:
        self._board, self._layout = board, board.layout
        self.at, self.row = board.lanes[0].at, board.lanes[0].row
        mask = board.rows.mask[self.row]
        first = np.uint32(self._layout.blocks[0])
        self.enters = (mask & np.uint32(MAY_ENTER) != 0) & (mask & first != 0)
        self._blocks = [(bits.bit_count(), sums_of(mask, bits)) for bits in self._layout.blocks]
        self._bans = board.exclusions[0]
        self._closes = board.closes(self.at)

    def best(self) -> Attempts:
        """Return the furthest attempt of each actor: the first to get there, from the latest entry."""
        entries = np.flatnonzero(self.enters)
        ways = self._follow(entries, np.searchsorted(self.at, self._closes[entries], "right"))
        unit = self._board.unit(self.at[entries])
        furthest = np.zeros(len(self._board.actor), np.int8)
        np.maximum.at(furthest, unit, ways.level)
        furthest = per_actor(self._board, furthest)
        good = np.flatnonzero((ways.level == furthest[unit]) & self._clean(entries, ways))
        order = good[np.lexsort((-entries[good], ways.arrived[good], unit[good]))]
        chosen = order[run_starts(unit[order])]
        return one_each(self._board, self._paths(ways, chosen))

    def solo(self, entries: Index) -> Followed:
        """Return how far each entry (a row) gets; see ``funnel_pass.solo``."""
        banned = first_after(self._bans, self.at[entries])
        last = np.searchsorted(self.at, np.minimum(self._closes[entries], banned), "right")
        ways = self._follow(entries, last)
        done = ways.level == self._layout.steps
        attempts = self._paths(ways, np.arange(len(entries)))
        return Followed(attempts, np.where(done, ways.arrived + 1, last))

    def _follow(self, entries: Index, last: Index) -> _Ways:
        """Return how far each entry gets with rows before ``last``, block by block."""
        level, alive = np.zeros(len(entries), np.int8), np.ones(len(entries), np.bool_)
        now, firsts, ends = entries, list[Index](), list[Index]()
        for size, sums in self._blocks:
            limit = np.where(alive, last, now)
            rank = ranked(sums, now, limit)
            firsts.append(now)
            now = shortest(sums, rank, now, limit)
            ends.append(now)
            level += rank
            alive = alive & (rank == size)
        return _Ways(level, firsts, ends)

    def _clean(self, entries: Index, ways: _Ways) -> NDArray[np.bool_]:
        """Return which entries meet no exclusion: on their way, nor waiting until the window closes."""
        if self._bans is None:
            return np.ones(len(entries), np.bool_)
        arrived = self.at[ways.arrived]
        on_the_way = first_after(self._bans, self.at[entries]) < arrived
        waiting = first_after(self._bans, arrived) <= self._closes[entries]
        done = ways.level == self._layout.steps
        clean: NDArray[np.bool_] = ~on_the_way & (done | ~waiting)
        return clean

    def _paths(self, ways: _Ways, chosen: Index) -> Attempts:
        """Return some of the ways as attempts: the events with which their rank grows."""
        at = np.full((len(chosen), self._layout.steps), -1, np.int64)
        row = np.full((len(chosen), self._layout.steps), -1, np.intp)
        offset = 0
        for (size, sums), first, end in zip(self._blocks, ways.first, ways.end, strict=True):
            attempt, place, rank = grown(sums, first[chosen], end[chosen])
            at[attempt, offset + rank - 1] = self.at[place]
            row[attempt, offset + rank - 1] = self.row[place]
            offset += size
        return Attempts(ways.level[chosen], at, row)
