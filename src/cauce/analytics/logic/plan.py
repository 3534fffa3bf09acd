"""Which plan answers which question, and whether its answer may be kept."""

from dataclasses import fields, is_dataclass
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import (
    Breakdown,
    FunnelQuery,
    PeopleQuery,
    Plan,
    Question,
    RetentionClock,
    RetentionQuery,
    Scope,
    Series,
    TrendQuery,
)
from cauce.analytics.logic.drill import funnel_people, retention_people
from cauce.analytics.logic.funnel import funnel
from cauce.analytics.logic.retention import retention
from cauce.analytics.logic.trend import trend
from cauce.analytics.logic.trend_people import trend_people
from cauce.rules import Comparison, Condition, Subject, depends_on_now


def plan_of(question: Question, scope: Scope) -> Plan:
    """Return the plan that answers a question."""
    match question:
        case TrendQuery():
            return trend(question, scope)
        case FunnelQuery():
            return funnel(question, scope)
        case RetentionQuery():
            return retention(question, scope)
        case PeopleQuery(TrendQuery() as of):
            return trend_people(question, of, scope)
        case PeopleQuery(FunnelQuery() as of):
            return funnel_people(question, of, scope)
        case PeopleQuery(RetentionQuery() as of):
            return retention_people(question, of, scope)
    raise TypeError(question)


def kind_of(question: Question) -> str:
    """Return the name of a kind of question."""
    match question:
        case TrendQuery():
            return "trend"
        case FunnelQuery():
            return "funnel"
        case RetentionQuery():
            return "retention"
        case PeopleQuery():
            return "people"


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

    It is not when a condition looks back from now, or periods end at each person's own hour.
    """
    chart = question.of if isinstance(question, PeopleQuery) else question
    if isinstance(chart, RetentionQuery) and chart.clock is RetentionClock.ROLLING:
        return False
    return not any(depends_on_now(condition) for condition in _conditions(chart))


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


def _conditions(chart: TrendQuery | FunnelQuery | RetentionQuery) -> list[Condition]:
    match chart:
        case TrendQuery():
            return [chart.where, *(series.match.where for series in chart.series)]
        case FunnelQuery():
            matches = [*chart.steps, *(exclusion.match for exclusion in chart.exclusions)]
            return [chart.where, *(match.where for match in matches)]
        case RetentionQuery():
            return [chart.where, chart.first.where, chart.returning.where]
