"""Each step refuses for its own reason and corrects what can be corrected."""

import json
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cauce.collect.contracts import RejectReason
from cauce.collect.logic import steps
from cauce.collect.logic.canonical import MAX_DEPTH, canonical, is_plain
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.logic.steps import NOBODY, record, run_steps
from cauce.collect.plan.logic.compile import CompiledPlan
from cauce.collect.plan.logic.parse import parse_plan
from cauce.collect.wire import read_batch
from cauce.kernel.ids import ProjectId, raw_person_id

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def item(**fields) -> Item:
    return Item(**{"type": "track", "event": "E", "user_id": "u", **fields})


def reason(one: Item, **arrival) -> str | None:
    refused = run_steps(one, Arrival(ProjectId(1), NOW, **arrival))
    return None if refused is None else refused.reason.value


def kept(one: Item, **arrival):
    whole = Arrival(ProjectId(1), NOW, **arrival)
    assert run_steps(one, whole) is None
    return record(one, whole)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "click"}, "unknown_type"),
        ({"type": ""}, "unknown_type"),
        ({"user_id": None}, "missing_identity"),
        ({"user_id": "", "anonymous_id": ""}, "missing_identity"),
        ({"user_id": "   "}, "invalid_identity"),
        ({"user_id": "u", "anonymous_id": "undefined"}, "invalid_identity"),
        ({"user_id": "x" * 513}, "invalid_identity"),
        ({"event": None}, "missing_event_name"),
        ({"event": "  "}, "missing_event_name"),
        ({"event": "x" * 513}, "invalid_field"),
        ({"message_id": "m" * 101}, "message_id_too_long"),
        ({"type": "group"}, "missing_group_id"),
        ({"type": "alias"}, "missing_previous_id"),
        ({"type": "alias", "previous_id": "null"}, "invalid_identity"),
        ({"timestamp": NOW + HOUR + timedelta(seconds=1)}, "timestamp_out_of_range"),
        ({"timestamp": datetime(1970, 6, 1, tzinfo=UTC)}, "timestamp_out_of_range"),
    ],
)
def test_refusals(fields, expected):
    assert reason(item(**fields)) == expected


@pytest.mark.parametrize("nobody", sorted(NOBODY))
def test_an_id_that_stands_for_everybody_stands_for_nobody(nobody):
    assert reason(item(user_id=nobody.upper())) == "invalid_identity"


@pytest.mark.parametrize(
    ("kind", "name"),
    [("page", "Page Viewed"), ("screen", "Screen Viewed"), ("identify", "$identify"),
     ("group", "$group"), ("alias", "$alias"), ("track", "E")],
)  # fmt: skip
def test_every_call_has_its_event_name(kind, name):
    assert kept(item(type=kind, group_id="g", previous_id="p")).event == name


def test_traits_are_the_properties_of_identify_and_names_those_of_pages():
    assert kept(item(type="identify", traits={"plan": "pro"})).properties == {"plan": "pro"}
    page = kept(item(type="page", name="Home", category="Docs", properties={"name": "Own"}))
    assert page.properties == {"name": "Own", "category": "Docs"}


def test_group_and_alias_name_the_other_id_in_their_context():
    assert json.loads(bytes(kept(item(type="group", group_id="g1")).context)) == {"groupId": "g1"}
    alias = kept(item(type="alias", previous_id="old"))
    assert json.loads(bytes(alias.context)) == {"previousId": "old"}


def test_the_context_of_the_request_is_merged_under_that_of_the_item():
    body = b"""{"context":{"ip":"1.1.1.1","app":"x"},"integrations":{"All":false},"batch":[
        {"type":"track","event":"E","userId":"u","context":{"app":"y"},"integrations":{"GA4":true}}]}"""
    parcel = read_batch(body)
    stored = kept(parcel.items[0], shared=parcel.shared)
    assert json.loads(bytes(stored.context)) == {
        "ip": "1.1.1.1", "app": "y", "integrations": {"All": False, "GA4": True},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("context", "properties", "session"),
    [('{"sessionId":17}', {}, "17"), ("{}", {"$session_id": "s"}, "s"), ("{}", {"session_id": "t"}, "t"),
     ("{}", {"session_id": {"x": 1}}, ""), ("{}", {}, "")],
)  # fmt: skip
def test_the_session_is_the_clients_own(context, properties, session):
    body = '{"batch":[{"type":"track","event":"E","userId":"u","context":%s,"properties":%s}]}'
    (one,) = read_batch((body % (context, json.dumps(properties))).encode()).items
    assert kept(one).session_id == session


def test_the_person_follows_from_the_user_id_else_from_the_anonymous_id():
    assert kept(item(anonymous_id="a")).person_id == raw_person_id(ProjectId(1), "user_id", "u")
    anonymous = kept(item(user_id=None, anonymous_id="a"))
    assert anonymous.person_id == raw_person_id(ProjectId(1), "anonymous_id", "a")


@given(
    st.timedeltas(timedelta(days=-3000), timedelta(days=3000)).filter(lambda d: abs(d) >= timedelta(seconds=1)),
    st.timedeltas(timedelta(0), timedelta(days=30)),
)  # fmt: skip
def test_a_wrong_clock_does_not_move_an_event(skew, ago):
    happened = NOW - ago
    one = item(timestamp=happened + skew, sent_at=NOW + skew)
    assert kept(one).timestamp == happened


