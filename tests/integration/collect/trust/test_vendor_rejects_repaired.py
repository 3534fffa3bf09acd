"""Refused records of other vendors: corrected in their own shape, sent again through their own mapping."""

import json
from base64 import urlsafe_b64encode
from datetime import datetime

import pytest

from cauce.collect.contracts import PrivacyRules
from cauce.kernel.project import settings_of

UNSTRUCT = "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0"
NAMELESS = {"schema": UNSTRUCT, "data": {"schema": "", "data": {"plan": "pro"}}}
PACKED = urlsafe_b64encode(json.dumps(NAMELESS).encode()).decode()


def set_to(path: str, value: object) -> dict:
    return {"kind": "set", "path": path, "value": value}


CASES = {
    "mixpanel event": (
        "mixpanel/track",
        lambda key: [{"event": "", "properties": {"token": key, "distinct_id": "ana", "name": "Order", "plan": "pro"}}],
        {"kind": "rename", "path": "$.properties.name", "to": "$.event"}, "missing_event_name", ("Order", "ana", {"plan": "pro"}),
    ),
    "mixpanel profile": (
        "mixpanel/engage",
        lambda key: [{"$token": key, "$distinct_id": "ana", "$set": {"$email": "a@x.es"}, "$add": {"points": "three"}}],
        set_to("$.$add.points", 3), "invalid_field", ("$identify", "ana", {"email": "a@x.es"}),
    ),
    "mixpanel group": (
        "mixpanel/groups",
        lambda key: [{"$token": key, "$group_key": "company", "$group_id": "", "$set": {"seats": 3}}],
        set_to("$.$group_id", "acme"), "missing_group_id", ("$group", "", {"seats": 3}),
    ),
    "posthog": (
        "posthog/batch/",
        lambda key: {"api_key": key, "batch": [{"event": "Order", "distinct_id": "ana", "timestamp": "soon", "properties": {"plan": "pro"}}]},
        {"kind": "remove", "path": "$.timestamp"}, "invalid_timestamp", ("Order", "ana", {"plan": "pro"}),
    ),
    "amplitude": (
        "amplitude/2/httpapi",
        lambda key: {"api_key": key, "events": [{"event_type": "", "user_id": "ana", "event_properties": {"plan": "pro"}}]},
        set_to("$.event_type", "Order"), "missing_event_name", ("Order", "ana", {"plan": "pro"}),
    ),
    "ga4": (
        "ga4/mp/collect?measurement_id=G-1&api_secret=",
        lambda _: {"client_id": "1.2", "user_id": "ana", "events": [{"name": "Good"}, {"name": "", "params": {"plan": "pro"}}]},
        set_to("$.events[0].name", "Order"), "missing_event_name", ("Order", "ana", {"plan": "pro"}),
    ),
    "snowplow": (
        "snowplow/com.snowplowanalytics.snowplow/tp2",
        lambda key: {"data": [{"e": "ue", "ue_px": PACKED, "aid": key, "uid": "ana"}]},
        set_to("$.ue_pr.data.schema", "iglu:com.acme/Order/jsonschema/1-0-0"), "missing_event_name", ("Order", "ana", {"plan": "pro"}),
    ),
}  # fmt: skip


def refused(shop, path: str, body: object, **headers: str) -> dict:
    """Send a request with one bad record; return the group of it, once it is stored."""
    key = shop.write_key
    address = f"/compat/{path}{key if path.endswith('=') else ''}"
    shop.ask(address, json.dumps(body).encode(), **headers)
    shop.store()
    (group,) = shop.get("rejects/groups")["items"]
    return group


