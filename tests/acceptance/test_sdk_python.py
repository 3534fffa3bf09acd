"""Our own Python SDK, against a real server that restarts, from programs that are killed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cauce_sdk import AsyncClient, Client
from support.reading import Row, all_events

if TYPE_CHECKING:
    from support.server import Server

SOURCE = Path(__file__).parents[2] / "sdk" / "python" / "src"
CALLS = 1200
USERS = 35
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
NAMES = {"page": "Page Viewed", "screen": "Screen Viewed", "identify": "$identify",
         "group": "$group", "alias": "$alias"}  # fmt: skip


class Sent:
    """What a client was asked to send, by message id, and who is one person because of it."""

    def __init__(self, client: Client, prefix: str) -> None:
        self.client, self.prefix = client, prefix
        self.messages: dict[str, dict[str, Any]] = {}
        self.person: dict[str, str] = {}

    def send(self, kind: str, number: int, *args: Any, **expected: Any) -> None:
        """Make one call, a minute after the one before, and remember what it should become."""
        when = START + timedelta(minutes=number)
        ids = {"anonymous_id": expected["anonymous"]} if "anonymous" in expected else {}
        made = getattr(self.client, kind)(*args, timestamp=when, **ids)
        self.messages[made] = {"type": kind, "when": when, **expected}

    def call(self, number: int) -> None:
        """Make the call with this number: every kind in turn, by known and unknown people."""
        who = number % USERS
        user, device = f"{self.prefix}-user-{who}", f"{self.prefix}-device-{who}"
        self.person[user] = self.person[device] = user
        properties = {"n": number, "price": number / 4, "tags": ["ñ", "“x”"], "vip": who > 9}
        kind = ("track", "page", "track", "screen", "identify", "group")[number % 6]
        if kind == "track":
            event = f"Event {number % 5}"
            self.send(
                kind, number, user, event, properties, user=user, event=event, given=properties
            )
        elif kind in {"page", "screen"}:
            given = {**properties, "name": "Docs"}
            self.send(kind, number, None, "Docs", properties, anonymous=device, given=given)
        elif kind == "identify":
            self.send(kind, number, user, properties, user=user, anonymous=device, given=properties)
        else:
            self.send(
                kind, number, user, "acme", {"seats": number}, user=user, given={"seats": number}
            )

    def join_old_ids(self) -> None:
        """Alias five users with the id that an older system had given them."""
        for who in range(5):
            user, old = f"{self.prefix}-user-{who}", f"{self.prefix}-old-{who}"
            self.person[old] = user
            self.send(
                "track",
                who,
                old,
                "Imported",
                {"n": who},
                user=old,
                event="Imported",
                given={"n": who},
            )
            self.send("alias", who, old, user, user=user, given={})


@pytest.mark.slow
def test_every_call_is_stored_once_as_it_was_made_through_a_restart(
    own_server: Server, tmp_path: Path
) -> None:
    project = own_server.create_project("python")
    key, url = project["write_key"], own_server.url
    lost: list[str] = []
    told = {"on_drop": lambda message, reason: lost.append(f"{message.message_id} {reason}")}
    senders = [
        Sent(Client(key, url, gzip=False, **told), "plain"),
        Sent(Client(key, url, gzip=True, flush_at=7, **told), "gzip"),
        Sent(Client(key, url, queue=tmp_path / "queue.db", **told), "disk"),
    ]
    for sender in senders:
        for number in range(CALLS // 2):
            sender.call(number)
    own_server.stop()
    for sender in senders:
        for number in range(CALLS // 2, CALLS):
            sender.call(number)
        sender.join_old_ids()
    assert not senders[0].client.flush(0.2)
    own_server.start()
    assert all(sender.client.close(60) for sender in senders)

    assert lost == []
    stored = all_events(own_server, project)
    sent = {id_: message for sender in senders for id_, message in sender.messages.items()}
    assert len(stored) == len(sent) == 3 * (CALLS + 10)
    assert {row["message_id"] for row in stored} == set(sent)
    for row in stored:
        assert_is(row, sent[row["message_id"]])
    people = {id_: who for sender in senders for id_, who in sender.person.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for row in stored:
        found[people[row["user_id"] or row["anonymous_id"]]].add(row["person_id"])
    assert all(len(persons) == 1 for persons in found.values())
    assert len(set.union(*found.values())) == len(found) == 3 * USERS


def assert_is(row: Row, message: dict[str, Any]) -> None:
    """The stored event says what the call said."""
    assert row["type"] == message["type"]
    assert row["event"] == (message.get("event") or NAMES[message["type"]])
    assert row["user_id"] == message.get("user", "")
    assert row["anonymous_id"] == message.get("anonymous", "")
    assert row["properties"] == message["given"]
    assert row["context"]["library"]["name"] == "cauce-sdk-python"
    happened = datetime.fromisoformat(row["timestamp"])
    assert abs(happened - message["when"]) < timedelta(seconds=30)


def program(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a program that has the SDK."""
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, env=env
    )


KILLED = """
import sys
from cauce_sdk import Client
url, key, queue, run = sys.argv[1:]
client = Client(key, url, queue=queue, durable=True, timeout_s=1, flush_after_s=0.02)
for n in range(100_000):
    client.track("ana", "Worked", {"n": n}, message_id=f"{run}-{n}")
    print(f"{run}-{n}", flush=True)
"""


