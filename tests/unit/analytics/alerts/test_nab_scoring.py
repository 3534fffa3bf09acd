"""NAB's scoring as its paper gives it, and its files read from a folder laid out as NAB's is."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from benchmarks.anomalies import Series, normalised, read_corpus, unusual

ROWS = 1_000
WINDOW = (500, 599)


def scored(*detections: int, windows=(WINDOW,), alarm=0.11, miss=1.0) -> float:
    """The score of somebody who says something at these rows."""
    scores = np.zeros(ROWS)
    scores[list(detections)] = 1
    return normalised([Series("x", scores, windows)], 1, alarm, miss)


def test_saying_nothing_is_0_and_the_first_row_of_every_window_is_100():
    assert scored() == 0
    assert scored(500) == pytest.approx(100)
    assert scored(500, 700, windows=(WINDOW, (700, 750))) == pytest.approx(100)
    assert scored(500, windows=(WINDOW, (700, 750)), miss=2.0) == pytest.approx(50)


def test_a_later_detection_of_a_window_is_worth_less_and_only_the_first_counts():
    half = scored(550)
    assert 50 < scored(590) < half < 100
    assert half == pytest.approx(100 * (1 + 0.84828 / 0.98661) / 2, abs=0.1)
    assert scored(500, 550) == pytest.approx(100)


def test_a_false_alarm_costs_its_weight_and_less_close_behind_a_window():
    assert scored(300) == pytest.approx(-100 * 0.11 / 2)
    assert scored(300, alarm=0.22) == pytest.approx(-100 * 0.22 / 2)
    assert scored(500, 610) > scored(500, 690) > scored(500, 990)
    assert scored(500, 990) == pytest.approx(100 - 100 * 0.11 / 2)


def test_rows_on_probation_are_not_scored():
    assert scored(100) == 0
    assert scored(150) < 0


def test_files_are_read_and_an_outage_stands_out(tmp_path: Path):
    begin, step = datetime(2026, 1, 1), timedelta(minutes=30)  # noqa: DTZ001 (NAB names no zone)
    chance = np.random.default_rng(1)
    day = 100 + 50 * np.sin(np.arange(48) / 48 * 2 * np.pi)
    values = [float(day[i % 48] + chance.normal(0, 3)) for i in range(48 * 14)]
    values[600:606] = [0.0] * 6
    rows = [f"{begin + i * step},{value}" for i, value in enumerate(values)]
    (tmp_path / "data" / "real").mkdir(parents=True)
    (tmp_path / "labels").mkdir()
    text = "timestamp,value\n" + "\n".join(rows) + "\n"
    (tmp_path / "data" / "real" / "a.csv").write_text(text, "utf-8")
    window = [f"{begin + i * step}.000000" for i in (595, 610)]
    labels = {"real/a.csv": [window], "real/not_here.csv": []}
    (tmp_path / "labels" / "combined_windows.json").write_text(json.dumps(labels), "utf-8")
    (series,) = read_corpus(tmp_path)
    assert series.windows == ((595, 610),)
    assert int(np.argmax(series.scores)) in range(600, 606)
    assert normalised([series], float(series.scores.max()), 0.11, 1.0) > 90


def test_nothing_is_unusual_before_misses_are_known():
    assert not unusual(np.arange(10.0), 288).any()
    assert not unusual(np.full(900, 7.0), 288).any()
