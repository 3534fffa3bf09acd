"""Trails kept at hand tell paths and sessions as the rows do: after late events, merges, un-merges and erasures."""

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_parts import small_parts, two_ways
from test_kept_at_hand import DAYS, MONDAY, NOW, World
from worlds import AT_ONCE, in_part

from cauce.analytics.contracts import Trailed
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.at_hand import Keeper

NAMES = ("A", "A", "B", "C", "Page Viewed", "Page Viewed", "$identify")
EVENT = st.tuples(
    st.integers(1, 6),
    st.sampled_from(NAMES),
    st.integers(2 * 24 * 60, 3 * 24 * 60) | st.integers(2850, 3050) | st.integers(0, 13 * 24 * 60),
    st.sampled_from(("", "", "s1", "s2")),
    st.sampled_from(("d1", "d1", "d2", "")),
)
EVENTS = st.lists(EVENT, min_size=1, max_size=25)
CHANGE = st.one_of(
    st.tuples(st.just("events"), EVENTS),
    st.tuples(st.just("merge"), st.integers(1, 6), st.integers(1, 8)),
    st.tuples(st.just("part"), st.integers(1, 6)),
)
HISTORY = st.tuples(EVENTS, st.lists(CHANGE, min_size=1, max_size=4))

SESSIONS = {"kind": "sessions", "interval": "day", "measures": ["sessions", "median_length_s"]}
PATHS = {"kind": "paths", "depth": 4, "limit": 2}
A, B = {"event": "A"}, {"event": "B"}
WINDOW = {"value": 6, "unit": "hour"}
FUNNEL = {"kind": "funnel", "steps": [A, {"event": "Page Viewed"}], "window": WINDOW}
QUESTIONS = (
    SESSIONS,
    SESSIONS | {"interval": "hour", "key_events": [A, {"event": "C"}]},
    SESSIONS | {"breakdown": {"trait": "plan"}, "key_events": [{"event": None}]},
    SESSIONS | {"breakdown": {"session": "entry_page"}, "key_events": [A]},
    SESSIONS | {"breakdown": {"session": "exit_page", "limit": 1}},
    SESSIONS | {"breakdown": {"property": "path"}},
    PATHS,
    PATHS | {"count": "passes", "exclude": ["A*"]},
    PATHS | {"from": A},
    PATHS | {"from": {"event": "Page Viewed"}, "count": "passes", "steps": [A, B]},
    PATHS | {"to": B},
    PATHS | {"from": A, "to": B, "groups": [{"name": "Rest", "match": ["C", "Page*"]}]},
    PATHS | {"from": A, "window": WINDOW, "count": "passes"},
    PATHS | {"to": B, "window": WINDOW},
    PATHS | {"steps": ["pages", "events"], "from": A},
    PATHS | {"steps": ["pages"], "from": A, "to": {"event": "Page Viewed"}, "count": "passes"},
    PATHS | {"steps": [{"event": None, "where": {"property": "path", "op": "eq", "value": "/1"}}]},
    FUNNEL | {"window": {"value": 2, "unit": "session"}},
    FUNNEL | {"count": "sessions", "exclusions": [B | {"from_step": 0, "to_step": 1}]},
    FUNNEL | {"counting": "session", "steps": [A, A, {"event": None}]},
)
PEOPLE = (
    {"kind": "people", "of": QUESTIONS[0], "point": {"engaged": True}},
    {"kind": "people", "of": PATHS | {"from": A}, "point": {"step": 0, "name": "A"}},
)


SOME = tuple((*QUESTIONS, *PEOPLE)[k::4] for k in range(4))
"""Each look at the data asks some of the questions."""


class Walked(World):
    """A project whose people walk through sessions, and whose data goes on changing."""

    def events(self, events):
        rows = [
            {
                "event": name, "person_id": person, "seq": next(self.seqs), "session_id": session,
                "timestamp": (MONDAY + timedelta(minutes=minutes)).isoformat(),
                "anonymous_id": device, "properties": {"path": f"/{(minutes + len(name)) % 3}"},
            }
            for person, name, minutes, session, device in events
        ]  # fmt: skip
        self.insert("events", rows)


