"""A trait of groups stands for a property that every event of theirs would carry.

Each history is stored twice: with groups that have traits, and with events that carry the trait of their
group as a property. That properties are counted rightly is what the tests of each question against a naive
reference are for.
"""

import itertools
import json
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
IDS = ("acme", "globex", "initech", "umbrella")
_numbers = itertools.count(1_900_000, 2)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 4),
        "event": st.sampled_from(("A", "A", "B", "Page Viewed", "$group")),
        "minutes": st.integers(0, 3 * 24 * 60),
        "company": st.sampled_from((None, *IDS)),
        "team": st.sampled_from((None, *IDS)),
        "about": st.sampled_from((None, *IDS)),
        "about_type": st.sampled_from((None, "group", "company")),
        "k": st.sampled_from(("ES", "FR", None)),
        "session": st.sampled_from(("", "s1")),
    }
)
TRAIT = st.sampled_from(("pro", "free", "", 7, 7.5, True, ["a", "b"], None))
DAYS = {"date_from": "2021-10-31", "date_to": "2021-11-02", "timezone": "Europe/Madrid"}
DAILY = {**DAYS, "interval": "day"}
STEPS = [{"event": "A"}, {"event": "B"}]
COUNTING_GROUPS = (
    {"kind": "trend", **DAILY, "series": [{"event": "A", "math": "groups"}, {"math": "groups"}]},
    {"kind": "funnel", **DAYS, "steps": STEPS, "count": "groups"},
    {"kind": "funnel", **DAYS, "steps": [{"event": "A"}, {}], "count": "groups", "order": "strict"},
    {"kind": "retention", **DAILY, "first": {"event": "A"}, "return": {}, "periods": 2, "count": "groups"},
    {"kind": "lifecycle", **DAILY, "activity": {"event": "A"}, "count": "groups"},
    {"kind": "stickiness", **DAILY, "series": [{"event": "A"}, {"event": "*"}], "count": "groups"},
    {"kind": "sessions", **DAILY, "measures": ["persons", "sessions"], "count": "groups"},
)  # fmt: skip
COUNTING_PERSONS = (
    {"kind": "trend", **DAILY, "series": [{"event": "A"}, {"event": "*", "math": "persons"}]},
    {"kind": "trend", **DAILY, "series": [{"math": "persons"}], "cumulative": True},
    {"kind": "trend", **DAILY, "series": [{"event": "A", "math": "total", "per_person": "avg"}]},
    {"kind": "funnel", **DAYS, "steps": STEPS},
    {"kind": "funnel", **DAYS, "steps": STEPS, "order": "any"},
    {"kind": "retention", **DAILY, "first": {"event": "A"}, "return": {"event": "B"}, "periods": 2},
    {"kind": "lifecycle", **DAILY, "activity": {"event": "A"}},
    {"kind": "stickiness", **DAILY, "series": [{"event": "A"}]},
    {"kind": "sessions", **DAILY, "measures": ["persons", "sessions"]},
)
UNSPLIT = (
    {"kind": "paths", **DAYS, "from": {"event": "A"}, "depth": 3},
    {"kind": "paths", **DAYS, "depth": 3, "count": "groups"},
    {"kind": "histogram", **DAYS, "event": "A", "property": "n", "bins": 3},
)
POINTS = {
    "trend": {"series": 0},
    "funnel": {"step": 0},
    "retention": {"cohort": "2021-10-31", "period": 0},
    "lifecycle": {"series": 0, "label": "2021-10-31"},
    "stickiness": {"series": 0, "intervals": 1},
    "sessions": {},
}
TYPES = (None, "company", "team", "planet")
HISTORY = st.fixed_dictionaries(
    {
        "events": st.lists(EVENT, max_size=25),
        "traits": st.fixed_dictionaries(
            {f"{kind}/{name}": TRAIT for kind in ("company", "team", "group") for name in IDS}
        ),
        "merges": st.sampled_from(({}, {1: 2})),
        "question": st.sampled_from((*COUNTING_GROUPS, *COUNTING_PERSONS, *UNSPLIT)),
        "counted": st.sampled_from(TYPES),
        "type": st.sampled_from(TYPES),
        "limit": st.sampled_from((1, 25)),
        "test": st.sampled_from(
            (
                None,
                {"op": "eq", "value": "pro"},
                {"op": "ne", "value": "pro"},
                {"op": "gt", "value": 7},
                {"op": "is_set"},
                {"op": "contains", "value": "r"},
            )
        ),
        "split": st.booleans(),
    }
)


