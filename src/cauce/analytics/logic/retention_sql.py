"""What a retention question reads, as SQL.

By the calendar, the engine puts each person's active periods into bits, so that one small row a
person leaves it. By each person's own clock the moments themselves are needed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from cauce.analytics.contracts import (
    EventMatch,
    Interval,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
    Scope,
    Statement,
)
from cauce.analytics.logic.activity import word_sql, words_for
from cauce.analytics.logic.calendar import add, bucket_number, bucket_starts, midnight, span_of
from cauce.analytics.logic.funnel_rows import Ints
from cauce.analytics.logic.funnel_sql import Part, by_property, part_test
from cauce.analytics.logic.source import Source
from cauce.rules import ALWAYS, compile_sql
from cauce.rules.compile import instant

NO_BIRTH = 2**62
"""The birth of somebody who never started."""

UNIT = {
    Interval.DAY: timedelta(days=1),
    Interval.WEEK: timedelta(days=7),
    Interval.MONTH: timedelta(days=30),
}
"""The length of a period on each person's own clock (Mixpanel: a month is 30 days)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The calendar of a question: its cohorts, and the periods returns are looked for in.

    ``edges`` are the starts of all periods (one more than there are), in UTC.
    """

    cohorts: int
    edges: tuple[datetime, ...]

    @property
    def words(self) -> int:
        """How many 64 bit words hold one bit a period."""
        return words_for(len(self.edges) - 1)


def grid_of(query: RetentionQuery) -> Grid:
    """Return the grid: a cohort for each period of the range, then ``periods`` more."""
    starts = bucket_starts(query.range, query.interval)
    days = [add(starts[0], query.interval, i) for i in range(len(starts) + query.periods + 1)]
    return Grid(len(starts), tuple(midnight(day, query.range.timezone) for day in days))


def edges_ms(grid: Grid) -> Ints:
    """Return the edges in milliseconds since 1970."""
    return np.array([_ms(edge) for edge in grid.edges], np.int64)


def span_ms(query: RetentionQuery) -> tuple[int, int]:
    """Return the range of the question in milliseconds since 1970, its end excluded."""
    span = span_of(query.range)
    return _ms(span.start), _ms(span.end)


def _ms(at: datetime) -> int:
    return round(at.astimezone(UTC).timestamp() * 1000)


def bits_statement(query: RetentionQuery, scope: Scope, part: Part) -> Statement:
    """Return the statement of p, birth (ms), f0… and r0… (a bit a period), and v if broken down.

    Reads the sort key (project_id, event, person_id, timestamp).
    """
    source = Source.of(scope, query.range.timezone)
    grid, label = grid_of(query), _label(query, source)
    first, returning = _tests(query, source, grid.edges[-1])
    bucket = bucket_number(grid.edges[0], query.interval, query.range.timezone)
    columns = [f"{_birth(_test(query.first, query, source))} AS birth"]
    for word in range(grid.words):
        if query.mode is RetentionMode.RECURRING:
            columns.append(f"{word_sql(first, bucket, word, grid.words)} AS f{word}")
        columns.append(f"{word_sql(returning, bucket, word, grid.words)} AS r{word}")
    keys = f"{source.actor} AS p" + (f", {label} AS v" if label else "")
    tests = [_where(query, source, first, returning), *part_test(source, part)]
    return source.statement(
        f"SELECT {keys}, {', '.join(columns)} FROM events"
        f" WHERE {' AND '.join(tests)} GROUP BY {'p, v' if label else 'p'}"
    )


def _birth(test: str) -> str:
    """The first time that somebody started, whether in the range or not."""
    ms = "toUnixTimestamp64Milli(timestamp)"
    return f"min({ms})" if test == "1" else f"ifNull(minOrNullIf({ms}, {test}), {NO_BIRTH})"


def moments_statement(query: RetentionQuery, scope: Scope, part: Part) -> Statement:
    """Return the statement of p, t, m (bit 0: starts, bit 1: comes back), and v if broken down.

    With an amount also n, NaN where an event has no such number.
    """
    source = Source.of(scope, query.range.timezone)
    first, returning = _tests(query, source, _latest(query))
    label = _label(query, source)
    columns = [f"{source.actor} AS p", "toUnixTimestamp64Milli(timestamp) AS t"]
    columns.append(f"toUInt8(if({first}, 1, 0) + if({returning}, 2, 0)) AS m")
    if query.amount is not None:
        columns.append(f"ifNull({source.number(query.amount.property)}, nan) AS n")
    columns += [f"{label} AS v"] if label else []
    tests = [_where(query, source, first, returning), *part_test(source, part)]
    return source.statement(f"SELECT {', '.join(columns)} FROM events WHERE {' AND '.join(tests)}")


def _latest(query: RetentionQuery) -> datetime:
    """The end of the last period of the last that may start."""
    if query.clock is RetentionClock.CALENDAR:
        return grid_of(query).edges[-1]
    return span_of(query.range).end + UNIT[query.interval] * (query.periods + 1)


def retention_volume(query: RetentionQuery, scope: Scope) -> Statement:
    """Return the statement that counts the rows to expect; answered by the primary index."""
    source = Source.of(scope, query.range.timezone)
    return source.count(f"project_id = {source.project} AND {_named(query, source)}")


def _label(query: RetentionQuery, source: Source) -> str:
    if query.breakdown is None or not by_property(query.breakdown):
        return ""
    return f"toLowCardinality({source.breakdown(query.breakdown)})"


def _tests(query: RetentionQuery, source: Source, latest: datetime) -> tuple[str, str]:
    """Return the tests of a start and of a return.

    Someone's first time is looked for in all the past; otherwise starts are those of the range.
    """
    span = span_of(query.range)
    start, end = instant(source.bind, span.start), instant(source.bind, span.end)
    since = f" AND timestamp >= {start}" if query.mode is RetentionMode.RECURRING else ""
    first = f"{_test(query.first, query, source)} AND timestamp < {end}{since}"
    until = instant(source.bind, latest)
    returning = (
        f"{_test(query.returning, query, source)} AND timestamp >= {start} AND timestamp < {until}"
    )
    return first, returning


def _test(match: EventMatch, query: RetentionQuery, source: Source) -> str:
    """The test of an event, given that it has one of the names that are read."""
    parts = []
    if query.first.event != query.returning.event:
        parts.append(source.named(match.event))
    if match.where != ALWAYS:
        parts.append(f"({compile_sql(match.where, source.rules)})")
    return " AND ".join(parts) or "1"


def _where(query: RetentionQuery, source: Source, first: str, returning: str) -> str:
    parts = [source.counted, _named(query, source)]
    if query.first.where != ALWAYS or query.returning.where != ALWAYS:
        parts.append(f"(({first}) OR ({returning}))")
    if query.where != ALWAYS:
        parts.append(f"({compile_sql(query.where, source.rules)})")
    return " AND ".join(parts)


def _named(query: RetentionQuery, source: Source) -> str:
    names = {query.first.event, query.returning.event}
    if None in names:
        return source.named(None)
    return f"event IN {source.bind(sorted(str(name) for name in names), 'Array(String)')}"