def test_the_way_here_is_not_taken_for_a_wrong_clock():
    one = item(timestamp=NOW - HOUR, sent_at=NOW - timedelta(milliseconds=900))
    assert kept(one).timestamp == NOW - HOUR


def test_without_any_time_it_happened_when_it_arrived():
    assert kept(item()).timestamp == NOW
    assert kept(item(sent_at=NOW - HOUR)).timestamp == NOW


def test_an_event_sent_before_it_happened_happened_when_it_arrived():
    assert kept(item(timestamp=NOW - HOUR, sent_at=NOW - 2 * HOUR)).timestamp == NOW


def test_times_of_other_zones_are_kept_in_utc():
    madrid = timezone(timedelta(hours=1))
    stored = kept(item(timestamp=datetime(2026, 11, 24, 12, 30, tzinfo=madrid)))
    assert stored.timestamp == datetime(2026, 11, 24, 11, 30, tzinfo=UTC)
    assert stored.timestamp.tzinfo is UTC


def test_traits_are_taken_from_the_context_when_the_call_has_none():
    one = item(type="identify", context=msgspec.Raw(b'{"traits":{"plan":"pro"},"ip":"::1"}'))
    assert reason(one) is None
    assert one.properties == {"plan": "pro"}
    own = item(type="identify", traits={"a": 1}, context=msgspec.Raw(b'{"traits":{"plan":"pro"}}'))
    assert reason(own) is None
    assert own.properties == {"a": 1}


def test_long_ids_are_refused_and_not_remembered():
    before = steps._whose.cache_info().currsize, steps._bad_id.cache_info().currsize
    for n in range(20):
        long = f"{n}" * 600
        assert reason(item(user_id=long)) == "invalid_identity"
        assert reason(item(type="group", group_id=long)) == "invalid_identity"
        assert reason(item(type="alias", previous_id=long)) == "invalid_identity"
    after = steps._whose.cache_info().currsize, steps._bad_id.cache_info().currsize
    assert max(after[0] - before[0], after[1] - before[1]) <= 1


def nested(levels: int) -> dict:
    value: dict = {}
    for _ in range(levels - 1):
        value = {"a": value}
    return value


def test_depth_20_is_kept_and_21_refused():
    assert reason(item(properties=nested(MAX_DEPTH))) is None
    assert reason(item(properties=nested(MAX_DEPTH + 1))) == "too_deep"


def test_more_than_ten_thousand_properties_are_too_many():
    assert reason(item(properties={str(n): 1 for n in range(10_001)})) == "too_many_properties"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**66), 2**66) | st.floats() | st.text("ab ñ.", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "a.b", "a.b.c", "b.a"]), inner, max_size=4),
    max_leaves=15,
)  # fmt: skip


@example({"a": {"b.c": 1}, "a.b": {"c": 2}})
@given(st.dictionaries(st.sampled_from(["a", "b", "a.b", "c.d"]), VALUES, max_size=4))
def test_canonical_form_is_a_fixed_point_and_no_path_is_spelled_twice(values):
    once = canonical(values)
    assert canonical(once) == once
    paths = list(leaves(once, ""))
    assert len(paths) == len(set(paths))
    if is_plain(values) and "nan" not in repr(values) and "inf" not in repr(values):
        assert once == values


def test_of_two_spellings_of_a_path_inside_objects_the_first_is_kept():
    assert canonical({"a": {"b.a": 1}, "a.b": {"a": 2}}) == {"a": {"b.a": 1}}
    assert canonical({"a.b": {"c": 1}, "a.b.c": 2}) == {"a.b": {"c": 1}}


def leaves(values: dict, prefix: str):
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def test_the_tracking_plan_flags_in_the_context_or_refuses():
    plan = CompiledPlan(
        parse_plan({
            "events": {
                "Flagged": {"properties": {"a": {"type": "text", "required": True}}},
                "Blocked": {"policy": "block", "properties": {"a": {"type": "text"}}},
            }
        })
    )  # fmt: skip
    context = msgspec.Raw(b'{"app":{"version":"1"}}')
    flagged = kept(item(event="Flagged", context=context), plan=plan)
    assert json.loads(bytes(flagged.context)) == {
        "app": {"version": "1"},
        "planViolations": ["missing:a"],
    }
    assert kept(item(event="Flagged", properties={"a": "x"}, context=context), plan=plan) == kept(
        item(event="Flagged", properties={"a": "x"}, context=context)
    )
    blocked = run_steps(
        item(event="Blocked", properties={"a": 1}), Arrival(ProjectId(1), NOW, plan=plan)
    )
    assert blocked == (
        RejectReason.PLAN_VIOLATION,
        '"Blocked" type:a: must be text, not number',
    )


def test_a_client_cannot_say_itself_what_its_violations_are():
    forged = msgspec.Raw(b'{"planViolations":["type:a"],"page":{}}')
    assert json.loads(bytes(kept(item(context=forged)).context)) == {"page": {}}
