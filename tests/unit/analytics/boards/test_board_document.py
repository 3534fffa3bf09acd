"""The document of a dashboard, its lens on a question, and when a change is more of a version."""

from datetime import UTC, datetime, timedelta

import pytest

from cauce.analytics.boards.contracts import Content, Lens, SavedVersion
from cauce.analytics.boards.logic.board import board_document, read_board
from cauce.analytics.boards.logic.question import through
from cauce.analytics.boards.logic.versions import continues
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.kernel.access import Actor

NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)
ASKED = Asked(NOW, "UTC")
TREND = {"kind": "trend", "date_from": "2026-01-05", "date_to": "2026-01-06", "series": [{"event": "A"}]}  # fmt: skip
ES, MX = ({"property": "country", "op": "eq", "value": country} for country in ("ES", "MX"))
ANA, KEY = Actor("user", 1, "Ana"), Actor("key", 1, "Ana")


def test_a_document_is_read_back_as_it_was_written():
    tiles = [
        {"id": "a", "kind": "insight", "title": "", "view": "chart", "insight_id": "7",
         "x": 0, "y": 0, "w": 6, "h": 4},
        {"id": "b", "kind": "question", "title": "B", "view": "table", "question": TREND,
         "x": 6, "y": 0, "w": 6, "h": 4},
        {"id": "c", "kind": "text", "title": "", "view": "chart", "text": "x",
         "x": 0, "y": 4, "w": 12, "h": 1},
        {"id": "d", "kind": "metric", "title": "", "view": "chart", "metric_id": "8",
         "x": 0, "y": 5, "w": 3, "h": 4},
    ]  # fmt: skip
    whole = {"date_from": "-7d", "date_to": "-1d", "where": ES, "compare": "previous_period"}
    for lens in ({}, whole):
        document = {**lens, "tiles": tiles}
        assert board_document(read_board(document, ASKED)) == document


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        (Lens(), TREND),
        (Lens("-7d"), {"kind": "trend", "date_from": "-7d", "series": TREND["series"]}),
        (Lens(date_to="-1d"), {"kind": "trend", "date_to": "-1d", "series": TREND["series"]}),
        (Lens(where=ES), {**TREND, "where": ES}),
        (Lens(where={}), TREND),
        (Lens(compare="previous_year"), {**TREND, "compare": "previous_year"}),
    ],
)
def test_a_lens_replaces_dates_and_adds_a_filter(lens, expected):
    seen = through(lens, TREND)
    assert seen == expected
    parse_question(seen, ASKED)


def test_a_filter_is_added_to_the_questions_own():
    assert through(Lens(where=ES), {**TREND, "where": MX})["where"] == {"all": [MX, ES]}


def test_a_question_about_another_is_seen_through_that_one():
    of = {**TREND, "kind": "funnel"}
    seen = through(Lens("-7d", None, ES), {"kind": "correlation", "of": of})
    assert seen == {"kind": "correlation", "of": through(Lens("-7d", None, ES), of)}
    assert seen["of"]["where"] == ES


def test_sizes_of_cohorts_have_the_dates_and_no_filter_of_events():
    sizes = {"kind": "cohort_sizes", "date_from": "-90d"}
    assert through(Lens("-7d", None, ES), sizes) == {"kind": "cohort_sizes", "date_from": "-7d"}


def test_sql_says_its_own_dates():
    sql = {"kind": "sql", "sql": "SELECT count() FROM events"}
    assert through(Lens("-7d", None, ES), sql) == sql


@pytest.mark.parametrize(
    ("actor", "minutes", "expected"),
    [(ANA, 0, True), (ANA, 9.99, True), (ANA, 10, False), (KEY, 1, False)],
)
def test_a_version_takes_what_its_author_does_for_ten_minutes(actor, minutes, expected):
    newest = SavedVersion(1, Content("A", "", "", {}), ANA, NOW, NOW + timedelta(minutes=9))
    assert continues(newest, actor, NOW + timedelta(minutes=minutes)) is expected


def test_only_trends_are_compared_by_a_dashboard():
    funnel = {"kind": "funnel", "steps": [{"event": "A"}, {"event": "B"}]}
    assert through(Lens(compare="previous_period"), funnel) == funnel
