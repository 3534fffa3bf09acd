"""Google's Measurement Protocol: never an answer about events, and still nothing is lost from sight."""

import json

import pytest

from cauce.collect.formats.ga4_checks import validate
from cauce.collect.intake import LogDoor
from cauce.infra.log.lanes import log_busy

QUERY = "?measurement_id=G-1&api_secret=WK"
COLLECT = f"/compat/ga4/mp/collect{QUERY}"
DEBUG = f"/compat/ga4/debug/mp/collect{QUERY}"


def body(*events: dict, **fields) -> dict:
    return {"client_id": "123.456", "events": list(events), **fields}


def test_everything_a_request_says_is_kept(client):
    whole = body(
        {"name": "purchase", "params": {
            "currency": "EUR", "value": 12.5, "items": [{"item_id": "a", "quantity": 2}],
            "session_id": "1795460488", "engagement_time_msec": 100, "page_location": "https://shop.example/p",
            "page_title": "P", "page_referrer": "https://search.example/", "language": "es-es",
        }, "timestamp_micros": 1795461137500000},
        {"name": "page_view", "params": {"page_location": "https://shop.example/"}},
        user_id="ana",
        timestamp_micros="1795461130000000",
        user_properties={"tier": {"value": "gold"}},
        consent={"ad_user_data": "GRANTED", "ad_personalization": "DENIED"},
        user_location={"city": "Sevilla", "region_id": "ES-SE", "country_id": "ES"},
        device={"category": "mobile", "operating_system": "Android", "screen_resolution": "412x892"},
    )  # fmt: skip
    answer = client.request("POST", COLLECT, json=whole)
    assert (answer.status_code, answer.content) == (204, b"")
    purchase, view, person = client.events
    assert (purchase["event"], purchase["user_id"], purchase["anonymous_id"]) == ("purchase", "ana", "123.456")  # fmt: skip
    assert purchase["session_id"] == "1795460488"
    assert purchase["timestamp"] == "2026-11-23T19:12:17.500000Z"
    assert purchase["properties"] == {
        "currency": "EUR", "value": 12.5, "items": [{"item_id": "a", "quantity": 2}], "engagement_time_msec": 100,
        "$minor": {"currency": "EUR", "value": 1250},
    }  # fmt: skip
    context = purchase["context"]
    assert context["page"] == {"url": "https://shop.example/p", "title": "P", "referrer": "https://search.example/"}  # fmt: skip
    assert context["consent"] == {"categoryPreferences": {"ad_user_data": True, "ad_personalization": False}}  # fmt: skip
    assert context["location"] == {"city": "Sevilla", "region": "ES-SE", "country": "ES"}
    assert context["screen"] == {"width": 412, "height": 892}
    assert (context["locale"], context["os"], context["device"]) == ("es-ES", {"name": "Android"}, {"type": "mobile"})  # fmt: skip
    assert context["ga4"] == {"measurementId": "G-1"}
    assert (view["event"], view["timestamp"]) == ("Page Viewed", "2026-11-23T19:12:10Z")
    assert view["context"]["page"] == {"url": "https://shop.example/"}
    assert (person["event"], person["user_id"], person["properties"]) == ("$identify", "ana", {"tier": "gold"})  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"{", "not_an_object"),
        (b"", "not_an_object"),
        (b"[1]", "not_an_object"),
        (b"\x1f\x8bbroken", "not_an_object"),
        (b" " * 130_001, "too_large"),
        (json.dumps(body()).encode(), "not_an_object"),
        (json.dumps(body("x")).encode(), "not_an_object"),
        (json.dumps({"events": [{"name": "e"}]}).encode(), "missing_identity"),
        (json.dumps(body({"name": ""})).encode(), "missing_event_name"),
        (json.dumps(body({"name": "e"}, client_id="null")).encode(), "invalid_identity"),
        (json.dumps(body({"name": "e"}, user_id=[1])).encode(), "invalid_identity"),
    ],
)
def test_what_is_refused_is_answered_like_the_rest_and_kept_with_its_reason(client, sent, reason):
    assert client.request("POST", COLLECT, content=sent).status_code == 204
    assert client.events == []
    assert [row["reason"] for row in client.rejects] == [reason]