def named(e, kind):
    """Type and id of the group of an event, as the definitions say it."""
    stated = e["about_type"] or "group"
    if kind is None:
        return stated, e["about"]
    own = {"company": e["company"], "team": e["team"]}.get(kind)
    return kind, own or (e["about"] if stated == kind else None)


def trait_of(e, h):
    """The trait of the group that an event belongs to, of the type that the question says, else of the counted."""
    kind, name = named(e, h["type"] or counted_of(h))
    return h["traits"].get(f"{kind}/{name}")


def counted_of(h):
    return h["counted"] if counts_groups(h["question"]) else None


def counts_groups(question):
    return "groups" in (question.get("count"), *(s.get("math") for s in question.get("series", ())))


def events_of(project_id, h, *, carried):
    for n, e in enumerate(h["events"]):
        properties = {"k": e["k"], "n": e["minutes"], "t": trait_of(e, h) if carried else None}
        groups = {kind: e[kind] for kind in ("company", "team") if e[kind] is not None}
        about = {"groupId": e["about"], "groupType": e["about_type"], "groups": groups}
        yield {
            "project_id": project_id, "event": e["event"], "seq": n, "session_id": e["session"],
            "anonymous_id": "d1", "person_id": e["person"],
            "timestamp": (ANCHOR + timedelta(minutes=e["minutes"])).isoformat(),
            "properties": {name: value for name, value in properties.items() if value is not None},
            "context": {name: value for name, value in about.items() if value is not None},
        }  # fmt: skip


def groups_of(project_id, traits):
    for n, (named_so, value) in enumerate(traits.items()):
        kind, name = named_so.split("/")
        said = {} if value is None else {"t": value}
        yield {
            "project_id": project_id, "group_key": n, "version": 1, "is_deleted": 0, "type": kind,
            "group_id": name, "traits": {**said, "name": name.title()},
        }  # fmt: skip


def insert_groups(engine, rows, token):
    lines = "\n".join(json.dumps(row) for row in rows)
    if lines:
        engine.insert_json("groups", lines.encode(), token)


def asked(h, subject):
    """The question with the trait, or the property that stands for it."""
    question = dict(h["question"])
    if counted_of(h) is not None:
        question["group_type"] = h["counted"]
    said = {} if subject == {"property": "t"} or h["type"] is None else {"group_type": h["type"]}
    if h["split"] and question["kind"] in POINTS:
        question["breakdown"] = {**subject, **said, "limit": h["limit"]}
    if h["test"] is not None:
        question["where"] = {**subject, **said, **h["test"]}
    return question


def behind(analytics, project_id, question, point):
    asked_of = {"kind": "people", "of": question, "point": point}
    return [
        (one.person_id, one.group_id, one.value)
        for one in analytics.ask(project_id, asked_of).result.items
    ]


@pytest.mark.slow
@in_part
@given(histories=several(HISTORY))
def test_a_trait_of_groups_is_a_property_that_their_events_carry(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"gtr{worlds[0][0]}",
        lambda table: (
            row
            for number, h in worlds
            for carried in (False, True)
            for row in rows_of(table, number + carried, h, carried=carried)
        ),
    )
    known = [row for number, h in worlds for row in groups_of(number, h["traits"])]
    insert_groups(events, known, f"gtr{worlds[0][0]}")
    analytics = Analytics(events, clock=lambda: NOW)
    for n, (number, h) in enumerate(worlds):
        question, plain = asked(h, {"group_trait": "t"}), asked(h, {"property": "t"})
        with small_parts(n % 2):
            found = analytics.ask(number, question).result
            assert found == analytics.ask(number + 1, plain).result, (question, h)
            if question["kind"] not in POINTS:
                continue
            point = {**POINTS[question["kind"]]}
            if "breakdown" in question:
                point["breakdown"] = None
            listed = behind(analytics, number, question, point)
            assert listed == behind(analytics, number + 1, plain, point), (question, h)
            why_is_told(analytics, number, question, point, listed)


def rows_of(table, project_id, h, *, carried):
    if table == "events":
        yield from events_of(project_id, h, carried=carried)
    if table == "person_overrides":
        for a, b in h["merges"].items():
            yield {"project_id": project_id, "from_person": a, "into_person": b, "version": 1}


def why_is_told(analytics, project_id, question, point, listed):
    """Following the first who is listed, event by event, agrees with the chart."""
    for person, _, _ in listed[:1]:
        why = {"kind": "why", "of": question, "point": point, "person_id": person}
        told = analytics.ask(project_id, why).result
        assert (told.counted, told.agrees) == (True, True), (question, point)