def check(world, kept, rows, questions=QUESTIONS):
    for question in questions:
        asked = question | ({"of": question["of"] | DAYS} if question["kind"] == "people" else DAYS)
        expected = rows.ask(world.project_id, asked).result
        assert kept.ask(world.project_id, asked).result == expected, asked


@pytest.mark.slow
@in_part
@given(histories=st.lists(HISTORY, min_size=AT_ONCE // 8, max_size=AT_ONCE // 8))
def test_trails_follow_the_data(events, histories):
    rows, kept = two_ways(events, clock=lambda: NOW)
    for n, (first, changes) in enumerate(histories):
        world = Walked(events)
        world.events(first)
        with small_parts(n % 2):
            check(world, kept, rows, SOME[n % len(SOME)])
            for k, (change, *arguments) in enumerate(changes):
                getattr(world, change)(*arguments)
                check(world, kept, rows, SOME[(n + k + 1) % len(SOME)])
    assert any(key[1] == Trailed() for key in kept.keeper._kept)


def test_sessions_of_days_depend_on_the_days_asked_about_in_both_ways(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = Walked(events)
    steady = [(1, "A", minutes, "", "") for minutes in range(0, 6 * 24 * 60, 25)]
    named = [(2, "B", minutes, "s1", "d1") for minutes in range(0, 9 * 24 * 60, 400)]
    short = [(3, "A", 3000 + minutes, "", "d1") for minutes in (0, 10, 45)]
    world.events([*steady, *named, *short])
    for first, last in itertools.combinations(range(22, 31, 2), 2):
        days = {"date_from": f"2021-03-{first}", "date_to": f"2021-03-{last}"}
        for question in (
            SESSIONS,
            PATHS,
            PATHS | {"from": A},
            PATHS | {"from": B, "to": A},
            *QUESTIONS[-3:],
        ):
            asked = question | days
            expected = rows.ask(world.project_id, asked).result
            assert kept.ask(world.project_id, asked).result == expected, asked


def test_a_person_with_a_later_event_and_who_is_erased_are_told_anew(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = Walked(events)
    world.events([(n, "A", 3000 + 60 * k, "", "d1") for n in range(200) for k in range(3)])
    check(world, kept, rows, SOME[0])
    world.events([(7, "B", 3030, "", "d1")])
    check(world, kept, rows)
    held = next(one for key, one in kept.keeper._kept.items() if key[1] == Trailed()).held
    assert (held.bulk.rows, held.since.rows) == (600, 1)
    world.erase(7)
    check(world, kept, rows, SOME[0])
    asked = SESSIONS | DAYS
    assert kept.ask(world.project_id, asked).result.total.sessions == 199 * 3


def test_steps_by_true_are_not_those_by_one(events):
    rows, kept = two_ways(events, clock=lambda: NOW)
    world = Walked(events)
    at = (MONDAY + timedelta(days=2)).isoformat()
    world.insert("events", [
        {"event": "A", "person_id": n, "seq": n, "timestamp": at, "properties": {"gift": gift}}
        for n, gift in ((1, True), (2, 1), (3, 1))
    ])  # fmt: skip
    found = []
    for value in (True, 1):
        step = {"event": "A", "where": {"property": "gift", "op": "eq", "value": value}}
        asked = PATHS | DAYS | {"steps": [step]}
        found.append(kept.ask(world.project_id, asked).result)
        assert found[-1] == rows.ask(world.project_id, asked).result
    assert [sum(node.count for node in one.nodes) for one in found] == [1, 2]


def test_all_is_read_once_questions_have_read_about_as_much(events):
    world = Walked(events)
    world.events([(n, "A", 24 * 60 * day, "", "d1") for n in range(10) for day in range(10)])
    keeper = Keeper(1 << 30, 2, 0)
    analytics = Analytics(events, clock=lambda: NOW, keeper=keeper)
    sizes = []
    for _ in range(3):
        asked = SESSIONS | {"date_from": "2021-03-30", "date_to": "2021-03-30", "refresh": True}
        assert analytics.ask(world.project_id, asked).result.total.sessions == 10
        sizes.append(keeper.bytes)
    assert [size > 0 for size in sizes] == [False, True, True]
