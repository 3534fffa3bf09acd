"""Conversion over time: for each interval a funnel of its own, of those who enter in it."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    DateRange,
    FunnelPoint,
    FunnelQuery,
    Order,
)
from cauce.analytics.logic.calendar import add, bucket_starts, midnight, span_of
from cauce.analytics.logic.funnel_board import board_of
from cauce.analytics.logic.funnel_count import counted
from cauce.analytics.logic.funnel_outcome import Read
from cauce.analytics.logic.funnel_rows import MAY_ENTER, TOO_LATE, Moments
from cauce.analytics.logic.funnel_sessions import with_sessions
from cauce.analytics.logic.funnel_sql import layout_of

Table = NDArray[np.int64]


def table_of(read: Read, query: FunnelQuery) -> Table:
    """Return, for each interval (a row), how many entered and how many of them converted.

    Everything of a person must be among the rows.
    """
    if query.interval is None:
        return np.zeros((0, 2), np.int64)
    rows = with_sessions(read.rows, query)
    rows = rows.take(np.argsort(rows.t, kind="stable"))
    return np.array([_pair(rows, query, edges) for edges in _edges(query)], np.int64)


def points_of(table: Table, query: FunnelQuery) -> tuple[FunnelPoint, ...]:
    """Return the table with the label of each interval, and the share that converted."""
    if query.interval is None:
        return ()
    labels = [day.isoformat() for day in bucket_starts(query.range, query.interval)]
    return tuple(
        FunnelPoint(label, entered, converted, converted / entered if entered else None)
        for label, (entered, converted) in zip(labels, table.tolist(), strict=True)
    )


def at_point(query: FunnelQuery, label: str) -> FunnelQuery | None:
    """Return the funnel that is asked at a label: that of its days alone; None when it has none."""
    interval, days = query.interval, query.range
    if interval is None:
        return None
    found = {day.isoformat(): day for day in bucket_starts(days, interval)}.get(label)
    if found is None:
        return None
    last = min(days.last, add(found, interval, 1) - timedelta(days=1))
    return replace(
        query,
        range=DateRange(max(days.first, found), last, days.timezone),
        interval=None,
        sessions_since=days.first,
    )


def _edges(query: FunnelQuery) -> list[tuple[int, int]]:
    """The first millisecond of each interval and of the next, cut to the range."""
    span, zone = span_of(query.range), query.range.timezone
    starts = () if query.interval is None else bucket_starts(query.range, query.interval)
    times = [max(span.start, midnight(day, zone)) for day in starts]
    edges = [round(at.timestamp() * 1000) for at in [*times, span.end]]
    return list(pairwise(edges))


def _pair(rows: Moments, query: FunnelQuery, edges: tuple[int, int]) -> tuple[int, int]:
    """How many enter between the edges, and how many of them get to the last step."""
    first, end = edges
    low, high = np.searchsorted(rows.t, (first, end + query.window_s * 1000 + 1))
    some = rows.take(slice(int(low), int(high)))
    some = replace(some, mask=_closed(some.mask, some.t >= end, query.order))
    level = counted(board_of(some, layout_of(query)), query.counting).level
    return len(level), int(np.count_nonzero(level == len(query.steps)))


def _closed(mask: NDArray[np.uint32], late: NDArray[np.bool_], order: Order) -> NDArray[np.uint32]:
    """The masks when late rows are no entries any more (and, in strict order, no break either)."""
    if order is Order.ANY:
        return np.where(late, mask & ~np.uint32(MAY_ENTER), mask)
    enters = late & (mask & np.uint32(1) != 0)
    closed = mask & ~np.uint32(1)
    if order is Order.STRICT:
        closed = closed | np.uint32(TOO_LATE)
    return np.where(enters, closed, mask)
