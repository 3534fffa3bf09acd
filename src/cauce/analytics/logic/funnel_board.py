"""From rows to lanes: each step's rows in order of person and time."""

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_rows import (
    STEP_BITS,
    TOO_LATE,
    Board,
    Ids,
    Ints,
    Lane,
    Layout,
    Moments,
    dense,
    dense_runs,
    distinct,
    mix,
    run_starts,
)

Index = NDArray[np.intp]
_MAX_RUNS = 96
"""Rows that come event by event make a few runs of equal masks; more are sorted by mask first."""


def board_of(rows: Moments, layout: Layout) -> Board:
    """Return the board of some rows; every row of a unit must be among them."""
    actors, units = _keys(rows, layout)
    entries = rows.mask & np.uint32(layout.step_bits if layout.anyhow else 1) != 0
    universe = distinct(units[entries])
    start, span = _scale(rows.t, layout)
    placed = _Placed(rows, layout, (units, universe), (start, span))
    lanes, exclusions, others = placed.laid_out()
    return Board(
        rows, layout, lanes, exclusions, others, _actors(universe, units, actors), span, start
    )


def _keys(rows: Moments, layout: Layout) -> tuple[Ids, Ids]:
    """Return what is counted and what must hold together, for each row."""
    actor = rows.person
    if layout.by_session and rows.session is not None:
        actor = rows.session
    elif layout.by_group and rows.group is not None:
        actor = rows.group
    return actor, actor if rows.hold is None else mix(actor, rows.hold)


def _scale(t: Ints, layout: Layout) -> tuple[int, int]:
    if not len(t):
        return 0, layout.window_ms + 2
    first = int(t.min())
    return first, int(t.max()) - first + layout.window_ms + 2


def _actors(universe: Ids, units: Ids, actors: Ids) -> Index:
    """Return the dense actor of each unit."""
    if actors is units:
        return np.arange(len(universe))
    place = np.empty(len(universe), np.uint64)
    found = dense(units, universe)
    known = found >= 0
    place[found[known]] = actors[known]
    return np.unique(place, return_inverse=True)[1].astype(np.intp)


class _Placed:
    """Rows on one scale of person and time."""

    def __init__(
        self, rows: Moments, layout: Layout, units: tuple[Ids, Ids], scale: tuple[int, int]
    ) -> None:
        self._rows, self._layout = rows, layout
        self._units, self._universe = units
        self._start, self._span = scale
        self._runs = self._by_mask()

    def laid_out(self) -> tuple[tuple[Lane, ...], tuple[Ints | None, ...], tuple[Ints | None, ...]]:
        """Return lanes, exclusions and others."""
        layout = self._layout
        top = (len(self._universe) + 1) * self._span
        overlapping = any((mask & layout.step_bits).bit_count() > 1 for mask, _, _ in self._runs)
        positions = overlapping or layout.anyhow or top >= 1 << (63 - STEP_BITS)
        lanes = self._by_position() if positions else self._by_time()
        exclusions = tuple(self._times(bits) if bits else None for bits in layout.forbidden)
        others = tuple(self._not(k) if layout.strict else None for k in range(layout.steps))
        return lanes, exclusions, others

    def _by_mask(self) -> list[tuple[int, Ints, Index]]:
        """Return (mask, at, row) of each run of rows with one mask, those of the universe only."""
        rows, order = self._rows, None
        starts = run_starts(rows.mask)
        if len(starts) > _MAX_RUNS:
            order = np.argsort(rows.mask, kind="stable")
            starts = run_starts(rows.mask[order])
        ends = [*starts[1:].tolist(), len(rows.mask)][: len(starts)]
        return [
            self._run(order, slice(first, last))
            for first, last in zip(starts.tolist(), ends, strict=True)
        ]

    def _run(self, order: Index | None, part: slice) -> tuple[int, Ints, Index]:
        row = np.arange(part.start, part.stop) if order is None else order[part]
        pick: slice | Index = part if order is None else row
        lengths, unit = dense_runs(self._units[pick], self._universe)
        at = np.repeat(unit * self._span - self._start, lengths)
        at += self._rows.t[pick]
        mask = int(self._rows.mask[row[0]])
        if unit.min() < 0:
            known = np.repeat(unit >= 0, lengths)
            at, row = at[known], row[known]
        if np.any(at[1:] < at[:-1]):
            by_time = np.argsort(at, kind="stable")
            at, row = at[by_time], row[by_time]
        return mask, at, row

    def _picked(self, test: int, *, having: bool = True) -> tuple[Ints, Index]:
        """Return at and row, in order, of the rows whose mask has (or lacks) some of the bits."""
        runs = [(at, row) for mask, at, row in self._runs if bool(mask & test) is having]
        if len(runs) == 1:
            return runs[0]
        if not runs:
            return np.empty(0, np.int64), np.empty(0, np.intp)
        at = np.concatenate([run[0] for run in runs])
        row = np.concatenate([run[1] for run in runs])
        order = np.argsort(at, kind="stable")
        return at[order], row[order]

    def _times(self, bits: int) -> Ints:
        return self._picked(bits)[0]

    def _not(self, step: int) -> Ints:
        bits = 1 << step if step else 1 | TOO_LATE
        return self._picked(bits, having=False)[0]

    def _by_time(self) -> tuple[Lane, ...]:
        """No event serves two steps: order by time, then step."""
        return tuple(
            Lane((at << STEP_BITS) + k, at, row)
            for k in range(self._layout.steps)
            for at, row in [self._picked(1 << k)]
        )

    def _by_position(self) -> tuple[Lane, ...]:
        """Some event serves two steps: order by time, then the lowest step it serves, then row."""
        at, row = self._picked(self._layout.step_bits)
        mask = self._rows.mask[row] & np.uint32(self._layout.step_bits)
        lowest = mask & (~mask + np.uint32(1))
        order = np.lexsort((row, lowest, at))
        at, row, mask = at[order], row[order], mask[order]
        if self._layout.anyhow:
            return (Lane(np.arange(len(at)), at, row),)
        lanes = []
        for k in range(self._layout.steps):
            key = np.flatnonzero(mask & np.uint32(1 << k))
            lanes.append(Lane(key.astype(np.int64), at[key], row[key]))
        return tuple(lanes)