@pytest.mark.parametrize("name", CASES)
def test_a_record_is_corrected_and_becomes_what_its_vendor_means(trusted, name):
    path, body, fix, reason, expected = CASES[name]
    group = refused(trusted, path, body(trusted.write_key))
    vendor = path.partition("/")[0]
    assert (group["reason"], group["source"], group["format"]) == (reason, vendor, vendor)
    assert group["replayable"] is True
    before = trusted.rows("events", "event")
    for fixes, accepted in (([], False), ([fix], True)):
        (tried,) = trusted.post("rejects/preview", fixes=fixes)["items"]
        assert (tried["accepted"], tried["reason"]) == (accepted, "" if accepted else reason)
    assert trusted.rows("events", "event") == before
    done = trusted.post("rejects/replay", fixes=[fix])
    assert (done["accepted"], done["refused"], done["unreadable"]) == (1, 0, 0)
    trusted.store()
    assert trusted.get("rejects/groups")["items"] == []
    columns = "event, user_id, properties, toString(message_id), received_at, timestamp"
    event, user, properties, message_id, _, at = trusted.rows("events", columns)[-1]
    assert (event, user, properties) == expected
    assert message_id
    arrived = datetime.fromisoformat(group["newest"])
    assert abs(at.timestamp() - arrived.timestamp()) < 0.01


@pytest.mark.parametrize("name", ["mixpanel event", "ga4", "snowplow"])
def test_what_was_sent_but_not_noted_is_not_stored_twice(trusted, name):
    path, body, fix, _, _ = CASES[name]
    refused(trusted, path, body(trusted.write_key))
    trusted.post("rejects/replay", fixes=[fix])
    trusted.store()
    stored = len(trusted.rows("events", "seq"))
    trusted.events.command(
        "ALTER TABLE reject_outcomes DELETE WHERE project_id = {project:UInt32}",
        {"project": trusted.project_id},
        mutations_sync=1,
    )
    again = trusted.post("rejects/replay", fixes=[fix])
    assert (again["accepted"], again["duplicates"]) == (0, 1)
    trusted.store()
    assert len(trusted.rows("events", "seq")) == stored


def test_what_is_refused_again_stays_in_its_vendors_shape(trusted):
    path, body, _, _, _ = CASES["mixpanel event"]
    group = refused(trusted, path, body(trusted.write_key))
    fixes = [{"kind": "remove", "path": "$.properties.distinct_id"}, set_to("$.event", "Order")]
    done = trusted.post("rejects/replay", fixes=fixes)
    assert (done["accepted"], done["refused"]) == (0, 1)
    trusted.store()
    (again,) = trusted.get("rejects/groups")["items"]
    assert (again["reason"], again["format"]) == ("missing_identity", "mixpanel")
    assert json.loads(again["sample"])["event"] == "Order"
    assert again["seq"] > group["seq"]
    fixes = [set_to("$.properties.distinct_id", "ana")]
    assert trusted.post("rejects/replay", fixes=fixes)["accepted"] == 1


def test_native_items_and_several_vendors_are_replayed_in_one_go(trusted):
    trusted.send({"type": "track", "userId": "ana", "messageId": "m1"})
    for name in ("mixpanel event", "amplitude", "mixpanel event"):
        path, body, _, _, _ = CASES[name]
        trusted.ask(f"/compat/{path}", json.dumps(body(trusted.write_key)).encode())
    trusted.store()
    fixes = [set_to("$.event", "Order"), set_to("$.event_type", "Order")]
    done = trusted.post("rejects/replay", reason="missing_event_name", fixes=fixes)
    assert (done["accepted"], done["refused"], done["after_seq"]) == (4, 0, None)
    trusted.store()
    assert trusted.rows("events", "event") == [("Order",)] * 4


def test_the_clock_of_the_sender_is_corrected_by_the_first_arrival(trusted):
    """Sent two hours late by its clock, an event of five minutes before is still of five minutes before."""
    slow = int((datetime.now().timestamp() - 7200) * 1000)  # noqa: DTZ005
    event = {"e": "se", "se_ca": "shop", "uid": "ana", "aid": trusted.write_key, "dtm": str(slow - 300_000), "stm": str(slow)}  # fmt: skip
    group = refused(trusted, "snowplow/com.snowplowanalytics.snowplow/tp2", {"data": [event]})
    assert trusted.post("rejects/replay", fixes=[set_to("$.se_ac", "add")])["accepted"] == 1
    trusted.store()
    ((at,),) = trusted.rows("events", "timestamp")
    arrived = datetime.fromisoformat(group["newest"])
    assert abs(arrived.timestamp() - 300 - at.timestamp()) < 1


