"""The how-to pages about sending: their own snippets, run as they stand."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import Browser

from support.reading import Row, all_events
from support.sdks import JS, node_program
from support.site import Site, built_sdk, chromium

if TYPE_CHECKING:
    from support.server import Server

DOCS = Path(__file__).parents[2] / "docs"
ADDRESS, KEY = "http://127.0.0.1:8000", "cw_1_…"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IMPORTED = re.compile(r"from '([^']+)'")
FOR_PAGES = {
    "@segment/analytics-next", "@rudderstack/analytics-js/bundled", "@snowplow/browser-tracker",
}  # fmt: skip
"""npm packages that need a page; every other one runs in Node."""
OURS = ("send-with-our-javascript", "send-with-our-python")


class Snippet(NamedTuple):
    """A block of code of a page: its language and its text."""

    kind: str
    text: str

    @property
    def installs(self) -> bool:
        """Whether it installs something, which is the lock files' business here."""
        return self.text.startswith(("pip install", "npm install"))

    @property
    def in_page(self) -> bool:
        """Whether it runs in a page."""
        return self.kind == "js" and bool(FOR_PAGES & set(IMPORTED.findall(self.text)))

    def here(self, server: Server, project: dict) -> Snippet:
        """Return it with the address and the key of this server in place of the examples."""
        host = server.url.removeprefix("http://")
        text = self.text.replace(ADDRESS, server.url).replace("127.0.0.1:8000", host)
        return Snippet(self.kind, text.replace(KEY, project["write_key"]))


def snippets(page: Path) -> list[Snippet]:
    """Return each block of code."""
    return [Snippet(found[1], found[2]) for found in BLOCK.finditer(page.read_text("utf-8"))]


PAGES = sorted(DOCS.glob("howto/send-*.md"))
"""In English; what the Spanish pages show is the same but for comments."""
VENDORS = [page for page in PAGES if page.stem not in OURS]


def named(page: Path) -> str:
    """Return a page's name in the list of tests."""
    return page.stem


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def run(snippet: Snippet) -> str:
    """Run a snippet of a server; return what it prints."""
    kind, text = snippet
    if kind == "sh":
        text = text.replace("curl ", "curl --silent --show-error --fail-with-body ", 1)
    command = {
        "python": lambda: [sys.executable, "-W", "error::SyntaxWarning", "-c"],
        "sh": lambda: ["bash", "-euc"],
        "js": lambda: [node_program(), "--input-type=module", "--eval"],
    }[kind]()
    done = subprocess.run(
        [*command, text], cwd=JS, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def bundled(text: str) -> str:
    """Return a module of a page with the packages that it imports, as a bundler makes it."""
    command = [
        str(JS / "node_modules" / ".bin" / "esbuild"),
        "--bundle",
        "--format=iife",
        "--log-level=error",
    ]
    done = subprocess.run(
        command, cwd=JS, input=text, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def visit(browser: Browser, server: Server, project: dict, html: str, event: str) -> None:
    """Open a page that holds this, and leave it once one more such event is stored."""
    before = count(server, project, event)
    with Site(f'<!doctype html><meta charset="utf-8"><title>Shop</title>{html}').served() as site:
        page = browser.new_context().new_page()
        page.goto(site.url)
        for _ in range(600):
            if count(server, project, event) > before:
                break
            page.wait_for_timeout(50)
        page.context.close()
    assert count(server, project, event) > before


def count(server: Server, project: dict, event: str) -> int:
    """Return how many such events are stored so far."""
    return sum(row["event"] == event for row in server.get(project, "events", limit=100)["items"])


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[pytest.mark.browser] * any(one.in_page for one in snippets(page)))
        for page in VENDORS
    ],
    ids=named,
)
def test_the_snippets_send_what_the_page_says(
    server: Server, page: Path, request: pytest.FixtureRequest
) -> None:
    project, said, wanted = server.create_project(named(page)), "", 0
    for snippet in snippets(page):
        if snippet.installs:
            continue
        wanted += "Order Completed" in snippet.text
        here = snippet.here(server, project)
        if snippet.in_page:
            script = f"<script>{bundled(here.text)}</script>"
            browser = request.getfixturevalue("browser")
            visit(browser, server, project, script, "Order Completed")
        else:
            said += run(here)
    rows = all_events(server, project)
    check_orders([row for row in rows if row["event"] == "Order Completed"], wanted)
    people = [row for row in rows if row["event"] == "$identify"]
    assert bool(people) == (page.stem != "send-from-snowplow")
    assert {row["properties"]["email"] for row in people} <= {"ana@example.com"}
    assert ("NAME_INVALID" in said) == (page.stem == "send-from-ga4")
    assert server.get(project, "rejects")["items"] == []


