"""The context of events in conditions and breakdowns: the same answers as the same values as properties."""

import json
from datetime import UTC, datetime

import pytest

from cauce.analytics.facade import Analytics
from cauce.rules import Facts, matches, parse

DAYS = {"date_from": "2026-01-01", "date_to": "2026-01-02"}
VALUES = [
    {"traffic": {"channel": "Email"}, "n": 1},
    {"traffic": {"channel": "Email"}, "n": "2"},
    {"traffic": {"channel": "Direct"}, "n": 3.5, "tags": ["a", "b"]},
    {"traffic": {"channel": None}, "on": True},
    {},
]
CONDITIONS = [
    ("traffic.channel", "eq", "Email"),
    ("traffic.channel", "ne", "Email"),
    ("traffic.channel", "in", ["Direct", "SMS"]),
    ("traffic.channel", "is_set", None),
    ("traffic.channel", "starts_with", "E"),
    ("traffic", "is_set", None),
    ("n", "gte", 2),
    ("tags", "eq", "a"),
    ("on", "eq", True),
    ("absent", "is_not_set", None),
]


@pytest.fixture
def analytics(events, project_id) -> Analytics:
    """Two events of each person: the same values as properties (A) and as context (B)."""
    rows = [
        {
            "project_id": project_id, "seq": 2 * i + j + 1, "event": event, "person_id": i + 1,
            "timestamp": f"2026-01-01T10:0{i}:00Z",
            "properties": values if event == "A" else {},
            "context": values if event == "B" else {},
        }
        for i, values in enumerate(VALUES)
        for j, event in enumerate("AB")
    ]  # fmt: skip
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    events.insert_json("events", lines, f"context{project_id}")
    return Analytics(events)


@pytest.mark.parametrize(("name", "op", "value"), CONDITIONS)
def test_a_condition_on_the_context_is_one_on_the_same_property(
    analytics, project_id, name, op, value
):
    rest = {"op": op} if value is None else {"op": op, "value": value}
    series = [
        {"event": "A", "where": {"property": name, **rest}},
        {"event": "B", "where": {"context": name, **rest}},
    ]
    found = analytics.ask(project_id, {"kind": "trend", "series": series, **DAYS}).result.series
    condition = parse({"context": name, **rest})
    now = datetime(2026, 1, 3, tzinfo=UTC)
    in_memory = sum(matches(condition, Facts(now, context=values)) for values in VALUES)
    assert found[0].total == found[1].total == in_memory


@pytest.mark.parametrize(
    "question",
    [
        {"kind": "trend", "series": [{"event": "B"}]},
        {"kind": "trend", "series": [{"event": "B", "math": "persons"}]},
        {"kind": "funnel", "steps": [{"event": "B"}]},
        {"kind": "retention", "first": {"event": "B"}, "return": {"event": "B"}, "interval": "day"},
    ],
)
def test_every_question_is_broken_down_by_the_context(analytics, project_id, question):
    by = {"breakdown": {"context": "traffic.channel"}}
    result = analytics.ask(project_id, {**question, **by, **DAYS}).result
    if question["kind"] == "trend":
        sizes = {line.breakdown: line.total for line in result.series}
    elif question["kind"] == "funnel":
        sizes = {branch.value: branch.steps[0].count for branch in result.breakdowns}
    else:
        sizes = {b.value: sum(c.size for c in b.cohorts) for b in result.breakdowns}
    assert sizes == {"Email": 2, "Direct": 1, None: 2}


def test_the_people_of_a_line_are_found(analytics, project_id):
    trend = {
        "kind": "trend",
        "series": [{"event": "B"}],
        "breakdown": {"context": "traffic.channel"},
    }
    for value, total in (("Email", 2), ("Direct", 1), (None, 2)):
        point = {"series": 0, "breakdown": value}
        question = {"kind": "people", "of": {**trend, **DAYS}, "point": point}
        assert analytics.ask(project_id, question).result.total == total
