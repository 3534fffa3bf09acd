"""A funnel's options by keyboard and in both languages: what may be left out, what was done next, and who did it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from e2e.pages import answered, signed_in, violations
from e2e.test_questions_page import tab_to
from e2e.test_why_page import FUNNEL, asked

pytestmark = pytest.mark.browser
STEPS = [{"event": "Product Viewed"}, {"event": "Order Completed"}, {"event": "Product Viewed"}]
THREE = {**FUNNEL, "steps": STEPS, "breakdown": {"trait": "plan"}}
WORDS = {
    "en": {
        "optional": "^Step 2 is optional", "perhaps": "then perhaps", "without": "Without it: ",
        "next": "What did those who left do next?", "left": "Left before 2. Order Completed",
        "nothing": "Nothing more", "past": "What goes with getting past this step?",
        "unit": "^Conversion window: ", "sessions": "sessions", "over": "Conversion over time",
        "quarter": "A quarter within", "chance": "Chance (p)", "did": "After that they did nothing more",
        "why": r"^Why\?",
    },
    "es": {
        "optional": "^El paso 2 es opcional", "perhaps": "luego, quizá,", "without": "Sin él: ",
        "next": "¿Qué hicieron después quienes se fueron?", "left": "Se fueron antes de 2. Order Completed",
        "nothing": "Nada más", "past": "¿Qué acompaña a superar este paso?",
        "unit": "^Plazo de conversión: ", "sessions": "sesiones", "over": "Conversión en el tiempo",
        "quarter": "Un cuarto en", "chance": "Azar (p)", "did": "Después no hizo nada más",
        "why": r"^¿Por qué\?",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", list(WORDS))
def test_a_step_is_made_optional_and_everybody_goes_on_without_it(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(asked(site, THREE))
        answered(page, "funnel")
        answer = page.locator("[data-answer=funnel]")
        expect(answer).to_contain_text(words["quarter"])
        expect(answer.get_by_role("columnheader", name=words["chance"])).to_be_visible()
        tab_to(page, words["optional"])
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text(words["perhaps"])
        expect(answer).to_contain_text(words["without"])
        answered(page, "funnel")
        assert violations(page) == []


@pytest.mark.parametrize("language", list(WORDS))
def test_what_those_who_left_did_next_opens_them_and_why(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(asked(site, FUNNEL))
        answered(page, "funnel")
        page.get_by_role("link", name=words["next"]).click()
        table = page.get_by_role("region", name=words["left"])
        row = table.get_by_role("row").filter(has_text=words["nothing"])
        count = row.get_by_role("button").inner_text()
        assert violations(page) == []
        row.get_by_role("button").press("Enter")
        panel = page.get_by_role("dialog")
        expect(panel.get_by_role("button", name=re.compile(words["why"]))).to_have_count(int(count))
        panel.get_by_role("button", name=re.compile(words["why"])).first.press("Enter")
        expect(panel.locator("[data-why=true]")).to_contain_text(words["did"])
        page.keyboard.press("Escape")
        page.get_by_role("link", name=words["past"]).click()
        answered(page, "correlation")


def test_a_window_of_sessions_and_conversion_over_time_come_back_from_the_address(browser, site):
    words = WORDS["en"]
    window = {"value": 2, "unit": "session"}
    with signed_in(browser, site) as page:
        page.goto(asked(site, {**FUNNEL, "window": window, "interval": "week"}))
        answered(page, "funnel")
        expect(page.get_by_role("button", name=re.compile(words["unit"]))).to_contain_text(
            words["sessions"]
        )
        expect(page.get_by_role("img", name=words["over"])).to_be_visible()
        page.reload()
        expect(page.get_by_role("img", name=words["over"])).to_be_visible()
        assert violations(page) == []
