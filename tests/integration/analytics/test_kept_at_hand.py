"""What is kept at hand answers as the rows do: after late events, merges, un-merges and erasures."""

import itertools
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_parts import MANY, small_parts, two_ways
from worlds import AT_ONCE, in_part

from cauce.analytics import store
from cauce.analytics.facade import Analytics, at_hand
from cauce.analytics.facade.at_hand import Keeper

MONDAY = datetime(2021, 3, 22, tzinfo=UTC)
NOW = datetime(2023, 1, 1, tzinfo=UTC)
DAYS = {"date_from": "2021-03-23", "date_to": "2021-03-30", "timezone": "Europe/Madrid"}
_numbers = itertools.count(985_000)
_tokens = itertools.count()

PLANS = ("pro", "free", None, 7, ["pro"])

EVENT = st.tuples(
    st.integers(1, 6), st.sampled_from("AABC"), st.integers(0, 13 * 24 * 60), st.booleans()
)
EVENTS = st.lists(EVENT, min_size=1, max_size=12)
CHANGE = st.one_of(
    st.tuples(st.just("events"), EVENTS),
    st.tuples(st.just("merge"), st.integers(1, 6), st.integers(1, 8)),
    st.tuples(st.just("part"), st.integers(1, 6)),
)
HISTORY = st.tuples(EVENTS, st.lists(CHANGE, min_size=1, max_size=5))


def series(**fields):
    return {"series": [{"event": "A", **fields}]}


QUESTIONS = (
    {"kind": "trend", "interval": "day", **series(math="persons")},
    {"kind": "trend", "interval": "hour", **series(math="persons")},
    {
        "kind": "trend",
        "interval": "week",
        **series(math="persons"),
        "where": {"property": "paid", "op": "eq", "value": True},
    },
    {
        "kind": "trend",
        "interval": "day",
        "compare": "previous_period",
        **series(math="total"),
        "breakdown": {"property": "plan", "limit": 1},
    },
    {"kind": "lifecycle", "activity": {"event": "A"}, "interval": "day"},
    {"kind": "stickiness", "interval": "day", **series()},
    {"kind": "retention", "interval": "day", "first": {"event": "A"}, "return": {"event": "B"}},
    {
        "kind": "retention",
        "interval": "day",
        "mode": "recurring",
        "first": {"event": "A"},
        "return": {"event": "A"},
    },
    {
        "kind": "funnel",
        "steps": [{"event": "A"}, {"event": "B"}],
        "window": {"value": 3, "unit": "day"},
        "exclusions": [{"event": "C", "from_step": 0, "to_step": 1}],
    },
    {
        "kind": "funnel",
        "steps": [{"event": "A"}, {"event": "B"}, {"event": "C"}],
        "window": {"value": 2, "unit": "day"},
    },
    {
        "kind": "funnel",
        "counting": "every",
        "steps": [{"event": "A"}, {"event": "B"}, {"event": "C"}],
        "window": {"value": 30, "unit": "hour"},
    },
)


class World:
    """A project whose data goes on changing."""

    def __init__(self, engine):
        self.engine, self.project_id = engine, next(_numbers)
        self.seqs, self.versions = itertools.count(), itertools.count(1)

    def insert(self, table, rows):
        lines = "\n".join(json.dumps({"project_id": self.project_id, **row}) for row in rows)
        self.engine.insert_json(table, lines.encode(), f"at-hand-{next(_tokens)}")

    def events(self, events):
        self.insert(
            "events",
            [
                {
                    "event": name,
                    "person_id": person,
                    "seq": next(self.seqs),
                    "timestamp": (MONDAY + timedelta(minutes=minutes)).isoformat(),
                    "properties": {"paid": paid, "plan": PLANS[minutes % 5]},
                }
                for person, name, minutes, paid in events
            ],
        )

    def merge(self, away, into, undone=0):
        row = {"from_person": away, "into_person": into, "is_deleted": undone}
        if away != into:
            self.insert("person_overrides", [{**row, "version": next(self.versions)}])

    def part(self, away):
        self.merge(away, 0, undone=1)

    def erase(self, person):
        self.engine.command(
            "ALTER TABLE events DELETE WHERE project_id = {p:UInt32} AND person_id = {i:UInt64}",
            {"p": self.project_id, "i": person},
            mutations_sync=1,
        )


def check(world, kept, rows, questions=QUESTIONS):
    for question in questions:
        asked = {**question, **DAYS}
        assert kept.ask(world.project_id, asked).result == rows.ask(world.project_id, asked).result


