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
from worlds import in_part, several, store

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
        "device": st.sampled_from(("", "", "d1", "d2")),
        "n": st.sampled_from((None, 1, 2.5, -3)),
    }
)
DAYS = {"date_from": "2021-10-31", "date_to": "2021-11-03", "timezone": "Europe/Madrid"}
RETAINED = {
    "kind": "retention",
    "first": {"event": "A"},
    "return": {"event": "*"},
    "interval": "day",
    "periods": 3,
}
STEPS = {
    "kind": "funnel",
    "steps": [{"event": "A"}, {"event": "B"}],
    "window": {"value": 30, "unit": "hour"},
}
CREDIT = {
    "kind": "attribution",
    "conversion": {"event": "B"},
    "by": {"property": "k"},
    "window": {"value": 1, "unit": "day"},
}
GOES_WITH = {
    "kind": "correlation",
    "of": {**STEPS, "counting": "first"},
    "min_persons": 1,
    "limit": 200,
}
QUESTIONS = (
    RETAINED,
    {**RETAINED, "bracket": "streak"},
    {**RETAINED, "bracket": "on_or_before", "min_count": 2},
    {**RETAINED, "bracket": "on_or_after", "amount": {"math": "sum", "property": "n"}},
    {**RETAINED, "brackets": [1, 3], "mode": "recurring", "amount": {"math": "per_member", "property": "n"}},
    {"kind": "retention", "first": {"event": "A"}, "return": {"event": "B"}, "interval": "day", "periods": 2,
     "mode": "recurring", "clock": "rolling", "breakdown": {"property": "k", "limit": 1}},
    {"kind": "lifecycle", "interval": "day", "activity": {"event": "A"}},
    {"kind": "stickiness", "interval": "day", "series": [{"event": "A"}, {"event": "*"}]},
    {"kind": "stickiness", "interval": "day", "series": [{"event": "*"}], "min_count": 2},
    {"kind": "paths", "from": {"event": "A"}, "depth": 3},
    {"kind": "paths", "window": {"value": 20, "unit": "hour"}, "depth": 3},
    {"kind": "paths", "from": {"event": "A"}, "to": {"event": "B"}, "depth": 4},
    {"kind": "paths", "groups": [{"name": "Page or A", "match": ["Page*", "A"]}], "depth": 3, "limit": 2},
    {"kind": "sessions", "interval": "day", "measures": ["persons", "sessions"],
     "breakdown": {"property": "k"}},
    {"kind": "sessions", "interval": "day"},
    {"kind": "trend", "interval": "day", "series": [{"event": "A", "math": "persons"}]},
    {**CREDIT, "rules": ["linear", "first", "markov"], "value": "n"},
    {**CREDIT, "touchpoints": [{"event": "A"}], "rules": ["last", "shapley"], "conversions": "first"},
    {"kind": "histogram", "event": "A"},
    {"kind": "histogram", "event": "*", "property": "n", "per_person": "sum", "edges": [-4, 0, 1, 9]},
    {"kind": "histogram", "event": "A", "property": "n", "bins": 3},
    GOES_WITH,
    {**GOES_WITH, "factor": "properties", "names": ["k", "n"]},
    {**STEPS, "counting": "session"},
    {**STEPS, "window": {"value": 2, "unit": "session"}},
    {**STEPS, "window": {"value": 1, "unit": "session"}, "counting": "every", "interval": "day"},
)  # fmt: skip
POINTS = {
    "trend": {"series": 0},
    "funnel": {"step": 0},
    "attribution": {"series": 0},
    "retention": {"cohort": "2021-10-31", "period": 1},
    "lifecycle": {"series": 0, "label": "2021-10-31"},
    "stickiness": {"series": 0, "intervals": 1},
    "sessions": {},
}
SAID_OF_PEOPLE = ("trend", "funnel", "correlation")
"""Why is told of the people of a group there, in other words."""
HISTORY = st.fixed_dictionaries(
    {
        "events": st.lists(EVENT, max_size=30),
        "merges": st.sampled_from(({}, {1: 2}, {1: 2, 3: 2})),
        "question": st.sampled_from(QUESTIONS),
        "where": st.sampled_from(({}, {"property": "k", "op": "eq", "value": "ES"})),
    }
)


def sent_by(h, e, *, grouped):
    """Who sent it in which session from where; colleagues who became one person each have devices of their own."""
    if not grouped:
        return {
            "person_id": e["person"],
            "session_id": e["session"],
            "anonymous_id": e["device"],
        }
    own = h["merges"].get(e["person"], e["person"])
    session = f"{own} {e['session']}" if e["session"] else ""
    return {
        "person_id": e["group"],
        "session_id": session,
        "anonymous_id": f"{own} {e['device']}",
    }


