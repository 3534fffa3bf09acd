"""Answers worked out on a part of the people, chosen by the hash that their id is.

Somebody is in the sample with everything they did or not at all, so the steps of a funnel and the returns of a retention
hold together. Counts are divided by the share; what does not grow with the number of people (means, percentiles, extremes,
shares) stays as it is.

Intervals are at 95 %, by inverting the score test: of a number of people by that of a binomial draw with the share as its known
chance; of a share by Wilson's, narrowed by what the sample already holds of everybody (finite population). A number of
events is drawn in clumps, one a person; the number of clumps that vary as much is (Σx)² / Σx² (Kish's effective size).
Sources: E. B. Wilson, JASA 22 (1927); L. Kish, *Survey Sampling* (1965), on clusters.
"""

from dataclasses import replace
from math import sqrt

from cauce.analytics.contracts import (
    AmountMath,
    Bounds,
    Caveat,
    Cohort,
    Counting,
    CountOf,
    DropOff,
    FunnelQuery,
    FunnelResult,
    FunnelStep,
    RetentionMode,
    RetentionQuery,
    RetentionResult,
)
from cauce.kernel.errors import Text
from cauce.rules import Binder

LEAST = 0.01
STRIPES = 4
"""Ranges of ids that a sample is taken from, so that parts of the people are read side by side as ever."""
_BITS = 62
_Z2 = 1.959963984540054**2


def ranges_of(share: float) -> tuple[tuple[int, int], ...]:
    """Return the ranges of person ids, both ends included, that are in a sample.

    Example:
        >>> [high - low + 1 for low, high in ranges_of(0.5)] == [1 << 61] * STRIPES
        True
    """
    width = round(share * (1 << _BITS))
    return tuple((i << _BITS, (i << _BITS) + width - 1) for i in range(STRIPES))


def sample_test(share: float, bind: Binder, project: str, *, merged: bool) -> str:
    """Return the test that the current person of a row of ``events`` is in the sample; uses the sort key."""
    raw = _inside("person_id", share, bind)
    if not merged:
        return raw
    away = f"SELECT from_person FROM person_overrides FINAL WHERE project_id = {project} AND"
    into = _inside("into_person", share, bind)
    return f"(({raw} OR person_id IN ({away} {into})) AND person_id NOT IN ({away} NOT {into}))"


def _inside(column: str, share: float, bind: Binder) -> str:
    pieces = [
        f"{column} BETWEEN {bind(low, 'UInt64')} AND {bind(high, 'UInt64')}"
        for low, high in ranges_of(share)
    ]
    return f"({' OR '.join(pieces)})"


def whole(count: float, share: float) -> int:
    """Return how many there are of everybody, to the nearest whole number.

    Example:
        >>> whole(12, 0.1), whole(1, 0.3)
        (120, 3)
    """
    return round(count / share)


def bounds(count: float, share: float, clump: float = 1.0) -> Bounds:
    """Return between what numbers that of everybody lies, when so many are in the sample.

    ``clump``: how many come together on average, Σx² / Σx over people who count x each.

    Example:
        >>> bounds(100, 0.1)
        Bounds(low=830.5, high=1204.0)
        >>> bounds(0, 0.1).low, bounds(50, 1.0) == Bounds(50, 50)
        (0.0, True)
    """
    drawn = count / clump
    spread = _Z2 * (1 - share)
    middle, half = 2 * drawn + spread, sqrt(spread * (spread + 4 * drawn))
    low, high = (clump * (middle + sign * half) / (2 * share) for sign in (-1, 1))
    return Bounds(_rounded(max(low, count)), _rounded(high))


def share_bounds(part: int, of: int, share: float) -> Bounds | None:
    """Return between what shares that of everybody lies; None when nobody was drawn.

    Example:
        >>> share_bounds(50, 100, 0.1)
        Bounds(low=0.4086, high=0.5914)
        >>> share_bounds(0, 0, 0.1) is None
        True
    """
    if not of:
        return None
    found, slack = part / of, _Z2 * (1 - share) / of
    middle = (found + slack / 2) / (1 + slack)
    half = sqrt(slack * (found * (1 - found) + slack / 4)) / (1 + slack)
    return Bounds(round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4))


def _rounded(value: float) -> float:
    return round(value, 1)


def scaled(
    query: FunnelQuery | RetentionQuery, result: FunnelResult | RetentionResult, share: float
) -> FunnelResult | RetentionResult:
    """Return the result for everybody, with what it may be off by where that can be told."""
    if isinstance(query, FunnelQuery) and isinstance(result, FunnelResult):
        return _funnel(query, result, share)
    if isinstance(query, RetentionQuery) and isinstance(result, RetentionResult):
        return _retention(query, result, share)
    raise TypeError(query, result)


