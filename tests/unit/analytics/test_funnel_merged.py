"""Plain funnels by merging lanes end up where the machine of all funnels does."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from cauce.analytics.contracts import Counting, DateRange, EventMatch, Exclusion, FunnelQuery
from cauce.analytics.logic.funnel_count import counted
from cauce.analytics.logic.funnel_kept import board_at_hand
from cauce.analytics.logic.funnel_merged import is_plain, merged_outcome
from cauce.analytics.logic.instants import in_order

DAY_MS = 86_400_000
BEGIN = 1_700_006_400_000  # midnight of 15 November 2023
RANGE = DateRange(date(2023, 11, 15), date(2023, 11, 16), ZoneInfo("UTC"))
STEPS = ("A", "B", "C", "D")
HALF_DAYS = st.integers(-6, 12)
ROWS = st.lists(st.tuples(st.integers(1, 4), HALF_DAYS, st.sampled_from((0, 0, 1))), max_size=14)


def funnel(steps, window_s, **more):
    return FunnelQuery(RANGE, tuple(map(EventMatch, STEPS[:steps])), window_s, **more)


def instants(rows):
    person = np.array([row[0] for row in rows], np.uint64)
    t = np.array([BEGIN + row[1] * DAY_MS // 2 + row[2] for row in rows], np.int64)
    order = np.lexsort((t, person))
    return in_order(person[order], t[order])


def by_the_machine(query, lanes):
    universe, board = board_at_hand(query, lanes)
    attempts = counted(board, query.counting)
    ms = np.where(attempts.at >= 0, board.ms(attempts.at), -1)
    closes = board.ms(board.closes(attempts.at[:, 0]))
    person = universe[board.unit(attempts.at[:, 0])]
    return (person.tolist(), attempts.level.tolist(), ms.tolist(), closes.tolist())


@given(st.lists(ROWS, min_size=1, max_size=4), st.sampled_from((1, 43_200, 86_400, 200_000)))
@example([[(1, 0, 0), (1, 0, 0)], [(1, 0, 0), (1, 0, 0)], [(1, 0, 0)]], 1)
@example([[(1, 0, 0)], [(1, -2, 0), (2, 1, 0)]], 86_400)
@example([[(1, 5, 0)], [(1, 6, 0)]], 86_400)
@example([[], [(1, 0, 0)]], 1)
def test_a_merge_finds_the_attempts_that_the_machine_finds(rows, window_s):
    query, lanes = funnel(len(rows), window_s), [instants(some) for some in rows]
    found = merged_outcome(query, lanes)
    assert is_plain(query)
    assert (
        found.person.tolist(),
        found.level.tolist(),
        found.ms.tolist(),
        found.closes.tolist(),
    ) == by_the_machine(query, lanes)


def test_what_a_merge_cannot_tell_is_not_plain():
    assert not is_plain(funnel(2, 1, counting=Counting.EVERY))
    assert not is_plain(funnel(3, 1, optional=frozenset({1})))
    assert not is_plain(funnel(2, 1, exclusions=(Exclusion(EventMatch("X"), 0, 1),)))
