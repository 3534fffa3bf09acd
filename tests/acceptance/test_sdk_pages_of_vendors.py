"""The official SDKs for browsers, unmodified, in a real Chromium, through a server that is killed meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from support.browser import chromium
from support.reading import Row, all_events
from support.sdks import JS, check_said, killed_meanwhile, node_program, own, running
from support.server import Server
from support.site import served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]
CALLS = 400
CLIENTS = {
    "segment-single": {"analytics.js"},
    "segment-batch": {"analytics.js"},
    "mixpanel-base64": {"mixpanel-web", "mixpanel"},
    "mixpanel-json": {"mixpanel-web", "mixpanel"},
    "posthog-gzip": {"posthog-web"},
    "posthog-plain": {"posthog-web"},
    "amplitude-gzip": {"amplitude-ts"},
    "amplitude-plain": {"amplitude-ts"},
}
"""Each client's libraries; profiles of Mixpanel's do not name theirs."""
FIRST_SEEN = ("posthog-gzip", "posthog-plain")
"""With its first event their SDK says by itself where the visitor came from (``$set_once``), once."""
OFFLINE = ("mixpanel-base64", "mixpanel-json", "posthog-gzip", "posthog-plain")
"""Online, Mixpanel's SDK throws away what finds no server and PostHog's tries for some 20 s; offline both wait."""
START = "options => { window.running = run(options).then((said) => { window.said = said }) }"


@dataclass(frozen=True)
class Sent:
    """What each client said, how long that took, what is stored, and what was refused."""

    said: dict[str, list[dict]]
    took_s: float
    rows: list[Row]
    rejects: list[dict]

    def of(self, name: str) -> list[Row]:
        """Return what one client has stored: its name begins every id and every text of its own."""
        return [row for row in self.rows if own(row)[2].startswith((f"{name} ", f"{name}-user-"))]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Sent:
    """All clients are done, each in a page of its own, and the server was killed while they sent."""
    node_program()
    with running(tmp_path_factory.mktemp("pages") / "its data", blank) as server:
        return everything_sent(server)


def everything_sent(server: Server) -> Sent:
    """Make the calls of every client, kill the server meanwhile, and read back what is stored."""
    project = server.create_project("Pages")
    with served(JS) as site, chromium() as browser:
        began = time.monotonic()
        pages = {name: opened(browser, f"{site}/browser.html") for name in CLIENTS}
        for name, page in pages.items():
            options = {"name": name, "calls": CALLS, "url": server.url}
            page.evaluate(START, {**options, "key": project["write_key"]})
        for page in pages.values():
            page.wait_for_function(f"() => window.made > {CALLS // 3}")
        with offline(pages[name] for name in OFFLINE):
            killed_meanwhile(server)
        said = {}
        for name, page in pages.items():
            page.evaluate("() => window.running")
            said[name] = page.evaluate("() => window.said")
        rows = stored(server, project, pages, sum(map(len, said.values())) + len(FIRST_SEEN))
        took_s = time.monotonic() - began
    rejects = server.get(project, "rejects")["items"]
    return Sent(said, took_s, rows, rejects)


IN_FLIGHT: dict[Page, set[Request]] = {}


def opened(browser: Browser, address: str) -> Page:
    """Return a page that shares nothing with any other."""
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)
    waiting = IN_FLIGHT.setdefault(page, set())

    def begun(request: Request) -> None:
        waiting.add(request)

    def ended(request: Request) -> None:
        waiting.discard(request)

    page.on("request", begun)
    page.on("requestfinished", ended)
    page.on("requestfailed", ended)
    page.goto(address)
    page.wait_for_function("() => window.run")
    return page


@contextmanager
def offline(pages: Iterable[Page]) -> Iterator[None]:
    """Take these pages off the network meanwhile, as a phone in a tunnel is."""
    several = list(pages)
    for page in several:
        while IN_FLIGHT[page]:  # a request cut in two is lost by Mixpanel's SDK, not by a tunnel
            page.wait_for_timeout(5)
        page.context.set_offline(True)
    yield
    for page in several:
        page.context.set_offline(False)


def stored(server: Server, project: dict, pages: dict[str, Page], wanted: int) -> list[Row]:
    """Return everything stored once all is there; the pages go on sending while this waits."""
    deadline = time.monotonic() + 300
    while server.stored(project) < wanted and time.monotonic() < deadline:
        for page in pages.values():
            page.wait_for_timeout(20)
    return all_events(server, project)


@pytest.mark.parametrize("name", CLIENTS)
def test_every_call_is_stored_once_as_it_was_made(sent: Sent, name: str) -> None:
    said = sent.said[name]
    assert len(said) >= CALLS
    check_said(sent.of(name), said, sent.took_s)
    assert {row["context"]["library"]["name"] for row in sent.of(name)} == CLIENTS[name]


def test_nothing_else_is_stored_and_nothing_refused(sent: Sent) -> None:
    of_clients = {row["message_id"] for name in CLIENTS for row in sent.of(name)}
    others = [row for row in sent.rows if row["message_id"] not in of_clients]
    assert [(row["event"], row["properties"]) for row in others] == [("$identify", {})] * len(
        FIRST_SEEN
    )
    assert all("$initial_current_url" in row["context"]["traitOps"]["setOnce"] for row in others)
    assert sent.rejects == []
