"""An insight and a dashboard as PDF: words, dates, vectors, tables, pages, in both languages."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from reports_world import TREND, World

from cauce.analytics.boards.contracts import Content
from cauce.analytics.reports.contracts import Source

WORDS = {
    "en": ("As of 12 Jan 2026, 08:30", "5 Jan 2026 – 7 Jan 2026", "How it is counted", "Page 1 / 1"),
    "es": ("A fecha de 12 ene 2026, 08:30", "5 ene 2026 – 7 ene 2026", "Cómo se cuenta", "Página 1 / 1"),
}  # fmt: skip


def paper(world: World, source: Source, number: int, language: str, **lens: object) -> PdfReader:
    with world.database.transaction() as tx:
        sheet = world.reports.printer.sheet(tx, world.owner, source, number, lens)
    _, made = world.reports.pdf(world.owner, sheet, language)
    return PdfReader(BytesIO(made))


def text(document: PdfReader) -> str:
    """Return the text of every page; how wide a space was set is not asked."""
    return " ".join(" ".join(page.extract_text().split()) for page in document.pages)


@pytest.mark.parametrize("language", list(WORDS))
def test_a_dashboard_on_paper_has_all_that_its_page_has(world, language):
    document = paper(world, Source.DASHBOARD, world.board_id, language)
    said = text(document)
    for words in ("Sales", "Tienda", "Visits", "Steps", "Read me", "50%", *WORDS[language]):
        assert words.replace(" ", "") in said.replace(" ", ""), words
    assert document.metadata.title == "Sales"
    assert [page.images for page in document.pages if len(page.images)] == []  # all are vectors
    fonts = {
        font["/BaseFont"].split("+")[-1]
        for page in document.pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert all(font.startswith("Inter") for font in fonts), fonts


def test_an_insight_on_paper_is_its_chart(world):
    said = text(paper(world, Source.INSIGHT, world.insight_id, "en"))
    assert "Buyers" in said
    assert "5 Jan 2026" in said


def test_a_dashboard_is_printed_through_other_dates_when_they_are_given(world):
    lens = {"date_from": "2026-01-07", "date_to": "2026-01-07"}
    said = text(paper(world, Source.DASHBOARD, world.board_id, "en", **lens))
    assert "7Jan2026–7Jan2026" in said.replace(" ", "")


def test_a_long_table_goes_on_over_pages_with_its_heads(world):
    question = {**TREND, "date_from": "2025-06-20", "date_to": "2026-01-07", "interval": "day"}
    content = Content("Long", "", "", {"question": question, "view": "table"})
    with world.database.transaction() as tx:
        made = world.reports.printer.insights.shelf.create(tx, world.owner, content)
    document = paper(world, Source.INSIGHT, made.saved_id, "en")
    assert len(document.pages) > 2
    heads = [page.extract_text().replace(" ", "").count("Date") for page in document.pages[:-1]]
    assert heads == [1] * len(heads)
    assert "…and3morerows" in text(document).replace(" ", "")


def test_an_answer_without_anything_says_so(world):
    question = {**TREND, "date_from": "2025-06-01", "date_to": "2025-06-02"}
    content = Content("Empty", "", "", {"question": question, "view": "chart"})
    with world.database.transaction() as tx:
        made = world.reports.printer.insights.shelf.create(tx, world.owner, content)
    said = text(paper(world, Source.INSIGHT, made.saved_id, "en"))
    assert "Nothing to show for these dates." in said
