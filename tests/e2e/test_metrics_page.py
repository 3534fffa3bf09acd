"""A metric is defined in Analyse, shown as a number, picked in a trend, and changed where it is used."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import answered, in_one_language, project_url, signed_in, violations
from e2e.test_dashboard_page import seed

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "define": "Define a metric…", "name": "Name", "save": "Save", "saved": "The metric “Buyers” is saved.",
        "add": "Add", "metric": "A metric…", "pick": "Metric: or a metric", "picked": "Metric: Buyers", "as": "As",
        "change": "What “Buyers” is from now on", "note": "Why does it change?", "version": "Save as a new version",
        "uses": "It changes in 1 place that uses it:", "versions": "Versions", "used": "Used in 1 place",
        "measure": "Measure:", "total": "the number of events", "title": "Metrics", "part": "Analyse",
    },
    "es": {
        "define": "Definir una métrica…", "name": "Nombre", "save": "Guardar",
        "saved": "La métrica «Buyers» está guardada.", "add": "Añadir", "metric": "Una métrica…",
        "pick": "Métrica: o una métrica", "picked": "Métrica: Buyers", "as": "Como",
        "change": "Lo que «Buyers» es a partir de ahora", "note": "¿Por qué cambia?",
        "version": "Guardar como versión nueva", "uses": "Cambia en 1 sitio que la usa:", "versions": "Versiones",
        "used": "Se usa en 1 sitio", "measure": "Medida:", "total": "el número de eventos", "title": "Métricas",
        "part": "Análisis",
    },
}  # fmt: skip


@in_one_language("es")
def test_a_metric_is_defined_once_and_followed(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Metrics {language}"))
    seed(own)
    board = own.server.post(own.project, "dashboards", {"name": "Sales", "date_from": "-29d"})
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, "/analyse"))
        answered(page, "trend")
        page.get_by_role("button", name=words["define"]).click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label(words["name"]).fill("Buyers")
        dialog.get_by_role("button", name=words["save"], exact=True).click()
        expect(page.get_by_text(words["saved"])).to_be_visible()
        as_a_number(page, own, board, words)
        in_the_sentence(page, own, words)
        listed(page, own, words)


def as_a_number(page, own, board, words) -> None:
    """Put it on a dashboard: its value, and that nothing was there before."""
    page.goto(project_url(own, f"/dashboards/{board['id']}"))
    page.get_by_role("button", name=words["add"], exact=True).click()
    page.get_by_role("menuitem", name=words["metric"]).click()
    page.get_by_role("dialog").get_by_role("button", name="Buyers").click()
    tile = page.get_by_role("region", name="Buyers", exact=True)
    expect(tile.get_by_role("button", name="10", exact=True)).to_be_visible()
    page.wait_for_selector("[data-save=saved]")
    assert violations(page) == []


def in_the_sentence(page, own, words) -> None:
    """Pick it in a trend, change what is measured, and make that the metric."""
    page.goto(project_url(own, "/analyse"))
    answered(page, "trend")
    picked = page.get_by_role("button", name=words["picked"])
    page.get_by_role("button", name=words["pick"]).click()
    page.get_by_role("option", name=re.compile("^Buyers")).click()
    expect(picked).to_be_visible()
    page.get_by_role("button", name=re.compile(f"^{words['measure']}")).click()
    page.get_by_role("option", name=words["total"], exact=True).click()
    expect(picked).to_have_count(0)
    page.get_by_role("button", name=words["define"]).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name=words["as"], exact=True).click()
    page.get_by_role("option", name=words["change"]).click()
    expect(dialog.get_by_text(words["uses"])).to_be_visible()
    expect(dialog.get_by_role("link", name="Sales")).to_be_visible()
    save = dialog.get_by_role("button", name=words["version"])
    expect(save).to_be_disabled()
    dialog.get_by_label(words["note"]).fill("Deeds count")
    save.click()
    expect(dialog).to_have_count(0)


def listed(page, own, words) -> None:
    """Its page says where it is used, and keeps the reason of the change."""
    page.goto(project_url(own, "/metrics"))
    expect(page.get_by_role("heading", level=1, name=words["title"])).to_be_visible()
    expect(page.locator("aside a[data-active]")).to_have_text(words["part"])
    page.get_by_role("button", name="Buyers").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_text(words["used"])).to_be_visible()
    expect(panel.get_by_text("Deeds count")).to_be_visible()
    assert violations(page) == []
