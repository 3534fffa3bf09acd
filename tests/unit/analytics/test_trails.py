"""Trails hold every event once, session after session."""

import doctest

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.logic import trails as logic
from cauce.analytics.logic import visits_measures
from cauce.analytics.logic.funnel_outcome import Read
from cauce.analytics.logic.funnel_rows import Moments, sessions_of
from cauce.analytics.logic.funnel_sql import Part
from cauce.analytics.logic.trails import (
    LONG_MS,
    Kind,
    rows_of,
    trails_joined,
    trails_of,
    trails_side_by_side,
)

PARTS = (Part(0, 2), Part(3, 2**64 - 1))
MINUTE = 60_000
ROW = st.tuples(
    st.integers(1, 5),
    st.integers(0, 4000) | st.integers(0, 90),
    st.sampled_from((0, 8, 9, 11)),
    st.integers(0, 2),
)
ROWS = st.lists(ROW, max_size=40)
EVENTS = ("A", "Page Viewed", "C")
NAMES = tuple(Kind(name).text for name in EVENTS)


def read(rows):
    person, minutes, session, code = np.array(rows, np.int64).reshape(-1, 4).T
    return Read(
        Moments(
            person.astype(np.uint64),
            minutes * MINUTE,
            np.zeros(len(person), np.uint32),
            session.astype(np.uint64),
            label=code.astype(np.int32),
        ),
        NAMES,
    )


def told(trails):
    """Each event with the session it is in, whatever the order of equal ones."""
    found = []
    for i, person in enumerate(trails.person.tolist()):
        sessions = range(trails.first[i], trails.first[i + 1])
        for k in sessions:
            rows = slice(trails.opens[k], trails.opens[k + 1])
            after = trails.after[rows].tolist()
            assert after[0] == 0
            assert after == sorted(after)
            codes = trails.code[rows].tolist()
            names = sorted(zip(after, (trails.names[code] for code in codes), strict=True))
            assert trails.views[k] == sum(name == NAMES[1] for _, name in names)
            found.append((person, int(trails.start[k]), int(trails.session[k]), names))
        starts = trails.start[trails.first[i] : trails.first[i + 1]].tolist()
        assert starts == sorted(starts)
    return sorted(found)


@given(rows=ROWS)
def test_every_event_is_there_in_its_session(rows):
    trails = trails_of(read(rows))
    again = rows_of(trails).rows
    names = [trails.names[code] for code in again.label.tolist()]
    had = zip(again.person.tolist(), again.t.tolist(), again.session.tolist(), names, strict=True)
    assert sorted(had) == sorted((p, m * MINUTE, s, NAMES[c]) for p, m, s, c in rows)
    raw = read(rows).rows
    assert len(trails.start) == len(set(sessions_of(raw.person, raw.t, raw.session).tolist()))


@given(rows=ROWS, later=ROWS)
def test_what_comes_later_joins_as_if_it_had_always_been_there(rows, later):
    together = trails_of(read([*rows, *later]))
    joined = trails_joined(trails_of(read(rows)), trails_of(read(later)), PARTS)
    assert told(joined) == told(together)
    assert joined.long.tolist() == together.long.tolist()
    assert joined.person.tolist() == together.person.tolist()


@given(rows=ROWS)
def test_ranges_of_persons_side_by_side_are_all_of_them(rows):
    whole = trails_of(read(rows))
    again = trails_side_by_side([whole.between(part) for part in PARTS])
    assert told(again) == told(whole)


def test_who_has_a_session_of_a_day_is_remembered():
    long = LONG_MS // MINUTE
    rows = [(1, 0, 9, 0), (1, long, 9, 0), (2, 0, 9, 0), (2, long - 1, 9, 0)]
    assert trails_of(read(rows)).long.tolist() == [1]


def test_more_names_than_a_byte_holds_take_two():
    rows = [(1, minute, 9, minute) for minute in range(300)]
    names = tuple(Kind("Page Viewed", f"/{i}").text for i in range(300))
    trails = trails_of(Read(read(rows).rows, names))
    assert trails.code.dtype == np.uint16
    assert [trails.names[code] for code in trails.code] == list(names)


def test_the_examples_of_the_docstrings_hold():
    for module in (logic, visits_measures):
        assert doctest.testmod(module).failed == 0
