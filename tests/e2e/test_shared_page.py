"""A dashboard is shared by link, seen without an account and in a frame, and gone once it is revoked."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import PHONE, in_one_language, project_url, signed_in, violations
from e2e.test_dashboard_page import seed

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "more": "More", "share": "Share…", "for": "Whom it is for", "make": "Make a link", "made": "The link is made.",
        "revoke": "Revoke: Partners", "revoked": "The link shows nothing any more.", "ended": "This link shows nothing",
        "sites": "Sites that may embed it", "full": "Full screen", "leave": "Leave full screen", "dates": "Dates:",
        "seven": "the last 7 days", "own": "Each tile its own dates",
        "over": "This link does not work any more.",
    },
    "es": {
        "more": "Más", "share": "Compartir…", "for": "Para quién es", "make": "Crear un enlace",
        "made": "El enlace está creado.", "revoke": "Revocar: Partners", "revoked": "El enlace ya no muestra nada.",
        "ended": "Este enlace no muestra nada", "sites": "Sitios que pueden incrustarlo", "full": "Pantalla completa",
        "leave": "Salir de pantalla completa", "dates": "Fechas:", "seven": "los últimos 7 días",
        "own": "Cada tarjeta con sus fechas", "over": "Este enlace ya no sirve.",
    },
}  # fmt: skip
QUESTIONS = (
    {"kind": "trend", "series": [{"event": "Order Completed"}]},
    {
        "kind": "retention",
        "first": {"event": "Order Completed"},
        "return": {"event": "Order Completed"},
    },
    {"kind": "funnel", "steps": [{"event": "Order Completed"}, {"event": "Order Completed"}]},
)


@in_one_language("en")
def test_a_dashboard_is_seen_through_its_link_until_it_is_revoked(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Shared {language}"))
    seed(own)
    tiles = [
        {"id": f"t{n}", "kind": "question", "question": one, "x": 0, "y": 8 * n, "w": 12, "h": 8}
        for n, one in enumerate(QUESTIONS)
    ]
    body = {"name": "Sales", "date_from": "-29d", "tiles": tiles}
    board = own.server.post(own.project, "dashboards", body)
    own.server.post(own.project, "annotations", {"kind": "release", "text": "Version 4"})
    with signed_in(browser, own, language) as page, a_site(language) as intranet:
        page.goto(project_url(own, f"/dashboards/{board['id']}"))
        on_the_whole_screen(page, words)
        url = share(page, words, intranet.address)
        assert violations(page) == []
        as_a_stranger(browser, url, words, language)
        in_a_frame(browser, url, intranet)
        page.get_by_role("button", name=words["revoke"]).click()
        expect(page.get_by_text(words["revoked"])).to_be_visible()
        stranger = browser.new_context(locale=LOCALES[language]).new_page()
        stranger.goto(url)
        expect(stranger.get_by_role("heading", level=1)).to_have_text(words["over"])
        expect(stranger.get_by_text(words["ended"])).to_be_visible()
        expect(stranger.get_by_text("shared_link_ended")).to_have_count(0)
        stranger.context.close()


@in_one_language("es")
def test_a_link_to_tiles_with_their_own_dates_says_so_until_dates_are_chosen(
    browser, site, language
):
    words = WORDS[language]
    tile = {
        "id": "t0",
        "kind": "question",
        "question": QUESTIONS[0],
        "x": 0,
        "y": 0,
        "w": 12,
        "h": 8,
    }
    board = site.server.post(site.project, "dashboards", {"name": "Own dates", "tiles": [tile]})
    link = site.server.post(site.project, f"dashboards/{board['id']}/links", {"name": "Partners"})
    page = browser.new_context(locale=LOCALES[language]).new_page()
    page.goto(link["url"])
    chosen = page.get_by_role("button", name=words["dates"])
    expect(chosen).to_have_text(words["own"])
    chosen.click()
    page.get_by_role("button", name=words["seven"]).click()
    expect(chosen).to_have_text(words["seven"])
    page.get_by_role("button", name=words["own"]).click()
    expect(chosen).to_have_text(words["own"])
    page.context.close()


LOCALES = {"en": "en-GB", "es": "es-ES"}


def on_the_whole_screen(page, words) -> None:
    """Show the tiles alone, and come back."""
    page.wait_for_selector("[data-tile=t0] [data-chart][data-ready]")
    page.get_by_role("button", name=words["more"], exact=True).click()
    page.get_by_role("menuitem", name=words["full"]).click()
    page.wait_for_selector("[data-board][data-full]")
    page.get_by_role("button", name=words["leave"]).click()
    page.wait_for_selector("[data-board]:not([data-full])")


def share(page, words, address) -> str:
    """Make a link that a site may embed, and return its address."""
    page.get_by_role("button", name=words["more"], exact=True).click()
    page.get_by_role("menuitem", name=words["share"]).click()
    panel = page.get_by_role("dialog")
    panel.get_by_label(words["for"]).fill("Partners")
    panel.get_by_label(words["sites"]).fill(address)
    page.keyboard.press("Enter")
    panel.get_by_role("button", name=words["make"]).click()
    expect(page.get_by_text(words["made"])).to_be_visible()
    return panel.locator("code").first.inner_text()


def as_a_stranger(browser, url, words, language) -> None:
    """Without a cookie: every tile, no people behind a number, other dates, no axe violation, a phone."""
    context = browser.new_context(locale=LOCALES[language], bypass_csp=True)
    page = context.new_page()
    wrong = []
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.goto(url)
    expect(page.get_by_role("heading", level=1, name="Sales")).to_be_visible()
    for tile in ("t0", "t1", "t2"):
        page.wait_for_selector(f"[data-tile={tile}] [data-chart][data-ready]")
    expect(page.locator("[data-annotate]")).to_have_count(0)
    expect(page.locator("[data-tile] button:not([data-annotation])")).to_have_count(0)
    page.locator("[data-tile=t0] [data-annotation]").click()
    happened = page.get_by_role("dialog")
    expect(happened.get_by_text("Version 4")).to_be_visible()
    expect(happened.get_by_role("columnheader")).to_have_count(2)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=words["dates"]).click()
    with page.expect_response(lambda answer: "/tiles/t0/answer" in answer.url) as asked:
        page.get_by_role("button", name=words["seven"]).click()
    assert asked.value.json()["question"]["date_from"] == "-6d"
    page.keyboard.press("Escape")
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    page.wait_for_selector("[data-tile=t0] [data-chart][data-ready]")
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
    assert context.cookies() == []
    assert wrong == []
    context.close()


class a_site:  # noqa: N801 (reads as what it is)
    """A web site of somebody else, with a page that frames an address."""

    def __init__(self, title: str) -> None:
        self.title, self.framed = title, ""

    def __enter__(self) -> a_site:
        site = self

        class Pages(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = f'<title>{site.title}</title><iframe src="{site.framed}" width="900" height="700">'
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        self.address = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def in_a_frame(browser, url, intranet) -> None:
    """The site of the link may show it, the same pages under another name may not."""
    context = browser.new_context()
    page = context.new_page()
    intranet.framed = url
    page.goto(intranet.address)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Sales")).to_be_visible()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(intranet.address.replace("localhost", "127.0.0.1"))
    page.wait_for_function("() => true")
    expect(page.frame_locator("iframe").get_by_role("heading", name="Sales")).to_have_count(0)
    assert any("frame-ancestors" in text for text in refused)
    context.close()
