"""The rows of attribution, as SQL: one statement for each part of the persons."""

from datetime import timedelta

from cauce.analytics.contracts import AttributionQuery, EventMatch, Scope, Span, Statement
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_sql import Part, part_test
from cauce.analytics.logic.source import Source
from cauce.rules import ALWAYS, All, compile_sql
from cauce.rules.compile import instant

TOUCHES, CONVERTS = 1, 2
"""Bits of the mask: the event touches a channel; it is a conversion of the range."""


def ways_statement(query: AttributionQuery, scope: Scope, part: Part) -> Statement:
    """Return the statement of p, t, m (``TOUCHES``, ``CONVERTS``), v (the channel) and, with a value, h.

    h is what a conversion is worth, as the bits of a Float64 (0 where it does not say). Reads the
    sort key (project_id, event, person_id, timestamp).
    """
    source, days = Source.of(scope, query.range.timezone), span_of(query.range)
    channel = f"ifNull({source.breakdown(query.by)}, '')"
    touching = " OR ".join(_test(match, query, source) for match in query.touchpoints)
    within = f"timestamp >= {instant(source.bind, days.start)}"
    touches = f"if(({touching}) AND {channel} != '', {TOUCHES}, 0)"
    converts = f"if({_test(query.conversion, query, source)} AND {within}, {CONVERTS}, 0)"
    columns = [
        f"{source.actor} AS p",
        "toUnixTimestamp64Milli(timestamp) AS t",
        f"toUInt8({touches} + {converts}) AS m",
        f"toLowCardinality(if(bitAnd(m, {TOUCHES}), {channel}, '')) AS v",
        *([f"{_worth(query.value, source)} AS h"] if query.value else []),
    ]
    tests = [
        source.counted,
        *named(query, source),
        source.during(Span(days.start - timedelta(seconds=query.window_s), days.end)),
        *part_test(source, part),
        "m != 0",
    ]
    return source.statement(f"SELECT {', '.join(columns)} FROM events WHERE {' AND '.join(tests)}")


def ways_volume(query: AttributionQuery, scope: Scope) -> Statement:
    """Return the statement that counts the rows to expect; answered by the primary index."""
    source = Source.of(scope, query.range.timezone)
    tests = [f"project_id = {source.project}", *named(query, source)]
    return source.count(" AND ".join(tests))


def named(query: AttributionQuery, source: Source) -> list[str]:
    """Return the test of the names to read; none when any event may touch a channel."""
    names = {match.event for match in (query.conversion, *query.touchpoints)}
    if None in names:
        return []
    return [f"event IN {source.bind(sorted(map(str, names)), 'Array(String)')}"]


def _worth(name: str, source: Source) -> str:
    number = f"ifNull({source.number(name)}, 0)"
    return f"reinterpretAsUInt64(toFloat64(if(isFinite({number}), {number}, 0)))"


def _test(match: EventMatch, query: AttributionQuery, source: Source) -> str:
    parts = [source.named(match.event)]
    condition = All(tuple(c for c in (query.where, match.where) if c != ALWAYS))
    if condition.items:
        parts.append(f"({compile_sql(condition, source.rules)})")
    return f"({' AND '.join(parts)})"
