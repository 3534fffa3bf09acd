"""From events to passes: where each one begins and ends, and the names of its steps.

Rows are sorted once by (unit, time); a unit is what a pass stays in: a session, or a person. As in
``funnel_rows``, ``at = unit · span + (ms − start)`` orders rows of all units at once, and ``span`` is so
wide that a window never reaches into another unit.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import PathCount, PathsQuery
from cauce.analytics.logic.funnel_count import chain
from cauce.analytics.logic.funnel_outcome import Read
from cauce.analytics.logic.funnel_rows import (
    Ids,
    Ints,
    Moments,
    by_number,
    dense,
    distinct,
    numbered,
    run_starts,
    sessions_of,
)
from cauce.analytics.logic.labels import Labels, join_labels
from cauce.analytics.logic.paths_names import Naming
from cauce.analytics.logic.paths_sql import FROM, TO

Index = NDArray[np.intp]
Codes = NDArray[np.int32]
NOTHING, LEFT_OUT = -1, -2
"""Codes of a cell: no step there; steps left out of the middle."""


@dataclass(frozen=True, slots=True)
class Passes:
    """Passes as they count, one row each.

    Attributes:
        person: whose pass it is.
        steps: the name (a code) of the step so many steps away; ``NOTHING`` beyond the end.
        ms: when each step was reached, milliseconds since 1970.
        length: how many steps the pass has, also beyond the depth; from one event to another, those shown.
        names: of the codes.
    """

    person: Ids
    steps: Codes
    ms: Ints
    length: Ints
    names: tuple[str, ...]

    def take(self, index: Index | NDArray[np.bool_]) -> "Passes":
        """Return some of the passes."""
        return Passes(
            self.person[index], self.steps[index], self.ms[index], self.length[index], self.names
        )


def join_passes(parts: list[Passes]) -> Passes:
    """Return the passes of all parts under common names."""
    names, steps = parts[0].names, [part.steps for part in parts]
    if any(part.names != names for part in parts):
        names, steps = _under_common_names(parts)
    return Passes(
        np.concatenate([part.person for part in parts]),
        np.concatenate(steps),
        np.concatenate([part.ms for part in parts]),
        np.concatenate([part.length for part in parts]),
        names,
    )


def _under_common_names(parts: list[Passes]) -> tuple[tuple[str, ...], list[Codes]]:
    labels = [Labels(np.arange(len(part.names), dtype=np.int32), part.names) for part in parts]
    joined = join_labels(labels)
    ends = np.cumsum([0, *(len(part.names) for part in parts)])
    steps = []
    for part, first, last in zip(parts, ends, ends[1:], strict=False):
        place = np.array([*joined.code[first:last], LEFT_OUT, NOTHING], np.int32)
        steps.append(place[part.steps])
    return joined.names, steps


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The steps in order of unit and time; units are numbered in the order in which they begin."""

    person: Ids
    at: Ints
    t: Ints
    mask: NDArray[np.uint32]
    code: Codes
    span: int

    @property
    def unit(self) -> Ints:
        """The unit of each row."""
        return self.at // self.span


def passes_of(read: Read, query: PathsQuery, naming: Naming) -> Passes:
    """Return the passes among some rows; everything of a person must be among them."""
    names, code = naming.applied(read.names, np.asarray(read.rows.label))
    return named_passes(read.rows, code, names, query)


def named_passes(
    moments: Moments, code: Codes, names: tuple[str, ...], query: PathsQuery
) -> Passes:
    """Return the passes among some rows whose steps have their names: ``code``, -1 for what is no step."""
    rows = _sorted(moments, code, names, query)
    starts, ends = _bounds(rows, query)
    if query.count is not PathCount.PASSES:
        starts, ends = _first_of_each(rows, starts, ends)
    return _laid_out(rows, starts, ends, query, names)


def _sorted(rows: Moments, code: Codes, names: tuple[str, ...], query: PathsQuery) -> _Sorted:
    """Sort by person and time, which is quick as rows come in a few sorted runs; then by session."""
    first = int(rows.t.min()) if len(rows.t) else 0
    reach = int(rows.t.max()) - first if len(rows.t) else 0
    span = reach + (query.window_s or 0) * 1000 + 2
    at = dense(rows.person, distinct(rows.person)) * span + (rows.t - first)
    order = np.argsort(at, kind="stable")
    order = _ties_by_name(order, at, code, names, rows.mask)
    rows, code, at = rows.take(order), code[order], at[order]
    kept = np.arange(len(at))
    if rows.session is not None:
        unit = numbered(sessions_of(rows.person, rows.t, rows.session))
        at = unit * span + (rows.t - first)
        kept, _ = by_number(kept, unit)
    kept = kept[code[kept] >= 0]
    return _Sorted(rows.person[kept], at[kept], rows.t[kept], rows.mask[kept], code[kept], span)


