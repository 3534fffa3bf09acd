"""Notifications in the pages: followed, held, tried, signed, read in the outbox, left by the link."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.contracts import NoticeKind
from cauce.accounts.notices.facade import Notices
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.outbound import Outbound
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId
from e2e.conftest import Site
from e2e.pages import PHONE, in_one_language, project_url, signed_in, violations
from support.receiver import receiver

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "silence": "Data stopped arriving", "off": "Put off: Data stopped arriving", "hours": "For 4 hours",
        "until": "Put off until", "again": "Tell me again", "quiet": "Quiet hours", "from": "From",
        "save": "Save", "test": "Send me a test", "taken": "The test was taken",
        "subject": "This is a test of", "message": "Message", "stop": "Stop these e-mails", "leave": "Stop them",
        "left": "Done", "told": "Web is silent", "profile": "E-mail", "check": "Check now", "relay": "No relay is set",
    },
    "es": {
        "silence": "Han dejado de llegar datos", "off": "Posponer: Han dejado de llegar datos",
        "hours": "Durante 4 horas", "until": "Pospuesto hasta", "again": "Volver a avisarme",
        "quiet": "Horas tranquilas", "from": "Desde", "save": "Guardar", "test": "Enviarme una prueba",
        "taken": "La prueba se ha aceptado", "subject": "Esto es una prueba de", "message": "Mensaje",
        "stop": "No recibir más estos correos", "leave": "No recibirlos más", "left": "Hecho", "told": "La web calla",
        "profile": "Correo", "check": "Comprobar ahora", "relay": "No hay servidor de correo",
    },
}  # fmt: skip


def become_admin(page, site: Site, language: str) -> None:
    """Sign in as an administrator of one's own with an address; the owner stays as they were."""
    email = f"admin-{language}-{site.project['project_id']}@example.com"
    made = site.server.post(site.project, "members/invitations", {"email": email, "role": "admin"})
    page.context.clear_cookies()
    token = made["url"].rpartition("/")[2]
    body = {"name": "Ana", "password": "un río de palabras"}
    entered = page.request.post(f"{site.base_url}/api/v1/invitations/{token}", data=body)
    assert entered.ok, entered.text()
    headers = {"X-CSRF-Token": entered.json()["csrf_token"]}
    changed = page.request.patch(
        f"{site.base_url}/api/v1/me", data={"language": language}, headers=headers
    )
    assert changed.ok, changed.text()


def tell(site: Site) -> None:
    """Tell the project something, as an alert does, and wait until the running server has delivered it."""
    database = Database(DataFolder(site.server.data).read_owner()["database_url"])
    database.open()
    title = Text("Web is silent", "La web calla")
    with database.transaction() as tx:
        notices = Notices(Accounts(), Outbound(), "only the server signs")
        notices.notify(
            tx,
            ProjectId(int(site.project["project_id"])),
            NoticeKind.SILENCE,
            title,
            title,
            dedup_key="k",
        )
    database.close()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        lines = site.server.get(site.project, "notices/deliveries", state="sent")["items"]
        if lines:
            return
        time.sleep(0.1)
    raise AssertionError("the notice was not delivered")


@in_one_language("es")
def test_notices_are_chosen_tried_read_and_left(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Avisos {language}"))
    size = PHONE if language == "es" else None
    with signed_in(
        browser, own, language, theme="dark" if size else "light", size=size, alone=True
    ) as page:
        become_admin(page, own, language)
        page.goto(project_url(own, "/settings/notifications"))
        expect(page.get_by_role("switch", name=words["silence"])).to_be_checked()
        page.get_by_role("button", name=words["off"]).click()
        page.get_by_role("menuitem", name=words["hours"]).click()
        expect(page.get_by_text(words["until"])).to_be_visible()
        page.get_by_role("button", name=words["again"]).click()
        expect(page.get_by_role("button", name=words["off"])).to_be_visible()
        page.get_by_role("switch", name=words["quiet"]).set_checked(True)
        page.get_by_label(words["from"]).fill("23:15")
        page.get_by_role("button", name=words["save"], exact=True).click()
        page.reload()
        expect(page.get_by_label(words["from"])).to_have_value("23:15")
        assert violations(page) == []
        page.get_by_role("switch", name=words["quiet"]).set_checked(False)
        page.get_by_role("button", name=words["save"], exact=True).click()
        expect(page.get_by_label(words["from"])).to_have_count(0)
        page.get_by_role("button", name=words["test"]).click()
        expect(page.get_by_text(words["taken"])).to_be_visible()
        page.goto(project_url(own, "/settings/outbox"))
        page.get_by_role("button", name=words["check"]).click()
        expect(page.get_by_text(words["relay"])).to_be_visible()
        page.get_by_role("button", name=words["subject"]).first.click()
        letter = page.frame_locator(f"iframe[title={words['message']}]")
        expect(letter.get_by_role("heading", name=words["subject"])).to_be_visible()
        assert violations(page) == []
        tell(own)
        page.reload()
        page.get_by_role("button", name=words["told"]).first.click()
        page.goto(letter.get_by_role("link", name=words["stop"]).get_attribute("href"))
        expect(page.get_by_role("heading", name=words["stop"])).to_be_visible()
        assert violations(page) == []
        page.get_by_role("button", name=words["leave"]).click()
        expect(page.get_by_role("heading", name=words["left"])).to_be_visible()


def test_a_webhook_is_added_shows_its_secret_once_and_is_tried(browser, site):
    own = Site(site.server, site.server.create_project("Canales"))
    with receiver() as hook, signed_in(browser, own) as page:
        page.goto(project_url(own, "/settings/notifications"))
        page.get_by_role("button", name="Add channel").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("Webhook", exact=True).click()
        dialog.get_by_role("textbox", name="Name").fill("Ops")
        dialog.get_by_role("textbox", name="Address").fill(hook.url)
        dialog.get_by_role("button", name="Add channel").click()
        expect(page.get_by_text("leads into a private network")).to_be_visible()
        dialog.get_by_role("textbox", name="Address").fill("https://hooks.example/x")
        dialog.get_by_role("button", name="Add channel").click()
        secret = page.get_by_role("dialog", name="Copy the secret now")
        expect(secret.get_by_text("whsec_")).to_be_visible()
        secret.get_by_role("button", name="I have copied it").click()
        expect(page.get_by_text("https://hooks.example/x")).to_be_visible()
        page.get_by_role("switch", name="On: Ops").press("Space")
        expect(page.get_by_role("switch", name="On: Ops")).not_to_be_checked()
        expect(page.get_by_text("leads into a private network")).to_have_count(0, timeout=20_000)
        assert violations(page) == []
        page.get_by_role("button", name="Remove").click()
        page.get_by_role("dialog").get_by_role("button", name="Remove").click()
        expect(page.get_by_text("No channels yet.")).to_be_visible()
    actions = [entry["action"] for entry in own.server.get(own.project, "audit")["items"]]
    assert actions[:3] == [
        "notice_channel.removed", "notice_channel.changed", "notice_channel.created",
    ]  # fmt: skip
    assert hook.got == []
