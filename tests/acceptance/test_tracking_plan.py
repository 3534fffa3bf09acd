"""A published plan is followed by the running server, without a restart, within seconds."""

from __future__ import annotations

import time

import httpx

PLAN = {
    "unknown_events": "allow",
    "events": {
        "Order": {"policy": "block", "properties": {"total": {"type": "number", "required": True}}},
        "Visit": {"policy": "flag", "properties": {"page": {"type": "text"}}},
    },
}


def publish(server, project, plan):
    revision = server.get(project, "tracking-plan")["draft"]["revision"]
    url = f"{server.url}/api/v1/projects/{project['project_id']}/tracking-plan/draft"
    draft = httpx.put(
        url,
        json={"revision": revision, "plan": plan},
        headers={"Authorization": f"Bearer {project['api_key']}"},
    )
    assert draft.status_code == 200, draft.text
    body = {"revision": draft.json()["revision"]}
    return server.post(project, "tracking-plan/publish", body)


def track(server, project, event, **properties):
    body = {"event": event, "userId": "ana", "properties": properties}
    return httpx.post(f"{server.url}/v1/track", auth=(project["write_key"], ""), json=body)


def until(check, seconds=15.0):
    deadline = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_what_is_published_blocks_and_flags_and_is_counted(server):
    project = server.create_project("Planned")
    assert track(server, project, "Order", total="5").status_code == 200
    publish(server, project, PLAN)
    until(lambda: track(server, project, "Order", total="5").status_code == 400)
    refused = track(server, project, "Order", total="5").json()
    assert refused["code"] == "plan_violation"
    assert "type:total: must be number, not text" in refused["detail"]
    assert track(server, project, "Order", total=5).status_code == 200
    assert track(server, project, "Visit", page=7).status_code == 200
    assert server.stored(project) >= 3
    (visit,) = server.get(project, "events", event="Visit")["items"]
    assert visit["context"]["planViolations"] == ["type:page"]
    found = server.get(project, "tracking-plan/violations")["violations"]
    counts = {(v["event"], v["code"]): (v["flagged"], v["blocked"] > 0) for v in found}
    assert counts == {("Order", "type:total"): (0, True), ("Visit", "type:page"): (1, False)}


def test_learning_proposes_what_was_sent_and_a_newer_version_replaces_the_old_one(server):
    project = server.create_project("Learned")
    batch = [
        {"type": "track", "event": "Paid", "userId": "u", "messageId": f"p{i}",
         "properties": {"amount": i, "method": "card", **({"tip": True} if i % 2 else {})}}
        for i in range(120)
    ]  # fmt: skip
    sent = httpx.post(
        f"{server.url}/v1/batch", auth=(project["write_key"], ""), json={"batch": batch}
    )
    assert sent.status_code == 200
    assert server.stored(project) == 120
    learned = server.post(project, "tracking-plan/learn", {})
    paid = learned["draft"]["plan"]["events"]["Paid"]
    kinds = {n: (p["type"], p["required"]) for n, p in paid["properties"].items()}
    assert kinds == {
        "amount": ("number", True),
        "method": ("text", True),
        "tip": ("boolean", False),
    }
    publish(server, project, {"events": {"Paid": {**paid, "policy": "block"}}})
    until(lambda: track(server, project, "Paid", amount=1).status_code == 400)
    publish(server, project, {"events": {"Paid": {**paid, "policy": "allow"}}})
    until(lambda: track(server, project, "Paid", amount=1).status_code == 200)
