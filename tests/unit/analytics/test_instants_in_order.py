"""Instants stand person after person, each in time, however the engine gave them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.logic.instants import in_order


@given(st.permutations(range(12)))
def test_rows_in_any_order_are_put_in_order(order):
    rows = [(n // 4, n % 4) for n in range(12)]
    person = np.array([rows[n][0] for n in order], np.uint64)
    found = in_order(person, np.array([rows[n][1] for n in order], np.int64))
    assert found.person.tolist() == [0, 1, 2]
    assert found.first.tolist() == [0, 4, 8, 12]
    assert found.t.tolist() == [0, 1, 2, 3] * 3


def test_no_rows_are_nobodys():
    found = in_order(np.empty(0, np.uint64), np.empty(0, np.int64))
    assert (found.person.tolist(), found.first.tolist()) == ([], [0])
