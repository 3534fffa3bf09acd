"""Histograms: how values are spread (``docs/reference/definitions.md``, Histograms)."""

from collections.abc import Generator, Sequence
from typing import Any

from cauce.analytics.contracts import (
    Bar,
    Caveat,
    HistogramQuery,
    HistogramResult,
    Math,
    PeopleQuery,
    Planned,
    Point,
    Rows,
    Scope,
    Series,
    Statement,
)
from cauce.analytics.logic.bins import Spread, equal_edges, round_edges
from cauce.analytics.logic.people import list_people
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.trend_people import found_sql
from cauce.analytics.logic.trend_sql import Line, matching
from cauce.analytics.logic.warnings import explain_match

Edges = tuple[float, ...]
Working = Generator[Statement, Rows, Planned]


def histogram(query: HistogramQuery, scope: Scope) -> Working:
    """Work out a histogram; see ``contracts.Plan``."""
    source = Source.of(scope, query.range.timezone)
    whole = yield source.statement(_spread_sql(query, source))
    count, low, high, mean, (_, median, _), _ = whole[0]
    edges = _edges(query, whole[0])
    counted: dict[int, tuple[int, int]] = {}
    if edges:
        source = Source.of(scope, query.range.timezone)
        rows = yield source.statement(_bars_sql(query, edges, source))
        counted = {int(bar): (int(found), int(persons)) for bar, found, persons in rows}
    nothing = (0, 0)
    bars = tuple(
        Bar(edges[i], edges[i + 1], *counted.get(i, nothing)) for i in range(len(edges) - 1)
    )
    below, above = (counted.get(i, nothing)[0] for i in (-1, len(bars)))
    known = (low, high, mean, median) if count else (None,) * 4
    warnings: tuple[Caveat, ...] = ()
    if not count:
        warnings = yield from explain_match(
            query.match, query.where, None, scope, number=query.property
        )
    result = HistogramResult(bars, int(count), below, above, *known)
    return Planned(result, "histogram", warnings)


def histogram_people(query: PeopleQuery, of: HistogramQuery, scope: Scope) -> Working:
    """Work out who is in a bar; their value is what they come to, or how many of their events are."""
    edges = yield from edges_of(of, scope)
    place = bar_of(query.point, edges)
    source = Source.of(scope, of.range.timezone)
    inside = f"FROM ({_numbers_sql(of, source)}) WHERE {_bar(edges, source)} = {place}"
    found = f"SELECT p, x AS value, first_at, last_at {inside}"
    if of.per_person is None:
        found = (
            "SELECT p, toFloat64(count()) AS value, min(first_at) AS first_at, max(last_at) AS last_at"
            f" FROM (SELECT p, first_at, last_at {inside}) GROUP BY p"
        )
    return Planned((yield from list_people(found, source, query)), "people")


def bar_of(point: Point, edges: Edges) -> int:
    """Return the place of the bar that a point names."""
    bars = max(0, len(edges) - 1)
    place = point.bar or 0
    if place >= bars:
        raise no_such_point("point.bar", tuple(str(i) for i in range(bars)))
    return place


def edges_of(query: HistogramQuery, scope: Scope) -> Generator[Statement, Rows, Edges]:
    """Return where the bars begin and end; nothing without any value."""
    if query.edges:
        return query.edges
    source = Source.of(scope, query.range.timezone)
    whole = yield source.statement(_spread_sql(query, source))
    return _edges(query, whole[0])


def _edges(query: HistogramQuery, row: Sequence[Any]) -> Edges:
    count, low, high, _, (quarter, _, three_quarters), broken = row
    if query.edges or not count:
        return query.edges
    spread = Spread(int(count), low, high, quarter, three_quarters, whole=not broken)
    return equal_edges(spread, query.bins) if query.bins is not None else round_edges(spread)


def _spread_sql(query: HistogramQuery, source: Source) -> str:
    return (
        "SELECT count(), min(x), max(x), avg(x), quantilesExactInclusive(0.25, 0.5, 0.75)(x),"
        f" countIf(x != floor(x)) FROM ({_numbers_sql(query, source)})"
    )


def _bars_sql(query: HistogramQuery, edges: Edges, source: Source) -> str:
    return (
        f"SELECT {_bar(edges, source)} AS bar, count(), uniqExact(p)"
        f" FROM ({_numbers_sql(query, source)}) GROUP BY bar"
    )


def _bar(edges: Edges, source: Source) -> str:
    """The place of the bar that x is in: -1 below the first, as many as there are above the last."""
    bound, bars = source.bind(list(edges), "Array(Float64)"), len(edges) - 1
    last = source.bind(edges[-1], "Float64")
    place = f"toInt64(arrayCount(edge -> edge <= x, {bound})) - 1"
    return f"if(x = {last}, {bars - 1}, {place})"


def _numbers_sql(query: HistogramQuery, source: Source) -> str:
    """The values x (no nulls, finite) with their person p and first and last time."""
    math = query.per_person or Math.SUM
    line = Line(Series(query.match, math, query.property), query.where, query.range, None, None)
    if query.per_person is not None:
        rows = f"SELECT p, value AS number, first_at, last_at FROM ({found_sql(line, Point(), (), source)})"
    else:
        number = source.number(query.property or "")
        taken = (
            f"SELECT {source.actor} AS raw, {number} AS number, timestamp FROM events"
            f" WHERE {matching(line, source)}"
        )
        rows = source.actor_now(taken, "number, timestamp AS first_at, timestamp AS last_at")
    return (
        "SELECT p, assumeNotNull(number) AS x, first_at, last_at"
        f" FROM ({rows}) WHERE isNotNull(number) AND isFinite(number)"
    )
