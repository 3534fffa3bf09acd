"""The HTTP contract of collect: who is let in, what is answered, what is kept."""

import gzip
import json
import random
from base64 import b64encode
from pathlib import Path

import pytest
import structlog
from collecting import KEYS, Client

from cauce.collect.app import ENDPOINTS
from cauce.collect.contracts import Sender
from cauce.collect.facade import open_collect
from cauce.collect.intake import LogDoor
from cauce.infra.log.lanes import log_busy
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

CAPTURED = json.loads(
    (Path(__file__).parents[2] / "conformance" / "segment_requests.json").read_text("utf-8")
)["requests"]
EVENT = {"userId": "u1", "event": "E", "messageId": "m1"}


def item(**fields) -> dict:
    return {"type": "track", "event": "E", "userId": "u1", **fields}


def basic(text: str) -> dict:
    return {"authorization": "Basic " + b64encode(text.encode()).decode()}


@pytest.mark.parametrize("sent", CAPTURED, ids=lambda s: f"{s['client']} {s['path']}")
def test_what_official_sdks_send_is_taken_whole(client, sent):
    answer = client.replay(sent)
    assert answer.status_code == 200
    if sent["method"] == "POST":
        assert answer.json() == {"success": True}
        batch = json.loads(sent["body"]).get("batch") or [json.loads(sent["body"])]
        assert [row["message_id"] for row in client.events] == [one["messageId"] for one in batch]
        assert client.rejects == []


@pytest.mark.parametrize(
    ("headers", "query", "body_key", "status"),
    [
        (basic("WK:"), "", None, 200),
        (basic("WK"), "", None, 200),
        (basic("WK:password"), "", None, 200),
        ({"authorization": "Bearer WK"}, "", None, 200),
        ({}, "?writeKey=WK", None, 200),
        ({}, "", "WK", 200),
        ({"authorization": "Bearer oauth-token"}, "", "WK", 200),
        ({"authorization": "Basic !!!"}, "", "WK", 200),
        ({"authorization": "Negotiate x"}, "", None, 401),
        (basic("nope:"), "", None, 401),
        ({}, "", "nope", 401),
        ({}, "", None, 401),
        ({}, "", 7, 401),
    ],
)
def test_the_write_key_is_found_wherever_sdks_put_it(client, headers, query, body_key, status):
    body = {**EVENT, **({} if body_key is None else {"writeKey": body_key})}
    answer = client.request("POST", f"/v1/track{query}", json=body, headers=headers)
    assert answer.status_code == status
    assert len(client.events) == (status == 200)
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"


def test_each_key_collects_into_its_own_project(client):
    client.post("/v1/track", EVENT, key="WK")
    client.post("/v1/track", EVENT, key="RK")
    assert [row["project_id"] for row in client.events] == [1, 2]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/v1/track", "track"), ("/v1/t", "track"), ("/v1/i", "identify"), ("/v1/p", "page"),
     ("/v1/screen", "screen"), ("/v1/s", "screen"), ("/v1/g", "group"), ("/v1/alias", "alias"), ("/v1/a", "alias")],
)  # fmt: skip
def test_the_address_says_the_type(client, path, kind):
    body = {**EVENT, "groupId": "g", "previousId": "p", "type": "something else"}
    assert client.post(path, body).json() == {"success": True}
    assert [row["type"] for row in client.events] == [kind]


@pytest.mark.parametrize("path", ["/v1/batch", "/v1/b", "/v1/import", "/v1/batch/"])
def test_a_batch_keeps_what_is_right_and_lists_what_is_not(client, path):
    body = {"batch": [item(messageId="a"), {"type": "track"}, item(messageId="b")]}
    answer = client.post(path, body)
    assert answer.status_code == 200
    assert answer.json()["success"] is True
    assert [(r["index"], r["reason"]) for r in answer.json()["rejected"]] == [
        (1, "missing_identity")
    ]
    assert [row["message_id"] for row in client.events] == ["a", "b"]
    (refused,) = client.rejects
    assert (refused["reason"], refused["sample"]) == ("missing_identity", '{"type": "track"}')


