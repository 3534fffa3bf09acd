"""The data-driven models agree with published examples and with their definitions, worked out at length."""

from dataclasses import dataclass
from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.logic.data_driven import removal_effects, shapley, steps_seen


@dataclass(frozen=True)
class Way:
    """Channels in order, how often such a way was gone with and without converting, and its worth."""

    channels: tuple[int, ...]
    converted: int
    dropped: int = 0
    value: float = 0.0


def gone(ways):
    """Return every single way: number and channel of each touchpoint, converted and value of each."""
    single = [(way, True) for way in ways for _ in range(way.converted)]
    single += [(way, False) for way in ways for _ in range(way.dropped)]
    lengths = [len(way.channels) for way, _ in single]
    number = np.repeat(np.arange(len(single)), lengths).astype(np.int64)
    channel = np.array([c for way, _ in single for c in way.channels], np.int64)
    value = [way.value / way.converted if converted else 0.0 for way, converted in single]
    return number, channel, np.array([c for _, c in single], bool), np.array(value)


def markov(ways, channels):
    number, channel, converted, _ = gone(ways)
    return removal_effects(steps_seen(number, channel, converted, channels))


def test_the_worked_example_of_the_removal_effect():
    # S. Bryl, "Attribution model with R (part 1: Markov chains concept)": removal effects 0.5, 1, 1
    ways = [Way((0, 1, 2), 1), Way((0,), 0, 1), Way((1, 2), 0, 1)]
    assert markov(ways, 3) == pytest.approx([0.2, 0.4, 0.4])


def test_parts_of_the_ways_add_up():
    ways = [Way((0, 1, 0), 2, 1), Way((1,), 1, 3), Way((2, 2), 1)]
    parts = [steps_seen(*gone([way])[:3], 3) for way in ways]
    assert sum(parts) == pytest.approx(steps_seen(*gone(ways)[:3], 3))


def test_nothing_converted_gives_nobody_credit():
    assert markov([Way((0, 1), 0, 5)], 2).tolist() == [0, 0]
    assert markov([], 2).tolist() == [0, 0]


paths = st.lists(
    st.builds(
        Way,
        st.lists(st.integers(0, 3), min_size=1, max_size=5).map(tuple),
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(0, 100),
    ),
    min_size=1,
    max_size=10,
)


def chain_of(ways):
    """Return how often each state leads to each."""
    leads = {}
    for way in ways:
        states = ("start", *way.channels)
        often = way.converted + way.dropped
        steps = [(here, there, often) for here, there in pairwise(states)]
        steps += [(states[-1], "yes", way.converted), (states[-1], "no", way.dropped)]
        for here, there, count in steps:
            leads.setdefault(here, {}).setdefault(there, 0)
            leads[here][there] += count
    return leads


def walked(ways, without):
    """Return the probability to convert by following the chain step by step, not by solving it."""
    leads, here, done = chain_of(ways), {"start": 1.0}, 0.0
    for _ in range(3000):
        after = dict.fromkeys((*range(4), "yes", "no"), 0.0)
        for state, probability in here.items():
            ends = leads.get(state, {}) if state != without else {}
            total = sum(ends.values())
            for there, often in ends.items() if total else ():
                after[there] += probability * often / total
        done += after.pop("yes")
        here = {state: p for state, p in after.items() if state != "no" and p}
    return done


@given(paths)
def test_the_removal_effect_is_what_walking_without_the_channel_loses(ways):
    whole = walked(ways, None)
    found = markov(ways, 4)
    if whole == 0:
        assert found.tolist() == [0] * 4
        return
    effects = np.array([1 - walked(ways, channel) / whole for channel in range(4)])
    assert found == pytest.approx(effects / effects.sum(), abs=1e-6)


@given(paths)
def test_the_closed_form_is_the_mean_over_all_orders_of_joining(ways):
    def worth(group):
        return sum(way.converted for way in ways if set(way.channels) <= set(group))

    orders = list(permutations(range(4)))
    expected = np.zeros(4)
    for order in orders:
        for place, channel in enumerate(order):
            expected[channel] += worth(order[: place + 1]) - worth(order[:place])
    number, channel, converted, value = gone(ways)
    assert shapley(number, channel, converted.astype(float), 4) == pytest.approx(
        expected / len(orders)
    )
    whole = sum(way.value for way in ways if way.converted)
    assert shapley(number, channel, value, 4).sum() == pytest.approx(whole)
