"""Who started and came back when, from instants kept at hand."""

from collections.abc import Generator
from functools import partial
from typing import Any, TypeVar

import numpy as np

from cauce.analytics.contracts import (
    RetentionClock,
    RetentionMode,
    RetentionQuery,
    Scope,
    Selected,
    Span,
    Step,
)
from cauce.analytics.logic.at_hand import selected, worked_at_hand
from cauce.analytics.logic.calendar import milliseconds, span_of
from cauce.analytics.logic.funnel_rows import Ids, Ints
from cauce.analytics.logic.funnel_sql import by_property, ranges
from cauce.analytics.logic.instants import Instants, bits_of, places_of, united
from cauce.analytics.logic.labels import Labels
from cauce.analytics.logic.merges import NO_MERGES
from cauce.analytics.logic.onward import Rows, Work, counting
from cauce.analytics.logic.retention_columns import counted
from cauce.analytics.logic.retention_spells import Bits, join_bits, with_births
from cauce.analytics.logic.retention_sql import (
    NO_BIRTH,
    Grid,
    bits_statement,
    edges_ms,
    grid_of,
    span_ms,
)

T = TypeVar("T")


def kept_bits(query: RetentionQuery, scope: Scope) -> Generator[Step, Any, Bits | None]:
    """Return everybody's periods as bits, as ``bits_statement`` would give them; None when not kept."""
    work = Work(
        ("bits", repr(query)),
        partial(_bits, query, _edges(query)),
        lambda bits, gone: bits.take(gone.stay(bits.person)),
        lambda parts: join_bits(parts, NO_MERGES),
    )
    return (yield from _worked(query, scope, work))


def kept_counts(query: RetentionQuery, scope: Scope) -> Generator[Step, Any, Ints | None]:
    """Return a row a cohort: its size, then how many came back in each column; None when not kept."""
    grid, edges = grid_of(query), _edges(query)

    def counts(rows: Rows) -> Ints:
        spells = started(_bits(query, edges, rows), query, grid)
        each = [counted(spells.cohort(n, query.periods), query) for n in range(grid.cohorts)]
        return np.stack(each)

    return (yield from _worked(query, scope, counting(("cohorts", repr(query)), counts)))


def started(bits: Bits, query: RetentionQuery, grid: Grid) -> Bits:
    """Return the bits with each person's cohort, where they can only be in one."""
    if query.mode is RetentionMode.RECURRING:
        return bits
    return with_births(bits, edges_ms(grid), span_ms(query), grid.cohorts)


def _worked(query: RetentionQuery, scope: Scope, work: Work[T]) -> Generator[Step, Any, T | None]:
    wanted = _wanted(query)
    if wanted is None or query.clock is RetentionClock.ROLLING or by_property(query.breakdown):
        return None
    instead = bits_statement(query, scope, ranges(1)[0])
    return (yield from worked_at_hand(wanted, instead, scope, work))


def _wanted(query: RetentionQuery) -> tuple[Selected, ...] | None:
    first, returning = (selected(one, query.where) for one in (query.first, query.returning))
    if first is None or returning is None:
        return None
    return (first,) if first == returning else (first, returning)


def _bits(query: RetentionQuery, edges: tuple[Ints, Ints], instants: Rows) -> Bits:
    starting, returning = instants[0], instants[-1]
    person = united(starting.person, returning.person)
    starts, back = edges
    birth = starting.t[starting.first[:-1]]
    recurring = query.mode is RetentionMode.RECURRING
    return Bits(
        person,
        Labels(np.full(len(person), -1, np.int32), ()),
        _laid(birth, starting, person, NO_BIRTH),
        None,
        _laid(bits_of(starting, starts), starting, person, 0) if recurring else None,
        _laid(bits_of(returning, back), returning, person, 0),
    )


def _edges(query: RetentionQuery) -> tuple[Ints, Ints]:
    """The edges of the periods in which starts count, and of those in which returns do."""
    edges, span = grid_of(query).edges, span_of(query.range)
    until = (span.end, edges[-1])
    starts, back = (milliseconds(edges[:-1], Span(span.start, end)) for end in until)
    return np.array(starts, np.int64), np.array(back, np.int64)


def _laid(rows: Ids | Ints, of: Instants, person: Ids, absent: int) -> Any:
    """Return the rows of some persons; ``absent`` for who is not among the instants."""
    if of.person is person:
        return rows
    out = np.full((len(person), *rows.shape[1:]), absent, rows.dtype)
    place, known = places_of(person, of.person)
    out[known] = rows[place[known]]
    return out
