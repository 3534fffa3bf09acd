"""A trend is what counting the events by hand gives, whatever happened and wherever."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_trend import INTERNAL, Oracle, bucket
from small_parts import small_parts, two_ways
from worlds import profile, several, store

from cauce.analytics.facade import Analytics
from cauce.analytics.facade.types import PropertyTypes

ZONES = (
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
)
ANCHORS = (
    datetime(2021, 3, 27, 20, tzinfo=UTC),
    datetime(2021, 10, 30, 20, tzinfo=UTC),
    datetime(2018, 11, 3, 12, tzinfo=UTC),
    datetime(2020, 2, 28, tzinfo=UTC),
)
VALUES = (
    "ES",
    "FR",
    "",
    "10",
    "2.5",
    "x1",
    "-3",
    1,
    2,
    10,
    2.5,
    0.1,
    -4,
    1e3,
    True,
    False,
    None,
    ["a", "b"],
    "ñ'\\",
)
WHERES = (
    (None, lambda e, t: True),
    ({"property": "k", "op": "eq", "value": "ES"}, lambda e, t: e["properties"].get("k") == "ES"),
    ({"not": {"property": "k", "op": "is_set"}}, lambda e, t: e["properties"].get("k") is None),
    ({"trait": "plan", "op": "eq", "value": "pro"}, lambda e, t: t.get("plan") == "pro"),
    ({"trait": "plan", "op": "ne", "value": "pro"}, lambda e, t: t.get("plan") != "pro"),
    (
        {
            "any": [
                {"trait": "plan", "op": "is_not_set"},
                {"property": "k", "op": "eq", "value": "FR"},
            ]
        },
        lambda e, t: t.get("plan") is None or e["properties"].get("k") == "FR",
    ),
)
projects = itertools.count(500_000)
events_of = st.fixed_dictionaries(
    {
        "person": st.integers(1, 5),
        "event": st.sampled_from(("A", "A", "A", "B", "$identify")),
        "minutes": st.one_of(
            st.integers(0, 4000), st.sampled_from((0, 30, 31, 60, 240, 300, 1440))
        ),
        "ms": st.sampled_from((0, 0, 1, 999)),
        "k": st.sampled_from(VALUES),
        "session": st.sampled_from(("", "", "", "s1", "s2")),
        "group": st.sampled_from(("", "acme", "acme", "globex", "initech")),
    }
)
COUNTS = ("total", "persons", "sessions", "groups", "per_person")
NUMBERS = ("sum", "avg", "min", "max", "median", "p90", "p95", "p99", "percentile")
CUMULABLE = ("total", "persons", "sessions", "groups", "sum", "min", "max")
history = st.fixed_dictionaries(
    {
        "anchor": st.sampled_from(ANCHORS),
        "events": st.lists(events_of, max_size=25),
        "plans": st.lists(st.sampled_from(("pro", "free", None, 3)), min_size=5, max_size=5),
        "merges": st.sampled_from(({}, {}, {1: 2}, {1: 2, 3: 2}, {4: 9})),
        "zone": st.sampled_from(ZONES),
        "days": st.integers(0, 3),
        "interval": st.sampled_from(("hour", "day", "week", "month")),
        "maths": st.lists(
            st.sampled_from((*COUNTS, *NUMBERS)),
            min_size=2,
            max_size=3,
        ),
        "across": st.lists(
            st.sampled_from((None, None, "avg", "median", "min", "max", "p90")),
            min_size=3,
            max_size=3,
        ),
        "percentile": st.sampled_from((0, 12.5, 75, 99.9, 100)),
        "event": st.sampled_from(("A", "A", "B", None)),
        "breakdown": st.sampled_from(
            (
                None,
                None,
                {"property": "k", "limit": 2},
                {"property": "k", "limit": 20},
                {"trait": "plan", "limit": 1},
                {"property": "k", "limit": 3, "also": [{"property": "q"}]},
                {"property": "q", "limit": 3, "also": [{"trait": "plan"}, {"property": "k"}]},
                {"trait": "plan", "limit": 2, "also": [{"trait": "plan"}]},
            )
        ),
        "where": st.sampled_from(WHERES),
        "own": st.sampled_from(WHERES),
        "cumulative": st.booleans(),
    }
)


def event_of(anchor, e):
    at = anchor + timedelta(minutes=e["minutes"], milliseconds=e["ms"])
    properties = {} if e["k"] is None else {"k": e["k"]}
    if e["minutes"] % 3:
        properties["q"] = e["minutes"] % 3
    return {
        "person": e["person"],
        "event": e["event"],
        "at": at,
        "properties": properties,
        "session": e["session"],
        "group": e["group"],
        "device": f"anon{e['person']}{e['ms'] % 2}",
    }


def lines(table, project_id, h, events):
    if table == "events":
        for n, e in enumerate(events):
            yield {
                "project_id": project_id,
                "event": e["event"],
                "person_id": e["person"],
                "seq": n,
                "timestamp": e["at"].isoformat(),
                "session_id": e["session"],
                "anonymous_id": e["device"],
                "properties": e["properties"],
                "context": {"groupId": e["group"]} if e["group"] else {},
            }
    if table == "persons":
        for i, plan in enumerate(h["plans"], 1):
            if plan is not None and i not in h["merges"]:
                yield {
                    "project_id": project_id,
                    "person_id": i,
                    "version": 1,
                    "is_deleted": 0,
                    "traits": {"plan": plan},
                }
    if table == "person_overrides":
        for a, b in h["merges"].items():
            yield {
                "project_id": project_id,
                "from_person": a,
                "into_person": b,
                "version": 1,
                "is_deleted": 0,
            }


def same(got, expected):
    return (
        got == pytest.approx(expected, rel=1e-9, abs=1e-9)
        if got is not None and expected is not None
        else got is expected
    )


@pytest.mark.slow
@profile
@given(histories=several(history))
def test_a_trend_and_the_people_behind_it_equal_counting_by_hand(events, histories):
    worlds = [
        (next(projects), h, [event_of(h["anchor"], e) for e in h["events"]]) for h in histories
    ]
    store(
        events,
        f"tr{worlds[0][0]}",
        lambda table: (row for world in worlds for row in lines(table, *world)),
    )
    _, kept = two_ways(events)
    at_once, behind = Analytics(events), Analytics(events, types=PropertyTypes(inline_rows=0))
    for n, (project_id, h, happened) in enumerate(worlds):
        analytics = behind if n % 4 == 0 else at_once
        traits = {
            i: {"plan": p}
            for i, p in enumerate(h["plans"], 1)
            if p is not None and i not in h["merges"]
        }
        if n % 3 == 0:
            analytics = kept
        with small_parts(n % 2):
            check(analytics, project_id, h, Oracle(happened, traits, h["merges"]))


def check(analytics, project_id, h, oracle):
    zone = ZoneInfo(h["zone"])
    first = (h["anchor"] + timedelta(days=1)).date()
    last = first + timedelta(days=h["days"])
    interval = (
        "day" if h["interval"] == "hour" and h["zone"] == "Australia/Lord_Howe" else h["interval"]
    )
    series = list(series_of(h))
    if not series:
        return
    question = {
        "kind": "trend",
        "date_from": first.isoformat(),
        "date_to": last.isoformat(),
        "interval": interval,
        "timezone": h["zone"],
        "series": series,
        "where": h["where"][0],
        "breakdown": h["breakdown"],
        "cumulative": h["cumulative"],
    }
    got = analytics.ask(project_id, question).result.series
    position = 0
    for one in series:
        labels, expected = oracle.trend(
            one,
            first,
            last,
            interval,
            zone,
            (h["where"][1], h["own"][1]),
            h["breakdown"],
            h["cumulative"],
        )
        for key, (values, total) in expected.items():
            drawn = got[position]
            position += 1
            assert (drawn.breakdown, list(drawn.labels)) == (
                None if h["breakdown"] is None else key,
                labels,
            ), (question, h)
            assert all(same(a, b) for a, b in zip(drawn.values, values, strict=True)), (
                key,
                drawn.values,
                values,
                question,
            )
            assert same(drawn.total, total), (key, drawn.total, total, question)
    assert position == len(got)
    check_people(analytics, project_id, question, oracle, h, (first, last, interval, zone))


def by_trait(by):
    """Whether it is split by a trait of persons, which groups are not."""
    return by is not None and any("trait" in one for one in (by, *by.get("also", ())))


def series_of(h):
    for m, across in zip(h["maths"], h["across"], strict=False):
        if m == "groups" and by_trait(h["breakdown"]):
            continue
        one = {"event": h["event"], "math": m, "property": "k", "where": h["own"][0]}
        if m == "percentile":
            one["percentile"] = h["percentile"]
        if across and m not in ("persons", "groups", "per_person"):
            one["per_person"] = across
        if not h["cumulative"] or (m in CUMULABLE and "per_person" not in one):
            yield one


def check_people(analytics, project_id, question, oracle, h, frame):  # noqa: PLR0917
    first, last, interval, zone = frame
    where = (h["where"][1], h["own"][1])
    math = "groups" if question["series"][0]["math"] == "groups" else "total"
    counted = {**question["series"][0], "math": math, "per_person": None}
    who = "group" if math == "groups" else "who"
    question = {**question, "series": [counted], "cumulative": False}
    found = list(oracle.matching(counted, first, last, zone, where))
    groups = oracle.groups(counted, found, h["breakdown"])
    for key, group in itertools.islice(groups.items(), 2):
        names = sorted({bucket(e["at"], interval, zone) for e in group})
        point = {"series": 0, "label": names[0]} if names else {"series": 0}
        clicked = [e for e in group if not names or bucket(e["at"], interval, zone) == names[0]]
        if h["breakdown"] is not None:
            point["breakdown"] = key
        counts = {}
        for e in clicked:
            counts[e[who]] = counts.get(e[who], 0) + 1
        listed, total = walk(analytics, project_id, question, point)
        assert (dict(listed), total) == (counts, len(listed)), (question, point)
        assert [n for _, n in listed] == sorted(counts.values(), reverse=True)


def walk(analytics, project_id, question, point):
    items, cursor = [], None
    while True:
        page = analytics.ask(
            project_id,
            {"kind": "people", "of": question, "point": point, "limit": 2, "cursor": cursor},
        ).result
        items += [(item.group_id or int(item.person_id, 16), item.value) for item in page.items]
        cursor = page.cursor
        if cursor is None:
            return items, page.total


def test_internal_events_are_those_the_definition_names():
    from cauce.analytics.contracts import INTERNAL_EVENTS

    assert set(INTERNAL_EVENTS) == INTERNAL
