"""Retention tables that others publish, and the rules of definitions.md one by one."""

import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cauce.analytics.facade import Analytics

TABLE = json.loads(
    (Path(__file__).parents[2] / "conformance/analytics/retention_cases.json").read_text("utf-8")
)
MONDAY = datetime(2021, 3, 21, 23, tzinfo=UTC)
"""Monday 2021-03-22 00:00 in Madrid; clocks go forward on the Sunday after, at hour 146."""
_numbers = itertools.count(900_000)


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in TABLE["cases"]])
def test_a_table_is_the_published_one(events, case):
    project_id = next(_numbers)
    rows = [
        {
            "project_id": project_id,
            "event": text[0],
            "person_id": int(person),
            "timestamp": (MONDAY + timedelta(hours=float(text[1:]))).isoformat(),
        }
        for person, texts in case["people"].items()
        for text in texts
    ]
    events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), f"rc{project_id}")
    now = MONDAY + timedelta(hours=case.get("now_h", 10_000))
    defaults = {"kind": "retention", "date_from": "2021-03-22", "timezone": "Europe/Madrid"}
    analytics = Analytics(events, clock=lambda: now)
    result = analytics.ask(project_id, {**defaults, **case["question"]}).result
    assert [list(cohort.values) for cohort in result.cohorts] == case["rows"]
    if "mean" in case:
        assert list(result.mean) == pytest.approx(case["mean"])
    if "complete" in case:
        assert [cohort.complete for cohort in result.cohorts] == case["complete"]


def test_a_place_the_table_does_not_have_is_refused_by_name(events):
    analytics = Analytics(events)
    question = {
        "kind": "retention",
        "date_from": "2021-03-22",
        "date_to": "2021-03-22",
        "interval": "day",
        "first": {"event": "A"},
        "return": {"event": "A"},
    }
    for point, path in (
        ({"cohort": "2020-01-01"}, "point.cohort"),
        ({"period": 50}, "point.period"),
    ):
        asked = {"cohort": "2021-03-22", **point}
        with pytest.raises(Exception, match=path):
            analytics.ask(1, {"kind": "people", "of": question, "point": asked})


def test_a_question_about_events_that_never_came_is_empty_and_says_why(events):
    analytics = Analytics(events)
    project_id = next(_numbers)
    funnel = {"kind": "funnel", "steps": [{"event": "A"}, {"event": "B"}], "count": "groups"}
    answer = analytics.ask(project_id, funnel)
    assert [step.count for step in answer.result.steps] == [0, 0]
    assert {warning.code for warning in answer.meta.warnings} == {"unknown_event", "no_groups"}
    retention = {"kind": "retention", "first": {"event": "A"}, "return": {"event": "B"}}
    answer = analytics.ask(project_id, retention)
    assert {warning.code for warning in answer.meta.warnings} == {"unknown_event"}
    assert answer.result.mean[0] is None
