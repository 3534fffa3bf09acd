"""A type of groups is named in both languages, and then chosen by its name in a question."""

import json
from urllib.parse import quote

import httpx
import pytest
from pages import PHONE, project_url, signed_in, violations
from playwright.sync_api import expect

from e2e.conftest import Site
from support.reading import caught_up

WORDS = {
    "en": {"name": "Name it: company", "save": "Save", "plural": "companies", "unname": "Remove name: company",
           "fields": ("One of them, in English", "Several, in English", "One of them, in Spanish",
                      "Several, in Spanish"),
           "more": "More options", "type": "Type of groups", "none": "no name yet"},
    "es": {"name": "Dar nombre: company", "save": "Guardar", "plural": "empresas",
           "unname": "Quitar nombre: company",
           "fields": ("Uno, en inglés", "Varios, en inglés", "Uno, en español", "Varios, en español"),
           "more": "Más opciones", "type": "Tipo de grupos", "none": "sin nombre todavía"},
}  # fmt: skip
NAMES = ("company", "companies", "empresa", "empresas")
DRAFT = {
    "kind": "trend", "range": {"last": 30, "unit": "day"},
    "series": [{"event": "Ordered", "math": "groups"}],
}  # fmt: skip


def world(site, name):
    """Return a project whose events name groups of two types."""
    own = Site(site.server, site.server.create_project(name))
    batch = [
        {
            "type": "track", "event": "Ordered", "userId": f"u{n}", "messageId": f"{name}-{n}",
            "context": {"groups": {"company": f"c{n % 2}", "team": f"t{n}"}},
        }
        for n in range(3)
    ]  # fmt: skip
    key = (own.project["write_key"], "")
    assert httpx.post(f"{own.base_url}/v1/batch", auth=key, json={"batch": batch}).is_success
    caught_up(own.server, own.project)
    return own


@pytest.mark.parametrize(
    ("language", "theme", "size"), [("en", "light", None), ("es", "dark", PHONE)]
)
def test_a_type_is_named_and_then_counted_by_its_name(browser, site, language, theme, size):
    words = WORDS[language]
    own = world(site, f"Types {language}")
    with signed_in(browser, own, language, theme=theme, size=size, alone=True) as page:
        page.goto(project_url(own, "/groups"))
        page.get_by_role("button", name=words["name"]).click()
        dialog = page.get_by_role("dialog")
        for field, name in zip(words["fields"], NAMES, strict=True):
            dialog.get_by_label(field).fill(name)
        assert violations(page) == []
        dialog.get_by_role("button", name=words["save"]).click()
        expect(page.get_by_role("cell", name=words["plural"])).to_be_visible()
        assert violations(page) == []
        page.goto(project_url(own, f"/analyse?q={quote(json.dumps(DRAFT))}&view=number"))
        page.wait_for_selector("[data-answer=trend]")
        page.get_by_role("button", name=words["more"]).click()
        page.get_by_role("combobox", name=words["type"]).click()
        page.get_by_role("option", name=words["plural"]).click()
        expect(page.locator("[data-answer]:not([data-stale]) strong").first).to_have_text("2")
        assert "company" in page.url
        page.goto(project_url(own, "/groups"))
        page.get_by_role("button", name=words["unname"]).click()
        expect(page.get_by_text(words["none"])).to_have_count(2)
