"""Mixpanel's shape: what its SDKs send is understood and answered as they need it."""

import gzip
import json
from base64 import b64encode
from urllib.parse import quote, urlencode

import pytest
from collecting import recorded

from cauce.collect.formats.mixpanel import ENDPOINTS
from cauce.kernel.ids import ProjectId, raw_person_id

BASE = "/compat/mixpanel"
RECORDED = recorded("mixpanel")
DEVICE = "2084fceb-d437-4ca2-9e29-58282b04130e"


def event(name="E", **properties) -> dict:
    return {"event": name, "properties": {"token": "TOK", "distinct_id": "d1", **properties}}


def basic(text: str) -> dict:
    return {"authorization": "Basic " + b64encode(text.encode()).decode()}


def test_recorded_requests_are_all_here():
    assert len(RECORDED) == 18


@pytest.mark.parametrize("sent", RECORDED, ids=lambda s: f"{s['client']} {s['path'][:12]}")
def test_what_official_sdks_send_is_answered_as_they_expect_and_kept(client, sent):
    answer = client.replay(sent, BASE)
    assert answer.status_code == 200
    if "verbose=0" in sent["path"]:
        assert answer.text == "1"
    elif "/import" in sent["path"]:
        assert answer.json() == {
            "code": 200, "num_records_imported": 1, "status": 1, "error": None,
        }  # fmt: skip
    else:
        assert answer.json() == {"error": None, "status": 1}
    assert client.events
    assert client.rejects == []
    assert {row["project_id"] for row in client.events} == {3}


def the_event(client, index: int) -> dict:
    client.replay(RECORDED[index], BASE)
    (row,) = client.events
    return row


def test_an_event_of_the_python_sdk_keeps_its_person_time_and_properties(client):
    row = the_event(client, 0)
    assert (row["type"], row["event"], row["user_id"], row["anonymous_id"]) == (
        "track",
        "Ev",
        "d1",
        "",
    )
    assert row["person_id"] == raw_person_id(ProjectId(3), "user_id", "d1")
    assert row["timestamp"].startswith("2026-11-23T19:12:17.559")
    assert row["properties"] == {"a": 1}
    assert row["context"] == {"library": {"name": "mixpanel-python", "version": "5.4.1"}}
    assert row["message_id"].startswith("fb25a7719d2842c0bd5cb8a21cf34639-")


@pytest.mark.parametrize(
    ("index", "traits", "operations"),
    [
        (1, {"name": "x"}, None),
        (2, {}, {"add": {"n": 1}}),
        (3, {}, {"append": {"l": 1}}),
        (4, {}, {"union": {"l": [1]}}),
        (5, {}, {"unset": ["n"]}),
        (6, {}, {"append": {"$transactions": {"$amount": 9.9}}}),
        (7, {}, {"clearAll": True}),
    ],
)
def test_a_profile_operation_is_an_identify(client, index, traits, operations):
    row = the_event(client, index)
    assert (row["event"], row["user_id"], row["properties"]) == ("$identify", "d1", traits)
    assert row["context"].get("traitOps") == operations
    assert row["timestamp"].startswith("2026-11-23T19:12:17.")


def test_a_group_profile_is_a_group_call_of_nobody(client):
    row = the_event(client, 8)
    assert (row["event"], row["user_id"], row["person_id"]) == ("$group", "", 0)
    assert (row["context"]["groupId"], row["context"]["groupType"]) == ("acme", "co")
    assert row["properties"] == {"p": 1}


def test_merge_is_an_alias_of_the_second_id(client):
    row = the_event(client, 9)
    assert (row["event"], row["user_id"], row["context"]["previousId"]) == ("$alias", "d1", "d2")


def test_an_import_keeps_its_old_time(client):
    assert the_event(client, 10)["timestamp"] == "2020-09-13T12:26:40Z"


def test_an_event_without_time_happened_when_it_arrived(client):
    row = the_event(client, 12)
    assert row["timestamp"] == row["received_at"]
    assert row["properties"] == {}
    assert row["context"]["library"]["name"] == "mixpanel-node"


