"""A webhook is made in the browser, gets a delivery that no rule fits, and is corrected and replayed there."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "new": "New webhook", "none": "No webhook yet.", "sender": "Sender", "own": "Another, or our own",
        "name": "Name", "create": "Create", "address": "Address", "secret": "Secret", "done": "Done",
        "value": "Event name", "save": "Save", "saved": "Saved; in force within a second.",
        "unmatched": "No rule applied", "open": "Open", "use": "Use as example", "try": "Show what becomes of it",
        "when": "Applies when all of this holds", "add": "Add a comparison", "field": "Place in the payload",
        "compared": "Value", "drop": "Remove the comparison", "accepted": "Accepted", "step": "Tracking plan", "replay": "Replay these",
        "replayed": "1 new", "rule": "Add a rule", "warning": "Not at all", "scheme": "How it proves itself",
    },
    "es": {
        "new": "Nuevo webhook", "none": "Todavía no hay ningún webhook.", "sender": "Emisor", "own": "Otro, o propio",
        "name": "Nombre", "create": "Crear", "address": "Dirección", "secret": "Secreto", "done": "Hecho",
        "value": "Nombre del evento", "save": "Guardar", "saved": "Guardado; en vigor en un segundo.",
        "unmatched": "Ninguna regla se aplicó", "open": "Abrir", "use": "Usar como ejemplo", "try": "Mostrar en qué se convierte",
        "when": "Se aplica cuando se cumple todo esto", "add": "Añadir una comparación", "field": "Lugar del contenido",
        "compared": "Valor", "drop": "Quitar la comparación", "accepted": "Aceptado", "step": "Plan de medición", "replay": "Repetir estos",
        "replayed": "1 nuevos", "rule": "Añadir una regla", "warning": "De ninguna forma", "scheme": "Cómo demuestra quién es",
    },
}  # fmt: skip


@in_one_language("es")
def test_from_a_new_webhook_to_a_replayed_delivery(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Hooks {language}"))
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, "/data/hooks"))
        expect(page.get_by_text(words["none"])).to_be_visible()
        page.get_by_role("button", name=words["new"]).click()
        dialog = page.get_by_role("dialog")
        choose(page, dialog, words["sender"], words["own"])
        choose(page, dialog, words["scheme"], words["warning"])
        expect(dialog.get_by_role("alert")).to_contain_text(words["warning"])
        choose(page, dialog, words["scheme"], re.compile("Bearer"))
        dialog.get_by_role("textbox", name=words["name"]).first.fill("Desk")
        assert violations(page) == []
        dialog.get_by_role("button", name=words["create"]).click()
        address = dialog.get_by_role("region", name=words["address"]).inner_text()
        secret = dialog.get_by_role("region", name=words["secret"], exact=True).inner_text()
        dialog.get_by_role("button", name=words["done"]).click()
        expect(page.get_by_role("heading", level=1, name="Desk")).to_be_visible()
        assert secret not in page.content()

        when = page.get_by_role("group", name=words["when"])
        when.get_by_role("button", name=words["add"]).click()
        when.get_by_label(words["field"]).fill("kind")
        when.get_by_label(words["compared"], exact=True).fill("order")
        page.get_by_role("button", name=words["save"], exact=True).click()
        expect(page.get_by_text(words["saved"])).to_be_visible()

        sent = deliver(address, secret)
        row = page.get_by_role("row").filter(has_text=words["unmatched"])
        expect(row).to_be_visible(timeout=20_000)
        row.get_by_role("button", name=words["open"]).click()
        panel = page.get_by_role("dialog")
        panel.get_by_role("button", name=words["use"]).click()
        expect(panel).to_be_hidden()
        attempt = page.get_by_role("button", name=words["try"])
        attempt.click()
        expect(page.get_by_role("status").get_by_text(words["unmatched"])).to_be_visible()
        when.get_by_role("button", name=words["drop"]).click()
        attempt.click()
        expect(page.get_by_role("status").get_by_text(words["accepted"])).to_be_visible()
        expect(page.get_by_role("listitem").filter(has_text=words["step"])).to_be_visible()
        assert violations(page) == []
        page.get_by_role("button", name=words["save"], exact=True).click()
        expect(page.get_by_text(words["saved"]).first).to_be_visible()
        page.get_by_role("button", name=words["replay"]).click()
        expect(page.get_by_text(words["replayed"])).to_be_visible()
    assert own.server.stored(own.project) == sent


def choose(page, within, label: str, option: str | re.Pattern[str]) -> None:
    """Pick an option of a list."""
    within.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def deliver(address: str, secret: str) -> int:
    """Send deliveries until the rule that was just saved is in force; return how many."""
    for number in range(1, 1000):
        body = {"id": str(number), "kind": "ticket", "event": "Ticket Closed", "user_id": "ana"}
        answer = httpx.post(
            address.strip(), json=body, headers={"Authorization": f"Bearer {secret.strip()}"}
        )
        assert answer.status_code == 200, answer.text
        if answer.json()["verdict"] == "unmatched":
            return number
    raise AssertionError("the rule did not come into force")
