"""What is computed of a group of events: each ``math`` as SQL, in one pass or per person first."""

from collections.abc import Mapping
from dataclasses import dataclass

from cauce.analytics.contracts import Math, Series

ADDITIVE = frozenset({Math.TOTAL, Math.SUM})
"""The total of the range is the sum of its buckets."""

EMPTY_IS_ZERO = frozenset({Math.TOTAL, Math.SUM, Math.PERSONS, Math.SESSIONS, Math.GROUPS})
"""A bucket without events is 0; for the others it is unknown (None)."""

CUMULABLE = EMPTY_IS_ZERO | {Math.MIN, Math.MAX}


@dataclass(frozen=True, slots=True)
class Measure:
    """One math: over rows directly, or ``inner`` per raw person and then ``outer`` over ``n``.

    ``num`` is the number of the property, ``p`` the person, ``sid`` the session, ``grp`` the group.
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
    Math.GROUPS: Measure("uniqExact(grp)", "count()", "uniqExact(grp)"),
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

ACROSS: Mapping[Math, str] = {
    Math.AVG: "avg(n)",
    Math.MIN: "min(n)",
    Math.MAX: "max(n)",
    Math.MEDIAN: "quantileExactInclusive(0.5)(n)",
    Math.P90: "quantileExactInclusive(0.9)(n)",
    Math.P95: "quantileExactInclusive(0.95)(n)",
    Math.P99: "quantileExactInclusive(0.99)(n)",
}
"""What is taken of the numbers ``n`` of persons; who has none is passed over."""


def measure_of(series: Series) -> Measure:
    """Return how the math of a series is computed, of all events or of a person's.

    Example:
        >>> from cauce.analytics.contracts import EventMatch
        >>> quarter = Series(EventMatch("A"), Math.PERCENTILE, "x", percentile=25)
        >>> measure_of(quarter).direct
        'quantileExactInclusive(0.25)(num)'
    """
    if series.math is Math.PERCENTILE:
        return _stated("quantileExactInclusive", f"({float(series.percentile or 0) / 100!r})")
    return MEASURES[series.math]


def is_additive(series: Series) -> bool:
    """Return whether the total of a series is the sum of its buckets."""
    return series.per_person is None and series.math in ADDITIVE


def empty_is_zero(series: Series) -> bool:
    """Return whether a bucket without events is 0; otherwise it is unknown."""
    return series.per_person is None and series.math in EMPTY_IS_ZERO


def combines_small(series: Series) -> bool:
    """Return whether the parts of a whole are a number or two each."""
    return series.per_person is None and series.math in COMBINES_SMALL


def counts_people(series: Series) -> bool:
    """Return whether it matters which person did an event."""
    return series.per_person is not None or series.math in COUNTS_PEOPLE
