"""What a person does from the first visit on, in both languages, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WORDS = {
    "en-GB": {
        "later": "Later", "analyse": "Analyse", "people": "People", "table": "Table",
        "search": "Name, e-mail or id", "undo": "Undo", "confirm": "Undo merge",
        "undone": "The merge was undone.", "merges": "Merges", "home": "Home",
    },
    "es-ES": {
        "later": "Más tarde", "analyse": "Análisis", "people": "Personas", "table": "Tabla",
        "search": "Nombre, correo o id", "undo": "Deshacer", "confirm": "Deshacer la fusión",
        "undone": "Se ha deshecho la fusión.", "merges": "Fusiones", "home": "Inicio",
    },
}  # fmt: skip


@pytest.fixture(params=list(WORDS))
def visitor(request, browser, site) -> Iterator[tuple[Page, dict[str, str]]]:
    """Somebody who opens the one-time link; the browser must report no error of ours."""
    context = browser.new_context(locale=request.param, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    words = WORDS[request.param]
    page.goto(site.sign_in_link())
    page.get_by_role("button", name=words["later"]).click()
    expect(page.get_by_role("heading", name=words["home"], level=1)).to_be_visible()
    yield page, words
    context.close()
    assert errors == []


def test_from_the_link_to_a_question_to_the_people_behind_it(visitor, site):
    page, words = visitor
    page.get_by_role("link", name=words["analyse"]).first.click()
    total = page.get_by_role("button", name=re.compile(r"^[\d.,  ]+$")).first
    expect(total).to_be_visible()
    before = page.url
    total.click()
    panel = page.get_by_role("dialog")
    first = panel.get_by_role("link").first
    expect(first).to_be_visible()
    name = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(before.split("?")[0])))


def test_a_merge_is_found_and_undone(visitor, site):
    page, words = visitor
    site.server.post(
        site.project, "people/merge", {"from_user_id": "user-3", "into_user_id": "user-2"}
    )
    page.get_by_role("link", name=words["people"]).first.click()
    page.get_by_placeholder(words["search"]).fill("Persona 2")
    page.get_by_role("link", name="Persona 2", exact=True).click()
    expect(page.get_by_role("heading", name=words["merges"])).to_be_visible()
    page.get_by_role("button", name=words["undo"], exact=True).first.click()
    page.get_by_role("button", name=words["confirm"]).click()
    expect(page.get_by_text(words["undone"])).to_be_visible()
    found = site.server.get(site.project, "people", user_id="user-3")
    assert found["items"][0]["display_name"] == "Persona 3"


def test_an_event_sent_now_shows_in_the_live_page(visitor, site):
    import httpx

    page, _ = visitor
    page.goto(f"{site.base_url}/p/{site.project['project_id']}/data/live")
    page.wait_for_timeout(1500)
    answer = httpx.post(
        f"{site.base_url}/v1/track",
        auth=(site.project["write_key"], ""),
        json={"event": "Seen Live", "userId": "user-5", "properties": {"a": 1}},
    )
    assert answer.status_code == 200
    expect(page.get_by_text("Seen Live").first).to_be_visible(timeout=10_000)


def test_a_used_link_explains_itself(browser, site):
    link = site.sign_in_link()
    for attempt in range(2):
        context = browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(link)
        if attempt == 1:
            expect(page.get_by_text(re.compile("does not work any more")).first).to_be_visible()
        else:
            expect(page.get_by_role("button", name="Later")).to_be_visible()
        context.close()