def test_a_bad_event_or_user_property_never_costs_its_neighbours(client):
    sent = body({"name": "A"}, {"name": ""}, {"name": "B"}, user_properties=7)
    assert client.request("POST", COLLECT, json=sent).status_code == 204
    assert [row["event"] for row in client.events] == ["A", "B"]
    assert [row["reason"] for row in client.rejects] == ["missing_event_name", "not_an_object"]


def test_without_a_known_key_or_a_log_nothing_is_pretended(client, monkeypatch):
    for query in ("", "?api_secret=nope&measurement_id=G-1"):
        answer = client.request("POST", f"/compat/ga4/mp/collect{query}", json=body({"name": "e"}))
        assert answer.status_code == 401

    async def refuse(_self, _entries):
        raise log_busy()

    monkeypatch.setattr(LogDoor, "append", refuse)
    answer = client.request("POST", COLLECT, json=body({"name": "e"}))
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


def test_the_debug_address_keeps_nothing_and_says_what_google_objects_to(client):
    good = body({"name": "purchase", "params": {"currency": "EUR"}})
    assert client.request("POST", DEBUG, json=good).json() == {"validationMessages": []}
    bad = client.request("POST", DEBUG, json=body({"name": "_badEventName"})).json()
    assert bad["validationMessages"] == [{
        "fieldPath": "events",
        "description": "Event at index: [0] has invalid name [_badEventName]. Names must start with an alphabetic character.",
        "validationCode": "NAME_INVALID",
    }]  # fmt: skip
    unknown = client.request("POST", "/compat/ga4/debug/mp/collect?api_secret=no", json=good).json()
    assert unknown["validationMessages"][0]["fieldPath"] == "api_secret"
    broken = client.request("POST", DEBUG, content=b"{").json()
    assert broken["validationMessages"][0]["validationCode"] == "VALUE_INVALID"
    assert client.events == client.rejects == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"client_id": ""}, "VALUE_REQUIRED"),
        ({"events": []}, "VALUE_REQUIRED"),
        ({"events": 7}, "VALUE_INVALID"),
        ({"events": [{"name": "e"}] * 26}, "EXCEEDED_MAX_ENTITIES"),
        ({"events": [{"name": "session_start"}]}, "NAME_RESERVED"),
        ({"events": [{"name": "e" * 41}]}, "NAME_INVALID"),
        ({"events": [{"name": "a b"}]}, "NAME_INVALID"),
        ({"events": [{}]}, "VALUE_REQUIRED"),
        ({"events": [{"name": "e", "params": {f"p{n}": 1 for n in range(26)}}]}, "EXCEEDED_MAX_ENTITIES"),
        ({"events": [{"name": "e", "params": {"google_x": 1}}]}, "NAME_RESERVED"),
        ({"events": [{"name": "e", "params": {"p": "x" * 101}}]}, "VALUE_OUT_OF_BOUNDS"),
        ({"events": [{"name": "e", "params": {"p": {}}}]}, "VALUE_INVALID"),
        ({"events": [{"name": "e", "params": {"currency": "euro"}}]}, "VALUE_INVALID"),
        ({"events": [{"name": "e", "params": {"items": [{}]}}]}, "VALUE_REQUIRED"),
        ({"timestamp_micros": "soon"}, "VALUE_INVALID"),
        ({"user_id": "x" * 257}, "VALUE_OUT_OF_BOUNDS"),
        ({"user_properties": {"user_id": {"value": 1}}}, "NAME_RESERVED"),
        ({"user_properties": {"x" * 25: {"value": 1}}}, "NAME_INVALID"),
        ({"user_properties": {"x": {"value": "y" * 37}}}, "VALUE_OUT_OF_BOUNDS"),
        ({"user_properties": {"x": 1}}, "VALUE_REQUIRED"),
        ({"user_properties": {f"x{n}": {"value": 1} for n in range(26)}}, "EXCEEDED_MAX_ENTITIES"),
    ],
)  # fmt: skip
def test_each_rule_of_google_has_its_code(changed, code):
    found = validate(json.dumps(body({"name": "e"}) | changed).encode())
    assert [one["validationCode"] for one in found] == [code]


def test_a_name_given_twice_is_told():
    found = validate(b'{"client_id": "1", "events": [{"name": "a", "name": "b"}]}')
    assert [one["validationCode"] for one in found] == ["NAME_DUPLICATED"]
