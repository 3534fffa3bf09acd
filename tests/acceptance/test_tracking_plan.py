"""A published plan is followed by the running server, without a restart, within seconds."""

from __future__ import annotations

import json
import subprocess
import time

import httpx
from segment.analytics.client import Client

from support.server import CAUCE

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


def test_the_command_line_exports_checks_and_publishes_the_same_file(server, tmp_path):
    project = server.create_project("By command")
    on = ("--project", project["project_id"])
    publish(server, project, PLAN)
    first, again = tmp_path / "plan.yaml", tmp_path / "again.yaml"
    server.cauce("plan", "export", "-o", str(first), *on)
    checked = server.cauce("plan", "check", str(first), *on)
    assert checked == {"valid": True, "changes": []}
    first.write_text(first.read_text("utf-8").replace("policy: block", "policy: flag"), "utf-8")
    changed = server.cauce("plan", "import", str(first), "--publish", "--note", "Softer", *on)
    assert changed["version"] == 2
    server.cauce("plan", "export", "-o", str(again), *on)
    exported = again.read_bytes()
    unchanged = server.cauce("plan", "import", str(again), "--publish", *on)
    assert (unchanged["version"], unchanged["changes"]) == (2, [])
    server.cauce("plan", "export", "-o", str(again), *on)
    assert again.read_bytes() == exported
    versions = server.get(project, "tracking-plan/versions")["items"]
    assert [v["note"] for v in versions] == ["Softer", ""]
    until(lambda: track(server, project, "Order", total="5").status_code == 200)


def test_a_file_with_an_error_ends_with_its_line_and_exit_code_1(server, tmp_path):
    project = server.create_project("Wrong file")
    file = tmp_path / "plan.yaml"
    file.write_text("events:\n  Order:\n    policy: drop\n", "utf-8")
    done = subprocess.run(
        [*CAUCE, "plan", "check", str(file), "--project", project["project_id"],
         "--data", str(server.data), "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["valid"], found["path"]) == (False, "events[Order].policy")
    assert "3" in found["error"]


def test_a_typed_call_of_the_generated_module_is_stored_without_a_violation(server, tmp_path):
    project = server.create_project("Typed")
    publish(server, project, PLAN)
    url = f"{server.url}/api/v1/projects/{project['project_id']}/tracking-plan/files/python"
    source = httpx.get(url, headers={"Authorization": f"Bearer {project['api_key']}"}).text
    scope: dict = {"__name__": "tracking_plan"}
    exec(compile(source, "tracking_plan.py", "exec"), scope)
    client = Client(project["write_key"], host=server.url, sync_mode=True)
    calls = scope["TrackingPlan"](client)
    calls.order(user_id="ana", total=12.5)
    calls.visit(anonymous_id="phone", page="/home")
    assert server.stored(project) == 2
    for item in server.get(project, "events")["items"]:
        assert "planViolations" not in item["context"]
    assert server.get(project, "tracking-plan/violations")["violations"] == []
