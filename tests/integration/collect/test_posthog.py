"""PostHog's shape: what its SDKs send is understood and answered as they need it."""

import gzip
import json
import zlib
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from collecting import KEYS, Client, recorded

from cauce.collect.facade import open_collect
from cauce.collect.formats.decoding import zstd
from cauce.collect.intake import LogDoor
from cauce.infra.log.lanes import log_busy

BASE = "/compat/posthog"
RECORDED = recorded("posthog")
DEVICE = "01a209c7-a7bf-710b-a5df-d3ced98fbb26"
SENDING = [one for one in RECORDED if not one["path"].startswith(("/flags", "/array"))]


def event(name="E", **fields) -> dict:
    return {"event": name, "distinct_id": "d1", "properties": {}, **fields}


def batch(*events: dict, **fields) -> dict:
    return {"api_key": "phc_x", "batch": list(events), **fields}


def test_recorded_requests_are_all_here():
    assert len(RECORDED) == 16


@pytest.mark.parametrize("sent", SENDING, ids=lambda s: f"{s['client']} {s['path'][:12]}")
def test_what_official_sdks_send_is_answered_as_they_expect_and_kept(client, sent):
    answer = client.replay(sent, BASE)
    assert answer.status_code == 200
    records = json.loads(sent["body"])["batch"]
    if "/v1/" in sent["path"]:
        assert answer.json() == {"results": {records[0]["uuid"]: {"result": "ok"}}}
        assert answer.headers["posthog-request-id"] == sent["headers"]["posthog-request-id"]
    else:
        assert answer.json() == {"status": 1}
    kept = {row["message_id"].partition("+")[0] for row in client.events}
    refused = {json.loads(row["sample"])["uuid"] for row in client.rejects}
    assert kept | refused == {record["uuid"] for record in records}
    assert {row["reason"] for row in client.rejects} <= {"invalid_identity"}
    assert len(refused) == sum(
        "anon" in {r.get("distinct_id"), r["properties"].get("alias")} for r in records
    )


def test_flags_are_answered_with_none_and_the_browser_gets_its_settings(client):
    flags = [one for one in RECORDED if one["path"].startswith("/flags")]
    for sent in flags:
        body = client.replay(sent, BASE).json()
        assert body.keys() == {"flags", "errorsWhileComputingFlags", "quotaLimited", "requestId"}
        assert (body["flags"], body["errorsWhileComputingFlags"], body["quotaLimited"]) == (
            {},
            False,
            [],
        )
    settings = client.request("GET", f"{BASE}/array/phc_x/config")
    assert settings.json()["hasFeatureFlags"] is False
    script = client.request("GET", f"{BASE}/array/phc_x/config.js")
    assert script.headers["content-type"] == "application/javascript"
    assert client.request("GET", f"{BASE}/array/nope/config").status_code == 401
    assert client.events == []


def test_events_of_the_python_sdk_keep_person_traits_and_properties(client):
    client.replay(RECORDED[0], BASE)
    first, traits, second, group = client.events
    assert (first["event"], first["user_id"], first["anonymous_id"]) == ("Ev", "d1", "")
    assert first["properties"] == {
        "a": 1, "$python_runtime": "CPython", "$python_version": "3.11.7",
        "$os_distro": "Debian GNU/Linux", "$geoip_disable": True, "$is_server": True,
    }  # fmt: skip
    assert first["context"] == {
        "library": {"name": "posthog-python", "version": "7.91.1"}, "os": {"name": "Linux", "version": "12"},
    }  # fmt: skip
    assert (traits["event"], traits["properties"]) == ("$identify", {"e": 1})
    assert traits["message_id"] == first["message_id"] + "+1"
    assert (second["event"], second["properties"]) == ("$identify", {"k": 1})
    assert (group["event"], group["user_id"], group["person_id"]) == ("$group", "", 0)
    assert (group["context"]["groupId"], group["context"]["groupType"]) == ("acme", "company")
    assert group["properties"] == {"n": 1}


