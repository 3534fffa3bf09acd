"""A question is kept, put on a dashboard, arranged by keyboard, undone, narrowed, removed and brought back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site, track
from e2e.pages import PHONE, WIDE, answered, in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "save": "Save", "name": "Name", "changes": "Save changes", "kept": "“Buyers” is saved.", "remove": "Remove",
        "new": "New dashboard", "create": "Create", "add": "Add", "insight": "An insight…", "text": "Text",
        "heading": "Heading", "edit": "Edit", "markdown": "Text in Markdown", "done": "Done", "undo": "Undo",
        "menu": "Actions for {}", "move": "Move or resize {}", "range": "Dates: One range for all", "days": "the last 30 days", "filter": "Filter",
        "more": "More", "duplicate": "Duplicate", "copy": "Copy of Sales", "removed": "“Copy of Sales” was removed.",
        "versions": "Versions", "restore": "Restore version 1", "table": "Table", "open": "Open in Analyse",
        "own": "A question of its own…", "put": "Put it on the dashboard", "empty": "Nothing is on this dashboard yet.",
    },
    "es": {
        "save": "Guardar", "name": "Nombre", "changes": "Guardar cambios", "kept": "«Buyers» está guardada.", "remove": "Eliminar",
        "new": "Nuevo panel", "create": "Crear", "add": "Añadir", "insight": "Una pregunta guardada…", "text": "Texto",
        "heading": "Título", "edit": "Editar", "markdown": "Texto en Markdown", "done": "Hecho", "undo": "Deshacer",
        "menu": "Acciones de {}", "move": "Mover o cambiar el tamaño de {}", "range": "Fechas: Las mismas fechas para todas", "days": "los últimos 30 días", "filter": "Filtro",
        "more": "Más", "duplicate": "Duplicar", "copy": "Copia de Sales", "removed": "Se eliminó «Copia de Sales».",
        "versions": "Versiones", "restore": "Restaurar la versión 1", "table": "Tabla", "open": "Abrir en Análisis",
        "own": "Una pregunta propia…", "put": "Ponerla en el panel", "empty": "Todavía no hay nada en este panel.",
    },
}  # fmt: skip


@in_one_language("es")
def test_from_a_question_to_a_dashboard_and_back(browser, site, language):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Boards {language}"))
    seed(own)
    with signed_in(browser, own, language) as page:
        keep_a_question(page, own, words)
        page.goto(project_url(own, "/dashboards"))
        page.get_by_role("button", name=words["new"]).click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label(words["name"]).fill("Sales")
        dialog.get_by_role("button", name=words["create"]).click()
        expect(page.get_by_text(words["empty"])).to_be_visible()
        add(page, words, words["insight"])
        page.get_by_role("dialog").get_by_role("button", name="Buyers").click()
        buyers = page.get_by_role("region", name="Buyers", exact=True)
        expect(buyers.locator("[data-chart][data-ready]")).to_be_visible()
        write_words(page, words)
        arrange(page, words)
        narrow(page, words)
        assert violations(page) == []
        an_own_question(page, words)
        page.set_viewport_size(PHONE)
        page.wait_for_selector("[data-tile=t3] [data-chart][data-ready]")
        expect(buyers.get_by_role("table")).to_be_visible()
        expect(page.get_by_role("button", name=words["move"].format("Buyers"))).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        widen(page, words)
        copy_and_remove(page, words)


def seed(own) -> None:
    """Send orders of ten people over ten days."""
    now = datetime.now(UTC)
    batch = [
        track(
            "Order Completed",
            now - timedelta(days=n, hours=1),
            f"o{n}",
            f"device-{n}",
            country="ES",
        )
        for n in range(10)
    ]
    answer = httpx.post(
        f"{own.server.url}/v1/batch", auth=(own.project["write_key"], ""), json={"batch": batch}
    )
    assert answer.status_code == 200, answer.text
    assert own.server.stored(own.project) == 10


def keep_a_question(page, own, words) -> None:
    """Save the first question there is, change it, and find it changed after loading it again."""
    page.goto(project_url(own, "/analyse"))
    answered(page, "trend")
    page.get_by_role("button", name=words["save"], exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(words["name"]).fill("Buyers")
    dialog.get_by_role("button", name=words["save"]).click()
    expect(page.get_by_text(words["kept"])).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Buyers")).to_be_visible()
    changes = page.get_by_role("button", name=words["changes"])
    expect(changes).to_be_disabled()


def add(page, words, what) -> None:
    """Choose what to put on the dashboard."""
    page.get_by_role("button", name=words["add"], exact=True).click()
    page.get_by_role("menuitem", name=what, exact=True).click()


def is_saved(page) -> None:
    """Wait until what was done is kept."""
    page.wait_for_selector("[data-save=saved]")


def write_words(page, words) -> None:
    """Add a text, and write something in it that a browser must not run."""
    add(page, words, words["text"])
    expect(page.get_by_role("heading", name=words["heading"])).to_be_visible()
    page.get_by_role("button", name=words["menu"].format(words["text"])).click()
    page.get_by_role("menuitem", name=words["edit"]).click()
    page.get_by_label(words["markdown"]).fill(
        "# Plan\n\n<img src=x onerror=\"document.title='run'\"> [no](javascript:alert(1)) **yes**"
    )
    page.get_by_role("button", name=words["done"]).click()
    expect(page.get_by_role("heading", name="Plan")).to_be_visible()
    tile = page.get_by_role("region", name=words["text"], exact=True)
    expect(tile.locator("img")).to_have_count(0)
    expect(tile.locator("a[href^=javascript]")).to_have_count(0)
    expect(tile.locator("strong")).to_have_text("yes")
    is_saved(page)


def arrange(page, words) -> None:
    """Move a tile by its arrow keys, find it there after loading the page again, and undo it twice."""
    handle = page.get_by_role("button", name=words["move"].format("Buyers"))
    place = page.locator("[data-tile=t1]")
    before = place.bounding_box()
    handle.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function(
        "w => document.querySelector('[data-tile=t1]').getBoundingClientRect().width > w + 20",
        arg=before["width"],
    )
    is_saved(page)
    page.get_by_role("button", name=words["undo"], exact=True).click()
    page.wait_for_function(
        "w => Math.abs(document.querySelector('[data-tile=t1]').getBoundingClientRect().width - w) < 3",
        arg=before["width"],
    )
    handle.focus()
    page.keyboard.press("Shift+ArrowDown")
    is_saved(page)
    page.reload()
    page.wait_for_function(
        "h => document.querySelector('[data-tile=t1]')?.getBoundingClientRect().height > h + 20",
        arg=before["height"],
    )
    drag(page, words)


def drag(page, words) -> None:
    """Drag the first tile to the right of its row."""
    handle = page.get_by_role("button", name=words["move"].format("Buyers"))
    handle.hover()  # waits until the tiles have found their places
    at = handle.bounding_box()
    tile = page.locator("[data-tile=t1]").bounding_box()
    page.mouse.down()
    page.mouse.move(at["x"] + 40, at["y"] + 14, steps=3)
    page.mouse.move(at["x"] + tile["width"] + 30, at["y"] + 14, steps=8)
    page.mouse.up()
    page.wait_for_function(
        "x => document.querySelector('[data-tile=t1]').getBoundingClientRect().x > x + 100",
        arg=tile["x"],
    )
    is_saved(page)


def narrow(page, words) -> None:
    """One range for the whole dashboard, once it is chosen, changes what a tile asks."""
    page.get_by_role("button", name=words["range"]).click()
    with page.expect_response(lambda answer: "/tiles/t1/answer" in answer.url) as asked:
        page.get_by_role("button", name=words["days"]).click()
    assert asked.value.json()["question"]["date_from"] == "-29d"
    expect(page.get_by_role("button", name=words["filter"], exact=True)).to_be_visible()
    is_saved(page)


def an_own_question(page, words) -> None:
    """Ask something for the dashboard alone, and come back to it there."""
    add(page, words, words["own"])
    answered(page, "trend")
    page.get_by_role("button", name=words["put"]).click()
    page.wait_for_selector("[data-tile=t3] [data-chart][data-ready]")
    page.get_by_role("button", name=words["menu"].format("Buyers")).click()
    page.get_by_role("menuitem", name=words["table"]).click()
    expect(page.locator("[data-tile=t1] table")).to_be_visible()
    is_saved(page)


def widen(page, words) -> None:
    """Open the page narrow, make it wide, narrow and wide again: tiles are on their grid whenever there is room."""
    page.reload()
    handle = page.get_by_role("button", name=words["move"].format("Buyers"))
    for size, handles in ((PHONE, 0), (WIDE, 1), (PHONE, 0), (WIDE, 1)):
        page.set_viewport_size(size)
        expect(handle).to_have_count(handles)
        page.wait_for_selector("[data-tile=t3] [data-chart][data-ready]")


def copy_and_remove(page, words) -> None:
    """Duplicate the dashboard, remove the copy, and bring it back."""
    page.get_by_role("button", name=words["more"], exact=True).click()
    page.get_by_role("menuitem", name=words["duplicate"]).click()
    expect(page.get_by_role("heading", level=1, name=words["copy"])).to_be_visible()
    page.get_by_role("button", name=words["more"], exact=True).click()
    page.get_by_role("menuitem", name=words["remove"]).click()
    expect(page.get_by_text(words["removed"])).to_be_visible()
    expect(page.get_by_role("link", name=words["copy"])).to_have_count(0)
    page.get_by_role("alert").get_by_role("button", name=words["undo"]).click()
    expect(page.get_by_role("heading", level=1, name=words["copy"])).to_be_visible()
    page.wait_for_selector("[data-tile=t3] [data-chart][data-ready]")
