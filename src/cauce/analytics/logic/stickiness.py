"""Stickiness: in how many intervals people are active (``docs/reference/definitions.md``, Stickiness)."""

from collections.abc import Generator
from functools import partial
from typing import Any, TypeVar

import numpy as np

from cauce.analytics.contracts import (
    Caveat,
    Columns,
    Job,
    Jobs,
    Plan,
    Planned,
    Scope,
    Statement,
    Step,
    StickinessBranch,
    StickinessLine,
    StickinessQuery,
    StickinessResult,
    StickinessSeries,
)
from cauce.analytics.logic.activity import spread, stacked, word_sql, words_for
from cauce.analytics.logic.at_hand import selected, worked_at_hand
from cauce.analytics.logic.calendar import milliseconds, span_of
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints, run_starts
from cauce.analytics.logic.funnel_sql import Part, ranges
from cauce.analytics.logic.habits import (
    Habits,
    intervals_of,
    join_habits,
    matching_sql,
    place_sql,
    starts_of,
)
from cauce.analytics.logic.instants import Instants, bits_of
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.onward import Rows, Work, counting
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.stickiness_split import split_habits
from cauce.analytics.logic.warnings import explain_match
from cauce.rules.compile import overrides_join, person_of

T = TypeVar("T")


def stickiness(query: StickinessQuery, scope: Scope) -> Plan:
    """Work out a stickiness; see ``contracts.Plan``."""
    lines: list[StickinessLine] = []
    warnings: tuple[Caveat, ...] = ()
    for series in query.series:
        line = yield from _line(query, series, scope)
        lines.append(line)
        if not line.total:
            warnings += yield from explain_match(series.match, query.where, query.breakdown, scope)
    result = StickinessResult(tuple(lines), intervals_of(query))
    return Planned(result, "stickiness", tuple(dict.fromkeys(warnings)))


def _line(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, StickinessLine]:
    branches: tuple[StickinessBranch, ...] = ()
    if query.breakdown is None:
        counts = yield from _counted(query, series, scope)
    else:
        split = yield from split_habits(query, series, scope)
        counts = _counts(split.everybody.intervals, query)
        branches = tuple(
            StickinessBranch(value, _values(query, _counts(one.intervals, query)), len(one.person))
            for value, one in split.each
        )
    name = series.name or series.match.event or "*"
    total = int(counts[1:].sum())
    return StickinessLine(name, series.match.event, _values(query, counts), total, branches)


def _counts(intervals: Ints, query: StickinessQuery) -> Ints:
    """Return how many persons were active in so many intervals, from 0."""
    return np.bincount(intervals, minlength=intervals_of(query) + 1)


def _values(query: StickinessQuery, counts: Ints) -> tuple[int, ...]:
    exactly = counts[1:]
    values = np.cumsum(exactly[::-1])[::-1] if query.cumulative else exactly
    return tuple(values.tolist())


def _counted(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Ints]:
    """Count everybody, from counts that are kept or else from the rows."""
    edges = _edges(query)
    work = counting(
        ("intervals", edges.tobytes()), lambda rows: _counts(_intervals(rows[0], edges), query)
    )
    counts = yield from _worked(query, series, scope, work)
    if counts is None:
        habits = yield from _read_habits(query, series, scope)
        return _counts(habits.intervals, query)
    return counts


def habits_of(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Habits]:
    """Read in how many intervals each person was active."""
    kept = yield from _at_hand(query, series, scope)
    return kept if kept is not None else (yield from _read_habits(query, series, scope))


def _read_habits(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Habits]:
    volume = yield Source.of(scope, query.range.timezone).volume(series.match.event)
    parts = spread(int(volume[0][0]))
    if query.min_count > 1:
        parts = ranges(1) if scope.resolves else parts
        statements = [_counts_statement(query, series, scope, part) for part in parts]
        found = yield Jobs(tuple(Job(statement, _read_counts) for statement in statements))
        return Habits(*(np.concatenate(column) for column in zip(*found, strict=True)))
    merges = yield from merges_of(scope)
    statements = [_bits_statement(query, series, scope, part) for part in parts]
    work = partial(_read_bits, words=words_for(intervals_of(query)))
    found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    person, words = (np.concatenate(column) for column in zip(*found, strict=True))
    return _active(merges.of(person), words, merges)


