"""Arithmetic on the values of a line: running totals, rolling means, totals."""

import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cauce.analytics.contracts import Bounds, Math, Series
from cauce.analytics.logic.measure import empty_is_zero

Value = float | int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The values of one line at each label, and over the whole range; of a sample with bounds."""

    values: tuple[Value, ...]
    total: Value
    bounds: tuple[Bounds | None, ...] | None = None
    total_bounds: Bounds | None = None


Lines = dict[str | None, Drawn]
"""By label of the breakdown."""


def clean(value: object, series: Series) -> Value:
    """Return a value of the engine: not a number is unknown, and nothing at all is 0 for counts."""
    if value is None:
        return 0 if empty_is_zero(series) else None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return int(str(value))


def cumulate(values: Sequence[Value], kind: Math) -> list[Value]:
    """Return the running sum, or the running extreme for min and max; unknowns are passed over.

    Example:
        >>> cumulate([1, 0, 2], Math.TOTAL), cumulate([None, 3, 5], Math.MIN)
        ([1, 1, 3], [None, 3, 3])
    """
    combine = _combine(kind)
    out: list[Value] = []
    so_far: Value = None
    for value in values:
        if value is not None:
            so_far = value if so_far is None else combine(so_far, value)
        out.append(so_far)
    return out


def _combine(kind: Math) -> Callable[[float, float], float]:
    if kind in {Math.MIN, Math.MAX}:
        low = kind is Math.MIN
        return lambda a, b: a if (a <= b) is low else b
    return operator.add


def smooth(values: Sequence[Value], width: int) -> list[Value]:
    """Return the mean of each value and up to ``width`` - 1 before it; unknowns are passed over.

    Example:
        >>> smooth([3, None, 6, 9], 2)
        [3.0, 3.0, 6.0, 7.5]
    """
    out: list[Value] = []
    for i in range(len(values)):
        known = [v for v in values[max(0, i - width + 1) : i + 1] if v is not None]
        out.append(math.fsum(known) / len(known) if known else None)
    return out


def total_of(values: Sequence[Value], kind: Math) -> Value:
    """Return the sum of the buckets of an additive measure; whole numbers stay whole."""
    known = [value for value in values if value is not None]
    return sum(known) if kind is Math.TOTAL else math.fsum(known)