def test_the_browser_sdk_says_who_is_who(client):
    client.replay(RECORDED[15], BASE)
    view, before, identified, after = client.events
    assert (view["type"], view["event"], view["properties"]["url"]) == (
        "page", "Page Viewed", "http://127.0.0.1:18777/static/mp.html",
    )  # fmt: skip
    assert view["context"]["page"]["path"] == "/static/mp.html"
    assert view["context"]["screen"] == {"width": 800, "height": 600}
    assert view["context"]["os"] == {"name": "Linux"}
    assert view["context"]["vendorEvent"] == "$mp_web_page_view"
    assert (before["user_id"], before["anonymous_id"]) == ("", DEVICE)
    assert before["properties"] == {
        "a": 1, "$browser": "Chrome", "$browser_version": 156,
        "$initial_referrer": "$direct", "$initial_referring_domain": "$direct", "mp_sent_by_lib_version": "2.83.0",
    }  # fmt: skip
    assert (identified["event"], identified["user_id"], identified["anonymous_id"]) == (
        "$identify", "u1", DEVICE,
    )  # fmt: skip
    assert (after["user_id"], after["anonymous_id"]) == ("u1", DEVICE)
    assert before["timestamp"] == "2026-11-23T19:00:10.382000Z"


def test_the_same_event_twice_is_kept_once_and_still_a_success(client):
    for _ in range(2):
        for index in (0, 1, 15):
            assert client.replay(RECORDED[index], BASE).json()["status"] == 1
    assert len(client.events) == 6


def test_the_key_of_a_message_is_insert_id_with_event_and_person(client):
    batch = [
        event("A", **{"$insert_id": "same"}),
        event("B", **{"$insert_id": "same"}),
        event("A", **{"$insert_id": "same"}, distinct_id="d2"),
        event("A", **{"$insert_id": "same"}, n=2),
    ]
    assert client.post(f"{BASE}/track", batch, key=None).text == "1"
    assert len(client.events) == 3


@pytest.mark.parametrize("path", ["/track", "/track/", "/engage", "/groups"])
@pytest.mark.parametrize("wrap", ["json", "form", "form base64", "base64", "query", "gzip"])
def test_data_is_found_however_it_is_wrapped(client, path, wrap):
    record = {
        "track": event("Ñandú & más"),
        "engage": {"$token": "TOK", "$distinct_id": "d1", "$set": {"ñ": "+ %"}},
        "groups": {"$token": "TOK", "$group_key": "co", "$group_id": "a", "$set": {"ñ": 1}},
    }[path.strip("/")]
    text = json.dumps(record, ensure_ascii=wrap == "json").encode()
    coded = b64encode(text)
    if wrap == "query":
        answer = client.request("GET", f"{BASE}{path}?data={quote(coded.decode())}")
    else:
        body = {
            "json": text,
            "form": urlencode({"data": text.decode(), "ip": "0"}).encode(),
            "form base64": b"data=" + coded,
            "base64": coded,
            "gzip": gzip.compress(text),
        }[wrap]
        answer = client.post(BASE + path, body, key=None, headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.text) == (200, "1")
    assert len(client.events) == 1


def test_a_picture_and_a_script_are_answered_when_asked_for(client):
    data = quote(json.dumps(event()))
    picture = client.request("GET", f"{BASE}/track?img=1&data={data}")
    assert picture.headers["content-type"] == "image/gif"
    assert picture.content.startswith(b"GIF89a")
    script = client.request("GET", f"{BASE}/track?callback=mp.done&data={data}")
    assert script.text == "mp.done(1);"
    unsafe = client.request("GET", f"{BASE}/track?callback=alert(1)//&data={data}")
    assert unsafe.text == "1"


def test_an_import_keeps_the_good_rows_and_lists_the_bad_ones(client):
    batch = [
        event("Good", time=1600000000, **{"$insert_id": "i1"}),
        event("Nobody", distinct_id="", time=1600000000, **{"$insert_id": "i2"}),
        "no object",
        event("Late", time="soon"),
        event("", time=1600000000),
        event("Good too", time=1600000000),
    ]
    answer = client.post(f"{BASE}/import?strict=1", batch, key="secret")
    body = answer.json()
    assert (answer.status_code, body["code"], body["status"]) == (400, 400, "Bad Request")
    assert body["num_records_imported"] == 2
    assert [(f["index"], f["field"]) for f in body["failed_records"]] == [
        (1, "properties.distinct_id"), (2, "properties"), (3, "properties.time"), (4, "event"),
    ]  # fmt: skip
    assert body["failed_records"][0]["insert_id"] == "i2"
    assert [row["event"] for row in client.events] == ["Good", "Good too"]
    assert [row["reason"] for row in client.rejects] == [
        "missing_identity", "not_an_object", "invalid_timestamp", "missing_event_name",
    ]  # fmt: skip
    lax = client.post(f"{BASE}/import?strict=0", batch[:2], key="secret")
    assert lax.json() == {"code": 200, "num_records_imported": 1, "status": "OK"}


