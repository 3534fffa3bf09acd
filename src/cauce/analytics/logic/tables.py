"""Answers as tidy tables: one row a number, the same columns for every question of a kind."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cauce.analytics.contracts import (
    TABLES,
    Answer,
    AttributionResult,
    Cell,
    Cohort,
    Column,
    ColumnType,
    CorrelationResult,
    FunnelBranch,
    FunnelResult,
    HistogramResult,
    Interval,
    LifecycleResult,
    LifecycleSeries,
    PathsQuery,
    PathsResult,
    PeopleQuery,
    PeopleResult,
    Question,
    RetentionQuery,
    RetentionResult,
    SessionMeasure,
    SessionRow,
    SessionsResult,
    SqlResult,
    StickinessBranch,
    StickinessLine,
    StickinessResult,
    TidyTable,
    TrendResult,
    TrendSeries,
    WhyResult,
)
from cauce.analytics.logic.sql_table import sql_table

Rows = Iterator[tuple[Cell, ...]]
WHOLE, BREAKDOWN = "whole", "breakdown"


def table_of(question: Question, answer: Answer) -> TidyTable:
    """Return the answer as rows under the columns of its kind (``contracts.TABLES``), SQL under its own."""
    if isinstance(answer.result, SqlResult):
        return sql_table(answer.result)
    return TidyTable(
        columns_of(question, answer.kind), tuple(_ROWS[answer.kind](question, answer.result))
    )


def columns_of(question: Question, kind: str) -> tuple[Column, ...]:
    """Return the columns of a question's file; buckets are dates, or times by the hour."""
    bucket = ColumnType.MOMENT if by_the_hour(question) else ColumnType.DATE
    return tuple(
        replace(column, type=bucket) if column.type is ColumnType.BUCKET else column
        for column in TABLES[kind]
    )


def by_the_hour(question: Question) -> bool:
    """Return whether the buckets of a question are hours."""
    return getattr(question, "interval", None) is Interval.HOUR


def start_of_label(label: str) -> date | datetime:
    """Return what a label names: a local day, or the instant of an hour.

    Example:
        >>> start_of_label("2021-10-31"), start_of_label("2021-10-31T02:00:00+02:00").hour
        (datetime.date(2021, 10, 31), 2)
    """
    return datetime.fromisoformat(label) if "T" in label else date.fromisoformat(label)


def _trend(_: Question, result: TrendResult) -> Rows:
    for line in result.series:
        yield from _line(line, compared=False)
    for line in result.compare or ():
        yield from _line(line, compared=True)


def _cohort_sizes(_: Question, result: TrendResult) -> Rows:
    for line in result.series:
        for label, size in zip(line.labels, line.values, strict=True):
            yield line.name, line.breakdown, start_of_label(label), size


def _line(line: TrendSeries, *, compared: bool) -> Rows:
    for label, value in zip(line.labels, line.values, strict=True):
        start = start_of_label(label)
        yield line.name, line.event, line.breakdown, compared, start, value, line.total


def _funnel(_: Question, result: FunnelResult) -> Rows:
    yield from _steps(WHOLE, FunnelBranch(None, result.steps))
    for branch in result.breakdowns:
        yield from _steps(BREAKDOWN, branch)


def _steps(scope: str, branch: FunnelBranch) -> Rows:
    for i, step in enumerate(branch.steps, 1):
        shares = (step.conversion_from_start, step.conversion_from_previous)
        times = (step.median_s, step.avg_s)
        yield scope, branch.value, i, step.name, step.count, *shares, *times, branch.p_value


def _retention(question: Question, result: RetentionResult) -> Rows:
    assert isinstance(question, RetentionQuery)  # noqa: S101
    yield from _cohorts(question, WHOLE, None, result.cohorts)
    for branch in result.breakdowns:
        yield from _cohorts(question, BREAKDOWN, branch.value, branch.cohorts)


def _cohorts(
    question: RetentionQuery, scope: str, value: str | None, cohorts: tuple[Cohort, ...]
) -> Rows:
    """A column of several periods is named by its first, with its last beside it."""
    for cohort in cohorts:
        start = start_of_label(cohort.date)
        amounts = cohort.amounts or (None,) * len(cohort.values)
        for k, (first, last) in enumerate(question.columns):
            returned, final = cohort.values[k], k < cohort.complete
            share = None if returned is None or not cohort.size else returned / cohort.size
            counts = (returned, share, final, last, amounts[k])
            yield scope, value, start, cohort.size, first, *counts


