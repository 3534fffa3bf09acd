"""What a person does with the SQL page: write with completion, run, draw, go back, be told what is wrong."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from e2e.pages import PHONE, in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "editor": "Query", "run": "Run", "bars": "Bars", "table": "Table", "asked": "Earlier queries",
        "answer": "Answer", "meant": "did you mean event?", "up": "Up",
    },
    "es": {
        "editor": "Consulta", "run": "Ejecutar", "bars": "Barras", "table": "Tabla",
        "asked": "Consultas anteriores", "answer": "Respuesta", "meant": "¿querías decir event?",
        "up": "Eje vertical",
    },
}  # fmt: skip


def write(page, words, text):
    """Replace the query by keyboard."""
    editor = page.get_by_role("textbox", name=words["editor"])
    editor.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
    return editor


@in_one_language("es")
def test_from_a_query_to_a_table_to_a_chart_and_back(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, "/analyse/sql"))
        write(page, words, "SELECT event AS what, count() AS times FROM events GROUP BY what")
        page.keyboard.press("ControlOrMeta+Enter")
        table = page.get_by_role("region", name=words["answer"]).get_by_role("table")
        expect(table.get_by_role("columnheader", name="times")).to_be_visible()
        rows = table.get_by_role("row").count()
        assert rows > 1
        page.get_by_text(words["bars"], exact=True).click()
        page.wait_for_selector("[data-answer=sql] [data-chart][data-ready]")
        expect(page.get_by_role("combobox", name=words["up"])).to_have_value("times")
        assert "shape=bar" in page.url
        assert violations(page) == []
        page.go_back()
        expect(table.get_by_role("row")).to_have_count(rows)
        page.reload()
        expect(table.get_by_role("row")).to_have_count(rows)
        page.get_by_role("button", name=words["asked"]).click()
        expect(page.get_by_role("menuitem")).to_have_count(1)


@in_one_language("en")
def test_a_wrong_name_is_answered_with_the_right_one(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, "/analyse/sql"))
        write(page, words, "SELECT evnt FROM events")
        page.get_by_role("button", name=words["run"], exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text(words["meant"])


def test_names_are_completed_on_a_phone_too(browser, site):
    words = WORDS["en"]
    with signed_in(browser, site, "en", size=PHONE) as page:
        page.goto(project_url(site, "/analyse/sql"))
        write(page, words, "SELECT person")
        page.keyboard.type("_i")
        option = page.get_by_role("option", name=re.compile("person_id"))
        option.click()
        expect(page.get_by_role("textbox", name=words["editor"])).to_contain_text(
            "SELECT person_id"
        )


@in_one_language("en")
def test_back_and_forward_bring_queries_and_what_was_written_over_them(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, "/analyse/sql"))
        editor = write(page, words, "SELECT 1 AS first")
        page.keyboard.press("ControlOrMeta+Enter")
        expect(page.get_by_role("columnheader", name="first")).to_be_visible()
        write(page, words, "SELECT 2 AS second")
        page.keyboard.press("ControlOrMeta+Enter")
        expect(page.get_by_role("columnheader", name="second")).to_be_visible()
        write(page, words, "SELECT 3 AS third")
        page.go_back()
        expect(editor).to_have_text("SELECT 1 AS first")
        expect(page.get_by_role("columnheader", name="first")).to_be_visible()
        page.go_forward()
        expect(editor).to_have_text("SELECT 3 AS third")
        page.reload()
        expect(editor).to_have_text("SELECT 3 AS third")


@in_one_language("es")
def test_events_are_completed_between_quotes_and_circumstances_outside(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, "/analyse/sql"))
        editor = write(page, words, "SELECT count() FROM events WHERE event = 'Order")
        page.keyboard.type(" C")
        page.get_by_role("option", name="Order Completed").click()
        expect(editor).to_contain_text("event = 'Order Completed")
        write(page, words, "SELECT context.traffic.cha")
        page.keyboard.type("n")
        page.get_by_role("option", name=re.compile(r"context\.traffic\.channel")).click()
        expect(editor).to_contain_text("SELECT context.traffic.channel")