@pytest.mark.slow
def test_what_a_durable_call_acknowledged_is_stored_once_though_the_program_is_killed(
    server: Server, tmp_path: Path
) -> None:
    project = server.create_project("killed")
    queue = str(tmp_path / "queue.db")
    acknowledged: set[str] = set()
    for run in range(5):
        process = program(KILLED, server.url, project["write_key"], queue, str(run))
        assert process.stdout is not None
        for _ in range(230 + 40 * run):
            acknowledged.add(process.stdout.readline().strip())
        os.kill(process.pid, signal.SIGKILL)
        acknowledged |= {line.strip() for line in process.stdout if line.endswith("\n")}
        process.wait()
    with Client(project["write_key"], server.url, queue=queue) as client:
        assert client.flush(60)
    stored = [row["message_id"] for row in all_events(server, project)]
    assert len(acknowledged) > 1000
    assert acknowledged <= set(stored)
    assert len(stored) == len(set(stored))
    assert len(set(stored) - acknowledged) <= 5  # one a run was on disk before it could be told


ENDS = """
import sys
from cauce_sdk import Client
client = Client(sys.argv[2], sys.argv[1], flush_after_s=60)
for n in range(50):
    client.track("ana", "Ended", {"n": n})
"""
FORKS = """
import os, sys
from cauce_sdk import Client
url, key, queue = sys.argv[1:]
client = Client(key, url, queue=queue or None)
for n in range(200):
    client.track("parent", "Forked", {"n": n})
children = []
for child in range(3):
    pid = os.fork()
    if pid == 0:
        for n in range(200):
            client.track(f"child-{child}", "Forked", {"n": n})
        os._exit(0 if client.flush(60) else 1)
    children.append(pid)
for n in range(200, 400):
    client.track("parent", "Forked", {"n": n})
codes = [os.waitpid(pid, 0)[1] for pid in children]
print(codes, client.flush(60))
"""


def test_a_program_that_simply_ends_has_sent_everything(server: Server) -> None:
    project = server.create_project("ends")
    assert program(ENDS, server.url, project["write_key"]).wait(60) == 0
    assert len(all_events(server, project)) == 50


@pytest.mark.parametrize("queue", ["", "queue.db"])
def test_forked_children_send_their_own_and_the_parent_its_own(
    server: Server, tmp_path: Path, queue: str
) -> None:
    project = server.create_project(f"forks {queue}")
    path = str(tmp_path / queue) if queue else ""
    said, _ = program(FORKS, server.url, project["write_key"], path).communicate(timeout=120)
    assert said == "[0, 0, 0] True\n"
    counts: dict[str, int] = defaultdict(int)
    for row in all_events(server, project):
        counts[row["user_id"]] += 1
    assert counts == {"parent": 400, "child-0": 200, "child-1": 200, "child-2": 200}


@pytest.mark.parametrize("durable", [False, True])
def test_coroutines_send_without_waiting_for_the_network(
    server: Server, tmp_path: Path, durable: bool
) -> None:
    project = server.create_project(f"async {durable}")

    async def work() -> list[str]:
        queue = tmp_path / "queue.db" if durable else None
        async with AsyncClient(project["write_key"], server.url, queue=queue) as client:
            calls = [client.track(f"u{n % 7}", "Awaited", {"n": n}) for n in range(500)]
            calls += [client.identify(f"u{n}", {"n": n}, anonymous_id=f"a{n}") for n in range(7)]
            calls += [client.group("u1", "acme"), client.alias("old", "u1"), client.page("u1", "P")]
            made = await asyncio.gather(*calls, client.screen("u1", "S"))
            assert await client.flush(60)
        return list(made)

    made = asyncio.run(work())
    stored = [row["message_id"] for row in all_events(server, project)]
    assert sorted(stored) == sorted(made)
    assert len(made) == 511


def test_what_is_refused_is_reported_and_costs_its_neighbours_nothing(server: Server) -> None:
    project = server.create_project("refused")
    told: list[tuple[str, str, Any]] = []

    def on_drop(message: Any, reason: str) -> None:
        told.append((message.message_id, reason, json.loads(message.body)["userId"]))

    with Client(project["write_key"], server.url, on_drop=on_drop) as client:
        good = client.track("ana", "Kept")
        bad = client.track("null", "Refused")
        assert client.flush(30)
    assert told == [(bad, "invalid_identity", "null")]
    assert [row["message_id"] for row in all_events(server, project)] == [good]
    told.clear()
    with Client("wrong", server.url, on_drop=on_drop) as client:
        client.track("ana", "Lost")
        assert client.flush(30)
    assert [reason for _, reason, _ in told] == ["http_401"]


def test_a_full_queue_reports_and_a_server_that_is_away_holds_nobody_up(free_port: int) -> None:
    told: list[str] = []
    url = f"http://127.0.0.1:{free_port}"
    client = Client("k", url, max_waiting=10, on_drop=lambda _, reason: told.append(reason))
    for n in range(12):
        client.track("ana", "Waiting", {"n": n})
    assert told == ["queue_full"] * 2
    assert client.close(0.1) is False
    assert client.waiting() == 10
