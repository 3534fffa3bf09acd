"""The official SDKs for Node, unmodified, all at once, through a server that is killed meanwhile."""

from __future__ import annotations

import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.reading import Row, all_events
from support.sdks import JS, check_said, killed_meanwhile, node_program, own, running
from support.server import Server

CALLS = 1000
CLIENTS = {
    "segment": "@segment/analytics-node",
    "rudder-gzip": "analytics-node",
    "rudder-plain": "analytics-node",
    "posthog-gzip": "posthog-node",
    "posthog-plain": "posthog-node",
    "posthog-v1": "posthog-node",
    "amplitude-httpapi": "amplitude-node-ts",
    "amplitude-batch": "amplitude-node-ts",
    "snowplow-packed": "snowplow-node",
    "snowplow-plain": "snowplow-node",
}


@dataclass(frozen=True)
class Sent:
    """What each client said, how long that took, what is stored, and what was refused."""

    said: dict[str, dict]
    took_s: float
    rows: list[Row]
    rejects: list[dict]

    def of(self, name: str) -> list[Row]:
        """Return what one client has stored: its name begins every id and every text of its own."""
        return [
            row
            for row in self.rows
            if own(row)[2].startswith((f"{name} ", f"{name}-user-", f"{name}-old-"))
        ]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Sent:
    """All clients are done, and the server was killed while they sent."""
    program = node_program()
    with running(tmp_path_factory.mktemp("node") / "its data", blank) as server:
        return everything_sent(server, program)


def everything_sent(server: Server, program: str) -> Sent:
    """Make the calls of every client, kill the server meanwhile, and read back what is stored."""
    project, out = server.create_project("Node"), server.data / "said.json"
    options = {"url": server.url, "key": project["write_key"], "clients": [*CLIENTS]}
    options |= {"calls": CALLS, "out": str(out)}
    began = time.monotonic()
    command = [program, str(JS / "node.mjs"), json.dumps(options)]
    complaints = (server.data / "complaints of the SDKs.txt").open("w")
    with (
        complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True) as sending,
    ):
        try:
            assert sending.stdout is not None
            assert sending.stdout.readline() == "sending\n"
            killed_meanwhile(server)
            assert sending.wait(180) == 0
        finally:
            sending.kill()
    took_s = time.monotonic() - began
    rows, rejects = all_events(server, project), server.get(project, "rejects")["items"]
    return Sent(json.loads(out.read_text("utf-8")), took_s, rows, rejects)


@pytest.mark.slow
@pytest.mark.parametrize("name", CLIENTS)
def test_every_call_is_stored_once_as_it_was_made(sent: Sent, name: str) -> None:
    said = sent.said[name]
    assert said["failed"] == []
    assert len(said["said"]) >= CALLS
    check_said(sent.of(name), said["said"], sent.took_s)
    assert {row["context"]["library"]["name"] for row in sent.of(name)} == {CLIENTS[name]}


@pytest.mark.slow
def test_nothing_else_is_stored_and_nothing_refused(sent: Sent) -> None:
    assert len(sent.rows) == sum(len(one["said"]) for one in sent.said.values())
    assert sent.rejects == []
