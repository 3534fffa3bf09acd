"""The lines of an answer, as an alert judges them."""

from collections.abc import Mapping, Sequence

from cauce.analytics.alerts.contracts import Bucket, Line, line_key
from cauce.analytics.alerts.logic.rule import is_count
from cauce.analytics.contracts import (
    OTHER,
    FunnelResult,
    Question,
    Result,
    SessionSeries,
    SessionsQuery,
    SessionsResult,
    TrendQuery,
    TrendResult,
    TrendSeries,
)
from cauce.analytics.logic.reading import encodes

MAX_VALUE = 500


def lines_of(question: Question, result: Result, buckets: Sequence[Bucket]) -> tuple[Line, ...]:
    """Return the lines of an answer, each with a value (or None) for every bucket.

    What is beyond the limit of a breakdown is no line: which values that are changes with every look. Nor is a
    value that is too long to be the name of anything.
    """
    counts = is_count(question)
    if isinstance(result, FunnelResult):
        rates = {point.label: point.rate for point in result.over_time}
        return (Line(line_key(None, split=False), _at(buckets, rates)),)
    if isinstance(result, SessionsResult) and isinstance(question, SessionsQuery):
        return _split_lines(
            result.series, buckets, split=question.breakdown is not None, counts=counts
        )
    if not (isinstance(result, TrendResult) and isinstance(question, TrendQuery)):
        raise TypeError(f"a {type(result).__name__} has no number a bucket")
    return _split_lines(result.series, buckets, split=question.breakdown is not None, counts=counts)


def _split_lines(
    series: Sequence[TrendSeries | SessionSeries],
    buckets: Sequence[Bucket],
    *,
    split: bool,
    counts: bool,
) -> tuple[Line, ...]:
    return tuple(
        Line(
            line_key(one.breakdown, split=split),
            _at(buckets, dict(zip(one.labels, one.values, strict=True))),
            counts,
        )
        for one in series
        if one.breakdown != OTHER and is_name(one.breakdown)
    )


def is_name(value: str | None) -> bool:
    """Return whether a value of a breakdown can be kept and told as it is.

    Example:
        >>> is_name("ES"), is_name(None), is_name("x" * 501)
        (True, True, False)
    """
    return value is None or (len(value) <= MAX_VALUE and encodes(value))


def _at(buckets: Sequence[Bucket], values: Mapping[str, float | None]) -> tuple[float | None, ...]:
    return tuple(values.get(one.label) for one in buckets)
