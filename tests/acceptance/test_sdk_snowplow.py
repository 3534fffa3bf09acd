"""The official ``snowplow-tracker`` for Python, unmodified, through a restart of the server."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest
from snowplow_tracker import (
    Emitter,
    PagePing,
    PageView,
    ScreenView,
    SelfDescribing,
    SelfDescribingJson,
    StructuredEvent,
    Subject,
    Tracker,
)

from support.reading import all_events
from support.sdks import USERS, check_said, moment, restarting, until_nobody_answers

if TYPE_CHECKING:
    from support.server import Server

CALLS = 600
LEVEL = SelfDescribingJson(
    "iglu:com.acme/level/jsonschema/1-0-0", {"n": 3, "tags": ["ñ", "“x” 🚀"]}
)


class Sender:
    """Makes the calls with one tracker, and writes down how each has to be found."""

    def __init__(self, server: Server, key: str, name: str, **options: Any) -> None:
        self.name, self.said = name, list[dict[str, Any]]()
        self.failed = 0
        packed = options.pop("packed", True)
        self.emitter = Emitter(
            f"{server.url}/compat/snowplow/{key}",
            request_timeout=20,
            max_retry_delay_seconds=0.2,
            on_failure=self._fail,
            **options,
        )
        self.tracker = Tracker("server", self.emitter, app_id="shop", encode_base64=packed)

    def call(self, number: int) -> None:
        """Make the call with this number: every kind in turn, by known and unknown people."""
        who, own = number % USERS, f"{self.name} {number}"
        user, device = f"{self.name}-user-{who}", f"{self.name}-device-{who}"
        kind = ("own", "seen", "page", "struct", "screen", "ping", "own")[number // USERS % 7]
        known = kind != "seen"
        if kind == "ping":  # it has no field for a text of its own, so it has a visitor of its own
            user, device = own, ""
        subject = Subject()
        if known:
            subject.set_user_id(user)
        if device:
            subject.set_domain_user_id(device)
        when = int(moment(number).timestamp() * 1000)
        event, found = self._event(kind, own, number)
        event.event_subject, event.true_timestamp = subject, when
        if number % 3 == 0:
            event.context = [LEVEL]
            found["properties"]["level"] = {"n": 3, "tags": ["ñ", "“x” 🚀"]}
        self.tracker.track(event)
        self.said.append(
            {
                "own": own,
                "user": user if known else "",
                "device": device,
                "at": when,
                "person": user,
                **found,
            }
        )

    def _fail(self, _: int, unsent: list[Any]) -> None:
        self.failed += len(unsent)

    @staticmethod
    def _event(kind: str, own: str, number: int) -> tuple[Any, dict[str, Any]]:
        page = f"https://shop.example/{number}?q=ñ"
        if kind == "page":
            view = {"url": page, "title": own, "referrer": "https://a.example/"}
            event = PageView(page, own, "https://a.example/")
            return event, {"type": "page", "event": "Page Viewed", "properties": view}
        if kind == "ping":
            offsets = {"min_x": 0, "max_x": 5, "min_y": number, "max_y": 700}
            event = PagePing(page, own, **offsets)
            return event, {"type": "track", "event": "page_ping", "properties": offsets}
        if kind == "screen":
            named = {"name": own, "id": f"screen {number}"}
            event = ScreenView(named["id"], own)
            return event, {"type": "screen", "event": "Screen Viewed", "properties": named}
        if kind == "struct":
            said = {
                "category": "shop",
                "action": "add",
                "label": own,
                "property": "ñ",
                "value": number / 4,
            }
            event = StructuredEvent("shop", "add", own, "ñ", number / 4)
            return event, {"type": "track", "event": "add", "properties": said}
        data = {
            "own": own,
            "price": number / 4,
            "tags": ["ñ", "“x” 🚀"],
            "nested": {"vip": number % 2 == 0},
        }
        schema = f"iglu:com.acme/event_{number % 5}/jsonschema/1-0-0"
        event = SelfDescribing(SelfDescribingJson(schema, dict(data)))
        return event, {"type": "track", "event": f"event_{number % 5}", "properties": data}

    def send_the_rest(self) -> None:
        """Send until nothing is left; the emitter itself repeats what failed after a while."""
        deadline = time.monotonic() + 90
        while self.emitter.event_store.size():
            assert time.monotonic() < deadline
            self.emitter.flush()
            time.sleep(0.05)


@pytest.mark.slow
def test_every_call_is_stored_once_as_it_was_made_through_a_restart(server: Server) -> None:
    project = server.create_project("snowplow python")
    senders = [
        Sender(server, project["write_key"], "packed", batch_size=50, buffer_capacity=CALLS),
        Sender(
            server,
            project["write_key"],
            "plain",
            batch_size=20,
            buffer_capacity=CALLS,
            packed=False,
        ),
    ]
    began = time.monotonic()
    call(senders, range(CALLS // 2))
    with restarting(server):
        call(senders, range(CALLS // 2, CALLS - 100))
        until_nobody_answers(server)
        call(senders, range(CALLS - 100, CALLS))
    for sender in senders:
        sender.send_the_rest()
        assert sender.failed

    rows = all_events(server, project)
    check_said(rows, [one for sender in senders for one in sender.said], time.monotonic() - began)
    assert {row["context"]["library"]["name"] for row in rows} == {"snowplow-py"}
    assert server.get(project, "rejects")["items"] == []


def call(senders: Iterable[Sender], numbers: Iterable[int]) -> None:
    """Make each call with every tracker."""
    for number in numbers:
        for sender in senders:
            sender.call(number)


def test_the_pixel_and_the_apps_id_as_key_do_as_well(server: Server) -> None:
    project = server.create_project("snowplow pixel")
    sender = Sender(server, project["write_key"], "pixel", method="get")
    call([sender], range(0, 7 * USERS, 5))
    emitter = Emitter(f"{server.url}/compat/snowplow", batch_size=1)
    subject = Subject().set_user_id("ana")
    tracker = Tracker("server", emitter, subject=subject, app_id=project["write_key"])
    tracker.track(StructuredEvent("shop", "by app id", "app 1"))
    rows = all_events(server, project)
    (by_app,) = [row for row in rows if row["event"] == "by app id"]
    assert (by_app["user_id"], "app" in by_app["context"]) == ("ana", False)
    rest = [row for row in rows if row is not by_app]
    check_said(rest, sender.said, 30)
