"""Stickiness: in how many intervals people are active (``docs/reference/definitions.md``, Stickiness)."""

from collections.abc import Generator
from functools import partial
from typing import Any

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
from cauce.analytics.logic.at_hand import Gone, Work, selected, worked_at_hand
from cauce.analytics.logic.calendar import milliseconds, span_of
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints, run_starts
from cauce.analytics.logic.funnel_sql import Part, ranges
from cauce.analytics.logic.habits import (
    Habits,
    intervals_of,
    matching_sql,
    place_sql,
    starts_of,
)
from cauce.analytics.logic.instants import Instants, bits_of
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.stickiness_split import split_habits
from cauce.analytics.logic.warnings import explain_match
from cauce.rules.compile import overrides_join, person_of


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
        habits = yield from habits_of(query, series, scope)
    else:
        split = yield from split_habits(query, series, scope)
        habits = split.everybody
        branches = tuple(
            StickinessBranch(value, _values(query, one), len(one.person))
            for value, one in split.each
        )
    name, total = series.name or series.match.event or "*", len(habits.person)
    return StickinessLine(name, series.match.event, _values(query, habits), total, branches)


def _values(query: StickinessQuery, habits: Habits) -> tuple[int, ...]:
    exactly = np.bincount(habits.intervals, minlength=intervals_of(query) + 1)[1:]
    values = np.cumsum(exactly[::-1])[::-1] if query.cumulative else exactly
    return tuple(values.tolist())


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
    work = partial(_read_bits, words=words_for(intervals_of(query)))
    found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    person, words = (np.concatenate(column) for column in zip(*found, strict=True))
    return _active(merges.of(person), words, merges)


def _at_hand(
    query: StickinessQuery, series: StickinessSeries, scope: Scope
) -> Generator[Step, Any, Habits | None]:
    wanted = selected(series.match, query.where)
    if wanted is None or query.min_count > 1:
        return None
    edges = np.array(milliseconds(starts_of(query), span_of(query.range)), np.int64)
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
