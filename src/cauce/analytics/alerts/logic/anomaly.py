"""What is usual at this time, and whether a number is unlikely.

A number is predicted from those before it as level + season:

    level   the median of the last whole season (piecewise median)
    season  how the same phase lay above the level in the last seasons: the median of those (cycle-subseries)

and it is an anomaly when it misses by more than the predictions before it missed, measured robustly: the misses of
the past are made the same way, each from what came before it, so nothing is judged by a fit that has seen it. Of several seasons,
and of none, the one whose predictions missed least is believed. The limit is a prediction interval of Student's t with the misses' median absolute deviation as its scale.

Sources: R. B. Cleveland et al., *STL*, J. Official Statistics 6 (1990), cycle-subseries; O. Vallis, J. Hochenbaum,
A. Kejariwal, *A Novel Technique for Long-Term Anomaly Detection in the Cloud*, HotCloud (2014), piecewise medians in
place of a fitted trend, and *Automatic Anomaly Detection in the Cloud Via Statistical Learning*, arXiv:1704.07706
(2017), median and MAD in the ESD test of B. Rosner, Technometrics 25 (1983); F. J. Anscombe, Biometrika 35 (1948),
the root that gives counts one chance everywhere; R. J. Hyndman, G. Athanasopoulos, *Forecasting: Principles and
Practice* (3rd ed.), §5.8 and §5.10, errors of one-step forecasts from a rolling origin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from cauce.analytics.alerts.contracts import Sensitivity
from cauce.analytics.contracts import Interval

Floats = NDArray[np.float64]
MAD = 1.4826
"""Median absolute deviation × this = standard deviation, for normal errors."""
EFFICIENCY = 0.37
"""So much of n errors a standard deviation would need to be known as well (Rousseeuw & Croux, JASA 88, 1993)."""
SEASONS = 6
"""Seasons whose same phase is looked at."""
LEAST_SEASONS = 2
LEAST_ERRORS = 12
"""Predictions whose misses must be known before one can say what a large miss is."""
MOST_ERRORS = 8
"""Levels of misses that are looked at, so that a wild month is forgotten."""
FLOOR = 0.01
"""Of its level a number that is no count may always stray so far: a constant one would alarm for nothing."""
CHANCE = {Sensitivity.LOW: 1e-4, Sensitivity.MEDIUM: 1e-3, Sensitivity.HIGH: 1e-2}
"""How often pure chance would be called an anomaly, of all buckets; tests measure it."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How many buckets make a season, and over how many the level is taken; ``season`` 1: there is none."""

    season: int
    level: int

    @property
    def least(self) -> int:
        """Buckets of history without which nothing can be said."""
        seasons = LEAST_SEASONS * self.season if self.season > 1 else 0
        return self.level + seasons + max(LEAST_ERRORS, self.season)

    @property
    def remembered(self) -> int:
        """Buckets whose misses are remembered."""
        return MOST_ERRORS * self.level

    @property
    def most(self) -> int:
        """Buckets of history that are ever looked at."""
        seasons = SEASONS * self.season if self.season > 1 else 0
        return self.level + seasons + self.remembered


RHYTHMS = {
    Interval.HOUR: (Rhythm(168, 168), Rhythm(24, 24)),
    Interval.DAY: (Rhythm(7, 7),),
    Interval.WEEK: (Rhythm(1, 8),),
}
"""The rhythms of an interval, the longest first; of those with enough history the one that missed least is taken."""


@dataclass(frozen=True, slots=True)
class Band:
    """What was expected of a number, and between what it is usual."""

    expected: float
    low: float
    high: float


def usual(
    values: Sequence[float | None],
    positions: Sequence[int],
    interval: Interval,
    sensitivity: Sensitivity,
    *,
    counts: bool,
) -> list[Band | int]:
    """Return what each of some numbers should have been, from those before it alone.

    An int: so many buckets of history are missing. Numbers before the first that is not zero are no history:
    nothing was counted yet.
    """
    begun = _begun(values)
    series = _rooted(begun, counts=counts)
    predicted = {one: forecasts(series, one) for one in _candidates(RHYTHMS[interval])}
    out: list[Band | int] = []
    for at in (position - (len(values) - len(begun)) for position in positions):
        fitting = [one for one in RHYTHMS[interval] if at >= one.least]
        if fitting:
            pasts = [_Past(series, predicted[one], at, one) for one in _candidates(fitting)]
            best = min(pasts, key=lambda past: past.spread)
            out.append(best.band(CHANCE[sensitivity], counts=counts))
        else:
            out.append(RHYTHMS[interval][-1].least - max(at, 0))
    return out


def _candidates(rhythms: Sequence[Rhythm]) -> list[Rhythm]:
    """Return the rhythms, and their levels alone: where there is no season, looking for one only adds its noise."""
    return list(dict.fromkeys([*rhythms, *(Rhythm(1, one.level) for one in rhythms)]))


