"""Which reading answers for which kind of question: what to read of the person, and what it comes to."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cauce.analytics.contracts import (
    OTHER,
    AttributionQuery,
    ChartQuery,
    CorrelationQuery,
    FunnelQuery,
    HistogramQuery,
    LifecycleQuery,
    PathsQuery,
    Point,
    RetentionQuery,
    Scope,
    SessionsQuery,
    Step,
    StickinessQuery,
    TrendQuery,
)
from cauce.analytics.logic.drill import of_point
from cauce.analytics.logic.funnel import funnel_outcome
from cauce.analytics.logic.funnel_next import next_of
from cauce.analytics.logic.why.attribution import Line, read_attribution, wanted_in
from cauce.analytics.logic.why.factors import Factored, read_factor, wanted_of_factor
from cauce.analytics.logic.why.funnel import reading_of, ways_of_person
from cauce.analytics.logic.why.funnel_moves import reach_of, wanted_of
from cauce.analytics.logic.why.funnel_next import asks_what_next
from cauce.analytics.logic.why.group_traits import groups_looked_at
from cauce.analytics.logic.why.habits import (
    read_lifecycle,
    read_stickiness,
    wanted_of_lifecycle,
    wanted_of_stickiness,
)
from cauce.analytics.logic.why.histogram import read_histogram, wanted_of_histogram
from cauce.analytics.logic.why.judge import Judge
from cauce.analytics.logic.why.passes import passes_at, read_paths, wanted_of_paths
from cauce.analytics.logic.why.plain import Plain, read_trend, wanted_of_trend
from cauce.analytics.logic.why.reading import Fold, Reading
from cauce.analytics.logic.why.retention import Cell, read_retention, wanted_for
from cauce.analytics.logic.why.story import Story, Wanted, Who, story_of
from cauce.analytics.logic.why.visits import read_sessions, wanted_of_sessions
from cauce.rules import ALWAYS


@dataclass(frozen=True, slots=True)
class Read:
    """A person's events, and what they come to; None when it cannot be said."""

    story: Story
    reading: Reading | None


def read_person(
    of: ChartQuery, point: Point, who: Who, fold: Fold, scope: Scope
) -> Generator[Step, Any, Read]:
    """Read what a person did and work out whether they count at a point of a question."""
    of = of_point(point, of) if isinstance(of, FunnelQuery) else of
    zone = of.range.timezone
    story = yield from story_of(who, wanted_at(of, point), scope, zone)
    where = ALWAYS if isinstance(of, SessionsQuery) else of.where
    groups = yield from groups_looked_at(of, story.everything, scope)
    judge = Judge(story, scope.now, zone, where, of.include_bots, groups)
    if not story.whole:
        return Read(story, None)
    if isinstance(of, PathsQuery):
        drawn = yield from passes_at(of, point, who.person, scope)
        return Read(story, read_paths(of, drawn, story, judge))
    if isinstance(of, FunnelQuery):
        listed = yield from _listed(of, point, scope)
        case = ways_of_person(of, point, story, judge, fold)
        return Read(story, None if case is None else reading_of(case.listing(listed)))
    return Read(story, _READINGS[type(of)](of, Plain(point, story, judge, fold)))


def _listed(of: FunnelQuery, point: Point, scope: Scope) -> Generator[Step, Any, frozenset[str]]:
    """The events with a line of their own among what was done next; whom ``OTHER`` holds depends on them."""
    if point.name != OTHER:
        return frozenset()
    outcome = yield from funnel_outcome(of, scope)
    found = yield from next_of(of, outcome, scope)
    return frozenset(found.shown(point.step or 0, of.drop_off or 0))


def wanted_at(of: ChartQuery, point: Point) -> Wanted:
    """Return what to read of a person for a point of a question."""
    return _WANTED[type(of)](of, point)


def _wanted_of_funnel(of: FunnelQuery, point: Point) -> Wanted:
    """What to read for a funnel: everything, when it is asked what was done next, for whatever group."""
    wanted = wanted_of(of)
    return replace(wanted, names=None, besides=reach_of(of)) if asks_what_next(point) else wanted


_WANTED: Mapping[type[ChartQuery], Callable[[Any, Point], Wanted]] = {
    FunnelQuery: _wanted_of_funnel,
    RetentionQuery: lambda of, _: wanted_for(of),
    AttributionQuery: lambda of, _: wanted_in(of),
    TrendQuery: wanted_of_trend,
    LifecycleQuery: lambda of, _: wanted_of_lifecycle(of),
    StickinessQuery: lambda of, point: wanted_of_stickiness(of, point.series or 0),
    SessionsQuery: lambda of, _: wanted_of_sessions(of),
    CorrelationQuery: wanted_of_factor,
    HistogramQuery: wanted_of_histogram,
    PathsQuery: lambda of, _: wanted_of_paths(of),
}


def _retention(of: RetentionQuery, plain: Plain) -> Reading:
    return read_retention(Cell(of, plain.point, plain.story, plain.judge, plain.fold))


def _attribution(of: AttributionQuery, plain: Plain) -> Reading:
    return read_attribution(Line(of, plain.point, plain.story, plain.judge, plain.fold))


def _correlation(of: CorrelationQuery, plain: Plain) -> Reading | None:
    return read_factor(Factored(of, plain.point, plain.story, plain.judge), plain.fold)


_READINGS: Mapping[type[ChartQuery], Callable[[Any, Plain], Reading | None]] = {
    RetentionQuery: _retention,
    AttributionQuery: _attribution,
    TrendQuery: read_trend,
    LifecycleQuery: read_lifecycle,
    StickinessQuery: read_stickiness,
    SessionsQuery: read_sessions,
    CorrelationQuery: _correlation,
    HistogramQuery: read_histogram,
}
"""Paths are read by the chart's own passes, and funnels with what is listed of them, above."""
