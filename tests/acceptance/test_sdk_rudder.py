"""The official ``rudder-sdk-python``, unmodified, through a restart of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rudderstack.analytics.client import Client

from support.reading import Row, all_events
from support.sdks import USERS, check_people, happened, moment, restarting

if TYPE_CHECKING:
    from support.server import Server

CALLS = 1200


class Sender:
    """Makes the calls of one client and remembers them by message id."""

    def __init__(self, client: Client, prefix: str) -> None:
        self.client, self.prefix = client, prefix
        self.said: dict[str, dict[str, Any]] = {}
        self.person: dict[str, str] = {}

    def send(self, call: str, number: int, **arguments: Any) -> None:
        """Make one call and remember it."""
        queued, message = getattr(self.client, call)(timestamp=moment(number), **arguments)
        assert queued
        self.said[message["messageId"]] = {**message, "n": number}

    def call(self, number: int) -> None:
        """Make the call with this number: every kind in turn, by known and unknown people."""
        who = number % USERS
        user, device = f"{self.prefix}-user-{who}", f"{self.prefix}-device-{who}"
        self.person[user] = self.person[device] = user
        kind = ("track", "page", "track", "screen", "identify", "group", "track")[number % 7]
        if kind == "track":
            ids = {"user_id": user} if number % 3 else {"anonymous_id": device}
            properties = {"n": number, "price": number / 4, "tags": ["ñ", "“x”"]}
            self.send("track", number, event=f"Event {number % 5}", properties=properties, **ids)
        elif kind in {"page", "screen"}:
            self.send(
                kind, number, anonymous_id=device, name="P", category="C", properties={"n": number}
            )
        elif kind == "identify":
            traits = {"email": f"{user}@x.es", "n": number}
            self.send("identify", number, user_id=user, anonymous_id=device, traits=traits)
        else:
            self.send("group", number, user_id=user, group_id="acme", traits={"seats": number})

    def join_old_ids(self) -> None:
        """Alias five users with the id that an older system had given them."""
        for who in range(5):
            user, old = f"{self.prefix}-user-{who}", f"{self.prefix}-old-{who}"
            self.person[old] = user
            self.send("track", who, user_id=old, event="Old", properties={"n": who})
            self.send("alias", who, previous_id=old, user_id=user)


@pytest.mark.slow
def test_every_call_is_stored_once_as_it_was_made_through_a_restart(own_server: Server) -> None:
    project = own_server.create_project("rudder python")
    failed: list[Any] = []
    senders = [
        Sender(
            Client(
                project["write_key"],
                host=own_server.url,
                gzip=packed,
                max_queue_size=50_000,
                on_error=lambda error, _items: failed.append(error),
            ),
            prefix,
        )
        for packed, prefix in ((True, "gzip"), (False, "plain"))
    ]
    for sender in senders:
        for number in range(CALLS // 2):
            sender.call(number)
    with restarting(own_server):
        for sender in senders:
            for number in range(CALLS // 2, CALLS):
                sender.call(number)
    for sender in senders:
        sender.join_old_ids()
        sender.client.flush()
        sender.client.join()

    assert not failed
    rows = all_events(own_server, project)
    said = {own: message for sender in senders for own, message in sender.said.items()}
    assert len(rows) == len(said)
    assert {row["message_id"] for row in rows} == said.keys()
    for row in rows:
        check(row, said[row["message_id"]])
    check_people(rows, {own: who for sender in senders for own, who in sender.person.items()})


def check(row: Row, message: dict[str, Any]) -> None:
    """The stored event says what the call said."""
    kind = message["type"]
    assert row["type"] == kind
    assert row["user_id"] == (message.get("userId") or "")
    assert row["anonymous_id"] == (message.get("anonymousId") or "")
    expected = dict(message.get("properties") or message.get("traits") or {})
    if kind == "identify":
        expected = message["context"]["traits"]
    if kind in {"page", "screen"}:
        expected |= {"name": "P", "category": "C"}
    assert row["properties"] == expected
    happened(row, moment(message["n"]))
