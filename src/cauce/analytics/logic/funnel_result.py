"""Counts, times and branches of a funnel."""

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    EventMatch,
    FunnelBranch,
    FunnelQuery,
    FunnelResult,
    FunnelStep,
    HistogramBar,
    TimeToConvert,
)
from cauce.analytics.logic.funnel_outcome import Outcome
from cauce.analytics.logic.labels import Shown, shown

MAX_BARS = 60


def result_of(outcome: Outcome, query: FunnelQuery) -> FunnelResult:
    """Return the whole funnel and that of each breakdown value."""
    branches: tuple[FunnelBranch, ...] = ()
    if query.breakdown is not None:
        split = branches_of(outcome, query.breakdown.limit)
        branches = tuple(
            FunnelBranch(value, steps_of(outcome.take(split.where(value)), query.steps))
            for value in split.values
        )
    return FunnelResult(steps_of(outcome, query.steps), time_to_convert(outcome), branches)


def branches_of(outcome: Outcome, limit: int) -> Shown:
    """Return the breakdown values by how many entered with each."""
    entered = outcome.labels.code[outcome.labels.code >= 0]
    weights = np.bincount(entered, minlength=len(outcome.labels.names))
    return shown(outcome.labels, weights.astype(np.int64), limit)


def steps_of(outcome: Outcome, steps: tuple[EventMatch, ...]) -> tuple[FunnelStep, ...]:
    """Return how many reached each step, and how long it took them from the one before."""
    reached = np.bincount(outcome.level, minlength=len(steps) + 1)
    counts = np.cumsum(reached[::-1])[::-1][1:].tolist()
    out = []
    for k, match in enumerate(steps):
        waits = _waits(outcome, k)
        out.append(
            FunnelStep(
                match.event or "*",
                counts[k],
                _share(counts[k], counts[0]),
                _share(counts[k], counts[max(0, k - 1)]),
                float(np.median(waits)) / 1000 if len(waits) else None,
                float(np.mean(waits)) / 1000 if len(waits) else None,
            )
        )
    return tuple(out)


def _waits(outcome: Outcome, step: int) -> NDArray[np.int64]:
    """Milliseconds from the step before, of all who reached the step; none for the first."""
    if step == 0:
        return np.empty(0, np.int64)
    here = outcome.level > step
    waits: NDArray[np.int64] = outcome.ms[here, step] - outcome.ms[here, step - 1]
    return waits


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def time_to_convert(outcome: Outcome) -> TimeToConvert:
    """Return the distribution of the time from the first step to the last, of those who finished."""
    steps = outcome.ms.shape[1]
    done = outcome.level == steps
    if steps < 2 or not np.any(done):
        return TimeToConvert(None, None, None, None, None, ())
    took = outcome.ms[done, -1] - outcome.ms[done, 0]
    p25, median, p75, p90 = (float(q) / 1000 for q in np.percentile(took, (25, 50, 75, 90)))
    return TimeToConvert(median, float(np.mean(took)) / 1000, p25, p75, p90, _histogram(took))


def _histogram(took: NDArray[np.int64]) -> tuple[HistogramBar, ...]:
    """Return ∛n bars (1 to 60) of equal width over what occurs; as PostHog chooses them."""
    bars = min(MAX_BARS, max(1, int(np.ceil(np.cbrt(len(took))))))
    low, high = int(took.min()), int(took.max())
    width = (high - low) // bars + 1
    counts = np.bincount((took - low) // width)
    return tuple(
        HistogramBar((low + i * width) / 1000, (low + (i + 1) * width) / 1000, int(count))
        for i, count in enumerate(counts)
    )
