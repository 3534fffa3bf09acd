"""The same question for several cohorts beside each other (``docs/reference/definitions.md``, Cohorts).

Somebody may be in several of them, so a cohort is not a label of a row: each is the whole question
again, for its people only.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from cauce.analytics.contracts import (
    EVERYBODY,
    ChartQuery,
    FunnelBranch,
    FunnelQuery,
    FunnelResult,
    Plan,
    Point,
    Result,
    RetentionBranch,
    RetentionQuery,
    RetentionResult,
    Scope,
    TrendQuery,
    TrendResult,
    TrendSeries,
)
from cauce.analytics.logic.questions import no_such_point
from cauce.rules import All, SegmentIs, segments_of

Compared = TrendQuery | FunnelQuery | RetentionQuery
COMPARED = (TrendQuery, FunnelQuery, RetentionQuery)
C = TypeVar("C", bound=Compared)


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


def beside(
    whole: Result, found: list[tuple[str, Result]]
) -> TrendResult | FunnelResult | RetentionResult:
    """Return the answers of cohorts as the breakdown of the answer for everybody."""
    if isinstance(whole, TrendResult):
        trends = [(name, one) for name, one in found if isinstance(one, TrendResult)]
        series = _lines([(name, one.series) for name, one in trends])
        earlier = [(name, one.compare) for name, one in trends if one.compare is not None]
        return replace(whole, series=series, compare=_lines(earlier) if earlier else None)
    if isinstance(whole, FunnelResult):
        steps = [(name, one.steps) for name, one in found if isinstance(one, FunnelResult)]
        return replace(whole, breakdowns=tuple(FunnelBranch(*one) for one in steps))
    assert isinstance(whole, RetentionResult)  # noqa: S101
    branches = tuple(
        RetentionBranch(name, one.cohorts, one.mean_amounts)
        for name, one in found
        if isinstance(one, RetentionResult)
    )
    return replace(whole, breakdowns=branches)


def _lines(found: list[tuple[str, tuple[TrendSeries, ...]]]) -> tuple[TrendSeries, ...]:
    """Series after series, each for every cohort in the order asked for."""
    rows = zip(*(lines for _, lines in found), strict=True)
    return tuple(
        replace(line, breakdown=name)
        for lines in rows
        for (name, _), line in zip(found, lines, strict=True)
    )


def at_point(of: ChartQuery, point: Point) -> tuple[ChartQuery, Point]:
    """Return the question and the point of it that a point of a comparison is."""
    if not isinstance(of, COMPARED) or not of.segments:
        return of, point
    if not point.has_breakdown:
        return within(of, EVERYBODY), point
    if point.breakdown not in of.segments:
        raise no_such_point("point.breakdown", of.segments)
    return within(of, point.breakdown), replace(point, has_breakdown=False, breakdown=None)
