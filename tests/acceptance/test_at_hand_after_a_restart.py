"""What people ask is at hand again before they ask it: after a restart, a crash of the core, an erasure."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from support.reading import asked
from support.server import Server

READ = "cauce_at_hand_read_beforehand_total"
BYTES = "cauce_at_hand_bytes"
PEOPLE = 40


@pytest.fixture
def keeping(tmp_path: Path, blank: Path) -> Iterator[Server]:
    """A server that keeps at hand what is asked, however little it is."""
    server = Server(
        tmp_path / "kept data", blank=blank, environment={"CAUCE_AT_HAND_MIN_ROWS": "1"}
    )
    server.start()
    yield server
    if server.process is not None and server.process.poll() is None:
        server.kill()


def measured(server: Server, name: str) -> float:
    found = re.search(
        rf"^{name} (\S+)$", httpx.get(f"{server.url}/metrics", timeout=30).text, re.MULTILINE
    )
    return float(found[1]) if found else 0.0


def until(server: Server, name: str, at_least: float) -> None:
    deadline, now = time.monotonic() + 60, -1.0
    while now < at_least:
        assert time.monotonic() < deadline, (name, now, at_least)
        time.sleep(0.05)
        now = asked(lambda: measured(server, name)) or 0.0


def persons(server: Server, project: dict) -> dict:
    series = [{"event": "Seen", "math": "persons"}]
    question = {"kind": "trend", "interval": "day", "date_from": "-7d", "series": series}
    return server.query(project, question)["result"]["series"][0]


def test_after_a_restart_a_crash_and_an_erasure_it_is_read_before_anybody_asks(keeping):
    project = keeping.create_project("At hand")
    batch = [{"type": "track", "event": "Seen", "userId": f"u{n}"} for n in range(PEOPLE)]
    sent = httpx.post(
        f"{keeping.url}/v1/batch",
        json={"batch": batch},
        auth=(project["write_key"], ""),
        timeout=30,
    )
    assert sent.status_code == 200
    assert keeping.stored(project) == PEOPLE
    assert persons(keeping, project)["total"] == PEOPLE

    keeping.restart()
    until(keeping, READ, 1)
    until(keeping, BYTES, 1)
    assert persons(keeping, project)["total"] == PEOPLE

    keeping.kill_child("core")
    until(keeping, READ, 1)
    until(keeping, BYTES, 1)
    person = asked(lambda: keeping.get(project, "people", user_id="u7"))["items"][0]
    keeping.delete(project, f"people/{person['person_id']}")
    until(keeping, READ, 2)
    assert persons(keeping, project)["total"] == PEOPLE - 1
