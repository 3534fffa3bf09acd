"""A compiled plan finds everything that is wrong with an event, and nothing else."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_strategies import events, properties_for

from cauce.collect.plan.logic.compile import CompiledEvent, CompiledPlan
from cauce.collect.plan.logic.dates import is_date
from cauce.collect.plan.logic.parse import parse_plan
from cauce.rules.values import instant_of_text

ORDER = {
    "unknown_events": "flag",
    "events": {
        "Order": {
            "policy": "block",
            "strict": True,
            "check": {
                "any": [
                    {"property": "coupon", "op": "is_not_set"},
                    {"property": "total", "op": "gt", "value": 10},
                ]
            },
            "properties": {
                "total": {"type": "number", "required": True, "minimum": 0, "maximum": 500},
                "country": {"type": "text", "allowed": ["ES", "MX"]},
                "sku": {"type": "text", "pattern": "^[A-Z]{2}-"},
                "coupon": {"type": "text"},
                "lines": {"type": "integer"},
                "first": {"type": "boolean"},
                "at": {"type": "date"},
                "tags": {"type": "list", "allowed": ["new", 1]},
                "address": {"type": "object"},
            },
        },
        "Ignored": {"policy": "allow", "properties": {"a": {"type": "text", "required": True}}},
    },
}
PLAN = CompiledPlan(parse_plan(ORDER))
GOOD = {
    "total": 20, "country": "ES", "sku": "AB-1", "coupon": "X", "lines": 2.0, "first": True,
    "at": "2026-01-31", "tags": ["new", 1], "address": {"city": "Vigo"},
}  # fmt: skip
BREAKING = [
    ({"total": None}, ["missing:total", "condition"]),
    ({"total": "20"}, ["type:total"]),
    ({"total": True}, ["type:total", "condition"]),
    ({"total": -1}, ["range:total", "condition"]),
    ({"total": 500.5}, ["range:total"]),
    ({"country": "ZZ"}, ["value:country"]),
    ({"country": 5}, ["type:country"]),
    ({"sku": "ab-1"}, ["pattern:sku"]),
    ({"lines": 1.5}, ["type:lines"]),
    ({"first": 1}, ["type:first"]),
    ({"at": "2023-02-29"}, ["type:at"]),
    ({"at": "yesterday"}, ["type:at"]),
    ({"tags": "new"}, ["type:tags"]),
    ({"tags": ["old"]}, ["value:tags"]),
    ({"tags": [True]}, ["value:tags"]),
    ({"tags": [{}]}, ["value:tags"]),
    ({"address": []}, ["type:address"]),
    ({"colour": "red"}, ["unexpected:colour"]),
    ({"total": 5}, ["condition"]),
    (
        {"country": "ZZ", "first": "no", "x;y: z": 1},
        ["value:country", "type:first", "unexpected:x_y_ z"],
    ),
]


def test_an_event_as_planned_has_no_verdict():
    assert PLAN.judge("Order", GOOD) is None
    optional = {name: None for name in GOOD if name not in {"total", "coupon"}}
    assert PLAN.judge("Order", {**GOOD, **optional}) is None
    assert PLAN.judge("Order", {"total": 3}) is None


@pytest.mark.parametrize(("change", "codes"), BREAKING, ids=str)
def test_each_rule_that_is_broken_has_its_code(change, codes):
    verdict = PLAN.judge("Order", {**GOOD, **change})
    assert verdict.codes == codes
    assert verdict.blocked
    assert verdict.detail.startswith('"Order" ')
    assert all(f"{code}: " in verdict.detail for code in codes)


def test_the_detail_has_no_value_of_the_customer():
    verdict = PLAN.judge("Order", {"total": "ana@example.com", "country": "secret"})
    assert "ana" not in verdict.detail
    assert "secret" not in verdict.detail


def test_the_policy_decides_and_calls_are_no_unknown_events():
    assert PLAN.judge("Ignored", {}) is None
    unknown = PLAN.judge("Stranger", {})
    assert (unknown.codes, unknown.blocked) == (["unknown_event"], False)
    assert PLAN.judge("$identify", {}) is None
    assert CompiledPlan(parse_plan({})).judge("Stranger", {}) is None
    blocking = CompiledPlan(parse_plan({"unknown_events": "block"}))
    assert blocking.judge("Stranger", {}).blocked


@given(st.data())
@settings(deadline=None)
def test_the_quick_look_and_the_long_one_agree(data):
    event = data.draw(events())
    rules = CompiledEvent(event)
    properties = data.draw(properties_for(event))
    assert bool(rules.fits(properties)) == (not list(rules.found(properties)))


UTC_ZONE = ZoneInfo("UTC")
DAYS = st.dates(datetime(1895, 1, 1, tzinfo=UTC).date(), datetime(2305, 1, 1, tzinfo=UTC).date())


@given(
    st.one_of(
        DAYS.map(str),
        st.from_regex(r"\A(19|20|21|22)\d\d-[01]\d-[0-3]\d(T[0-2]\d:[0-6]\d(Z|\+0[0-9]:00)?)?\Z"),
        st.text(max_size=12),
    )
)
@settings(deadline=None)
def test_a_date_is_what_questions_read_as_one(text):
    assert bool(is_date(text)) == (instant_of_text(text, UTC_ZONE) is not None)


def test_every_day_of_leap_centuries_is_read_as_the_calendar_has_it():
    for year in (1900, 1904, 2000, 2024, 2100, 2200, 2299):
        last = datetime(year, 3, 1, tzinfo=UTC) - timedelta(days=1)
        assert bool(is_date(f"{year}-02-29")) == (last.day == 29)


def test_what_sdks_and_enrichment_add_is_no_unexpected_property():
    assert PLAN.judge("Order", {**GOOD, "$minor": {"total": 2000}, "$os": "Linux"}) is None
    verdict = PLAN.judge("Order", {**GOOD, "$os": "Linux", "colour": "red"})
    assert verdict is not None
    assert list(verdict.codes) == ["unexpected:colour"]