def _at_hand(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Habits | None]:
    edges = _edges(query)

    def habits(rows: Rows) -> Habits:
        person, intervals = rows[0].person, _intervals(rows[0], edges)
        return Habits(person, intervals).take(intervals > 0)

    work = Work(
        ("habits", edges.tobytes()),
        habits,
        lambda all_, gone: all_.take(gone.stay(all_.person)),
        join_habits,
    )
    return (yield from _worked(query, series, scope, work))


def _worked(
    query: StickinessQuery, series: StickinessSeries, scope: Scope, work: Work[T]
) -> Generator[Step, Any, T | None]:
    """Do work on the instants of a line; None where they are not kept, or where every event counts."""
    wanted = selected(series.match, query.where)
    if wanted is None or query.min_count > 1:
        return None
    instead = _bits_statement(query, series, scope, ranges(1)[0])
    return (yield from worked_at_hand((wanted,), instead, scope, work))


def _edges(query: StickinessQuery) -> Ints:
    return np.array(milliseconds(starts_of(query), span_of(query.range)), np.int64)


def _intervals(instants: Instants, edges: Ints) -> Ints:
    """Return in how many intervals each person was active."""
    found: Ints = np.bitwise_count(bits_of(instants, edges)).sum(axis=1, dtype=np.int64)
    return found


def _bits_statement(
    query: StickinessQuery, series: StickinessSeries, scope: Scope, part: Part
) -> Statement:
    """The statement of p and w0… (a bit an interval)."""
    source, words = Source.of(scope, query.range.timezone), words_for(intervals_of(query))
    columns = [
        f"{word_sql('1', place_sql(query), word, words)} AS w{word}" for word in range(words)
    ]
    return source.statement(
        f"SELECT {source.actor} AS p, {', '.join(columns)} FROM events"
        f" WHERE {matching_sql(query, series, source, part)} GROUP BY p"
    )


def _counts_statement(
    query: StickinessQuery, series: StickinessSeries, scope: Scope, part: Part
) -> Statement:
    """The statement of p and k, the intervals with enough events.

    With merges, what a person did under several ids is added up before it is compared.
    """
    source = Source.of(scope, query.range.timezone)
    each = (
        f"SELECT {source.actor} AS p, toUInt32({place_sql(query)}) AS b, count() AS c FROM events"
        f" WHERE {matching_sql(query, series, source, part)} GROUP BY p, b"
    )
    enough = source.bind(query.min_count, "UInt64")
    if scope.resolves:
        rules = source.rules
        each = f"SELECT p AS person_id, b, c FROM ({each})"
        each = (
            f"SELECT {person_of('g', rules)} AS p, b FROM ({each}) AS g {overrides_join('g', rules)}"
            f" GROUP BY p, b HAVING sum(c) >= {enough}"
        )
        return source.statement(f"SELECT p, count() AS k FROM ({each}) GROUP BY p")
    each = f"{each} HAVING c >= {enough}"
    return source.statement(f"SELECT p, count() AS k FROM ({each}) GROUP BY p")


def _read_bits(columns: Columns, words: int) -> tuple[Ids, Ids]:
    return array(columns["p"], np.uint64), stacked(columns, "w", words)


def _read_counts(columns: Columns) -> tuple[Ids, Ints]:
    return array(columns["p"], np.uint64), array(columns["k"], np.int64)


def _active(person: Ids, words: Ids, merges: Merges) -> Habits:
    if len(merges.away) and len(person):
        order = np.argsort(person, kind="stable")
        starts = run_starts(person[order])
        words = np.bitwise_or.reduceat(words[order], starts, axis=0)
        person = person[order][starts]
    return Habits(person, np.bitwise_count(words).sum(axis=1, dtype=np.int64))
