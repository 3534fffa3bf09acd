"""Privacy in the pages: what is kept, purposes, groups, and an erasure from the button to its certificate."""

from __future__ import annotations

import json
import re

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import PHONE, in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "cookieless": "Do without identity", "gpc": "Global Privacy Control", "deny": "Count it as a no",
        "add": "Add purpose", "name": "Name", "es": "Spanish label", "save": "Save purposes",
        "saved": "Saved", "erase": "Erase…", "go": "Erase for good", "done": "Done",
        "download": "Download certificate", "genuine": "Genuine", "forged": "Not genuine",
        "archive": "Download everything", "consent": "Not asked",
    },
    "es": {
        "cookieless": "Prescindir de la identidad", "gpc": "Global Privacy Control",
        "deny": "Contarlo como un no", "add": "Añadir finalidad", "name": "Nombre",
        "es": "Nombre en español", "save": "Guardar las finalidades", "saved": "Guardado",
        "erase": "Borrar…", "go": "Borrar para siempre", "done": "Hecho",
        "download": "Descargar el certificado", "genuine": "Auténtico", "forged": "No es auténtico",
        "archive": "Descargar todo", "consent": "Sin preguntar",
    },
}  # fmt: skip


def known_person(site: Site, name: str) -> tuple[Site, str]:
    """Return a project of its own with one person of one group, and the person's id."""
    own = Site(site.server, site.server.create_project(name))
    batch = [
        {"type": "identify", "userId": "ana", "messageId": "i", "traits": {"name": "Ana"}},
        {"type": "group", "userId": "ana", "groupId": "a/b", "messageId": "g", "traits": {"name": "Acme"}},
        {"type": "track", "event": "Order Completed", "userId": "ana", "messageId": "t"},
    ]  # fmt: skip
    sent = httpx.post(
        f"{own.base_url}/v1/batch", auth=(own.project["write_key"], ""), json={"batch": batch}
    )
    assert sent.status_code == 200
    own.server.stored(own.project)
    found = own.server.get(own.project, "people", user_id="ana")["items"]
    return own, found[0]["person_id"]


@in_one_language("es")
def test_what_is_kept_is_chosen_and_purposes_are_edited(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Privacy {language}"))
    with signed_in(browser, own, language, theme="dark", size=PHONE) as page:
        page.goto(project_url(own, "/settings/privacy"))
        page.get_by_role("switch", name=words["cookieless"]).click()
        expect(page.get_by_role("switch", name=words["cookieless"])).to_be_checked()
        page.get_by_role("combobox", name=words["gpc"]).click()
        page.get_by_role("option", name=re.compile(words["deny"])).click()
        page.get_by_role("button", name=words["add"]).click()
        added = page.locator("fieldset").last
        added.get_by_role("textbox", name=words["name"], exact=True).fill("surveys")
        added.get_by_label(words["es"]).fill("Encuestas")
        page.get_by_role("button", name=words["save"]).click()
        expect(page.get_by_text(words["saved"]).first).to_be_visible()
        expect(page.get_by_role("group", name="surveys")).to_be_visible()
        assert violations(page) == []
    settings = own.server.get(own.project, "settings")
    assert (settings["cookieless"], settings["gpc"]) == (True, "deny")
    purposes = own.server.get(own.project, "purposes")["purposes"]
    assert [one["name"] for one in purposes][-1] == "surveys"
    assert purposes[-1]["label"] == {"en": "", "es": "Encuestas"}


@in_one_language("en")
def test_a_person_is_erased_and_the_certificate_is_downloaded_and_checked(
    browser, site, language, tmp_path
):
    words = WORDS[language]
    own, person = known_person(site, f"Erasing {language}")
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, f"/people/{person}"))
        expect(page.get_by_text(words["consent"]).first).to_be_visible()
        with page.expect_download() as archive:
            page.get_by_role("button", name=words["archive"]).click()
        assert archive.value.suggested_filename == f"cauce-person-{person}.zip"
        page.get_by_role("button", name=words["erase"]).click()
        page.get_by_role("dialog").get_by_role("button", name=words["go"]).click()
        page.wait_for_url("**/erasures")
        expect(page.get_by_role("cell", name=words["done"])).to_be_visible(timeout=60_000)
        with page.expect_download() as started:
            page.get_by_role("link", name=words["download"]).click()
        file = tmp_path / "certificate.json"
        started.value.save_as(file)
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text(words["genuine"], exact=True)).to_be_visible()
        assert violations(page) == []
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"until_seq": 0}))
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text(re.compile(words["forged"]))).to_be_visible()


def test_a_group_is_found_and_shows_traits_people_and_what_they_did(browser, site):
    own, _ = known_person(site, "Groups")
    with signed_in(browser, own, size=PHONE) as page:
        page.goto(project_url(own, "/groups"))
        page.get_by_label("Name or id").fill("nothing like it")
        expect(page.get_by_text("No group matches.")).to_be_visible()
        page.get_by_label("Name or id").fill("acm")
        page.get_by_role("link", name="Acme").click()
        expect(page.get_by_role("heading", level=1, name="Acme")).to_be_visible()
        expect(page.get_by_text("Order Completed")).to_be_visible()
        page.reload()
        page.get_by_role("link", name="Ana").click()
        expect(page.get_by_role("heading", level=1, name="Ana")).to_be_visible()
