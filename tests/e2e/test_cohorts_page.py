"""Cohorts: kept from a cell of a retention table, filtered by, compared, renamed and removed in the browser."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.pages import PHONE, answered, project_url, settled, signed_in, violations
from e2e.test_why_page import asked

pytestmark = pytest.mark.browser
WORTH = {
    "kind": "retention",
    "range": {"last": 12, "unit": "week"},
    "first": {"event": "Order Completed"},
    "return": {"event": "Order Completed"},
    "interval": "week",
    "periods": 4,
    "mode": "first_time",
    "bracket": "on_or_before",
    "clock": "calendar",
    "brackets": [1, 3, 5],
    "amount": {"math": "per_member", "property": "revenue"},
}
WORDS = {
    "en": {
        "save": "Save as cohort", "name": "Name", "saved": "is saved with", "all": "All cohorts",
        "which": "Cohorts to compare", "everybody": "Everybody", "rename": "Rename", "keep": "Save",
        "remove": "Remove", "none": "No cohort yet.", "from": "Comes from", "question": "a question",
        "columns": "in columns 1, 2–3, 4–5",
    },
    "es": {
        "save": "Guardar como cohorte", "name": "Nombre", "saved": "se ha guardado con",
        "all": "Todas las cohortes", "which": "Cohortes que se comparan", "everybody": "Todo el mundo",
        "rename": "Renombrar", "keep": "Guardar", "remove": "Quitar",
        "none": "Aún no hay cohortes.", "from": "Viene de", "question": "una pregunta",
        "columns": "en las columnas 1, 2–3, 4–5",
    },
}  # fmt: skip


def look(page, name):
    """Keep a picture where somebody asked for one."""
    folder = os.environ.get("CAUCE_PICTURES")
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize("language", list(WORDS))
def test_a_cohort_from_its_number_to_a_comparison(browser, site, language):
    words, theme = WORDS[language], "dark" if language == "es" else "light"
    with signed_in(browser, site, language, theme) as page:
        page.goto(asked(site, WORTH))
        answered(page, "retention")
        expect(page.get_by_text(words["columns"])).to_be_visible()
        look(page, f"worth-{language}")
        page.locator("[data-answer] table button").first.click()
        panel = page.get_by_role("dialog")
        panel.get_by_role("button", name=words["save"]).click()
        panel.get_by_label(words["name"], exact=True).fill(f"Buyers {language}")
        look(page, f"saving-{language}")
        panel.get_by_role("button", name=words["save"]).click()
        expect(panel.get_by_role("status").filter(has_text=words["saved"])).to_be_visible()
        assert violations(page) == []
        panel.get_by_role("link", name=words["all"]).click()
        row = page.get_by_role("row", name=re.compile(f"Buyers {language}"))
        row.get_by_role("button", name=words["rename"]).click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label(words["name"], exact=True).fill(f"Who bought {language}")
        dialog.get_by_role("button", name=words["keep"], exact=True).click()
        expect(page.get_by_role("row", name=re.compile(f"Who bought {language}"))).to_be_visible()
        look(page, f"cohorts-{language}")
        assert violations(page) == []
        compare(page, site, language)
        remove(page, site, language)


def compare(page, site, language):
    words, cohorts = WORDS[language], ["$everybody", *ids(site)]
    question = {
        "kind": "trend",
        "range": {"last": 60, "unit": "day"},
        "interval": "week",
        "series": [{"event": "Product Viewed", "math": "persons"}],
        "breakdown": {"segment": cohorts},
    }
    page.goto(asked(site, question))
    answered(page, "trend")
    expect(page.get_by_label(words["which"]).first).to_be_attached()
    expect(page.locator("[data-answer]")).to_contain_text(words["everybody"])
    expect(page.locator("[data-answer]")).to_contain_text(f"Who bought {language}")
    look(page, f"compared-{language}")
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    answered(page, "trend")
    look(page, f"compared-{language}-narrow")
    page.set_viewport_size({"width": 1280, "height": 800})


def ids(site):
    found = site.server.get(site.project, "segments")["items"]
    return [one["id"] for one in found]


def remove(page, site, language):
    words = WORDS[language]
    page.goto(project_url(site, "/cohorts"))
    settled(page)
    page.set_viewport_size(PHONE)
    look(page, f"cohorts-{language}-narrow")
    row = page.get_by_role("row", name=re.compile(f"Who bought {language}"))
    expect(page.get_by_role("columnheader", name=words["from"])).to_have_count(0)
    expect(
        row.get_by_role("cell").first.get_by_role("link", name=words["question"])
    ).to_be_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("columnheader", name=words["from"])).to_be_visible()
    row.get_by_role("button", name=words["remove"]).click()
    page.get_by_role("dialog").get_by_role("button", name=words["remove"]).click()
    expect(page.get_by_text(words["none"])).to_be_visible()
