"""A client that hangs up: the question stops in the engine, and one that waited never begins."""

from __future__ import annotations

import base64
import json
import re
import time
from http.client import HTTPConnection

import httpx
import pytest

ENDLESS = "SELECT count() FROM " + " CROSS JOIN ".join(f"events AS e{n}" for n in range(6))
LEFT = 'cauce_questions_left_total{state="%s"}'
STOPPED = "cauce_statements_stopped_total"
RUNNING, WAITING = "cauce_questions_running", "cauce_questions_waiting"
UNDER_WAY = "cauce_statements_running"


@pytest.fixture(scope="module")
def shop(server):
    """A project with a hundred events, so that six times all of them together do not end."""
    made = server.create_project("Leaving")
    batch = [{"type": "track", "event": "Seen", "anonymousId": f"a{n}"} for n in range(100)]
    basic = base64.b64encode(f"{made['write_key']}:".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"}
    httpx.post(f"{server.url}/v1/batch", json={"batch": batch}, headers=headers).raise_for_status()
    assert server.stored(made) == 100
    return made


def measured(server, name):
    found = re.search(
        rf"^{re.escape(name)} (\S+)$", httpx.get(f"{server.url}/metrics").text, re.MULTILINE
    )
    return float(found[1]) if found else 0.0


def until(server, name, value):
    deadline = time.monotonic() + 60
    while (now := measured(server, name)) != value:
        assert time.monotonic() < deadline, (name, now, value)
        time.sleep(0.02)


def asked(server, shop, number, path="query"):
    """A connection on which an endless question of its own was asked; closing it is leaving."""
    connection = HTTPConnection("127.0.0.1", server.port)
    headers = {
        "Authorization": f"Bearer {shop['api_key']}",
        "Content-Type": "application/json",
    }
    path = f"/api/v1/projects/{shop['project_id']}/{path}"
    connection.request(
        "POST", path, json.dumps({"kind": "sql", "sql": f"{ENDLESS} -- {number}"}), headers
    )
    return connection


def test_what_runs_is_stopped_and_what_waits_never_begins(server, shop):
    before = {
        name: measured(server, name) for name in (LEFT % "running", LEFT % "waiting", STOPPED)
    }
    running = [asked(server, shop, n) for n in range(2)]  # as many in SQL as may run at a time
    until(server, UNDER_WAY, 2)
    assert measured(server, RUNNING) == 2
    waiting = asked(server, shop, 2)
    until(server, WAITING, 1)
    waiting.close()
    until(server, WAITING, 0)
    until(server, LEFT % "waiting", before[LEFT % "waiting"] + 1)
    assert measured(server, RUNNING) == 2
    for connection in running:
        connection.close()
    until(server, RUNNING, 0)
    assert measured(server, LEFT % "running") == before[LEFT % "running"] + 2
    assert measured(server, STOPPED) == before[STOPPED] + 2
    answer = server.query(shop, {"kind": "trend", "series": [{"event": "Seen"}]})
    assert answer["result"]["series"][0]["total"] == 100


@pytest.mark.parametrize("form", ["csv", "xlsx", "arrow"])
def test_a_file_that_nobody_waits_for_is_stopped_in_the_engine(server, shop, form):
    before = {name: measured(server, name) for name in (LEFT % "running", STOPPED)}
    taken = asked(server, shop, form, f"query/export?format={form}")
    until(server, UNDER_WAY, 1)
    taken.close()
    until(server, RUNNING, 0)
    until(server, UNDER_WAY, 0)
    assert {name: measured(server, name) - was for name, was in before.items()} == {
        LEFT % "running": 1,
        STOPPED: 1,
    }


def test_a_stream_of_events_that_is_cut_ends_and_the_next_is_whole(server, shop):
    path = f"/api/v1/projects/{shop['project_id']}/exports/events"
    cut = HTTPConnection("127.0.0.1", server.port)
    cut.request("GET", path, headers={"Authorization": f"Bearer {shop['api_key']}"})
    cut.getresponse().read(10)
    cut.close()
    until(server, UNDER_WAY, 0)
    whole = httpx.get(server.url + path, headers={"Authorization": f"Bearer {shop['api_key']}"})
    assert len(whole.text.splitlines()) == 100