def _funnel(query: FunnelQuery, result: FunnelResult, share: float) -> FunnelResult:
    one_each = query.count is CountOf.PERSONS and query.counting is not Counting.EVERY
    took = result.time_to_convert
    bars = tuple(replace(bar, count=whole(bar.count, share)) for bar in took.histogram)
    points = tuple(
        replace(p, entered=whole(p.entered, share), converted=whole(p.converted, share))
        for p in result.over_time
    )
    return replace(
        result,
        steps=_steps(result.steps, share, one_each=one_each),
        time_to_convert=replace(took, histogram=bars),
        breakdowns=tuple(
            replace(branch, steps=_steps(branch.steps, share, one_each=one_each))
            for branch in result.breakdowns
        ),
        over_time=points,
        drop_off=tuple(_drop_off(one, share) for one in result.drop_off),
    )


def _drop_off(left: DropOff, share: float) -> DropOff:
    return replace(
        left,
        lost=whole(left.lost, share),
        next=tuple(replace(one, count=whole(one.count, share)) for one in left.next),
        nothing=whole(left.nothing, share),
    )


def _steps(
    steps: tuple[FunnelStep, ...], share: float, *, one_each: bool
) -> tuple[FunnelStep, ...]:
    """Scale the steps; who enters more than once is drawn in clumps whose size is not known here."""
    entered = steps[0].count

    def scale(step: FunnelStep) -> FunnelStep:
        count = whole(step.count, share)
        if not one_each:
            return replace(step, count=count)
        return replace(
            step,
            count=count,
            count_bounds=bounds(step.count, share),
            conversion_bounds=share_bounds(step.count, entered, share),
        )

    return tuple(map(scale, steps))


def _retention(query: RetentionQuery, result: RetentionResult, share: float) -> RetentionResult:
    once = query.mode is RetentionMode.FIRST_TIME
    added = query.amount is not None and query.amount.math is AmountMath.SUM

    def scale(cohort: Cohort) -> Cohort:
        return _cohort(cohort, share, added=added)

    def means(amounts: tuple[float | None, ...] | None) -> tuple[float | None, ...] | None:
        return _amounts(amounts, share) if added else amounts

    return replace(
        result,
        cohorts=tuple(map(scale, result.cohorts)),
        breakdowns=tuple(
            replace(
                branch,
                cohorts=tuple(map(scale, branch.cohorts)),
                mean_amounts=means(branch.mean_amounts),
            )
            for branch in result.breakdowns
        ),
        mean_amounts=means(result.mean_amounts),
        mean_bounds=_mean_bounds(result.cohorts, share) if once else (),
    )


def _cohort(cohort: Cohort, share: float, *, added: bool) -> Cohort:
    """Scale a cohort; of its amounts those that are ``added`` up, means stay."""
    values = tuple(None if value is None else whole(value, share) for value in cohort.values)
    amounts = _amounts(cohort.amounts, share) if added else cohort.amounts
    return replace(cohort, size=whole(cohort.size, share), values=values, amounts=amounts)


def _amounts(
    amounts: tuple[float | None, ...] | None, share: float
) -> tuple[float | None, ...] | None:
    if amounts is None:
        return None
    return tuple(None if amount is None else amount / share for amount in amounts)


def _mean_bounds(cohorts: tuple[Cohort, ...], share: float) -> tuple[Bounds | None, ...]:
    """What the mean may be off by: each person is in one cohort, so all of them together are one draw."""
    out = []
    for k in range(len(cohorts[0].values)):
        done = [cohort for cohort in cohorts if cohort.complete > k]
        back = sum(cohort.values[k] or 0 for cohort in done)
        out.append(share_bounds(back, sum(cohort.size for cohort in done), share))
    return tuple(out)


def sampled_caveat(share: float) -> Caveat:
    """Return the label of a chart that was worked out on a sample."""
    percent, factor = f"{share * 100:.3g}", f"{1 / share:.3g}"
    return Caveat(
        "sampled",
        Text(
            f"Estimated: worked out on {percent} % of people, counts multiplied by {factor}."
            " Ranges hold in 95 of 100 samples. Ask without sampling for exact numbers.",
            f"Estimación: se calculó con el {percent} % de las personas y los recuentos se multiplican"
            f" por {factor}. Los márgenes se cumplen en 95 de cada 100 muestras. Pregunta sin muestreo"
            " para tener números exactos.",
        ),
    )


def sampled_people_caveat(share: float) -> Caveat:
    """Return the label of a list of the people behind a number that was worked out on a sample."""
    percent = f"{share * 100:.3g}"
    return Caveat(
        "sampled_people",
        Text(
            f"Only people of the sample are here, {percent} % of everybody; nothing is multiplied."
            " Ask without sampling for all of them.",
            f"Aquí solo están las personas de la muestra, el {percent} % de todas; no se multiplica nada."
            " Pregunta sin muestreo para verlas todas.",
        ),
    )
