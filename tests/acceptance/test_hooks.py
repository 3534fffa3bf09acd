"""Webhooks through a real server: verified, mapped, stored once, replayed; whatever is killed meanwhile."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable

import httpx
import pytest

from support.reading import all_events
from support.server import Server

RULE = {
    "id": "r1", "name": "Orders", "when": {"property": "kind", "op": "eq", "value": "order"},
    "event": {"value": "Order"}, "user_id": {"path": "$.who"}, "timestamp": {"path": "$.at"},
    "properties": {"total": {"path": "$.total"}, "topic": {"header": "x-topic"}},
}  # fmt: skip
AT = "2026-01-31T10:00:00Z"
EVER = {"since": "0001-01-01T00:00:00", "until": "9999-12-31T00:00:00Z"}


@pytest.fixture(scope="module")
def project(server: Server) -> dict:
    """A project for everything here that leaves the server alone."""
    return server.create_project("webhooks")


def make(server: Server, project: dict, name: str, scheme: str = "github", **more: object) -> dict:
    """Make a webhook with one rule; its answer has the secret."""
    body = {"name": name, "scheme": scheme, "mapping": {"rules": [RULE], **more}}
    return server.post(project, "hooks", body)


def deliver(server: Server, hook: dict, name: str, body: object, **headers: str) -> httpx.Response:
    """Send a signed delivery as GitHub does."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    digest = hmac.new(hook["secret"].encode(), text, hashlib.sha256).hexdigest()
    signed = {
        "x-hub-signature-256": f"sha256={digest}", "x-github-delivery": name,
        "content-type": "application/json",
    }  # fmt: skip
    url = f"{server.url}{hook['path']}"
    return httpx.post(url, content=text, headers={**signed, **headers}, timeout=30)


def order(who: str = "ana", **more: object) -> dict:
    return {"kind": "order", "who": who, "at": AT, "total": 9.5, **more}