def check_orders(orders: list[Row], wanted: int) -> None:
    """Check that each snippet stored one order, of the customer and the amount that it names."""
    assert len(orders) == wanted >= 2
    assert {row["user_id"] for row in orders} == {"ana"}
    properties = [row["properties"] for row in orders]
    assert {own.get("revenue", own.get("value")) for own in properties} == {42}


def test_the_snippets_of_our_python_are_one_program(server: Server, tmp_path: Path) -> None:
    project = server.create_project("our python")
    page = DOCS / "howto" / "send-with-our-python.md"
    queue = "/tmp/cauce-queue.db"
    parts = [one.here(server, project).text for one in snippets(page) if one.kind == "python"]
    assert queue in parts[1]
    program = "\n".join(parts).replace(queue, str(tmp_path / "queue.db"))
    own = f"import sys; sys.path.insert(0, {str(DOCS.parent / 'sdk/python/src')!r})\n"
    run(Snippet("python", own + program))
    rows = all_events(server, project)
    assert {(row["event"], row["user_id"]) for row in rows if row["event"] != "Report Opened"} == {
        ("$identify", "ana"), ("Order Completed", "ana"), ("$group", "ana"), ("Invoice Paid", "ana"),
    }  # fmt: skip
    assert len(rows) == 5
    assert {row["message_id"] for row in rows if row["event"] == "Invoice Paid"} == {"invoice-1001"}


@pytest.mark.browser
def test_the_snippets_of_our_script_work_in_a_page(server: Server, browser: Browser) -> None:
    built_sdk()
    project = server.create_project("our script")
    page = DOCS / "howto" / "send-with-our-javascript.md"
    script, calls, module, consent = (one.here(server, project).text for one in snippets(page))
    visit(browser, server, project, script + calls, "Order Completed")
    visit(browser, server, project, module, "Module Loaded")
    waiting = script.replace("data-write-key", 'data-consent="pending" data-write-key')
    assert waiting != script
    visit(browser, server, project, waiting + consent, "Page Viewed")
    rows = all_events(server, project)
    (order,) = [row for row in rows if row["event"] == "Order Completed"]
    assert (order["user_id"], order["properties"]["revenue"]) == ("ana", 42)
    (asked,) = [row for row in rows if row["context"].get("consent")]
    said = {"analytics": True, "marketing": False}
    assert asked["context"]["consent"] == {"categoryPreferences": said}
    assert server.get(project, "rejects")["items"] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_both_languages_have_the_same_snippets_but_for_comments(page: Path) -> None:
    spanish = DOCS / "es" / "howto" / page.name
    assert [code(one) for one in snippets(page)] == [code(one) for one in snippets(spanish)]


def code(snippet: Snippet) -> tuple[str, str]:
    """Return a snippet without its comments."""
    return snippet.kind, re.sub(r"  +# .*", "", snippet.text)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_block_has_a_language(page: Path) -> None:
    assert page.read_text("utf-8").count("```") == 2 * len(snippets(page))


@pytest.mark.parametrize("page", VENDORS, ids=named)
def test_every_package_that_a_page_names_is_tested(page: Path) -> None:
    text = page.read_text("utf-8")
    imported = {name for one in snippets(page) for name in IMPORTED.findall(one.text)}
    listed = set(re.findall(r"^\| `([^`]+)`", text, re.MULTILINE))
    tested = json.loads((JS / "package.json").read_text("utf-8"))["dependencies"].keys()
    assert {name.removesuffix("/bundled") for name in imported | listed} <= tested


def test_there_is_a_page_for_every_vendor() -> None:
    names = {page.stem.removeprefix("send-from-") for page in VENDORS}
    assert names == {
        "segment", "mixpanel", "posthog", "amplitude", "rudderstack", "ga4", "snowplow", "send-events",
    }  # fmt: skip
