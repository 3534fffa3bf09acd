"""Who is behind a point of a trend."""

from collections.abc import Generator
from dataclasses import replace

from cauce.analytics.contracts import (
    NEEDS_PROPERTY,
    OTHER,
    Compare,
    DateRange,
    Math,
    PeopleQuery,
    Planned,
    Point,
    Rows,
    Scope,
    Series,
    Span,
    Statement,
    TrendQuery,
)
from cauce.analytics.logic.calendar import (
    bucket_span,
    labels_of,
    previous_period,
    previous_year,
    span_of,
)
from cauce.analytics.logic.measure import measure_of
from cauce.analytics.logic.people import list_people
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.source import Source, group_number
from cauce.analytics.logic.trend_sql import (
    Line,
    by_trait,
    label_key,
    matching,
    number_column,
    ranking_statement,
    with_traits,
)


def trend_people(
    query: PeopleQuery, of: TrendQuery, scope: Scope
) -> Generator[Statement, Rows, Planned]:
    """Work out the people of a point; their value is what they contribute to it."""
    index = query.point.series or 0
    if index >= len(of.series):
        raise no_such_point("point.series", tuple(str(i) for i in range(len(of.series))))
    series = of.series[index]
    line = Line(series, of.where, of.range, of.breakdown, None, span=span_at(of, query.point))
    top: tuple[str, ...] = ()
    if query.point.breakdown == OTHER and of.breakdown is not None:
        top = yield from top_of(of, index, scope)
    source = Source.of(scope, of.range.timezone)
    result = yield from list_people(found_sql(line, query.point, top, source), source, query)
    return Planned(result, "people")


def top_of(of: TrendQuery, index: int, scope: Scope) -> Generator[Statement, Rows, tuple[str, ...]]:
    """Return the labels that are not OTHER: those of the whole range, as the chart ranks them."""
    ranked = of.series[0 if of.formula is not None else index]
    limit = of.breakdown.limit if of.breakdown is not None else 0
    line = Line(ranked, of.where, of.range, of.breakdown, None)
    rows = yield ranking_statement(line, Source.of(scope, of.range.timezone), limit)
    return tuple(str(row[0]) for row in rows)


def span_at(of: TrendQuery, point: Point) -> Span:
    """Return the instants that a point of a trend is about."""
    days = _days(of, point)
    if point.label is None:
        return span_of(days)
    span = bucket_span(point.label, days, of.interval)
    if span is None:
        raise no_such_point("point.label", labels_of(days, of.interval)[:50])
    if of.cumulative:
        return replace(span, start=span_of(days).start)
    return span


def _days(of: TrendQuery, point: Point) -> DateRange:
    if not point.compare or of.compare is None:
        return of.range
    if of.compare is Compare.PREVIOUS_YEAR:
        return previous_year(of.range)
    return previous_period(of.range, of.interval)


def found_sql(line: Line, point: Point, top: tuple[str, ...], source: Source) -> str:
    """Return people (or groups) with value, first and last time: by raw person first, then resolved."""
    split = line.breakdown if point.has_breakdown else None
    key, who = _key(line.series), "p"
    rows = (
        f"SELECT {source.actor} AS raw, timestamp, {label_key(split, source)} AS v{number_column(line, source)}"
        f" FROM events WHERE {matching(line, source)}"
    )
    if split is not None and not by_trait(line):
        rows += f" AND {_is_label('v', point, top, source)}"
    inner, outer = _contribution(line.series)
    grouped = (
        f"SELECT raw, v{key}, {inner} AS n, min(timestamp) AS lo, max(timestamp) AS hi"
        f" FROM ({rows}) GROUP BY raw, v{key}"
    )
    found = source.actor_now(grouped, f"v{key}, n, lo, hi")
    if split is not None and by_trait(line):
        labelled = with_traits(split, found, source)
        found = f"SELECT * FROM ({labelled}) WHERE {_is_label('v', point, top, source)}"
    if key:
        who = group_number("grp")
    return (
        f"SELECT {who} AS p, {outer} AS value, min(lo) AS first_at, max(hi) AS last_at"
        f" FROM ({found}) GROUP BY p"
    )


def _key(series: Series) -> str:
    """What is listed beside persons."""
    return ", grp" if series.math is Math.GROUPS else ""


def _contribution(series: Series) -> tuple[str, str]:
    """What an id, and then the one it belongs to, contributes: the math of a property, or events."""
    if series.math in NEEDS_PROPERTY:
        measure = measure_of(series)
        return measure.inner, measure.outer
    return "count()", "toFloat64(sum(n))"


def _is_label(label: str, point: Point, top: tuple[str, ...], source: Source) -> str:
    if point.breakdown is None:
        return f"isNull({label})"
    if point.breakdown == OTHER:
        ranked = source.bind(list(top), "Array(String)")
        return f"isNotNull({label}) AND NOT has({ranked}, assumeNotNull({label}))"
    return f"ifNull({label} = {source.bind(point.breakdown, 'String')}, 0)"
