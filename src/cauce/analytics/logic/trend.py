"""Trends: lines of a measure over time (``docs/reference/definitions.md``, Trends)."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import Any

from cauce.analytics.contracts import (
    OTHER,
    Compare,
    DateRange,
    EventMatch,
    Planned,
    Rows,
    Scope,
    Series,
    Step,
    TrendQuery,
    TrendResult,
    TrendSeries,
)
from cauce.analytics.logic.calendar import (
    complete_buckets,
    label_of_bucket,
    labels_of,
    previous_period,
    previous_year,
)
from cauce.analytics.logic.combinations import parts_of
from cauce.analytics.logic.formula import parse_formula
from cauce.analytics.logic.measure import is_additive
from cauce.analytics.logic.series import Drawn, Lines, Value, clean, cumulate, smooth, total_of
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.trend_activity import (
    activity_of,
    counted_at_hand,
    counts_activity,
    largest,
    rows_of,
)
from cauce.analytics.logic.trend_kept import totals_at_hand
from cauce.analytics.logic.trend_sample import of_everybody
from cauce.analytics.logic.trend_sql import (
    MAX_GROUPS,
    Line,
    line_statement,
    ranked_statement,
    ranking_statement,
    ranks_in_one_pass,
)
from cauce.analytics.logic.warnings import explain_empty

LETTERS = tuple(ascii_uppercase)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The labels with a line of their own, largest first, and the rows of all when they came along."""

    top: tuple[str, ...] | None
    rows: Rows | None = None


Asking = Generator[Step, Any, tuple[list[Lines], list[tuple[str, ...] | None]]]


def trend(query: TrendQuery, scope: Scope) -> Generator[Step, Any, Planned]:
    """Work out a trend; see ``contracts.Plan``."""
    lines, tops = yield from _draw(query, query.range, scope, None)
    series = _assemble(query, query.range, lines, tops)
    compared = None
    if query.compare is not None:
        before = _compared_range(query)
        past, _ = yield from _draw(query, before, scope, tops)
        compared = _assemble(query, before, past, tops)
    warnings = yield from explain_empty(query, [_is_empty(line) for line in lines], scope)
    over = complete_buckets(query.range, query.interval, scope.now)
    return Planned(TrendResult(series, over, compared), "trend", warnings)


def _compared_range(query: TrendQuery) -> DateRange:
    if query.compare is Compare.PREVIOUS_YEAR:
        return previous_year(query.range)
    return previous_period(query.range, query.interval)


def _is_empty(lines: Lines) -> bool:
    return all(not line.total for line in lines.values()) or set(lines) == {None}


def _draw(
    query: TrendQuery,
    days: DateRange,
    scope: Scope,
    tops: list[tuple[str, ...] | None] | None,
) -> Asking:
    """Ask for every series; with ``tops`` the labels are given (those of the main period)."""
    found: list[Lines] = []
    used: list[tuple[str, ...] | None] = []
    for i, series in enumerate(query.series):
        line = Line(series, query.where, days, query.breakdown, query.interval, query.cumulative)
        known = (
            tops[i] if tops is not None else used[0] if i and query.formula is not None else None
        )
        kept = yield from totals_at_hand(line, known, scope)
        if kept is not None:
            given = Ranked(*kept)
        elif counts_activity(line):
            given = yield from _counted(query, line, known, scope)
        elif tops is not None:
            given = Ranked(tops[i])
        elif i and query.formula is not None:
            given = Ranked(used[0])
        else:
            given = yield from _ranked(query, line, scope)
        line = replace(line, top=given.top)
        rows = given.rows
        if rows is None:
            rows = yield line_statement(line, Source.of(scope, days.timezone))
        lines = _read(rows, series, days, query)
        found.append((yield from of_everybody(lines, line, query, scope)))
        used.append(given.top)
    return found, used


def _ranked(query: TrendQuery, line: Line, scope: Scope) -> Generator[Step, Any, Ranked]:
    """Rank the labels of a line; in one pass with its values where that is possible."""
    if query.breakdown is None:
        return Ranked(None)
    if ranks_in_one_pass(line):
        source = Source.of(scope, query.range.timezone)
        rows = yield ranked_statement(line, source, query.breakdown.limit)
        if not rows or int(rows[0][5]) <= MAX_GROUPS:
            return _in_one_pass(rows, query.breakdown.limit)
    source = Source.of(scope, query.range.timezone)
    rows = yield ranking_statement(replace(line, interval=None), source, query.breakdown.limit)
    return Ranked(tuple(str(row[0]) for row in rows))