def test_an_import_takes_lines_and_gzip(client):
    lines = b"\n".join(json.dumps(event(f"E{n}", time=1600000000 + n)).encode() for n in range(3))
    sent = gzip.compress(lines + b'\n{"event":"cut\n')
    answer = client.post(f"{BASE}/import", sent, key="TOK")
    assert answer.json()["num_records_imported"] == 3
    assert [f["index"] for f in answer.json()["failed_records"]] == [3]
    assert [row["event"] for row in client.events] == ["E0", "E1", "E2"]


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({}, "TOK", 200),
        (basic("nobody:secret"), None, 200),
        (basic("secret:"), None, 200),
        ({"authorization": "Bearer secret"}, None, 200),
        ({}, "nope", 401),
        ({}, None, 401),
        (basic("no:body"), None, 401),
    ],
)
def test_a_key_that_nobody_has_is_a_401_and_nothing_is_kept(client, headers, token, status):
    record = event("E", time=1600000000)
    record["properties"] |= {"token": token}
    answer = client.request("POST", f"{BASE}/import", headers=headers, json=[record])
    assert answer.status_code == status
    assert len(client.events) == (status == 200)
    if status != 200:
        assert answer.json()["status"] == 0
        assert answer.json()["error"]


def test_a_part_that_is_refused_is_told_and_the_rest_is_kept(client):
    batch = [event("A"), event("B", token="other"), event("C", distinct_id="null")]
    answer = client.post(f"{BASE}/track?verbose=1", batch, key=None)
    assert (answer.status_code, answer.json()["status"]) == (200, 0)
    assert "invalid_identity" in answer.json()["error"]
    assert [row["event"] for row in client.events] == ["A"]
    assert [row["reason"] for row in client.rejects] == ["invalid_field", "invalid_identity"]
    nothing = client.post(f"{BASE}/track", batch[2], key=None)
    assert (nothing.status_code, nothing.text) == (400, "0")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"7", b"null", b"a=b", b"data=", b"\xff\xfe", b"data=%7B"]
)
def test_what_is_no_data_is_malformed(client, body):
    for path in ENDPOINTS:
        answer = client.post(f"{BASE}/{path}", body, key="TOK")
        assert (answer.status_code, answer.json()["status"]) == (400, 0)
    assert client.events == client.rejects == []


def test_limits_are_413_and_too_many_records_are_kept_as_one_reject(client):
    over = client.post(f"{BASE}/track", b" " * ((2 << 20) + 1), key="TOK")
    assert (over.status_code, over.json()["error"]) == (
        413, "request exceeds max limit of 2097152 bytes",
    )  # fmt: skip
    bomb = gzip.compress(b" " * ((10 << 20) + 1))
    assert client.post(f"{BASE}/import", bomb, key="TOK").status_code == 413
    assert client.post(f"{BASE}/import", [event()] * 2001, key=None).status_code == 413
    assert [row["reason"] for row in client.rejects] == ["batch_too_many_events"]
    assert client.post(f"{BASE}/track", [event()] * 2000, key=None).text == "1"
    assert len(client.events) == 2000


def test_a_page_may_send_with_credentials(client):
    asked = {"origin": "https://shop.example", "access-control-request-method": "POST",
             "access-control-request-headers": "x-odd,content-type"}  # fmt: skip
    allowed = client.request("OPTIONS", f"{BASE}/track/", headers=asked)
    assert allowed.status_code == 204
    for answer in (allowed, client.request("POST", f"{BASE}/track/", headers=asked, content=b"{")):
        assert answer.headers["access-control-allow-origin"] == "https://shop.example"
        assert answer.headers["access-control-allow-credentials"] == "true"
    assert allowed.headers["access-control-allow-headers"] == "x-odd,content-type"


def test_other_addresses_and_methods_are_refused(client):
    assert client.request("POST", f"{BASE}/decide").status_code == 404
    assert client.request("GET", f"{BASE}/import").status_code == 405
    assert client.request("POST", "/compat/nobody/track").status_code == 404
