"""From a question to an alert that really fires once: into the page, and into the outbox."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site, track
from e2e.pages import PHONE, answered, project_url, signed_in, violations
from e2e.test_notices_page import become_admin

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "alert": "Alert me", "verb": "When to tell", "above": "is above", "limit": "Limit", "create": "Create the alert",
        "firing": "Firing", "show": "Show", "changed": "What changed", "moved": "From 1", "close": "Close",
        "alerts": "Alerts", "off": "Put off", "hour": "For an hour", "until": "until", "title": "Order Completed: 3",
        "table": "Table",
    },
    "es": {
        "alert": "Avísame", "verb": "Cuándo avisar", "above": "supera", "limit": "Límite", "create": "Crear la alerta",
        "firing": "Ha saltado", "show": "Ver", "changed": "Qué ha cambiado", "moved": "De 1", "close": "Cerrar",
        "alerts": "Alertas", "off": "Posponer", "hour": "Una hora", "until": "hasta el", "title": "Order Completed: 3",
        "table": "Tabla",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", list(WORDS))
def test_an_alert_is_made_from_a_question_fires_once_and_is_put_off(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Alertas {language}"))
    seed(own)
    theme = "dark" if language == "es" else "light"
    with signed_in(browser, own, language, theme=theme, alone=True) as page:
        become_admin(page, own, language)
        page.goto(project_url(own, "/analyse"))
        answered(page, "trend")
        page.get_by_role("button", name=words["alert"]).click()
        page.get_by_role("button", name=words["verb"]).click()
        page.get_by_role("option", name=words["above"], exact=True).click()
        page.get_by_label(words["limit"]).fill("2")
        page.wait_for_selector("[data-chart][data-ready]")
        assert violations(page) == []
        page.get_by_role("button", name=words["create"]).click()
        page.wait_for_url("**/alerts/*")
        row = page.get_by_role("table").get_by_role("button", name=words["show"]).first
        expect(row).to_be_visible(timeout=30_000)
        row.click()
        panel = page.get_by_role("dialog")
        expect(panel.get_by_text(words["moved"])).to_be_visible()
        expect(panel.get_by_role("row", name="MX")).to_be_visible()
        assert violations(page) == []
        panel.get_by_role("button", name=words["close"]).click()
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
        page.get_by_role("button", name=words["off"]).click()
        page.get_by_role("menuitem", name=words["hour"]).click()
        expect(page.get_by_text(words["until"])).to_be_visible()
        page.goto(project_url(own, "/alerts"))
        expect(page.get_by_role("heading", level=1, name=words["alerts"])).to_be_visible()
        expect(page.get_by_role("link", name="Order Completed")).to_be_visible()
        assert violations(page) == []
        page.goto(project_url(own, "/settings/outbox"))
        expect(page.get_by_role("button", name=words["title"])).to_have_count(1)
    assert len(delivered(own)) == 1


@pytest.mark.parametrize("language", list(WORDS))
def test_the_question_of_an_alert_is_changed_on_its_page(browser, site, language):
    words = CHANGING[language]
    alert = site.server.post(
        site.project,
        "alerts",
        {
            "name": f"Views {language}",
            "question": {"kind": "trend", "series": [{"event": "Product Viewed"}]},
            "condition": {"kind": "threshold", "direction": "up", "value": 1_000_000},
        },
    )
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, f"/alerts/{alert['id']}"))
        page.wait_for_selector("[data-chart][data-ready]")
        save = page.get_by_role("button", name=words["save"])
        expect(save).to_be_disabled()
        page.get_by_role("button", name=words["change"]).click()
        page.get_by_role("button", name=words["event"]).click()
        page.get_by_role("option", name="Order Completed").first.click()
        assert violations(page) == []
        page.get_by_role("button", name=words["another"]).click()
        expect(page.get_by_role("alert")).to_contain_text(words["only"])
        expect(save).to_be_disabled()
        page.get_by_role("button", name=words["remove"], exact=True).click()
        save.click()
        expect(save).to_be_disabled()
        page.reload()
        expect(page.locator("strong").first).to_have_text("Order Completed")
    kept = site.server.get(site.project, f"alerts/{alert['id']}")
    assert kept["question"]["series"][0]["event"] == "Order Completed"
    assert kept["revision"] == 2


CHANGING = {
    "en": {
        "change": "Change the question", "event": "Event:", "save": "Save changes",
        "another": "Add event", "only": "An alert watches one number.", "remove": "Remove B",
    },
    "es": {
        "change": "Cambiar la pregunta", "event": "Evento:", "save": "Guardar cambios",
        "another": "Añadir evento", "only": "Una alerta vigila un solo número.", "remove": "Quitar B",
    },
}  # fmt: skip


def seed(own: Site) -> None:
    """Send an order on each of the last ten days, and three today, two of them from Mexico."""
    now = datetime.now(UTC)
    orders = [(n, "ES") for n in range(11)] + [(0, "MX"), (0, "MX")]
    batch = [
        track("Order Completed", now - timedelta(days=days), f"o{n}", f"device-{n}", country=country)
        for n, (days, country) in enumerate(orders)
    ]  # fmt: skip
    answer = httpx.post(
        f"{own.server.url}/v1/batch", auth=(own.project["write_key"], ""), json={"batch": batch}
    )
    assert answer.status_code == 200, answer.text
    assert own.server.stored(own.project) == 13


def delivered(own: Site) -> list[dict]:
    """Return the notices of the project that have left, once there is one."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = own.server.get(own.project, "notices/deliveries", state="sent")["items"]
        if found:
            return [one for one in found if one["kind"] == "alert"]
        time.sleep(0.1)
    raise AssertionError("nobody was told")