def _counted(
    query: TrendQuery, line: Line, known: tuple[str, ...] | None, scope: Scope
) -> Generator[Step, Any, Ranked]:
    """Count unique persons from their active buckets; ``known`` labels are not ranked again."""
    kept = yield from counted_at_hand(line, scope)
    if kept is not None:
        return Ranked(None, kept)
    activity = yield from activity_of(line, scope)
    top = known
    if top is None and query.breakdown is not None:
        top = largest(activity, query.breakdown.limit)
    return Ranked(top, rows_of(activity, line, top))


def _in_one_pass(rows: Rows, limit: int) -> Ranked:
    places = {str(row[0]): int(row[4]) for row in rows if row[0] is not None}
    top = sorted(
        (label for label, place in places.items() if place <= limit), key=places.__getitem__
    )
    return Ranked(tuple(top), [row[:4] for row in rows])


def _read(rows: Rows, series: Series, days: DateRange, query: TrendQuery) -> Lines:
    """Rows (label, bucket, whole, value) → lines with a value at every label."""
    positions = {label: i for i, label in enumerate(labels_of(days, query.interval))}
    values: dict[str | None, list[Value]] = {}
    totals: dict[str | None, Value] = {}
    labels: dict[object, int] = {}
    empty = clean(None, series)
    for label, bucket, whole, value in rows:
        if whole:
            totals[label] = clean(value, series)
            continue
        line = values.setdefault(label, [empty] * len(positions))
        if bucket not in labels:
            labels[bucket] = positions[label_of_bucket(bucket, query.interval, days.timezone)]
        line[labels[bucket]] = clean(value, series)
    if query.breakdown is None and not values:
        values[""] = [empty] * len(positions)
    return {
        label: _line(line, totals.get(label), series, cumulative=query.cumulative)
        for label, line in values.items()
    }


def _line(values: list[Value], total: Value, series: Series, *, cumulative: bool) -> Drawn:
    if cumulative:
        values = cumulate(values, series.math)
    if is_additive(series) and not cumulative:
        total = total_of(values, series.math)
    elif cumulative:
        total = values[-1] if values else None
    elif total is None:
        total = clean(None, series)
    return Drawn(tuple(values), total)


def _assemble(
    query: TrendQuery,
    days: DateRange,
    lines: Sequence[Lines],
    tops: Sequence[tuple[str, ...] | None],
) -> tuple[TrendSeries, ...]:
    labels = labels_of(days, query.interval)
    if query.formula is not None:
        lines = [_formula(query, lines, len(labels))]
        named = [Series(EventMatch(None), name=query.formula)]
    else:
        named = list(query.series)
    return tuple(
        replace(
            _named(series, None if query.breakdown is None else value, drawn, labels, query),
            series=None if query.formula is not None else place,
        )
        for place, (series, found, top) in enumerate(zip(named, lines, tops, strict=False))
        for value, drawn in _ordered(found, top)
    )


def _ordered(lines: Lines, top: tuple[str, ...] | None) -> list[tuple[str | None, Drawn]]:
    """The lines as ranked, then the rest, then those without a value."""
    if top is None:
        return list(lines.items())
    order: dict[str | None, int] = {OTHER: len(top), None: len(top) + 1}
    order.update({value: i for i, value in enumerate(top)})
    return sorted(lines.items(), key=lambda item: order.get(item[0], len(top)))


def _named(
    series: Series,
    value: str | None,
    drawn: Drawn,
    labels: tuple[str, ...],
    query: TrendQuery,
) -> TrendSeries:
    width = query.smoothing
    values = tuple(smooth(drawn.values, width)) if width > 1 else drawn.values
    name = series.name or series.match.event or "*"
    return TrendSeries(
        name,
        series.match.event,
        value,
        labels,
        values,
        drawn.total,
        drawn.bounds,
        drawn.total_bounds,
        parts_of(value, query.breakdown),
    )


def _formula(query: TrendQuery, lines: Sequence[Lines], length: int) -> Lines:
    """The formula at every label; a line that a series does not have counts as its empty value."""
    formula = parse_formula(str(query.formula), LETTERS[: len(lines)])
    absent = [
        Drawn((empty,) * length, empty)
        for empty in (clean(None, series) for series in query.series)
    ]
    out: Lines = {}
    for value in dict.fromkeys(label for found in lines for label in found):
        parts = [found.get(value, absent[i]) for i, found in enumerate(lines)]
        columns = zip(*(part.values for part in parts), strict=True)
        values = tuple(formula.compute(dict(zip(LETTERS, at, strict=False))) for at in columns)
        total = formula.compute(dict(zip(LETTERS, (part.total for part in parts), strict=False)))
        out[value] = Drawn(values, total)
    return out
