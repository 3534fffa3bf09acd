"""The rules of sessions in definitions.md one by one."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from cauce.analytics.facade import Analytics

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAYS = {"kind": "sessions", "date_from": "2026-03-02", "date_to": "2026-03-03"}


@pytest.fixture
def told(events, project_id):
    """Store events given as (person, seconds since nine, name, more); answer a question about them."""

    def tell(*happened, **question):
        rows = [
            {
                "project_id": project_id, "seq": seq, "person_id": person, "event": name,
                "timestamp": (START + timedelta(seconds=at)).isoformat(timespec="milliseconds"),
                "anonymous_id": f"d{person}", "properties": {}, "context": {}, **more,
            }
            for seq, (person, at, name, more) in enumerate(happened)
        ]  # fmt: skip
        if rows:
            lines = "\n".join(map(json.dumps, rows)).encode()
            events.insert_json("events", lines, f"sc{project_id}")
        return Analytics(events).ask(project_id, {**DAYS, **question})

    return tell


def view(path):
    return {"properties": {"path": path}}


@pytest.mark.parametrize(
    ("happened", "engaged"),
    [
        ([(0, "A"), (10, "A")], 0),
        ([(0, "A"), (10.001, "A")], 1),
        ([(0, "Page Viewed")], 0),
        ([(0, "Page Viewed"), (1, "Screen Viewed")], 1),
        ([(0, "Order Completed")], 1),
        ([(0, "A"), (1801, "A")], 0),
        ([(0, "A"), (1800, "A")], 1),
    ],
)
def test_engaged_is_longer_than_ten_seconds_or_two_views_or_a_key_event(told, happened, engaged):
    keys = [{"event": "Order Completed"}]
    total = told(*[(1, at, name, {}) for at, name in happened], key_events=keys).result.total
    assert total.engaged_sessions == engaged
    assert total.engagement_rate + total.bounce_rate == 1


def test_a_session_counts_where_it_begins_and_whole(told):
    late = 15 * 3600 - 60
    visit = [(1, late + 100 * i, "Page Viewed", {}) for i in range(4)]
    result = told(*visit, date_to="2026-03-02", interval="day", measures=["sessions", "avg_length_s"]).result  # fmt: skip
    assert [list(series.values) for series in result.series] == [[1], [300]]
    assert result.total.events_per_session == result.total.views_per_session == 4


def test_one_that_began_before_the_first_day_belongs_to_that_day(told):
    result = told((1, -9 * 3600 - 60, "A", {}), (1, -9 * 3600 + 60, "A", {}), interval="day").result
    assert result.total.sessions == 0
    assert list(result.series[0].values) == [0, 0]
    assert result.total.avg_length_s is None


def test_entry_and_exit_pages_and_the_channel_are_those_of_the_session(told):
    mail = {"context": {"traffic": {"channel": "Email"}}}
    happened = [
        (1, 0, "A", {}), (1, 1, "Page Viewed", view("/")), (1, 2, "Page Viewed", view("/pay")),
        (1, 3, "A", mail), (2, 0, "Screen Viewed", {"properties": {"name": "Home"}}), (3, 0, "A", {}),
    ]  # fmt: skip
    found = told(*happened, breakdown={"session": "entry_page"}).result
    assert [(row.breakdown, row.sessions) for row in found.rows] == [
        ("/", 1),
        ("Home", 1),
        (None, 1),
    ]
    found = told(breakdown={"session": "exit_page", "limit": 1}).result
    assert [row.breakdown for row in found.rows] == ["/pay", "$other", None]
    found = told(breakdown={"session": "channel"}).result
    assert [(row.breakdown, row.sessions) for row in found.rows] == [("Email", 1), (None, 2)]


def test_the_condition_is_for_the_first_event_of_a_session(told):
    happened = [(1, 0, "A", view("/")), (1, 5, "A", {}), (2, 0, "A", {}), (2, 5, "A", view("/"))]
    where = {"property": "path", "op": "eq", "value": "/"}
    total = told(*happened, where=where).result.total
    assert (total.sessions, total.persons, total.events_per_session) == (1, 1, 2)


def test_the_sender_s_session_goes_on_after_a_pause(told):
    own = {"session_id": "s"}
    total = told((1, 0, "A", own), (1, 7200, "A", own), (1, 7200, "A", {})).result.total
    assert (total.sessions, total.avg_length_s) == (2, 3600)


def test_what_programs_did_is_left_out_unless_asked_for(told):
    happened = [
        (1, 0, "A", {}),
        (2, 0, "A", {"is_bot": 1}),
        (2, 1, "A", {"is_bot": 1, "session_id": "s"}),
    ]
    assert told(*happened).result.total.sessions == 1
    assert told(include_bots=True).result.total.sessions == 3


def test_a_trend_of_sessions_and_the_table_agree(told):
    happened = [(p, 900 * i * p, "A", {}) for p in (1, 2, 3) for i in range(8)]
    table = told(*happened, interval="day").result
    trend = told(kind="trend", series=[{"event": None, "math": "sessions"}], interval="day").result
    assert table.total.sessions == trend.series[0].total == 1 + 1 + 8
    assert list(table.series[0].values) == list(trend.series[0].values)


def test_people_are_those_whose_sessions_are_counted(told, project_id, events):
    happened = [(1, 0, "A", {}), (1, 7200, "A", {}), (2, 0, "A", {}), (2, 60, "A", {})]
    assert told(*happened).result.total.sessions == 3
    for point, people in (
        ({}, {1: 2, 2: 1}),
        ({"engaged": True}, {2: 1}),
        ({"engaged": False, "label": "2026-03-02"}, {1: 2}),
        ({"label": "2026-03-03"}, {}),
    ):
        asked = {"kind": "people", "of": DAYS, "point": point}
        result = Analytics(events).ask(project_id, asked).result
        assert {int(item.person_id, 16): item.value for item in result.items} == people
    asked = {"kind": "people", "of": DAYS, "point": {"label": "2026-04-01"}}
    with pytest.raises(Exception, match=r"point\.label"):
        Analytics(events).ask(project_id, asked)


def test_a_key_event_that_never_came_is_named(told):
    answer = told((1, 0, "A", {}), key_events=[{"event": "Nothing"}])
    assert [warning.code for warning in answer.meta.warnings] == ["unknown_event"]
