"""Which entries count: the best, the first, every one, or one a session."""

import numpy as np

from cauce.analytics.contracts import Counting
from cauce.analytics.logic.funnel_anchored import Anchored
from cauce.analytics.logic.funnel_any import AnyOrder
from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_pass import Attempts, best, solo
from cauce.analytics.logic.funnel_rows import Board, Ints, mix, run_starts


def counted(board: Board, counting: Counting) -> Attempts:
    """Return the attempts that count."""
    if not len(board.actor):
        none = np.empty((0, board.layout.steps), np.intp)
        return Attempts(np.empty(0, np.int8), none.astype(np.int64), none)
    if board.layout.anyhow:
        return _in_any_order(board, counting)
    if counting is Counting.BEST:
        return best(board)
    lane = board.lanes[0]
    picked = _picked(board, counting, np.arange(len(lane.at)), lane.at, lane.row)
    followed = solo(board, picked)
    if counting is not Counting.EVERY:
        return followed.attempts
    return followed.attempts.take(chain(followed.following, board.unit(lane.at)))


def _in_any_order(board: Board, counting: Counting) -> Attempts:
    runs = Anchored(board) if board.layout.blocks else AnyOrder(board)
    if counting is Counting.BEST:
        return runs.best()
    entries = np.flatnonzero(runs.enters)
    picked = _picked(board, counting, entries, runs.at[entries], runs.row[entries])
    followed = runs.solo(picked)
    if counting is not Counting.EVERY:
        return followed.attempts
    following = np.searchsorted(entries, followed.following)
    return followed.attempts.take(chain(following, board.unit(runs.at[entries])))


def _picked(board: Board, counting: Counting, entries: Index, at: Ints, row: Index) -> Index:
    """Return the entries that may count, before those within a running attempt are dropped."""
    if counting is Counting.EVERY:
        return entries
    actor = board.actor[board.unit(at)].astype(np.uint64)
    if counting is Counting.SESSION and board.rows.session is not None:
        actor = mix(actor, board.rows.session[row])
    order = np.lexsort((board.ms(at), actor))
    return np.sort(entries[order[run_starts(actor[order])]])


def chain(following: Index, unit: Ints) -> Index:
    """Return the entries met when each unit goes from its first entry to the following one.

    ``following`` is the index of the next entry after each one's end, perhaps of another unit.
    """
    met = []
    current = run_starts(unit)
    while len(current):
        met.append(current)
        after = following[current]
        here = after < len(unit)
        current, after = current[here], after[here]
        current = after[unit[after] == unit[current]]
    return np.sort(np.concatenate(met)) if met else np.empty(0, np.intp)