def test_time_is_corrected_by_when_the_request_was_sent(client):
    sent = datetime(2020, 1, 1, 12, tzinfo=UTC)
    one = event(timestamp=(sent - timedelta(minutes=5)).isoformat(), uuid="u1")
    client.post(f"{BASE}/batch/", batch(one, sent_at=sent.isoformat()), key=None)
    old = {**one, "uuid": "u2"}
    client.post(f"{BASE}/batch/", batch(old, sent_at=sent.isoformat(), historical_migration=True), key=None)  # fmt: skip
    corrected, kept = client.events
    received = datetime.fromisoformat(corrected["received_at"])
    happened = datetime.fromisoformat(corrected["timestamp"])
    assert abs(received - happened - timedelta(minutes=5)) < timedelta(seconds=1)
    assert kept["timestamp"] == "2020-01-01T11:55:00Z"


def browser(client, number: int) -> list[dict]:
    pages = [one for one in SENDING if one["client"] == "web_ph"]
    client.replay(pages[number], BASE)
    return client.events


def test_a_page_view_of_the_browser_is_a_page_call_with_its_session(client):
    (view,) = browser(client, 0)
    assert (view["type"], view["event"]) == ("page", "Page Viewed")
    assert view["session_id"] == "01a209c7-a7ea-7e70-971b-ea1559da5ac8"
    assert (view["user_id"], view["anonymous_id"]) == ("u1", "")
    assert view["properties"]["url"] == "http://127.0.0.1:18777/static/ph.html"
    assert view["properties"]["$browser"] == "Chrome"
    context = view["context"]
    assert context["page"] == {"url": "http://127.0.0.1:18777/static/ph.html", "path": "/static/ph.html"}  # fmt: skip
    assert context["locale"] == "en-US"
    assert context["timezone"] == "UTC"
    assert context["device"] == {"id": DEVICE, "type": "Desktop"}
    assert context["library"] == {"name": "posthog-web", "version": "1.449.2"}
    assert context["userAgent"].startswith("Mozilla")
    assert context["groups"] == {"company": "acme"}
    assert context["vendorEvent"] == "$pageview"


def test_identify_ties_the_browsers_id_to_the_user(client):
    (row,) = browser(client, 1)
    assert (row["event"], row["user_id"], row["anonymous_id"]) == ("$identify", "u1", DEVICE)
    assert row["properties"] == {"e": 1}
    assert row["context"]["traitOps"]["setOnce"]["$initial_referrer"] == "$direct"


def test_before_identify_the_browsers_id_is_anonymous_and_an_alias_follows_the_user(client):
    before, group, alias = browser(client, 2)
    assert (before["user_id"], before["anonymous_id"]) == ("", DEVICE)
    assert (group["event"], group["person_id"]) == ("$group", 0)
    assert (alias["user_id"], alias["context"]["previousId"]) == ("u1", "al2")


def test_an_alias_of_a_server_holds_for_either_kind_of_id(client):
    one = event("$create_alias", properties={"alias": "web-7"}, uuid="u")
    client.post(f"{BASE}/batch/", batch(one), key=None)
    pairs = [(row["user_id"], row["context"]["previousId"]) for row in client.events]
    assert pairs == [("d1", "web-7"), ("web-7", "d1")]


def test_events_without_a_profile_are_anonymous(client):
    client.post(f"{BASE}/batch/", batch(event(properties={"$process_person_profile": False})), key=None)  # fmt: skip
    client.post(f"{BASE}/batch/", batch(event(properties={"distinct_id": "$posthog_cookieless"}, distinct_id=None)), key=None)  # fmt: skip
    (row,) = client.events
    assert (row["user_id"], row["anonymous_id"]) == ("", "d1")
    assert [row["reason"] for row in client.rejects] == ["invalid_identity"]


