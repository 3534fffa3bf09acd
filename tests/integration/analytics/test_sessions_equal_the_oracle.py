"""Sessions through the engine are what going through each one by hand gives."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_trend import Oracle, all_buckets
from oracle_visits import folded, in_bucket, measures, visits_of
from small_parts import small_parts, two_ways
from worlds import profile, several, store

from cauce.analytics.logic import sessions
from cauce.analytics.logic.funnel_sql import Part

ANCHORS = (
    datetime(2021, 3, 27, 20, tzinfo=UTC),
    datetime(2021, 10, 30, 20, tzinfo=UTC),
    datetime(2020, 2, 28, tzinfo=UTC),
)
PARTS = (Part(0, 1), Part(2, 3), Part(4, 2**64 - 1))
MEASURES = list(measures([]))
_numbers = itertools.count(980_000)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 4),
        "event": st.sampled_from(("A", "Page Viewed", "Page Viewed", "Screen Viewed", "$identify")),
        "minutes": st.integers(0, 3 * 24 * 60)
        | st.integers(1380, 1560)
        | st.sampled_from((1440, 1470, 1500, 1530, 2880)),
        "ms": st.sampled_from((0, 0, 5_000, 10_000, 10_001)),
        "session": st.sampled_from(("", "", "s1", "s2")),
        "device": st.sampled_from(("d1", "d1", "d2", "")),
        "k": st.sampled_from(("/", "/a", "/b", None)),
    }
)
BREAKDOWNS = (
    None,
    {"session": "entry_page", "limit": 1},
    {"session": "exit_page"},
    {"session": "channel"},
    {"property": "path"},
    {"trait": "plan", "limit": 1},
)
HISTORY = st.fixed_dictionaries(
    {
        "anchor": st.sampled_from(ANCHORS),
        "events": st.lists(EVENT, max_size=30),
        "merges": st.sampled_from(({}, {}, {1: 2}, {1: 2, 3: 2}, {4: 9})),
        "plans": st.lists(st.sampled_from(("pro", "free", None)), min_size=9, max_size=9),
        "zone": st.sampled_from(
            ("UTC", "Europe/Madrid", "America/New_York", "Australia/Lord_Howe")
        ),
        "days": st.integers(0, 2),
        "interval": st.sampled_from((None, "hour", "day", "week", "month")),
        "breakdown": st.sampled_from(BREAKDOWNS),
        "keys": st.booleans(),
        "where": st.booleans(),
    }
)


def happened(h):
    """The events with their instants; those of anybody at one instant carry one value."""
    values = {}
    for e in h["events"]:
        at = h["anchor"] + timedelta(minutes=e["minutes"], milliseconds=e["ms"])
        k = values.setdefault((h["merges"].get(e["person"], e["person"]), at), e["k"])
        yield {**e, "at": at, "k": k}


def rows_of(table, project_id, h):
    project = {"project_id": project_id}
    if table == "events":
        for n, e in enumerate(happened(h)):
            screen = e["event"] == "Screen Viewed"
            yield project | {
                "event": e["event"], "person_id": e["person"], "seq": n,
                "timestamp": e["at"].isoformat(timespec="milliseconds"),
                "session_id": e["session"], "anonymous_id": e["device"],
                "properties": {} if e["k"] is None else {"name" if screen else "path": e["k"]},
                "context": {} if e["k"] is None else {"traffic": {"channel": e["k"]}},
            }  # fmt: skip
    if table == "persons":
        for person, plan in plans(h).items():
            yield project | {"person_id": person, "version": 1, "traits": {"plan": plan}}
    if table == "person_overrides":
        for a, b in h["merges"].items():
            yield project | {"from_person": a, "into_person": b, "version": 1}


def plans(h):
    named = enumerate(h["plans"], 1)
    return {i: plan for i, plan in named if plan is not None and i not in h["merges"]}


class World:
    """A history, as a question and by hand."""

    def __init__(self, h):
        self.h, self.zone = h, ZoneInfo(h["zone"])
        self.first = (h["anchor"] + timedelta(days=1)).astimezone(self.zone).date()
        self.last = self.first + timedelta(days=h["days"])
        self.interval = (
            "day" if h["zone"] == "Australia/Lord_Howe" and h["interval"] else h["interval"]
        )
        self.visits = self.by_hand()

    @property
    def question(self):
        return {
            "kind": "sessions", "date_from": str(self.first), "date_to": str(self.last),
            "timezone": self.h["zone"], "interval": self.interval, "measures": MEASURES,
            "breakdown": self.h["breakdown"], "key_events": [{"event": "A"}] if self.h["keys"] else [],
            "where": {"property": "path", "op": "is_set"} if self.h["where"] else {},
        }  # fmt: skip

    def label(self, e):
        """What the event gives its session."""
        by = self.h["breakdown"] or {}
        if by.get("session") in {"entry_page", "exit_page"}:
            return e["k"] if e["event"] in {"Page Viewed", "Screen Viewed"} else None
        if "property" in by:
            return e["k"] if e["event"] != "Screen Viewed" else None
        if "trait" in by:
            return plans(self.h).get(e["who"])
        return e["k"] if by else None

    def by_hand(self):
        events = [
            {
                **e, "label": self.label(e), "key": self.h["keys"] and e["event"] == "A",
                "passes": not self.h["where"] or (e["k"] is not None and e["event"] != "Screen Viewed"),
            }
            for e in Oracle([{**e, "properties": {}} for e in happened(self.h)], {}, self.h["merges"]).events
        ]  # fmt: skip
        exits = (self.h["breakdown"] or {}).get("session") == "exit_page"
        return visits_of(events, self.first, self.last, self.zone, exits=exits)


def same(row, expected):
    return all(getattr(row, name) == pytest.approx(value) for name, value in expected.items())


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_sessions_and_the_people_who_had_them_equal_going_through_each(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"se{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in rows_of(table, n, h)),
    )
    rows, kept = two_ways(events)
    for n, (project_id, h) in enumerate(worlds):
        world = World(h)
        analytics = rows if n % 3 else kept
        with small_parts(n % 2), pytest.MonkeyPatch.context() as patch:
            if n % 2:
                patch.setattr(sessions, "parts_of", lambda _rows: PARTS)
            result = analytics.ask(project_id, world.question).result
            split = folded(world.visits, (h["breakdown"] or {}).get("limit", 25))
            check(world, result, split)
            check_people(analytics, project_id, world, split)


def check(world, result, split):
    assert same(result.total, measures(world.visits)), (result.total, world.h)
    rows = {row.breakdown: row for row in result.rows}
    assert list(rows) == (list(split) if world.h["breakdown"] else [])
    for value, row in rows.items():
        assert same(row, measures(split[value])), (row, world.h)
    if world.interval is None:
        assert result.series == ()
        return
    labels = all_buckets(world.first, world.last, world.interval, world.zone)
    split = split if world.h["breakdown"] else {None: world.visits}
    assert len(result.series) == len(split) * len(MEASURES)
    for series in result.series:
        assert list(series.labels) == labels
        for label, value in zip(labels, series.values, strict=True):
            some = in_bucket(split[series.breakdown], label, world.interval, world.zone)
            assert value == pytest.approx(measures(some)[series.measure]), (series, label, world.h)


def check_people(analytics, project_id, world, split):
    point, some = {"engaged": True}, [v for v in world.visits if v.engaged]
    if world.h["breakdown"] and split:
        value = list(split)[-1]
        point, some = {"breakdown": value}, split[value]
    asked = {"kind": "people", "of": world.question, "point": point}
    result = analytics.ask(project_id, asked).result
    people = {int(item.person_id, 16): item.value for item in result.items}
    persons = [v.person for v in some]
    assert people == {person: persons.count(person) for person in persons}
