"""Which question is stated how, and whether the SQL page would take it."""

from collections.abc import Callable, Generator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import (
    CountOf,
    FunnelQuery,
    Jobs,
    LifecycleQuery,
    Question,
    RetentionQuery,
    Scope,
    SqlQuery,
    Statement,
    StickinessQuery,
    TrendQuery,
    Written,
)
from cauce.analytics.logic.as_sql.conditions import Conditions
from cauce.analytics.logic.as_sql.funnel import funnel_sql
from cauce.analytics.logic.as_sql.habits import lifecycle_sql, stickiness_sql
from cauce.analytics.logic.as_sql.refusals import unstated
from cauce.analytics.logic.as_sql.retention import retention_sql
from cauce.analytics.logic.as_sql.trend import trend_sql
from cauce.analytics.logic.as_sql.wording import Wording
from cauce.analytics.logic.groups import counts_groups
from cauce.analytics.logic.questions.sql import MAX_SQL
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.sql.guard import guarded, named
from cauce.analytics.logic.sql.plan import trait_types
from cauce.kernel.errors import CauceError

TELLERS: Mapping[type[Question], Callable[[Any, Wording], str]] = {
    TrendQuery: trend_sql,
    FunnelQuery: funnel_sql,
    RetentionQuery: retention_sql,
    LifecycleQuery: lifecycle_sql,
    StickinessQuery: stickiness_sql,
}


def stated(question: Question, scope: Scope) -> Generator[Statement | Jobs | Written, Any, str]:
    """Work out the SQL that asks the same over the views.

    Raises:
        CauceError: ``not_in_sql`` (422) for what cannot be said so.
    """
    if isinstance(question, SqlQuery):
        return question.text
    told, segments = TELLERS.get(type(question)), getattr(question, "segments", ())
    if told is None or scope.include_bots or scope.sample < 1 or segments:
        raise _beyond(question, scope, known=told is not None)
    chart: Any = question
    traits = yield from trait_types(scope)
    zone: ZoneInfo = chart.range.timezone
    conditions = Conditions(scope.now, zone, scope.types, traits)
    groups = counts_groups(chart) or getattr(chart, "count", None) is CountOf.GROUPS
    text = told(chart, Wording(conditions, chart.range, groups))
    _check(text, scope, zone)
    return text


def _beyond(question: Question, scope: Scope, *, known: bool) -> CauceError:
    if not known:
        return unstated(
            "this kind of chart follows people event by event; trends, funnels, retention, lifecycle and stickiness can be written",
            "este tipo de gráfico sigue a las personas evento a evento; se pueden escribir tendencias, embudos, retención, ciclo de vida y frecuencia",
        )
    if scope.include_bots:
        return unstated(
            "it counts what programs did, which the view `events` leaves out",
            "cuenta lo que hicieron programas, que la vista `events` no muestra",
        )
    if scope.sample < 1:
        return unstated("it is worked out on a sample", "se calcula sobre una muestra")
    return unstated("it compares cohorts", "compara cohortes")


def _check(text: str, scope: Scope, zone: ZoneInfo) -> None:
    """Refuse what the SQL page would not take: long lists and many conditions."""
    if len(text) <= MAX_SQL:
        try:
            guarded(text, named(text), Source.of(scope, zone), {})
        except CauceError as error:
            raise _too_long() from error
    else:
        raise _too_long()


def _too_long() -> CauceError:
    return unstated(
        "it would be longer, or deeper, than a query may be",
        "sería más larga, o más profunda, de lo que puede ser una consulta",
    )