@pytest.mark.parametrize(
    "path", ["/e", "/e/", "/capture/", "/i/v0/e/", "/track/", "/engage/", "/batch"]
)
@pytest.mark.parametrize("wrap", ["json", "gzip", "form", "list", "gzip in form"])
def test_events_are_found_however_they_are_wrapped(client, path, wrap):
    one = {**event(uuid="u1"), "api_key": "phc_x"}
    text = json.dumps([one] if wrap == "list" else one).encode()
    body = {
        "gzip": gzip.compress(text),
        "form": b"data=" + b64encode(text).replace(b"=", b"%3D").replace(b"+", b"%2B"),
        "gzip in form": b"compression=gzip-js&data=" + b64encode(gzip.compress(text)).replace(b"+", b"%2B"),
    }.get(wrap, text)  # fmt: skip
    answer = client.post(BASE + path, body, key=None, headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.json()) == (200, {"status": 1})
    assert [row["message_id"] for row in client.events] == ["u1"]


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, zstd.compress, brotli.compress])
def test_v1_takes_every_packing_and_gives_a_verdict_each(client, pack):
    good, bad = event(uuid="g", session_id="s1"), {**event(uuid="b"), "distinct_id": "null"}
    text = json.dumps({"created_at": "2026-01-01T00:00:00Z", "batch": [good, bad]}).encode()
    headers = {"authorization": "Bearer phc_x", "posthog-sdk-info": "posthog-go/1.2"}
    answer = client.request("POST", f"{BASE}/i/v1/analytics/events", content=pack(text), headers=headers)  # fmt: skip
    results = answer.json()["results"]
    assert results["g"] == {"result": "ok"}
    assert results["b"]["result"] == "drop"
    assert results["b"]["details"].startswith("invalid_identity")
    (row,) = client.events
    assert row["session_id"] == "s1"
    assert row["context"]["library"] == {"name": "posthog-go", "version": "1.2"}


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"batch": [event()]}, 401, "event submitted without an api_key"),
        ({**batch(event()), "api_key": "nope"}, 401, "API key is not valid: nope"),
        (batch(), 400, "request holds no event"),
        (batch(event("")), 400, "event submitted with an empty event name"),
        (batch(event(distinct_id="")), 400, "event submitted without a distinct_id"),
        (batch({**event(), "api_key": "other"}), 400, "invalid_field: batch submitted with inconsistent api_key values"),
    ],
)  # fmt: skip
def test_refusals_are_in_posthogs_words(client, body, status, words):
    answer = client.post(f"{BASE}/batch/", body, key=None)
    assert (answer.status_code, answer.text) == (status, words)
    assert client.events == []


def test_one_bad_event_never_costs_its_neighbours(client):
    answer = client.post(f"{BASE}/batch/", batch(event("A"), "x", event(""), event("B")), key=None)
    assert answer.json() == {"status": 1}
    assert [row["event"] for row in client.events] == ["A", "B"]
    assert [row["reason"] for row in client.rejects] == ["not_an_object", "missing_event_name"]


def test_a_refused_change_of_traits_keeps_its_event_out_too(client):
    one = event(properties={"$set": {str(n): 1 for n in range(10_001)}})
    assert client.post(f"{BASE}/batch/", batch(one), key=None).status_code == 400
    assert client.events == []
    assert [row["reason"] for row in client.rejects] == ["too_many_properties"]


def test_pressure_is_a_503_with_retry_after_and_never_a_429_for_browsers(client, tmp_path, monkeypatch):  # fmt: skip
    collect = open_collect(tmp_path / "slow", lambda: KEYS, segment_mib=8, reserve_mib=1, rate_per_s=0.001)  # fmt: skip
    slow = Client(collect, tmp_path / "slow")
    statuses = [slow.post(f"{BASE}/e/", batch(event()), key=None).status_code for _ in range(3)]
    assert statuses == [200, 503, 503]
    collect.close()

    async def refuse(_self, _entries):
        raise log_busy()

    monkeypatch.setattr(LogDoor, "append", refuse)
    answer = client.post(f"{BASE}/e/", batch(event()), key=None)
    assert (answer.status_code, answer.text) == (503, "transient error, please retry")
    assert int(answer.headers["retry-after"]) > 0
