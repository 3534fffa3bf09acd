"""What programs did is left out of every answer, unless a question asks for it."""

import json

import pytest

from cauce.analytics.facade import Analytics

DAYS = {"date_from": "2026-01-01", "date_to": "2026-01-07"}
DID_B = {"did": {"event": "B", "count": {"op": "gte", "value": 1}}}


@pytest.fixture
def analytics(events, project_id) -> Analytics:
    """Three people and a crawler (person 9) who all do A and then B, the crawler every hour."""
    done = [
        (person, event, f"2026-01-0{day}T{hour:02}:{minute:02}:00Z", bot)
        for person, times, bot in ((1, 1, 0), (2, 1, 0), (3, 1, 0), (9, 24, 1))
        for day in (1, 2)
        for hour in range(times)
        for minute, event in enumerate("AB")
    ]
    rows = [
        {
            "project_id": project_id,
            "seq": seq + 1,
            "event": event,
            "person_id": person,
            "timestamp": at,
            "properties": {"k": f"p{person}"},
            "context": {},
            **({"is_bot": 1} if bot else {}),
        }
        for seq, (person, event, at, bot) in enumerate(done)
    ]
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    events.insert_json("events", lines, f"bots{project_id}")
    return Analytics(events)


def asked(analytics, project_id, question, **options):
    return analytics.ask(project_id, {**DAYS, **question, **options})


@pytest.mark.parametrize(
    ("series", "totals"),
    [
        ({"event": "A"}, (6, 54)),
        ({"event": None}, (12, 108)),
        ({"event": "A", "math": "persons"}, (3, 4)),
        ({"event": "A", "math": "sessions"}, (6, 54)),
        ({"event": "A", "where": {"property": "k", "op": "is_set"}}, (6, 54)),
        ({"event": "A", "where": DID_B}, (6, 54)),
        ({"event": "A", "where": {"not": DID_B}}, (0, 0)),
    ],
)
@pytest.mark.parametrize("interval", ["hour", "day", "week"])
def test_a_trend_leaves_them_out(analytics, project_id, series, totals, interval):
    question = {"kind": "trend", "series": [series], "interval": interval}
    people, everybody = totals
    for options, total in (({}, people), ({"include_bots": True}, everybody)):
        (line,) = asked(analytics, project_id, question, **options).result.series
        assert line.total == total


def test_a_trend_of_totals_reads_the_projection_and_not_the_rows(events, analytics, project_id):
    question = {"kind": "trend", "series": [{"event": "A"}], "interval": "day"}
    for options in ({}, {"include_bots": True}):
        sql = asked(analytics, project_id, question, refresh=True, **options).meta.sql
        plain = sql.split("\n-- ")[0]
        values = dict(line.split(" = ", 1) for line in sql.split("\n-- ")[1:])
        params = {name: json.loads(value) for name, value in values.items()}
        plan = events.query(f"EXPLAIN projections = 1 {plain}", params).rows
        assert "quarters_by_bot" in "\n".join(row[0] for row in plan)


def test_breakdowns_and_comparisons_leave_them_out(analytics, project_id):
    question = {"kind": "trend", "series": [{"event": "A"}], "breakdown": {"property": "k"}}
    found = asked(analytics, project_id, question, compare="previous_period").result
    assert sorted(line.breakdown for line in found.series) == ["p1", "p2", "p3"]
    found = asked(analytics, project_id, question, include_bots=True).result
    assert found.series[0].breakdown == "p9"


@pytest.mark.parametrize("order", ["ordered", "strict", "any"])
@pytest.mark.parametrize("extra", [{}, {"count": "sessions"}, {"counting": "session"}])
def test_a_funnel_leaves_them_out(analytics, project_id, order, extra):
    steps = [{"event": "A"}, {"event": "B"}]
    question = {"kind": "funnel", "steps": steps, "order": order, **extra}
    people = [step.count for step in asked(analytics, project_id, question).result.steps]
    everybody = [
        step.count
        for step in asked(analytics, project_id, question, include_bots=True).result.steps
    ]
    assert people[0] == people[1] == (6 if extra else 3)
    assert everybody[0] > people[0]


@pytest.mark.parametrize("extra", [{}, {"mode": "recurring"}, {"clock": "rolling"}])
def test_retention_leaves_them_out(analytics, project_id, extra):
    question = {
        "kind": "retention", "first": {"event": "A"}, "return": {"event": "B"},
        "interval": "day", "periods": 3, **extra,
    }  # fmt: skip
    assert asked(analytics, project_id, question).result.cohorts[0].size == 3
    found = asked(analytics, project_id, question, include_bots=True).result.cohorts[0]
    assert found.size == 4


def test_the_people_behind_a_number_are_those_it_counts(analytics, project_id):
    trend = {"kind": "trend", "series": [{"event": "A", "math": "persons"}], **DAYS}
    for options, total in (({}, 3), ({"include_bots": True}, 4)):
        question = {"kind": "people", "of": {**trend, **options}, "point": {"series": 0}}
        assert analytics.ask(project_id, question).result.total == total


def test_they_are_kept_and_the_schema_counts_them(analytics, project_id):
    volumes = {event.name: event.volume for event in analytics.schema(project_id).events}
    assert volumes == {"A": 54, "B": 54}
