"""A session is the same worked out event by event, in SQL and in arrays: late and equal times included."""

from __future__ import annotations

import itertools
import json
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cauce.analytics.contracts import Scope, Span
from cauce.analytics.facade import Analytics
from cauce.analytics.logic.funnel_rows import OWN, sessions_of
from cauce.analytics.logic.sessions_sql import sessions_sql
from cauce.analytics.logic.source import Source
from cauce.kernel.ids import ProjectId
from cauce.kernel.sessions import CAP_MS, IDLE_MS, Runs

START = datetime(2026, 3, 28, 22, tzinfo=UTC)
SPAN = Span(START, START + timedelta(days=6))
BASE = int(START.timestamp() * 1000)
_projects = itertools.count(930_000)

GAPS = st.lists(
    st.sampled_from([0, 0, 1, 60_000, IDLE_MS - 1, IDLE_MS, IDLE_MS, IDLE_MS + 1, 5 * IDLE_MS]),
    min_size=1,
    max_size=120,
)
LONG = st.lists(st.sampled_from([IDLE_MS, IDLE_MS, IDLE_MS - 1, 1]), min_size=60, max_size=150)
VISIT = st.tuples(
    st.integers(1, 2), st.sampled_from(["", "d1", "d2"]), st.sampled_from(["", "", "", "s1"]),
    st.integers(0, CAP_MS), GAPS | LONG,
)  # fmt: skip
quick = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def events_of(visits):
    """(person, device, own id, ms) of each event."""
    for person, device, own, first, gaps in visits:
        for ms in itertools.accumulate(gaps, initial=first):
            yield person, device, own, BASE + ms


def one_by_one(moments):
    """Each event's session by the reference, which takes them in the order given."""
    runs = defaultdict(Runs)
    for person, device, own, ms in moments:
        if not own:
            runs[person, device].add(ms)
    return [
        (person, own) if own else (person, device, *runs[person, device].session_of(ms))
        for person, device, own, ms in moments
    ]


def grouping(keys):
    """Equal keys share a number: the first position of each."""
    first = {}
    return [first.setdefault(key, i) for i, key in enumerate(keys)]


def stored(events, project, moments):
    rows = [
        {
            "project_id": project, "event": "AB"[i % 2], "person_id": person, "seq": i + 1,
            "anonymous_id": device, "session_id": own, "properties": {}, "context": {},
            "timestamp": datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds"),
        }
        for i, (person, device, own, ms) in enumerate(moments)
    ]  # fmt: skip
    half = len(rows) // 2
    for part in (rows[half:], rows[:half]):
        if part:
            lines = "\n".join(json.dumps(row) for row in part).encode()
            events.insert_json("events", lines, f"s{project}-{part[0]['seq']}")


def in_sql(events, project, span=SPAN):
    source = Source.of(Scope(project, START, merged=False), ZoneInfo("UTC"))
    sql = sessions_sql(
        source, span, "seq", f"project_id = {source.project} AND {source.during(span)}"
    )
    rows = events.query(f"SELECT seq, p, sid FROM ({sql}) ORDER BY seq", source.bind.params).rows
    return {seq: (p, sid) for seq, p, sid in rows}


def in_arrays(moments):
    hashed = {"": 0, "d1": 2, "d2": 4, "s1": 7}
    person = np.array([m[0] for m in moments], np.uint64)
    t = np.array([m[3] for m in moments], np.int64)
    session = np.array([hashed[own] if own else hashed[d] for _, d, own, _ in moments], np.uint64)
    assert all(bool(s & OWN) == bool(m[2]) for s, m in zip(session, moments, strict=True))
    return [int(key) for key in sessions_of(person, t, session)]


@given(st.lists(VISIT, min_size=1, max_size=5), st.randoms(use_true_random=False))
@example([(1, "d1", "", 0, [IDLE_MS] * 150)], random.Random(1))
@example([(1, "", "", 0, [IDLE_MS, IDLE_MS + 1, 0, 0])], random.Random(2))
@example([(1, "d1", "", 0, [CAP_MS // 50] * 50), (1, "d1", "", CAP_MS, [0])], random.Random(3))
@example([(1, "", "", 0, [0] * 120)] * 2 + [(2, "d1", "", 5, [IDLE_MS] * 99)], random.Random(4))
@quick
def test_three_ways_give_the_same_sessions_in_any_order_of_arrival(events, visits, order):
    moments = list(events_of(visits))
    order.shuffle(moments)
    expected = grouping(one_by_one(moments))
    project = next(_projects)
    stored(events, project, moments)
    found = in_sql(events, project)
    assert grouping([found[i + 1] for i in range(len(moments))]) == expected
    assert grouping(in_arrays(moments)) == expected


@given(st.lists(VISIT, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(visits, order):
    moments = sorted(events_of(visits))
    expected = dict(zip(moments, one_by_one(moments), strict=True))
    order.shuffle(moments)
    assert dict(zip(moments, one_by_one(moments), strict=True)) == expected


@pytest.mark.parametrize(
    ("gaps", "sessions"),
    [
        ([IDLE_MS] * 47, 1),
        ([IDLE_MS] * 48, 2),
        ([IDLE_MS] * 96, 3),
        ([IDLE_MS + 1], 2),
        ([0, 0, 0], 1),
        ([CAP_MS], 2),
    ],
)
def test_half_an_hour_is_no_pause_and_a_day_is_the_end(events, project_id, gaps, sessions):
    moments = list(events_of([(1, "d1", "", 0, gaps)]))
    assert len(set(one_by_one(moments))) == sessions
    stored(events, project_id, moments)
    question = {
        "kind": "trend", "date_from": "2026-03-28", "date_to": "2026-04-05", "timezone": "UTC",
        "series": [{"event": None, "math": "sessions"}],
    }  # fmt: skip
    assert Analytics(events).ask(ProjectId(project_id), question).result.series[0].total == sessions


def test_two_devices_at_once_are_two_sessions(events, project_id):
    visits = [(1, device, "", 0, [60_000] * 5) for device in ("d1", "d2")]
    moments = list(events_of(visits))
    stored(events, project_id, moments)
    assert len(set(in_sql(events, project_id).values())) == 2


def test_a_run_is_followed_back_two_days_before_the_first_day(events, project_id):
    moments = list(events_of([(1, "d1", "", 0, [IDLE_MS] * 90)]))
    stored(events, project_id, moments)
    later = Span(START + timedelta(hours=30), SPAN.end)
    whole, part = in_sql(events, project_id), in_sql(events, project_id, later)
    assert part
    assert all(whole[seq] == session for seq, session in part.items())