def made(engine, project_id, *, groups, events, persons=()):
    """A project with some groups (type, id, traits), events (person, name, context) and persons."""
    project = {"project_id": project_id}
    known = [
        {**project, "group_key": n, "version": 1, "is_deleted": 0, "type": kind, "group_id": name, "traits": traits}
        for n, (kind, name, traits) in enumerate(groups)
    ]  # fmt: skip
    rows = {
        "events": [
            {**project, "event": event, "person_id": person, "seq": n, "properties": {}, "context": context,
             "timestamp": (ANCHOR + timedelta(days=1, minutes=n)).isoformat()}
            for n, (person, event, context) in enumerate(events)
        ],
        "persons": [
            {**project, "person_id": person, "version": 1, "traits": traits}
            for person, traits in persons
        ],
    }  # fmt: skip
    insert_groups(engine, known, f"gtm{project_id}")
    store(engine, f"gtm{project_id}", lambda table: rows.get(table, ()))
    return Analytics(engine, clock=lambda: NOW)


COMPANIES = (
    ("company", "acme", {"plan": "pro", "seats": 9}),
    ("company", "globex", {"plan": "free", "seats": 2}),
    ("company", "initech", {}),
    ("team", "acme", {"plan": "gold"}),
)
OF_COMPANIES = [
    (1, "A", {"groups": {"company": "acme"}}),
    (2, "A", {"groups": {"company": "acme", "team": "acme"}}),
    (3, "A", {"groups": {"company": "globex"}}),
    (3, "A", {"groups": {"company": "initech"}}),
    (4, "A", {"groups": {"company": "unknown"}}),
    (5, "A", {}),
]
COMPANY = {"group_trait": "plan", "group_type": "company"}
COUNTED = {
    "kind": "trend",
    **DAILY,
    "series": [{"event": "A", "math": "groups"}],
    "group_type": "company",
}


def totals(analytics, project_id, question):
    result = analytics.ask(project_id, question).result
    return {line.breakdown: line.total for line in result.series}


def test_companies_are_filtered_and_split_by_their_plan(events, project_id):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES)
    pro = {"group_trait": "plan", "op": "eq", "value": "pro"}
    assert totals(analytics, project_id, {**COUNTED, "where": pro}) == {None: 1}
    assert totals(analytics, project_id, {**COUNTED, "where": {"not": pro}}) == {None: 3}
    split = {**COUNTED, "breakdown": {"group_trait": "plan"}}
    assert totals(analytics, project_id, split) == {"pro": 1, "free": 1, None: 2}
    assert totals(analytics, project_id, {**split, "group_type": "team"}) == {"gold": 1}


def test_persons_are_counted_by_the_company_that_they_acted_for(events, project_id):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES)
    persons = {"kind": "trend", **DAILY, "series": [{"event": "A", "math": "persons"}]}
    large = {"group_trait": "seats", "group_type": "company", "op": "gte", "value": 5}
    assert totals(analytics, project_id, {**persons, "where": large}) == {None: 2}
    split = {**persons, "breakdown": COMPANY}
    assert totals(analytics, project_id, split) == {"pro": 2, "free": 1, None: 3}
    both = {**COMPANY, "also": [{"group_trait": "plan", "group_type": "team"}]}
    assert totals(analytics, project_id, {**persons, "breakdown": both}) == {
        '["pro",null]': 1, '["pro","gold"]': 1, '["free",null]': 1, None: 3,
    }  # fmt: skip


def test_a_trait_that_changed_is_another_answer(events, project_id):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES)
    split = {**COUNTED, "breakdown": {"group_trait": "plan"}}
    assert totals(analytics, project_id, split)["pro"] == 1
    assert analytics.ask(project_id, split).meta.cached
    grown = {
        "project_id": project_id, "group_key": 1, "version": 2, "is_deleted": 0, "type": "company",
        "group_id": "globex", "traits": {"plan": "pro"},
    }  # fmt: skip
    insert_groups(events, [grown], f"gtn{project_id}")
    assert totals(analytics, project_id, split)["pro"] == 2


def test_groups_behind_a_number_have_their_traits_and_their_type(events, project_id):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES)
    asked_of = {"kind": "people", "of": COUNTED, "point": {"series": 0}}
    items = {one.group_id: one for one in analytics.ask(project_id, asked_of).result.items}
    assert items["acme"].traits == {"plan": "pro", "seats": 9}
    assert items["unknown"].traits == {}
    assert {one.group_type for one in items.values()} == {"company"}
    of_any = {
        **asked_of,
        "of": {"kind": "lifecycle", **DAILY, "activity": {"event": "B"}, "count": "groups"},
    }
    events_b = [(1, "B", {"groupId": "acme", "groupType": "team"})]
    other = made(events, project_id + 10**9, groups=COMPANIES, events=events_b)
    of_any["point"] = {"series": 0, "label": "2021-10-31"}
    (one,) = other.ask(project_id + 10**9, of_any).result.items
    assert (one.group_id, one.group_type, one.traits) == ("acme", "team", {"plan": "gold"})