@dataclass(frozen=True, slots=True)
class _Past:
    """What was, and what a rhythm made one expect, at a position."""

    series: Floats
    expected: Floats
    at: int
    rhythm: Rhythm

    @property
    def errors(self) -> Floats:
        """The misses before the position that are remembered."""
        back = slice(max(0, self.at - self.rhythm.remembered), self.at)
        errors = self.series[back] - self.expected[back]
        return errors[~np.isnan(errors)]

    @property
    def spread(self) -> float:
        """How far predictions usually missed; without any that can be said, infinitely."""
        known = self.errors
        unknown = len(known) < LEAST_ERRORS or np.isnan(self.expected[self.at])
        return np.inf if unknown else spread_of(known)

    def band(self, chance: float, *, counts: bool) -> Band | int:
        known, middle = self.errors, float(self.expected[self.at])
        if not np.isfinite(self.spread):
            return max(1, LEAST_ERRORS - len(known))
        floor = 1.0 if counts else FLOOR * abs(middle)
        return _band(middle, reach_of(known, chance, floor), counts=counts)


def forecasts(values: Floats, rhythm: Rhythm) -> Floats:
    """Return what each value was expected to be from those before it; NaN where that cannot be said."""
    level = _before(values, rhythm.level)
    if rhythm.season == 1:
        return level
    above = values - level
    padded = np.concatenate([np.full(SEASONS * rhythm.season, np.nan), above])
    same = np.stack(
        [
            padded[(SEASONS - k) * rhythm.season : len(padded) - k * rhythm.season]
            for k in range(1, SEASONS + 1)
        ]
    )
    enough = np.sum(~np.isnan(same), axis=0) >= LEAST_SEASONS
    return np.where(enough, level + medians(same.T), np.nan)


def reach_of(errors: Floats, chance: float, floor: float) -> float:
    """Return how far a value may stray from its prediction before chance is less likely than ``chance``."""
    n = len(errors)
    spread = max(spread_of(errors), floor)
    freedom = max(1, round(EFFICIENCY * (n - 1)))
    return student(1 - chance / 2, freedom) * spread * sqrt(1 + 1 / n)


def spread_of(errors: Floats) -> float:
    """Return the standard deviation that errors suggest, robustly; with most of them zero from their mean."""
    spread = MAD * float(np.median(np.abs(errors)))
    return spread or sqrt(np.pi / 2) * float(np.mean(np.abs(errors)))


def student(p: float, freedom: int) -> float:
    """Return the p-quantile of Student's t (Abramowitz & Stegun 26.7.5, good from ten degrees on).

    Example:
        >>> round(student(0.975, 12), 2), round(student(0.975, 10**6), 2)
        (2.18, 1.96)
    """
    x, v = NormalDist().inv_cdf(p), freedom
    first = (x**3 + x) / 4
    second = (5 * x**5 + 16 * x**3 + 3 * x) / 96
    third = (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384
    return x + first / v + second / v**2 + third / v**3


def medians(rows: Floats) -> Floats:
    """Return the median of each row, its NaN left out; NaN for a row that has nothing else.

    Example:
        >>> medians(np.array([[3.0, np.nan, 1.0], [np.nan, np.nan, np.nan]]))
        array([ 2., nan])
    """
    ordered = np.sort(rows, axis=1)
    known = np.sum(~np.isnan(ordered), axis=1)
    at = np.maximum(known - 1, 0)
    low = np.take_along_axis(ordered, (at // 2)[:, None], 1)[:, 0]
    high = np.take_along_axis(ordered, ((at + 1) // 2)[:, None], 1)[:, 0]
    return (low + high) / 2


def _before(values: Floats, width: int) -> Floats:
    """Return the median of the ``width`` values before each; at least half of them must be known."""
    padded = np.concatenate([np.full(width, np.nan), values[:-1]])
    windows = sliding_window_view(padded, width)
    enough = np.sum(~np.isnan(windows), axis=1) * 2 >= width
    whole = np.arange(len(values)) >= width
    return np.where(enough & whole, medians(windows), np.nan)


def _begun(history: Sequence[float | None]) -> Floats:
    values = np.array([np.nan if one is None else one for one in history], np.float64)
    counted = np.flatnonzero(~np.isnan(values) & (values != 0))
    return values[counted[0] :] if len(counted) else values[:0]


def _rooted(values: Floats, *, counts: bool) -> Floats:
    return 2 * np.sqrt(np.maximum(values, 0) + 3 / 8) if counts else values


def _band(expected: float, reach: float, *, counts: bool) -> Band:
    if not counts:
        return Band(expected, expected - reach, expected + reach)

    def back(root: float) -> float:
        return max(0.0, (max(root, 0.0) / 2) ** 2 - 3 / 8)

    return Band(back(expected), back(expected - reach), back(expected + reach))