def until(found: Callable[[], object]) -> object:
    """Return what is found, as soon as it is."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if value := found():
            return value
        time.sleep(0.05)
    raise AssertionError("it did not come")


def deliveries(server: Server, project: dict, hook: dict, count: int) -> list[dict]:
    """The deliveries of a webhook, once there are so many."""
    path = f"hooks/{hook['id']}/deliveries"

    def found() -> list[dict] | None:
        items = server.get(project, path)["items"]
        return items if len(items) >= count else None

    return until(found)


def test_a_delivery_becomes_an_event_once_however_often_it_is_repeated(server, project):
    hook = make(server, project, "Once")
    first = deliver(server, hook, "d-1", order(), **{"x-topic": "orders/paid"})
    assert (first.status_code, first.json()["accepted"]) == (200, 1)
    again = deliver(server, hook, "d-1", order())
    assert (again.json()["accepted"], again.json()["duplicates"]) == (0, 1)
    [kept] = deliveries(server, project, hook, 1)
    assert (kept["verdict"], kept["items"], kept["delivery_id"]) == ("accepted", 1, "d-1")
    [message_id] = kept["message_ids"]
    journey = until(lambda: server.get(project, "events/journey", message_id=message_id)["items"])
    assert (journey[0]["event"], journey[0]["user_id"]) == ("Order", "ana")
    stored = until(lambda: server.get(project, "events", event="Order")["items"])[0]
    assert stored["properties"] == {"total": 9.5, "topic": "orders/paid"}
    assert stored["timestamp"].startswith("2026-01-31T10:00:00")
    assert "ip" not in stored["context"]
    assert "userAgent" not in stored["context"]
    assert stored["context"]["library"] == {"name": "webhook: Once"}


def test_who_does_not_prove_himself_gets_401_and_leaves_a_note_without_the_body(server, project):
    hook = make(server, project, "Guarded")
    url = f"{server.url}{hook['path']}"
    bare = httpx.post(url, json=order("mallory"))
    assert (bare.status_code, bare.json()["code"]) == (401, "signature_missing")
    wrong = deliver(server, {**hook, "secret": "another secret"}, "d", order("mallory"))
    assert (wrong.status_code, wrong.json()["code"]) == (401, "signature_mismatch")
    spanish = httpx.post(url, json={}, headers={"accept-language": "es"}).json()
    assert spanish["title"] == "No se pudo comprobar el emisor"
    [note] = deliveries(server, project, hook, 1)
    assert (note["verdict"], note["detail"], note["items"]) == (
        "unverified",
        "signature_missing",
        0,
    )
    absent = httpx.get(
        f"{server.url}/api/v1/projects/{project['project_id']}/hooks/{hook['id']}/deliveries/{note['seq']}",
        headers={"Authorization": f"Bearer {project['api_key']}"},
    )
    assert absent.status_code == 404


def test_the_secret_is_shown_once_and_an_old_one_holds_for_the_overlap(server, project):
    hook = make(server, project, "Rotated")
    path = f"hooks/{hook['id']}"
    assert hook["secret"]
    assert server.get(project, path)["secret"] is None
    assert hook["secret"] not in json.dumps(server.get(project, "hooks"))
    rotated = server.post(project, f"{path}/secret", {"overlap_hours": 1})
    assert rotated["secret"] not in {None, hook["secret"]}
    until(lambda: deliver(server, rotated, "n", order()).status_code == 200)
    assert deliver(server, hook, "o", order()).status_code == 200
    last = server.post(project, f"{path}/secret", {"overlap_hours": 0})
    until(lambda: deliver(server, last, "l", order()).status_code == 200)
    assert deliver(server, rotated, "p", order()).status_code == 401
    assert last["secret"] not in (server.data / "hooks.json").read_text("utf-8")
    audit = [entry["action"] for entry in server.get(project, "audit")["items"]]
    assert {"hook.created", "hook.secret_rotated"} <= set(audit)


def test_what_no_rule_applies_to_is_kept_and_replayed_once_a_rule_does(server, project):
    hook = make(server, project, "Corrected")
    for name in ("u-1", "u-2", "u-2"):
        answer = deliver(server, hook, name, {"kind": "refund", "who": "eva", "at": AT})
        assert (answer.status_code, answer.json()["verdict"]) == (200, "unmatched")
    kept = deliveries(server, project, hook, 2)
    assert [one["verdict"] for one in kept] == ["unmatched", "unmatched"]

    def open_ones() -> list[dict]:
        groups = server.get(project, "rejects/groups")["items"]
        return [one for one in groups if one["source"] == "webhook: Corrected"]

    [group] = until(open_ones)
    assert (group["reason"], group["count"], group["replayable"]) == ("no_rule", 2, False)
    refund = {**RULE, "id": "r2", "when": None, "event": {"value": "Refund"}}
    changed = {**server.get(project, f"hooks/{hook['id']}")}
    body = {
        "revision": changed["revision"], "name": "Corrected", "scheme": "github",
        "mapping": {"rules": [RULE, refund]},
    }  # fmt: skip
    put(server, project, f"hooks/{hook['id']}", body)
    replay = f"hooks/{hook['id']}/replay"
    done = server.post(project, replay, EVER)
    assert (done["deliveries"], done["accepted"], done["after_seq"]) == (2, 2, None)
    again = server.post(project, replay, EVER)
    assert (again["accepted"], again["duplicates"]) == (0, 2)
    refunds = until(lambda: server.get(project, "events", event="Refund")["items"])
    assert {one["user_id"] for one in refunds} == {"eva"}
    assert all(one["timestamp"].startswith("2026-01-31T10:00:00") for one in refunds)
    assert open_ones() == []
    assert all(one["replayed_items"] == 1 for one in deliveries(server, project, hook, 2))


def put(server: Server, project: dict, path: str, body: dict) -> dict:
    answer = httpx.put(
        f"{server.url}/api/v1/projects/{project['project_id']}/{path}",
        headers={"Authorization": f"Bearer {project['api_key']}"},
        json=body,
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_change_meets_a_change_of_somebody_else(server, project):
    hook = make(server, project, "Twice")
    body = {"revision": 1, "name": "Twice", "scheme": "github", "mapping": {"rules": []}}
    put(server, project, f"hooks/{hook['id']}", body)
    answer = httpx.put(
        f"{server.url}/api/v1/projects/{project['project_id']}/hooks/{hook['id']}",
        headers={"Authorization": f"Bearer {project['api_key']}"},
        json=body,
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "hook_changed")


def test_slacks_handshake_is_answered_to_slack_only(server, project):
    made = server.post(project, "hooks", {"name": "Slack", "scheme": "slack", "mapping": {}})
    at, text = str(int(time.time())), b'{"type":"url_verification","challenge":"c-1","token":"t"}'
    digest = hmac.new(made["secret"].encode(), b"v0:" + at.encode() + b":" + text, hashlib.sha256)
    signed = {"x-slack-request-timestamp": at, "x-slack-signature": f"v0={digest.hexdigest()}"}
    url = f"{server.url}{made['path']}"
    assert httpx.post(url, content=text, headers=signed).json() == {"challenge": "c-1"}
    assert httpx.post(url, content=text).status_code == 401


def test_addresses_that_are_none_and_other_methods(server, project):
    hook = make(server, project, "Methods", "none")
    assert httpx.post(f"{server.url}/hooks/nobody-knows", json={}).status_code == 404
    assert httpx.post(f"{server.url}/hooks/", json={}).status_code == 404
    assert httpx.get(f"{server.url}{hook['path']}").status_code == 405
    large = httpx.post(f"{server.url}{hook['path']}", content=b" " * 600_000)
    assert large.status_code == 413
    unreadable = httpx.post(f"{server.url}{hook['path']}", content=b"<order/>")
    assert (unreadable.status_code, unreadable.json()["verdict"]) == (200, "unreadable")
    gone = httpx.delete(
        f"{server.url}/api/v1/projects/{project['project_id']}/hooks/{hook['id']}",
        headers={"Authorization": f"Bearer {project['api_key']}"},
    )
    assert gone.status_code == 204
    until(lambda: httpx.post(f"{server.url}{hook['path']}", json={}).status_code == 404)


def test_a_trial_says_what_each_step_says_and_stores_nothing(server, project):
    hook = make(server, project, "Tried")
    body = {
        "hook_id": int(hook["id"]), "name": "Tried",
        "mapping": {"rules": [RULE, {"event": {"value": "Rest"}}]}, "scheme": "github",
        "example": json.dumps(order()), "headers": {"X-GitHub-Delivery": "trial"},
    }  # fmt: skip
    trial = server.post(project, "hooks/preview", body)
    assert (trial["verdict"], trial["delivery_id"]) == ("accepted", "trial")
    [item] = trial["items"]
    assert item["accepted"]
    assert [one["step"] for one in item["steps"]][:2] == ["check_type", "check_identity"]
    becomes = json.loads(item["becomes"])
    assert becomes["event"] == "Order"
    body["example"] = '{"kind": "other"}'
    [refused] = server.post(project, "hooks/preview", body)["items"]
    assert (refused["reason"], refused["steps"][-1]["step"]) == (
        "missing_identity",
        "check_identity",
    )
    assert (
        server.post(project, "hooks/preview", {**body, "example": "<a/>"})["verdict"]
        == "unreadable"
    )
    assert server.get(project, f"hooks/{hook['id']}/deliveries")["items"] == []
    deliver(server, hook, "trial", order())
    [kept] = deliveries(server, project, hook, 1)
    assert kept["message_ids"] == [becomes["message_id"]]


class Sender:
    """Sends numbered deliveries like a sender of webhooks: again and again until it hears a 200."""

    def __init__(self, server: Server, hook: dict) -> None:
        self._server, self._hook = server, hook
        self.acknowledged: set[str] = set()
        self.sent_again = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Sender:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        number = 0
        while not self._stop.is_set():
            name = f"k-{number}"
            while not self._acknowledged(name):
                self.sent_again += 1
                time.sleep(0.02)
            self.acknowledged.add(name)
            number += 1

    def _acknowledged(self, name: str) -> bool:
        try:
            return deliver(self._server, self._hook, name, order(name)).status_code == 200
        except httpx.HTTPError:
            return False

    def wait_for(self, count: int) -> None:
        """Return once so many more were acknowledged."""
        goal = len(self.acknowledged) + count
        until(lambda: len(self.acknowledged) >= goal)


@pytest.mark.slow
def test_kill_9_while_deliveries_arrive_loses_none_and_stores_none_twice(own_server: Server):
    project = own_server.create_project("killed")
    hook = make(own_server, project, "Killed")
    with Sender(own_server, hook) as sender:
        sender.wait_for(20)
        own_server.kill()
        own_server.spawn()
        sender.wait_for(20)  # the front is up before PostgreSQL: webhooks of the last run
        own_server.wait_until_ready()
        own_server.kill_child("core")
        sender.wait_for(20)
        own_server.kill_postgres()
        sender.wait_for(20)
    until(lambda: httpx.get(f"{own_server.url}/readyz").status_code == 200)
    stored = [event["user_id"] for event in all_events(own_server, project)]
    assert len(stored) == len(set(stored))
    assert sender.acknowledged <= set(stored)
    assert sender.sent_again
    assert len(deliveries(own_server, project, hook, 1)) >= 1
