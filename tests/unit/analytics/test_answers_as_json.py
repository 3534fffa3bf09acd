"""An answer as JSON keeps its numbers as they were worked out and leaves out what was not asked for."""

from __future__ import annotations

import json
from dataclasses import replace

from cauce.analytics.contracts import (
    Answer,
    Caveat,
    Cohort,
    FunnelResult,
    FunnelStep,
    HistogramBar,
    Meta,
    PeopleResult,
    PersonItem,
    Result,
    RetentionResult,
    TimeToConvert,
    TrendResult,
    TrendSeries,
)
from cauce.analytics.routes.answers import AnswerOut
from cauce.kernel.errors import Text

META = Meta(7, 1.5, False, "UTC", "SELECT 1", "trend", (Caveat("c", Text("Mind", "Ojo")),), "v1")
LINE = TrendSeries("A", None, None, ("2026-01-01", "2026-01-02"), (3, None), 2.5)


def as_json(kind: str, result: Result) -> str:
    return AnswerOut.of(Answer(kind, result, META), "es").model_dump_json()


def test_counts_stay_whole_and_unknown_stays_null():
    text = as_json("trend", TrendResult((LINE,), 1))
    assert '"values":[3,null],"total":2.5' in text


def test_a_comparison_is_there_only_when_asked_for():
    assert "compare" not in json.loads(as_json("trend", TrendResult((LINE,), 1)))["result"]
    compared = json.loads(as_json("trend", TrendResult((LINE,), 1, (LINE,))))["result"]
    assert compared["compare"] == compared["series"]


def test_a_line_says_of_which_series_it_is_unless_it_is_of_a_formula():
    second = replace(LINE, series=1)
    lines = json.loads(as_json("trend", TrendResult((second, LINE), 1)))["result"]["series"]
    assert [line.get("series", "of all") for line in lines] == [1, "of all"]


def test_warnings_are_in_the_readers_language():
    meta = json.loads(as_json("trend", TrendResult((), 0)))["meta"]
    assert meta["warnings"] == [{"code": "c", "message": "Ojo"}]


def test_every_kind_has_the_shape_of_its_result():
    step = FunnelStep("A", 2, 1.0, None, None, None)
    times = TimeToConvert(1.0, 1.0, 1.0, 1.0, 1.0, (HistogramBar(0, 1.5, 2),))
    person = PersonItem("p", "Ana", None, None, {"plan": {"x": [1]}}, 2, None, None)
    funnel = json.loads(as_json("funnel", FunnelResult((step,), times)))["result"]
    retention = RetentionResult((Cohort("2026-01-05", 2, (2, None), 1),), (1.0, None))
    people = json.loads(as_json("people", PeopleResult((person,), None, 1)))["result"]
    assert funnel["time_to_convert"]["histogram"] == [{"from_s": 0, "to_s": 1.5, "count": 2}]
    assert json.loads(as_json("retention", retention))["result"]["cohorts"][0]["values"] == [
        2,
        None,
    ]
    assert people["items"][0]["traits"] == {"plan": {"x": [1]}}
