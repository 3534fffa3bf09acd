"""Sessions: how many, how long, how deep (``docs/reference/definitions.md``, Sessions)."""

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    Caveat,
    Columns,
    Interval,
    Job,
    Jobs,
    PeopleQuery,
    Planned,
    Scope,
    SessionMeasure,
    SessionRow,
    SessionSeries,
    SessionsQuery,
    SessionsResult,
    Step,
)
from cauce.analytics.logic.calendar import (
    bucket_span,
    bucket_starts,
    complete_buckets,
    hour_starts,
    labels_of,
    midnight,
    span_of,
)
from cauce.analytics.logic.drill import Ranked, listed
from cauce.analytics.logic.funnel_rows import Ints, run_starts
from cauce.analytics.logic.funnel_sql import parts_of
from cauce.analytics.logic.labels import Labels, Shown, shown
from cauce.analytics.logic.persons import merges_of, trait_labels
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.sessions_kept import kept_measures, kept_visits
from cauce.analytics.logic.visits import Visits, join_visits, read_visits, resolved, whole_visits
from cauce.analytics.logic.visits_measures import Measured, measured
from cauce.analytics.logic.visits_sql import visits_statement, visits_volume
from cauce.analytics.logic.warnings import explain_match
from cauce.rules import Subject

Planning = Generator[Step, Any, Planned]


def sessions(query: SessionsQuery, scope: Scope) -> Planning:
    """Work out a sessions question; see ``contracts.Plan``."""
    result = yield from _result(query, scope)
    if query.interval is not None:
        over = complete_buckets(query.range, query.interval, scope.now)
        result = replace(result, complete=over)
    warnings: tuple[Caveat, ...] = ()
    for match in query.key_events:
        warnings += yield from explain_match(match, query.where, None, scope)
    return Planned(result, "sessions", tuple(dict.fromkeys(warnings)))


def _result(query: SessionsQuery, scope: Scope) -> Generator[Step, Any, SessionsResult]:
    """The answer; without a breakdown no row for each session is made, where that can be."""
    if query.breakdown is not None:
        return _counted((yield from visits_of(query, scope)), query)
    found = yield from kept_measures(query, scope, _bounds(query))
    if found is None:
        return _counted(join_visits((yield from _read_visits(query, scope))), query)
    total, by_bucket = found
    lines = _lines(by_bucket, (None,), query) if query.interval is not None else ()
    return SessionsResult(_row(None, total, 0), (), lines, 0)


def _counted(visits: Visits, query: SessionsQuery) -> SessionsResult:
    split = _split(visits, query)
    total = _rows(visits, np.zeros(len(visits.person), np.intp), (None,))[0]
    rows = _rows(visits, _group(split), split.values) if query.breakdown is not None else ()
    return SessionsResult(total, rows, _series(visits, split, query), 0)


def sessions_people(query: PeopleQuery, of: SessionsQuery, scope: Scope) -> Planning:
    """Work out whose sessions they are; their value is how many."""
    point = query.point
    visits = yield from visits_of(of, scope)
    there = np.ones(len(visits.person), np.bool_)
    if point.has_breakdown and of.breakdown is not None:
        there &= _split(visits, of).where(point.breakdown)
    if point.label is not None:
        there &= _begun_in(visits, of, point.label)
    if point.engaged is not None:
        there &= visits.engaged == point.engaged
    return Planned((yield from listed(_ranked(visits.take(there)), scope, query)), "people")


def _begun_in(visits: Visits, of: SessionsQuery, label: str) -> NDArray[np.bool_]:
    interval = of.interval or Interval.DAY
    span = bucket_span(label, of.range, interval)
    if span is None:
        raise no_such_point("point.label", labels_of(of.range, interval)[:50])
    start: Ints = visits.start
    return (start >= _ms(span.start)) & (start < _ms(span.end))


def _ranked(visits: Visits) -> Ranked:
    order = np.argsort(visits.person, kind="stable")
    person = visits.person[order]
    starts = run_starts(person)
    if not len(starts):
        none = np.empty(0, np.int64)
        return Ranked(person, none, none, none)
    return Ranked(
        person[starts],
        np.diff(starts, append=len(person)).astype(np.int64),
        np.minimum.reduceat(visits.start[order], starts),
        np.maximum.reduceat(visits.last[order], starts),
    )


