"""The official ``segment-analytics-python``, unmodified, through a restart of the server."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from segment.analytics.client import Client

from support.reading import Row, all_events

if TYPE_CHECKING:
    from support.server import Server

CALLS = 1500
USERS = 50
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
NAMES = {
    "page": "Page Viewed",
    "screen": "Screen Viewed",
    "identify": "$identify",
    "group": "$group",
    "alias": "$alias",
}


class Sent:
    """What a client was asked to send, by message id, and who is one person because of it."""

    def __init__(self, client: Client, prefix: str) -> None:
        self.client, self.prefix = client, prefix
        self.messages: dict[str, dict[str, Any]] = {}
        self.person: dict[str, str] = {}

    def send(self, call: str, number: int, **arguments: Any) -> None:
        """Make one call and remember it; calls are a minute apart."""
        when = START + timedelta(minutes=number)
        queued, message = getattr(self.client, call)(timestamp=when, **arguments)
        assert queued
        self.messages[message["messageId"]] = {**message, "when": when}

    def call(self, number: int) -> None:
        """Make the call with this number: every kind in turn, by known and unknown people."""
        who = number % USERS
        user, device = f"{self.prefix}-user-{who}", f"{self.prefix}-device-{who}"
        self.person[user] = self.person[device] = user
        kind = ("track", "page", "track", "screen", "identify", "group", "track")[number % 7]
        if kind == "track":
            known = number % 3 > 0
            ids = {"user_id": user} if known else {"anonymous_id": device}
            properties = {"n": number, "price": number / 4, "tags": ["ñ", "“x”"], "vip": known}
            self.send("track", number, event=f"Event {number % 5}", properties=properties, **ids)
        elif kind in {"page", "screen"}:
            place = {"category": "Docs", "name": f"Page {number % 9}"}
            self.send(kind, number, anonymous_id=device, properties={"n": number}, **place)
        elif kind == "identify":
            traits = {"email": f"{user}@example.com", "n": number, "plan": None}
            self.send("identify", number, user_id=user, anonymous_id=device, traits=traits)
        else:
            self.send("group", number, user_id=user, group_id="acme", traits={"seats": number})

    def join_old_ids(self) -> None:
        """Alias five users with the id that an older system had given them."""
        for who in range(5):
            user, old = f"{self.prefix}-user-{who}", f"{self.prefix}-old-{who}"
            self.person[old] = user
            self.send("track", who, user_id=old, event="Imported", properties={"n": who})
            self.send("alias", who, previous_id=old, user_id=user)


@pytest.mark.slow
def test_every_call_is_stored_once_as_it_was_made_through_a_restart(own_server: Server) -> None:
    project = own_server.create_project("segment python")
    failed: list[Exception] = []

    def client(**options: Any) -> Client:
        return Client(
            project["write_key"],
            host=own_server.url,
            on_error=lambda error, _items: failed.append(error),
            max_queue_size=50_000,
            **options,
        )

    senders = [
        Sent(client(gzip=False), "plain"),
        Sent(client(gzip=True, upload_size=250, thread=1), "gzip"),
    ]
    for sender in senders:
        for number in range(CALLS // 2):
            sender.call(number)
    own_server.restart()
    for sender in senders:
        for number in range(CALLS // 2, CALLS):
            sender.call(number)
        sender.join_old_ids()
    for sender in senders:
        sender.client.flush()
        sender.client.join()

    assert not failed
    stored = all_events(own_server, project)
    sent = {id_: message for sender in senders for id_, message in sender.messages.items()}
    assert len(stored) == len(sent) == 2 * (CALLS + 10)
    assert {row["message_id"] for row in stored} == set(sent)
    for row in stored:
        assert_is(row, sent[row["message_id"]])
    assert_people(stored, {id_: who for sender in senders for id_, who in sender.person.items()})


def assert_is(row: Row, message: dict[str, Any]) -> None:
    """The stored event says what the call said."""
    kind = message["type"]
    assert row["type"] == kind
    assert row["event"] == (message["event"] if kind == "track" else NAMES[kind])
    assert row["user_id"] == (message.get("userId") or "")
    assert row["anonymous_id"] == (message.get("anonymousId") or "")
    assert row["properties"] == expected_properties(message)
    assert row["context"]["library"]["name"] == "analytics-python"
    happened = datetime.fromisoformat(row["timestamp"])
    assert abs(happened - message["when"]) < timedelta(seconds=30)


def expected_properties(message: dict[str, Any]) -> dict[str, Any]:
    """Properties, or traits, as the calls document them; null is as good as absent."""
    given = dict(message.get("traits") or message.get("properties") or {})
    if message["type"] in {"page", "screen"}:
        given |= {"name": message["name"], "category": message["category"]}
    return {name: value for name, value in given.items() if value is not None}


def assert_people(stored: list[Row], person_of: dict[str, str]) -> None:
    """Ids that were joined are one person, ids that were not are different ones."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in stored:
        found[person_of[row["user_id"] or row["anonymous_id"]]].add(row["person_id"])
    assert all(len(persons) == 1 for persons in found.values())
    assert len(set.union(*found.values())) == len(found) == 2 * USERS
