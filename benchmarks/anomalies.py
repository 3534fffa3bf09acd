"""The anomaly detector of alerts: false alarms on pure noise, planted anomalies, and NAB's public data.

``bench anomalies --data DIR`` also scores every file of the Numenta Anomaly Benchmark in a checkout of
github.com/numenta/NAB (``DIR/data``, ``DIR/labels/combined_windows.json``); its files are no part of this repository.

Scoring: A. Lavin, S. Ahmad, *Evaluating Real-time Anomaly Detection Algorithms*, ICMLA (2015), written here from the
paper: the first 15 % of a file (750 rows at most) are not scored; of each labelled window the earliest detection counts,
more the earlier it comes; a detection outside costs, less when it closely follows a window; a missed window costs. One
threshold for all files, the best one, as the scoreboard allows; 0 is a detector that says nothing, 100 a perfect one.

A detection is the begin of a firing, as people are told of it: the first number outside after one that is not.
Peer: the scoreboard that NAB publishes (README of version 1.1, standard profile), of which these are the marks.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from cauce.analytics.alerts.contracts import Sensitivity
from cauce.analytics.alerts.logic.anomaly import (
    CHANCE,
    FLOOR,
    LEAST_ERRORS,
    Band,
    Rhythm,
    forecasts,
    spread_of,
    usual,
)
from cauce.analytics.contracts import Interval

NAME = "anomalies"
TAKES_DATA = True
PROFILES = {"standard": (0.11, 1.0), "few false alarms": (0.22, 1.0), "few misses": (0.11, 2.0)}
"""Profile → what a false alarm and a missed window cost."""
SCOREBOARD = {
    "ARTime": 74.9, "Numenta HTM": 70.5, "CAD OSE": 69.9, "earthgecko Skyline": 58.2, "KNN CAD": 58.0,
    "Relative Entropy": 54.6, "Random Cut Forest": 51.7, "Twitter ADVec": 47.1, "Windowed Gaussian": 39.6,
    "Etsy Skyline": 35.7, "Bayesian Changepoint": 17.7, "EXPoSE": 16.4, "Random": 11.0, "Null": 0.0,
}  # fmt: skip
PEERS = ("Twitter ADVec", "Windowed Gaussian", "Numenta HTM")
"""Of the scoreboard: the nearest relative (S-H-ESD), the plainest, the best that learns."""
THRESHOLDS = 120
PROBATION, PROBATION_MOST = 0.15, 750
EARLIEST = 2 / (1 + np.exp(-5)) - 1
LOOK_EVERY = 12
"""Numbers between two looks at how large misses usually are."""
WEEK = np.array([1.0, 1.1, 1.0, 1.05, 1.2, 0.6, 0.4])


@dataclass(frozen=True)
class Series:
    """A file of the corpus: how unusual each number is, and the labelled windows as positions."""

    name: str
    scores: np.ndarray
    windows: tuple[tuple[int, int], ...]


def run(quick: bool, data: Path | None = None) -> list[dict]:
    """Return false alarms and findings on made series, and NAB's scores when its data is given."""
    figures = [*_noise(quick), *_planted(quick)]
    if data is None:
        print("  NAB is not scored: give a checkout of github.com/numenta/NAB with --data DIR")
        return figures
    corpus = list(read_corpus(data))
    if not corpus:
        print(f"  {data} holds no file of NAB that labels/combined_windows.json names")
        return figures
    return figures + _nab(corpus)


def _noise(quick: bool) -> list[dict]:
    """Days of Poisson noise with a week's rhythm and nothing wrong: the share that is called an anomaly."""
    shops = 20 if quick else 200
    out = []
    for sensitivity in Sensitivity:
        alarms = judged = 0
        for seed in range(shops):
            chance = np.random.default_rng(seed)
            values = [float(chance.poisson(80 * WEEK[i % 7])) for i in range(220)]
            positions = range(120, 220)
            found = usual(values, positions, Interval.DAY, sensitivity, counts=True)
            pairs = zip(positions, found, strict=True)
            alarms += sum(_outside(values[at], band) for at, band in pairs)
            judged += len(positions)
        value = 1000 * alarms / judged
        figures = _figure(
            f"false alarms, {sensitivity} sensitivity", value, "of 1,000 days",
            "what chance gives", 1000 * CHANCE[sensitivity],
        )  # fmt: skip
        out.append(figures)
    return out


def _planted(quick: bool) -> list[dict]:
    """Days that were multiplied: the share of them that is found."""
    out = []
    for factor in (0.3, 0.5, 0.7, 1.5, 2.0):
        found = 0
        shops = 20 if quick else 200
        for seed in range(shops):
            chance = np.random.default_rng(10_000 + seed)
            values = [float(chance.poisson(80 * WEEK[i % 7])) for i in range(150)]
            values[-1] = float(chance.poisson(80 * WEEK[149 % 7] * factor))
            (band,) = usual(values, [149], Interval.DAY, Sensitivity.MEDIUM, counts=True)
            found += _outside(values[-1], band)
        out.append(
            _figure(f"days at {factor:g} × usual", 100 * found / shops, "% found", "all", 100)
        )
    return out


