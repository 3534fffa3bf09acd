"""What programs leave for people: links with a question in them, SQL on dashboards, rows as files."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import expect

from e2e.pages import answered, in_one_language, project_url, signed_in, violations

pytestmark = pytest.mark.browser
PLANS = "SELECT properties.country AS country, count() AS orders FROM events WHERE event = 'Order Completed' GROUP BY country"
KEEPING = {
    "en": ("Save", "Name", "Save changes", "Line", "Insight"),
    "es": ("Guardar", "Nombre", "Guardar cambios", "Línea", "Guardada"),
}
AWAY = {"en": "Export", "es": "Exportar"}
DAYS = "SELECT toDate(timestamp) AS day, count() AS n FROM events GROUP BY day ORDER BY day"


def asked(site, question):
    return project_url(site, f"/analyse?ask={quote(json.dumps(question), safe='')}")


@in_one_language("en")
def test_a_link_with_a_question_opens_it_in_the_editor_or_as_a_table(browser, site, language):
    trend = {"kind": "trend", "date_from": "-30d", "series": [{"event": "Order Completed"}]}
    funnel = {"kind": "funnel", "steps": [{"event": "Order Completed"}]}
    correlation = {
        "kind": "correlation",
        "of": {**funnel, "steps": funnel["steps"] * 2},
        "min_persons": 1,
    }
    with signed_in(browser, site, language) as page:
        page.goto(asked(site, trend))
        answered(page, "trend")
        expect(page.get_by_text("Order Completed").first).to_be_visible()
        page.goto(asked(site, correlation))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_selector("[data-answer=correlation]")
        page.goto(asked(site, funnel))
        page.wait_for_selector("main table")
        assert violations(page) == []


@in_one_language("es")
def test_rows_of_sql_are_drawn_on_a_dashboard_by_what_they_hold(browser, site, language):
    queries = {"number": "SELECT count() AS events FROM events", "line": DAYS, "bar": PLANS,
               "table": "SELECT DISTINCT event FROM events ORDER BY event"}  # fmt: skip
    tiles = [
        {"id": name, "kind": "question", "title": name, "question": {"kind": "sql", "sql": sql},
         "x": 6 * (n % 2), "y": 5 * (n // 2), "w": 6, "h": 5}
        for n, (name, sql) in enumerate(queries.items())
    ]  # fmt: skip
    board = site.server.post(
        site.project, "dashboards", {"name": f"SQL {language}", "tiles": tiles}
    )
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, f"/dashboards/{board['id']}"))
        for name in ("line", "bar"):
            page.wait_for_selector(f"[data-tile={name}] [data-chart][data-ready]")
        number = page.locator("[data-tile=number] strong")
        expect(number).to_have_text(re.compile(r"^\d[\d.,   ]*$"))
        listed = page.locator("[data-tile=table]").get_by_role("row")
        expect(listed.filter(has_text="Order Completed")).to_have_count(1)
        assert violations(page) == []
    site.server.delete(site.project, f"dashboards/{board['id']}")


@in_one_language("en")
def test_the_rows_of_a_query_become_a_file(browser, site, language):
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, f"/analyse/sql?sql={quote(PLANS)}"))
        page.wait_for_selector("[data-answer=sql] table")
        page.get_by_role("button", name=AWAY[language]).click()
        with page.expect_download() as taken:
            page.get_by_role("menuitem", name="Parquet").click()
        assert taken.value.suggested_filename == "sql.parquet"
        assert pq.read_table(taken.value.path()).column_names == ["country", "orders"]


@in_one_language("es")
def test_a_query_is_kept_under_a_name_and_opened_again(browser, site, language):
    save, name, change, line, menu = KEEPING[language]
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, f"/analyse/sql?sql={quote(PLANS)}"))
        page.wait_for_selector("[data-answer=sql] table")
        page.get_by_role("button", name=save, exact=True).click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label(name).fill(f"Orders {language}")
        dialog.get_by_role("button", name=save, exact=True).click()
        expect(dialog).to_have_count(0)
        page.goto(project_url(site, "/insights"))
        page.get_by_role("link", name=f"Orders {language}").click()
        page.wait_for_selector("[data-answer=sql] [data-chart][data-ready]")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Orders {language}")
        assert violations(page) == []
        changed = page.get_by_role("button", name=change, exact=True)
        expect(changed).to_be_disabled()
        page.get_by_text(line, exact=True).click()
        changed.click()
        expect(changed).to_be_disabled()
        page.reload()
        page.wait_for_selector("[data-answer=sql] [data-chart][data-ready]")
        expect(page.get_by_role("radio", name=line)).to_be_checked()
        page.get_by_role("button", name=menu, exact=True).click()
        expect(page.get_by_role("menuitem", name="PDF")).to_be_visible()
        page.keyboard.press("Escape")
        kept = site.server.get(site.project, "insights")["items"]
        found = next(one for one in kept if one["name"] == f"Orders {language}")
        question = site.server.get(site.project, f"insights/{found['id']}")["question"]
        assert question["chart"] == {"shape": "line"}
