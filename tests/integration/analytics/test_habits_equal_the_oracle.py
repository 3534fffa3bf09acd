"""Lifecycle and stickiness through the engine are what following each person by hand gives."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_habits import Habits
from small_parts import small_parts, two_ways
from worlds import profile, several, store

ZONES = ("UTC", "Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
ANCHORS = (
    datetime(2021, 3, 27, 20, tzinfo=UTC),
    datetime(2021, 10, 30, 20, tzinfo=UTC),
    datetime(2020, 2, 28, tzinfo=UTC),
)
LATER = datetime(2023, 1, 1, tzinfo=UTC)
SCALE = {"hour": 1, "day": 1, "week": 5, "month": 20}
_numbers = itertools.count(960_000)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 5),
        "event": st.sampled_from(("A", "A", "A", "B", "$identify")),
        "minutes": st.integers(0, 5 * 24 * 60) | st.sampled_from((0, 30, 60, 240, 300, 1440, 2880)),
        "k": st.sampled_from(("ES", "FR", None)),
    }
)
HISTORY = st.fixed_dictionaries(
    {
        "anchor": st.sampled_from(ANCHORS),
        "events": st.lists(EVENT, max_size=30),
        "merges": st.sampled_from(({}, {}, {1: 2}, {1: 2, 3: 2}, {4: 9})),
        "seen": st.lists(st.none() | st.integers(-3000, 7200), min_size=9, max_size=9),
        "zone": st.sampled_from(ZONES),
        "interval": st.sampled_from(("hour", "day", "day", "week", "month")),
        "skip": st.integers(0, 2),
        "days": st.integers(0, 3),
        "now": st.none() | st.integers(0, 6 * 24 * 60),
        "event": st.sampled_from(("A", "A", None)),
        "where": st.booleans(),
        "new": st.sampled_from(("first_match", "first_match", "first_seen")),
        "min_count": st.sampled_from((1, 1, 2, 3)),
        "cumulative": st.booleans(),
        "plans": st.lists(st.sampled_from(("pro", "free", None)), min_size=9, max_size=9),
        "breakdown": st.sampled_from(
            (None, None, {"property": "k"}, {"property": "k", "limit": 1}, {"trait": "plan"})
        ),
    }
)
ANY = object()


class World:
    """A history at its place in time, stored as a project, with the same by hand."""

    def __init__(self, h):
        self.project_id, self.h = next(_numbers), h
        self.interval = "day" if h["zone"] == "Australia/Lord_Howe" else h["interval"]
        self.scale, self.zone = SCALE[self.interval], ZoneInfo(h["zone"])
        self.first = (
            (h["anchor"] + timedelta(days=h["skip"] * self.scale)).astimezone(self.zone).date()
        )
        self.last = self.first + timedelta(days=h["days"] * self.scale)
        self.now = LATER if h["now"] is None else self.at(h["now"])

    def at(self, minutes):
        return self.h["anchor"] + timedelta(minutes=minutes * self.scale)

    def rows(self, table):
        project = {"project_id": self.project_id}
        if table == "events":
            for n, e in enumerate(self.h["events"]):
                yield project | {
                    "event": e["event"], "person_id": e["person"], "seq": n,
                    "timestamp": self.at(e["minutes"]).isoformat(), "context": {},
                    "properties": {} if e["k"] is None else {"k": e["k"]},
                }  # fmt: skip
        if table == "persons":
            for person, seen in self.seen().items():
                yield project | {
                    "person_id": person, "version": 1, "traits": self.traits(person),
                    "first_seen": seen.isoformat(),
                }  # fmt: skip
        if table == "person_overrides":
            for a, b in self.h["merges"].items():
                yield project | {"from_person": a, "into_person": b, "version": 1}

    def seen(self):
        return {
            i: self.at(minutes)
            for i, minutes in enumerate(self.h["seen"], 1)
            if minutes is not None and i not in self.h["merges"]
        }

    def traits(self, person):
        plan = self.h["plans"][person - 1]
        return {"plan": plan} if plan else {}

    def question(self, kind, **more):
        where = {"property": "k", "op": "eq", "value": "ES"} if self.h["where"] else {}
        split = {"breakdown": self.h["breakdown"]} if self.h["breakdown"] else {}
        return split | {
            "kind": kind, "date_from": str(self.first), "date_to": str(self.last),
            "timezone": self.h["zone"], "interval": self.interval, "where": where, **more,
        }  # fmt: skip

    def matching(self):
        """The events that count, each with its breakdown value."""
        for e in self.h["events"]:
            named = e["event"] == self.h["event"] if self.h["event"] else e["event"] != "$identify"
            if named and (e["k"] == "ES" or not self.h["where"]):
                person = self.h["merges"].get(e["person"], e["person"])
                plan = self.traits(person).get("plan") if person in self.seen() else None
                by_trait = "trait" in (self.h["breakdown"] or {})
                value = plan if by_trait else e["k"]
                yield {"person": person, "at": self.at(e["minutes"]), "value": value}

    def by_hand(self, value=ANY, top=None):
        """Everybody, or those of a value of which ``top`` have their own line."""
        events = [e for e in self.matching() if value is ANY or folded(e["value"], top) == value]
        return Habits(events, self.first, self.last, self.interval, self.zone)

    def top(self, size_of):
        """The values with a line of their own, by how many persons ``size_of`` counts of each."""
        values = {e["value"] for e in self.matching()} - {None}
        sizes = {value: size_of(self.by_hand(value, values)) for value in values}
        ranked = sorted((v for v in values if sizes[v]), key=lambda v: (-sizes[v], v))
        return ranked[: (self.h["breakdown"] or {}).get("limit", 25)]

    def shown(self, top):
        """All values of branches."""
        return {folded(e["value"], top) for e in self.matching()} | set(top)

    def begun(self, label):
        start = datetime.fromisoformat(label)
        return (start if start.tzinfo else start.replace(tzinfo=self.zone)) <= self.now

    def over(self, label):
        if self.interval == "hour":
            return datetime.fromisoformat(label) + timedelta(hours=1) <= self.now
        return self.by_hand().label(self.now) > label


def folded(value, top):
    return value if value is None or value in top else "$other"


def stored(engine, histories):
    worlds = [World(h) for h in histories]
    store(
        engine,
        f"hb{worlds[0].project_id}",
        lambda table: (row for world in worlds for row in world.rows(table)),
    )
    return worlds


def behind(analytics, world, question, point):
    asked = {"kind": "people", "of": question, "point": point}
    answer = analytics.ask(world.project_id, asked).result
    assert answer.total == len(answer.items)
    return {int(item.person_id, 16): item.value for item in answer.items}


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_a_lifecycle_and_the_people_behind_it_equal_following_everybody(events, histories):
    clock = {}
    ways = two_ways(events, clock=lambda: clock["now"])
    for n, world in enumerate(stored(events, histories)):
        analytics = ways[n % 3 == 0]
        clock["now"] = world.now
        question = world.question("lifecycle", activity={"event": world.h["event"]}, new=world.h["new"])  # fmt: skip
        by_hand = world.by_hand()
        table = by_hand.lifecycle(world.seen() if world.h["new"] == "first_seen" else None)
        with small_parts(n % 2):
            result = analytics.ask(world.project_id, question).result
            for series in result.series:
                check_series(world, series, table[series.name])
            check_behind(analytics, world, question, (n % 4, table))
            check_lives(analytics, world, question, result)
        assert result.complete == sum(map(world.over, by_hand.labels))


def check_lives(analytics, world, question, result):
    """Every branch is the lifecycle of the events under its value."""
    if not world.h["breakdown"]:
        assert result.breakdowns == ()
        return
    top = world.top(lambda by_hand: len(active_in(by_hand)))
    seen = world.seen() if world.h["new"] == "first_seen" else None
    values = {branch.value for branch in result.breakdowns}
    assert set(top) <= values <= world.shown(top)
    for value in world.shown(top) - values:  # of events after the range only
        assert not any(
            who
            for members in world.by_hand(value, top).lifecycle(seen).values()
            for who in members.values()
        )
    for n, branch in enumerate(result.breakdowns):
        table = world.by_hand(branch.value, top).lifecycle(seen)
        for series in branch.series:
            check_series(world, series, table[series.name])
        if n == world.project_id % len(result.breakdowns):
            check_behind(analytics, world, question, (n % 4, table), breakdown=branch.value)


def active_in(by_hand):
    return {e["person"] for e in by_hand.events if e["label"] in by_hand.labels}


def check_series(world, series, members):
    sign = -1 if series.name == "dormant" else 1
    assert list(series.labels) == list(members)
    expected = [sign * len(who) if world.begun(at) else None for at, who in members.items()]
    assert list(series.values) == expected, (series, world.h)


def check_behind(analytics, world, question, found, **more):
    series, table = found
    members = list(table.values())[series]
    label = max(members, key=lambda at: len(members[at]))
    point = {"series": series, "label": label, **more}
    assert behind(analytics, world, question, point) == dict.fromkeys(members[label], 1)
    if more:
        check_why(analytics, world, question, point, members[label])


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_a_stickiness_and_the_people_behind_it_equal_following_everybody(events, histories):
    ways = two_ways(events)
    for n, world in enumerate(stored(events, histories)):
        analytics = ways[n % 3 == 0]
        h = world.h
        series = [{"event": h["event"]}]
        options = {"min_count": h["min_count"], "cumulative": h["cumulative"]}
        question = world.question("stickiness", series=series, **options)
        by_hand = world.by_hand()
        active = by_hand.intervals(world.first, world.last, h["min_count"])
        with small_parts(n % 2):
            result = analytics.ask(world.project_id, question).result
            assert result.intervals == len(by_hand.labels)
            for k, value in enumerate(result.series[0].values, 1):
                assert value == len(who_in(active, k, h)), (k, result, h)
            k = 1 + n % min(3, result.intervals)
            point = {"series": 0, "intervals": k}
            assert behind(analytics, world, question, point) == who_in(active, k, h)
            check_habits(analytics, world, question, result.series[0])
        assert result.series[0].total == sum(n > 0 for n in active.values())


def check_why(analytics, world, of, point, counted):
    """Somebody counted, or else the second person, is told so."""
    if world.project_id % 4:
        return
    person = min(counted, default=2)
    asked = {"kind": "why", "of": of, "point": point, "person_id": f"{person:016x}"}
    result = analytics.ask(world.project_id, asked).result
    assert result.agrees, (of, point, result)
    assert result.counted is (person in counted)


def check_habits(analytics, world, question, line):
    """Every branch is the stickiness of the events under its value."""
    h = world.h
    if not h["breakdown"]:
        assert line.breakdowns == ()
        return

    def active(by_hand):
        return by_hand.intervals(world.first, world.last, h["min_count"])

    def size(by_hand):
        return sum(n > 0 for n in active(by_hand).values())

    top = world.top(size)
    for n, branch in enumerate(line.breakdowns):
        mine = active(world.by_hand(branch.value, top))
        for k, value in enumerate(branch.values, 1):
            assert value == len(who_in(mine, k, h)), (branch, h)
        assert branch.total == sum(n > 0 for n in mine.values())
        if n == world.project_id % len(line.breakdowns):
            point = {"series": 0, "intervals": 1, "breakdown": branch.value}
            assert behind(analytics, world, question, point) == who_in(mine, 1, h)
            check_why(analytics, world, question, point, set(who_in(mine, 1, h)))
    assert set(top) <= {branch.value for branch in line.breakdowns}


def who_in(active, k, h):
    return {p: n for p, n in active.items() if n == k or (h["cumulative"] and n > k)}
