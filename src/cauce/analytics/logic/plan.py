"""Which plan answers which question, and whether its answer may be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import (
    Breakdown,
    ChartQuery,
    EventMatch,
    FunnelQuery,
    Interval,
    LifecycleQuery,
    PeopleQuery,
    Plan,
    Question,
    RetentionClock,
    RetentionQuery,
    Scope,
    Series,
    StickinessQuery,
    TrendQuery,
)
from cauce.analytics.logic.drill import funnel_people, retention_people
from cauce.analytics.logic.funnel import funnel
from cauce.analytics.logic.habits_people import lifecycle_people, stickiness_people
from cauce.analytics.logic.lifecycle import lifecycle
from cauce.analytics.logic.retention import retention
from cauce.analytics.logic.stickiness import stickiness
from cauce.analytics.logic.trend import trend
from cauce.analytics.logic.trend_people import trend_people
from cauce.rules import Comparison, Condition, Subject, depends_on_now


def plan_of(question: Question, scope: Scope) -> Plan:
    """Return the plan that answers a question."""
    if isinstance(question, PeopleQuery):
        return _people_plan(question, scope)
    match question:
        case TrendQuery():
            return trend(question, scope)
        case FunnelQuery():
            return funnel(question, scope)
        case RetentionQuery():
            return retention(question, scope)
        case LifecycleQuery():
            return lifecycle(question, scope)
        case StickinessQuery():
            return stickiness(question, scope)


def _people_plan(question: PeopleQuery, scope: Scope) -> Plan:
    match question.of:
        case TrendQuery() as of:
            return trend_people(question, of, scope)
        case FunnelQuery() as of:
            return funnel_people(question, of, scope)
        case RetentionQuery() as of:
            return retention_people(question, of, scope)
        case LifecycleQuery() as of:
            return lifecycle_people(question, of, scope)
        case StickinessQuery() as of:
            return stickiness_people(question, of, scope)


KINDS: Mapping[type[Question], str] = {
    TrendQuery: "trend",
    FunnelQuery: "funnel",
    RetentionQuery: "retention",
    LifecycleQuery: "lifecycle",
    StickinessQuery: "stickiness",
    PeopleQuery: "people",
}


def kind_of(question: Question) -> str:
    """Return the name of a kind of question."""
    return KINDS[type(question)]


def timezone_of(question: Question) -> ZoneInfo:
    """Return the time zone whose days a question counts in."""
    chart = question.of if isinstance(question, PeopleQuery) else question
    return chart.range.timezone


def includes_bots(question: Question) -> bool:
    """Return whether what programs did counts too."""
    chart = question.of if isinstance(question, PeopleQuery) else question
    return chart.include_bots


def may_be_kept(question: Question) -> bool:
    """Return whether the answer is a function of the question and the data alone.

    It is not when a condition looks back from now, or periods end within a day.
    """
    chart = question.of if isinstance(question, PeopleQuery) else question
    if isinstance(chart, RetentionQuery) and chart.clock is RetentionClock.ROLLING:
        return False
    if isinstance(chart, LifecycleQuery) and chart.interval is Interval.HOUR:
        return False
    return not any(map(depends_on_now, _conditions(chart)))


def reads_properties(question: object) -> bool:
    """Return whether the answer needs any property of an event."""
    match question:
        case Comparison(Subject.PROPERTY) | Breakdown(Subject.PROPERTY):
            return True
        case Series(property=str()) | FunnelQuery(hold_constant=(_, *_)):
            return True
        case tuple():
            return any(map(reads_properties, question))
    if not is_dataclass(question):
        return False
    return any(reads_properties(getattr(question, field.name)) for field in fields(question))


def _conditions(chart: ChartQuery) -> list[Condition]:
    """Every condition of a question, wherever it is."""
    return [chart.where, *(match.where for match in _matches(chart))]


def _matches(part: object) -> Iterator[EventMatch]:
    if isinstance(part, EventMatch):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _matches(one)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _matches(getattr(part, each.name))
