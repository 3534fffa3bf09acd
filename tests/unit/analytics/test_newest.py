"""The newest events of a project give each selection the ones that it has not seen."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.contracts import Breakdown, Selected, Trailed
from cauce.analytics.logic.newest import Newest
from cauce.rules import Subject

NAMES = ("A", "B", "$identify")
ROW = st.tuples(st.sampled_from(NAMES), st.integers(1, 4), st.integers(0, 50))
READINGS = st.lists(st.lists(ROW, max_size=8), max_size=4)


def grown(readings):
    """What was read piece by piece, and the same as (seq, event, person, t)."""
    newest, rows = Newest.none(10), []
    for reading in readings:
        first = 11 + len(rows)
        more = [(first + n, *row) for n, row in enumerate(reading)]
        columns = {
            "seq": pa.chunked_array([pa.array([row[0] for row in more], pa.int64())]),
            "event": pa.chunked_array(
                [pa.array([row[1] for row in more], pa.string()).dictionary_encode()]
            ),
            "p": pa.chunked_array([pa.array([row[2] for row in more], pa.uint64())]),
            "t": pa.chunked_array([pa.array([row[3] for row in more], pa.int64())]),
        }
        newest, rows = newest.then(columns, 10 + len(rows) + len(more)), rows + more
    return newest, rows


def told(instants):
    """(person, t) of every instant, in order."""
    rows = zip(instants.first, instants.first[1:], instants.person, strict=False)
    return [(int(p), int(t)) for low, high, p in rows for t in instants.t[low:high]]


@given(READINGS, st.integers(10, 40), st.sampled_from(("A", "B", "none", None)))
def test_a_selection_gets_its_own_that_it_has_not_seen(readings, after, event):
    newest, rows = grown(readings)
    expected = sorted(
        (person, t)
        for seq, name, person, t in rows
        if seq > after and (name == event or (event is None and name != "$identify"))
    )
    assert told(newest.of(Selected(event), after)) == expected
    later = newest.behind(after)
    assert told(later.of(Selected(event), after)) == expected
    assert later.of(Selected(event), after - 1) is None


def test_what_a_name_does_not_tell_is_not_had_from_it():
    assert Newest.tells(Selected("A"))
    assert not Newest.tells(Selected("A", by=Breakdown(Subject.PROPERTY, "plan", 1)))
    assert not Newest.tells(Trailed())
