"""Numbers of a sample: how often what is said of everybody holds, over many samples."""

from __future__ import annotations

import doctest
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.alerts.logic.rule import read_rule
from cauce.analytics.contracts import (
    Cohort,
    Counting,
    CountOf,
    EventMatch,
    FunnelQuery,
    FunnelResult,
    FunnelStep,
    RetentionMode,
    RetentionQuery,
    RetentionResult,
    TimeToConvert,
)
from cauce.analytics.logic import sampling
from cauce.analytics.logic.questions import Asked
from cauce.analytics.logic.sampling import bounds, ranges_of, scaled, share_bounds, whole
from cauce.kernel.errors import CauceError

SAMPLES = 4_000
HELD = 0.93
"""Of 4,000 samples, 95 % and the chance of a run."""


def held(low, true, high):
    return np.mean([one <= true <= other for one, other in zip(low, high, strict=True)])


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(sampling).failed == 0


@given(st.floats(0.01, 1))
def test_a_sample_has_its_share_of_all_ids_and_a_larger_one_has_all_of_it(share):
    ranges = ranges_of(share)
    size = sum(high - low + 1 for low, high in ranges)
    assert size / 2**64 == pytest.approx(share, abs=1e-15)
    larger = ranges_of(min(1.0, share * 1.3))
    assert all(
        a[0] == b[0] and a[1] <= b[1] <= 2**64 - 1 for a, b in zip(ranges, larger, strict=True)
    )


@pytest.mark.parametrize(("people", "share"), [(40, 0.1), (1_000, 0.01), (5_000, 0.25), (300, 0.9)])
def test_the_number_of_people_lies_within_its_bounds_as_often_as_said(people, share):
    drawn = np.random.default_rng(1).binomial(people, share, SAMPLES)
    found = [bounds(int(n), share) for n in drawn]
    assert held([b.low for b in found], people, [b.high for b in found]) >= HELD


@pytest.mark.parametrize(("people", "chance", "share"), [(4_000, 0.3, 0.1), (20_000, 0.02, 0.05)])
def test_a_share_lies_within_its_bounds_as_often_as_said(people, chance, share):
    rng = np.random.default_rng(2)
    converted = round(people * chance)
    some = rng.binomial(converted, share, SAMPLES)
    others = rng.binomial(people - converted, share, SAMPLES)
    found = [
        share_bounds(int(a), int(a + b), share) for a, b in zip(some, others, strict=True) if a + b
    ]
    assert held([b.low for b in found], converted / people, [b.high for b in found]) >= HELD


def test_the_number_of_events_lies_within_its_bounds_although_some_people_send_most_of_them():
    rng = np.random.default_rng(3)
    of_each = rng.geometric(0.15, 3_000)
    low, high = [], []
    for _ in range(SAMPLES // 4):
        sample = of_each[rng.random(len(of_each)) < 0.1]
        count = sample.sum()
        found = bounds(int(count), 0.1, float((sample**2).sum() / count))
        low.append(found.low)
        high.append(found.high)
    assert held(low, of_each.sum(), high) >= HELD


@given(st.integers(0, 10**6), st.floats(0.01, 1))
def test_bounds_hold_what_they_are_bounds_of(count, share):
    found = bounds(count, share)
    assert count - 0.1 <= found.low <= count / share + 0.1
    assert found.high >= count / share - 0.1
    if share == 1:
        assert found.low == found.high == count


@given(st.integers(0, 1_000), st.integers(1, 1_000), st.floats(0.01, 1))
def test_bounds_of_a_share_hold_it_and_are_shares(part, more, share):
    of = part + more
    found = share_bounds(part, of, share)
    assert 0 <= found.low <= part / of + 1e-4
    assert part / of - 1e-4 <= found.high <= 1


def steps(*counts):
    return tuple(
        FunnelStep(str(n), count, count / counts[0], None, None, None)
        for n, count in enumerate(counts)
    )


NO_TIME = TimeToConvert(None, None, None, None, None, ())


def test_a_funnel_grows_and_its_shares_do_not():
    query = FunnelQuery(None, (EventMatch("A"), EventMatch("B")), 60, sample=0.1)  # type: ignore[arg-type]
    result = scaled(query, FunnelResult(steps(100, 25), NO_TIME), 0.1)
    assert [step.count for step in result.steps] == [1_000, 250]
    assert [step.conversion_from_start for step in result.steps] == [1, 0.25]
    assert result.steps[1].conversion_bounds == share_bounds(25, 100, 0.1)
    assert result.steps[0].count_bounds == bounds(100, 0.1)


@pytest.mark.parametrize("how", [{"count": "sessions"}, {"counting": "every"}])
def test_who_enters_several_times_has_no_bounds_that_would_be_too_narrow(how):
    kinds = {"count": CountOf, "counting": Counting}
    named = {name: kinds[name](value) for name, value in how.items()}
    query = FunnelQuery(None, (EventMatch("A"),), 60, sample=0.1, **named)  # type: ignore[arg-type]
    (step,) = scaled(query, FunnelResult(steps(7), NO_TIME), 0.1).steps
    assert (step.count, step.count_bounds, step.conversion_bounds) == (70, None, None)


@pytest.mark.parametrize("mode", RetentionMode)
def test_cohorts_grow_and_their_mean_does_not(mode):
    query = RetentionQuery(None, EventMatch("A"), EventMatch("B"), None, mode=mode, sample=0.5)  # type: ignore[arg-type]
    cohort = Cohort("2026-01-05", 10, (10, 4, None), 2)
    result = scaled(query, RetentionResult((cohort,), (1.0, 0.4, None)), 0.5)
    assert result.cohorts == (Cohort("2026-01-05", 20, (20, 8, None), 2),)
    assert result.mean == (1.0, 0.4, None)
    once = mode is RetentionMode.FIRST_TIME
    expected = (share_bounds(10, 10, 0.5), share_bounds(4, 10, 0.5), None)
    assert result.mean_bounds == (expected if once else ())


@pytest.mark.parametrize("sample", [None, 1, 0.5])
def test_an_alert_is_never_judged_by_a_sample(sample):
    question = {"kind": "trend", "series": [{"event": "A"}], "sample": sample}
    condition = {"kind": "threshold", "direction": "up", "value": 1}
    rule, asked = {"question": question, "condition": condition}, Asked(datetime.now(UTC), "UTC")
    if sample == 0.5:
        with pytest.raises(CauceError) as refusal:
            read_rule(rule, asked)
        assert refusal.value.fields[0].path == "question.sample"
    else:
        assert read_rule(rule, asked).question["kind"] == "trend"


def test_counts_are_whole():
    assert whole(7, 0.3) == 23
