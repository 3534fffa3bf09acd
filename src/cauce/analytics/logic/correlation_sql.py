"""The rows of a correlation, as SQL: one statement for each part of the persons."""

from collections.abc import Sequence
from datetime import timedelta

from cauce.analytics.contracts import CorrelationQuery, FunnelQuery, Scope, Span, Statement
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_sql import Part, part_test
from cauce.analytics.logic.source import Source


def done_statement(query: CorrelationQuery, scope: Scope, part: Part) -> Statement:
    """Return the statement of everything that was done in the time of the funnel but its own steps."""
    names = {match.event for match in query.funnel.steps} | set(query.exclude)
    return everything_done(query.funnel, sorted(name for name in names if name), scope, part)


def everything_done(
    funnel: FunnelQuery, left_out: Sequence[str], scope: Scope, part: Part
) -> Statement:
    """Return the statement of everything that was done in the time of a funnel: p, t, m and v, the event."""
    source, days = Source.of(scope, funnel.range.timezone), span_of(funnel.range)
    end = days.end + timedelta(seconds=funnel.window_s, milliseconds=1)
    tests = [
        source.counted,
        source.named(None),
        *([f"event NOT IN {source.bind(list(left_out), 'Array(String)')}"] if left_out else []),
        source.during(Span(days.start, end)),
        *part_test(source, part),
    ]
    return source.statement(_rows("toString(event)", tests, source))


def entering_statement(query: CorrelationQuery, name: str, scope: Scope, part: Part) -> Statement:
    """Return the statement of a property of all events that may have entered: p, t, m and v."""
    funnel = query.funnel
    source = Source.of(scope, funnel.range.timezone)
    label = source.label(name)
    found = source.matching(funnel.steps[0], funnel.where, span_of(funnel.range))
    tests = [found, *part_test(source, part), f"{label} IS NOT NULL"]
    return source.statement(_rows(label, tests, source))


def done_volume(funnel: FunnelQuery, scope: Scope) -> Statement:
    """Return the statement that counts the rows to expect; answered by the primary index."""
    return Source.of(scope, funnel.range.timezone).volume(None)


def _rows(value: str, tests: list[str], source: Source) -> str:
    columns = (
        f"{source.actor} AS p, toUnixTimestamp64Milli(timestamp) AS t, toUInt8(1) AS m,"
        f" toLowCardinality({value}) AS v"
    )
    return f"SELECT {columns} FROM events WHERE {' AND '.join(tests)}"
