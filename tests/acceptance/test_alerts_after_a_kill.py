"""Alerts on numbers through a server that is killed while they begin to fire: each is told, and told once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from support.server import Server

ALERTS = 12


@pytest.fixture
def watching(tmp_path: Path, blank: Path) -> Iterator[Server]:
    """A server that looks for alerts every second, for the test to kill."""
    often = {"CAUCE_ALERT_WATCH_S": "1"}
    running = Server(tmp_path / "own data", blank=blank, environment=often)
    running.start()
    yield running
    if running.process is not None and running.process.poll() is None:
        running.kill()


def test_what_fires_while_the_server_is_killed_is_told_once(watching):
    project = watching.create_project("alerts")
    member = join(watching, project)
    order(watching, project)
    question = {"kind": "trend", "series": [{"event": "Order"}]}
    condition = {"kind": "threshold", "direction": "up", "value": 2}
    for number in range(ALERTS):
        body = {"name": f"n{number}", "question": question, "condition": condition}
        watching.post(project, "alerts", {**body, "members": [member]})
    until(lambda: any(firing(watching, project)))
    watching.kill()
    watching.start()
    until(lambda: all(one >= 1 for one in firing(watching, project)))
    for alert in watching.get(project, "alerts")["items"]:
        assert len(watching.get(project, f"alerts/{alert['id']}/firings")["items"]) == 1
        assert alert["problem"] is None
    lines = watching.get(project, "notices/deliveries", limit=100)["items"]
    told = sorted(one["title"] for one in lines if one["kind"] == "alert")
    assert told == sorted(f"n{number}: 3" for number in range(ALERTS))


def join(server: Server, project: dict) -> str:
    """Return the id of a new member with an address."""
    invited = {"email": "olga@example.com", "role": "editor"}
    made = server.post(project, "members/invitations", invited)
    token = made["url"].rpartition("/")[2]
    body = {"name": "Olga", "password": "un río de palabras"}
    answer = httpx.post(f"{server.url}/api/v1/invitations/{token}", json=body, timeout=30)
    assert answer.status_code < 300, answer.text
    return answer.json()["user"]["id"]


def order(server: Server, project: dict) -> None:
    """Send three orders of now."""
    now = datetime.now(UTC).isoformat()
    batch = [
        {"type": "track", "event": "Order", "userId": f"u{n}", "messageId": f"o{n}", "timestamp": now}
        for n in range(3)
    ]  # fmt: skip
    key = (project["write_key"], "")
    answer = httpx.post(f"{server.url}/v1/batch", auth=key, json={"batch": batch}, timeout=30)
    assert answer.status_code == 200, answer.text
    assert server.stored(project) == 3


def firing(server: Server, project: dict) -> list[int]:
    """How many lines of each alert are firing."""
    return [one["firing"] for one in server.get(project, "alerts")["items"]]


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, for a minute at most."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold within 60 s"
        time.sleep(0.05)
