"""A trend by several properties, shown in every way, and groups in the place of people."""

import json
from urllib.parse import quote

import pytest
from pages import PHONE, answered, project_url, settled, shown_as, signed_in, violations
from playwright.sync_api import expect

WORDS = {
    "en": {
        "bar": "Bars", "pie": "Pie", "stacked": "Stacked", "area": "Area", "number": "Number",
        "and": "Breakdown 2", "people": "the people behind it", "group": "Group",
    },
    "es": {
        "bar": "Barras", "pie": "Circular", "stacked": "Apilado", "area": "Área", "number": "Número",
        "and": "Desglose 2", "people": "las personas que hay detrás", "group": "Grupo",
    },
}  # fmt: skip
DRAFT = {
    "kind": "trend",
    "range": {"last": 30, "unit": "day"},
    "series": [{"event": "Order Completed", "math": "total"}],
    "breakdown": {"property": "country", "also": [{"trait": "plan"}]},
}


def asked(page, site, draft, view="chart"):
    """Open a question by its address."""
    search = f"?q={quote(json.dumps(draft))}&view={view}"
    page.goto(project_url(site, f"/analyse{search}"))
    page.wait_for_selector(f"[data-answer={draft['kind']}]:not([data-stale])")


@pytest.mark.parametrize(
    ("language", "theme", "size"), [("en", "light", None), ("es", "dark", PHONE)]
)
def test_a_combination_of_values_is_shown_in_every_way_and_opens_its_people(
    browser, site, language, theme, size
):
    words = WORDS[language]
    with signed_in(browser, site, language, theme=theme, size=size) as page:
        asked(page, site, DRAFT)
        answered(page, "trend")
        expect(page.get_by_role("button", name=words["and"]).first).to_contain_text("plan")
        expect(page.get_by_text("ES · free").first).to_be_visible()
        for shape in ("area", "stacked", "pie", "bar"):
            shown_as(page, words[shape])
            page.wait_for_selector("[data-answer] [data-chart][data-ready]")
            settled(page)
        assert "view=bar" in page.url
        page.locator("[data-chart]").click(position={"x": 150, "y": 20})
        panel = page.get_by_role("dialog", name=words["people"])
        expect(panel.get_by_role("row").nth(1)).to_be_visible()
        page.go_back()
        shown_as(page, words["number"])
        expect(page.locator("strong").first).to_be_visible()
        assert violations(page) == []


def test_the_groups_behind_a_number_have_names_and_reasons(browser, site):
    draft = {
        "kind": "retention", "range": {"last": 90, "unit": "day"}, "first": {"event": "$group"},
        "return": {"event": "$group"}, "interval": "month", "periods": 2, "mode": "first_time",
        "bracket": "on", "clock": "calendar", "count": "groups",
    }  # fmt: skip
    with signed_in(browser, site) as page:
        asked(page, site, draft)
        page.locator("[data-answer] button", has_text="1").first.click()
        panel = page.get_by_role("dialog")
        expect(panel.get_by_role("link", name="Acme")).to_be_visible()
        expect(panel.get_by_role("columnheader", name="Group")).to_be_visible()
        panel.get_by_role("button", name="Why? Acme").click()
        expect(panel.get_by_text("$group").first).to_be_visible()
