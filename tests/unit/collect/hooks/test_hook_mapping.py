"""What the rules of a webhook make of a delivery."""

import json
from datetime import UTC, datetime

import pytest
from msgspec.json import encode

from cauce.collect.hooks.contracts import Payload, Scheme
from cauce.collect.hooks.logic.mapping import TooMuchError, mapped
from cauce.collect.hooks.logic.parse import parse_mapping, with_ids
from cauce.collect.hooks.logic.presets import PRESETS
from cauce.collect.hooks.logic.reading import (
    challenge_in,
    kept_headers,
    payload_of,
    read_body,
)
from cauce.collect.hooks.logic.trial import step_by_step
from cauce.collect.intake import sort_items
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Arrival
from cauce.collect.logic.steps import record, run_steps
from cauce.collect.wire import read_batch
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
ORDER = {
    "id": 7, "at": 1_795_000_000, "customer": {"id": 42, "mail": "ana@example.com"},
    "lines": [{"sku": "a", "n": 2}, {"sku": "b", "n": 1}], "total": "54.90", "state": "paid",
}  # fmt: skip
PATHS = {"event": {"value": "Order"}, "user_id": {"path": "$.customer.id"}}


def delivery(body, headers=None, name="d1") -> Payload:
    return Payload(body, headers or {}, name, NOW)


def items(rules, body=ORDER, headers=None, name="d1") -> list[dict]:
    mapping = parse_mapping(with_ids({"rules": rules}))
    made = mapped(mapping, delivery(body, headers, name), 3, "Shop")
    return [
        json.loads(one.item) if one.refused is None else {"refused": one.refused} for one in made
    ]


def test_an_item_has_what_the_template_names():
    [item] = items([{
        "type": "track", **PATHS, "timestamp": {"path": "$.at"}, "message_id": {"path": "$['id']"},
        "properties": {"total": {"path": "$.total"}, "first": {"path": "$.lines[0].sku"},
                       "shop": {"value": "web"}, "missing": {"path": "$.nothing.here"}},
    }])  # fmt: skip
    assert item == {
        "type": "track", "event": "Order", "userId": "42", "messageId": "7",
        "timestamp": "2026-11-18T11:06:40+00:00",
        "properties": {"total": "54.90", "first": "a", "shop": "web"},
        "context": {"library": {"name": "webhook: Shop"},
                    "webhook": {"hook": "3", "rule": "r1", "delivery": "d1"}},
    }  # fmt: skip


@pytest.mark.parametrize(
    "when", [1_795_000_000, 1_795_000_000_000, "1795000000", "2026-11-18T11:06:40Z"]
)
def test_times_are_seconds_milliseconds_or_iso(when):
    [item] = items([{**PATHS, "timestamp": {"path": "$.at"}}], {**ORDER, "at": when})
    assert item["timestamp"] == "2026-11-18T11:06:40+00:00"


def test_without_a_time_it_happened_when_it_arrived():
    assert items([PATHS])[0]["timestamp"] == NOW.isoformat()


def test_the_first_rule_that_applies_ends_it_unless_it_goes_on():
    paid = {"property": "state", "op": "eq", "value": "paid"}
    rules = [
        {**PATHS, "event": {"value": "No"}, "when": {"not": paid}},
        {"type": "identify", "user_id": PATHS["user_id"], "when": paid, "goes_on": True,
         "traits": {"*": {"path": "$.customer"}}},
        {**PATHS, "event": {"value": "Yes"}},
        {**PATHS, "event": {"value": "Never"}},
    ]  # fmt: skip
    found = items(rules)
    assert [(one["type"], one.get("event")) for one in found] == [
        ("identify", None),
        ("track", "Yes"),
    ]
    assert found[0]["traits"] == {"id": 42, "mail": "ana@example.com"}


def test_headers_are_looked_at_by_conditions_and_sources():
    topic = {"context": "headers.x-topic", "op": "eq", "value": "orders/paid"}
    rule = {**PATHS, "when": topic, "event": {"header": "X-Topic"}}
    assert items([rule], headers={"x-topic": "orders/new"}) == []
    assert items([rule], headers={"x-topic": "orders/paid"})[0]["event"] == "orders/paid"


def test_each_element_becomes_an_item_and_reaches_the_whole_payload():
    rule = {
        **PATHS, "each": "$.lines", "where": {"property": "n", "op": "gt", "value": 1},
        "properties": {"sku": {"path": "@.sku"}, "order": {"path": "$.id"}, "all": {"path": "@"}},
    }  # fmt: skip
    [item] = items([rule])
    assert item["properties"] == {"sku": "a", "order": 7, "all": {"sku": "a", "n": 2}}
    assert len(items([{**rule, "where": None}])) == 2
    assert items([rule], {**ORDER, "lines": []}) == []
    assert items([{**PATHS, "each": "$.customer"}])[0]["userId"] == "42"


