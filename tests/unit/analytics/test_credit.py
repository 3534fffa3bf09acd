"""Every rule divides as its source says, and the parts of a conversion add up to it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.contracts import DATA_DRIVEN, CreditRule, Shares
from cauce.analytics.logic.credit import Touches, weights

DAY = 86_400.0


def one_way(channels, ages=None):
    """Return the touchpoints of a single conversion."""
    ages = ages or [float(len(channels) - k) for k in range(len(channels))]
    return Touches(np.zeros(len(channels), np.int64), np.array(channels), np.array(ages, float))


@pytest.mark.parametrize(
    ("rule", "touches", "expected"),
    [
        (CreditRule.FIRST, 3, [1, 0, 0]),
        (CreditRule.LAST, 3, [0, 0, 1]),
        (CreditRule.FIRST, 2, [1, 0]),
        (CreditRule.LAST, 1, [1]),
        (CreditRule.LINEAR, 4, [0.25] * 4),
        (CreditRule.U_SHAPED, 6, [0.4, 0.05, 0.05, 0.05, 0.05, 0.4]),  # Mixpanel's example
        (CreditRule.U_SHAPED, 2, [0.5, 0.5]),
        (CreditRule.J_SHAPED, 3, [0.2, 0.2, 0.6]),
        (CreditRule.J_SHAPED, 2, [0.25, 0.75]),
        (CreditRule.INVERSE_J, 2, [0.75, 0.25]),
        (CreditRule.INVERSE_J, 1, [1]),
    ],
)
def test_each_place_gets_its_share(rule, touches, expected):
    assert weights(one_way(list(range(touches))), rule) == pytest.approx(expected)


def test_ones_own_shares():
    assert weights(one_way([1, 2, 3]), CreditRule.CUSTOM, Shares(0.1, 0.8, 0.1)) == pytest.approx(
        [0.1, 0.8, 0.1]
    )
    assert weights(one_way([1, 2]), CreditRule.CUSTOM, Shares(0.0, 1.0, 0.0)) == pytest.approx(
        [0.5, 0.5]
    )


def test_credit_halves_every_seven_days():
    found = weights(one_way([0, 1, 2], [14 * DAY, 7 * DAY, 0.0]), CreditRule.TIME_DECAY)
    assert found == pytest.approx([1 / 7, 2 / 7, 4 / 7])


def test_years_before_do_not_underflow():
    found = weights(one_way([0, 1], [9000 * DAY, 9000 * DAY]), CreditRule.TIME_DECAY)
    assert found == pytest.approx([0.5, 0.5])


def test_taking_part_counts_once_a_channel():
    assert weights(one_way([5, 3, 5, 5, 3]), CreditRule.PARTICIPATION).tolist() == [1, 1, 0, 0, 0]


ways = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=8), max_size=12)


@given(
    ways,
    st.sampled_from(
        sorted({*CreditRule} - DATA_DRIVEN - {CreditRule.CUSTOM, CreditRule.PARTICIPATION})
    ),
)
def test_a_conversion_is_divided_whole(paths, rule):
    lengths = [len(path) for path in paths]
    touches = Touches(
        np.repeat(np.arange(len(paths)), lengths).astype(np.int64),
        np.array([c for path in paths for c in path], np.int64),
        np.array([3600.0 * k for path in paths for k in range(len(path), 0, -1)]),
    )
    parts = weights(touches, rule)
    assert (parts >= 0).all()
    for index, path in enumerate(paths):
        alone = weights(one_way(path, [3600.0 * k for k in range(len(path), 0, -1)]), rule)
        assert parts[touches.conversion == index] == pytest.approx(alone)
        assert alone.sum() == pytest.approx(1.0)
