"""A trend by country as a map: drawn, read aloud, opened by mouse and by keyboard, explained where there is none."""

import json
from urllib.parse import quote

import pytest
from pages import PHONE, answered, project_url, settled, shown_as, signed_in, violations
from playwright.sync_api import expect

WORDS = {
    "en": {"map": "Map", "people": "the people behind it", "spain": "Spain", "needs": "A map needs a country."},
    "es": {"map": "Mapa", "people": "las personas que hay detrás", "spain": "España",
           "needs": "Un mapa necesita un país."},
}  # fmt: skip
DRAFT = {
    "kind": "trend",
    "range": {"last": 30, "unit": "day"},
    "series": [{"event": "Order Completed", "math": "total"}],
    "breakdown": {"property": "country"},
}
MIDDLE_OF_THE_DARKEST = """
() => {
  const shade = (path) => getComputedStyle(path).fill.match(/[0-9.]+/g)?.slice(0, 3).map(Number) ?? [];
  const turns = (path) => path.getAttribute('d').length;  // a coast has more of them than a square of the legend
  const swatch = document.querySelector('[data-answer] table tbody tr:first-child td:first-child span');
  const wanted = getComputedStyle(swatch).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number).join();
  const drawn = [...document.querySelectorAll('[data-chart] svg path')].filter((path) => shade(path).join() === wanted);
  const country = drawn.sort((a, b) => turns(b) - turns(a))[0].getBoundingClientRect();
  return [country.x + country.width / 2, country.y + country.height / 2];
}
"""


def asked(page, site, draft, view):
    search = f"?q={quote(json.dumps(draft))}&view={view}"
    page.goto(project_url(site, f"/analyse{search}"))
    page.wait_for_selector(f"[data-answer={draft['kind']}]:not([data-stale])")


@pytest.mark.parametrize(
    ("language", "theme", "size"), [("en", "dark", None), ("es", "light", PHONE)]
)
def test_a_country_of_the_map_opens_its_people_and_so_does_its_row(
    browser, site, language, theme, size
):
    words = WORDS[language]
    with signed_in(browser, site, language, theme=theme, size=size) as page:
        asked(page, site, DRAFT, "bar")
        answered(page, "trend")
        shown_as(page, words["map"])
        page.wait_for_selector("[data-answer] [data-chart][data-ready]")
        page.wait_for_selector("[data-answer=trend]:not([data-stale])")
        settled(page)
        table = page.locator("[data-answer] table")
        expect(table.get_by_text(words["spain"], exact=True)).to_be_visible()
        assert violations(page) == []
        page.locator("[data-chart]").scroll_into_view_if_needed()
        place = page.evaluate(MIDDLE_OF_THE_DARKEST)
        page.mouse.move(*place)
        expect(page.locator("[data-chart]").get_by_text(words["spain"])).to_be_visible()
        page.mouse.click(*place)
        panel = page.get_by_role("dialog", name=words["people"])
        expect(panel.get_by_role("row").nth(1)).to_be_visible()
        page.go_back()
        expect(panel).to_have_count(0)
        table.get_by_role("button").first.press("Enter")
        expect(panel.get_by_role("row").nth(1)).to_be_visible()


def test_a_trend_without_a_country_says_what_a_map_needs(browser, site):
    whole = {name: value for name, value in DRAFT.items() if name != "breakdown"}
    with signed_in(browser, site, "es") as page:
        asked(page, site, whole, "map")
        expect(page.get_by_text(WORDS["es"]["needs"])).to_be_visible()
        assert page.locator("[data-answer] [data-chart]").count() == 0
