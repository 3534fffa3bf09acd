"""What a funnel has beside its steps, as tables of their own."""

from datetime import UTC, date, datetime

import pytest

from cauce.analytics.contracts import (
    ANSWER,
    MORE_TABLES,
    Answer,
    AnswerFormat,
    DropOff,
    FunnelBranch,
    FunnelPoint,
    FunnelResult,
    FunnelStep,
    HistogramBar,
    Meta,
    NextEvent,
    TimeToConvert,
)
from cauce.analytics.logic.answer_files import MORE_SHEETS, file_name
from cauce.analytics.logic.more_tables import check_table, tables_in, tables_of
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.kernel.errors import CauceError

NOW = datetime(2026, 2, 1, tzinfo=UTC)
META = Meta(1, 1.0, False, "UTC", "", "funnel", (), "v", 1.0)
FUNNEL = {
    "kind": "funnel", "date_from": "2026-01-01", "date_to": "2026-01-31",
    "steps": [{"event": "Seen"}, {"event": "Paid"}],
}  # fmt: skip
STEPS = (
    FunnelStep("Seen", 5, 1.0, None, None, None),
    FunnelStep("Paid", 2, 0.4, 0.4, 60.0, 75.0),
)
RESULT = FunnelResult(
    STEPS,
    TimeToConvert(60.0, 75.0, 40.0, 90.0, 90.0, (HistogramBar(0.0, 60.0, 1), HistogramBar(60.0, 120.0, 1))),
    (FunnelBranch("ES", STEPS, 0.03),),
    (FunnelPoint("2026-01-01", 4, 2, 0.5), FunnelPoint("2026-01-02", 0, 0, None)),
    (DropOff(1, 3, (NextEvent("Left", 2, 2 / 3),), 1),),
)  # fmt: skip


def asked(**more):
    return parse_question({**FUNNEL, **more}, Asked(NOW, "UTC"))


def rows(name):
    question = asked(interval="day", drop_off=5)
    table = tables_of(question, Answer("funnel", RESULT, META), name)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    return table.rows


def test_a_funnel_has_the_tables_that_it_was_asked_for():
    assert tables_in(asked()) == (ANSWER, "time_to_convert")
    assert set(tables_in(asked(interval="week", drop_off=3))) == {ANSWER, *MORE_TABLES["funnel"]}
    trend = {"kind": "trend", "series": [{"event": "Seen"}]}
    assert tables_in(parse_question(trend, Asked(NOW, "UTC"))) == (ANSWER,)


def test_a_table_that_the_answer_does_not_have_is_refused_with_those_it_has():
    with pytest.raises(CauceError) as refused:
        check_table(asked(), "over_time")
    field = refused.value.fields[0]
    assert (field.path, field.allowed) == ("table", (ANSWER, "time_to_convert"))


def test_the_main_table_says_how_probable_each_difference_is_by_chance():
    assert [(row[0], row[2], row[-1]) for row in rows(ANSWER)] == [
        ("whole", 1, None),
        ("whole", 2, None),
        ("breakdown", 1, 0.03),
        ("breakdown", 2, 0.03),
    ]


def test_conversion_over_time_is_a_row_an_interval():
    assert rows("over_time") == (
        (date(2026, 1, 1), 4, 2, 0.5),
        (date(2026, 1, 2), 0, 0, None),
    )


def test_who_left_did_something_next_or_nothing_any_more():
    assert rows("drop_off") == (
        (2, "Paid", 3, "Left", 2, 2 / 3),
        (2, "Paid", 3, None, 1, 1 / 3),
    )


def test_the_time_to_convert_is_its_histogram():
    assert rows("time_to_convert") == ((0.0, 60.0, 1), (60.0, 120.0, 1))


def test_every_table_has_a_sheet_and_a_name_of_its_own():
    assert set(MORE_SHEETS) == set(MORE_TABLES["funnel"])
    assert all(len(one.en) <= 31 and len(one.es) <= 31 for one in MORE_SHEETS.values())
    assert file_name(asked(), AnswerFormat.CSV, "time_to_convert") == (
        "funnel-time-to-convert-seen-paid-2026-01-01-2026-01-31.csv"
    )
