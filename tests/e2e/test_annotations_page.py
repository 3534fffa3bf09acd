"""What happened is noted above a chart by keyboard and by mouse, seen in the table, changed, removed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site, track
from e2e.pages import answered, in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "text": "What happened", "kind": "Kind", "incident": "Incident", "save": "Save", "table": "Table",
        "chart": "Chart", "edit": "Edit “{}”", "remove": "Remove “{}”", "undo": "Undo", "release": "Release",
        "list": "Annotations", "close": "Close", "column": "Annotations",
    },
    "es": {
        "text": "Qué ocurrió", "kind": "Tipo", "incident": "Incidencia", "save": "Guardar", "table": "Tabla",
        "chart": "Gráfico", "edit": "Editar «{}»", "remove": "Quitar «{}»", "undo": "Deshacer",
        "release": "Versión", "list": "Anotaciones", "close": "Cerrar", "column": "Anotaciones",
    },
}  # fmt: skip


@in_one_language("en")
def test_what_happened_is_seen_on_the_chart_and_in_the_table(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Annotations {language}"))
    seed(own)
    from_a_pipeline(own)
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, "/analyse"))
        answered(page, "trend")
        released = page.get_by_role("button", name=re.compile("v1 is out"))
        expect(released).to_be_visible()
        by_keyboard(page, words)
        by_mouse(page, words)
        assert violations(page) == []
        page.get_by_text(words["table"], exact=True).click()
        column = page.get_by_role("columnheader", name=words["column"])
        expect(column).to_be_visible()
        expect(page.get_by_role("cell", name=re.compile("Slow checkout"))).to_be_visible()
        in_the_list(page, own, words)


def seed(own) -> None:
    """Send an order a day for ten days."""
    now = datetime.now(UTC)
    batch = [
        track("Order Completed", now - timedelta(days=n, hours=1), f"o{n}", f"device-{n}")
        for n in range(10)
    ]
    answer = httpx.post(
        f"{own.server.url}/v1/batch", auth=(own.project["write_key"], ""), json={"batch": batch}
    )
    assert answer.status_code == 200, answer.text
    assert own.server.stored(own.project) == 10


def from_a_pipeline(own) -> None:
    """Note a release with an API key, twice, as a pipeline that is run again does."""
    five_days_ago = (datetime.now(UTC) - timedelta(days=5)).isoformat()
    body = {"kind": "release", "text": "v1 is out", "at": five_days_ago, "ref": "v1"}
    one, two = (own.server.post(own.project, "annotations", body) for _ in range(2))
    assert one == two


def by_keyboard(page, words) -> None:
    """Choose a day with the arrow keys, note something there, and read it with the focus on its mark."""
    rail = page.locator("[data-annotate]")
    rail.focus()
    before = rail.get_attribute("aria-label")
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    assert rail.get_attribute("aria-label") != before
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words["text"]).fill("Slow checkout")
    page.keyboard.press("Tab")
    dialog.get_by_role("combobox", name=words["kind"]).click()
    page.get_by_role("option", name=words["incident"]).click()
    dialog.get_by_role("button", name=words["save"], exact=True).click()
    expect(dialog).to_have_count(0)
    expect(rail).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=re.compile("Slow checkout"))).to_be_focused()
    expect(page.get_by_role("tooltip").filter(has_text=words["incident"])).to_be_visible()


def by_mouse(page, words) -> None:
    """Click on the rail, far to the left, and read the mark under the pointer."""
    rail = page.locator("[data-annotate]")
    box = rail.bounding_box()
    page.mouse.move(box["x"] + 16, box["y"] + 12)
    page.mouse.down()
    page.mouse.up()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words["text"]).fill("Spring sale")
    dialog.get_by_role("button", name=words["save"], exact=True).click()
    expect(dialog).to_have_count(0)
    mark = page.get_by_role("button", name=re.compile("Spring sale"))
    mark.hover()
    expect(page.get_by_role("tooltip").filter(has_text="Spring sale")).to_be_visible()
    mark.click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("cell", name=re.compile("^Spring sale"))).to_be_visible()
    panel.get_by_role("button", name=words["close"]).click()
    expect(panel).to_have_count(0)


def in_the_list(page, own, words) -> None:
    """Change one in the list, remove it, and take that back."""
    page.goto(project_url(own, "/annotations"))
    expect(page.get_by_role("heading", level=1, name=words["list"])).to_be_visible()
    page.get_by_role("button", name=words["edit"].format("Spring sale")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words["text"]).fill("Summer sale")
    dialog.get_by_role("button", name=words["save"], exact=True).click()
    remove = page.get_by_role("button", name=words["remove"].format("Summer sale"))
    remove.click()
    expect(remove).to_have_count(0)
    page.get_by_role("alert").get_by_role("button", name=words["undo"]).click()
    expect(remove).to_be_visible()
    assert violations(page) == []
