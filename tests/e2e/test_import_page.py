"""What a person does with the import page: say what the file is, look at ten rows, send it, read the counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.conftest import Site
from e2e.pages import in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
ARCHIVE = Path(__file__).parents[1] / "conformance" / "archives" / "segment.jsonl"
WORDS = {
    "en": {
        "kind": "What the file is", "segment": "Segment archive", "start": "Start", "done": "Done",
        "refused": "Refused rows", "empty": "Nothing was imported yet.",
        "reason": "userId must be text",
    },
    "es": {
        "kind": "Qué es el fichero", "segment": "Archivo de Segment", "start": "Iniciar",
        "done": "Terminada", "refused": "Filas rechazadas",
        "empty": "Todavía no se ha importado nada.", "reason": "userId must be text",
    },
}  # fmt: skip


@in_one_language("en")
def test_a_file_is_looked_at_and_sent_and_its_refused_rows_taken_away(
    browser, site, language, tmp_path
):
    words = WORDS[language]
    own = Site(site.server, site.server.create_project(f"Import {language}"))
    with signed_in(browser, own, language) as page:
        page.goto(project_url(own, "/data/import"))
        expect(page.get_by_text(words["empty"])).to_be_visible()
        page.get_by_role("combobox", name=words["kind"]).click()
        page.get_by_role("option", name=words["segment"]).click()
        page.locator("input[type=file]").set_input_files(ARCHIVE)
        preview = page.get_by_role("dialog")
        expect(preview.get_by_text(words["reason"])).to_be_visible()
        assert violations(page) == []
        preview.get_by_role("button", name=words["start"], exact=True).click()
        row = page.get_by_role("row").nth(1)
        expect(row.get_by_text(words["done"])).to_be_visible(timeout=60_000)
        expect(row.get_by_role("cell", name="3", exact=True)).to_be_visible()
        with page.expect_download() as started:
            row.get_by_role("link", name=words["refused"]).click()
        file = tmp_path / "rejects.jsonl"
        started.value.save_as(file)
        assert "invalid_identity" in file.read_text("utf-8")
    assert own.server.stored(own.project) == 3
