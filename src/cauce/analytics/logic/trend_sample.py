"""Lines of a trend that were worked out on a sample of the people, as those of everybody."""

from collections.abc import Generator, Mapping
from dataclasses import replace
from typing import Any

from cauce.analytics.contracts import Bounds, Math, Scope, Step, TrendQuery
from cauce.analytics.logic.calendar import label_of_bucket, labels_of
from cauce.analytics.logic.sampling import bounds, whole
from cauce.analytics.logic.series import Drawn, Lines, Value
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.trend_sql import Line, clumps_statement

GROWING = frozenset({Math.TOTAL, Math.PERSONS, Math.SESSIONS, Math.SUM})
"""What grows with the number of people; anything else is of everybody as it is."""
BOUNDED = frozenset({Math.TOTAL, Math.PERSONS})
"""Counts of people, and of events, which come in clumps of one person's."""

Clumps = Mapping[tuple[str | None, str | None], float]
"""By label and bucket (None: the range) how many events come together; who comes alone is not in it."""


def of_everybody(
    lines: Lines, line: Line, query: TrendQuery, scope: Scope
) -> Generator[Step, Any, Lines]:
    """Return the lines of everybody, with bounds where values are counts as they were drawn."""
    if scope.sample == 1.0 or line.series.math not in GROWING:
        return lines
    bounded = line.series.math in BOUNDED and query.smoothing == 1 and not query.cumulative
    clumps: Clumps = {}
    if bounded and line.series.math is Math.TOTAL:
        clumps = yield from _clumps(line, scope)
    labels = labels_of(line.days, query.interval)
    return {
        label: _scaled(
            drawn,
            [clumps.get((label, at), 1.0) for at in (*labels, None)] if bounded else None,
            scope.sample,
        )
        for label, drawn in lines.items()
    }


def _clumps(line: Line, scope: Scope) -> Generator[Step, Any, Clumps]:
    zone = line.days.timezone
    within = yield clumps_statement(line, Source.of(scope, zone))
    over = yield clumps_statement(replace(line, interval=None), Source.of(scope, zone))
    assert line.interval is not None  # noqa: S101
    found: dict[tuple[str | None, str | None], float] = {
        (v, label_of_bucket(b, line.interval, zone)): float(size) for v, b, size in within
    }
    return {**found, **{(v, None): float(size) for v, _, size in over}}


def _scaled(drawn: Drawn, clumps: list[float] | None, share: float) -> Drawn:
    counted = (*drawn.values, drawn.total)
    *values, total = (_whole(value, share) for value in counted)
    if clumps is None:
        return Drawn(tuple(values), total)
    *found, of_total = (
        _bounds(value, share, size) for value, size in zip(counted, clumps, strict=True)
    )
    return Drawn(tuple(values), total, tuple(found), of_total)


def _whole(value: Value, share: float) -> Value:
    if value is None:
        return None
    return whole(value, share) if isinstance(value, int) else value / share


def _bounds(value: Value, share: float, clump: float) -> Bounds | None:
    return None if value is None else bounds(value, share, clump)
