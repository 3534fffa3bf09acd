"""What goes with converting: asked by keyboard in both languages, opened from a funnel, leading to people."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from e2e.pages import answered, signed_in, violations
from e2e.test_questions_page import NUMBER, begin, choose, tab_to
from e2e.test_why_page import FUNNEL, asked

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "new": "New correlation", "among": "^Looked at:", "traits": "values of traits",
        "names": "^Names", "ask": "What goes with converting?", "sample": "Smallest sample",
        "more": "More options", "chance": "chance", "why": r"^Why\?", "agrees": "Checked:",
    },
    "es": {
        "new": "Nueva correlación", "among": "^Qué se mira:", "traits": "los valores de rasgos",
        "names": "^Nombres", "ask": "¿Qué acompaña a convertir?", "sample": "Muestra mínima",
        "more": "Más opciones", "chance": "azar", "why": r"^¿Por qué\?", "agrees": "Comprobado:",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", list(WORDS))
def test_a_correlation_by_keyboard(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        begin(page, site, words["new"])
        answered(page, "correlation")
        choose(page, words["among"], words["traits"])
        tab_to(page, words["names"])
        answered(page, "correlation")
        expect(page.locator("[data-answer]")).to_contain_text("plan = ")
        expect(page.locator("[data-answer]")).to_contain_text(re.compile(words["chance"], re.I))
        page.evaluate("document.activeElement.blur()")
        shown = re.search(r"[\d.,]+$", tab_to(page, NUMBER))
        page.keyboard.press("Enter")
        panel = page.get_by_role("dialog")
        expect(panel.get_by_role("button", name=re.compile(words["why"]))).to_have_count(
            int(shown[0])
        )
        panel.get_by_role("button", name=re.compile(words["why"])).first.press("Enter")
        expect(panel.locator("[data-why=true]")).to_contain_text(words["agrees"])
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        page.get_by_role("button", name=words["more"]).press("Enter")
        expect(page.get_by_label(re.compile(words["sample"]))).to_have_value("10")
        assert violations(page) == []


def test_a_funnel_leads_to_what_goes_with_converting(browser, site):
    with signed_in(browser, site) as page:
        page.goto(asked(site, FUNNEL))
        answered(page, "funnel")
        page.get_by_role("link", name=WORDS["en"]["ask"]).click()
        answered(page, "correlation")
        expect(page.get_by_role("button", name=re.compile("^Step 2:"))).to_contain_text(
            "Order Completed"
        )
        page.go_back()
        answered(page, "funnel")
