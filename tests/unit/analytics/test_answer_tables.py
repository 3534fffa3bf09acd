"""Answers as tidy tables: the documented columns of each kind, dates as dates, a row a number."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cauce.analytics.contracts import (
    TABLES,
    Answer,
    AnswerFormat,
    AttributionResult,
    Bar,
    ChannelCredit,
    Cohort,
    Correlate,
    CorrelationResult,
    CreditRule,
    EventRole,
    FunnelBranch,
    FunnelResult,
    FunnelStep,
    HistogramResult,
    LifecycleBranch,
    LifecycleResult,
    LifecycleSeries,
    Meta,
    PathLink,
    PathNode,
    PathsResult,
    PeopleResult,
    PersonItem,
    Played,
    RetentionResult,
    SessionMeasure,
    SessionRow,
    SessionSeries,
    SessionsResult,
    Status,
    StickinessBranch,
    StickinessLine,
    StickinessResult,
    TimeToConvert,
    TrendResult,
    TrendSeries,
    WhyEvent,
    WhyResult,
)
from cauce.analytics.logic.answer_files import file_name
from cauce.analytics.logic.plan import KINDS
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.logic.tables import columns_of, table_of
from cauce.kernel.errors import Text

META = Meta(7, 1.5, False, "Europe/Madrid", "SELECT 1", "trend", (), "v1")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = {"date_from": "2026-01-01", "date_to": "2026-01-31"}
EVENT = {"event": "Añadido al carrito"}
DOCUMENTS = {
    "trend": {"kind": "trend", **DAYS, "series": [EVENT]},
    "funnel": {"kind": "funnel", **DAYS, "steps": [{"event": "A"}, {"event": "B"}]},
    "retention": {
        "kind": "retention",
        **DAYS,
        "first": {"event": "A"},
        "return": {"event": "A"},
        "brackets": [1, 3],
        "amount": {"property": "revenue"},
    },
    "lifecycle": {"kind": "lifecycle", **DAYS, "activity": {"event": "A"}},
    "stickiness": {"kind": "stickiness", **DAYS, "series": [EVENT]},
    "paths": {"kind": "paths", **DAYS, "to": {"event": "B"}},
    "sessions": {"kind": "sessions", **DAYS, "interval": "day"},
    "histogram": {"kind": "histogram", **DAYS, "event": "A", "bins": 1},
    "attribution": {"kind": "attribution", **DAYS, "conversion": {"event": "Paid"}},
}
DOCUMENTS["correlation"] = {"kind": "correlation", "of": DOCUMENTS["funnel"]}
DOCUMENTS["people"] = {"kind": "people", "of": DOCUMENTS["funnel"], "point": {"step": 1}}
DOCUMENTS["why"] = {**DOCUMENTS["people"], "kind": "why", "person_id": "00000000000000ff"}
STEP = FunnelStep("A", 4, 1.0, None, None, None)
TIMES = TimeToConvert(None, None, None, None, None, ())
ROW = SessionRow(None, 2, 1, 1, 0.5, 0.5, 60.0, 60.0, 2.0, 3.0)
ANSWERS = {
    "trend": TrendResult(
        (TrendSeries("A", "A", "=ES", ("2026-01-01", "2026-01-02"), (3, None), 3),),
        1,
        (TrendSeries("A", "A", None, ("2025-12-31",), (1.5,), 1.5),),
    ),
    "funnel": FunnelResult((STEP,), TIMES, (FunnelBranch(None, (STEP,)),)),
    "retention": RetentionResult(
        (Cohort("2026-01-05", 4, (4, 1, None), 1, (9.5, 2.0, None)),), (1.0, None)
    ),
    "lifecycle": LifecycleResult(
        (LifecycleSeries(Status.DORMANT, ("2026-01-01", "2026-01-02"), (-2, None)),), 1,
        (LifecycleBranch("ES", (LifecycleSeries(Status.NEW, ("2026-01-02",), (3,)),)),),
    ),
    "stickiness": StickinessResult(
        (StickinessLine("A", None, (3, 1), 4, (StickinessBranch(None, (1, 0), 1),)),), 2
    ),
    "paths": PathsResult(
        (PathNode(0, "B", 3, 0), PathNode(1, "A", 3, 3)), (PathLink(1, 0, 3, 9.5),), 3
    ),
    "sessions": SessionsResult(
        ROW, (), (SessionSeries(SessionMeasure.SESSIONS, None, ("2026-01-01",), (2,)),), 1
    ),
    "histogram": HistogramResult((Bar(0.0, 1.0, 3, 2),), 3, 0, 0, 0.5, 1.0, 0.7, 0.6),
    "attribution": AttributionResult(
        (CreditRule.LAST, CreditRule.LINEAR),
        (ChannelCredit("mail", 3, 2, (2, 1.5), None),), 2, None,
    ),
    "correlation": CorrelationResult(
        (Correlate("Seen", None, 3, 1, 4.5, 1.1, 9.0, 0.01, 0.02),), 4, 9, 1
    ),
    "people": PeopleResult(
        (PersonItem("p", "Ana", None, "a@x.es", {"plan": "ñ"}, 2, NOW, NOW),), None, 1
    ),
    "why": WhyResult(
        "p", ("p",), True, 1, True, True, True, Text("Counted", "Cuenta"), None, (), None,
        (WhyEvent(NOW, "", "B", "m", "p", None, None, {"x": "ñ"}, (
            Played(EventRole.STEP, Text("Step 2", "Paso 2"), True, 1, 1),
        )),),
    ),
}  # fmt: skip


def question(kind):
    return parse_question(DOCUMENTS[kind], Asked(NOW, "Europe/Madrid"))


def rows(kind):
    return table_of(question(kind), Answer(kind, ANSWERS[kind], META)).rows


@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_every_kind_has_a_cell_for_each_of_its_documented_columns(kind):
    found = rows(kind)
    assert found
    assert {len(row) for row in found} == {len(TABLES[kind])}
    assert [column.name for column in columns_of(question(kind), kind)] == [
        column.name for column in TABLES[kind]
    ]


def test_no_kind_of_question_is_without_columns():
    assert set(TABLES) == {kind.name for kind in KINDS.values()} | {"people", "why"}


def test_a_trend_has_a_row_a_bucket_with_its_comparison_marked():
    assert rows("trend") == (
        ("A", "A", "=ES", False, date(2026, 1, 1), 3, 3),
        ("A", "A", "=ES", False, date(2026, 1, 2), None, 3),
        ("A", "A", None, True, date(2025, 12, 31), 1.5, 1.5),
    )


def test_the_hour_that_happens_twice_is_two_instants():
    labels = ("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00")
    line = TrendSeries("A", "A", None, labels, (1, 2), 3)
    asked = parse_question({**DOCUMENTS["trend"], "interval": "hour"}, Asked(NOW, "Europe/Madrid"))
    table = table_of(asked, Answer("trend", TrendResult((line,), 1), META))
    first, second = (row[4].astimezone(UTC) for row in table.rows)
    assert (second - first).total_seconds() == 3600


def test_what_is_whole_is_told_from_the_breakdown_without_a_value():
    assert [row[:3] for row in rows("funnel")] == [("whole", None, 1), ("breakdown", None, 1)]


def test_a_retention_says_which_numbers_are_final():
    assert [row[4:] for row in rows("retention")] == [
        (0, 4, 1.0, True, 0, 9.5),
        (1, 1, 0.25, False, 1, 2.0),
        (2, None, None, False, 3, None),
    ]


def test_a_split_lifecycle_and_stickiness_have_the_whole_before_their_values():
    assert [row[-2:] for row in rows("lifecycle")] == [("whole", None)] * 2 + [("breakdown", "ES")]
    assert [row[3:] for row in rows("stickiness")] == [
        (3, 4, "whole", None),
        (1, 4, "whole", None),
        (1, 1, "breakdown", None),
        (0, 1, "breakdown", None),
    ]


def test_ways_counted_backwards_begin_where_they_have_no_further_step():
    assert rows("paths") == ((0, "A", "B", 3, 9.5), (1, None, "A", 3, None))


def test_sessions_are_one_measure_a_row():
    found = rows("sessions")
    assert len(found) == len(SessionMeasure) + 1
    assert found[-1] == ("whole", None, date(2026, 1, 1), "sessions", 2)


def test_a_file_is_named_after_its_question():
    named = {kind: file_name(question(kind), AnswerFormat.CSV) for kind in DOCUMENTS}
    assert named["trend"] == "trend-anadido-al-carrito-2026-01-01-2026-01-31.csv"
    assert named["people"] == "people-funnel-a-b-2026-01-01-2026-01-31.csv"
    assert named["sessions"] == "sessions-2026-01-01-2026-01-31.csv"


def test_a_group_behind_a_number_is_named_by_its_id_and_type():
    group = PersonItem("n", "Acme", None, None, {"plan": "pro"}, 2, NOW, NOW, "acme", "company")
    result = PeopleResult((group,), None, 1)
    table = table_of(question("people"), Answer("people", result, META))
    row = dict(zip((column.name for column in table.columns), table.rows[0], strict=True))
    assert (row["group_id"], row["group_type"]) == ("acme", "company")
    assert row["traits"] == '{"plan": "pro"}'
