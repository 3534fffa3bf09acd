"""Our own browser SDK, as Cauce serves it, in the pages of a real browser."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from support.browser import chromium
from support.reading import Row, all_events
from support.site import Site, Traffic, built_sdk

if TYPE_CHECKING:
    from support.server import Server

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><meta charset="utf-8"><title>Shop</title>
<script>window.cauce = [{calls}]</script>
<script src="{cauce}/cauce.js" data-write-key="{key}" {more}></script>
<script>
  // What a shop does with the SDK, many times; returns the ids of the messages.
  function act(prefix, count) {{
    const ids = []
    for (let n = 0; n < count; n++) {{
      const properties = {{ n, price: n / 4, tags: ['ñ', '“x”'], tab: prefix }}
      if (n % 10 == 3) ids.push(cauce.group('acme', {{ seats: n }}))
      else if (n % 10 == 7) ids.push(cauce.page(`Page ${{n % 7}}`, properties))
      else if (n % 50 == 9) ids.push(cauce.identify({{ visits: n }}))
      else ids.push(cauce.track(`Event ${{n % 5}}`, properties))
    }}
    return ids
  }}
</script>"""
NOTHING_WAITS = "() => !Object.keys(localStorage).some((key) => key.startsWith('cauce.q.'))"
NAMES = {"page": "Page Viewed", "identify": "$identify", "group": "$group"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    built_sdk()
    with chromium() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    visitor = browser.new_context()
    visitor.set_default_timeout(60_000)
    yield visitor
    visitor.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with Site("").served() as served:
        yield served


def page_of(server: Server, project: dict, more: str = "", calls: str = "") -> str:
    return PAGE.format(cauce=server.url, key=project["write_key"], more=more, calls=calls)


def walk(page: Page, prefix: str, steps: int) -> None:
    """Go through a single-page app; a changed history state or an in-page link is no page view."""
    for n in range(steps):
        page.evaluate("url => history.pushState({}, '', url)", f"/{prefix}/{n}")
        page.evaluate("() => { history.replaceState({ scroll: 5 }, ''); location.hash = 'part' }")
        page.wait_for_timeout(20)


@pytest.mark.slow
def test_a_thousand_calls_of_two_tabs_survive_offline_a_restart_and_a_closed_tab(
    own_server: Server, context: BrowserContext, site: Site
) -> None:
    project = own_server.create_project("Shop")
    site.html = page_of(own_server, project)
    traffic = Traffic()
    traffic.watch(context)
    called: list[str] = []
    first, second = context.new_page(), context.new_page()

    def act(count: int, *tabs: Page) -> None:
        for number, tab in enumerate(tabs):
            called.extend(tab.evaluate("([p, n]) => act(p, n)", [f"t{number}", count]))

    first.goto(f"{site.url}/?utm_source=news&utm_campaign=spring&gclid=G1")
    second.goto(f"{site.url}/second")
    act(150, first, second)
    walk(first, "walk", 12)
    called.append(first.evaluate("() => cauce.identify('ana', { plan: 'pro' })"))
    context.set_offline(True)
    act(120, first, second)
    context.set_offline(False)
    act(50, first, second)
    own_server.stop()
    act(120, first, second)
    second.close()  # its messages are in the storage, the first tab has to find them
    own_server.start()
    first.wait_for_function(NOTHING_WAITS)
    first.evaluate("() => cauce.reset()")
    called.append(first.evaluate("() => cauce.identify('bruno')"))
    act(150, first)
    first.goto(f"{site.url}/leaving")  # at once, with all of it in the queue
    first.wait_for_function(NOTHING_WAITS)

    stored = all_events(own_server, project)
    by_id = {row["message_id"]: row for row in stored}
    assert len(called) == len(set(called)) > 1000
    assert len(by_id) == len(stored)
    assert set(by_id) == set(traffic.messages)
    automatic = set(by_id) - set(called)
    assert set(called) <= set(by_id)
    assert len(automatic) == 1 + 1 + 12 + 1
    assert {by_id[i]["type"] for i in automatic} == {"page"}
    for row in stored:
        assert_is(row, traffic.messages[row["message_id"]])
    assert_visitors(stored)


def assert_is(row: Row, message: dict[str, Any]) -> None:
    """The stored event says what the call said, and where it was made."""
    kind = message["type"]
    assert row["type"] == kind
    assert row["event"] == (message["event"] if kind == "track" else NAMES[kind])
    assert row["user_id"] == message.get("userId", "")
    assert row["anonymous_id"] == message["anonymousId"]
    given = message.get("traits" if kind in {"identify", "group"} else "properties") or {}
    named = {"name": message["name"]} if message.get("name") else {}
    assert row["properties"] == {**given, **named}
    assert row["context"]["library"] == {"name": "cauce.js", "version": "0.1.0"}
    assert row["context"]["page"]["title"] == "Shop"
    assert row["context"]["sessionId"] == message["context"]["sessionId"]
    late = datetime.fromisoformat(row["timestamp"]) - datetime.fromisoformat(message["timestamp"])
    assert abs(late) < timedelta(seconds=30)


def assert_visitors(stored: list[Row]) -> None:
    """Two people, Ana from her first anonymous page on; a session each; Ana's came from a campaign."""
    persons, sessions = defaultdict(set), defaultdict(set)
    for row in stored:
        persons[row["anonymous_id"]].add(row["person_id"])
        sessions[row["anonymous_id"]].add(row["context"]["sessionId"])
    assert [len(ids) for ids in persons.values()] == [1, 1]
    assert [len(ids) for ids in sessions.values()] == [1, 1]
    ana = next(row["anonymous_id"] for row in stored if row["user_id"] == "ana")
    assert {row["user_id"] for row in stored if row["anonymous_id"] == ana} == {"", "ana"}
    assert {row["user_id"] for row in stored if row["anonymous_id"] != ana} == {"bruno"}
    spring = {"source": "news", "name": "spring"}
    assert all(r["context"]["campaign"] == spring for r in stored if r["anonymous_id"] == ana)
    assert {r["context"]["clickIds"]["gclid"] for r in stored if r["anonymous_id"] == ana} == {"G1"}


def test_the_pages_of_an_app_are_told_apart_by_address_and_referrer(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("App")
    site.html = page_of(server, project)
    page = context.new_page()
    page.goto(f"{site.url}/a")
    page.evaluate("() => { history.pushState({}, '', '/b'); history.replaceState({}, '', '/c') }")
    page.wait_for_timeout(50)
    page.evaluate("() => { location.hash = '#/route' }")
    page.wait_for_timeout(50)
    page.go_back()
    page.wait_for_function(NOTHING_WAITS)
    page.evaluate("() => cauce.flush()")
    page.wait_for_function(NOTHING_WAITS)
    views = [row["properties"] for row in reversed(all_events(server, project))]
    base = site.url
    assert [(v["url"].removeprefix(base), v["referrer"].removeprefix(base)) for v in views] == [
        ("/a", ""),
        ("/c", "/a"),
        ("/c#/route", "/c"),
        ("/c", "/c#/route"),
    ]


def test_what_is_served_is_small_and_may_be_kept_for_ever_under_its_digest(server: Server) -> None:
    built_sdk()
    packed = {"Accept-Encoding": "gzip"}
    answer = httpx.get(f"{server.url}/cauce.js", headers=packed)
    assert len(gzip.compress(answer.content, 9, mtime=0)) <= 5000
    assert int(answer.headers["content-length"]) <= 5000
    assert "eval(" not in answer.text
    kept_for_ever = httpx.get(server.url + answer.headers["content-location"], headers=packed)
    assert kept_for_ever.content == answer.content
    assert "immutable" in kept_for_ever.headers["cache-control"]


def test_a_visitor_is_one_over_all_subdomains_when_the_page_says_so(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("Subdomains")
    site.html = page_of(server, project, 'data-cookie-domain="auto"')
    page = context.new_page()
    for host in ("www.shop.localhost", "blog.shop.localhost", "shop.localhost", "other.localhost"):
        page.goto(site.url.replace("127.0.0.1", host))
        page.evaluate("() => cauce.flush()")
    rows = {row["context"]["page"]["url"]: row for row in all_events(server, project)}
    assert len(rows) == 4
    visitors = {(row["anonymous_id"], row["context"]["sessionId"]) for row in rows.values()}
    assert len(visitors) == 2
    assert sum("shop." in url for url in rows) == 3
    assert len({row["anonymous_id"] for url, row in rows.items() if "shop." in url}) == 1


def test_a_call_that_makes_no_sense_costs_neither_the_page_nor_the_other_calls(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("Nonsense")
    calls = "['nothing'], ['track', 'Good'], ['track', 'Endless', window], ['identify', null]"
    site.html = page_of(server, project, calls=calls)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site.url)
    page.evaluate("() => cauce.flush()")
    assert {row["event"] for row in all_events(server, project)} == {
        "Good", "$identify", "Page Viewed",
    }  # fmt: skip
    assert errors == []


def kept(page: Page) -> tuple[list[str], str]:
    """Return what the device holds of ours: keys of the storage, and the cookies."""
    return page.evaluate("() => [Object.keys(localStorage).sort(), document.cookie]")


def test_consent_decides_what_leaves_and_what_is_kept(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("Consent")
    site.html = page_of(server, project, 'data-consent="pending" data-flush-after="50"')
    traffic = Traffic()
    traffic.watch(context)
    page = context.new_page()
    page.goto(f"{site.url}/landing?utm_source=ad")
    held = page.evaluate("() => cauce.track('Before the choice')")
    page.wait_for_timeout(300)
    assert (traffic.requests, kept(page)) == (0, [[], ""])

    page.evaluate("() => cauce.consent({ analytics: true, marketing: false })")
    granted = page.evaluate("() => cauce.track('Agreed')")
    page.wait_for_function(NOTHING_WAITS)
    page.evaluate("() => cauce.flush()")
    assert kept(page)[0] == ["cauce"]
    assert kept(page)[1].startswith("cauce=")
    page.reload()
    page.wait_for_timeout(300)  # the choice is remembered: a page view more

    page.evaluate("() => { cauce.track('Taken back'); cauce.consent('denied') }")
    assert page.evaluate("() => cauce.track('Denied')") is None
    page.wait_for_timeout(300)
    before = traffic.requests
    assert kept(page) == [[], ""]

    page.evaluate("() => cauce.consent('cookieless')")
    bare = page.evaluate("() => cauce.track('Cookieless')")
    page.wait_for_timeout(500)
    assert (traffic.requests, kept(page)) == (before + 1, [[], ""])

    stored = {row["message_id"]: row for row in all_events(server, project)}
    views = [row for row in stored.values() if row["type"] == "page"]
    assert len(views) == 2
    assert set(stored) - {row["message_id"] for row in views} == {held, granted, bare}
    agreed = {"categoryPreferences": {"analytics": True, "marketing": False}}
    assert [stored[i]["context"].get("consent") for i in (held, granted, bare)] == [
        agreed,
        agreed,
        None,
    ]
    anonymous = {row["anonymous_id"] for i, row in stored.items() if i != bare}
    assert len(anonymous) == 1
    assert stored[bare]["anonymous_id"].startswith("cookieless-")
    assert views[0]["context"]["campaign"] == {"source": "ad"}


@pytest.mark.parametrize(
    ("signal", "attribute", "kept_there", "leaves"),
    [
        ("globalPrivacyControl: true", 'data-gpc="denied"', False, 0),
        ("globalPrivacyControl: true", "", True, 1),
        ("doNotTrack: '1'", 'data-dnt="cookieless"', False, 1),
        ("doNotTrack: '1'", 'data-dnt="denied"', False, 0),
        ("doNotTrack: null", 'data-dnt="denied" data-gpc="denied"', True, 1),
    ],
)
def test_a_browser_that_objects_is_heard_when_the_page_says_so(  # noqa: PLR0917
    server: Server,
    context: BrowserContext,
    site: Site,
    signal: str,
    attribute: str,
    kept_there: bool,
    leaves: int,
) -> None:
    project = server.create_project(f"{signal} {attribute}")
    site.html = page_of(server, project, attribute)
    name, value = signal.split(": ")
    context.add_init_script(f"Object.defineProperty(navigator, '{name}', {{ get: () => {value} }})")
    page = context.new_page()
    page.goto(site.url)
    page.evaluate("() => cauce.flush()")
    assert len(all_events(server, project)) == leaves
    assert (kept(page) != [[], ""]) == kept_there


def test_calls_from_before_it_loads_count_and_a_strict_policy_lets_it_work(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("Strict")
    calls = "['identify', 'ana'], ['track', 'Early', {n: 1}]"
    site.html = page_of(server, project, "", calls).replace("<script>", '<script nonce="r4nd0m">')
    site.csp = (
        f"default-src 'none'; script-src 'nonce-r4nd0m' {server.url}; connect-src {server.url};"
        " require-trusted-types-for 'script'"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(site.url)
    page.evaluate("() => cauce.flush()")
    stored = all_events(server, project)
    assert {(row["event"], row["user_id"]) for row in stored} == {
        ("$identify", "ana"), ("Early", "ana"), ("Page Viewed", "ana"),
    }  # fmt: skip
    assert complaints == []


def test_a_page_that_closes_sends_what_only_its_memory_has(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("Leaving")
    site.html = page_of(server, project, 'data-consent="cookieless" data-flush-after="60000"')
    page = context.new_page()
    page.goto(site.url)
    called = page.evaluate("() => act('x', 15)")
    page.goto("about:blank")
    page.wait_for_timeout(1000)
    stored = {row["message_id"]: row for row in all_events(server, project)}
    about_identity = {called[3], called[9], called[13]}
    assert set(called) - about_identity < set(stored)
    assert len(stored) == 13
    assert len({row["anonymous_id"] for row in stored.values()}) == 1


def test_after_half_an_hour_of_silence_a_new_session_begins_and_a_wrong_clock_does_not_matter(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("Sessions")
    site.html = page_of(server, project)
    page = context.new_page()
    page.clock.install(time=datetime(2031, 5, 1, tzinfo=UTC))
    page.goto(f"{site.url}/?utm_source=news")
    ids = []
    for wait_min in (0, 29, 29, 31, 1):
        page.clock.run_for(wait_min * 60_000)
        ids.append(page.evaluate("() => cauce.track('Looked')"))
        page.evaluate("() => cauce.flush()")
    stored = {row["message_id"]: row for row in all_events(server, project)}
    sessions = [stored[i]["context"]["sessionId"] for i in ids]
    assert sessions[0] == sessions[1] == sessions[2] != sessions[3] == sessions[4]
    now = datetime.now(UTC)
    for row in stored.values():
        assert abs(datetime.fromisoformat(row["timestamp"]) - now) < timedelta(minutes=2)


def test_flags_decided_elsewhere_are_read_and_their_exposure_is_recorded_once(
    server: Server, context: BrowserContext, site: Site
) -> None:
    project = server.create_project("Flags")
    site.html = f"""<!doctype html><title>Shop</title><script type="module">
      import {{ load }} from '{server.url}/cauce.mjs'
      window.dropped = []
      window.cauce = load({{ writeKey: '{project["write_key"]}', host: '{server.url}', pages: false,
        flags: {{ checkout: 'short' }}, onDrop: (message, reason) => dropped.push(reason),
        before: (message) => message.event == 'Secret' ? null : message }})
    </script>"""
    page = context.new_page()
    page.goto(site.url)
    page.wait_for_function("() => window.cauce")
    seen = page.evaluate("""() => [cauce.flag('checkout', 'long'), cauce.flag('checkout', 'long'),
      cauce.flag('other', 'off'), cauce.track('Secret') ?? null,
      cauce.track('Large', { text: 'ñ'.repeat(17000) }) ?? null, cauce.track('') && 0]""")
    assert seen == ["short", "short", "off", None, None, 0]
    page.evaluate("() => cauce.flush()")
    (exposure,) = all_events(server, project)
    assert exposure["event"] == "Flag Exposed"
    assert exposure["properties"] == {"flag": "checkout", "variant": "short"}
    assert page.evaluate("() => dropped") == ["too_large", "missing_event_name"]