def _lifecycle(_: Question, result: LifecycleResult) -> Rows:
    yield from _statuses(WHOLE, None, result.series, result.complete)
    for branch in result.breakdowns:
        yield from _statuses(BREAKDOWN, branch.value, branch.series, result.complete)


def _statuses(
    scope: str, value: str | None, series: tuple[LifecycleSeries, ...], complete: int
) -> Rows:
    for line in series:
        for i, (label, persons) in enumerate(zip(line.labels, line.values, strict=True)):
            yield str(line.name), start_of_label(label), persons, i < complete, scope, value


def _stickiness(_: Question, result: StickinessResult) -> Rows:
    for line in result.series:
        yield from _habits(line, WHOLE, None, line)
        for branch in line.breakdowns:
            yield from _habits(line, BREAKDOWN, branch.value, branch)


def _habits(
    line: StickinessLine, scope: str, value: str | None, part: StickinessLine | StickinessBranch
) -> Rows:
    for intervals, persons in enumerate(part.values, 1):
        yield line.name, line.event, intervals, persons, part.total, scope, value


def _paths(question: Question, result: PathsResult) -> Rows:
    """Links, then where ways end; counted backwards, where they begin."""
    nodes = result.nodes
    for link in result.links:
        source, target = nodes[link.source], nodes[link.target]
        yield min(source.step, target.step), source.name, target.name, link.count, link.avg_s
    chart = question.of if isinstance(question, PeopleQuery) else question
    backwards = isinstance(chart, PathsQuery) and chart.backwards
    for node in nodes:
        if node.ends:
            names = (None, node.name) if backwards else (node.name, None)
            yield node.step, *names, node.ends, None


def _sessions(_: Question, result: SessionsResult) -> Rows:
    yield from _measures(WHOLE, result.total)
    for row in result.rows:
        yield from _measures(BREAKDOWN, row)
    scope = BREAKDOWN if result.rows else WHOLE
    for line in result.series:
        for label, value in zip(line.labels, line.values, strict=True):
            yield scope, line.breakdown, start_of_label(label), str(line.measure), value


def _measures(scope: str, row: SessionRow) -> Rows:
    for measure in SessionMeasure:
        yield scope, row.breakdown, None, str(measure), getattr(row, measure)


def _histogram(_: Question, result: HistogramResult) -> Rows:
    for bar in result.bars:
        yield bar.low, bar.high, bar.count, bar.persons


def _attribution(_: Question, result: AttributionResult) -> Rows:
    for i, rule in enumerate(result.rules):
        for one in result.channels:
            worth = None if one.values is None else one.values[i]
            yield str(rule), one.channel, one.touchpoints, one.persons, one.conversions[i], worth


def _correlation(_: Question, result: CorrelationResult) -> Rows:
    for one in result.items:
        counts = (one.converted_with, one.dropped_with)
        odds = (one.odds_ratio, one.low, one.high, one.p_value, one.q_value)
        yield one.name, one.value, *counts, *odds, result.converted, result.dropped


def _people(_: Question, result: PeopleResult) -> Rows:
    for one in result.items:
        traits = json.dumps(one.traits, ensure_ascii=False, default=str)
        named = (one.person_id, one.display_name, one.user_id, one.email)
        group = (one.group_id, one.group_type)
        yield *named, one.value, one.first_at, one.last_at, traits, *group


def _why(_: Question, result: WhyResult) -> Rows:
    """The events with their parts, those that count and those that do not."""
    for one in result.events:
        ids = (one.message_id, one.person_id, one.user_id, one.anonymous_id)
        properties = json.dumps(one.properties, ensure_ascii=False, default=str)
        for part in one.played:
            places = (part.entry, part.step, part.period, part.share)
            said = (str(part.role), part.counts, *places, part.words.en, part.words.es)
            yield one.at, one.event, *ids, *said, properties


_ROWS: Mapping[str, Callable[[Question, Any], Rows]] = {
    "trend": _trend,
    "funnel": _funnel,
    "retention": _retention,
    "lifecycle": _lifecycle,
    "stickiness": _stickiness,
    "paths": _paths,
    "sessions": _sessions,
    "histogram": _histogram,
    "attribution": _attribution,
    "correlation": _correlation,
    "cohort_sizes": _cohort_sizes,
    "people": _people,
    "why": _why,
}
