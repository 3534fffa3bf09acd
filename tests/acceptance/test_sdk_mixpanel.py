"""The official ``mixpanel`` for Python, unmodified, through a restart of the server."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from mixpanel import BufferedConsumer, Consumer, Mixpanel, MixpanelException

from support.reading import Row, all_events
from support.sdks import USERS, by_start, check_people, happened, moment, restarting

if TYPE_CHECKING:
    from support.server import Server

CALLS = 1200


class Sender:
    """Makes the calls; what the consumer could not send stays in its buffer for the next time."""

    def __init__(self, client: Mixpanel, prefix: str) -> None:
        self.client, self.prefix = client, prefix
        self.events: dict[str, dict[str, Any]] = {}
        self.person: dict[str, str] = {}
        self.profiles = self.groups = self.merges = 0

    def call(self, number: int) -> None:
        """Make the call with this number: every kind in turn, by known and unknown people."""
        who = number % USERS
        user, device = f"{self.prefix}-user-{who}", f"{self.prefix}-device-{who}"
        self.person[user] = self.person[device] = user
        kind = ("track", "known", "set", "import", "add", "group", "track")[number % 7]
        if kind in {"track", "known", "import"}:
            self._event(number, kind, user, device)
        elif kind == "group":
            self.groups += 1
            self.client.group_set("company", f"acme-{who}", {"seats": number})
        else:
            self.profiles += 1
            if kind == "set":
                self.client.people_set(user, {"$email": f"{user}@example.com", "n": number})
            else:
                self.client.people_increment(user, {"points": 1})

    def _event(self, number: int, kind: str, user: str, device: str) -> None:
        insert_id = f"{self.prefix}-{number:06d}"
        when = moment(number)
        properties = {
            "n": number,
            "price": number / 4,
            "tags": ["ñ", "“x”"],
            "$insert_id": insert_id,
        }
        ids = {"$device_id": device} | ({"$user_id": user} if kind != "track" else {})
        distinct = user if kind != "track" else f"$device:{device}"
        self.events[insert_id] = {
            "n": number,
            "kind": kind,
            "when": when,
            "user": user,
            "device": device,
        }
        if kind == "import":
            self.client.import_data(
                None, distinct, "Imported", when.timestamp(), {**properties, **ids}
            )
        else:
            own = {**properties, **ids, "time": when.timestamp()}
            self.client.track(distinct, f"Event {number % 5}", own)

    def join_old_ids(self) -> None:
        """Merge five users with the id that an older system had given them."""
        for who in range(5):
            user, old = f"{self.prefix}-user-{who}", f"{self.prefix}-old-{who}"
            self.person[old] = user
            self.client.track(old, "Old", {"$insert_id": f"{self.prefix}-o{who:05d}"})
            self.events[f"{self.prefix}-o{who:05d}"] = {"kind": "old"}
            self.client.merge(None, user, old)
            self.merges += 1


def patiently(action: Any, *arguments: Any) -> None:
    """Do it until the server answers; the buffered consumer keeps what it could not send."""
    deadline = time.monotonic() + 90
    while True:
        try:
            action(*arguments)
        except MixpanelException:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        else:
            return


def addresses(server: Server) -> dict[str, str]:
    """Return the consumer's options that point it here."""
    base = f"{server.url}/compat/mixpanel"
    paths = {
        "events_url": "track",
        "people_url": "engage",
        "groups_url": "groups",
        "import_url": "import",
    }
    return {name: f"{base}/{path}" for name, path in paths.items()}


def once(action: Any, *arguments: Any) -> None:
    """Make a call whose message stays in the consumer's buffer when it fails."""
    try:
        action(*arguments)
    except MixpanelException:
        time.sleep(0.2)


@pytest.mark.slow
def test_every_call_is_stored_once_as_it_was_made_through_a_restart(own_server: Server) -> None:
    project = own_server.create_project("mixpanel python")
    consumer = BufferedConsumer(max_size=50, request_timeout=20, **addresses(own_server))
    sender = Sender(Mixpanel(project["write_key"], consumer), "buffered")
    for number in range(CALLS // 2):
        sender.call(number)
    with restarting(own_server):
        for number in range(CALLS // 2, CALLS - 100):
            once(sender.call, number)
            time.sleep(0.005)
    for number in range(CALLS - 100, CALLS):
        sender.call(number)
    sender.join_old_ids()
    patiently(consumer.flush)

    rows = all_events(own_server, project)
    check_events(rows, sender)
    kinds = [row["event"] for row in rows]
    assert kinds.count("$identify") == sender.profiles
    assert kinds.count("$group") == sender.groups
    assert kinds.count("$alias") == sender.merges
    check_people(rows, sender.person)
    assert own_server.get(project, "rejects")["items"] == []


def test_the_plain_consumer_gets_the_answer_that_it_demands(server: Server) -> None:
    project = server.create_project("mixpanel plain")
    sender = Sender(Mixpanel(project["write_key"], Consumer(**addresses(server))), "plain")
    for number in range(140):
        sender.call(number)
    check_events(all_events(server, project), sender)
    unknown = Mixpanel("nobody", Consumer(**addresses(server)))
    with pytest.raises(MixpanelException):
        unknown.track("ana", "Lost")


def test_an_import_takes_the_api_key_as_user_of_basic(server: Server) -> None:
    project = server.create_project("mixpanel import")
    row = {
        "event": "Old",
        "properties": {"distinct_id": "ana", "time": 1600000000, "$insert_id": "i"},
    }
    address = f"{server.url}/compat/mixpanel/import"
    answer = httpx.post(address, json=[row], auth=(project["api_key"], ""), timeout=30)
    assert answer.json() == {"code": 200, "num_records_imported": 1, "status": "OK"}
    digest = hashlib.sha256(project["api_key"].encode()).digest().decode("latin-1")
    for key in ("ck_1_nobody", digest):
        assert (
            httpx.post(address, json=[row], auth=(key.encode(), b""), timeout=30).status_code == 401
        )
    event = {**row["properties"], "token": project["api_key"]}
    wrong = f"{server.url}/compat/mixpanel/track"
    assert (
        httpx.post(wrong, json=[{"event": "E", "properties": event}], timeout=30).status_code == 401
    )
    (stored,) = all_events(server, project)
    assert stored["timestamp"].startswith("2020-09-13T12:26:40")


def check_events(rows: list[Row], sender: Sender) -> None:
    """Every event is there once, as it was made, and nothing else is."""
    own = [row for row in rows if row["event"] not in {"$identify", "$group", "$alias"}]
    found = by_start(own, sender.events)
    assert found.keys() == sender.events.keys()
    assert all(len(several) == 1 for several in found.values())
    for insert_id, said in sender.events.items():
        (row,) = found[insert_id]
        if said["kind"] == "old":
            continue
        number = said["n"]
        name = "Imported" if said["kind"] == "import" else f"Event {number % 5}"
        assert row["event"] == name
        assert row["properties"] == {"n": number, "price": number / 4, "tags": ["ñ", "“x”"]}
        assert row["anonymous_id"] == said["device"]
        assert row["user_id"] == ("" if said["kind"] == "track" else said["user"])
        assert row["context"]["library"]["name"] == "mixpanel-python"
        happened(row, said["when"], 1)
