"""Stickiness: in how many intervals people are active (``docs/reference/definitions.md``, Stickiness)."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import numpy as np

from cauce.analytics.contracts import (
    Caveat,
    Columns,
    Interval,
    Job,
    Jobs,
    Plan,
    Planned,
    Scope,
    Statement,
    Step,
    StickinessLine,
    StickinessQuery,
    StickinessResult,
    StickinessSeries,
)
from cauce.analytics.logic.activity import spread, stacked, word_sql, words_for
from cauce.analytics.logic.at_hand import Gone, Work, selected, worked_at_hand
from cauce.analytics.logic.calendar import (
    bucket_number,
    bucket_starts,
    hour_starts,
    labels_of,
    midnight,
    milliseconds,
    span_of,
)
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints, run_starts
from cauce.analytics.logic.funnel_sql import Part, part_test, ranges
from cauce.analytics.logic.instants import Instants, bits_of
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.warnings import explain_match
from cauce.rules.compile import overrides_join, person_of


@dataclass(frozen=True, slots=True)
class Habits:
    """Each person with the number of intervals in which they were active, at least one."""

    person: Ids
    intervals: Ints


def stickiness(query: StickinessQuery, scope: Scope) -> Plan:
    """Work out a stickiness; see ``contracts.Plan``."""
    intervals, lines = len(labels_of(query.range, query.interval)), []
    warnings: tuple[Caveat, ...] = ()
    for series in query.series:
        habits = yield from habits_of(query, series, scope)
        lines.append(_line(series, habits, intervals, cumulative=query.cumulative))
        if not len(habits.person):
            warnings += yield from explain_match(series.match, query.where, None, scope)
    result = StickinessResult(tuple(lines), intervals)
    return Planned(result, "stickiness", tuple(dict.fromkeys(warnings)))


def _line(
    series: StickinessSeries, habits: Habits, intervals: int, *, cumulative: bool
) -> StickinessLine:
    exactly = np.bincount(habits.intervals, minlength=intervals + 1)[1:]
    values = np.cumsum(exactly[::-1])[::-1] if cumulative else exactly
    name = series.name or series.match.event or "*"
    return StickinessLine(name, series.match.event, tuple(values.tolist()), len(habits.person))


def habits_of(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Habits]:
    """Read in how many intervals each person was active."""
    kept = yield from _at_hand(query, series, scope)
    if kept is not None:
        return kept
    volume = yield Source.of(scope, query.range.timezone).volume(series.match.event)
    parts = spread(int(volume[0][0]))
    if query.min_count > 1:
        parts = ranges(1) if scope.resolves else parts
        statements = [_counts_statement(query, series, scope, part) for part in parts]
        found = yield Jobs(tuple(Job(statement, _read_counts) for statement in statements))
        return Habits(*(np.concatenate(column) for column in zip(*found, strict=True)))
    merges = yield from merges_of(scope)
    statements = [_bits_statement(query, series, scope, part) for part in parts]
    work = partial(_read_bits, words=words_for(_intervals(query)))
    found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    person, words = (np.concatenate(column) for column in zip(*found, strict=True))
    return _active(merges.of(person), words, merges)


def _at_hand(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Habits | None]:
    wanted = selected(series.match, query.where)
    if wanted is None or query.min_count > 1:
        return None
    edges = np.array(milliseconds(_starts(query), span_of(query.range)), np.int64)
    instead = _bits_statement(query, series, scope, ranges(1)[0])
    found = yield from worked_at_hand((wanted,), instead, scope, _work(edges))
    if found is None:
        return None
    person, intervals = (np.concatenate(column) for column in zip(*found, strict=True))
    return Habits(person, intervals)


def _work(edges: Ints) -> Work[tuple[Ids, Ints]]:
    def habits(instants: tuple[Instants, ...]) -> tuple[Ids, Ints]:
        intervals = np.bitwise_count(bits_of(instants[0], edges)).sum(axis=1, dtype=np.int64)
        return instants[0].person[intervals > 0], intervals[intervals > 0]

    def without(all_: tuple[Ids, Ints], gone: Gone) -> tuple[Ids, Ints]:
        stay = gone.stay(all_[0])
        return all_[0][stay], all_[1][stay]

    return Work(("habits", edges.tobytes()), habits, without)


def _intervals(query: StickinessQuery) -> int:
    return len(labels_of(query.range, query.interval))


def _bits_statement(
    query: StickinessQuery, series: StickinessSeries, scope: Scope, part: Part
) -> Statement:
    """The statement of p and w0… (a bit an interval)."""
    source, words = Source.of(scope, query.range.timezone), words_for(_intervals(query))
    columns = [f"{word_sql('1', _place(query), word, words)} AS w{word}" for word in range(words)]
    return source.statement(
        f"SELECT {source.actor} AS p, {', '.join(columns)} FROM events"
        f" WHERE {_where(query, series, source, part)} GROUP BY p"
    )


def _counts_statement(
    query: StickinessQuery, series: StickinessSeries, scope: Scope, part: Part
) -> Statement:
    """The statement of p and k, the intervals with enough events.

    With merges, what a person did under several ids is added up before it is compared.
    """
    source = Source.of(scope, query.range.timezone)
    each = (
        f"SELECT {source.actor} AS p, toUInt32({_place(query)}) AS b, count() AS c FROM events"
        f" WHERE {_where(query, series, source, part)} GROUP BY p, b"
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


def _place(query: StickinessQuery) -> str:
    return bucket_number(_starts(query)[0], query.interval, query.range.timezone)


def _starts(query: StickinessQuery) -> list[datetime]:
    """The instants at which the intervals begin."""
    if query.interval is Interval.HOUR:
        return list(hour_starts(query.range))
    zone = query.range.timezone
    return [midnight(day, zone) for day in bucket_starts(query.range, query.interval)]


def _where(query: StickinessQuery, series: StickinessSeries, source: Source, part: Part) -> str:
    where = source.matching(series.match, query.where, span_of(query.range))
    return " AND ".join([where, *part_test(source, part)])


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
