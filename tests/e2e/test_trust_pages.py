"""A refused item is found, repaired and followed to the tables, in the browser."""

from __future__ import annotations

import time

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "groups": "What to repair", "field": "Field", "to": "New field", "try": "Try on ten",
        "good": "1 of 1 tried would be accepted", "send": "Send again", "none": "Nothing was rejected.",
        "more": "More filters", "id": "Message id", "where": "Where is it?", "stored": "In the tables",
    },
    "es": {
        "groups": "Qué reparar", "field": "Campo", "to": "Campo nuevo", "try": "Probar con diez",
        "good": "Se aceptarían 1 de 1 probados", "send": "Enviar otra vez",
        "none": "No se ha rechazado nada.", "more": "Más filtros", "id": "Id del mensaje", "where": "¿Dónde está?",
        "stored": "En las tablas",
    },
}  # fmt: skip


@in_one_language("en")
def test_from_a_refusal_to_a_stored_event(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Trust {language}"))
    item = {"type": "track", "name": "Order", "userId": "ana", "messageId": "m-1"}
    auth = (own.project["write_key"], "")
    httpx.post(f"{own.base_url}/v1/batch", json={"batch": [item]}, auth=auth).raise_for_status()
    while not own.server.get(own.project, "rejects")["items"]:
        time.sleep(0.05)
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, "/data/pipeline"))
        page.get_by_role("region", name=words["groups"]).get_by_role("button").first.click()
        panel = page.get_by_role("dialog")
        panel.get_by_label(words["field"], exact=True).fill("$.name")
        panel.get_by_label(words["to"], exact=True).fill("$.event")
        panel.get_by_role("button", name=words["try"]).click()
        expect(panel.get_by_text(words["good"])).to_be_visible()
        assert violations(page) == []
        panel.get_by_role("button", name=words["send"]).click()
        expect(page.get_by_text(words["none"]).first).to_be_visible(timeout=20_000)
        page.goto(project_url(own, "/data/live"))
        page.get_by_role("button", name=words["more"]).click()
        page.get_by_label(words["id"]).fill("m-1")
        page.get_by_role("button", name=words["where"]).first.click()
        expect(page.get_by_role("dialog").get_by_text(words["stored"]).first).to_be_visible()
        assert violations(page) == []