def test_a_repeated_message_is_a_success_and_kept_once(client):
    for _ in range(3):
        assert client.post("/v1/track", EVENT).json() == {"success": True}
    assert len(client.events) == 1


def test_a_missing_message_id_is_made_and_returned(client):
    answer = client.post("/v1/track", {"userId": "u", "event": "E"})
    assert answer.json() == {"success": True}
    assert answer.headers["x-message-id"] == client.events[0]["message_id"]


def test_our_own_form_answers_a_verdict_for_each_message(client):
    client.post("/v1/track", {**EVENT, "messageId": "known"})
    body = {
        "batch": [item(messageId="new"), item(messageId="known"), item(messageId="bad", userId="null"),
                  item(messageId="new")],
        "request_id": "r-1", "attempt": 2,
    }  # fmt: skip
    answer = client.request("POST", "/v1/events", json=body, headers={"authorization": "Bearer WK"})
    assert answer.json()["request_id"] == "r-1"
    results = answer.json()["results"]
    assert {k: v["result"] for k, v in results.items()} == {
        "new": "ok", "known": "duplicate", "bad": "drop",
    }  # fmt: skip
    assert results["bad"]["reason"] == "invalid_identity"


def test_one_refused_event_is_a_400_with_its_reason_and_is_kept(client):
    answer = client.post("/v1/track", {"event": "E"}, headers={"accept-language": "es-ES"})
    assert (answer.status_code, answer.json()["code"]) == (400, "missing_identity")
    assert answer.json()["title"].startswith("No es un evento")
    assert [row["reason"] for row in client.rejects] == ["missing_identity"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b"7", b"\x00\xff", b'{"batch":{}}', b"{}"]
)
def test_what_is_no_batch_is_malformed(client, body):
    answer = client.post("/v1/batch", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_limits_are_413(client):
    big = {**EVENT, "properties": {"x": "y" * 33_000}}
    assert client.post("/v1/track", big).status_code == 413
    assert client.post("/v1/batch", b"x" * 512_001).status_code == 413
    assert client.post("/v1/batch", gzip.compress(b" " * 512_001)).status_code == 413
    assert client.post("/v1/batch", {"batch": [{}] * 2501}).status_code == 413
    assert [row["reason"] for row in client.rejects] == ["too_large", "batch_too_many_events"]
    assert client.events == []


def test_a_browser_page_may_send(client):
    asked = {"origin": "https://shop.example", "access-control-request-method": "POST",
             "access-control-request-headers": "authorization,content-type,anonymousid"}  # fmt: skip
    answer = client.request("OPTIONS", "/v1/t", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (
        answer.headers["access-control-allow-headers"] == "authorization,content-type,anonymousid"
    )
    beacon = client.post("/v1/t", EVENT, headers={"content-type": "text/plain;charset=UTF-8"})
    assert beacon.headers["access-control-allow-origin"] == "*"
    assert client.post("/v1/t", EVENT, key="nope").headers["access-control-allow-origin"] == "*"


def test_the_browser_sdk_gets_its_settings(client):
    answer = client.request("GET", "/v1/projects/WK/settings", headers={"host": "c.example:8000"})
    own = answer.json()["integrations"]["Segment.io"]
    assert own == {"apiKey": "WK", "apiHost": "c.example:8000/v1", "protocol": "http"}
    assert client.request("GET", "/v1/projects/nope/settings").status_code == 404
    assert client.request("GET", "/v1/track").status_code == 405
    assert client.request("POST", "/v1/nothing").status_code == 404


def test_rudderstacks_sdk_for_pages_gets_its_settings(client):
    for given in ({"headers": basic("WK:")}, {"params": {"writeKey": "WK", "p": "npm"}}):
        source = client.request("GET", "/v1/sourceConfig/", **given).json()["source"]
        assert (source["id"], source["enabled"], source["destinations"]) == ("1", True, [])
    assert client.request("GET", "/v1/sourceConfig", params={"writeKey": "no"}).status_code == 401


@pytest.mark.parametrize("path", sorted(ENDPOINTS))
def test_a_megabyte_of_random_bytes_is_never_a_server_error(client, path):
    noise = random.Random(path).randbytes(1 << 20)
    for body in (
        noise,
        noise[:400_000],
        noise[:3000],
        b"\x1f\x8b" + noise[:3000],
        b'{"batch":[' + noise[:3000],
    ):
        for key in ("WK", None):
            assert client.post(path, body, key=key).status_code in {200, 400, 401, 413}
    assert client.events == []


def test_a_log_that_takes_nothing_is_a_503_that_says_when_to_come_back(client, monkeypatch):
    async def refuse(_self, _entries):
        raise log_busy()

    monkeypatch.setattr(LogDoor, "append", refuse)
    answer = client.post("/v1/track", EVENT)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.json()["code"] == "log_busy"


def test_a_key_over_its_own_quota_is_a_429_and_its_projects_other_key_is_not(tmp_path):
    shop = ProjectId(1)
    keys = {"slow": Sender(shop, 11, 1.0), "free": Sender(shop, 12)}
    collect = open_collect(tmp_path, lambda: keys, segment_mib=8, reserve_mib=1)
    client = Client(collect, tmp_path)
    ten = {"batch": [{**EVENT, "type": "track", "messageId": f"m{n}"} for n in range(10)]}
    assert client.post("/v1/batch", ten, key="slow").status_code == 200
    refused = client.post("/v1/track", EVENT, key="slow")
    assert (refused.status_code, int(refused.headers["retry-after"])) == (429, 1)
    own = {**EVENT, "messageId": "own"}
    assert client.post("/v1/track", own, key="free").status_code == 200
    assert [one["key_id"] for one in client.events] == [11] * 10 + [12]
    collect.close()


def test_a_project_over_its_rate_is_a_429_and_others_are_not(tmp_path):
    collect = open_collect(tmp_path, lambda: KEYS, segment_mib=8, reserve_mib=1, rate_per_s=1)
    client = Client(collect, tmp_path)
    statuses = [
        client.post("/v1/track", {**EVENT, "messageId": str(n)}).status_code for n in range(20)
    ]
    assert statuses[:10] == [200] * 10
    assert statuses[-1] == 429
    refused = client.post("/v1/track", {**EVENT, "messageId": "more"})
    assert int(refused.headers["retry-after"]) >= 1
    assert client.post("/v1/track", EVENT, key="RK").status_code == 200
    collect.close()


def test_known_keys_go_on_while_the_accounts_are_away_and_unknown_ones_come_back_later(tmp_path):
    state: dict = {"keys": KEYS}

    def load():
        if state["keys"] is None:
            raise CauceError("database_unavailable", log_busy().message)
        return state["keys"]

    with structlog.testing.capture_logs():
        collect = open_collect(tmp_path, load, segment_mib=8, reserve_mib=1)
        client = Client(collect, tmp_path)
        assert client.post("/v1/track", EVENT).status_code == 200
        state["keys"] = None
        assert client.post("/v1/track", EVENT).status_code == 200
        answer = client.post("/v1/track", EVENT, key="new")
        assert (answer.status_code, answer.json()["code"]) == (503, "keys_unavailable")
        assert int(answer.headers["retry-after"]) > 0
        state["keys"] = {**KEYS, "new": Sender(ProjectId(3), 13)}
        assert client.post("/v1/track", EVENT, key="new").status_code == 200
        collect.close()


def test_a_key_made_now_works_now_and_a_wrong_one_is_asked_for_once_a_second(tmp_path):
    calls = []
    keys = dict(KEYS)

    def load():
        calls.append(1)
        return keys

    collect = open_collect(tmp_path, load, segment_mib=8, reserve_mib=1)
    client = Client(collect, tmp_path)
    keys["fresh"] = Sender(ProjectId(9), 19)
    assert client.post("/v1/track", EVENT, key="fresh").status_code == 200
    before = len(calls)
    for _ in range(30):
        assert client.post("/v1/track", EVENT, key="wrong").status_code == 401
    assert len(calls) - before <= 4
    collect.close()
