"""Periods counted from quarters of an hour are those counted from every instant."""

from __future__ import annotations

import doctest

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.logic import instants as instants_module
from cauce.analytics.logic import quarters
from cauce.analytics.logic.funnel_sql import ranges
from cauce.analytics.logic.instants import active_in, bits_of, in_order, side_by_side

QUARTER = quarters.QUARTER_MS
ROWS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(-40, 400), st.sampled_from((0, 1, QUARTER - 1))),
    max_size=30,
)
EDGES = st.lists(st.integers(0, 300), min_size=2, max_size=9, unique=True).map(sorted)


def instants(rows):
    person = np.array([row[0] << 61 for row in rows], np.uint64)
    t = np.array([row[1] * QUARTER + row[2] for row in rows], np.int64)
    order = np.lexsort((t, person))
    return in_order(person[order], t[order])


def test_the_example_of_the_docstring_holds():
    assert doctest.testmod(quarters).failed == 0


@given(ROWS, EDGES, st.sampled_from((0, 60_000)))
def test_it_makes_no_difference_what_is_counted_from(rows, edges, shift):
    """Also where a period does not begin with a quarter: then every instant is looked at."""
    plain, known = instants(rows), instants(rows).with_quarters()
    edges = np.array(edges, np.int64) * QUARTER + shift
    assert bits_of(plain, edges).tolist() == bits_of(known, edges).tolist()
    counts, persons = active_in(plain, edges)
    again, as_many = active_in(known, edges)
    assert (counts.tolist(), persons) == (again.tolist(), as_many)


@given(ROWS)
def test_ranges_of_persons_have_their_own(rows):
    whole = instants(rows).with_quarters()
    parts = [whole.between(part) for part in ranges(3)]
    for part in parts:
        assert part.quarters.number.tolist() == part.with_quarters().quarters.number.tolist()
        assert part.quarters.first.tolist() == part.with_quarters().quarters.first.tolist()
    again = side_by_side(parts)
    assert again.quarters.number.tolist() == whole.quarters.number.tolist()
    assert again.quarters.first.tolist() == whole.quarters.first.tolist()
    assert again.bytes == whole.bytes


def test_blocks_end_between_persons(monkeypatch):
    rows = [(n % 6, n, 0) for n in range(60)]
    edges = np.arange(0, 80, 8, dtype=np.int64) * QUARTER
    expected = bits_of(instants(rows), edges).tolist()
    monkeypatch.setattr(instants_module, "BLOCK", 7)
    assert bits_of(instants(rows).with_quarters(), edges).tolist() == expected
