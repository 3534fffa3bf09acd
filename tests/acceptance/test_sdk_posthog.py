"""The official ``posthog`` for Python, unmodified, both protocols, through a restart of the server."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from posthog import Posthog

from support.reading import Row, all_events
from support.sdks import USERS, check_people, happened, moment, restarting

if TYPE_CHECKING:
    from support.server import Server

CALLS = 1000
NAMES = {"set": "$identify", "group": "$group", "alias": "$alias"}


class Sender:
    """Makes the calls of one client and remembers them by uuid."""

    def __init__(self, client: Posthog, prefix: str) -> None:
        self.client, self.prefix = client, prefix
        self.said: dict[str, dict[str, Any]] = {}
        self.person: dict[str, str] = {}

    def call(self, number: int) -> None:
        """Make the call with this number: every kind in turn."""
        who = number % USERS
        user = f"{self.prefix}-user-{who}"
        self.person[user] = user
        kind = ("track", "nobody", "both", "set", "group", "track")[number % 6]
        own = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.prefix}-{number}"))
        self.said[own] = {"kind": kind, "n": number, "user": user}
        common = {"timestamp": moment(number), "uuid": own}
        properties = {"n": number, "price": number / 4, "tags": ["ñ", "“x”"]}
        if kind == "set":
            self.client.set(distinct_id=user, properties={"email": f"{user}@x.es"}, **common)
        elif kind == "group":
            self.client.group_identify("company", f"acme-{who}", {"n": number}, **common)
        elif kind == "nobody":
            device = f"{self.prefix}-device-{who}"
            self.person[device] = device
            properties["$process_person_profile"] = False
            self.client.capture("Seen", distinct_id=device, properties=properties, **common)
        else:
            if kind == "both":
                properties["$set"] = {"plan": "pro"}
            groups = {"company": f"acme-{who}"}
            self.client.capture(
                f"Event {number % 5}", distinct_id=user, properties=properties, groups=groups, **common
            )  # fmt: skip

    def join_old_ids(self) -> None:
        """Alias five users with the id that an older system had given them."""
        for who in range(5):
            user, old = f"{self.prefix}-user-{who}", f"{self.prefix}-old-{who}"
            self.person[old] = user
            first, second = (str(uuid.uuid4()) for _ in range(2))
            self.client.capture("Old", distinct_id=old, uuid=first, timestamp=moment(who))
            self.client.alias(old, user, uuid=second, timestamp=moment(who))
            self.said[first] = {"kind": "old"}
            self.said[second] = {"kind": "alias"}


MODES: dict[str, dict[str, Any]] = {
    "v0": {"capture_mode": "v0"},
    "v0 gzip": {"capture_mode": "v0", "gzip": True},
    "v1": {"capture_mode": "v1"},
    "v1 gzip": {"capture_mode": "v1", "capture_compression": "gzip"},
}


@pytest.mark.slow
def test_every_call_is_stored_once_as_it_was_made_through_a_restart(own_server: Server) -> None:
    failed: list[Any] = []
    projects = {mode: own_server.create_project(mode) for mode in MODES}
    senders = {
        mode: Sender(
            Posthog(
                projects[mode]["write_key"],
                host=f"{own_server.url}/compat/posthog",
                max_retries=12,
                flush_at=60,
                flush_interval=0.3,
                on_error=lambda error, _batch: failed.append(error),
                **options,
            ),
            mode.replace(" ", "-"),
        )
        for mode, options in MODES.items()
    }
    for sender in senders.values():
        for number in range(CALLS // 2):
            sender.call(number)
    with restarting(own_server):
        for sender in senders.values():
            for number in range(CALLS // 2, CALLS):
                sender.call(number)
    for sender in senders.values():
        sender.join_old_ids()
    for sender in senders.values():
        sender.client.flush()
        sender.client.shutdown()

    assert not failed
    for mode, sender in senders.items():
        rows = all_events(own_server, projects[mode])
        check(rows, sender)
        check_people(rows, sender.person)
        assert own_server.get(projects[mode], "rejects")["items"] == []


def check(rows: list[Row], sender: Sender) -> None:
    """Every call is there once, as it was made, and nothing else is."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["message_id"].partition("+")[0], []).append(row)
    assert found.keys() == sender.said.keys()
    for own, said in sender.said.items():
        several = sorted(found[own], key=lambda row: row["message_id"])
        row, kind = several[0], said["kind"]
        assert len(several) == (2 if kind in {"both", "alias"} else 1)
        assert row["context"]["library"]["name"] == "posthog-python"
        if kind in {"old", "alias"}:
            continue
        happened(row, moment(said["n"]))
        if kind == "group":
            assert (row["event"], row["properties"]) == ("$group", {"n": said["n"]})
            assert row["user_id"] == row["anonymous_id"] == ""
        elif kind == "set":
            assert (row["event"], row["user_id"]) == ("$identify", said["user"])
            assert row["properties"] == {"email": f"{said['user']}@x.es"}
        else:
            own_properties = {k: v for k, v in row["properties"].items() if k[0] != "$"}
            number = said["n"]
            assert own_properties == {"n": number, "price": number / 4, "tags": ["ñ", "“x”"]}
            name = "Seen" if kind == "nobody" else f"Event {number % 5}"
            assert (row["event"], row["type"]) == (name, "track")
            assert bool(row["user_id"]) == (kind != "nobody")
            if kind == "both":
                assert several[1]["properties"] == {"plan": "pro"}


def test_flags_are_asked_and_there_are_none(server: Server) -> None:
    project = server.create_project("posthog flags")
    client = Posthog(project["write_key"], host=f"{server.url}/compat/posthog")
    assert client.get_all_flags("ana") == {}
    client.shutdown()
