"""A board whose answers are kept comes with them: no tile is asked for by itself, and few files bring the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import project_url, signed_in
from e2e.test_dashboard_page import seed

pytestmark = pytest.mark.browser
ORDERS = {"kind": "trend", "series": [{"event": "Order Completed"}]}
SHARING = "**/share-panel-*.js"
FEW = 30
"""Requests of a page opened for the first time; each small file of its own would make a hundred."""


def test_kept_answers_come_with_the_board_and_what_is_not_kept_is_asked_for(browser, site):
    own = Site(site.server, site.server.create_project("Opened"))
    seed(own)
    board = own.server.post(own.project, "dashboards", {"name": "Kept", "tiles": [
        {"id": name, "kind": "question", "question": question, "title": name, "x": x, "y": 0, "w": 6, "h": 6}
        for name, x, question in (("kept", 0, ORDERS), ("new", 6, ORDERS | {"interval": "week"}))
    ]})  # fmt: skip
    path = f"dashboards/{board['id']}"
    own.server.get(own.project, f"{path}/tiles/kept/answer")
    with signed_in(browser, own, alone=True) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(project_url(own, f"/{path}"))
        drawn(page, "kept", "new")
        assert tiles_in(asked) == ["new"]
        assert len(asked) <= FEW, asked
        begins_at_once(asked)
        asked.clear()
        page.reload()
        drawn(page, "kept", "new")
        assert tiles_in(asked) == []
        begins_at_once(asked)
        outlives_an_upgrade(page)


def drawn(page, *titles: str) -> None:
    """Wait until these tiles are drawn."""
    for title in titles:
        tile = page.get_by_role("region", name=title, exact=True)
        expect(tile.locator("[data-chart][data-ready]")).to_be_visible()


def begins_at_once(asked: list[str]) -> None:
    """Check that session and board are asked for once, and before the app's own script asks for anything."""
    app = next(place for place, url in enumerate(asked) if "/toasts-" in url)
    for what in ("/api/v1/session", "/opened"):
        assert [url.endswith(what) for url in asked[:app]].count(True) == 1, asked
        assert [url.endswith(what) for url in asked].count(True) == 1, asked


def outlives_an_upgrade(page) -> None:
    """Ask for a part whose file is gone: the page is loaded again, once, then says what is wrong."""
    page.route(SHARING, lambda route: route.fulfill(status=404))
    page.evaluate("() => { window.before = true }")
    share(page)
    page.wait_for_function("() => !window.before")
    drawn(page, "kept", "new")
    share(page)
    expect(page.get_by_role("main").get_by_text("A part of this page is missing.")).to_be_visible()
    expect(page.get_by_role("button", name="Reload")).to_be_visible()
    page.unroute(SHARING)
    page.get_by_role("button", name="Try again").click()
    drawn(page, "kept", "new")
    share(page)
    expect(page.get_by_role("dialog")).to_be_visible()


def share(page) -> None:
    """Open what a board is shared with."""
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Share…").click()


def tiles_in(asked: list[str]) -> list[str]:
    """Return the tiles that were asked for by themselves."""
    return [url.split("/tiles/")[1].split("/")[0] for url in asked if "/tiles/" in url]
