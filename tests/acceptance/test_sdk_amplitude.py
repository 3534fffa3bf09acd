"""The official ``amplitude-analytics`` for Python, unmodified, through a restart of the server."""

from __future__ import annotations

import logging
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from amplitude import Amplitude, BaseEvent, Config, EventOptions, Identify

from support.reading import Row, all_events
from support.sdks import USERS, by_start, check_people, happened, moment, restarting

if TYPE_CHECKING:
    from support.server import Server

CALLS = 1000


class Sender:
    """Makes the calls of one client and remembers them by insert id."""

    def __init__(self, client: Amplitude) -> None:
        self.client = client
        self.said: dict[str, dict[str, Any]] = {}
        self.person: dict[str, str] = {}
        self.groups = 0

    def call(self, number: int) -> None:
        """Make the call with this number: every kind in turn, by known and unknown people."""
        who = number % USERS
        user, device = f"user-{who:04d}", f"device-{who:04d}"
        self.person[user] = self.person[device] = user
        kind = ("known", "unknown", "both", "identify", "group", "known")[number % 6]
        own = f"insert-{number:08d}"
        self.said[own] = {"kind": kind, "n": number, "user": user, "device": device}
        stamp = int(moment(number).timestamp() * 1000)
        options = {"insert_id": own, "time": stamp, "device_id": device, "session_id": stamp}
        if kind != "unknown":
            options["user_id"] = user
        if kind == "identify":
            changes = (
                Identify().set("email", f"{user}@x.es").add("points", 1).set_once("first", number)
            )
            self.client.identify(changes, EventOptions(**options))
        elif kind == "group":
            self.client.group_identify(
                "co", f"acme-{who}", Identify().set("n", number), EventOptions(**options)
            )
        else:
            self.client.track(
                BaseEvent(
                    f"Event {number % 5}",
                    event_properties={"n": number, "price": number / 4, "tags": ["ñ", "“x”"]},
                    user_properties={"plan": "pro"} if kind == "both" else None,
                    **options,
                )
            )


def amplitude(server: Server, project: dict, path: str, outcomes: Counter[int]) -> Amplitude:
    """Return a client that counts what it was told about each event."""
    quiet = logging.getLogger("amplitude test")
    quiet.setLevel(logging.CRITICAL)
    return Amplitude(
        project["write_key"],
        Config(
            server_url=f"{server.url}/compat/amplitude/{path}",
            flush_queue_size=100,
            flush_interval_millis=200,
            flush_max_retries=40,
            callback=lambda _event, code, _message: outcomes.update([code]),
            logger=quiet,
        ),
    )


@pytest.mark.slow
def test_every_call_is_stored_once_as_it_was_made_through_a_restart(own_server: Server) -> None:
    outcomes: Counter[int] = Counter()
    projects = {path: own_server.create_project(path) for path in ("2/httpapi", "batch")}
    senders = {
        path: Sender(amplitude(own_server, project, path, outcomes))
        for path, project in projects.items()
    }
    for sender in senders.values():
        for number in range(CALLS // 2):
            sender.call(number)
    with restarting(own_server):
        for number in range(CALLS // 2, CALLS):
            for sender in senders.values():
                sender.call(number)
            time.sleep(0.002)
    deadline = time.monotonic() + 120
    while outcomes.total() < 2 * CALLS and time.monotonic() < deadline:
        time.sleep(0.2)
    for sender in senders.values():
        sender.client.shutdown()

    assert outcomes == {200: 2 * CALLS}
    for path, sender in senders.items():
        rows = all_events(own_server, projects[path])
        check(rows, sender)
        check_people(rows, sender.person)
        assert own_server.get(projects[path], "rejects")["items"] == []


def check(rows: list[Row], sender: Sender) -> None:
    """Every call is there once, as it was made, and nothing else is."""
    found = by_start(rows, sender.said)
    assert found.keys() == sender.said.keys()
    for own, said in sender.said.items():
        several = sorted(found[own], key=lambda row: len(row["message_id"]))
        row, kind, number = several[0], said["kind"], said["n"]
        assert len(several) == (2 if kind == "both" else 1)
        assert row["context"]["library"] == {
            "name": "amplitude-python",
            "version": row["context"]["library"]["version"],
        }
        happened(row, moment(number), 1)
        if kind == "group":
            assert (row["event"], row["properties"]) == ("$group", {"n": number})
            assert row["user_id"] == row["anonymous_id"] == ""
            continue
        assert row["anonymous_id"] == said["device"]
        assert row["user_id"] == ("" if kind == "unknown" else said["user"])
        if kind == "identify":
            assert row["properties"] == {"email": f"{said['user']}@x.es"}
            assert row["context"]["traitOps"] == {
                "add": {"points": 1},
                "setOnce": {"first": number},
            }
        else:
            assert row["event"] == f"Event {number % 5}"
            assert row["properties"] == {"n": number, "price": number / 4, "tags": ["ñ", "“x”"]}
            if kind == "both":
                assert several[1]["properties"] == {"plan": "pro"}


def test_a_wrong_event_does_not_keep_the_others_out(server: Server) -> None:
    project = server.create_project("amplitude partial")
    outcomes: list[tuple[str, int]] = []
    client = Amplitude(
        project["write_key"],
        Config(
            server_url=f"{server.url}/compat/amplitude/2/httpapi",
            flush_queue_size=10,
            flush_interval_millis=100,
            callback=lambda event, code, _message: outcomes.append((event.event_type, code)),
        ),
    )
    for number in range(9):
        client.track(BaseEvent("Good", user_id="ana-1", insert_id=f"g{number}"))
    client.track(BaseEvent("Bad", user_id="undefined"))
    deadline = time.monotonic() + 30
    while len(outcomes) < 10 and time.monotonic() < deadline:
        time.sleep(0.1)
    client.shutdown()
    assert sorted(outcomes) == [("Bad", 400), *[("Good", 200)] * 9]
    assert [row["event"] for row in all_events(server, project)] == ["Good"] * 9
