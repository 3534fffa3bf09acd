"""A source is watched, raises an alert that Home shows, and is looked into, in the browser."""

from __future__ import annotations

import re
import time

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "share": "More than (%)", "least": "And at least so many items", "save": "Save",
        "alert": "Default: 25% of what it sent in 15 minutes was rejected", "banner": "Alerts of sources",
        "see": "See sources", "know": "I know of it", "known": "Acknowledged by",
        "live": "Watch it live", "only": "Only from this source", "history": "acknowledged",
    },
    "es": {
        "share": "Más de (%)", "least": "Y al menos estos elementos", "save": "Guardar",
        "alert": "Default: se rechazó el 25 % de lo que envió en 15 minutos",
        "banner": "Alertas de las fuentes", "see": "Ver las fuentes", "know": "Lo sé",
        "known": "Confirmada por", "live": "Verla en directo", "only": "Solo de esta fuente",
        "history": "confirmada",
    },
}  # fmt: skip
LIBRARY = {"library": {"name": "web.js", "version": "2.0"}}


def shop(site: Site, language: str) -> Site:
    """Return a project of its own where three events were accepted and one refused."""
    own = Site(site.server, site.server.create_project(f"Sources {language}"))
    good = [
        {"type": "track", "event": "Visit", "userId": f"u{n}", "context": LIBRARY} for n in range(3)
    ]
    send(own, [*good, {"type": "track", "userId": "u", "context": LIBRARY}])
    while own.server.get(own.project, "sources")["items"][0]["events"] < 3:
        time.sleep(0.1)
    return own


def send(own: Site, items: list[dict]) -> None:
    """Send items with the project's write key."""
    auth = (own.project["write_key"], "")
    httpx.post(f"{own.base_url}/v1/batch", json={"batch": items}, auth=auth).raise_for_status()


@in_one_language("es")
def test_from_a_rule_to_an_alert_that_somebody_knows_of(browser, site, language):
    words, own = WORDS[language], shop(site, language)
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, "/data/sources"))
        page.get_by_role("button", name="Default").click()
        panel = page.get_by_role("dialog")
        expect(panel.get_by_text("web.js")).to_be_visible()
        expect(panel.get_by_text("2.0")).to_be_visible()
        panel.get_by_label(words["share"]).fill("10")
        panel.get_by_label(words["least"]).fill("1")
        panel.get_by_role("button", name=words["save"], exact=True).click()
        expect(panel.get_by_text(words["alert"])).to_be_visible(timeout=60_000)
        assert violations(page) == []
        page.goto(project_url(own))
        expect(page.get_by_role("heading", name=words["banner"])).to_be_visible()
        expect(page.get_by_text(words["alert"])).to_be_visible()
        page.get_by_role("link", name=words["see"]).click()
        panel.get_by_role("button", name=words["know"]).click()
        expect(panel.get_by_text(words["known"])).to_be_visible()
        expect(page.get_by_role("heading", name=words["banner"])).to_have_count(0)
        panel.get_by_role("link", name=words["live"]).click()
        expect(page.get_by_role("combobox", name=words["only"])).to_have_value(
            re.compile("^Default")
        )
        expect(page.get_by_role("button", name="Visit")).to_have_count(3)
        send(own, [{"type": "track", "event": "Order", "userId": "u"}])
        expect(page.get_by_role("button", name="Order")).to_be_visible()
        page.goto(project_url(own, "/data/sources"))
        expect(page.get_by_text(words["history"], exact=True)).to_be_visible()
        assert violations(page) == []
