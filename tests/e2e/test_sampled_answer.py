"""A sample is chosen on the page, said beside the answer with what it may be off by, and put on a dashboard with its label."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.pages import PHONE, answered, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {"more": "More options", "look": "Look at", "half": "50%", "all": "everybody (exact)",
           "estimated": "Estimated"},
    "es": {
        "more": "Más opciones", "look": "Mirar", "half": "50 %",
        "all": "a todas las personas (exacto)", "estimated": "Estimación",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", list(WORDS))
def test_a_sample_is_asked_for_and_always_said(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language, theme="dark" if language == "es" else "light") as page:
        page.goto(project_url(site, "/analyse"))
        answered(page, "trend")
        expect(page.locator("[data-sample]")).to_have_count(0)
        page.get_by_role("button", name=words["more"]).click()
        choose(page, words, words["half"])
        note = page.locator("[data-sample='0.5']")
        expect(note).to_be_visible()
        expect(note.locator("span")).not_to_have_count(1)
        expect(page.get_by_text(words["estimated"])).to_have_count(1)
        assert violations(page) == []
        page.set_viewport_size(PHONE)
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
        page.reload()
        answered(page, "trend")
        expect(note).to_be_visible()
        page.get_by_role("button", name=words["more"]).click()
        choose(page, words, words["all"])
        expect(page.locator("[data-sample]")).to_have_count(0)


def test_a_tile_that_is_a_sample_says_so(browser, site):
    question = {"kind": "trend", "series": [{"event": "Product Viewed"}], "sample": 0.5}
    tile = {"id": "t", "kind": "question", "question": question, "x": 0, "y": 0, "w": 12, "h": 8}
    board = site.server.post(site.project, "dashboards", {"name": "Sampled", "tiles": [tile]})
    with signed_in(browser, site, "es") as page:
        page.goto(project_url(site, f"/dashboards/{board['id']}"))
        page.wait_for_selector("[data-tile=t] [data-chart][data-ready]")
        expect(page.locator("[data-tile=t] [data-sample='0.5']")).to_be_visible()
        assert violations(page) == []


def choose(page, words, share) -> None:
    """Pick a share of the people."""
    page.get_by_role("combobox", name=words["look"], exact=True).click()
    page.get_by_role("option", name=share, exact=True).click()
