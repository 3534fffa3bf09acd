"""The how-to pages about sending: their own snippets, run as they stand.

Those of all vendors run at the same time, each page's against a project of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import Browser

from support.browser import chromium
from support.reading import Row, all_events
from support.sdks import JS, node_program
from support.site import Site, built_sdk

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


class Shop(NamedTuple):
    """A page's project, and the page's snippets for it."""

    project: dict
    snippets: list[Snippet]

    @property
    def orders(self) -> int:
        """How many orders they send: one each, where they send any."""
        return sum("Order Completed" in one.text for one in self.snippets)

    def modules(self, *, in_page: bool) -> list[str]:
        """Return those for Node, or those for pages."""
        return [one.text for one in self.snippets if one.kind == "js" and one.in_page == in_page]


@pytest.fixture(scope="module")
def shops(server: Server) -> dict[Path, Shop]:
    """Every vendor's page with a project."""
    found = {}
    for page in VENDORS:
        project = server.create_project(named(page))
        here = [one.here(server, project) for one in snippets(page) if not one.installs]
        found[page] = Shop(project, here)
    return found


@pytest.fixture(scope="module")
def printed(shops: dict[Path, Shop], tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """What each page's Python and commands print; they, and the modules for Node, have run."""
    node, folder = node_program(), tmp_path_factory.mktemp("modules")
    each = "await Promise.all(process.argv.slice(1).map((address) => import(address)))"
    files = [file.as_uri() for file in written(folder, shops, in_page=False)]
    with ThreadPoolExecutor(4) as pool:
        modules = pool.submit(done, [node, "--input-type=module", "--eval", each, *files])
        running = {
            page: [pool.submit(run, one) for one in shop.snippets if one.kind != "js"]
            for page, shop in shops.items()
        }
        modules.result()
        return {page: "".join(one.result() for one in its) for page, its in running.items()}


@pytest.fixture(scope="module")
def visited(
    server: Server,
    browser: Browser,
    shops: dict[Path, Shop],
    printed: dict[Path, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """What the vendors' pages have for web pages is open in one browser, and all of it has arrived."""
    folder = tmp_path_factory.mktemp("scripts")
    scripts = bundled(written(folder, shops, in_page=True), folder / "out")
    open_ = [shop for shop in shops.values() if shop.modules(in_page=True)]

    def arrived() -> bool:
        return all(count(server, shop.project, "Order Completed") == shop.orders for shop in open_)

    visit(browser, [f"<script>{text}</script>" for text in scripts], arrived)


def written(folder: Path, shops: Mapping[Path, Shop], *, in_page: bool) -> list[Path]:
    """Return a file for each module, named after its page, where it finds the locked packages."""
    (folder / "node_modules").symlink_to(JS / "node_modules")
    texts = {
        folder / f"{named(page)}-{number}.mjs": text
        for page, shop in shops.items()
        for number, text in enumerate(shop.modules(in_page=in_page))
    }
    for file, text in texts.items():
        file.write_text(text, "utf-8")
    return list(texts)


def run(snippet: Snippet) -> str:
    """Run a snippet of a server; return what it prints."""
    if snippet.kind == "python":
        return done([sys.executable, "-W", "error::SyntaxWarning", "-c", snippet.text])
    assert snippet.kind == "sh"
    careful = "curl --silent --show-error --fail-with-body "
    return done(["bash", "-euc", snippet.text.replace("curl ", careful, 1)])


def done(command: Sequence[str]) -> str:
    """Return what a command prints that ends well."""
    ended = subprocess.run(
        command, cwd=JS, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr + ended.stdout
    return ended.stdout


def bundled(modules: Sequence[Path], out: Path) -> list[str]:
    """Return each module of a page with the packages that it imports, as a bundler makes it."""
    esbuild, files = JS / "node_modules" / ".bin" / "esbuild", map(str, modules)
    how = ("--bundle", "--format=iife", "--log-level=error", f"--outdir={out}")
    done([str(esbuild), *files, *how])
    return [(out / f"{module.stem}.js").read_text("utf-8") for module in modules]


def visit(browser: Browser, texts: Sequence[str], arrived: Callable[[], bool]) -> None:
    """Open a page, of a site and a visitor of its own, for each text; leave once all has arrived."""
    with ExitStack() as opened:
        for text in texts:
            html = f'<!doctype html><meta charset="utf-8"><title>Shop</title>{text}'
            site = opened.enter_context(Site(html).served())
            page = opened.enter_context(browser.new_context()).new_page()
            page.goto(site.url)
        for _ in range(600):
            if arrived():
                return
            page.wait_for_timeout(50)
    assert arrived()


def newest(server: Server, project: dict) -> list[Row]:
    """Return what is stored so far."""
    rows: list[Row] = server.get(project, "events", limit=100)["items"]
    return rows


def count(server: Server, project: dict, event: str) -> int:
    """Return how many such events are stored so far."""
    return sum(row["event"] == event for row in newest(server, project))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[pytest.mark.browser] * any(one.in_page for one in snippets(page)))
        for page in VENDORS
    ],
    ids=named,
)
def test_the_snippets_send_what_the_page_says(
    server: Server,
    page: Path,
    shops: dict[Path, Shop],
    printed: dict[Path, str],
    request: pytest.FixtureRequest,
) -> None:
    shop = shops[page]
    if shop.modules(in_page=True):
        request.getfixturevalue("visited")
    rows = all_events(server, shop.project)
    check_orders([row for row in rows if row["event"] == "Order Completed"], shop.orders)
    people = [row for row in rows if row["event"] == "$identify"]
    assert bool(people) == (page.stem != "send-from-snowplow")
    assert {row["properties"]["email"] for row in people} <= {"ana@example.com"}
    assert ("NAME_INVALID" in printed[page]) == (page.stem == "send-from-ga4")
    assert server.get(shop.project, "rejects")["items"] == []


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
    waiting = script.replace("data-write-key", 'data-consent="pending" data-write-key')
    assert waiting != script

    def arrived() -> bool:
        rows = newest(server, project)
        asked = any(row["context"].get("consent") for row in rows)
        return asked and {"Order Completed", "Module Loaded"} <= {row["event"] for row in rows}

    visit(browser, [script + calls, module, waiting + consent], arrived)
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