def test_a_payload_that_is_a_list_is_taken_apart():
    sent = [{"kind": "open", "who": "a"}, {"kind": "click", "who": "b"}]
    opens = {"property": "kind", "op": "eq", "value": "open"}
    rule = {"each": "$", "event": {"path": "@.kind"}, "user_id": {"path": "@.who"}, "where": opens}
    assert [one["userId"] for one in items([rule], sent)] == ["a"]


def test_ids_follow_from_delivery_rule_and_element_and_from_nothing_else():
    each = {**PATHS, "id": "lines", "each": "$.lines", "goes_on": True}
    one = {**PATHS, "id": "order"}
    ids = [item["messageId"] for item in items([each, one])]
    assert len(set(ids)) == 3
    swapped = [item["messageId"] for item in items([{**one, "goes_on": True}, each])]
    assert sorted(swapped) == sorted(ids)
    assert ids[1] == f"{ids[0]}+1"
    assert not set(ids) & {item["messageId"] for item in items([each, one], name="d2")}
    assert all(len(item) <= 100 for item in [x["messageId"] for x in items([one], name="x" * 200)])


def test_the_same_mapped_id_twice_in_a_delivery_is_numbered():
    rule = {**PATHS, "each": "$.lines", "message_id": {"path": "$.id"}}
    assert [item["messageId"] for item in items([rule])] == ["7", "7+1"]


@pytest.mark.parametrize(("rule", "reason"), [
    ({"user_id": {"path": "$.customer"}}, "invalid_identity"),
    ({"timestamp": {"path": "$.state"}}, "invalid_timestamp"),
    ({"event": {"path": "$.lines"}}, "invalid_field"),
    ({"properties": {"*": {"path": "$.total"}}}, "invalid_field"),
])  # fmt: skip
def test_a_value_that_cannot_be_used_refuses_its_item_only(rule, reason):
    found = items([{**PATHS, **rule, "goes_on": True}, PATHS])
    assert [one.get("refused", ("ok",))[0] for one in found] == [reason, "ok"]


def test_rules_cannot_make_more_than_a_request_may_hold():
    many = {**ORDER, "lines": [{"n": 1}] * 2501}
    with pytest.raises(TooMuchError) as refused:
        items([{**PATHS, "each": "$.lines"}], many)
    assert refused.value.refused.reason == "batch_too_many_events"
    large = {**ORDER, "lines": [{"n": 1}] * 100, "text": "x" * 200_000}
    with pytest.raises(TooMuchError) as refused:
        items([{**PATHS, "each": "$.lines", "properties": {"*": {"path": "$"}}}], large)
    assert refused.value.refused.reason == "too_large"


@pytest.mark.parametrize(("rule", "path"), [
    ({"when": {"trait": "plan", "op": "eq", "value": 1}}, "rules.0.when"),
    ({"when": {"segment": "s"}}, "rules.0.when"),
    ({"when": {"property": "a", "op": "is"}}, "rules.0.when.op"),
    ({"type": "buy"}, "rules.0.type"), ({"color": 1}, "rules.0.color"),
    ({"event": "Order"}, "rules.0.event"), ({"event": {"path": "$.a", "value": 1}}, "rules.0.event"),
    ({"event": {"path": "$..a"}}, "rules.0.event.path"), ({"event": {"path": "$.a[*]"}}, "rules.0.event.path"),
    ({"event": {"path": "@.a"}}, "rules.0.event.path"), ({"each": "lines"}, "rules.0.each"),
    ({"properties": {"a": {"path": 7}}}, "rules.0.properties.a.path"), ({"id": "A b"}, "rules.0.id"),
])  # fmt: skip
def test_what_is_wrong_with_a_rule_is_named_by_its_path(rule, path):
    with pytest.raises(CauceError) as refused:
        parse_mapping(with_ids({"rules": [rule]}))
    assert refused.value.fields[0].path == f"mapping.{path}"


def test_two_rules_cannot_share_an_id_and_new_ones_take_no_old_one():
    with pytest.raises(CauceError):
        parse_mapping({"rules": [{"id": "r1"}, {"id": "r1"}]})
    ids = [rule["id"] for rule in with_ids({"rules": [{}, {"id": "r7"}, {}]})["rules"]]
    assert ids == ["r8", "r7", "r9"]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_the_example_of_a_preset_becomes_events_that_every_step_accepts(preset):
    mapping = parse_mapping(preset.document)
    text = json.dumps(preset.example).encode()
    payload = payload_of(
        read_body(text, ""), preset.headers, text, NOW, scheme=preset.scheme,
        named_by=mapping.delivery_id,
    )  # fmt: skip
    assert payload.delivery_id in text.decode() + str(preset.headers)
    made = mapped(mapping, payload, 1, preset.key)
    assert made
    parcel = read_batch(b'{"batch":[%b]}' % b",".join(one.item for one in made))
    assert sort_items(parcel, ProjectId(1), NOW).refusals == {}


