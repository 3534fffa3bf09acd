"""How values are spread, asked in a sentence; each bar opens its people and their reasons."""

import pytest
from pages import PHONE, answered, project_url, signed_in, violations
from playwright.sync_api import expect

WORDS = {
    "en": {"total": "the events per person", "sum": "each person’s sum of", "why": "Why?"},
    "es": {"total": "los eventos por persona", "sum": "la suma por persona de", "why": "¿Por qué?"},
}


@pytest.mark.parametrize(
    ("language", "theme", "size"), [("en", "light", None), ("es", "dark", PHONE)]
)
def test_a_histogram_is_asked_and_its_bars_open_their_people(browser, site, language, theme, size):
    words = WORDS[language]
    with signed_in(browser, site, language, theme=theme, size=size) as page:
        page.goto(project_url(site, "/analyse?kind=histogram"))
        answered(page, "histogram")
        page.get_by_text(words["total"]).first.click()
        page.get_by_role("option", name=words["sum"]).click()
        page.goto(
            project_url(site, "/analyse?kind=histogram&q=")
            + "%7B%22kind%22%3A%22histogram%22%2C%22event%22%3A%22Order%20Completed%22%2C%22how%22%3A%22sum%22"
            "%2C%22property%22%3A%22revenue%22%2C%22range%22%3A%7B%22last%22%3A60%2C%22unit%22%3A%22day%22%7D%7D"
            "&view=table"
        )
        answered(page, "histogram")
        page.locator("[data-answer] table button").first.click()
        panel = page.get_by_role("dialog")
        expect(panel.get_by_role("row").nth(1)).to_be_visible()
        panel.get_by_role("button", name=words["why"]).first.click()
        expect(panel.get_by_text("Order Completed").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
        assert violations(page) == []
