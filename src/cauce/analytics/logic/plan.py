"""Which plan answers which question, and whether its answer may be kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import (
    AmountOf,
    AttributionQuery,
    Breakdown,
    ChartQuery,
    CohortSizesQuery,
    CorrelationQuery,
    EventMatch,
    FunnelQuery,
    FunnelResult,
    GroupType,
    HistogramQuery,
    Interval,
    LifecycleQuery,
    PageBreakdown,
    PathsQuery,
    PathStep,
    PeopleQuery,
    Plan,
    Question,
    RetentionClock,
    RetentionQuery,
    RetentionResult,
    Scope,
    Series,
    SessionsQuery,
    Split,
    SqlQuery,
    StickinessQuery,
    TrendQuery,
    WhyQuery,
)
from cauce.analytics.logic.attribution import attribution, attribution_people
from cauce.analytics.logic.cohort_sizes import cohort_sizes, cohort_sizes_people, looks_at_events
from cauce.analytics.logic.comparison import COMPARED, at_point, compared
from cauce.analytics.logic.correlation import correlation, correlation_people
from cauce.analytics.logic.drill import funnel_people, retention_people
from cauce.analytics.logic.funnel import funnel
from cauce.analytics.logic.groups import counting
from cauce.analytics.logic.habits_people import lifecycle_people, stickiness_people
from cauce.analytics.logic.histogram import histogram, histogram_people
from cauce.analytics.logic.lifecycle import lifecycle
from cauce.analytics.logic.paths import paths
from cauce.analytics.logic.paths_people import paths_people
from cauce.analytics.logic.retention import retention
from cauce.analytics.logic.sampling import sampled_caveat, sampled_people_caveat, scaled
from cauce.analytics.logic.sessions import sessions, sessions_people
from cauce.analytics.logic.sql.plan import reads_inside, reads_the_clock, sql
from cauce.analytics.logic.stickiness import stickiness
from cauce.analytics.logic.traits_asked import explain_traits
from cauce.analytics.logic.trend import trend
from cauce.analytics.logic.trend_people import trend_people
from cauce.analytics.logic.why.plan import Plans, why
from cauce.rules import Comparison, Condition, Subject, depends_on_now


class Kind(NamedTuple):
    """A kind of chart: its name, what works it out, and what works out the people behind it."""

    name: str
    chart: Callable[[Any, Scope], Plan]
    people: Callable[[PeopleQuery, Any, Scope], Plan]


KINDS: Mapping[type[ChartQuery], Kind] = {
    TrendQuery: Kind("trend", trend, trend_people),
    FunnelQuery: Kind("funnel", funnel, funnel_people),
    RetentionQuery: Kind("retention", retention, retention_people),
    LifecycleQuery: Kind("lifecycle", lifecycle, lifecycle_people),
    StickinessQuery: Kind("stickiness", stickiness, stickiness_people),
    PathsQuery: Kind("paths", paths, paths_people),
    SessionsQuery: Kind("sessions", sessions, sessions_people),
    CorrelationQuery: Kind("correlation", correlation, correlation_people),
    HistogramQuery: Kind("histogram", histogram, histogram_people),
    AttributionQuery: Kind("attribution", attribution, attribution_people),
    CohortSizesQuery: Kind("cohort_sizes", cohort_sizes, cohort_sizes_people),
}


def plan_of(question: Question, scope: Scope) -> Plan:
    """Return the plan that answers a question; on a sample it says so, and speaks of everybody."""
    plan = _exact(question, scope)
    return plan if scope.sample == 1.0 else _sampled(question, plan, scope.sample)


def _sampled(question: Question, plan: Plan, share: float) -> Plan:
    planned = yield from plan
    if not isinstance(question, FunnelQuery | RetentionQuery | TrendQuery):
        caveats = (sampled_people_caveat(share), *planned.warnings)
        return replace(planned, warnings=caveats)
    result = planned.result
    if isinstance(result, FunnelResult | RetentionResult) and not isinstance(question, TrendQuery):
        result = scaled(question, result, share)
    return replace(planned, result=result, warnings=(sampled_caveat(share), *planned.warnings))


def _exact(question: Question, scope: Scope) -> Plan:
    if isinstance(question, SqlQuery):
        return sql(question, scope)
    if isinstance(question, WhyQuery | PeopleQuery):
        of, point = at_point(question.of, question.point)
        scope = counting(of, scope)
        question, kind = replace(question, of=of, point=point), KINDS[type(of)]
        if isinstance(question, WhyQuery):
            return why(question, Plans(kind.chart, kind.people), scope)
        return kind.people(question, of, scope)
    scope = counting(question, scope)
    return _explained(question, _charted(question, scope), scope)


def _charted(question: ChartQuery, scope: Scope) -> Plan:
    chart = KINDS[type(question)].chart
    if isinstance(question, COMPARED) and question.segments:
        return compared(question, chart, scope)
    return chart(question, scope)


def _explained(question: ChartQuery, plan: Plan, scope: Scope) -> Plan:
    """Say beside an answer which traits that it looks at nobody has."""
    planned = yield from plan
    caveats = yield from explain_traits(question, scope)
    return replace(planned, warnings=(*planned.warnings, *caveats))


def kind_of(question: Question) -> str:
    """Return the name of a kind of question."""
    if isinstance(question, SqlQuery):
        return "sql"
    if isinstance(question, WhyQuery):
        return "why"
    return "people" if isinstance(question, PeopleQuery) else KINDS[type(question)].name


def chart_of(question: Question) -> ChartQuery | SqlQuery:
    """Return the question that a number is of; a chart is its own."""
    return question.of if isinstance(question, PeopleQuery | WhyQuery) else question


def timezone_of(question: Question) -> ZoneInfo:
    """Return the time zone whose days a question counts in."""
    chart = chart_of(question)
    return chart.timezone if isinstance(chart, SqlQuery) else chart.range.timezone


def includes_bots(question: Question) -> bool:
    """Return whether what programs did counts too."""
    chart = chart_of(question)
    return chart.include_bots


def sample_of(question: Question) -> float:
    """Return the share of the people that a question is worked out on."""
    chart = chart_of(question)
    return chart.sample if isinstance(chart, TrendQuery | FunnelQuery | RetentionQuery) else 1.0


def may_be_kept(question: Question) -> bool:
    """Return whether the answer is a function of the question and the data alone.

    It is not when a condition looks back from now, or periods end within a day.
    """
    chart = chart_of(question)
    if isinstance(chart, SqlQuery):
        return not reads_the_clock(chart.text)
    if isinstance(chart, RetentionQuery) and chart.clock is RetentionClock.ROLLING:
        return False
    if isinstance(chart, LifecycleQuery) and chart.interval is Interval.HOUR:
        return False
    if isinstance(chart, CohortSizesQuery):
        return not looks_at_events(chart)
    return not any(map(depends_on_now, _conditions(chart)))


def needs_types(question: Question) -> bool:
    """Return whether the answer needs the types of properties."""
    if isinstance(question, SqlQuery):
        return reads_inside(question.text)
    return reads_properties(question)


def reads_properties(question: object) -> bool:
    """Return whether the answer needs any property of an event."""
    match question:
        case Comparison(Subject.PROPERTY) | Breakdown(Subject.PROPERTY) | Split(Subject.PROPERTY):
            return True
        case (
            Series(property=str())
            | HistogramQuery(property=str())
            | FunnelQuery(hold_constant=(_, *_))
            | AmountOf()
        ):
            return True
        case (
            PathStep(names=(_, *_))
            | GroupType(by_property=True)
            | PageBreakdown()
            | AttributionQuery(value=str())
            | CorrelationQuery(names=(_, *_))
        ):
            return True
        case tuple():
            return any(map(reads_properties, question))
    if not is_dataclass(question):
        return False
    return any(reads_properties(getattr(question, field.name)) for field in fields(question))


def _conditions(chart: ChartQuery) -> list[Condition]:
    """Every condition of a question, wherever it is."""
    return [chart.where, *(match.where for match in matches(chart))]


def matches(part: object) -> Iterator[EventMatch]:
    """Yield which events a question is about, in the order of its fields."""
    if isinstance(part, EventMatch):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from matches(one)
    elif is_dataclass(part):
        for each in fields(part):
            yield from matches(getattr(part, each.name))
