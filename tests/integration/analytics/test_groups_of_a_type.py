"""Counting the groups of a type is counting groups in a project whose events name those alone.

Each history is stored twice: as it was, with several types named in several ways, and with the one
group of the type as ``context.groupId``. That groups without a type are counted rightly is what
``test_groups_stand_for_persons`` is for.
"""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import in_part, several, store

from cauce.analytics.facade import Analytics
from cauce.kernel.errors import CauceError

ANCHOR = datetime(2021, 10, 30, 20, tzinfo=UTC)
NOW = datetime(2023, 1, 1, tzinfo=UTC)
IDS = (None, "", "acme", "globex", 7, ["acme", "globex"])
_numbers = itertools.count(1_700_000, 2)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 4),
        "event": st.sampled_from(("A", "A", "B", "Page Viewed", "$group")),
        "minutes": st.integers(0, 3 * 24 * 60),
        "named": st.sampled_from(IDS),
        "other": st.sampled_from(IDS),
        "about": st.sampled_from((None, "", "acme", "initech")),
        "about_type": st.sampled_from((None, "", "group", "company", "team")),
        "property": st.sampled_from(IDS),
        "k": st.sampled_from(("ES", "FR", None)),
        "session": st.sampled_from(("", "s1")),
    }
)
DAYS = {"date_from": "2021-10-31", "date_to": "2021-11-02", "timezone": "Europe/Madrid"}
SPLIT = {"breakdown": {"property": "k"}}
QUESTIONS = (
    {"kind": "trend", "interval": "day", "series": [{"event": "A", "math": "groups"}, {"math": "groups"}]},
    {"kind": "trend", "interval": "day", "series": [{"event": "A", "math": "groups"}], **SPLIT},
    {"kind": "funnel", "steps": [{"event": "A"}, {"event": "B"}], "count": "groups"},
    {"kind": "funnel", "steps": [{"event": "A"}, {}], "count": "groups", "order": "strict", **SPLIT},
    {"kind": "retention", "first": {"event": "A"}, "return": {}, "interval": "day", "periods": 2, "count": "groups"},
    {"kind": "lifecycle", "interval": "day", "activity": {"event": "A"}, "count": "groups"},
    {"kind": "stickiness", "interval": "day", "series": [{"event": "A"}], "count": "groups"},
    {"kind": "paths", "from": {"event": "A"}, "depth": 3, "count": "groups"},
    {"kind": "sessions", "interval": "day", "measures": ["persons"], "count": "groups"},
    {"kind": "attribution", "conversion": {"event": "B"}, "by": {"property": "k"}, "count": "groups"},
    {"kind": "histogram", "event": "A", "count": "groups"},
    {"kind": "correlation", "min_persons": 1, "of": {
        "kind": "funnel", "steps": [{"event": "A"}, {"event": "B"}], "count": "groups"}},
)  # fmt: skip
POINTS = {
    "trend": {"series": 0},
    "funnel": {"step": 0},
    "retention": {"cohort": "2021-10-31", "period": 0},
    "lifecycle": {"series": 0, "label": "2021-10-31"},
    "stickiness": {"series": 0, "intervals": 1},
    "sessions": {},
    "attribution": {"series": 0},
}
TYPES = ("company", "group", "planet", {"property": "company"})
HISTORY = st.fixed_dictionaries(
    {
        "events": st.lists(EVENT, max_size=25),
        "question": st.sampled_from(QUESTIONS),
        "type": st.sampled_from(TYPES),
    }
)


def an_id(value):
    """An id as text; a list of several is none, and nothing is none."""
    return None if value in (None, "") or isinstance(value, list) else str(value)


def group_of(e, kind):
    """The group that an event names, of a type, as the definitions say it."""
    name = kind if isinstance(kind, str) else kind["property"]
    named = an_id({"company": e["named"], "team": e["other"]}.get(name))
    about = an_id(e["about"]) if (e["about_type"] or "group") == name else None
    by_property = an_id(e["property"]) if not isinstance(kind, str) else None
    return named or about or by_property


def context_of(e):
    said = {"company": e["named"], "team": e["other"]}
    groups = {kind: value for kind, value in said.items() if value is not None}
    about = {"groupId": e["about"], "groupType": e["about_type"]}
    return {"groups": groups} | {name: value for name, value in about.items() if value is not None}


def rows_of(project_id, h, *, plain):
    for n, e in enumerate(h["events"]):
        group = group_of(e, h["type"])
        properties = {"k": e["k"], "company": e["property"]}
        yield {
            "project_id": project_id, "event": e["event"], "seq": n, "session_id": e["session"],
            "anonymous_id": "d1", "person_id": e["person"],
            "timestamp": (ANCHOR + timedelta(minutes=e["minutes"])).isoformat(),
            "properties": {name: value for name, value in properties.items() if value is not None},
            "context": ({"groupId": group} if group else {}) if plain else context_of(e),
        }  # fmt: skip


def dated(question, **more):
    """The question with its dates; a correlation has those of its funnel."""
    if question["kind"] == "correlation":
        return {**question, "of": {**question["of"], **DAYS, **more}}
    return {**question, **DAYS, **more}


def behind(analytics, project_id, question):
    """The groups behind a number of the answer, with what each comes to."""
    asked = {"kind": "people", "of": question, "point": POINTS[question["kind"]]}
    items = analytics.ask(project_id, asked).result.items
    return {one.group_id: one.value for one in items}