@pytest.mark.slow
@in_part
@given(histories=st.lists(HISTORY, min_size=AT_ONCE // 8, max_size=AT_ONCE // 8))
def test_what_is_kept_follows_the_data(events, histories):
    rows, kept = two_ways(events, clock=lambda: NOW)
    for n, (first, changes) in enumerate(histories):
        world = World(events)
        world.events(first)
        questions = QUESTIONS[n % 2 :: 2]
        with small_parts(n % 4 < 2, later_rows=(0, 4, MANY)[n % 3]):
            check(world, kept, rows, questions)
            for change, *arguments in changes:
                getattr(world, change)(*arguments)
                check(world, kept, rows, questions)


def test_an_erased_person_is_not_kept(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    world.events([(1, "A", 3000, True), (2, "A", 3000, True), (2, "B", 3001, True)])
    check(world, kept, rows)
    world.erase(2)
    check(world, kept, rows)
    asked = {**QUESTIONS[0], **DAYS}
    assert kept.ask(world.project_id, asked).result.series[0].total == 1


def test_the_people_of_a_funnel_are_those_of_its_chart(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    world.events([(n, "A", 3000 + n, True) for n in range(1, 6)])
    world.events([(n, "B", 3000 + 60 * n, True) for n in range(3, 6)])
    world.merge(1, 3)
    funnel = {
        "kind": "funnel",
        "steps": [{"event": "A"}, {"event": "B"}],
        "window": {"value": 4, "unit": "hour"},
    }
    for converted, count in ((True, 2), (False, 2)):
        point = {"step": 1, "converted": converted}
        asked = {"kind": "people", "of": {**funnel, **DAYS}, "point": point}
        found = kept.ask(world.project_id, asked).result
        assert found == rows.ask(world.project_id, asked).result
        assert found.total == count


def test_a_stickiness_by_trait_is_answered_from_what_is_kept(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    world.insert(
        "persons",
        [
            {"person_id": n, "version": 1, "traits": {"plan": plan}}
            for n, plan in enumerate(("pro", "free", "pro"), 1)
        ],
    )
    world.events([(n, "A", 1440 * (day + n), True) for n in range(1, 6) for day in range(n)])
    world.events([(1, "A", 0, True), (2, "B", 3000, True)])
    of = {"kind": "stickiness", "interval": "day", **series(), "breakdown": {"trait": "plan"}}
    point = {"series": 0, "intervals": 2, "breakdown": "free"}
    people = {"kind": "people", "of": {**of, **DAYS}, "point": point}

    def agree():
        check(world, kept, rows, (of, {**of, "cumulative": True}))
        found = kept.ask(world.project_id, people).result
        assert found == rows.ask(world.project_id, people).result
        return [int(one.person_id, 16) for one in found.items]

    check(world, kept, rows, ({**of, "min_count": 2},))
    assert kept.keeper.bytes == 0
    with small_parts(wanted=True):
        assert agree() == [2]
        assert kept.keeper.bytes > 0
        world.events([(2, "A", 1440 * 5, True)])
        world.merge(5, 3)
        assert agree() == []
        world.part(5)
        world.erase(4)
        assert agree() == []
    (line,) = kept.ask(world.project_id, {**of, **DAYS}).result.series
    assert {one.value: one.total for one in line.breakdowns} == {"pro": 2, "free": 1, None: 1}


def test_true_is_not_one_although_python_calls_them_equal(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    world.events([(n, "A", 3000 + n, n < 3) for n in range(5)])
    totals = []
    for value in (True, 1, True):
        where = {"property": "paid", "op": "eq", "value": value}
        asked = {**QUESTIONS[0], **DAYS, "where": where, "refresh": True}
        found = kept.ask(world.project_id, asked).result
        assert found == rows.ask(world.project_id, asked).result
        totals.append(found.series[0].total)
    assert totals == [3, 0, 3]


def test_a_day_begins_when_it_does_where_the_question_is_asked(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    late = {"paid": True, "due": "2021-02-28T23:30:00Z"}
    row = {"event": "A", "person_id": 1, "seq": 1, "timestamp": MONDAY + timedelta(days=2)}
    world.insert("events", [{**row, "timestamp": row["timestamp"].isoformat(), "properties": late}])
    where = {"property": "due", "op": "before", "value": "2021-03-01"}
    for zone, total in (("Europe/Madrid", 0), ("UTC", 1)):
        asked = {**QUESTIONS[0], **DAYS, "timezone": zone, "where": where}
        found = kept.ask(world.project_id, asked).result
        assert found == rows.ask(world.project_id, asked).result
        assert found.series[0].total == total


def test_types_seen_for_the_first_time_while_it_is_asked_are_known(events, monkeypatch):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    world.events([(1, "A", 3000, True)])
    where = {"property": "paid", "op": "eq", "value": 7}
    asked = {**QUESTIONS[0], **DAYS, "where": where}
    assert kept.ask(world.project_id, asked).result.series[0].total == 0
    held, later = kept.keeper.held, {"event": "A", "person_id": 2, "seq": 99}
    at = (MONDAY + timedelta(days=2)).isoformat()

    def stored_meanwhile(*args):
        monkeypatch.undo()
        world.insert("events", [{**later, "timestamp": at, "properties": {"paid": 7}}])
        return held(*args)

    monkeypatch.setattr(kept.keeper, "held", stored_meanwhile)
    kept.ask(world.project_id, {**asked, "refresh": True})
    found = kept.ask(world.project_id, asked).result
    assert found == rows.ask(world.project_id, asked).result
    assert found.series[0].total == 1


def test_two_events_of_the_same_days_are_remembered_beside_each_other(events):
    _, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    world.events([(n, name, 3000 + n, True) for n in range(5) for name in "AB"])
    both = {**QUESTIONS[0], **DAYS, "series": [{"event": one, "math": "persons"} for one in "AB"]}
    for _ in range(2):
        kept.ask(world.project_id, {**both, "refresh": True})
    assert len(kept.keeper.worked._done) == 2


def test_what_came_since_is_read_once_for_all_that_is_kept(events, monkeypatch):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    names = [{**QUESTIONS[0], **DAYS, "series": [{"event": e, "math": "persons"}]} for e in "ABC"]
    columns, read = store.columns, []

    def counted(engine, statement, threads):
        read.append(statement.sql)
        return columns(engine, statement, threads)

    for n in range(4):
        world.events([(one, name, 3000 + one + n, True) for one in range(3) for name in "ABC"])
        with monkeypatch.context() as patched:
            patched.setattr(store, "columns", counted)
            found = [kept.ask(world.project_id, one).result for one in names]
        assert found == [rows.ask(world.project_id, one).result for one in names]
        if n < 2:  # the first time all is read, the second time all but the first begin to share
            read.clear()
    assert [sql.count("toLowCardinality(event)") for sql in read] == [1, 1]


def test_rows_stored_behind_those_seen_are_found(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = World(events)
    world.seqs = iter((8, 9, 3, 12))
    world.events([(1, "A", 3000, True), (2, "A", 3000, True)])
    check(world, kept, rows)
    world.events([(3, "A", 3000, True)])
    world.events([(4, "A", 3000, True)])
    check(world, kept, rows)


def test_parts_that_are_merged_while_they_are_read_lose_nothing(events, monkeypatch):
    rows, _ = two_ways(events, clock=lambda: NOW)
    kept = Analytics(events, clock=lambda: NOW, keeper=Keeper(1 << 30, 2, 0, 0))
    world = World(events)
    for n in range(3):
        world.events([(n, "A", 3000, True), (n + 1, "A", 4000, True)])
    read, merged = at_hand._columns, []

    def merged_meanwhile(engine, statement, threads):
        if not merged:
            merged.append(statement.sql)
            world.engine.command("OPTIMIZE TABLE events FINAL")
        return read(engine, statement, threads)

    monkeypatch.setattr(at_hand, "_columns", merged_meanwhile)
    check(world, kept, rows)
    assert "_part NOT IN" in merged[0]


def test_what_turns_out_not_to_fit_is_read_once(events):
    world = World(events)
    world.events([(n, "A", 3000 + n, True) for n in range(40)])
    keeper = Keeper(40 * 12, 2, 0)
    small = Analytics(events, clock=lambda: NOW, keeper=keeper)
    rows, _ = two_ways(events, clock=lambda: NOW)
    asked = {**QUESTIONS[0], **DAYS, "refresh": True}
    expected = rows.ask(world.project_id, asked).result
    assert small.ask(world.project_id, asked).result == expected
    assert keeper.bytes == 0
    reads = []
    keeper._read = lambda *_: reads.append(1)
    assert small.ask(world.project_id, asked).result == expected
    assert reads == []


def test_the_least_recently_asked_makes_room(events):
    world = World(events)
    world.events([(n, name, 60 * n, True) for n in range(40) for name in "AB"])
    asked = [
        {"kind": "trend", "interval": "day", "series": [{"event": name, "math": "persons"}], **DAYS}
        for name in "AB"
    ]
    keeper = Keeper(1600, 2, 0)
    small = Analytics(events, clock=lambda: NOW, keeper=keeper)
    found = [small.ask(world.project_id, one).result for one in (*asked, *asked)]
    rows, _ = two_ways(events, clock=lambda: NOW)
    assert found[:2] == [rows.ask(world.project_id, one).result for one in asked]
    assert found[2:] == found[:2]
    assert 0 < keeper.bytes <= 1600
