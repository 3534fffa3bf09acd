"""Counting groups is counting persons in a project in which every group were one person.

Each history is stored twice: as it was, with people who belong to groups and were merged, and with the
group in the place of the person and without the events of nobody's group. That persons are counted
rightly is what the tests of each question against a naive reference are for.
"""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_parts import small_parts
from worlds import profile, several, store

from cauce.analytics.facade import Analytics
from cauce.kernel.errors import CauceError

ANCHOR = datetime(2021, 10, 30, 20, tzinfo=UTC)
NOW = datetime(2023, 1, 1, tzinfo=UTC)
GROUPS = ("", "acme", "globex", "initech", "umbrella")
_numbers = itertools.count(1_400_000, 2)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 5),
        "event": st.sampled_from(("A", "A", "B", "Page Viewed", "$identify")),
        "minutes": st.integers(0, 5 * 24 * 60) | st.sampled_from((0, 30, 60, 1440, 2880)),
        "group": st.integers(0, len(GROUPS) - 1),
        "k": st.sampled_from(("ES", "FR", None)),
        "session": st.sampled_from(("", "", "s1")),
    }
)
DAYS = {"date_from": "2021-10-31", "date_to": "2021-11-03", "timezone": "Europe/Madrid"}
QUESTIONS = (
    {"kind": "retention", "first": {"event": "A"}, "return": {"event": "*"}, "interval": "day", "periods": 3},
    {"kind": "retention", "first": {"event": "A"}, "return": {"event": "B"}, "interval": "day", "periods": 2,
     "mode": "recurring", "clock": "rolling", "breakdown": {"property": "k", "limit": 1}},
    {"kind": "lifecycle", "interval": "day", "activity": {"event": "A"}},
    {"kind": "stickiness", "interval": "day", "series": [{"event": "A"}, {"event": "*"}]},
    {"kind": "stickiness", "interval": "day", "series": [{"event": "*"}], "min_count": 2},
    {"kind": "paths", "from": {"event": "A"}, "depth": 3},
    {"kind": "paths", "window": {"value": 20, "unit": "hour"}, "depth": 3},
    {"kind": "sessions", "interval": "day", "measures": ["persons", "sessions"],
     "breakdown": {"property": "k"}},
)  # fmt: skip
POINTS = {
    "retention": {"cohort": "2021-10-31", "period": 1},
    "lifecycle": {"series": 0, "label": "2021-10-31"},
    "stickiness": {"series": 0, "intervals": 1},
    "sessions": {},
}
HISTORY = st.fixed_dictionaries(
    {
        "events": st.lists(EVENT, max_size=30),
        "merges": st.sampled_from(({}, {1: 2}, {1: 2, 3: 2})),
        "question": st.sampled_from(QUESTIONS),
        "where": st.sampled_from(({}, {"property": "k", "op": "eq", "value": "ES"})),
    }
)


def rows_of(table, project_id, h, *, grouped):
    project = {"project_id": project_id}
    if table == "events":
        for n, e in enumerate(h["events"]):
            group = GROUPS[e["group"]]
            if grouped and not group:
                continue
            yield project | {
                "event": e["event"], "seq": n, "session_id": e["session"], "anonymous_id": "d1",
                "person_id": e["group"] if grouped else e["person"],
                "timestamp": (ANCHOR + timedelta(minutes=e["minutes"])).isoformat(),
                "properties": {} if e["k"] is None else {"k": e["k"]},
                "context": {"groupId": group} if group else {},
            }  # fmt: skip
    if table == "person_overrides" and not grouped:
        for a, b in h["merges"].items():
            yield project | {"from_person": a, "into_person": b, "version": 1}


def numbered(analytics, project_id, question, point):
    """The people behind a number by their own number, and the groups by their place."""
    asked = {"kind": "people", "of": question, "point": point}
    items = analytics.ask(project_id, asked).result.items
    return {
        int(one.person_id, 16) if one.group_id is None else GROUPS.index(one.group_id): one.value
        for one in items
    }