def test_a_delivery_is_named_by_its_scheme_its_mapping_or_its_bytes():
    def name(body, headers=None, scheme=Scheme.NONE, by=None):
        text = json.dumps(body).encode()
        return payload_of(body, headers or {}, text, NOW, scheme=scheme, named_by=by).delivery_id

    assert name({"id": "evt_1"}, scheme=Scheme.STRIPE) == "evt_1"
    assert name({}, {"x-github-delivery": "g1"}, Scheme.GITHUB) == "g1"
    assert name({}, {"webhook-id": "m1"}, Scheme.STANDARD) == "m1"
    by = parse_mapping({"delivery_id": {"path": "$.a.n"}}).delivery_id
    assert name({"a": {"n": 5}}, by=by) == "5"
    assert name({"a": {"n": True}}, by=by) == name({"a": {"n": True}})
    assert name({"a": 1}) != name({"a": 2})


@pytest.mark.parametrize(("text", "kind", "found"), [
    (b'{"a":1}', "application/json", {"a": 1}), (b"\xef\xbb\xbf[1]", "", [1]),
    (b"a=1&b=%C3%A1", "application/x-www-form-urlencoded; charset=utf-8", {"a": "1", "b": "á"}),
    (b"payload=%7B%22a%22%3A1%7D", "application/x-www-form-urlencoded", {"a": 1}),
    (b'{"n":NaN,"t":"\\u0000\\ud800"}', "", {"n": None, "t": "\ufffd"}),
])  # fmt: skip
def test_bodies_are_json_or_forms(text, kind, found):
    assert read_body(text, kind) == found


@pytest.mark.parametrize(("text", "reason"), [
    (b"<xml/>", "not_an_object"), (b"", "not_an_object"), (b"[" * 5000, "not_an_object"),
    (b"[" * 40 + b"]" * 40, "too_deep"),
])  # fmt: skip
def test_other_bodies_are_refused_with_a_reason(text, reason):
    with pytest.raises(NotStorableError) as refused:
        read_body(text, "application/json")
    assert refused.value.refused.reason == reason


def test_no_proof_of_the_sender_and_no_address_is_among_the_kept_headers():
    sent = {
        "authorization": "Bearer x", "cookie": "a=b", "x-hub-signature-256": "s", "x-shopify-hmac-sha256": "s",
        "x-gitlab-token": "t", "x-forwarded-for": "192.0.2.1", "x-real-ip": "192.0.2.1", "x-api-key": "k",
        "webhook-signature": "v1,s", "stripe-signature": "t=1", "x-auth-user": "u", "accept": "*/*",
        "X-GitHub-Event": "push", "webhook-id": "m", "content-type": "application/json",
    }  # fmt: skip
    pairs = [(name.encode(), value.encode()) for name, value in sent.items()]
    assert set(kept_headers(pairs)) == {"x-github-event", "webhook-id", "content-type"}


def test_slacks_handshake_is_recognised_and_nothing_like_it():
    assert challenge_in({"type": "url_verification", "challenge": "c", "token": "t"}) == "c"
    for body in (
        {"type": "event_callback", "challenge": "c"},
        {"type": "url_verification"},
        [],
        None,
    ):
        assert challenge_in(body) is None


ITEMS = (
    {"type": "track", "event": "E", "userId": "a"}, {"type": "track", "userId": "a"},
    {"type": "nothing", "userId": "a"}, {"type": "track", "event": "E"},
    {"type": "track", "event": "E", "userId": "null"}, {"type": "group", "userId": "a"},
    {"type": "alias", "userId": "a", "previousId": "b"}, {"type": "identify", "userId": "a", "traits": {"b": 1}},
    {"type": "track", "event": "E", "userId": "a", "timestamp": "2036-01-01T00:00:00Z"},
    {"type": "track", "event": "E", "userId": "a", "messageId": "x" * 101},
    {"type": "page", "name": "Home", "userId": "a", "context": {"page": {"url": "https://a.b/"}}},
    {"type": "track", "event": "E", "userId": "a", "context": {"a": {"b": {}}}, "properties": {"a.b": 1}},
)  # fmt: skip


@pytest.mark.parametrize("item", ITEMS, ids=range(len(ITEMS)))
def test_step_by_step_says_what_the_chain_of_steps_says(item):
    def parsed():
        return read_batch(json.dumps({"batch": [item]}).encode()).items[0]

    alone, chained = parsed(), parsed()
    arrival = Arrival(ProjectId(1), NOW)
    said, refused = step_by_step(alone, arrival), run_steps(chained, arrival)
    assert (said[-1].reason, said[-1].detail) == (tuple(refused) if refused else ("", ""))
    assert encode(record(alone, arrival)) == encode(record(chained, arrival))
    assert all(not one.reason for one in said[:-1])
