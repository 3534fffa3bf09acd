"""The official ``@segment/analytics-next``, unmodified, in a page that a real browser has open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

from support.browser import chromium
from support.reading import Row, all_events
from support.sdks import JS, node_program
from support.site import served

if TYPE_CHECKING:
    from support.server import Server

NAMES = {"page": "Page Viewed", "identify": "$identify", "group": "$group"}
USERS = 25


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Address of a customer's page with the SDK, of another origin than Cauce."""
    node_program()
    with served(JS) as address:
        yield f"{address}/page.html"


@pytest.fixture
def page(site: str) -> Iterator[Page]:
    """The customer's page in a real Chromium."""
    with chromium() as browser:
        opened = browser.new_page()
        opened.set_default_timeout(240_000)
        opened.goto(site)
        yield opened


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("batching", "calls"), [(False, 1000), (True, 1200)])
def test_every_call_of_a_page_is_stored_once_as_it_was_made(
    server: Server, page: Page, batching: bool, calls: int
) -> None:
    project = server.create_project(f"analytics-next {batching}")
    options = {
        "writeKey": project["write_key"],
        "host": server.url.removeprefix("http://"),
        "batching": batching,
        "prefix": "b" if batching else "s",
        "calls": calls,
    }
    sent = {m["messageId"]: m for m in page.evaluate("options => run(options)", options)}
    page.wait_for_timeout(2000)

    stored = all_events(server, project)
    assert len(sent) == len(stored) == calls
    assert {row["message_id"] for row in stored} == set(sent)
    for row in stored:
        assert_is(row, sent[row["message_id"]])
    assert_people(stored, sent)


def assert_is(row: Row, message: dict[str, Any]) -> None:
    """The stored event says what the call said."""
    kind = message["type"]
    assert row["type"] == kind
    assert row["event"] == (message["event"] if kind == "track" else NAMES[kind])
    assert row["user_id"] == (message["userId"] or "")
    assert row["anonymous_id"] == message["anonymousId"]
    given = message["traits"] if kind in {"identify", "group"} else message["properties"]
    assert row["properties"] == given
    assert row["context"]["library"]["name"] == "analytics.js"
    assert row["context"]["page"]["path"] == "/page.html"
    late = datetime.fromisoformat(row["timestamp"]) - datetime.fromisoformat(message["timestamp"])
    assert abs(late) < timedelta(seconds=30)


def assert_people(stored: list[Row], sent: dict[str, dict[str, Any]]) -> None:
    """A visit that ended as a known user is that user, from its first page on."""
    user_of = {m["anonymousId"]: m["userId"] for m in sent.values() if m["userId"]}
    found: dict[str, set[str]] = defaultdict(set)
    for row in stored:
        found[user_of[row["anonymous_id"]]].add(row["person_id"])
    assert all(len(persons) == 1 for persons in found.values())
    assert len(set.union(*found.values())) == len(found) == USERS