def _ties_by_name(
    order: Index, at: Ints, code: Codes, names: tuple[str, ...], mask: NDArray[np.uint32]
) -> Index:
    """Return the order with steps of one instant in alphabetical order, whatever came first."""
    times = at[order]
    equal = times[1:] == times[:-1]
    if not np.any(equal):
        return order
    tied = np.zeros(len(order), np.bool_)
    tied[1:] |= equal
    tied[:-1] |= equal
    rank = np.full(len(names) + 1, -1)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    some = order[tied]
    order[tied] = some[np.lexsort((mask[some], rank[code[some]], at[some]))]
    return order


def _bounds(rows: _Sorted, query: PathsQuery) -> tuple[Index, Index]:
    """Return the first row of each pass, and the row after its last."""
    if query.start is not None and query.end is not None:
        return _between(rows, query)
    bit = TO if query.backwards else FROM
    anchored = query.start is not None or query.end is not None
    anchors = np.flatnonzero(rows.mask & bit) if anchored else np.arange(len(rows.at))
    unit, window = rows.unit, query.window_s
    if window is None:
        anchors = anchors[run_starts(unit[anchors])]
        first, after = (np.searchsorted(unit, unit[anchors], side) for side in ("left", "right"))
    else:
        at = rows.at[anchors]
        met = chain(np.searchsorted(at, at + window * 1000, "right"), unit[anchors])
        anchors = anchors[met]
        at = rows.at[anchors]
        first = np.searchsorted(rows.at, at - window * 1000, "left")
        after = np.searchsorted(rows.at, at + window * 1000, "right")
    return (first, anchors + 1) if query.backwards else (anchors, after)


def _between(rows: _Sorted, query: PathsQuery) -> tuple[Index, Index]:
    """From the first start that reaches the next end in time, to that end."""
    starts, ends = np.flatnonzero(rows.mask & FROM), np.flatnonzero(rows.mask & TO)
    if not len(ends):
        return ends, ends
    place = np.searchsorted(ends, starts, "right")
    starts, place = starts[place < len(ends)], place[place < len(ends)]
    reached = ends[place]
    took = rows.at[reached] - rows.at[starts]
    fits = rows.unit[reached] == rows.unit[starts]
    if query.window_s is not None:
        fits &= took <= query.window_s * 1000
    starts, reached = starts[fits], reached[fits]
    once = run_starts(reached)
    return starts[once], reached[once] + 1


def _first_of_each(rows: _Sorted, starts: Index, ends: Index) -> tuple[Index, Index]:
    """Return each person's first pass; of several that begin at one instant the first in order."""
    person = rows.person[starts]
    order = np.lexsort((rows.t[starts], person))
    chosen = order[run_starts(person[order])]
    return starts[chosen], ends[chosen]


def _laid_out(
    rows: _Sorted, starts: Index, ends: Index, query: PathsQuery, names: tuple[str, ...]
) -> Passes:
    """Return the steps of each pass, equal neighbours as one, as a table."""
    lengths = ends - starts
    number = np.repeat(np.arange(len(starts)), lengths)
    opens = np.cumsum(lengths) - lengths
    row = np.arange(len(number)) - np.repeat(opens - starts, lengths)
    fresh = np.ones(len(row), np.bool_)
    fresh[1:] = (rows.code[row[1:]] != rows.code[row[:-1]]) | (number[1:] != number[:-1])
    number, row = number[fresh], row[fresh]
    length = np.bincount(number, minlength=len(starts)).astype(np.int64)
    place = np.arange(len(number)) - np.repeat(np.cumsum(length) - length, length)
    column = _columns(place, length[number], query)
    steps = np.full((len(starts), query.depth), NOTHING, np.int32)
    ms = np.zeros((len(starts), query.depth), np.int64)
    there = np.flatnonzero(column >= 0)
    number, row, column = number[there], row[there], column[there]
    steps[number, column], ms[number, column] = rows.code[row], rows.t[row]
    if query.start is not None and query.end is not None:
        steps[length > query.depth, query.depth - 2] = LEFT_OUT
        length = np.minimum(length, query.depth)
    return Passes(rows.person[starts], steps, ms, length, names)


def _columns(place: Index, length: Ints, query: PathsQuery) -> Ints:
    """Return the column of each step of a pass; -1 when it is not shown."""
    depth = query.depth
    if query.backwards:
        place = length - 1 - place
    if query.start is not None and query.end is not None:
        long, last = length > depth, place == length - 1
        hidden = long & (place > depth - 2)
        place = np.where(long & last, depth - 1, np.where(hidden, depth, place))
    return np.where(place < depth, place, -1)
