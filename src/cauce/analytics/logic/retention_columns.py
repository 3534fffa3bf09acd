"""The columns of a retention table: periods taken together, and when what happened counts for one."""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    AmountMath,
    AmountOf,
    Bracket,
    Cohort,
    RetentionClock,
    RetentionQuery,
)
from cauce.analytics.logic.funnel_rows import Ints
from cauce.analytics.logic.retention_spells import Amounts, Members, Table
from cauce.analytics.logic.retention_sql import UNIT, grid_of

Floats = NDArray[np.float64]


def returned(members: Members, query: RetentionQuery) -> Table:
    """Return one row a member, with 1 in each column from 1 for which they count as coming back."""
    starts = [first - 1 for first, _ in query.columns[1:]]
    return bracketed(np.maximum.reduceat(members.back, starts, axis=1), query.bracket)


def bracketed(back: Table, bracket: Bracket) -> Table:
    """Return which columns count for each member: that one, it or a later one, it or an earlier, all so far.

    Example:
        >>> bracketed(np.array([[0, 1, 0]], np.uint8), Bracket.ON_OR_AFTER).tolist()
        [[1, 1, 0]]
        >>> bracketed(np.array([[1, 0, 1]], np.uint8), Bracket.STREAK).tolist()
        [[1, 0, 0]]
    """
    if bracket is Bracket.ON_OR_AFTER:
        return np.maximum.accumulate(back[:, ::-1], axis=1)[:, ::-1]
    if bracket is Bracket.ON_OR_BEFORE:
        return np.maximum.accumulate(back, axis=1)
    if bracket is Bracket.STREAK:
        return np.minimum.accumulate(back, axis=1)
    return back


def amounts_of(members: Members, query: RetentionQuery) -> tuple[Floats, Floats]:
    """Return what each column of a cohort comes to: a sum, and the persons it is divided by."""
    assert members.amounts is not None  # noqa: S101
    assert query.amount is not None  # noqa: S101
    sums, has = _by_column(members.amounts, query)
    persons = has.sum(axis=0, dtype=np.float64)
    if query.amount.math is AmountMath.PER_MEMBER:
        persons = np.full(sums.shape[1], float(len(members.person)))
    elif query.amount.math is AmountMath.SUM:
        persons = np.ones(sums.shape[1])
    return sums.sum(axis=0), persons


def contributed(members: Members, column: int, query: RetentionQuery) -> Floats:
    """Return what each member adds to a column: their amount when one is asked for, else 1."""
    if members.amounts is None:
        return np.ones(len(members.person))
    sums, _ = _by_column(members.amounts, query)
    return sums[:, column]


def _by_column(amounts: Amounts, query: RetentionQuery) -> tuple[Floats, NDArray[np.bool_]]:
    """Each member's amount in each column, and whether they have any there."""
    starts = [first for first, _ in query.columns]
    sums = np.add.reduceat(amounts.value, starts, axis=1)
    has = np.logical_or.reduceat(amounts.has, starts, axis=1)
    if query.bracket is Bracket.ON_OR_BEFORE:
        return sums.cumsum(axis=1), np.logical_or.accumulate(has, axis=1)
    if query.bracket is Bracket.ON_OR_AFTER:
        later = np.logical_or.accumulate(has[:, ::-1], axis=1)[:, ::-1]
        return sums[:, ::-1].cumsum(axis=1)[:, ::-1], later
    return sums, has


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a cohort; its amounts are ``sums`` divided by ``persons``."""

    cohort: Cohort
    sums: Floats | None = None
    persons: Floats | None = None


def counted(members: Members, query: RetentionQuery) -> Ints:
    """Return how many members a cohort has, then how many of them count in each column from 1."""
    counts = returned(members, query).sum(axis=0, dtype=np.int64)
    return np.concatenate(([len(members.person)], counts))


def cohort_of(name: str, counts: list[int], number: int, final: "Finality") -> Cohort:
    """Return a cohort of such counts; None stands for a column that has not begun."""
    values = tuple(count if final.begun(number, k) else None for k, count in enumerate(counts))
    over = sum(final.over(number, k) for k in range(len(counts)))
    return Cohort(name, counts[0], values, over)


def row_of(
    name: str, members: Members, number: int, query: RetentionQuery, final: "Finality"
) -> Row:
    """Return the row of a cohort."""
    cohort = cohort_of(name, counted(members, query).tolist(), number, final)
    if query.amount is None:
        return Row(cohort)
    sums, persons = amounts_of(members, query)
    pairs = enumerate(zip(sums.tolist(), persons.tolist(), strict=True))
    amounts = tuple(
        divided(total, by, query.amount) if final.begun(number, k) else None
        for k, (total, by) in pairs
    )
    return Row(replace(cohort, amounts=amounts), sums, persons)


def mean_amounts(rows: list[Row], query: RetentionQuery) -> tuple[float | None, ...] | None:
    """Return the amount of each column over the cohorts for which it is over; None without amounts.

    A sum is the mean of the cohorts' sums; the others are divided by all those persons together.
    """
    if query.amount is None:
        return None
    total, persons = np.zeros(len(query.columns)), np.zeros(len(query.columns))
    for row in rows:
        over = np.arange(len(total)) < (row.cohort.complete if row.cohort.size else 0)
        if row.sums is not None and row.persons is not None:
            total += np.where(over, row.sums, 0.0)
            persons += np.where(over, row.persons, 0.0)
    pairs = zip(total.tolist(), persons.tolist(), strict=True)
    return tuple(one / by if by else None for one, by in pairs)


def divided(total: float, persons: float, amount: AmountOf) -> float | None:
    """Return an amount; nobody to divide it by makes it unknown, while a sum of nothing is 0."""
    if amount.math is AmountMath.SUM:
        return total
    return total / persons if persons else None


class Finality:
    """Which columns have begun, and which are over, at an instant."""

    def __init__(self, query: RetentionQuery, now: datetime) -> None:
        self._edges, self._now = grid_of(query).edges, now
        self._rolling = query.clock is RetentionClock.ROLLING
        self._unit, self._columns = UNIT[query.interval], query.columns

    def begun(self, cohort: int, column: int) -> bool:
        """Return whether the column has begun for anybody of the cohort."""
        period = self._columns[column][0]
        if self._rolling:
            return self._edges[cohort] + self._unit * period <= self._now
        return self._edges[cohort + period] <= self._now

    def over(self, cohort: int, column: int) -> bool:
        """Return whether the column is over for everybody of the cohort."""
        period = self._columns[column][1]
        if self._rolling:
            # Period 0 is the cohort itself, which is complete when its calendar period is over.
            later = self._unit * (period + 1) if period else self._unit * 0
            return self._edges[cohort + 1] + later <= self._now
        return self._edges[cohort + period + 1] <= self._now
