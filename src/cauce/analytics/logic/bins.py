"""Where the bars of a histogram begin and end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

MOST_BARS = 40
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
WHOLE_STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Spread:
    """How values are spread: how many, between what, half of them between which two."""

    count: int
    low: float
    high: float
    quarter: float
    three_quarters: float
    whole: bool


def equal_edges(spread: Spread, bins: int) -> tuple[float, ...]:
    """Return the edges of so many bars of one width from the least value to the largest.

    Example:
        >>> equal_edges(Spread(3, 0.0, 10.0, 1.0, 9.0, whole=True), 4)
        (0.0, 2.5, 5.0, 7.5, 10.0)
    """
    low, high = spread.low, spread.high
    if low == high:
        return (low, low + 1)
    return (*(low + (high - low) * i / bins for i in range(bins)), high)


def round_edges(spread: Spread) -> tuple[float, ...]:
    """Return round edges of bars of one width that show how values are spread.

    The width is that of Freedman and Diaconis (1981, *On the histogram as a density estimator*), twice the
    interquartile range over the cube root of the count, made round; at most ``MOST_BARS`` bars. Whole numbers
    are not cut: one bar each, or a whole number of them.

    Example:
        >>> round_edges(Spread(5, 1.0, 3.0, 1.0, 2.0, whole=True))
        (1.0, 2.0, 3.0, 4.0)
        >>> round_edges(Spread(100, 0.03, 0.97, 0.25, 0.75, whole=False))
        (0.0, 0.25, 0.5, 0.75, 1.0)
    """
    reach = spread.high - spread.low
    width = 2 * (spread.three_quarters - spread.quarter) / spread.count ** (1 / 3)
    if width <= 0:
        width = reach / (1 + math.log2(spread.count))
    width = max(width, reach / (MOST_BARS - 1))
    if spread.whole:
        return _steps(spread, max(1.0, _rounded(width, WHOLE_STEPS)))
    return _steps(spread, _rounded(width, STEPS))


def _rounded(width: float, steps: Sequence[float]) -> float:
    """The least of some round numbers that is not less; 1 for nothing."""
    if width <= 0 or not math.isfinite(width):
        return 1.0
    unit = 10.0 ** math.floor(math.log10(width))
    return next((step * unit for step in steps if step * unit >= width), 10 * unit)


def _steps(spread: Spread, step: float) -> tuple[float, ...]:
    """From the multiple of the step at or below the least value to the one above the largest."""
    first, last = math.floor(spread.low / step), math.floor(spread.high / step) + 1
    return tuple(float(f"{i * step:.12g}") for i in range(first, last + 1))
