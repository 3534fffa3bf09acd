"""The passes over a board in which steps follow each other (ordered and strict).

``best`` is PostHog's machine (funnel-udf/src/steps.rs) as K binary searches: the attempt that
reaches step k with an event is the latest one that had reached step k - 1 before it. ``solo``
follows single entries, as Mixpanel counts uniques, totals and sessions.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_rows import NEVER, Board, Ints, run_starts

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Attempts:
    """What is counted: how far each got, and with which events.

    Attributes:
        level: number of steps reached, at least 1.
        at: instants of the steps (on the board's scale), one row each; -1 beyond the level.
        row: the events of the steps (indices of the board's rows); -1 beyond the level.
    """

    level: NDArray[np.int8]
    at: Ints
    row: Index

    def take(self, index: Index | Flags) -> "Attempts":
        """Return some of the attempts."""
        return Attempts(self.level[index], self.at[index], self.row[index])


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """Attempts as they reach a step, in order; ``link`` is the arrival at the step before."""

    key: Ints
    at: Ints
    entry: Ints
    row: Index
    link: Index


def first_after(times: Ints | None, at: Ints) -> Ints:
    """Return, for each instant, the first of the sorted ``times`` after it, or ``NEVER``."""
    if times is None:
        return np.full(len(at), NEVER)
    return _at(times, np.searchsorted(times, at, "right"))


def best(board: Board) -> Attempts:
    """Return the furthest attempt of each actor: the one that got there first.

    An actor whose furthest attempts all met an exclusion is left out.
    """
    reached, spoilt = _flow(board)
    furthest = np.ones(len(board.actor), np.int8)
    for k in range(1, len(reached)):
        for entries in (reached[k].entry, spoilt[k]):
            furthest[board.unit(entries)] = k + 1
    furthest = per_actor(board, furthest)
    chosen = np.full(len(furthest), -1, np.intp)
    for k, arrivals in enumerate(reached):
        unit, first = _first_clean(board, k, arrivals, furthest)
        chosen[unit] = first
    return one_each(board, _followed(reached, furthest, chosen))


def _first_clean(
    board: Board, k: int, arrivals: _Arrivals, furthest: NDArray[np.int8]
) -> tuple[Ints, Index]:
    """Return the units that get no further than step k, each with its first arrival there.

    Left out are arrivals that meet an exclusion while they wait for the next step.
    """
    gap = board.exclusions[k] if k < len(board.exclusions) else None
    if k == 0 and gap is None:
        units = np.flatnonzero(furthest == 1)
        return units, np.searchsorted(arrivals.at, units * board.span)
    index = np.arange(len(arrivals.at))
    if gap is not None:
        clear = first_after(gap, arrivals.at) > arrivals.entry + board.layout.window_ms
        index = np.flatnonzero(clear)
    unit = board.unit(arrivals.entry[index])
    starts = run_starts(unit)
    here = starts[furthest[unit[starts]] == k + 1]
    return unit[here], index[here]


def _flow(board: Board) -> tuple[list[_Arrivals], list[Ints]]:
    """Return the arrivals at each step, and the entries whose way there met an exclusion."""
    lane = board.lanes[0]
    none = np.empty(0, np.int64)
    reached = [_Arrivals(lane.keys, lane.at, lane.at, lane.row, np.empty(0, np.intp))]
    spoilt = [none]
    for k in range(1, len(board.lanes)):
        arrivals, tainted = _advance(board, k, reached[-1])
        reached.append(arrivals)
        spoilt.append(tainted)
    return reached, spoilt


def _advance(board: Board, k: int, prior: _Arrivals) -> tuple[_Arrivals, Ints]:
    lane = board.lanes[k]
    link = np.searchsorted(prior.key, lane.keys, "right" if board.tied else "left") - 1
    entry = prior.entry[link] if len(prior.entry) else np.zeros(len(lane.at), np.int64)
    pick = np.flatnonzero((link >= 0) & (lane.at - entry <= board.layout.window_ms))
    link, entry = link[pick], entry[pick]
    if board.others[k - 1] is not None:
        unbroken = first_after(board.others[k - 1], prior.at[link]) >= lane.at[pick]
        pick, link, entry = pick[unbroken], link[unbroken], entry[unbroken]
    tainted = np.empty(0, np.int64)
    if board.exclusions[k - 1] is not None:
        clean = first_after(board.exclusions[k - 1], prior.at[link]) >= lane.at[pick]
        tainted = entry[~clean]
        pick, link, entry = pick[clean], link[clean], entry[clean]
    once = run_starts(entry)
    pick, link, entry = pick[once], link[once], entry[once]
    return _Arrivals(lane.keys[pick], lane.at[pick], entry, lane.row[pick], link), tainted


def per_actor(board: Board, furthest: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return the furthest of all units of the actor."""
    top = np.zeros(int(board.actor.max(initial=-1)) + 1, np.int8)
    np.maximum.at(top, board.actor, furthest)
    return top[board.actor]


def _followed(reached: list[_Arrivals], furthest: NDArray[np.int8], chosen: Index) -> Attempts:
    """Return each unit's chosen arrival with the way it came."""
    units = np.flatnonzero(chosen >= 0)
    at = np.full((len(units), len(reached)), -1, np.int64)
    row = np.full((len(units), len(reached)), -1, np.intp)
    level, index = furthest[units], chosen[units]
    for k in range(len(reached) - 1, -1, -1):
        here = np.flatnonzero(level > k)
        arrivals, pick = reached[k], index[here]
        at[here, k], row[here, k] = arrivals.at[pick], arrivals.row[pick]
        if k:
            index[here] = arrivals.link[pick]
    return Attempts(level, at, row)


def one_each(board: Board, attempts: Attempts) -> Attempts:
    """Return one attempt an actor: of equally far ones the first to arrive."""
    if board.rows.hold is None:
        return attempts
    actor = board.actor[board.unit(attempts.at[:, 0])]
    arrived = np.take_along_axis(attempts.at, attempts.level[:, None].astype(np.intp) - 1, 1)[:, 0]
    order = np.lexsort((board.ms(arrived), actor))
    return attempts.take(order[run_starts(actor[order])])


@dataclass(frozen=True, slots=True)
class Followed:
    """Entries followed one by one: how far, and the index of the entry after each one's end."""

    attempts: Attempts
    following: Index


def solo(board: Board, entries: Index) -> Followed:
    """Return how far each entry (an index of the first lane) gets, taking each step's first event."""
    lane = board.lanes[0]
    at = np.full((len(entries), len(board.lanes)), -1, np.int64)
    row = np.full((len(entries), len(board.lanes)), -1, np.intp)
    level = np.ones(len(entries), np.int8)
    key, now = lane.keys[entries], lane.at[entries]
    deadline = now + board.layout.window_ms
    resume = deadline + 1
    at[:, 0], row[:, 0] = now, lane.row[entries]
    alive = np.arange(len(entries))
    for k in range(1, len(board.lanes)):
        index = np.searchsorted(board.lanes[k].keys, key[alive], "left" if board.tied else "right")
        there = _at(board.lanes[k].at, index)
        banned = first_after(board.exclusions[k - 1], now[alive])
        broken = first_after(board.others[k - 1], now[alive])
        moves = (there <= deadline[alive]) & (there <= banned) & (there <= broken)
        ends = np.minimum(np.minimum(banned, NEVER - 1) + 1, broken)
        resume[alive] = np.where(moves, resume[alive], np.minimum(ends, resume[alive]))
        alive, index = alive[moves], index[moves]
        arrived = board.lanes[k]
        key[alive], now[alive] = arrived.keys[index], arrived.at[index]
        at[alive, k], row[alive, k] = arrived.at[index], arrived.row[index]
        level[alive] = k + 1
    following = np.searchsorted(lane.at, resume)
    done = level == len(board.lanes)
    following[done] = np.searchsorted(lane.keys, key[done], "right")
    if len(board.lanes) == 1:
        following = entries + 1
    return Followed(Attempts(level, at, row), following)


def _at(times: Ints, index: Index) -> Ints:
    """Return the instants at some indices, ``NEVER`` beyond the end."""
    if not len(times):
        return np.full(len(index), NEVER)
    return np.where(index < len(times), times[np.minimum(index, len(times) - 1)], NEVER)
