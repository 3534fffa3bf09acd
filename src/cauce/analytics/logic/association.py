"""How strongly doing something goes with converting: odds ratio, exact test, many tests at once.

Sources: R. A. Fisher, *The Design of Experiments* (1935), the exact test; its two-sided p is the probability of all tables
no likelier than the one seen, as in R's ``fisher.test``. B. Woolf, *Annals of Human Genetics* 19 (1955), the interval of
an odds ratio. J. B. S. Haldane, *ibid.* 20 (1956), one half added to each cell of a table with an empty one.
Y. Benjamini, Y. Hochberg, *J. R. Statist. Soc. B* 57 (1995), the false discovery rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist

TIE = 1 + 1e-7
"""Tables whose probabilities differ by less than rounding are equally likely (R's choice too)."""
NEGLIGIBLE = 1e-18


@dataclass(frozen=True, slots=True)
class Table:
    """Four counts of persons: ``converted`` or not, having done it (``with_``) or not (``without``)."""

    converted_with: int
    converted_without: int
    dropped_with: int
    dropped_without: int

    @property
    def persons(self) -> int:
        """Everybody."""
        return sum(self._cells())

    def odds_ratio(self) -> float:
        """Return how much higher the odds of converting are for those who did it (1: no difference).

        A table with an empty cell has one half added to each of its cells.
        """
        a, b, c, d = self._filled()
        return (a * d) / (b * c)

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """Return the bounds of the odds ratio."""
        spread = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt(
            sum(1 / cell for cell in self._filled())
        )
        middle = log(self.odds_ratio())
        return exp(middle - spread), exp(middle + spread)

    def p_value(self) -> float:
        """Return the exact two-sided p: how probable a table at least as unlikely is by chance."""
        return fisher_exact(*self._cells())

    def _cells(self) -> tuple[int, int, int, int]:
        return (
            self.converted_with, self.converted_without, self.dropped_with, self.dropped_without
        )  # fmt: skip

    def _filled(self) -> tuple[float, float, float, float]:
        a, b, c, d = self._cells()
        more = 0.0 if a and b and c and d else 0.5
        return a + more, b + more, c + more, d + more


def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """Return the two-sided p of the table with rows ``a b`` and ``c d``.

    Takes a time in the order of the square root of the counts: of each tail only the terms that can
    be told from nothing are added.
    """
    tail = _Hypergeometric(a + b, c + d, a + c)
    seen = tail.log_probability(a)
    limit = seen + log(TIE)
    mode = tail.mode()
    upwards = a >= mode
    near = tail.beyond(a, upwards=upwards)
    other = tail.first_below(limit, mode, upwards=not upwards)
    far = 0.0 if other is None else tail.beyond(other, upwards=not upwards)
    if tail.log_probability(mode) <= limit:
        return 1.0
    return min(1.0, near + far)


def by_chance(part: int, of_part: int, whole: int, of_whole: int) -> float:
    """Return how probable it is that a random part of a whole converts so well, or so badly, or worse.

    The smaller tail of the hypergeometric distribution: ``part`` of ``of_part`` convert, ``whole`` of
    ``of_whole``. Source: Mixpanel's documentation, Funnels FAQ, "statistical significance".

    Example:
        >>> round(by_chance(9, 10, 10, 20), 6), by_chance(5, 5, 5, 5)
        (0.000547, 1.0)
    """
    tail = _Hypergeometric(whole, of_whole - whole, of_part)
    upwards = part >= tail.mode()
    here = tail.beyond(part, upwards=upwards)
    return min(1.0, here, 1.0 - here + exp(tail.log_probability(part)))


@dataclass(frozen=True, slots=True)
class _Hypergeometric:
    """How many of ``drawn`` come from the first of two groups."""

    first: int
    second: int
    drawn: int

    @property
    def low(self) -> int:
        return max(0, self.drawn - self.second)

    @property
    def high(self) -> int:
        return min(self.first, self.drawn)

    def mode(self) -> int:
        likeliest = (self.first + 1) * (self.drawn + 1) // (self.first + self.second + 2)
        return min(max(likeliest, self.low), self.high)

    def log_probability(self, k: int) -> float:
        if not self.low <= k <= self.high:
            return -inf
        return (
            _log_choose(self.first, k)
            + _log_choose(self.second, self.drawn - k)
            - _log_choose(self.first + self.second, self.drawn)
        )

    def beyond(self, k: int, *, upwards: bool) -> float:
        """Return the probability of ``k`` and everything further from the mode."""
        term = total = exp(self.log_probability(k))
        while term > total * NEGLIGIBLE:
            term *= self._up(k) if upwards else self._down(k)
            k += 1 if upwards else -1
            total += term
        return total

    def first_below(self, limit: float, mode: int, *, upwards: bool) -> int | None:
        """Return the value nearest the mode, on one side, whose log probability is at most ``limit``."""
        near, far = mode, self.high if upwards else self.low
        if self.log_probability(far) > limit:
            return None
        while abs(far - near) > 1:
            middle = (near + far) // 2
            if self.log_probability(middle) <= limit:
                far = middle
            else:
                near = middle
        return far

    def _up(self, k: int) -> float:
        """Return P(k + 1) / P(k)."""
        return (self.first - k) * (self.drawn - k) / ((k + 1) * (self.second - self.drawn + k + 1))

    def _down(self, k: int) -> float:
        """Return P(k - 1) / P(k)."""
        return k * (self.second - self.drawn + k) / ((self.first - k + 1) * (self.drawn - k + 1))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def adjusted(p_values: Sequence[float]) -> list[float]:
    """Return each p adjusted for their number: those at most ``q`` hold a share ``q`` of false ones.

    Benjamini and Hochberg's step-up procedure, as R's ``p.adjust(method = "BH")`` gives it.
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__, reverse=True)
    out, lowest = [0.0] * len(p_values), 1.0
    for place, index in enumerate(order):
        rank = len(p_values) - place
        lowest = min(lowest, p_values[index] * len(p_values) / rank)
        out[index] = lowest
    return out
