"""What a question is stated as: one SELECT that the guard takes, or the reason why there is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cauce.analytics.contracts import Scope
from cauce.analytics.logic.as_sql.stated import stated
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.logic.sql.guard import named
from cauce.kernel.errors import CauceError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TYPES = {"price": frozenset({"Int64"}), "mixed": frozenset({"String", "Array(Nullable(String))"})}
DAYS = {"date_from": "2026-01-01", "date_to": "2026-01-31"}
TREND = {"kind": "trend", **DAYS, "series": [{"event": "A"}]}
FUNNEL = {
    "kind": "funnel",
    **DAYS,
    "steps": [{"event": "A"}, {"event": "B"}],
    "window": {"value": 1, "unit": "day"},
}
RETENTION = {
    "kind": "retention",
    **DAYS,
    "first": {"event": "A"},
    "return": {"event": "B"},
    "interval": "day",
}


def sql_of(document, **scope):
    plan = stated(
        parse_question(document, Asked(NOW, "Europe/Madrid")), Scope(7, NOW, False, TYPES, **scope)
    )
    try:
        next(plan)
        plan.send([[{"plan": ["String"]}]])
    except StopIteration as end:
        return end.value
    raise AssertionError("a plan that asks more than the types of traits")


def test_a_plain_trend_is_what_a_person_would_write():
    assert sql_of(TREND).split("\n") == [
        "WITH",
        "counted AS (",
        "  SELECT person_id, toDate(timestamp, 'Europe/Madrid') AS at",
        "  FROM events",
        "  WHERE event = 'A'",
        "    AND timestamp >= toDateTime64('2025-12-31 23:00:00.000', 3, 'UTC')"
        " AND timestamp < toDateTime64('2026-01-31 23:00:00.000', 3, 'UTC')",
        ")",
        "SELECT at AS bucket, count() AS value",
        "FROM counted",
        "GROUP BY at",
        "ORDER BY bucket",
    ]


@pytest.mark.parametrize(
    "where",
    [
        {"property": "price", "op": "between", "value": [-1, 2.5e20]},
        {"property": "mixed", "op": "in", "value": ["it's", "back\\slash", "a`b", True, -3]},
        {"property": "a.b c.d'e", "op": "is_set"},
        {"context": "traffic.channel", "op": "matches", "value": "^(?i)e\\d+'"},
        {"trait": "plan", "op": "ne", "value": "pro"},
        {"property": "when", "op": "within_last", "value": "7d"},
        {"not": {"did": {"event": "B", "count": {"op": "lt", "value": 2}, "within_days": 3}}},
    ],
)  # fmt: skip
def test_conditions_are_written_so_that_the_guard_takes_them(where):
    text = sql_of({**TREND, "where": where})
    assert {view.name for view in named(text).views} <= {"events", "people"}


@pytest.mark.parametrize(
    ("document", "scope", "why"),
    [
        ({**TREND, "formula": "A * 2"}, {}, "formula"),
        ({**TREND, "smoothing": 3}, {}, "smoothing"),
        ({**TREND, "compare": "previous_period"}, {}, "comparing"),
        (TREND, {"include_bots": True}, "programs"),
        (TREND, {"sample": 0.5}, "sample"),
        ({**TREND, "where": {"segment": "7"}}, {}, "cohorts"),
        ({**TREND, "breakdown": {"segment": ["7"]}}, {}, "cohorts"),
        ({**TREND, "where": {"group_trait": "plan", "op": "eq", "value": "pro"}}, {}, "groups"),
        ({**TREND, "breakdown": {"group_trait": "plan"}}, {}, "groups"),
        ({**FUNNEL, "breakdown": {"group_trait": "plan"}}, {}, "groups"),
        ({**FUNNEL, "counting": "every"}, {}, "every entry"),
        ({**FUNNEL, "hold_constant": ["k"]}, {}, "constant"),
        ({**FUNNEL, "order": "any", "steps": [{"event": "A"}, {"event": "A"}]}, {}, "any order"),
        ({**RETENTION, "amount": {"math": "sum", "property": "price"}}, {}, "amount"),
        ({"kind": "paths", **DAYS}, {}, "kind"),
        ({**TREND, "where": {"property": "k", "op": "in", "value": ["x" * 250] * 100}}, {}, "longer"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_with_the_reason(document, scope, why):
    with pytest.raises(CauceError) as refused:
        sql_of(document, **scope)
    assert refused.value.code == "not_in_sql"
    assert why in refused.value.message.en
    assert refused.value.message.es.startswith("Esta pregunta no se puede escribir")
