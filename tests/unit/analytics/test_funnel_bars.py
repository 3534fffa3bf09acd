"""The bars of the time to convert and those who are in them."""

import numpy as np
import pytest

from cauce.analytics.logic.funnel_outcome import Outcome
from cauce.analytics.logic.funnel_result import in_bar, time_to_convert
from cauce.analytics.logic.labels import NO_LABELS


def outcome(*seconds):
    """Return one attempt for each time to the second step; None stops at the first."""
    ms = np.array([[1000, -1 if s is None else 1000 + s * 1000] for s in seconds], np.int64)
    level = np.array([1 if s is None else 2 for s in seconds], np.int8)
    person = np.arange(len(seconds), dtype=np.uint64)
    return Outcome(level, person, ms, NO_LABELS, ms[:, 0])


@pytest.mark.parametrize(
    "seconds", [(5,), (0, 1, 2, 3, 60), (7, None, 7, 7), (None, 1, 100, 1000, 9, 500, 500, 20, 3)]
)
def test_each_bar_has_those_it_counts_and_nobody_else(seconds):
    found = outcome(*seconds)
    for place, bar in enumerate(time_to_convert(found).histogram):
        there = in_bar(found, place)
        took = [s for s, is_in in zip(seconds, there, strict=True) if is_in]
        assert len(took) == bar.count
        assert all(s is not None and bar.from_s <= s < bar.to_s for s in took)


def test_there_is_no_bar_beyond_the_last_and_none_without_anybody_who_finished():
    found = outcome(1, 2)
    assert in_bar(found, len(time_to_convert(found).histogram)) is None
    assert in_bar(outcome(None, None), 0) is None