def point_of(question, result):
    """A number of the answer; None where there is none to click."""
    if question["kind"] != "paths":
        return POINTS[question["kind"]]
    return {"step": 0, "name": result.nodes[0].name} if result.nodes else None


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_groups_are_counted_and_listed_as_if_each_were_a_person(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"gr{worlds[0][0]}",
        lambda table: (
            row
            for number, h in worlds
            for grouped in (False, True)
            for row in rows_of(table, number + grouped, h, grouped=grouped)
        ),
    )
    analytics = Analytics(events, clock=lambda: NOW)
    for n, (number, h) in enumerate(worlds):
        persons = {**h["question"], **DAYS, "where": h["where"]}
        groups = {**persons, "count": "groups"}
        with small_parts(n % 2):
            expected = analytics.ask(number + 1, persons).result
            result = analytics.ask(number, groups).result
            assert result == expected, (groups, h)
            point = point_of(persons, result)
            if point is not None:
                assert numbered(analytics, number, groups, point) == numbered(
                    analytics, number + 1, persons, point
                ), (groups, h)


def happened(project_id, person, group, *, event="A", minutes=0, **properties):
    return {
        "project_id": project_id, "event": event, "person_id": person, "seq": minutes,
        "timestamp": (ANCHOR + timedelta(days=1, minutes=minutes)).isoformat(),
        "properties": properties, "context": {"groupId": group} if group else {},
    }  # fmt: skip


def kept(engine, project_id, events, persons=()):
    rows = {"events": events, "persons": persons}
    store(engine, f"gk{project_id}", lambda table: rows.get(table, ()))
    return Analytics(engine, clock=lambda: NOW)


LIFECYCLE = {"kind": "lifecycle", "interval": "day", "count": "groups", **DAYS}
NEW_ON_SUNDAY = {"kind": "people", "of": LIFECYCLE, "point": {"series": 0, "label": "2021-10-31"}}


def test_a_group_is_called_what_was_said_of_it_last(events, project_id):
    said = [
        happened(project_id, 1, "acme", event="$group", minutes=1, name="Acme"),
        happened(project_id, 1, "acme", event="$group", minutes=2, name="Acme Inc."),
    ]
    done = [happened(project_id, 1, "acme"), happened(project_id, 2, "globex")]
    result = kept(events, project_id, said + done)
    items = result.ask(project_id, NEW_ON_SUNDAY).result.items
    assert {one.group_id: one.display_name for one in items} == {
        "acme": "Acme Inc.",
        "globex": "globex",
    }


def test_a_condition_on_a_trait_is_of_the_person_who_did_it(events, project_id):
    done = [happened(project_id, 1, "acme"), happened(project_id, 2, "globex")]
    pro = {"project_id": project_id, "person_id": 2, "version": 1, "traits": {"plan": "pro"}}
    question = {**LIFECYCLE, "where": {"trait": "plan", "op": "eq", "value": "pro"}}
    analytics = kept(events, project_id, done, [pro])
    behind = {**NEW_ON_SUNDAY, "of": question}
    assert [one.group_id for one in analytics.ask(project_id, behind).result.items] == ["globex"]


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ({"kind": "why", "of": LIFECYCLE, "point": {}, "person_id": "0" * 16}, "of"),
        ({**LIFECYCLE, "new": "first_seen"}, "new"),
        (
            {
                **DAYS, "kind": "retention", "first": {}, "return": {}, "count": "groups",
                "breakdown": {"trait": "plan"},
            },
            "breakdown",
        ),
    ],
)  # fmt: skip
def test_what_groups_do_not_have_is_refused_by_name(events, project_id, question, path):
    with pytest.raises(CauceError) as error:
        Analytics(events, clock=lambda: NOW).ask(project_id, question)
    assert error.value.fields[0].path == path
