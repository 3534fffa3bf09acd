"""What a person does with the tracking plan in the page: learn, edit, publish, look, take away."""

from __future__ import annotations

import re
import time

import httpx
import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import in_one_language, project_url, signed_in

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "add": "Add event", "name": "Name of the event", "ok": "Add", "property": "Name of the property",
        "addProperty": "Add property", "required": "Required", "save": "Save to draft",
        "publish": "Publish …", "now": "Publish", "version": "Version 1 in force",
        "close": "Close", "empty": "The plan has no event yet.", "missing": "total is missing",
        "versions": "Versions", "files": "Files", "download": "Download tracking-plan.yaml",
        "failed": "The file was not imported", "line": "line 3",
    },
    "es": {
        "add": "Añadir evento", "name": "Nombre del evento", "ok": "Añadir",
        "property": "Nombre de la propiedad", "addProperty": "Añadir propiedad",
        "required": "Obligatoria", "save": "Guardar en el borrador", "publish": "Publicar…",
        "now": "Publicar", "version": "Versión 1 en vigor", "close": "Cerrar",
        "empty": "El plan todavía no tiene eventos.", "missing": "Falta total",
        "versions": "Versiones", "files": "Ficheros", "download": "Descargar tracking-plan.yaml",
        "failed": "No se ha importado el fichero", "line": "línea 3",
    },
}  # fmt: skip


@in_one_language("en")
def test_from_an_empty_plan_to_a_counted_violation_and_a_file(browser, site, language, tmp_path):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Plan {language}"))
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, "/data/plan"))
        expect(page.get_by_text(words["empty"])).to_be_visible()
        page.get_by_role("button", name=words["add"]).first.click()
        page.get_by_label(words["name"]).fill("Order")
        page.get_by_role("button", name=words["ok"], exact=True).click()
        panel = page.get_by_role("dialog", name="Order")
        panel.get_by_label(words["property"]).fill("total")
        panel.get_by_role("button", name=words["addProperty"]).click()
        panel.locator("summary", has_text="total").click()
        panel.get_by_role("switch", name=words["required"]).click()
        panel.get_by_role("button", name=words["save"]).click()
        expect(panel.get_by_role("button", name=words["save"])).to_be_disabled()
        panel.get_by_role("button", name=words["close"]).first.click()
        page.get_by_role("button", name=words["publish"]).click()
        page.get_by_role("dialog").get_by_role("button", name=words["now"], exact=True).click()
        expect(page.get_by_text(re.compile(words["version"]))).to_be_visible()
        time.sleep(2)
        sent = httpx.post(
            f"{own.base_url}/v1/track",
            auth=(own.project["write_key"], ""),
            json={"event": "Order", "userId": "ana", "properties": {}},
        )
        assert sent.status_code == 200
        own.server.stored(own.project)
        page.goto(project_url(own, "/data/plan?event=Order"))
        expect(page.get_by_role("dialog").get_by_text(words["missing"])).to_be_visible()
        page.goto(project_url(own, "/data/plan?view=files"))
        with page.expect_download() as started:
            page.get_by_role("link", name=words["download"]).click()
        file = tmp_path / "plan.yaml"
        started.value.save_as(file)
        assert "Order:" in file.read_text("utf-8")
        file.write_text("events:\n  Order:\n    policy: drop\n", "utf-8")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text(words["failed"])).to_be_visible()
        expect(page.locator("#content").get_by_text(re.compile(words["line"]))).to_be_visible()


def test_an_older_version_is_restored_as_the_draft(browser, site):
    own = Site(site.server, site.server.create_project("Restored"))
    for policy in ("flag", "block"):
        draft = own.server.get(own.project, "tracking-plan")["draft"]
        body = {"yaml": f"events:\n  Order:\n    policy: {policy}\n"}
        draft = own.server.post(own.project, "tracking-plan/import", body)
        own.server.post(own.project, "tracking-plan/publish", {"revision": draft["revision"]})
    with signed_in(browser, own) as page:
        page.goto(project_url(own, "/data/plan?view=versions"))
        page.get_by_role("row").nth(2).get_by_role("button", name="Restore as draft").click()
        expect(page.get_by_text("1 unpublished change")).to_be_visible()
    plan = own.server.get(own.project, "tracking-plan")
    assert plan["draft"]["plan"]["events"]["Order"]["policy"] == "flag"
    assert plan["published"]["version"] == 2
