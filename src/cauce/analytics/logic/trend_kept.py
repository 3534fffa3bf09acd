"""Totals by a property from instants kept at hand: each row is one value in one bucket."""

from collections.abc import Generator, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import OTHER, AtHand, Columns, Job, Jobs, Lasting, Math, Scope, Step
from cauce.analytics.logic.at_hand import Held, selected
from cauce.analytics.logic.calendar import milliseconds
from cauce.analytics.logic.funnel_rows import Ints
from cauce.analytics.logic.funnel_sql import by_property
from cauce.analytics.logic.instants import BLOCK, Instants, Places
from cauce.analytics.logic.labels import Codes
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.trend_activity import Row, buckets_of, starts_of
from cauce.analytics.logic.trend_sql import Line, line_statement

MAX_CELLS = 4_000_000
"""Values times buckets that are counted in one table; with more, the engine groups."""

JOB_ROWS = 1_000_000
Tables = dict[str | None, Ints]
"""Label → how many in each bucket."""


def totals_at_hand(
    line: Line, top: Sequence[str] | None, scope: Scope
) -> Generator[Step, Any, tuple[tuple[str, ...], list[Row]] | None]:
    """Return the largest labels (``top``, when given) and the rows of a line; None when it is not kept."""
    counted = line.series.math is Math.TOTAL and line.series.per_person is None
    if not counted or line.cumulative or line.interval is None:
        return None
    wanted = selected(line.series.match, line.where, line.breakdown)
    if wanted is None or not by_property(line.breakdown) or line.breakdown is None:
        return None
    instead = line_statement(line, Source.of(scope, line.days.timezone))
    held = yield AtHand((wanted,), scope, instead)
    buckets = buckets_of(line)
    if held is None or _names(held[0]) * (len(buckets) + 1) > MAX_CELLS:
        return None
    edges = np.array(milliseconds(starts_of(line), line.instants), np.int64)
    lasting = Lasting(
        (scope.project_id, scope.include_bots, wanted, edges.tobytes()), (held[0].bulk.t,)
    )
    bulk = yield Jobs(tuple(_jobs(held[0].bulk, edges)), lasting)
    since = yield Jobs(tuple(_jobs(held[0].since, edges)))
    tables = _summed([*bulk, *since])
    if top is None:
        top = _largest(tables, line.breakdown.limit)
    return tuple(top), _rows(tables, top, buckets)


def _names(held: Held) -> int:
    parts = [part.labels for part in (held.bulk, held.since) if part.labels is not None]
    return max((len(labels.names) for labels in parts), default=0) + 1


def _jobs(instants: Instants, edges: Ints) -> Iterator[Job]:
    for first in range(0, len(instants.t), JOB_ROWS):
        yield Job(None, partial(_counted, edges, instants, first))


def _counted(edges: Ints, instants: Instants, first: int, _columns: Columns) -> Tables:
    """Return how many of a million rows have each label in each bucket."""
    labels = instants.labels
    assert labels is not None  # noqa: S101
    place, width = Places(edges), len(edges)
    counts = np.zeros((len(labels.names) + 1) * width, np.intp)
    end = min(first + JOB_ROWS, len(instants.t))
    for low in range(first, end, BLOCK):
        rows = slice(low, min(low + BLOCK, end))
        cell = _cells(labels.code[rows], place.of(instants.t[rows]), width)
        counts += np.bincount(cell, minlength=len(counts))
    table = counts.reshape(-1, width)[:, 1:]
    return dict(zip((None, *labels.names), table, strict=True))


def _cells(code: Codes, period: NDArray[np.int32], width: int) -> Ints:
    """Return the cell of each row; the first column of a label is for what is in no bucket."""
    cell = code.astype(np.int64)
    cell += 1
    cell *= width
    cell += period
    cell += 1
    return cell


def _summed(parts: Sequence[Tables]) -> Tables:
    out: Tables = {}
    for part in parts:
        for label, counts in part.items():
            out[label] = out[label] + counts if label in out else counts
    return {label: counts for label, counts in out.items() if counts.any()}


def _largest(tables: Tables, limit: int) -> tuple[str, ...]:
    totals = {label: int(counts.sum()) for label, counts in tables.items() if label is not None}
    return tuple(sorted(totals, key=lambda label: (-totals[label], label))[:limit])


def _rows(tables: Tables, top: Sequence[str], buckets: Sequence[Any]) -> list[Row]:
    """Return (label, bucket, 0, count) of what is not nothing, as the engine's rows are."""
    shown = {*top, None}
    folded: Tables = {}
    for label, counts in tables.items():
        name = label if label in shown else OTHER
        folded[name] = folded[name] + counts if name in folded else counts
    return [
        (label, buckets[i], 0, int(counts[i]))
        for label, counts in folded.items()
        for i in np.flatnonzero(counts).tolist()
    ]
