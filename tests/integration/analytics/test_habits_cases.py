"""Lifecycle and stickiness as others publish them, and the rules of definitions.md one by one."""

import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cauce.analytics.facade import Analytics

CASES = json.loads(
    (Path(__file__).parents[2] / "conformance/analytics/habits_cases.json").read_text("utf-8")
)
MONDAY = datetime(2020, 1, 6, tzinfo=UTC)
_numbers = itertools.count(950_000)


def stored(engine, people):
    project_id = next(_numbers)
    rows = [
        {
            "project_id": project_id,
            "event": "A",
            "person_id": int(person),
            "timestamp": (MONDAY + timedelta(days=day)).isoformat(timespec="milliseconds"),
        }
        for person, days in people.items()
        for day in days
    ]
    engine.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), f"hc{project_id}")
    return project_id


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES["stickiness"]])
def test_a_stickiness_comes_to_what_the_case_says(events, case):
    question = {"kind": "stickiness", "series": [{"event": "A"}], **case["question"]}
    result = Analytics(events).ask(stored(events, case["people"]), question).result
    assert list(result.series[0].values) == case["values"]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES["lifecycle"]])
def test_a_lifecycle_comes_to_what_the_case_says(events, case):
    question = {"kind": "lifecycle", "activity": {"event": "A"}, **case["question"]}
    result = Analytics(events).ask(stored(events, case["people"]), question).result
    found = {series.name.value: list(series.values) for series in result.series}
    assert found == {name: case[name] for name in found}


def test_new_resurrecting_and_dormant_are_the_change_in_active_persons(events):
    project_id = stored(events, {"1": [0, 1, 3], "2": [1, 4], "3": [0, 1, 2, 3, 4]})
    days = {"date_from": "2020-01-06", "date_to": "2020-01-11"}
    analytics = Analytics(events)
    lives = analytics.ask(project_id, {"kind": "lifecycle", **days}).result
    trend = {"kind": "trend", "series": [{"event": "A", "math": "persons"}], **days}
    active = [0, *analytics.ask(project_id, trend).result.series[0].values]
    new, _, back, gone = (series.values for series in lives.series)
    growth = [b - a for a, b in itertools.pairwise(active)]
    assert [sum(parts) for parts in zip(new, back, gone, strict=True)] == growth


@pytest.mark.parametrize(
    ("question", "point", "path"),
    [
        ({"kind": "lifecycle"}, {"series": 4, "label": "2020-01-06"}, "point.series"),
        ({"kind": "lifecycle"}, {"series": 0}, "point.label"),
        ({"kind": "lifecycle"}, {"series": 0, "label": "2020-02-01"}, "point.label"),
        ({"kind": "stickiness", "series": [{}]}, {"intervals": 3}, "point.intervals"),
        ({"kind": "stickiness", "series": [{}]}, {"series": 1}, "point.series"),
    ],
)
def test_a_point_that_is_not_there_is_refused_by_name(events, question, point, path):
    of = {**question, "date_from": "2020-01-06", "date_to": "2020-01-07"}
    with pytest.raises(Exception, match=path):
        Analytics(events).ask(next(_numbers), {"kind": "people", "of": of, "point": point})


@pytest.mark.parametrize(
    "question",
    [
        {"kind": "lifecycle", "activity": {"event": "A"}},
        {"kind": "stickiness", "series": [{"event": "A"}]},
        {"kind": "stickiness", "series": [{"event": "A"}], "min_count": 2},
    ],
)
def test_a_question_about_events_that_never_came_is_empty_and_says_why(events, question):
    answer = Analytics(events).ask(next(_numbers), question)
    assert {warning.code for warning in answer.meta.warnings} == {"unknown_event"}
    assert not any(any(series.values) for series in answer.result.series)


@pytest.mark.parametrize("min_count", [1, 2])
def test_what_programs_did_is_left_out_unless_asked_for(events, project_id, min_count):
    rows = [
        {
            "project_id": project_id, "event": "A", "person_id": person, "is_bot": int(person == 9),
            "timestamp": f"2020-01-06T0{hour}:00:00Z",
        }
        for person in (1, 9)
        for hour in range(2)
    ]  # fmt: skip
    events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), f"hcb{project_id}")
    analytics = Analytics(events)
    days = {"date_from": "2020-01-06", "date_to": "2020-01-06"}
    for options, persons in (({}, 1), ({"include_bots": True}, 2)):
        lines = {"kind": "stickiness", "series": [{}], "min_count": min_count}
        assert (
            analytics.ask(project_id, {**lines, **days, **options}).result.series[0].total
            == persons
        )
        lives = analytics.ask(project_id, {"kind": "lifecycle", **days, **options}).result
        assert lives.series[0].values == (persons,)
