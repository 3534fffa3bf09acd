"""Counts, times and branches of a funnel."""

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    MAX_BARS,
    SAMPLES,
    FunnelBranch,
    FunnelQuery,
    FunnelResult,
    FunnelStep,
    HistogramBar,
    TimeToConvert,
)
from cauce.analytics.logic.association import by_chance
from cauce.analytics.logic.funnel_outcome import Outcome
from cauce.analytics.logic.labels import Shown, shown


def result_of(outcome: Outcome, query: FunnelQuery) -> FunnelResult:
    """Return the whole funnel and that of each breakdown value."""
    steps, branches = steps_of(outcome, query), list[FunnelBranch]()
    if query.breakdown is not None:
        split = branches_of(outcome, query.breakdown.limit)
        for value in split.values:
            mine = steps_of(outcome.take(split.where(value)), query)
            branches.append(FunnelBranch(value, mine, significance(mine, steps)))
    return FunnelResult(steps, time_to_convert(outcome), tuple(branches))


def significance(part: tuple[FunnelStep, ...], whole: tuple[FunnelStep, ...]) -> float | None:
    """Return how probable the conversion of a part is by chance; None when the part is too small."""
    if part[0].count < SAMPLES:
        return None
    return by_chance(part[-1].count, part[0].count, whole[-1].count, whole[0].count)


def branches_of(outcome: Outcome, limit: int) -> Shown:
    """Return the breakdown values by how many entered with each."""
    entered = outcome.labels.code[outcome.labels.code >= 0]
    weights = np.bincount(entered, minlength=len(outcome.labels.names))
    return shown(outcome.labels, weights.astype(np.int64), limit)


def steps_of(outcome: Outcome, query: FunnelQuery) -> tuple[FunnelStep, ...]:
    """Return how many reached each step, and how long it took them from the one before.

    Before is the last step that is not optional.
    """
    counts = [int(np.count_nonzero(at >= 0)) for at in outcome.ms.T]
    out = []
    for k, match in enumerate(query.steps):
        before = query.required_before(k)
        waits = _waits(outcome, k, before)
        out.append(
            FunnelStep(
                match.event or "*",
                counts[k],
                _share(counts[k], counts[0]),
                _share(counts[k], counts[before]),
                float(np.median(waits)) / 1000 if len(waits) else None,
                float(np.mean(waits)) / 1000 if len(waits) else None,
                k in query.optional,
            )
        )
    return tuple(out)


def at_step(
    outcome: Outcome, query: FunnelQuery, step: int, *, converted: bool
) -> NDArray[np.bool_]:
    """Return which attempts reached a step; or the step before that is not optional, and not it."""
    there: NDArray[np.bool_] = outcome.ms[:, step] >= 0
    if converted:
        return there
    return ~there & (outcome.ms[:, query.required_before(step)] >= 0)


def _waits(outcome: Outcome, step: int, before: int) -> NDArray[np.int64]:
    """Milliseconds from a step before, of all who reached the step; none for the first."""
    if step == 0:
        return np.empty(0, np.int64)
    at, since = outcome.ms[:, step], outcome.ms[:, before]
    waits: NDArray[np.int64] = (at - since)[at >= 0]
    return waits


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def time_to_convert(outcome: Outcome) -> TimeToConvert:
    """Return the distribution of the time from the first step to the last, of those who finished."""
    steps = outcome.ms.shape[1]
    done = outcome.level == steps
    if steps < 2 or not np.any(done):
        return TimeToConvert(None, None, None, None, None, ())
    took = _took(outcome)[done]
    p25, median, p75, p90 = (float(q) / 1000 for q in np.percentile(took, (25, 50, 75, 90)))
    return TimeToConvert(median, float(np.mean(took)) / 1000, p25, p75, p90, _histogram(took))


def in_bar(outcome: Outcome, bar: int) -> NDArray[np.bool_] | None:
    """Return which attempts are in a bar of the histogram of times; None when it has no such bar."""
    done = outcome.level == outcome.ms.shape[1]
    if outcome.ms.shape[1] < 2 or not np.any(done):
        return None
    took = _took(outcome)
    low, width = _scale(took[done])
    place = (took - low) // width
    there: NDArray[np.bool_] = done & (place == bar)
    return there if bar <= int(place[done].max()) else None


def _took(outcome: Outcome) -> NDArray[np.int64]:
    """Milliseconds from the first step to the last; they mean nothing for who did not finish."""
    took: NDArray[np.int64] = outcome.ms[:, -1] - outcome.ms[:, 0]
    return took


def _scale(took: NDArray[np.int64]) -> tuple[int, int]:
    """Where the first bar begins, and how wide each is."""
    bars = min(MAX_BARS, max(1, int(np.ceil(np.cbrt(len(took))))))
    low, high = int(took.min()), int(took.max())
    return low, (high - low) // bars + 1


def _histogram(took: NDArray[np.int64]) -> tuple[HistogramBar, ...]:
    """Return ∛n bars (1 to 60) of equal width over what occurs; as PostHog chooses them."""
    low, width = _scale(took)
    counts = np.bincount((took - low) // width)
    return tuple(
        HistogramBar((low + i * width) / 1000, (low + (i + 1) * width) / 1000, int(count))
        for i, count in enumerate(counts)
    )
