"""A cohort from one question filters another and the list of people; lifecycles and stickiness are split; a file is cancelled."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from e2e.pages import PHONE, WIDE, answered, in_one_language, project_url, signed_in, violations
from e2e.test_cohorts_page import look
from e2e.test_why_page import asked

pytestmark = pytest.mark.browser
BY_COUNTRY = {"breakdown": {"property": "country"}, "range": {"last": 60, "unit": "day"}}
LIFECYCLE = {
    "kind": "lifecycle", "activity": {"event": "Product Viewed"}, "interval": "week",
    "new": "first_match", **BY_COUNTRY,
}  # fmt: skip
STICKINESS = {
    "kind": "stickiness", "series": [{"event": "Product Viewed"}], "interval": "week",
    "min_count": 1, **BY_COUNTRY,
}  # fmt: skip
SESSIONS = {
    "kind": "sessions", "measure": "sessions", "key_events": [], "range": {"last": 60, "unit": "day"},
}  # fmt: skip
WORDS = {
    "en": {
        "group": "Group", "save": "Save as cohort", "name": "Name", "saved": "is saved with",
        "more": "More options", "add": "Add condition", "field": "^Property or trait:", "in": "in the cohort",
        "filter": "^Filter", "everybody": "Everybody", "cancel": "Cancel", "export": "Export",
        "begun": "the file is being made", "stopped": "no file was saved", "by": "^Breakdown:",
        "compare": "saved cohorts",
    },
    "es": {
        "group": "Grupo", "save": "Guardar como cohorte", "name": "Nombre",
        "saved": "se ha guardado con", "more": "Más opciones", "add": "Añadir condición",
        "field": "^Propiedad o rasgo:", "in": "en la cohorte", "filter": "^Filtr", "everybody": "Todo el mundo",
        "cancel": "Cancelar", "export": "Exportar", "begun": "se está preparando",
        "stopped": "no se ha guardado ningún fichero", "by": "^Desglose:",
        "compare": "cohortes guardadas",
    },
}  # fmt: skip


def pick(page: Any, word: str, choice: str) -> None:
    """Choose a word of a sentence, or a field of a condition."""
    page.get_by_role("button", name=re.compile(word)).last.click()
    page.get_by_role("option", name=choice).first.click()


def of_cohort(page: Any, words: dict, name: str) -> None:
    """Add the condition of being in a cohort."""
    page.get_by_role("button", name=words["add"]).first.click()
    pick(page, words["field"], f"{words['in']} {name}")


@in_one_language("es")
def test_a_cohort_of_a_split_lifecycle_filters_other_questions_and_people(browser, site, language):
    words, name = WORDS[language], f"Nuevas {language}"
    with signed_in(browser, site, language) as page:
        page.goto(asked(site, LIFECYCLE))
        answered(page, "lifecycle")
        choice = page.get_by_role("combobox", name=words["group"])
        choice.click()
        page.get_by_role("option", name="ES", exact=True).click()
        number = page.locator("[data-answer] table button").first
        size = int(number.inner_text())
        number.click()
        panel = page.get_by_role("dialog")
        expect(panel).to_contain_text("ES")
        panel.get_by_role("button", name=words["save"]).click()
        panel.get_by_label(words["name"], exact=True).fill(name)
        panel.get_by_role("button", name=words["save"]).click()
        expect(panel.get_by_role("status").filter(has_text=words["saved"])).to_be_visible()
        try:
            used(page, site, words, (name, size))
        finally:
            removed(site, name)


def used(page: Any, site: Any, words: dict, cohort: tuple[str, int]) -> None:
    """Filter a stickiness and the list of people by a cohort, and compare sessions of it."""
    name, size = cohort
    page.goto(asked(site, {**STICKINESS, "breakdown": None}))
    answered(page, "stickiness")
    page.get_by_role("button", name=words["more"]).click()
    of_cohort(page, words, name)
    expect(page).to_have_url(re.compile("segment"))
    answered(page, "stickiness")
    everybody = page.locator("[data-answer] table button").last
    expect(everybody).to_have_text(str(size))
    look(page, "stickiness-of-a-cohort")
    page.goto(asked(site, SESSIONS))
    answered(page, "sessions")
    pick(page, words["by"], words["compare"])
    expect(page.locator("[data-answer] table")).to_contain_text(name)
    expect(page.locator("[data-answer] table")).to_contain_text(words["everybody"])
    look(page, "sessions-compared")
    assert violations(page) == []
    page.goto(project_url(site, "/people"))
    page.get_by_role("button", name=re.compile(words["filter"])).click()
    of_cohort(page, words, name)
    expect(page.get_by_text(re.compile(rf"^{size} person"))).to_be_visible()
    page.reload()
    expect(page.get_by_text(f"{words['in']} {name}")).to_be_visible()
    expect(page.get_by_text(re.compile(rf"^{size} person"))).to_be_visible()
    look(page, "people-of-a-cohort")
    assert violations(page) == []


def removed(site: Any, name: str) -> None:
    """Remove a cohort by its name."""
    for one in site.server.get(site.project, "segments")["items"]:
        if one["name"] == name:
            site.server.delete(site.project, f"segments/{one['id']}")


@in_one_language("en")
@pytest.mark.parametrize(("draft", "theme"), [(LIFECYCLE, "light"), (STICKINESS, "dark")])
def test_what_is_split_is_drawn_and_read_in_any_size(browser, site, language, draft, theme):
    kind = draft["kind"]
    with signed_in(browser, site, language, theme) as page:
        page.goto(asked(site, draft))
        answered(page, kind)
        for country in ("ES", "MX", "AR", "GB"):
            expect(page.locator("[data-answer] [data-chart] text", has_text=country).or_(
                page.locator("[data-answer] table", has_text=country)
            ).first).to_be_visible()  # fmt: skip
        look(page, f"{kind}-split-{theme}")
        assert violations(page) == []
        page.set_viewport_size(PHONE)
        answered(page, kind)
        look(page, f"{kind}-split-narrow")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
        page.set_viewport_size(WIDE)


@in_one_language("es")
def test_a_file_under_way_is_cancelled_and_says_so(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(asked(site, STICKINESS))
        answered(page, "stickiness")
        page.route("**/query/export*", lambda _: None)  # a request that is long on its way
        page.get_by_role("button", name=words["export"]).click()
        with page.expect_event("requestfailed") as stopped:
            page.get_by_role("menuitem", name="Parquet").click()
            expect(page.get_by_text(words["begun"])).to_be_visible()
            look(page, "file-under-way")
            page.get_by_role("button", name=words["cancel"]).click()
        assert "query/export" in stopped.value.url
        expect(page.get_by_text(words["stopped"])).to_be_visible()
        expect(page.get_by_text(words["begun"])).to_be_hidden()
        page.unroute("**/query/export*")
