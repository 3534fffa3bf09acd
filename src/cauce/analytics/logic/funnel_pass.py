"""The passes over a board in which steps follow each other (ordered and strict).

``best`` is PostHog's machine (funnel-udf/src/steps.rs) as K binary searches: the attempt that
reaches step k with an event is the latest one that had reached step k - 1 before it; when no such one
is under way and step k - 1 is optional, the latest at step k - 2, and so on. ``solo``
follows single entries, as Mixpanel counts uniques, totals and sessions.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_rows import NEVER, Board, Ints, run_starts

Flags = NDArray[np.bool_]
Goal = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Attempts:
    """What is counted: how far each got, and with which events.

    Attributes:
        level: number of the furthest step reached, from 1.
        at: instants of the steps (on the board's scale), one row each; -1 for steps not reached.
        row: the events of the steps (indices of the board's rows); -1 for steps not reached.
    """

    level: NDArray[np.int8]
    at: Ints
    row: Index

    def take(self, index: Index | Flags) -> "Attempts":
        """Return some of the attempts."""
        return Attempts(self.level[index], self.at[index], self.row[index])


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """Attempts as they reach a step, in order; ``link`` is the arrival at the step ``origin``."""

    key: Ints
    at: Ints
    entry: Ints
    row: Index
    link: Index
    origin: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Hops:
    """Rows of a lane that are reached from an earlier step; ``link`` is the arrival there."""

    pick: Index
    link: Index
    entry: Ints
    origin: NDArray[np.int8]


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


def _banned(board: Board, first: int, last: int, at: Ints) -> Ints:
    """Return the first exclusion of the gaps from one step to another after each instant, or ``NEVER``."""
    times = np.full(len(at), NEVER)
    for gap in board.exclusions[first:last]:
        if gap is not None:
            np.minimum(times, first_after(gap, at), out=times)
    return times


def _first_clean(
    board: Board, k: int, arrivals: _Arrivals, furthest: NDArray[np.int8]
) -> tuple[Ints, Index]:
    """Return the units that get no further than step k, each with its first arrival there.

    Left out are arrivals that meet an exclusion while they wait for the next step.
    """
    last = max(board.layout.goals(k), default=k)
    forbidden = any(gap is not None for gap in board.exclusions[k:last])
    if k == 0 and not forbidden:
        units = np.flatnonzero(furthest == 1)
        return units, np.searchsorted(arrivals.at, units * board.span)
    index = np.arange(len(arrivals.at))
    if forbidden:
        banned = _banned(board, k, last, arrivals.at)
        index = np.flatnonzero(banned > board.closes(arrivals.entry))
    unit = board.unit(arrivals.entry[index])
    starts = run_starts(unit)
    here = starts[furthest[unit[starts]] == k + 1]
    return unit[here], index[here]


def _flow(board: Board) -> tuple[list[_Arrivals], list[Ints]]:
    """Return the arrivals at each step, and the entries whose way there met an exclusion."""
    lane = board.lanes[0]
    none, nowhere = np.empty(0, np.int64), np.full(len(lane.at), -1, np.int8)
    reached = [_Arrivals(lane.keys, lane.at, lane.at, lane.row, nowhere.astype(np.intp), nowhere)]
    spoilt = [none]
    for k in range(1, len(board.lanes)):
        arrivals, tainted = _advance(board, k, reached)
        reached.append(arrivals)
        spoilt.append(tainted)
    return reached, spoilt


def _advance(board: Board, k: int, reached: list[_Arrivals]) -> tuple[_Arrivals, Ints]:
    """Return the arrivals at step k; and the entries that an exclusion kept from it."""
    lane = board.lanes[k]
    left: Index | slice = slice(None)
    found, tainted = [], []
    for origin in board.layout.origins(k):
        hops, spoilt, left = _from(board, k, origin, reached[origin], left)
        found.append(hops)
        tainted.append(spoilt)
    hops = found[0] if len(found) == 1 else _together(found)
    once = run_starts(hops.entry)
    pick = hops.pick[once]
    arrivals = _Arrivals(
        lane.keys[pick],
        lane.at[pick],
        hops.entry[once],
        lane.row[pick],
        hops.link[once],
        hops.origin[once],
    )
    return arrivals, np.concatenate(tainted)


def _from(
    board: Board, k: int, origin: int, prior: _Arrivals, among: Index | slice
) -> tuple[_Hops, Ints, Index]:
    """Return the hops to step k from ``origin``, the entries kept from it, and the rows left over."""
    lane = board.lanes[k]
    at = lane.at[among]
    link = np.searchsorted(prior.key, lane.keys[among], "right" if board.tied else "left") - 1
    entry = prior.entry[link] if len(prior.entry) else np.zeros(len(at), np.int64)
    pick = np.flatnonzero((link >= 0) & (at <= board.closes(entry)))
    if board.others[origin] is not None:
        unbroken = first_after(board.others[origin], prior.at[link[pick]]) >= at[pick]
        pick = pick[unbroken]
    rest = np.empty(0, np.intp)
    if origin in board.layout.optional:
        rest = np.delete(np.arange(len(at)), pick)
    tainted = np.empty(0, np.int64)
    if any(gap is not None for gap in board.exclusions[origin:k]):
        clean = _banned(board, origin, k, prior.at[link[pick]]) >= at[pick]
        tainted, pick = entry[pick[~clean]], pick[clean]
    place, left = (pick, rest) if isinstance(among, slice) else (among[pick], among[rest])
    return _Hops(place, link[pick], entry[pick], np.full(len(pick), origin, np.int8)), tainted, left


def _together(found: list[_Hops]) -> _Hops:
    """Return all hops to a step, in order."""
    pick = np.concatenate([hops.pick for hops in found])
    order = np.argsort(pick, kind="stable")
    link = np.concatenate([hops.link for hops in found])
    entry = np.concatenate([hops.entry for hops in found])
    origin = np.concatenate([hops.origin for hops in found])
    return _Hops(pick[order], link[order], entry[order], origin[order])


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
    step = level - 1
    for k in range(len(reached) - 1, -1, -1):
        here = np.flatnonzero(step == k)
        arrivals, pick = reached[k], index[here]
        at[here, k], row[here, k] = arrivals.at[pick], arrivals.row[pick]
        index[here], step[here] = arrivals.link[pick], arrivals.origin[pick]
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
    """Return how far each entry (an index of the first lane) gets, taking each step's first event.

    Of a step and the optional ones before it the first to come is taken.
    """
    lane = board.lanes[0]
    at = np.full((len(entries), len(board.lanes)), -1, np.int64)
    row = np.full((len(entries), len(board.lanes)), -1, np.intp)
    level = np.ones(len(entries), np.int8)
    key, now = lane.keys[entries], lane.at[entries]
    deadline = board.closes(now)
    resume = deadline + 1
    at[:, 0], row[:, 0] = now, lane.row[entries]
    for k in range(len(board.lanes) - 1):
        alive = np.flatnonzero(level == k + 1)
        goal, index, banned = _next(board, k, key[alive], now[alive])
        broken = first_after(board.others[k], now[alive])
        there = _chosen([lane.at for lane in board.lanes], board.layout.goals(k), goal, index)
        moves = (there <= deadline[alive]) & (there <= banned) & (there <= broken)
        ends = np.minimum(np.minimum(banned, NEVER - 1) + 1, broken)
        resume[alive] = np.where(moves, resume[alive], np.minimum(ends, resume[alive]))
        for step in board.layout.goals(k):
            some = moves & (goal == step)
            went, place, arrived = alive[some], index[some], board.lanes[step]
            key[went], now[went] = arrived.keys[place], arrived.at[place]
            at[went, step], row[went, step] = arrived.at[place], arrived.row[place]
            level[went] = step + 1
    following = np.searchsorted(lane.at, resume)
    done = level == len(board.lanes)
    following[done] = np.searchsorted(lane.keys, key[done], "right")
    if len(board.lanes) == 1:
        following = entries + 1
    return Followed(Attempts(level, at, row), following)


def _next(board: Board, k: int, key: Ints, now: Ints) -> tuple[Goal, Index, Ints]:
    """Return the step that comes next after step k, its place in its lane, and what forbids to go there.

    An event that could be several of them is the last one.
    """
    goals, keys = board.layout.goals(k), [lane.keys for lane in board.lanes]
    side: Literal["left", "right"] = "left" if board.tied else "right"
    goal = np.full(len(key), goals[-1], np.int8)
    index = np.searchsorted(keys[goals[-1]], key, side)
    banned = _banned(board, k, goals[-1], now)
    for step in reversed(goals[:-1]):
        place = np.searchsorted(keys[step], key, side)
        here, best_yet = _at(keys[step], place), _chosen(keys, goals, goal, index)
        sooner = (here <= best_yet) & (here < NEVER) if board.tied else here < best_yet
        goal[sooner], index[sooner] = step, place[sooner]
        banned[sooner] = _banned(board, k, step, now[sooner])
    return goal, index, banned


def _chosen(columns: list[Ints], goals: tuple[int, ...], goal: Goal, index: Index) -> Ints:
    """Return what the column of each goal (one a step) has at some places, ``NEVER`` beyond its end."""
    out = _at(columns[goals[-1]], index)
    for step in goals[:-1]:
        here = goal == step
        out[here] = _at(columns[step], index[here])
    return out


def _at(times: Ints, index: Index) -> Ints:
    """Return the instants at some indices, ``NEVER`` beyond the end."""
    if not len(times):
        return np.full(len(index), NEVER)
    return np.where(index < len(times), times[np.minimum(index, len(times) - 1)], NEVER)
