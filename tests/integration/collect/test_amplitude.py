"""Amplitude's shape: what its SDKs send is understood and answered as they need it."""

import gzip
import json

import pytest
from collecting import KEYS, Client, recorded

from cauce.collect.facade import open_collect
from cauce.collect.intake import LogDoor
from cauce.infra.log.lanes import log_busy
from cauce.kernel.ids import ProjectId, raw_person_id

BASE = "/compat/amplitude"
RECORDED = recorded("amplitude")
DEVICE = "56d81e38-b8c2-4355-9b42-7f83aaaeab0b"


def event(kind="E", **fields) -> dict:
    return {"event_type": kind, "user_id": "user-1", **fields}


def send(client, *events, path="/2/httpapi", **fields):
    return client.post(BASE + path, {"api_key": "AK", "events": list(events), **fields}, key=None)


def test_recorded_requests_are_all_here():
    assert len(RECORDED) == 4


@pytest.mark.parametrize("sent", RECORDED, ids=lambda s: s["client"])
def test_what_official_sdks_send_is_answered_as_they_expect_and_kept(client, sent):
    answer = client.replay(sent, BASE)
    records = json.loads(sent["body"])["events"]
    body = answer.json()
    assert answer.status_code == 200
    assert (body["code"], body["events_ingested"]) == (200, len(records))
    assert body["payload_size_bytes"] == len(sent["body"].encode())
    assert body["server_upload_time"] > 1_700_000_000_000
    kept = {row["message_id"][:36] for row in client.events}
    assert kept == {record["insert_id"] for record in records}
    assert client.rejects == []


def test_events_of_the_python_sdk_keep_person_time_and_properties(client):
    client.replay(RECORDED[0], BASE)
    plain, identify = client.events
    assert (plain["event"], plain["user_id"], plain["anonymous_id"]) == (
        "Ev",
        "u1xxxxx",
        "devxxxxx",
    )
    assert plain["person_id"] == raw_person_id(ProjectId(5), "user_id", "u1xxxxx")
    assert plain["timestamp"] == "2026-11-23T19:12:18.207000Z"
    assert plain["properties"] == {"a": 1}
    assert plain["context"] == {"library": {"name": "amplitude-python", "version": "1.3.0"}}
    assert (identify["event"], identify["properties"]) == ("$identify", {"k": "v"})


def test_the_browser_sdk_is_one_session_with_its_pages(client):
    client.replay(next(one for one in RECORDED if one["client"] == "web_amp"), BASE)
    first, start, view = client.events[:3]
    assert (first["event"], first["user_id"], first["anonymous_id"]) == (
        "$identify",
        "user11",
        DEVICE,
    )
    operations = first["context"]["traitOps"]
    assert operations["setOnce"]["initial_referrer"] == "EMPTY"
    assert "utm_source" in operations["unset"]
    assert (start["event"], start["session_id"]) == ("session_start", "1795460412363")
    assert (view["type"], view["event"]) == ("page", "Page Viewed")
    assert view["properties"]["url"] == "http://127.0.0.1:18777/static/amp.html"
    assert view["properties"]["[Amplitude] Page Counter"] == 1
    context = view["context"]
    assert context["page"] == {"url": "http://127.0.0.1:18777/static/amp.html", "path": "/static/amp.html", "title": ""}  # fmt: skip
    assert (context["locale"], context["device"]) == ("en-US", {"type": "Web"})
    assert context["userAgent"].startswith("Mozilla")
    assert context["library"] == {"name": "amplitude-ts-sdk-script", "version": "2.48.1"}
    assert "ip" not in context


def test_every_operation_on_user_properties_is_a_trait_operation(client):
    operations = {
        "$set": {"a": 1}, "$setOnce": {"b": 2}, "$add": {"c": 3}, "$append": {"d": 4}, "$prepend": {"e": 5},
        "$preInsert": {"f": 6}, "$postInsert": {"g": [7]}, "$remove": {"h": 8}, "$unset": {"i": "-"}, "plain": 9,
    }  # fmt: skip
    send(client, event("$identify", user_properties=operations), event("$identify", user_properties={"$clearAll": "-"}))  # fmt: skip
    many, clear = client.events
    assert many["properties"] == {"a": 1, "plain": 9}
    assert many["context"]["traitOps"] == {
        "setOnce": {"b": 2}, "add": {"c": 3}, "append": {"d": 4}, "prepend": {"e": 5},
        "union": {"f": [6], "g": [7]}, "remove": {"h": 8}, "unset": ["i"],
    }  # fmt: skip
    assert clear["context"]["traitOps"] == {"clearAll": True}


