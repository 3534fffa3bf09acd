"""Funnels from instants kept at hand: the lanes of a board without rows of the engine."""

from collections.abc import Generator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import numpy as np

from cauce.analytics.contracts import (
    CountOf,
    FunnelQuery,
    Order,
    Scope,
    Selected,
    Step,
)
from cauce.analytics.logic.at_hand import selected, worked_at_hand
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_count import counted
from cauce.analytics.logic.funnel_merged import is_plain, merged_outcome
from cauce.analytics.logic.funnel_outcome import Outcome, join_outcomes
from cauce.analytics.logic.funnel_rows import (
    Board,
    Ids,
    Ints,
    Lane,
    Layout,
    Moments,
)
from cauce.analytics.logic.funnel_sql import (
    by_property,
    layout_of,
    needs_sessions,
    ranges,
    rows_statement,
)
from cauce.analytics.logic.instants import Instants, among
from cauce.analytics.logic.labels import Labels
from cauce.analytics.logic.onward import Work

NO_ROWS = Moments(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.uint32))


def kept_outcome(query: FunnelQuery, scope: Scope) -> Generator[Step, Any, Outcome | None]:
    """Return the attempts that count, without labels; None when what they need is not kept."""
    wanted = _wanted(query)
    if wanted is None:
        return None
    instead = rows_statement(query, scope, ranges(1)[0])
    work = Work(
        repr(query),
        partial(_outcome, query, wanted),
        lambda all_, gone: all_.take(gone.stay(all_.person)),
        join_outcomes,
    )
    return (yield from worked_at_hand(tuple(dict.fromkeys(wanted)), instead, scope, work))


def _wanted(query: FunnelQuery) -> tuple[Selected, ...] | None:
    """What each step and exclusion selects; None for a funnel that needs more than their instants.

    An event that can be two steps at once, events between the steps, sessions, groups and held
    properties need the rows themselves.
    """
    if query.order is not Order.ORDERED or query.count is not CountOf.PERSONS:
        return None
    if needs_sessions(query) or query.hold_constant or query.interval is not None:
        return None
    if by_property(query.breakdown):
        return None
    names = [step.event for step in query.steps]
    if None in names or len(set(names)) < len(names):
        return None
    matches = (*query.steps, *(exclusion.match for exclusion in query.exclusions))
    found = [selected(match, query.where) for match in matches]
    return tuple(one for one in found if one is not None) if None not in found else None


def _outcome(
    query: FunnelQuery, wanted: tuple[Selected, ...], instants: tuple[Instants, ...]
) -> Outcome:
    of = dict(zip(dict.fromkeys(wanted), instants, strict=True))
    each = [of[one] for one in wanted]
    if is_plain(query):
        return merged_outcome(query, each)
    universe, board = board_at_hand(query, each)
    attempts = counted(board, query.counting)
    person = universe[board.unit(attempts.at[:, 0])]
    ms = np.where(attempts.at >= 0, board.ms(attempts.at), -1)
    nothing = Labels(np.full(len(attempts.level), -1, np.int32), ())
    closes = board.ms(board.closes(attempts.at[:, 0]))
    return Outcome(attempts.level, person, ms, nothing, closes)


def board_at_hand(query: FunnelQuery, instants: list[Instants]) -> tuple[Ids, Board]:
    """Return who enters, and the board of their steps; ``instants`` are of steps, then exclusions."""
    span, layout = span_of(query.range), layout_of(query)
    start, entries, end = (
        _ms(at)
        for at in (
            span.start,
            span.end,
            span.end + timedelta(seconds=query.window_s, milliseconds=1),
        )
    )
    width = end - start + layout.window_ms + 2
    universe = _entering(instants[0], start, entries)
    lane_of = partial(_placed, universe=universe, start=start, width=width)
    lanes = []
    for k in range(layout.steps):
        at = lane_of(instants[k], end=end if k else entries)
        # TRICKY: nothing reads the rows of these attempts; one zero stands for all of them.
        lanes.append(Lane(at, at, np.broadcast_to(np.intp(0), len(at))))
    excluded = [lane_of(one, end=end) for one in instants[layout.steps :]]
    return universe, Board(
        NO_ROWS,
        layout,
        tuple(lanes),
        tuple(_excluded(bits, layout, excluded) for bits in layout.forbidden),
        (None,) * layout.steps,
        np.arange(len(universe)),
        width,
        start,
        tied=True,
    )


def _entering(instants: Instants, start: int, end: int) -> Ids:
    """Return the persons with an instant from ``start`` to just before ``end``."""
    if _inside(instants, start, end):
        return instants.person
    inside = (instants.t >= start) & (instants.t < end)
    return instants.person[np.logical_or.reduceat(inside, instants.first[:-1])]


def _placed(instants: Instants, end: int, universe: Ids, start: int, width: int) -> Ints:
    """Return the instants of some persons in a span, on the scale of person and time, in order."""
    known = among(instants.person, universe)
    unit = np.where(known, np.searchsorted(universe, instants.person), 0)
    each = instants.rows_each
    at = np.repeat(unit * width - start, each)
    at += instants.t
    if _inside(instants, start, end):
        return at if np.all(known) else at[np.repeat(known, each)]
    keep = (instants.t >= start) & (instants.t < end)
    if not np.all(known):
        keep &= np.repeat(known, each)
    return at[keep]


def _inside(instants: Instants, start: int, end: int) -> bool:
    """Return whether there is nothing outside of a span."""
    return not len(instants.t) or bool(instants.t.min() >= start and instants.t.max() < end)


def _excluded(bits: int, layout: Layout, excluded: list[Ints]) -> Ints | None:
    """Return, in order, the instants that are forbidden in a gap between two steps."""
    some = [at for i, at in enumerate(excluded) if bits >> (layout.steps + i) & 1]
    if len(some) < 2:
        return some[0] if some else None
    return np.sort(np.concatenate(some))


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