@pytest.mark.parametrize(
    ("persons", "trait", "code"),
    [
        ((), "plan", "trait_of_persons"),
        (((1, {"plan": "pro"}),), "plan", "trait_of_persons"),
        (((1, {"role": "admin"}),), "role", None),
        ((), "role", "unknown_trait"),
    ],
)
def test_a_trait_of_persons_where_groups_are_counted_is_said_to_be_theirs(
    events, project_id, persons, trait, code
):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES, persons=persons)
    where = {"trait": trait, "op": "eq", "value": "pro"}
    warnings = analytics.ask(project_id, {**COUNTED, "where": where}).meta.warnings
    assert [one.code for one in warnings if "trait" in one.code] == ([code] if code else [])
    if code == "trait_of_persons":
        assert "group_trait" in warnings[-1].message.es


def test_a_trait_that_no_group_of_the_type_has_is_named(events, project_id):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES)
    where = {"group_trait": "seats", "group_type": "team", "op": "gt", "value": 1}
    (told,) = analytics.ask(project_id, {**COUNTED, "where": where}).meta.warnings
    assert told.code == "unknown_group_trait"
    assert "seats" in told.message.en
    assert "«team»" in told.message.es


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"breakdown": {"property": "k", "group_type": "company"}}, "breakdown.group_type"),
        ({"breakdown": {"group_trait": "plan", "trait": "plan"}}, "breakdown"),
        ({"breakdown": {"group_trait": ""}}, "breakdown.group_trait"),
        ({"breakdown": {**COMPANY, "group_type": 7}}, "breakdown.group_type"),
        ({"where": {"trait": "plan", "group_type": "company", "op": "is_set"}}, "where.group_type"),
        ({"where": {**COMPANY, "group_type": {"property": ""}, "op": "is_set"}}, "where.group_type.property"),
        ({"where": {"did": {"event": "A", "where": {**COMPANY, "op": "is_set"}}}}, "where.did.where"),
    ],
)  # fmt: skip
def test_a_trait_of_groups_that_cannot_be_asked_for_is_refused_by_name(
    events, project_id, change, path
):
    with pytest.raises(CauceError) as error:
        Analytics(events, clock=lambda: NOW).ask(project_id, {**COUNTED, **change})
    assert error.value.fields[0].path == path


def test_groups_split_by_a_trait_of_persons_are_told_of_their_own(events, project_id):
    question = {"kind": "lifecycle", **DAILY, "activity": {"event": "A"}, "count": "groups"}
    with pytest.raises(CauceError) as error:
        Analytics(events, clock=lambda: NOW).ask(
            project_id, {**question, "breakdown": {"trait": "plan"}}
        )
    assert error.value.fields[0].path == "breakdown"
    assert error.value.fields[0].allowed[0] == "group_trait"


def test_the_schema_lists_the_traits_of_each_type_of_groups(events, project_id):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES)
    company, team = analytics.schema(project_id).groups
    assert (company.type, company.groups, team.type, team.groups) == ("company", 3, "team", 1)
    plan, seats = company.traits
    assert (plan.name, sorted(plan.examples), plan.coverage) == ("plan", ["free", "pro"], 0.6667)
    assert (seats.types, [one.examples for one in team.traits]) == (("number",), [("gold",)])


def test_why_a_company_counts_looks_at_its_traits(events, project_id):
    analytics = made(events, project_id, groups=COMPANIES, events=OF_COMPANIES)
    where = {"all": [{"group_trait": "plan", "op": "eq", "value": "pro"}]}
    funnel = {
        "kind": "funnel", **DAYS, "steps": [{"event": "A"}, {"event": "A"}], "count": "groups",
        "group_type": "company", "where": where,
    }  # fmt: skip
    asked_of = {"of": funnel, "point": {"step": 0}}
    (acme,) = analytics.ask(project_id, {"kind": "people", **asked_of}).result.items
    told = analytics.ask(
        project_id, {"kind": "why", **asked_of, "person_id": acme.person_id}
    ).result
    assert (told.counted, told.agrees, told.group.group_id) == (True, True, "acme")
    assert (told.group.group_type, told.group.name) == ("company", "acme")