def test_user_properties_of_an_event_are_an_identify_of_their_own(client):
    send(client, event(insert_id="i", user_properties={"plan": "pro"}, revenue=2.5, groups={"co": "acme"}))  # fmt: skip
    plain, identify = client.events
    assert (plain["properties"], plain["context"]["groups"]) == ({"revenue": 2.5}, {"co": "acme"})
    assert (identify["event"], identify["properties"]) == ("$identify", {"plan": "pro"})
    assert identify["message_id"] == plain["message_id"] + "+1"


def test_group_identify_is_about_each_of_its_groups(client):
    one = event(
        "$groupidentify", groups={"co": ["acme", "apex"]}, group_properties={"$set": {"n": 1}}
    )
    send(client, one)
    assert [row["context"]["groupId"] for row in client.events] == ["acme", "apex"]
    assert {(row["person_id"], row["context"]["groupType"]) for row in client.events} == {(0, "co")}


def test_one_bad_event_keeps_all_out_and_says_which_so_that_the_rest_comes_again(client):
    good = [event(insert_id=f"g{n}") for n in range(3)]
    bad = [event(""), {"event_type": "E"}, event(time="soon"), event(event_properties=7), "x"]
    answer = send(client, good[0], bad[0], good[1], bad[1], bad[2], bad[3], bad[4], good[2])
    body = answer.json()
    assert (answer.status_code, body["code"]) == (400, 400)
    assert body["events_with_missing_fields"] == {"event_type": [1], "user_id": [3]}
    assert body["events_with_invalid_fields"] == {
        "time": [4],
        "event_properties": [5],
        "event": [6],
    }
    assert client.events == []
    assert len(client.rejects) == 5
    assert send(client, *good).json()["events_ingested"] == 3
    assert len(client.events) == 3


def test_an_insert_id_counts_once_per_device(client):
    batch = [event(insert_id="i"), event(insert_id="i"), event(insert_id="i", device_id="device-2")]
    assert send(client, *batch).json()["events_ingested"] == 3
    assert len(client.events) == 2


def test_refusals_are_in_amplitudes_words(client):
    for body in ({"api_key": "nope", "events": [event()]}, {"events": [event()]}):
        answer = client.post(f"{BASE}/batch", body, key=None)
        assert answer.status_code == answer.json()["code"] == 400
        assert answer.json()["error"].startswith("Invalid API key: ")
    missing = client.post(f"{BASE}/batch", {"api_key": "AK"}, key=None).json()
    assert (missing["code"], missing["missing_field"]) == (400, "events")
    assert client.post(f"{BASE}/batch", b"{", key=None).json()["code"] == 400
    large = client.post(f"{BASE}/2/httpapi", b" " * ((1 << 20) + 1), key=None)
    assert (large.status_code, large.json()) == (413, {"code": 413, "error": "Payload too large"})
    many = send(client, *[event()] * 2001)
    assert (many.status_code, many.json()["code"]) == (413, 413)
    assert client.events == []


def test_pressure_is_told_in_the_fields_that_the_sdk_reads(client, tmp_path, monkeypatch):
    collect = open_collect(tmp_path / "slow", lambda: KEYS, segment_mib=8, reserve_mib=1, rate_per_s=0.001)  # fmt: skip
    slow = Client(collect, tmp_path / "slow")
    assert send(slow, event()).status_code == 200
    limited = send(slow, event())
    assert (limited.status_code, limited.json()["code"]) == (429, 429)
    assert limited.json()["throttled_events"] == []
    collect.close()

    async def refuse(_self, _entries):
        raise log_busy()

    monkeypatch.setattr(LogDoor, "append", refuse)
    answer = send(client, event())
    assert (answer.status_code, answer.json()["code"]) == (503, 503)


def test_gzip_is_taken(client):
    body = gzip.compress(json.dumps({"api_key": "AK", "events": [event()]}).encode())
    assert client.post(f"{BASE}/batch", body, key=None).json()["events_ingested"] == 1
