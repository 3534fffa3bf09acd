"""Rows of SQL for others: on dashboards, and as files."""

from __future__ import annotations

import re
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import expect

from e2e.pages import project_url, signed_in, violations

pytestmark = pytest.mark.browser
PLANS = "SELECT properties.country AS country, count() AS orders FROM events WHERE event = 'Order Completed' GROUP BY country"
DAYS = "SELECT toDate(timestamp) AS day, count() AS n FROM events GROUP BY day ORDER BY day"


@pytest.mark.parametrize("language", ["en", "es"])
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


@pytest.mark.parametrize(("language", "away"), [("en", "Take away"), ("es", "Llevarse")])
def test_the_rows_of_a_query_become_a_file(browser, site, language, away):
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, f"/analyse/sql?sql={quote(PLANS)}"))
        page.wait_for_selector("[data-answer=sql] table")
        page.get_by_role("button", name=away).click()
        with page.expect_download() as taken:
            page.get_by_role("menuitem", name="Parquet").click()
        assert taken.value.suggested_filename == "sql.parquet"
        assert pq.read_table(taken.value.path()).column_names == ["country", "orders"]
