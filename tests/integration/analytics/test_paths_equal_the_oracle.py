"""Paths through the engine are what following each person by hand gives."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_paths import Paths, name_of
from oracle_trend import INTERNAL, Oracle
from small_parts import small_parts, two_ways
from worlds import profile, several, store

from cauce.analytics.logic import paths
from cauce.analytics.logic.funnel_sql import Part

ANCHORS = (
    datetime(2021, 3, 26, 20, tzinfo=UTC),
    datetime(2021, 10, 29, 20, tzinfo=UTC),
    datetime(2020, 2, 27, tzinfo=UTC),
)
PARTS = (Part(0, 1), Part(2, 3), Part(4, 2**64 - 1))
_numbers = itertools.count(970_000)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 4),
        "event": st.sampled_from(("A", "A", "B", "C", "Page Viewed", "Page Viewed", "$identify")),
        "minutes": st.integers(0, 3 * 24 * 60) | st.integers(1440, 1640),
        "session": st.sampled_from(("", "", "s1")),
        "device": st.sampled_from(("d1", "d1", "")),
        "path": st.sampled_from(("/", "/blog", "/blog/x", "/pay", None)),
    }
)
STEPS = (
    None,
    ["events"],
    ["pages", "events"],
    ["pages"],
    [{"event": "A"}, {"event": "Page Viewed", "by": {"property": "path"}}],
)
HISTORY = st.fixed_dictionaries(
    {
        "anchor": st.sampled_from(ANCHORS),
        "events": st.lists(EVENT, max_size=40),
        "ties": st.booleans(),
        "even": st.booleans(),
        "merges": st.sampled_from(({}, {}, {1: 2}, {1: 2, 3: 2}, {4: 9})),
        "zone": st.sampled_from(("UTC", "Europe/Madrid", "America/New_York")),
        "days": st.integers(0, 2),
        "steps": st.sampled_from(STEPS),
        "from": st.sampled_from((None, "A", "Page Viewed")),
        "to": st.sampled_from((None, None, "B", "A")),
        "depth": st.integers(3, 6),
        "limit": st.sampled_from((1, 2, 10)),
        "hours": st.sampled_from((None, None, 1, 6, 24)),
        "count": st.sampled_from(("persons", "passes")),
        "groups": st.sampled_from(((), [{"name": "Blog", "match": ["/blog*"]}])),
        "exclude": st.sampled_from(((), ["C"], ["/p*"])),
    }
)


def happened(h):
    """The events with their instants; without ties no two of anybody at once.

    Even ones are half hours apart, so that pauses and windows often end at the very instant.
    """
    seen = set()
    for e in h["events"]:
        minutes = 1380 + e["minutes"] % 12 * 30 if h["even"] else e["minutes"]
        key = (h["merges"].get(e["person"], e["person"]), minutes)
        at = h["anchor"] + timedelta(minutes=minutes)
        if h["ties"]:
            yield {**e, "at": at, "session": "", "device": "d1"}
        elif key not in seen:
            seen.add(key)
            yield {**e, "at": at}


def rows_of(table, project_id, h):
    project = {"project_id": project_id}
    if table == "events":
        for n, e in enumerate(happened(h)):
            yield project | {
                "event": e["event"], "person_id": e["person"], "seq": n,
                "timestamp": e["at"].isoformat(), "session_id": e["session"],
                "anonymous_id": e["device"], "context": {},
                "properties": {} if e["path"] is None else {"path": e["path"]},
            }  # fmt: skip
    if table == "person_overrides":
        for a, b in h["merges"].items():
            yield project | {"from_person": a, "into_person": b, "version": 1}


def question_of(h):
    zone = ZoneInfo(h["zone"])
    first = (h["anchor"] + timedelta(days=1)).astimezone(zone).date()
    question = {
        "kind": "paths", "date_from": str(first), "date_to": str(first + timedelta(days=h["days"])),
        "timezone": h["zone"], "depth": h["depth"], "limit": h["limit"], "count": h["count"],
        "groups": list(h["groups"]), "exclude": list(h["exclude"]),
    }  # fmt: skip
    question |= {key: {"event": h[key]} for key in ("from", "to") if h[key]}
    question |= {"steps": h["steps"]} if h["steps"] else {}
    return question | ({"window": {"value": h["hours"], "unit": "hour"}} if h["hours"] else {})


def step_of(e, question):
    """The name of an event as a step; None when it is none."""
    for step in question.get("steps", ["events"]):
        if step == "events" and e["event"] not in INTERNAL:
            return e["event"]
        by_path = step == "pages" or (isinstance(step, dict) and "by" in step)
        if e["event"] == (
            "Page Viewed" if by_path else step["event"] if step != "events" else None
        ):
            return (e["path"] if by_path else None) or e["event"]
    anchors = {question[key]["event"] for key in ("from", "to") if key in question}
    return e["event"] if e["event"] in anchors else None


def by_hand(h, question):
    zone = ZoneInfo(h["zone"])
    events = []
    for e in Oracle([{**e, "properties": {}} for e in happened(h)], {}, h["merges"]).events:
        name = step_of(e, question)
        name = name and name_of(name, question)
        if (
            name
            and question["date_from"] <= str(e["at"].astimezone(zone).date()) <= question["date_to"]
        ):
            starts, ends = (e["event"] == question.get(k, {}).get("event") for k in ("from", "to"))
            events.append({**e, "name": name, "starts": starts, "ends": ends})
    return Paths(events, question)


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_paths_and_the_people_on_them_equal_following_everybody(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"pa{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in rows_of(table, n, h)),
    )
    rows, kept = two_ways(events)
    for n, (project_id, h) in enumerate(worlds):
        question = question_of(h)
        expected = by_hand(h, question)
        analytics = rows if n % 3 else kept
        with small_parts(n % 2), pytest.MonkeyPatch.context() as patch:
            if n % 2:
                patch.setattr(paths, "parts_of", lambda _rows: PARTS)
            result = analytics.ask(project_id, question).result
            check(result, expected, (question, h))
            check_people(analytics, project_id, question, expected)


def check(result, expected, told):
    nodes = {(node.step, node.name): (node.count, node.ends) for node in result.nodes}
    assert nodes == expected.nodes(), told
    assert result.total == len(expected.passes), told
    links = expected.links()
    assert len(result.links) == len(links)
    for link in result.links:
        source, target = result.nodes[link.source], result.nodes[link.target]
        near, far = (target, source) if expected.backwards else (source, target)
        took = links[near.step, near.name, far.name]
        assert far.step == near.step + 1
        assert link.count == len(took), told
        assert link.avg_s == pytest.approx(sum(took) / len(took)), told
    keys = [(node.step, node.name in ("$other", "$more"), -node.count) for node in result.nodes]
    assert keys == sorted(keys)


def check_people(analytics, project_id, question, expected):
    points = [{"step": step, "name": name} for step, name in itertools.islice(expected.nodes(), 2)]
    points += [{"step": k, "name": a, "to": b} for k, a, b in itertools.islice(expected.links(), 1)]
    for point in points:
        answer = analytics.ask(project_id, {"kind": "people", "of": question, "point": point})
        people = {int(item.person_id, 16): item.value for item in answer.result.items}
        assert people == expected.people(**point), (question, point)