@pytest.mark.slow
@in_part
@given(histories=several(HISTORY))
def test_the_groups_of_a_type_are_counted_as_if_there_were_no_others(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"gt{worlds[0][0]}",
        lambda table: (
            row
            for number, h in worlds
            for plain in (False, True)
            for row in rows_of(number + plain, h, plain=plain)
            if table == "events"
        ),
    )
    analytics = Analytics(events, clock=lambda: NOW)
    for number, h in worlds:
        plain, typed = dated(h["question"]), dated(h["question"], group_type=h["type"])
        expected = analytics.ask(number + 1, plain).result
        assert analytics.ask(number, typed).result == expected, (typed, h)
        if plain["kind"] in POINTS:
            assert behind(analytics, number, typed) == behind(analytics, number + 1, plain), h


def kept(engine, project_id, rows):
    store(engine, f"gtk{project_id}", lambda table: rows if table == "events" else ())
    return Analytics(engine, clock=lambda: NOW)


def happened(project_id, person, event, minutes, **context):
    return {
        "project_id": project_id, "event": event, "person_id": person, "seq": minutes,
        "timestamp": (ANCHOR + timedelta(days=1, minutes=minutes)).isoformat(),
        "properties": {"name": f"{event} {minutes}"}, "context": context,
    }  # fmt: skip


def test_a_group_is_called_what_was_said_of_it_in_its_own_type(events, project_id):
    rows = [
        happened(project_id, 1, "A", 1, groups={"company": "one", "team": "one"}),
        happened(project_id, 1, "$group", 2, groupId="one", groupType="company"),
        happened(project_id, 1, "$group", 3, groupId="one", groupType="team"),
    ]
    question = {
        "kind": "trend", **DAYS, "series": [{"event": "A", "math": "groups"}], "group_type": "company",
    }  # fmt: skip
    asked = {"kind": "people", "of": question, "point": {"series": 0}}
    items = kept(events, project_id, rows).ask(project_id, asked).result.items
    assert [(one.group_id, one.display_name) for one in items] == [("one", "$group 2")]


def test_why_somebody_is_in_a_funnel_of_groups_follows_the_type(events, project_id):
    rows = [
        happened(project_id, 1, "A", 1, groups={"company": "acme", "team": "x"}),
        happened(project_id, 2, "B", 2, groups={"company": "acme", "team": "y"}),
    ]
    analytics = kept(events, project_id, rows)
    funnel = {
        "kind": "funnel", **DAYS, "steps": [{"event": "A"}, {"event": "B"}], "count": "groups",
    }  # fmt: skip
    for kind, converted in (("company", True), ("team", False)):
        of = {**funnel, "group_type": kind}
        assert analytics.ask(project_id, of).result.steps[1].count == converted
        why = {"kind": "why", "of": of, "point": {"step": 1}, "person_id": f"{1:016x}"}
        assert analytics.ask(project_id, why).result.counted is converted


def test_what_a_group_of_a_type_did_next_is_what_its_people_did_for_any_group(events, project_id):
    rows = [
        happened(project_id, 1, "A", 1, groups={"company": "acme", "team": "x"}),
        happened(project_id, 1, "Page Viewed", 2, groups={"team": "x"}),
        happened(project_id, 1, "B", 3, groups={"company": "globex", "team": "y"}),
    ]
    analytics = kept(events, project_id, rows)
    of = {
        "kind": "funnel", **DAYS, "steps": [{"event": "A"}, {"event": "B"}], "count": "groups",
        "drop_off": 5,
    }  # fmt: skip
    for kind, name in (("company", "acme"), ("team", "x")):
        asked = {"of": {**of, "group_type": kind}}
        asked["point"] = {"step": 1, "converted": False, "name": "Page Viewed"}
        (group,) = analytics.ask(project_id, {"kind": "people", **asked}).result.items
        told = analytics.ask(
            project_id, {"kind": "why", **asked, "person_id": group.person_id}
        ).result
        assert (group.group_id, told.counted, told.agrees) == (name, True, True)
        assert [event.event for event in told.events] == ["A", "Page Viewed"]


@pytest.mark.parametrize("kind", ["company", {"property": "company"}])
def test_a_type_that_no_event_names_is_said_with_where_it_is_looked_for(events, project_id, kind):
    rows = [happened(project_id, 1, "A", 1, groupId="acme")]
    funnel = {
        "kind": "funnel",
        **DAYS,
        "steps": [{"event": "A"}, {"event": "A"}],
        "count": "groups",
    }
    analytics = kept(events, project_id, rows)
    (told,) = analytics.ask(project_id, {**funnel, "group_type": kind}).meta.warnings
    assert told.code == "no_groups_of_type"
    for said in (told.message.en, told.message.es):
        assert "company" in said
        assert "context.groups.company" in said
        assert "context.groupType" in said
    assert ("as the property company" in told.message.en) is (kind != "company")
    assert ("en la propiedad company" in told.message.es) is (kind != "company")
    assert analytics.ask(project_id, {**funnel, "group_type": "group"}).meta.warnings == ()


COUNTED = {"kind": "trend", **DAYS, "series": [{"event": "A", "math": "groups"}]}


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ({**COUNTED, "series": [{"event": "A"}], "group_type": "company"}, "group_type"),
        ({"kind": "histogram", **DAYS, "property": "k", "group_type": "company"}, "group_type"),
        ({**COUNTED, "group_type": ""}, "group_type"),
        ({**COUNTED, "group_type": "a`b"}, "group_type"),
        ({**COUNTED, "group_type": "x" * 101}, "group_type"),
        ({**COUNTED, "group_type": {"property": 7}}, "group_type.property"),
        ({**COUNTED, "group_type": {"name": "company"}}, "group_type.name"),
    ],
)
def test_a_type_that_cannot_be_counted_is_refused_by_name(events, project_id, question, path):
    with pytest.raises(CauceError) as error:
        Analytics(events, clock=lambda: NOW).ask(project_id, question)
    assert error.value.fields[0].path == path
