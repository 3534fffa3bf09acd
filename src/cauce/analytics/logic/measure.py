"""What is computed of a group of events: each ``math`` as SQL, in one pass or per person first."""

from collections.abc import Mapping
from dataclasses import dataclass

from cauce.analytics.contracts import Math

ADDITIVE = frozenset({Math.TOTAL, Math.SUM})
"""The total of the range is the sum of its buckets."""

CUMULABLE = frozenset({Math.TOTAL, Math.SUM, Math.MIN, Math.MAX, Math.PERSONS, Math.SESSIONS})
EMPTY_IS_ZERO = frozenset({Math.TOTAL, Math.SUM, Math.PERSONS, Math.SESSIONS})
"""A bucket without events is 0; for the others it is unknown (None)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One math: over rows directly, or ``inner`` per raw person and then ``outer`` over ``n``.

    ``num`` is the number of the property, ``p`` the person, ``sid`` the session.
    """

    direct: str
    inner: str
    outer: str


def _plain(function: str) -> Measure:
    return Measure(f"{function}(num)", f"{function}(num)", f"{function}(n)")


def _stated(function: str, argument: str = "") -> Measure:
    """A function whose parts are combined through its state."""
    return Measure(
        f"{function}{argument}(num)",
        f"{function}State{argument}(num)",
        f"{function}Merge{argument}(n)",
    )


MEASURES: Mapping[Math, Measure] = {
    Math.TOTAL: Measure("count()", "count()", "sum(n)"),
    Math.PERSONS: Measure("uniqExact(p)", "count()", "uniqExact(p)"),
    Math.SESSIONS: Measure("uniqExact(p, sid)", "count()", "uniqExact(p, sid)"),
    Math.SUM: _plain("sumKahan"),
    Math.AVG: _stated("avg"),
    Math.MIN: _plain("min"),
    Math.MAX: _plain("max"),
    Math.MEDIAN: _stated("quantileExactInclusive", "(0.5)"),
    Math.P90: _stated("quantileExactInclusive", "(0.9)"),
    Math.P95: _stated("quantileExactInclusive", "(0.95)"),
    Math.P99: _stated("quantileExactInclusive", "(0.99)"),
    Math.PER_PERSON: Measure("count() / uniqExact(p)", "count()", "sum(n) / uniqExact(p)"),
}
COMBINES_SMALL = frozenset({Math.TOTAL, Math.SUM, Math.AVG, Math.MIN, Math.MAX})
"""The parts of a whole are combined from a number or two each."""

COUNTS_PEOPLE = frozenset({Math.PERSONS, Math.PER_PERSON})
