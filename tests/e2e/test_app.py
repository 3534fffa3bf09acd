"""What the web app promises: the address is the question, every number opens people, keys work."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import expect

from e2e.pages import answered, in_one_language, project_url, signed_in

pytestmark = pytest.mark.browser
WORDS = {
    "en": {"analyse": "Analyse", "event": re.compile("^Event:")},
    "es": {"analyse": "Análisis", "event": re.compile("^Evento:")},
}


@in_one_language("es")
def test_another_event_is_asked_for_and_its_number_leads_to_a_person(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site))
        page.get_by_role("link", name=words["analyse"], exact=True).click()
        answered(page, "trend")
        page.get_by_role("button", name=words["event"]).click()
        page.get_by_role("option", name=re.compile("^Order Completed")).click()
        answered(page, "trend")
        page.locator("[data-answer] td button").first.click()
        person = page.get_by_role("dialog").get_by_role("link").first
        name = person.inner_text()
        person.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_back_undoes_each_change_of_a_question(browser, site):
    with signed_in(browser, site) as page:
        page.goto(project_url(site, "/analyse"))
        answered(page, "trend")
        page.get_by_text("Funnel", exact=True).click()
        answered(page, "funnel")
        page.wait_for_timeout(1000)  # changes within a second are one step back
        page.get_by_text("Retention", exact=True).click()
        answered(page, "retention")
        page.go_back()
        answered(page, "funnel")
        page.go_back()
        answered(page, "trend")


def test_the_address_of_a_question_is_the_whole_question(browser, site):
    draft = {
        "kind": "trend",
        "range": {"last": 90, "unit": "day"},
        "interval": "month",
        "series": [{"event": "Order Completed", "math": "sum", "property": "revenue"}],
        "breakdown": {"property": "country"},
    }
    with signed_in(browser, site) as page:
        page.goto(project_url(site, f"/analyse?view=table&q={quote(json.dumps(draft))}"))
        answered(page, "trend")
        head = page.get_by_role("region", name="Table").get_by_role("columnheader")
        assert sorted(head.all_inner_texts()[1:]) == ["AR", "ES", "GB", "MX"]
        expect(page.get_by_role("button", name="Measure: the sum of")).to_be_visible()


def test_a_step_of_a_funnel_opens_those_who_were_lost(browser, site):
    draft = {
        "kind": "funnel",
        "range": {"last": 90, "unit": "day"},
        "steps": [{"event": "Product Viewed"}, {"event": "Order Completed"}],
    }
    with signed_in(browser, site) as page:
        page.goto(project_url(site, f"/analyse?q={quote(json.dumps(draft))}"))
        answered(page, "funnel")
        lost = page.get_by_role("button", name=re.compile("Left here"))
        number = int(re.sub(r"\D", "", lost.inner_text()))
        assert number > 0
        lost.click()
        expect(page.get_by_role("dialog").get_by_text(f"{number} people")).to_be_visible()


def test_live_says_why_something_was_refused(browser, site):
    with signed_in(browser, site) as page:
        page.goto(project_url(site, "/data/live"))
        expect(page.get_by_text("Connected", exact=True)).to_be_visible()
        bad = {"type": "track", "event": "Nobody", "messageId": "live-refused"}
        httpx.post(
            f"{site.base_url}/v1/batch",
            auth=(site.project["write_key"], ""),
            json={"batch": [bad]},
        )
        refused = page.get_by_role("button", name="Nobody: neither user id nor anonymous id")
        refused.first.click()
        expect(page.get_by_role("dialog")).to_contain_text("userId or anonymousId is required")


def test_the_keyboard_opens_the_palette_and_finds_a_person(browser, site):
    with signed_in(browser, site) as page:
        page.goto(project_url(site))
        page.wait_for_selector("html[data-palette]")
        page.keyboard.press("Control+k")
        page.get_by_placeholder("Go, find a person, do …").fill("user-22")
        page.get_by_role("button", name=re.compile("Persona 22")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Persona 22")


def test_j_and_enter_open_a_person_from_the_list(browser, site):
    with signed_in(browser, site) as page:
        page.goto(project_url(site, "/people?sort=name"))
        first = page.get_by_role("cell").first.get_by_role("link")
        expect(first).to_be_visible()
        name = first.inner_text()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_an_api_key_is_shown_once(browser, site):
    with signed_in(browser, site) as page:
        page.goto(project_url(site, "/settings/keys"))
        page.get_by_role("button", name="New key").click()
        page.get_by_label("Name").fill("Notebook")
        page.get_by_role("button", name="Create key").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("only time it is shown")
        value = dialog.locator("code").inner_text()
        page.get_by_role("button", name="I have copied it").click()
        expect(page.get_by_role("cell", name="Notebook")).to_be_visible()
        assert value not in page.content()
