"""What is usual, and what is not: planted anomalies, false alarms, few buckets, zeros, gaps."""

from __future__ import annotations

import numpy as np
import pytest

from cauce.analytics.alerts.contracts import Sensitivity
from cauce.analytics.alerts.logic.anomaly import CHANCE, RHYTHMS, Band, Rhythm, forecasts, usual
from cauce.analytics.contracts import Interval

WEEK = np.array([1.0, 1.1, 1.0, 1.05, 1.2, 0.6, 0.4])


def days(count: int, level: float = 200, seed: int = 1) -> list[float]:
    """Poisson numbers of days with a week's rhythm."""
    chance = np.random.default_rng(seed)
    return [float(chance.poisson(level * WEEK[i % 7])) for i in range(count)]


def hours(count: int, level: float = 60, seed: int = 1) -> list[float]:
    """Poisson numbers of hours with the rhythm of a day and of a week."""
    chance = np.random.default_rng(seed)
    day = 1 + 0.8 * np.sin(np.arange(24) / 24 * 2 * np.pi)
    return [float(chance.poisson(level * day[i % 24] * WEEK[i // 24 % 7])) for i in range(count)]


def band(values, at, interval=Interval.DAY, sensitivity=Sensitivity.MEDIUM, *, counts=True):
    (found,) = usual(values, [at], interval, sensitivity, counts=counts)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_a_day_at_half_its_usual_number_is_outside_and_an_ordinary_sunday_is_inside(seed):
    values = days(120, seed=seed)
    sunday = band(values, 118)
    assert isinstance(sunday, Band)
    assert sunday.low <= values[118] <= sunday.high
    assert sunday.expected == pytest.approx(200 * WEEK[118 % 7], rel=0.25)
    thursday = band(values, 116)
    assert isinstance(thursday, Band)
    assert 0.5 * 200 * WEEK[4] < thursday.low < thursday.expected < thursday.high < 1.6 * 240


def test_an_hour_of_silence_at_noon_is_an_anomaly_and_at_night_it_need_not_be():
    values = hours(24 * 7 * 9)
    noon, night = len(values) - 24 + 6, len(values) - 24 + 18
    found = usual(values, [noon, night], Interval.HOUR, Sensitivity.MEDIUM, counts=True)
    assert all(isinstance(one, Band) for one in found)
    assert found[0].low > 15
    assert found[1].low == 0


@pytest.mark.parametrize(
    ("sensitivity", "most"),
    [(Sensitivity.LOW, 6), (Sensitivity.MEDIUM, 25), (Sensitivity.HIGH, 110)],
)
def test_pure_seasonal_noise_alarms_seldom(sensitivity, most):
    """6,000 days without an anomaly: about 1, 6 and 60 false alarms are what chance gives."""
    alarms = 0
    for seed in range(60):
        values = days(220, level=80, seed=1000 + seed)
        positions = range(120, 220)
        found = usual(values, positions, Interval.DAY, sensitivity, counts=True)
        alarms += sum(
            not one.low <= values[at] <= one.high for at, one in zip(positions, found, strict=True)
        )
    assert CHANCE[sensitivity] * 6000 / 10 <= alarms + 1
    assert alarms <= most


def test_too_little_history_says_how_much_is_missing():
    (least,) = (one.least for one in RHYTHMS[Interval.DAY])
    values = days(least)
    assert band(values, least - 1) == 1
    assert band(values, 3) == least - 3
    assert isinstance(band([*values, 200.0], least), Band)


def test_zeros_before_the_first_event_are_no_history():
    values = [0.0] * 300 + days(20)
    assert band(values, 319) == RHYTHMS[Interval.DAY][0].least - 19


def test_an_hourly_number_is_judged_by_the_day_until_the_week_is_known():
    weekly, daily = RHYTHMS[Interval.HOUR]
    values = hours(weekly.least + 1)
    assert isinstance(band(values, daily.least, Interval.HOUR), Band)
    assert band(values, daily.least - 2, Interval.HOUR) == 2
    saturday = band(hours(24 * 7 * 8), 24 * 7 * 8 - 24 + 6, Interval.HOUR)
    assert saturday.expected == pytest.approx(60 * 1.8 * WEEK[6], rel=0.3)


def test_a_number_that_is_nearly_always_zero_alarms_only_for_several():
    values = [1.0] + [0.0] * 120
    found = band(values, 120)
    assert found.expected == 0
    assert 3 < found.high < 12
    assert found.low == 0


def test_a_constant_sum_has_a_band_that_is_not_empty():
    found = band([100.0] * 60, 59, counts=False)
    assert 80 < found.low < 99
    assert 101 < found.high < 120


def test_gaps_are_passed_over():
    values: list[float | None] = list(days(120))
    for at in range(40, 110, 5):
        values[at] = None
    whole, holed = band(days(120), 119), band(values, 119)
    assert holed.expected == pytest.approx(whole.expected, rel=0.15)


def test_what_was_wrong_last_week_does_not_make_this_week_wrong():
    values = days(120)
    clean = band(values, 119)
    values[112] = 5_000.0
    spoilt = band(values, 119)
    assert spoilt.expected == pytest.approx(clean.expected, rel=0.15)
    assert spoilt.high < 2 * clean.high


def test_a_new_level_is_news_at_first_and_usual_after_some_weeks():
    values = days(120) + [2.5 * one for one in days(35, seed=2)]
    first = band(values, 120)
    assert values[120] > first.high
    later = usual(values, range(148, 155), Interval.DAY, Sensitivity.MEDIUM, counts=True)
    inside = [
        one.low <= values[at] <= one.high for at, one in zip(range(148, 155), later, strict=True)
    ]
    assert all(inside)


def test_a_steady_climb_is_no_anomaly():
    values = [one + 3 * at for at, one in enumerate(days(150))]
    found = usual(values, range(120, 150), Interval.DAY, Sensitivity.MEDIUM, counts=True)
    outside = [
        at for at, one in zip(range(120, 150), found, strict=True)
        if not one.low <= values[at] <= one.high
    ]  # fmt: skip
    assert len(outside) <= 1


def test_a_forecast_sees_nothing_of_what_it_forecasts():
    values = np.array(days(80))
    before = forecasts(values, Rhythm(7, 7))
    values[60:] = 1e9
    assert np.array_equal(before[:61], forecasts(values, Rhythm(7, 7))[:61], equal_nan=True)
