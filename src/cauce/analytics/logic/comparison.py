"""The same question for several cohorts beside each other (``docs/reference/definitions.md``, Cohorts).

Somebody may be in several of them, so a cohort is not a label of a row: each is the whole question
again, for its people only.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from cauce.analytics.contracts import (
    EVERYBODY,
    ChartQuery,
    FunnelBranch,
    FunnelQuery,
    FunnelResult,
    LifecycleBranch,
    LifecycleQuery,
    LifecycleResult,
    Plan,
    Point,
    Result,
    RetentionBranch,
    RetentionQuery,
    RetentionResult,
    Scope,
    SessionSeries,
    SessionsQuery,
    SessionsResult,
    StickinessBranch,
    StickinessQuery,
    StickinessResult,
    TrendQuery,
    TrendResult,
    TrendSeries,
)
from cauce.analytics.logic.questions import no_such_point
from cauce.rules import All, SegmentIs, segments_of

Compared = (
    TrendQuery | FunnelQuery | RetentionQuery | LifecycleQuery | StickinessQuery | SessionsQuery
)
COMPARED = (
    TrendQuery,
    FunnelQuery,
    RetentionQuery,
    LifecycleQuery,
    StickinessQuery,
    SessionsQuery,
)
Beside = (
    TrendResult
    | FunnelResult
    | RetentionResult
    | LifecycleResult
    | StickinessResult
    | SessionsResult
)
C = TypeVar("C", bound=Compared)
L = TypeVar("L", TrendSeries, SessionSeries)


def segments_in(question: object) -> set[str]:
    """Return the segments that a question needs: those its conditions name and those it compares."""
    chart = getattr(question, "of", question)
    return (segments_of(question) | set(getattr(chart, "segments", ()))) - {EVERYBODY}


def within(query: C, segment: str) -> C:
    """Return the question for the people of one cohort only."""
    if segment == EVERYBODY:
        return replace(query, segments=())
    return replace(query, segments=(), where=All((query.where, SegmentIs(segment))))


def compared(query: Compared, chart: Callable[[Any, Scope], Plan], scope: Scope) -> Plan:
    """Work out a question for each of its cohorts, and for everybody; see ``contracts.Plan``."""
    whole = yield from chart(within(query, EVERYBODY), scope)
    found: list[tuple[str, Result]] = []
    for segment in query.segments:
        one = whole
        if segment != EVERYBODY:
            one = yield from chart(within(query, segment), scope)
        found.append((segment, one.result))
    names = {name: one.note.name for name, one in scope.segments.items() if name in query.segments}
    return replace(whole, result=replace(beside(whole.result, found), group_names=names))


def beside(whole: Result, found: list[tuple[str, Result]]) -> Beside:
    """Return the answers of cohorts as the breakdown of the answer for everybody."""
    match whole:
        case TrendResult():
            return _trends(whole, _of(TrendResult, found))
        case FunnelResult():
            steps = [FunnelBranch(name, one.steps) for name, one in _of(FunnelResult, found)]
            return replace(whole, breakdowns=tuple(steps))
        case RetentionResult():
            cohorts = [
                RetentionBranch(name, one.cohorts, one.mean_amounts)
                for name, one in _of(RetentionResult, found)
            ]
            return replace(whole, breakdowns=tuple(cohorts))
        case LifecycleResult():
            lives = [LifecycleBranch(name, one.series) for name, one in _of(LifecycleResult, found)]
            return replace(whole, breakdowns=tuple(lives))
        case StickinessResult():
            return _habits(whole, _of(StickinessResult, found))
        case SessionsResult():
            return _visits(whole, _of(SessionsResult, found))
    raise TypeError(whole)


R = TypeVar("R")


def _of(kind: type[R], found: list[tuple[str, Result]]) -> list[tuple[str, R]]:
    """The answers, which are of one kind as the question is."""
    return [(name, one) for name, one in found if isinstance(one, kind)]


def _trends(whole: TrendResult, found: list[tuple[str, TrendResult]]) -> TrendResult:
    series = tuple(_lines([(name, one.series) for name, one in found]))
    earlier = [(name, one.compare) for name, one in found if one.compare is not None]
    return replace(whole, series=series, compare=tuple(_lines(earlier)) if earlier else None)


def _habits(whole: StickinessResult, found: list[tuple[str, StickinessResult]]) -> StickinessResult:
    lines = tuple(
        replace(
            line,
            breakdowns=tuple(
                StickinessBranch(name, one.series[place].values, one.series[place].total)
                for name, one in found
            ),
        )
        for place, line in enumerate(whole.series)
    )
    return replace(whole, series=lines)


def _visits(whole: SessionsResult, found: list[tuple[str, SessionsResult]]) -> SessionsResult:
    rows = tuple(replace(one.total, breakdown=name) for name, one in found)
    return replace(
        whole, rows=rows, series=tuple(_lines([(name, one.series) for name, one in found]))
    )


def _lines(found: list[tuple[str, tuple[L, ...]]]) -> Iterator[L]:
    """Series after series, each for every cohort in the order asked for."""
    rows = zip(*(lines for _, lines in found), strict=True)
    for lines in rows:
        for (name, _), line in zip(found, lines, strict=True):
            yield replace(line, breakdown=name)


def at_point(of: ChartQuery, point: Point) -> tuple[ChartQuery, Point]:
    """Return the question and the point of it that a point of a comparison is."""
    if not isinstance(of, COMPARED) or not of.segments:
        return of, point
    if not point.has_breakdown:
        return within(of, EVERYBODY), point
    if point.breakdown not in of.segments:
        raise no_such_point("point.breakdown", of.segments)
    return within(of, point.breakdown), replace(point, has_breakdown=False, breakdown=None)