def _outside(value: float, band: Band | int) -> bool:
    return isinstance(band, Band) and not band.low <= value <= band.high


def read_corpus(folder: Path) -> Iterator[Series]:
    """Yield every file of NAB that is there and has labels, with the scores of our detector."""
    labels = json.loads((folder / "labels" / "combined_windows.json").read_text("utf-8"))
    for name, windows in sorted(labels.items()):
        path = folder / "data" / name
        if path.exists():
            yield _read(path, name, windows)


def _read(path: Path, name: str, windows: Sequence[Sequence[str]]) -> Series:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(_moment(row["timestamp"]), float(row["value"])) for row in csv.DictReader(file)]
    moments = [at for at, _ in rows]
    places = {at: i for i, at in enumerate(moments)}
    spans = tuple((places[_moment(first)], places[_moment(last)]) for first, last in windows)
    step = (moments[1] - moments[0]).total_seconds()
    per_day = max(1, round(86_400 / step)) if step else 288
    return Series(name, unusual(np.array([value for _, value in rows]), per_day), spans)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.split(".", maxsplit=1)[0])


def unusual(values: np.ndarray, per_day: int) -> np.ndarray:
    """Return by how many usual misses each number misses its forecast: by the day, or by the last hour if that misses less."""
    rhythms = (Rhythm(per_day, per_day), Rhythm(1, max(LEAST_ERRORS, per_day // 24)))
    forecast = [forecasts(values, one) for one in rhythms]
    errors = [np.abs(values - one) for one in forecast]
    scores = np.zeros(len(values))
    for begin in range(0, len(values), LOOK_EVERY):
        part, back = slice(begin, begin + LOOK_EVERY), max(0, begin - rhythms[0].remembered)
        known = [one[back:begin][~np.isnan(one[back:begin])] for one in errors]
        spreads = [spread_of(one) if len(one) >= LEAST_ERRORS else np.inf for one in known]
        best = int(np.argmin(spreads))
        if not np.isfinite(spreads[best]):
            continue
        floor = np.maximum(spreads[best], FLOOR * np.abs(forecast[best][part]))
        scores[part] = np.nan_to_num(errors[best][part] / np.where(floor > 0, floor, 1))
    return scores


def _nab(corpus: list[Series]) -> list[dict]:
    everything = np.concatenate([one.scores for one in corpus])
    levels = np.unique(np.quantile(everything, 1 - np.geomspace(1e-5, 0.3, THRESHOLDS)))
    whole = len(corpus) >= 58
    out = []
    for profile, (alarm, miss) in PROFILES.items():
        best = max(normalised(corpus, level, alarm, miss) for level in levels)
        title = f"NAB {profile}, {len(corpus)} files" + ("" if whole else " (a part of the corpus)")
        peers = PEERS if profile == "standard" else ()
        out += [_figure(title, best, "of 100", peer, SCOREBOARD[peer]) for peer in peers]
        if not peers:
            out.append(_figure(title, best, "of 100", "perfect", 100))
    print(
        "  published scoreboard, standard profile: "
        + ", ".join(f"{n} {v}" for n, v in SCOREBOARD.items())
    )
    return out


def normalised(corpus: Sequence[Series], level: float, alarm: float, miss: float) -> float:
    """Return NAB's score of one threshold for all files: 0 as if silent, 100 as if perfect."""
    windows = sum(len(one.windows) for one in corpus)
    raw = sum(_raw(one, level, alarm, miss) for one in corpus)
    return float(100 * (raw + miss * windows) / ((1 + miss) * windows)) if windows else 0.0


def _raw(series: Series, level: float, alarm: float, miss: float) -> float:
    outside = series.scores >= level
    begins = np.flatnonzero(outside & ~np.concatenate([[False], outside[:-1]]))
    begins = begins[begins >= min(int(PROBATION * len(outside)), PROBATION_MOST)]
    score, inside = 0.0, np.zeros(len(begins), bool)
    for first, last in series.windows:
        here = (begins >= first) & (begins <= last)
        inside |= here
        if here.any():
            where = -(last - begins[here][0] + 1) / (last - first + 1)
            score += _sigmoid(where) / EARLIEST
        else:
            score -= miss
    return float(
        score + alarm * sum(_sigmoid(_after(at, series.windows)) for at in begins[~inside])
    )


def _after(at: int, windows: Sequence[tuple[int, int]]) -> float:
    """Return how far a false alarm lies behind the window before it, in widths of that window."""
    before = [(first, last) for first, last in windows if last < at]
    if not before:
        return np.inf
    first, last = before[-1]
    return (at - last) / max(1, last - first)


def _sigmoid(where: float) -> float:
    return -1.0 if where >= 3 else float(2 / (1 + np.exp(5 * where)) - 1)


def _figure(figure: str, value: float, unit: str, peer: str, peer_value: float) -> dict:
    ratio = round(value / peer_value, 2) if peer_value else 0.0
    if "false alarms" in figure and "NAB" not in figure:
        ratio = round(peer_value / value, 2) if value else 0.0
    return {
        "figure": figure, "value": round(value, 2), "unit": unit, "peer": peer,
        "peer_value": round(peer_value, 2), "ratio": ratio,
    }  # fmt: skip
