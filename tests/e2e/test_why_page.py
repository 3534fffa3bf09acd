"""From a number to the reasons of a person, counted or not, in both languages."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from e2e.pages import PHONE, project_url, signed_in, violations
from e2e.test_questions_page import tab_to

pytestmark = pytest.mark.browser
FUNNEL = {
    "kind": "funnel", "range": {"last": 90, "unit": "day"}, "order": "ordered",
    "steps": [{"event": "Product Viewed"}, {"event": "Order Completed"}],
    "window": {"value": 1, "unit": "day"}, "exclusions": [], "attribution": "first_touch",
    "count": "persons", "counting": "best", "hold_constant": [],
}  # fmt: skip
WORDS = {
    "en": {
        "why": r"^Why\?", "back": "Back to the list", "counted": "Counted", "events": "Events, in order",
        "agrees": "Checked: following this person", "missing": "Somebody missing", "not": "Not counted",
    },
    "es": {
        "why": r"^¿Por qué\?", "back": "Volver a la lista", "counted": "Cuenta",
        "events": "Eventos, en orden", "agrees": "Comprobado: siguiendo a esta persona",
        "missing": "¿Falta alguien?", "not": "No cuenta",
    },
}  # fmt: skip


def asked(site: Any, draft: dict, **search: Any) -> str:
    more = "".join(f"&{name}={quote(json.dumps(value))}" for name, value in search.items())
    return project_url(site, f"/analyse?q={quote(json.dumps(draft))}{more}")


def people(page: Any, site: Any) -> Any:
    """Open those who got to the second step, and return the panel when they are listed."""
    page.goto(asked(site, FUNNEL, at={"step": 1, "converted": True}))
    page.wait_for_selector("[role=dialog] table")
    return page.get_by_role("dialog")


@pytest.mark.parametrize("language", list(WORDS))
def test_from_a_number_to_the_reasons_of_a_person_by_keyboard(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        panel = people(page, site)
        expect(panel.get_by_role("button", name=re.compile(words["why"])).first).to_be_visible()
        name = tab_to(page, words["why"])
        page.keyboard.press("Enter")
        expect(panel.locator("[data-why=true]")).to_contain_text(words["counted"])
        expect(panel).to_contain_text(words["agrees"])
        expect(panel.locator("li[data-counts]")).not_to_have_count(0)
        expect(panel.get_by_role("button", name=words["back"])).to_be_focused()
        assert "why=" in page.url
        assert violations(page) == []
        page.keyboard.press("Enter")
        expect(panel.get_by_role("button", name=name.strip()).first).to_be_focused()
        page.go_back()
        expect(panel.locator("[data-why=true]")).to_be_visible()
        page.keyboard.press("Tab")
        assert panel.get_by_role("link").first.get_attribute("href").split("/")[-2] == "people"


def test_somebody_who_does_not_count_is_told_why(browser, site):
    words = WORDS["en"]
    with signed_in(browser, site) as page:
        panel = people(page, site)
        field = panel.get_by_label(re.compile(words["missing"]))
        field.fill("nobody at all")
        page.keyboard.press("Enter")
        expect(panel).to_contain_text("Nobody in this project has that id")
        field.fill("user-2")
        page.keyboard.press("Enter")
        told = panel.locator("[data-why=false]")
        expect(told).to_contain_text(words["not"])
        expect(told).to_contain_text("There is no Order Completed")
        assert violations(page) == []


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "es")])
def test_the_reasons_fit_on_a_phone(browser, site, theme, language):
    words = WORDS[language]
    with signed_in(browser, site, language, theme, PHONE) as page:
        panel = people(page, site)
        panel.get_by_role("button", name=re.compile(words["why"])).first.click()
        expect(panel.get_by_role("heading", name=words["events"])).to_be_visible()
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        assert violations(page) == []
