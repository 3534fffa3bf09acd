"""The rows of a paths question, as SQL: one statement for each part of the persons."""

from cauce.analytics.contracts import EventMatch, PathsQuery, PathStep, Scope, Statement
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_sql import Part, part_test
from cauce.analytics.logic.sessions_sql import acting_rows, acting_session, followed_back
from cauce.analytics.logic.source import Source, label_of
from cauce.rules import ALWAYS, All, Condition, Subject, compile_sql
from cauce.rules.compile import instant

FROM, TO = 1, 2
"""Bits of the mask: the event starts a pass, or ends it."""


def path_statement(query: PathsQuery, scope: Scope, part: Part) -> Statement:
    """Return the statement of p, t, m (``FROM``, ``TO``), v (the step's name) and, as needed, s.

    A row without a name only tells where sessions end. Reads the sort key (project_id, event,
    person_id, timestamp).
    """
    source, days = Source.of(scope, query.range.timezone), span_of(query.range)
    by_session = query.window_s is None
    entries = (
        *query.steps,
        *(PathStep(match) for match in _anchors(query)),
    )  # anchors are steps too
    name = step_sql(entries, query.where, source)
    if by_session:
        within = f"timestamp >= {instant(source.bind, days.start)}"
        name = f"if({within}, {name}, '')"
    columns = [
        f"{source.actor} AS p",
        "toUnixTimestamp64Milli(timestamp) AS t",
        f"{_mask(query, source)} AS m",
        f"toLowCardinality({name}) AS v",
        *([f"{acting_session(source)} AS s"] if by_session else []),
    ]
    tests = [
        source.counted,
        *named(query, source),
        source.during(followed_back(days) if by_session else days),
        *part_test(source, part),
        "(v != '' OR session_id = '')" if by_session else "v != ''",
    ]
    rows = acting_rows(source) if by_session else "events"
    return source.statement(f"SELECT {', '.join(columns)} FROM {rows} WHERE {' AND '.join(tests)}")


def path_volume(query: PathsQuery, scope: Scope) -> Statement:
    """Return the statement that counts the rows to expect; answered by the primary index."""
    source = Source.of(scope, query.range.timezone)
    tests = [f"project_id = {source.project}", *named(query, source)]
    return source.count(" AND ".join(tests))


def named(query: PathsQuery, source: Source) -> list[str]:
    """Return the test of the names to read; none when any event matters."""
    matches = [*(step.match for step in query.steps), *_anchors(query)]
    names = [match.event for match in matches]
    if query.window_s is None or None in names:
        return []
    return [f"event IN {source.bind(sorted({str(name) for name in names}), 'Array(String)')}"]


def _anchors(query: PathsQuery) -> list[EventMatch]:
    return [match for match in (query.start, query.end) if match is not None]


def _mask(query: PathsQuery, source: Source) -> str:
    bits = [
        f"if({_test(match, query.where, source)}, {bit}, 0)"
        for match, bit in ((query.start, FROM), (query.end, TO))
        if match is not None
    ]
    return f"toUInt8({' + '.join(bits) or '0'})"


def step_sql(steps: tuple[PathStep, ...], where: Condition, source: Source) -> str:
    """Return the name of the first of some steps that an event under ``where`` matches; '' when it is none."""
    branches = [f"{_test(step.match, where, source)}, {_value(step, source)}" for step in steps]
    return f"multiIf({', '.join(branches)}, '')"


def _value(step: PathStep, source: Source) -> str:
    values = [
        f"nullIf({label_of('context', name) if subject is Subject.CONTEXT else source.label(name)}, '')"
        for subject, name in step.names
    ]
    return f"coalesce({', '.join([*values, 'toString(event)'])})" if values else "toString(event)"


def _test(match: EventMatch, where: Condition, source: Source) -> str:
    parts = [source.named(match.event)]
    condition = All(tuple(c for c in (where, match.where) if c != ALWAYS))
    if condition.items:
        parts.append(f"({compile_sql(condition, source.rules)})")
    return f"({' AND '.join(parts)})"
