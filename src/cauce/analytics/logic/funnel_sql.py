"""The rows a funnel needs, as SQL: one statement for each part of the persons."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from cauce.analytics.contracts import (
    Breakdown,
    Counting,
    CountOf,
    EventMatch,
    FunnelQuery,
    Order,
    Scope,
    Span,
    Statement,
)
from cauce.analytics.logic.calendar import midnight, span_of
from cauce.analytics.logic.funnel_rows import MAY_ENTER, TOO_LATE, Layout
from cauce.analytics.logic.sessions_sql import followed_back, session_key
from cauce.analytics.logic.source import Source, group_number, label_of
from cauce.rules import ALWAYS, compile_sql
from cauce.rules.compile import instant

PART_ROWS = 1_000_000
"""So many rows are read and passed over at a time: they stay in the processor's cache."""

MAX_PARTS = 512
ONLY_FOR_SESSIONS = 1 << 30
"""Bit of the mask: the row only tells where sessions end."""


@dataclass(frozen=True, slots=True)
class Part:
    """The persons with ``low <= id <= high``; ids are hashes, so equal ranges hold equally many."""

    low: int
    high: int


def parts_of(rows: int) -> tuple[Part, ...]:
    """Return the parts for about so many rows."""
    return ranges(min(MAX_PARTS, max(1, -(-rows // PART_ROWS))))


def ranges(count: int) -> tuple[Part, ...]:
    """Return all persons as so many equal ranges."""
    edges = [(i << 64) // count for i in range(count + 1)]
    return tuple(Part(low, high - 1) for low, high in pairwise(edges))


def layout_of(query: FunnelQuery) -> Layout:
    """Return the shape of a funnel."""
    first = len(query.steps)
    gaps = [0] * (first - 1)
    for i, exclusion in enumerate(query.exclusions):
        for gap in range(exclusion.from_step, exclusion.to_step):
            gaps[gap] |= 1 << (first + i)
    return Layout(
        first,
        tuple(gaps),
        query.window_s * 1000,
        strict=query.order is Order.STRICT,
        anyhow=query.order is Order.ANY,
        by_session=query.count is CountOf.SESSIONS,
        by_group=query.count is CountOf.GROUPS,
        optional=query.optional,
        blocks=tuple(sum(1 << step for step in block) for block in query.blocks),
    )


def needs_sessions(query: FunnelQuery) -> bool:
    """Return whether sessions matter to a funnel."""
    return (
        query.count is CountOf.SESSIONS
        or query.counting is Counting.SESSION
        or query.sessions is not None
    )


def volume_statement(query: FunnelQuery, scope: Scope) -> Statement:
    """Return the statement that counts the rows to expect; answered by the primary index."""
    source = Source.of(scope, query.range.timezone)
    return source.count(f"project_id = {source.project} AND {_named(query, source)}")


def rows_statement(query: FunnelQuery, scope: Scope, part: Part) -> Statement:
    """Return the statement of the rows of a part: p, t, m and, as needed, s, h, g and v.

    Reads the sort key (project_id, event, person_id, timestamp); rows come event by event, each in
    order of person and time, once per part of the table.
    """
    source = Source.of(scope, query.range.timezone)
    span = rows_span(query)
    entry = span_of(query.range).end
    columns = [
        "person_id AS p",
        "toUnixTimestamp64Milli(timestamp) AS t",
        f"{_mask(query, source, f'timestamp < {instant(source.bind, entry)}')} AS m",
        *_optional(query, source),
    ]
    tests = [
        source.counted,
        _named(query, source),
        source.during(span),
        *part_test(source, part),
        *_visible(query, source),
    ]
    return source.statement(f"SELECT {', '.join(columns)} FROM events WHERE {' AND '.join(tests)}")


def rows_span(query: FunnelQuery) -> Span:
    """Return the span that is read: entries within the range, later steps for as long as the window after it."""
    days = span_of(query.range)
    span = Span(days.start, days.end + timedelta(seconds=query.window_s, milliseconds=1))
    if query.sessions is not None and query.sessions_since is not None:
        earlier = midnight(query.sessions_since, query.range.timezone)
        span = Span(min(span.start, earlier), span.end)
    return followed_back(span) if needs_sessions(query) else span


def part_test(source: Source, part: Part) -> list[str]:
    """Return the tests that a person is in the part; none when everybody is."""
    if part.low == 0 and part.high == 2**64 - 1:
        return []
    low, high = source.bind(part.low, "UInt64"), source.bind(part.high, "UInt64")
    return [f"{source.actor} >= {low}", f"{source.actor} <= {high}"]


def _named(query: FunnelQuery, source: Source) -> str:
    """The names to read: any when other events matter too."""
    if needs_sessions(query):
        return "1"
    names = {match.event for match in _matches(query)}
    among = f"event IN {source.bind(sorted(name for name in names if name), 'Array(String)')}"
    if query.order is Order.STRICT or None in names:
        return f"({source.named(None)} OR {among})"
    return among


def _matches(query: FunnelQuery) -> list[EventMatch]:
    return [*query.steps, *(exclusion.match for exclusion in query.exclusions)]


def _visible(query: FunnelQuery, source: Source) -> list[str]:
    """Drop what can be nothing in this funnel; every session counts when the window is of sessions."""
    tests = [f"{source.group} != ''"] if query.count is CountOf.GROUPS else []
    if query.sessions is not None:
        return tests
    bare = "session_id = ''"
    if query.order is not Order.STRICT:
        marked = f"bitAnd(m, {~(MAY_ENTER | ONLY_FOR_SESSIONS) & 0xFFFFFFFF}) != 0"
        tests.append(f"({marked} OR {bare})" if needs_sessions(query) else marked)
    elif query.where != ALWAYS:
        kept = f"({compile_sql(query.where, source.rules)})"
        tests.append(f"({kept} OR {bare})" if needs_sessions(query) else kept)
    return tests


def _mask(query: FunnelQuery, source: Source, enters: str) -> str:
    """One bit a step and an exclusion; in any order one more for what is early enough to enter."""
    anyhow = query.order is Order.ANY
    parts = []
    for k, match in enumerate(_matches(query)):
        limit = f" AND {enters}" if k == 0 and not anyhow else ""
        parts.append(f"if({_test(match, source)}{limit}, {1 << k}, 0)")
    if anyhow:
        parts.append(f"if({enters}, {MAY_ENTER}, 0)")
    if query.order is Order.STRICT:
        parts.append(f"if({_test(query.steps[0], source)} AND NOT {enters}, {TOO_LATE}, 0)")
    whole = parts[0]
    for part in parts[1:]:
        whole = f"bitOr({whole}, {part})"
    visible = [f"({compile_sql(query.where, source.rules)})"] if query.where != ALWAYS else []
    visible += [f"{label} IS NOT NULL" for label in _held(query, source)]
    if needs_sessions(query):
        names = sorted(match.event for match in _matches(query) if match.event)
        named = f"event IN {source.bind(names, 'Array(String)')}"
        visible.append(f"({source.named(None)} OR {named})")
        visible.append(f"timestamp >= {instant(source.bind, span_of(query.range).start)}")
    if visible:
        otherwise = ONLY_FOR_SESSIONS if needs_sessions(query) else 0
        whole = f"if({' AND '.join(visible)}, {whole}, {otherwise})"
    return f"{'toUInt32' if _wide(query) else 'toUInt8'}({whole})"


def _wide(query: FunnelQuery) -> bool:
    return query.order is not Order.ORDERED or needs_sessions(query) or len(_matches(query)) > 8


def _test(match: EventMatch, source: Source) -> str:
    named = source.named(match.event)
    if match.where == ALWAYS:
        return named
    return f"{named} AND ({compile_sql(match.where, source.rules)})"


def _optional(query: FunnelQuery, source: Source) -> list[str]:
    columns = []
    if needs_sessions(query):
        columns.append(f"{session_key()} AS s")
    if query.hold_constant:
        held = ", ".join(f"ifNull({label}, '')" for label in _held(query, source))
        columns.append(f"sipHash64({held}) AS h")
    if query.count is CountOf.GROUPS:
        columns.append(f"{group_number(source.group)} AS g")
    if by_property(query.breakdown) and query.breakdown is not None:
        columns.append(f"toLowCardinality({source.breakdown(query.breakdown)}) AS v")
    return columns


def _held(query: FunnelQuery, source: Source) -> list[str]:
    return [source.label(name) for name in query.hold_constant]


def by_property(breakdown: Breakdown | None) -> bool:
    """Return whether a breakdown is by something that events carry: a property or their context."""
    return breakdown is not None and not breakdown.by_trait


def traits_statement(name: str, scope: Scope, source: Source) -> Statement:
    """Return the statement of everybody's value of a trait: p and v."""
    label = label_of("traits", name)
    return source.statement(
        f"SELECT person_id AS p, toLowCardinality({label}) AS v FROM persons FINAL"
        f" WHERE project_id = {source.project} AND {label} IS NOT NULL"
    )


def overrides_statement(source: Source) -> Statement:
    """Return the statement of the project's merges: a and b, the person each was merged into."""
    return source.statement(
        "SELECT from_person AS a, into_person AS b FROM person_overrides FINAL"
        f" WHERE project_id = {source.project} ORDER BY a"
    )