def test_a_record_with_the_key_of_another_project_is_taken_only_without_it(trusted):
    good = {"event": "A", "properties": {"token": trusted.write_key, "distinct_id": "ana"}}
    other = {"event": "B", "properties": {"token": "cw_9_other", "distinct_id": "ana"}}
    refused(trusted, "mixpanel/track", [good, other])
    (tried,) = trusted.post("rejects/preview")["items"]
    assert (tried["accepted"], tried["reason"]) == (False, "invalid_field")
    done = trusted.post("rejects/replay")
    assert (done["accepted"], done["unreadable"]) == (0, 1)
    fixes = [{"kind": "remove", "path": "$.properties.token"}]
    assert trusted.post("rejects/replay", fixes=fixes)["accepted"] == 1


def wanting(shop, **settings) -> None:
    """Change what the project wants: in its settings, and where collecting knows them."""
    with shop.database.transaction() as tx:
        change = "UPDATE projects SET settings = %s WHERE id = %s"
        tx.execute(change, [json.dumps(settings), shop.project_id])
    shop.guards.rules = {shop.project_id: PrivacyRules(settings_of(settings), {})}


def test_privacy_that_was_switched_on_since_holds_for_the_replay_and_its_preview(trusted):
    path, body, fix, _, _ = CASES["mixpanel event"]
    refused(trusted, path, body(trusted.write_key))
    other, profile, repair, _, _ = CASES["mixpanel profile"]
    trusted.ask(f"/compat/{other}", json.dumps(profile(trusted.write_key)).encode())
    trusted.store()
    wanting(trusted, cookieless=True)
    fixes = [fix, repair]
    tried = trusted.post("rejects/preview", fixes=fixes)["items"]
    assert [(one["accepted"], one["reason"]) for one in tried] == [
        (False, "identity_not_kept"), (True, ""),
    ]  # fmt: skip
    done = trusted.post("rejects/replay", fixes=fixes)
    assert (done["accepted"], done["refused"]) == (1, 1)
    trusted.store()
    ((user, anonymous),) = trusted.rows("events", "user_id, anonymous_id")
    assert (user, anonymous.startswith("cookieless-")) == ("", True)


def test_a_native_item_is_previewed_as_its_replay_will_go(trusted):
    trusted.send({"type": "identify", "userId": "ana", "messageId": "m", "timestamp": "soon"})
    trusted.store()
    wanting(trusted, cookieless=True)
    fixes = [{"kind": "remove", "path": "$.timestamp"}]
    (tried,) = trusted.post("rejects/preview", fixes=fixes)["items"]
    assert (tried["accepted"], tried["reason"]) == (False, "identity_not_kept")


def test_what_was_refused_in_a_request_that_asked_for_privacy_is_not_sent_again(trusted):
    path, body, fix, _, _ = CASES["posthog"]
    wanting(trusted, gpc="anonymous")
    group = refused(trusted, path, body(trusted.write_key), **{"sec-gpc": "1"})
    assert (group["source"], group["format"], group["replayable"]) == ("posthog", "private", False)
    assert trusted.post("rejects/preview", fixes=[fix])["items"] == []
    assert trusted.post("rejects/replay", fixes=[fix])["accepted"] == 0


def test_who_is_known_only_by_the_address_of_a_request_that_is_gone_is_told_so(trusted):
    event = {"e": "se", "se_ca": "shop", "aid": trusted.write_key}
    refused(trusted, "snowplow/com.snowplowanalytics.snowplow/tp2", {"data": [event]})
    named = set_to("$.se_ac", "add")
    (tried,) = trusted.post("rejects/preview", fixes=[named])["items"]
    assert (tried["accepted"], tried["reason"]) == (False, "missing_identity")
    fixes = [named, set_to("$.uid", "ana")]
    assert trusted.post("rejects/replay", fixes=fixes)["accepted"] == 1


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"records": [7]}', b'{"records": 7}', b"\xff"]
)
def test_the_door_for_what_comes_once_more_refuses_what_it_cannot_read(trusted, body):
    key = f"Bearer {trusted.write_key}"
    for vendor in ("mixpanel", "posthog", "amplitude", "ga4", "snowplow"):
        path = f"/compat/{vendor}/$again"
        assert trusted.ask(path, body, authorization=key).status_code == 400
        nobody = trusted.ask(path, b'{"records": []}', authorization="Bearer nobody")
        assert nobody.status_code == 401
    assert trusted.rows("events", "seq") == []
