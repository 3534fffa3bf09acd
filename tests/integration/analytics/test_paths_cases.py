"""The rules of paths in definitions.md one by one."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from cauce.analytics.facade import Analytics

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAYS = {"kind": "paths", "date_from": "2026-03-02", "date_to": "2026-03-05"}
PROJECT = 949_000


def event(person, minute, name, **more):
    return {
        "project_id": PROJECT, "person_id": person, "event": name, "anonymous_id": f"d{person}",
        "timestamp": (START + timedelta(minutes=minute)).isoformat(), "properties": {},
        "context": {}, **more,
    }  # fmt: skip


def page(person, minute, path, **more):
    return event(person, minute, "Page Viewed", properties={"path": path}, **more)


@pytest.fixture(scope="module")
def analytics(events):
    """Three people on a site, and a crawler; person 1 comes back a day later."""
    rows = [
        page(1, 0, "/"), page(1, 1, "/blog/a"), page(1, 2, "/blog/b"), event(1, 3, "Signed Up"),
        page(1, 1440, "/"), page(1, 1441, "/pay"), event(1, 1442, "Order Completed"),
        page(2, 0, "/"), event(2, 5, "Signed Up"), event(2, 20, "Order Completed"),
        event(3, 0, "Page Viewed", context={"page": {"path": "/pay"}}),
        event(3, 1, "Screen Viewed", properties={"name": "Home"}), event(3, 2, "Page Viewed"),
        event(9, 0, "Signed Up", is_bot=1),
    ]  # fmt: skip
    lines = "\n".join(json.dumps({**row, "seq": seq}) for seq, row in enumerate(rows)).encode()
    events.insert_json("events", lines, "paths-cases")
    return Analytics(events)


def asked(analytics, **options):
    return analytics.ask(PROJECT, {**DAYS, **options}).result


def nodes(result):
    return [(node.step, node.name, node.count, node.ends) for node in result.nodes]


def links(result):
    names = [node.name for node in result.nodes]
    return [(names[one.source], names[one.target], one.count, one.avg_s) for one in result.links]


def test_a_pass_stays_in_a_session_and_equal_steps_in_a_row_are_one(analytics):
    groups = [{"name": "Blog", "match": ["/blog/*"]}]
    found = asked(analytics, steps=["pages", "events"], groups=groups, count="passes")
    assert [node for node in nodes(found) if node[0] < 2] == [
        (0, "/", 3, 0), (0, "/pay", 1, 0),
        (1, "/pay", 1, 0), (1, "Blog", 1, 0), (1, "Screen Viewed", 1, 0), (1, "Signed Up", 1, 0),
    ]  # fmt: skip
    assert ("Blog", "Signed Up", 1, 120.0) in links(found)


def test_only_the_first_pass_of_each_person_counts_unless_all_are_asked_for(analytics):
    everybody = {"from": {"event": "Page Viewed"}, "steps": ["events"]}
    assert asked(analytics, **everybody).total == 3
    assert asked(analytics, **everybody, count="passes").total == 4


def test_pages_are_named_by_path_of_the_properties_or_the_context_else_by_their_event(analytics):
    found = asked(analytics, steps=["pages", "screens"], depth=3)
    assert {node[1] for node in nodes(found)} >= {"/pay", "Home", "Page Viewed", "/blog/a"}


def test_backwards_counts_steps_from_the_end_and_links_follow_time(analytics):
    found = asked(analytics, steps=["pages"], to={"event": "Signed Up"})
    assert nodes(found) == [
        (0, "Signed Up", 2, 0), (1, "/", 1, 1), (1, "/blog/b", 1, 0), (2, "/blog/a", 1, 0),
        (3, "/", 1, 1),
    ]  # fmt: skip
    assert ("/blog/b", "Signed Up", 1, 60.0) in links(found)


def test_between_two_events_what_does_not_arrive_is_no_pass(analytics):
    both = {"from": {"event": "Signed Up"}, "to": {"event": "Order Completed"}}
    assert asked(analytics, **both).total == 1
    far = asked(analytics, **both, steps=["pages"], window={"value": 2, "unit": "day"}, depth=3)
    assert nodes(far) == [
        (0, "Signed Up", 2, 0), (1, "Order Completed", 1, 1), (1, "$more", 1, 0),
        (2, "Order Completed", 1, 1),
    ]  # fmt: skip


def test_the_rest_is_other_and_what_is_excluded_did_not_happen(analytics):
    found = asked(analytics, steps=["pages"], limit=1, depth=2, count="passes")
    assert [node for node in nodes(found) if node[0] == 0] == [(0, "/", 3, 1), (0, "$other", 1, 0)]
    found = asked(analytics, steps=["pages"], exclude=["/", "/blog/a"], depth=2)
    assert ("/blog/b", 1) in {(node[1], node[2]) for node in nodes(found)}


def test_the_last_instant_of_the_window_counts(analytics):
    signed = {"from": {"event": "Signed Up"}, "to": {"event": "Order Completed"}}
    for minutes, total in ((15, 1), (14, 0)):
        window = {"value": minutes, "unit": "minute"}
        assert asked(analytics, **signed, window=window).total == total
        found = asked(analytics, to={"event": "Order Completed"}, window=window)
        assert ("Signed Up" in {node[1] for node in nodes(found)}) is bool(total)


def test_what_programs_did_is_left_out_unless_asked_for(analytics):
    signed = {"from": {"event": "Signed Up"}}
    assert asked(analytics, **signed).total == 2
    assert asked(analytics, **signed, include_bots=True).total == 3


def test_the_people_of_a_link_and_of_an_end_are_those_counted(analytics):
    of = {**DAYS, "steps": ["pages"], "count": "passes"}
    for point, people in (
        ({"step": 0, "name": "/"}, {1: 2, 2: 1}),
        ({"step": 0, "name": "/", "to": "/pay"}, {1: 1}),
        ({"step": 0, "name": "/", "ends": True}, {2: 1}),
        ({"step": 0, "name": "/nowhere"}, {}),
    ):
        result = analytics.ask(PROJECT, {"kind": "people", "of": of, "point": point}).result
        assert {int(item.person_id, 16): item.value for item in result.items} == people


@pytest.mark.parametrize(
    ("point", "path"),
    [
        ({"step": 5, "name": "/"}, "point.step"),
        ({"step": 4, "name": "/", "to": "/"}, "point.step"),
        ({"step": 0}, "point.name"),
    ],
)
def test_a_point_that_is_not_there_is_refused_by_name(analytics, point, path):
    with pytest.raises(Exception, match=path):
        analytics.ask(PROJECT, {"kind": "people", "of": DAYS, "point": point})


def test_paths_of_events_that_never_came_are_empty_and_say_why(analytics):
    answer = analytics.ask(PROJECT, {**DAYS, "from": {"event": "Nothing"}})
    assert (answer.result.nodes, answer.result.links, answer.result.total) == ((), (), 0)
    assert {warning.code for warning in answer.meta.warnings} == {"unknown_event"}
