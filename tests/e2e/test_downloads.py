"""Taking what is on the page away as a file: an answer, and the people behind a number."""

from __future__ import annotations

import re
import zipfile

import pyarrow.parquet as pq
import pytest

from e2e.pages import answered, in_one_language, project_url, signed_in

pytestmark = pytest.mark.browser
EXPORT = {"en": "Export", "es": "Exportar"}


@in_one_language("es")
def test_an_answer_and_its_people_become_files(browser, site, language):
    export = EXPORT[language]
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, "/analyse"))
        answered(page, "trend")
        page.get_by_role("button", name=export).click()
        with page.expect_download() as answer:
            page.get_by_role("menuitem", name="Excel").click()
        assert answer.value.suggested_filename.endswith(".xlsx")
        with zipfile.ZipFile(answer.value.path()) as book:
            assert "xl/worksheets/sheet2.xml" in book.namelist()

        page.get_by_role("button", name=re.compile(r"^[\d.,  ]+$")).first.click()
        panel = page.get_by_role("dialog")
        panel.get_by_role("button", name=export).click()
        with page.expect_download() as people:
            page.get_by_role("menuitem", name="Parquet").click()
        assert people.value.suggested_filename.startswith("people-")
        assert pq.read_table(people.value.path()).num_rows > 0