def visits_of(query: SessionsQuery, scope: Scope) -> Generator[Step, Any, Visits]:
    """Work out the sessions that count: what the chart and its people are both made of."""
    found = yield from kept_visits(query, scope)
    if found is None:
        found = yield from _read_visits(query, scope)
    visits = join_visits(found)
    by = query.breakdown
    if getattr(by, "subject", None) is Subject.TRAIT:
        labels = yield from trait_labels(by.name, visits.person, scope)  # type: ignore[union-attr]
        return replace(visits, labels=labels)
    return visits


def _read_visits(query: SessionsQuery, scope: Scope) -> Generator[Step, Any, list[Visits]]:
    volume = yield visits_volume(query, scope)
    statements = [visits_statement(query, scope, part) for part in parts_of(int(volume[0][0]))]
    span = span_of(query.range)
    finish = partial(_whole, query, (_ms(span.start), _ms(span.end)))
    if not scope.resolves:
        return list((yield Jobs(tuple(Job(one, partial(finish, None)) for one in statements))))
    merges = yield from merges_of(scope)
    read = yield Jobs(tuple(Job(statement, read_visits) for statement in statements))
    moved = resolved(read, merges)
    return list((yield Jobs(tuple(Job(None, partial(finish, part)) for part in moved))))


def _whole(
    query: SessionsQuery, span: tuple[int, int], part: Visits | None, columns: Columns
) -> Visits:
    return whole_visits(read_visits(columns) if part is None else part, query, span)


def _split(visits: Visits, query: SessionsQuery) -> Shown:
    """The breakdown values by how many sessions they have; one without a breakdown."""
    if query.breakdown is None:
        return Shown(Labels(np.full(len(visits.person), -1, np.int32), ()), (None,))
    code = visits.labels.code
    weights = np.bincount(code[code >= 0], minlength=len(visits.labels.names))
    return shown(visits.labels, weights.astype(np.int64), query.breakdown.limit)


def _group(split: Shown) -> NDArray[np.intp]:
    """The place of each session's value among those shown."""
    place = {split.code(value): i for i, value in enumerate(split.values)}
    table = np.zeros(len(split.labels.names) + 1, np.intp)
    for code, i in place.items():
        table[code] = i
    return table[split.labels.code]


def _rows(
    visits: Visits, group: NDArray[np.intp], values: tuple[str | None, ...]
) -> tuple[SessionRow, ...]:
    found = measured(visits, group, len(values))
    return tuple(_row(value, found, i) for i, value in enumerate(values))


def _row(value: str | None, found: Measured, i: int) -> SessionRow:
    measures = {measure.value: found.of(measure)[i] for measure in SessionMeasure}
    return SessionRow(value, **measures)  # type: ignore[arg-type]


def _series(visits: Visits, split: Shown, query: SessionsQuery) -> tuple[SessionSeries, ...]:
    """A line for each measure and value, over the buckets in which the sessions begin."""
    if query.interval is None:
        return ()
    labels = labels_of(query.range, query.interval)
    bucket = np.searchsorted(_edges(query), visits.start, "right") - 1
    group = _group(split) * len(labels) + bucket
    found = measured(visits, group, len(labels) * len(split.values))
    return _lines(found, split.values, query)


def _lines(
    found: Measured, values: tuple[str | None, ...], query: SessionsQuery
) -> tuple[SessionSeries, ...]:
    labels = labels_of(query.range, query.interval or Interval.DAY)
    return tuple(
        SessionSeries(
            measure, value, labels, found.of(measure)[i * len(labels) : (i + 1) * len(labels)]
        )
        for measure in query.measures
        for i, value in enumerate(values)
    )


def _bounds(query: SessionsQuery) -> Ints:
    """The instants (ms) between which the buckets are, from the beginning of the range to its end."""
    span = span_of(query.range)
    starts = _edges(query) if query.interval is not None else np.zeros(1, np.int64)
    return np.array([_ms(span.start), *starts[1:], _ms(span.end)], np.int64)


def _edges(query: SessionsQuery) -> Ints:
    """The instants (ms) at which the buckets begin; the first may lie before the range."""
    if query.interval is Interval.HOUR:
        return np.array([_ms(at) for at in hour_starts(query.range)], np.int64)
    starts = bucket_starts(query.range, query.interval or Interval.DAY)
    return np.array([_ms(midnight(day, query.range.timezone)) for day in starts], np.int64)


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