def of_groups(question):
    """The same question about groups."""
    if question["kind"] == "trend":
        return {**question, "series": [{**one, "math": "groups"} for one in question["series"]]}
    if question["kind"] == "correlation":
        return {**question, "of": {**question["of"], "count": "groups"}}
    return {**question, "count": "groups"}


def dated(question, h):
    """The question with its dates and condition; a correlation has those of its funnel."""
    common = {**DAYS, "where": h["where"]}
    if question["kind"] == "correlation":
        return {**question, "of": {**question["of"], **common}}
    return {**question, **common}


def rows_of(table, project_id, h, *, grouped):
    project = {"project_id": project_id}
    if table == "events":
        for n, e in enumerate(h["events"]):
            group = GROUPS[e["group"]]
            if grouped and not group:
                continue
            yield project | {
                "event": e["event"], "seq": n, **sent_by(h, e, grouped=grouped),
                "timestamp": (ANCHOR + timedelta(minutes=e["minutes"])).isoformat(),
                "properties": {name: e[name] for name in ("k", "n") if e[name] is not None},
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
    match question["kind"]:
        case "paths":
            return {"step": 0, "name": result.nodes[0].name} if result.nodes else None
        case "histogram":
            return {"bar": 0} if result.bars else None
        case "correlation":
            top = next(iter(result.items), None)
            return None if top is None else {"name": top.name, "breakdown": top.value}
        case kind:
            return POINTS[kind]


@pytest.mark.slow
@in_part
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
        persons = dated(h["question"], h)
        groups = of_groups(persons)
        with small_parts(n % 2):
            expected = analytics.ask(number + 1, persons).result
            result = analytics.ask(number, groups).result
            assert result == expected, (groups, h)
            point = point_of(persons, result)
            if point is not None:
                assert numbered(analytics, number, groups, point) == numbered(
                    analytics, number + 1, persons, point
                ), (groups, h)
                if n % 3 == 0:
                    check_reasons(analytics, number, (groups, persons), point)


def check_reasons(analytics, number, asked, point):
    """Why a group counts is why it would if it were one person; the events are its people's."""
    groups, persons = asked
    behind = {"kind": "people", "of": groups, "point": point}
    for one in analytics.ask(number, behind).result.items[:1]:
        as_person = f"{GROUPS.index(one.group_id):016x}"
        told = why(analytics, number, groups, point, one.person_id)
        assert (told.counted, told.agrees) == (True, True), (groups, told)
        assert told.group.group_id == one.group_id
        expected = why(analytics, number + 1, persons, point, as_person)
        assert told.value == expected.value
        if persons["kind"] not in SAID_OF_PEOPLE:
            assert parts_of(told) == parts_of(expected)


def why(analytics, project_id, of, point, person_id):
    asked = {"kind": "why", "of": of, "point": point, "person_id": person_id}
    return analytics.ask(project_id, asked).result


def parts_of(told):
    events = [(event.at, event.event, event.properties, event.played) for event in told.events]
    return told.value, told.read, told.sentence, told.window, told.missing, events


def happened(project_id, person, group, *, event="A", minutes=0, **properties):
    return {
        "project_id": project_id, "event": event, "person_id": person, "seq": minutes,
        "timestamp": (ANCHOR + timedelta(days=1, minutes=minutes)).isoformat(),
        "properties": properties, "context": {"groupId": group} if group else {},
    }  # fmt: skip


def kept(engine, project_id, events, persons=(), merges=()):
    rows = {"events": events, "persons": persons, "person_overrides": merges}
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
    items = analytics.ask(project_id, behind).result.items
    assert [one.group_id for one in items] == ["globex"]
    told = why(analytics, project_id, question, NEW_ON_SUNDAY["point"], items[0].person_id)
    assert (told.agrees, told.group.name) == (True, "globex")
    assert [event.person_id for event in told.events] == [f"{2:016x}"]


@pytest.mark.parametrize(
    "of",
    [
        {"kind": "trend", **DAYS, "series": [{"event": "A", "math": "groups"}]},
        {"kind": "funnel", **DAYS, "count": "groups", "steps": [{"event": "A"}, {"event": "B"}]},
    ],
)
def test_a_group_of_a_trend_or_a_funnel_is_followed_through_its_people(events, project_id, of):
    done = [
        happened(project_id, 1, "acme", minutes=1),
        happened(project_id, 2, "acme", event="B", minutes=9),
        happened(project_id, 3, "globex", minutes=2),
        happened(project_id, 3, "", event="B", minutes=4),
    ]
    analytics = kept(events, project_id, done)
    point = {"step": 1} if of["kind"] == "funnel" else {"series": 0}
    behind = {"kind": "people", "of": of, "point": point}
    items = {one.group_id: one for one in analytics.ask(project_id, behind).result.items}
    told = why(analytics, project_id, of, point, items["acme"].person_id)
    assert (told.counted, told.read, told.agrees) == (True, True, True)
    names = [event.event for event in told.events if any(one.counts for one in event.played)]
    assert names == (["A", "B"] if of["kind"] == "funnel" else ["A"])
    if of["kind"] == "funnel":
        entered = {**behind, "point": {"step": 0}}
        all_of = {one.group_id: one for one in analytics.ask(project_id, entered).result.items}
        lost = why(analytics, project_id, of, point, all_of["globex"].person_id)
        assert (lost.counted, lost.read, lost.agrees) == (False, False, True)
        assert lost.missing.event == "B"


ANA, ANA_AT_HOME, BOB = 1, 2, 3
LEFT = {"step": 1, "converted": False}


def test_what_a_group_did_next_is_what_its_people_did_for_whatever_group(events, project_id):
    """Ana enters for acme, and goes on as herself, under another id; Bob of acme did other things."""
    done = [
        happened(project_id, ANA, "acme", minutes=1),
        happened(project_id, BOB, "acme", event="Talked", minutes=2),
        happened(project_id, BOB, "", event="Called", minutes=3),
        happened(project_id, ANA_AT_HOME, "", event="Page Viewed", minutes=4),
        happened(project_id, ANA, "globex", event="B", minutes=5),
    ]
    merge = {"project_id": project_id, "from_person": ANA, "into_person": ANA_AT_HOME, "version": 1}
    analytics = kept(events, project_id, done, merges=[merge])
    funnel = {
        "kind": "funnel", **DAYS, "count": "groups", "steps": [{"event": "A"}, {"event": "B"}],
        "drop_off": 5,
    }  # fmt: skip
    assert [
        (one.step, [event.event for event in one.next], one.nothing)
        for one in analytics.ask(project_id, funnel).result.drop_off
    ] == [(1, ["Page Viewed"], 0)]
    viewed = {**LEFT, "name": "Page Viewed"}
    (acme,) = analytics.ask(
        project_id, {"kind": "people", "of": funnel, "point": viewed}
    ).result.items
    told = why(analytics, project_id, funnel, viewed, acme.person_id)
    assert (acme.group_id, told.counted, told.read, told.agrees) == ("acme", True, True, True)
    assert "The next thing they did was Page Viewed" in told.sentence.en
    assert [event.event for event in told.events] == ["A", "Page Viewed"]
    for other in ({"ends": True}, {"name": "Talked"}, {"name": "Called"}, {"name": "$other"}):
        told = why(analytics, project_id, funnel, LEFT | other, acme.person_id)
        assert (told.counted, told.read, told.agrees) == (False, False, True)


def test_a_number_that_is_no_group_is_refused(events, project_id):
    analytics = kept(events, project_id, [happened(project_id, 1, "acme")])
    with pytest.raises(CauceError) as error:
        why(analytics, project_id, LIFECYCLE, NEW_ON_SUNDAY["point"], f"{1:016x}")
    assert error.value.fields[0].path == "person_id"


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ({**LIFECYCLE, "new": "first_seen"}, "new"),
        (
            {
                **DAYS, "kind": "retention", "first": {}, "return": {}, "count": "groups",
                "breakdown": {"trait": "plan"},
            },
            "breakdown",
        ),
        ({**GOES_WITH, "of": {**STEPS, **DAYS, "count": "sessions"}}, "of.count"),
        (
            {
                **GOES_WITH, "of": {**STEPS, **DAYS, "count": "groups"}, "factor": "traits",
                "names": ["plan"],
            },
            "factor",
        ),
        ({**CREDIT, **DAYS, "count": "groups", "by": {"trait": "plan"}}, "by.trait"),
        (
            {
                **DAYS, "kind": "funnel", "steps": [{}, {}], "count": "groups",
                "breakdown": {"trait": "plan"},
            },
            "breakdown",
        ),
        (
            {
                **DAYS, "kind": "trend", "series": [{}, {"math": "groups"}],
                "breakdown": {"property": "k", "also": [{"trait": "plan"}]},
            },
            "breakdown",
        ),
    ],
)  # fmt: skip
def test_what_groups_do_not_have_is_refused_by_name(events, project_id, question, path):
    with pytest.raises(CauceError) as error:
        Analytics(events, clock=lambda: NOW).ask(project_id, question)
    assert error.value.fields[0].path == path
