"""The rows of a sessions question, as SQL: one statement for each part of the persons.

The engine sums up each session that the sender named; events without a session come one by one, because
only all of a person's events tell where such sessions begin (``kernel.sessions``).
"""

from datetime import timedelta
from typing import NamedTuple

from cauce.analytics.contracts import (
    Breakdown,
    EventMatch,
    PageBreakdown,
    Scope,
    SessionPage,
    SessionsQuery,
    Span,
    Statement,
)
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_sql import Part, by_property, part_test
from cauce.analytics.logic.questions.paths import KNOWN_STEPS
from cauce.analytics.logic.sessions_sql import acting_rows, acting_session, followed_back
from cauce.analytics.logic.source import Source, label_of
from cauce.kernel.sessions import CAP_MS
from cauce.rules import ALWAYS, Subject, compile_sql

VIEWS = ("Page Viewed", "Screen Viewed")


def visits_statement(query: SessionsQuery, scope: Scope, part: Part) -> Statement:
    """Return the statement of p, s, t, u (first and last ms), n, w (views), k (key event).

    As needed o (the first event passes), v (label) and r (the label's rank in its session). Reads all
    events from two days before the range to a day after it, in the order of the sort key.
    """
    source = Source.of(scope, query.range.timezone)
    span = read_span(query)
    columns = _columns(query, source)
    taken = ", ".join(["toUnixTimestamp64Milli(timestamp) AS ms", *(one.taken for one in columns)])
    tests = " AND ".join([source.counted, source.during(span), *part_test(source, part)])
    rows = f"SELECT {source.actor} AS p, {acting_session(source)} AS s, {taken} FROM {acting_rows(source)} WHERE {tests}"
    own = ", ".join(f"{one.own} AS {one.name}" for one in columns)
    bare = ", ".join(f"{one.bare} AS {one.name}" for one in columns)
    return source.statement(
        f"SELECT p, s, min(ms) AS t, max(ms) AS u, toUInt32(count()) AS n, {own}"
        f" FROM ({rows} AND session_id != '') GROUP BY p, s"
        f" UNION ALL SELECT p, s, ms AS t, ms AS u, toUInt32(1) AS n, {bare}"
        f" FROM ({rows} AND session_id = '')"
    )


def read_span(query: SessionsQuery) -> Span:
    """Return the span whose events tell the sessions of the range: from two days before it to a day after it."""
    span = followed_back(span_of(query.range))
    return Span(span.start, span.end + timedelta(milliseconds=CAP_MS))


def visits_volume(query: SessionsQuery, scope: Scope) -> Statement:
    """Return the statement that counts the rows to expect; answered by the primary index."""
    source = Source.of(scope, query.range.timezone)
    return source.count(f"project_id = {source.project}")


class _Column(NamedTuple):
    """What is taken of each event, and how it is given of a session and of an event without one."""

    name: str
    taken: str
    own: str
    bare: str


def _columns(query: SessionsQuery, source: Source) -> list[_Column]:
    views = f"event IN {source.bind(list(VIEWS), 'Array(String)')}"
    found = [_Column("w", f"toUInt8({views}) AS seen", "toUInt32(sum(seen))", "toUInt32(seen)")]
    if query.key_events:
        keys = " OR ".join(_test(match, source) for match in query.key_events)
        found.append(_Column("k", f"toUInt8({keys}) AS key", "max(key)", "key"))
    if query.where != ALWAYS:
        test = f"toUInt8({compile_sql(query.where, source.rules)}) AS passes"
        found.append(_Column("o", test, "argMax(passes, passes - 2 * ms)", "passes"))
    if by_label(query) and query.breakdown is not None:
        label = label_sql(query.breakdown, source)
        late = by_exit(query)
        pick, best = ("argMaxIf", "maxIf") if late else ("argMinIf", "minIf")
        lasting = f"toLowCardinality({label}) AS label"
        found += [
            _Column("v", lasting, f"{pick}(label, rank, label IS NOT NULL)", "label"),
            _Column("r", f"{_RANK} AS rank", f"{best}(rank, label IS NOT NULL)", "rank"),
        ]
    return found


RANK_BITS = 20
_HASH = f"toInt64(bitAnd(xxh3(ifNull({{}}, '')), {(1 << RANK_BITS) - 1}))"
_RANK = f"bitOr(bitShiftLeft(ms, {RANK_BITS}), {_HASH.format('label')})"
"""Orders the labels of a session by time; those of one instant always in the same way."""


def ranked_sql(label: str) -> str:
    """Return a label after the number by which it is ordered among those of one instant; empty without a label."""
    return f"ifNull(concat(toString({_HASH.format(label)}), ':', {label}), '')"


def by_exit(query: SessionsQuery) -> bool:
    """Return whether the last label of a session counts, not the first."""
    by = query.breakdown
    return isinstance(by, PageBreakdown) and by.page is SessionPage.EXIT


def by_label(query: SessionsQuery) -> bool:
    """Return whether it is broken down by something that the events of a session carry."""
    return isinstance(query.breakdown, PageBreakdown) or by_property(query.breakdown)


def label_sql(by: Breakdown | PageBreakdown, source: Source) -> str:
    """Return the label that an event gives its session, as Nullable(String)."""
    return page_sql(source) if isinstance(by, PageBreakdown) else source.breakdown(by)


def page_sql(source: Source) -> str:
    """Return the page or screen that an event shows, as Nullable(String)."""
    page, screen = (_first_of(KNOWN_STEPS[kind].names, source) for kind in ("pages", "screens"))
    first, second = (source.bind(name, "String") for name in VIEWS)
    return f"multiIf(event = {first}, {page}, event = {second}, {screen}, NULL)"


def _first_of(names: tuple[tuple[Subject, str], ...], source: Source) -> str:
    """The first of some values that an event carries, empty ones passed over."""
    values = [
        label_of("context", name) if subject is Subject.CONTEXT else source.label(name)
        for subject, name in names
    ]
    return f"coalesce({', '.join(f'nullIf({value}, {chr(39) * 2})' for value in values)})"


def _test(match: EventMatch, source: Source) -> str:
    if match.where == ALWAYS:
        return source.named(match.event)
    return f"({source.named(match.event)} AND ({compile_sql(match.where, source.rules)}))"
