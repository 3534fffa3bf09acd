"""The official ``@segment/analytics-next``, unmodified, in a page that a real browser has open."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, sync_playwright

from cauce.webbuild import WebBuildError, find_node, install
from support.reading import Row, all_events

if TYPE_CHECKING:
    from support.server import Server

JS = Path(__file__).parent / "js"
ROOT = Path(__file__).parents[2]
CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = {"page": "Page Viewed", "identify": "$identify", "group": "$group"}
USERS = 25


def lacking(why: str) -> None:
    """Skip, or fail where the browser is required (``CAUCE_REQUIRE_BROWSER=1``)."""
    if os.environ.get("CAUCE_REQUIRE_BROWSER") == "1":
        pytest.fail(why)
    pytest.skip(why)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the page's files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Address of a customer's site with the SDK, of another origin than Cauce."""
    try:
        install(find_node(ROOT), JS)
    except WebBuildError as error:
        lacking(f"npm could not install the SDK: {error}")
    handler = functools.partial(Quiet, directory=str(JS))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as files:
        threading.Thread(target=files.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{files.server_port}/page.html"
        files.shutdown()


@pytest.fixture
def page(site: str) -> Iterator[Page]:
    """The customer's page in a real Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        lacking("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        opened = browser.new_page()
        opened.set_default_timeout(240_000)
        opened.goto(site)
        yield opened
        browser.close()


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
