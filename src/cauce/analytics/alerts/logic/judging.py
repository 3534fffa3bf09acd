"""Whether a bucket is news, and how that moves what is firing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cauce.analytics.alerts.contracts import (
    Anomaly,
    Bucket,
    Change,
    Direction,
    EndedBecause,
    Judged,
    Line,
    Reason,
    Rule,
    Threshold,
    Verdict,
)
from cauce.analytics.alerts.logic.anomaly import Band, usual
from cauce.analytics.alerts.logic.buckets import earlier


@dataclass(frozen=True, slots=True)
class Begin:
    """The condition begins to hold for a line."""

    line: str
    at: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class End:
    """It no longer does; ``at`` is the bucket that says so, None when there is none."""

    line: str
    because: EndedBecause
    at: int | None = None


Move = Begin | End
NO_VALUE = Verdict(None, Reason.NO_VALUE, None)


@dataclass(frozen=True, slots=True)
class Seen:
    """The answer of an alert's question: buckets, and lines with a value for each."""

    buckets: tuple[Bucket, ...]
    lines: tuple[Line, ...]
    zone: ZoneInfo


Verdicts = Mapping[str, tuple[Verdict, ...]]
"""Line → its verdicts, one a position."""


def verdicts(rule: Rule, seen: Seen, positions: Sequence[int]) -> Verdicts:
    """Return what the condition says of some buckets of every line, each from itself and those before it."""
    return {line.key: _verdicts(rule, seen, line, positions) for line in seen.lines}


def moves(
    found: Verdicts,
    positions: Sequence[int],
    firing: Collection[str],
    peeked: Verdicts,
    peek: int | None = None,
) -> list[Move]:
    """Return what begins and what ends, of each line in the order of time.

    Args:
        found: the verdicts on ``positions``.
        positions: the buckets that are over and not judged yet, oldest first.
        firing: the lines that are firing.
        peeked: the verdict on ``peek``, one a line; empty without one.
        peek: a bucket that is not over; it can begin a firing, never end one.
    """
    out: list[Move] = []
    for key, of_line in found.items():
        active = key in firing
        for at, verdict in zip(positions, of_line, strict=True):
            if verdict.holds and not active:
                out.append(Begin(key, at, verdict))
            if verdict.holds is False and active:
                out.append(End(key, EndedBecause.OVER, at))
            active = active if verdict.holds is None else verdict.holds
        if peek is not None and not active and peeked[key][0].holds:
            out.append(Begin(key, peek, peeked[key][0]))
    gone = [key for key in firing if key not in found] if positions else []
    return out + [End(key, EndedBecause.LINE_GONE) for key in gone]


def replayed(rule: Rule, seen: Seen, positions: Sequence[int]) -> tuple[Judged, ...]:
    """Return every line as it would have been judged, and how often it would have fired."""
    found = verdicts(rule, seen, positions)
    begun = [one.line for one in moves(found, positions, (), {}) if isinstance(one, Begin)]
    return tuple(Judged(key, of_line, begun.count(key)) for key, of_line in found.items())


def may_peek(rule: Rule) -> bool:
    """Return whether a bucket that is not over can already be news: what only grows is above a limit.

    Whether the number only grows is for the question to say.
    """
    return isinstance(rule.condition, Threshold) and rule.condition.above


def _verdicts(rule: Rule, seen: Seen, line: Line, positions: Sequence[int]) -> tuple[Verdict, ...]:
    condition = rule.condition
    if isinstance(condition, Anomaly):
        bands = usual(
            line.values, positions, rule.interval, condition.sensitivity, counts=line.counts
        )
        both = zip(positions, bands, strict=True)
        return tuple(_anomaly(condition.direction, line.values[at], band) for at, band in both)
    return tuple(_compared(condition, seen, line, at) for at in positions)


def _compared(condition: Threshold | Change, seen: Seen, line: Line, at: int) -> Verdict:
    value = line.values[at]
    if value is None:
        return NO_VALUE
    if isinstance(condition, Threshold):
        return _threshold(condition, value)
    base = earlier(seen.buckets, at, condition.against, seen.zone)
    return _change(condition, value, None if base is None else line.values[base])


def _threshold(limit: Threshold, value: float) -> Verdict:
    if limit.above:
        return _verdict(value, None, None, limit.value)
    return _verdict(value, None, limit.value, None)


def _change(change: Change, value: float, base: float | None) -> Verdict:
    if not base:
        return Verdict(None, Reason.NO_BASE, value, base)
    reach = abs(base) * change.percent / 100
    low, high = _sides(change.direction, base - reach, base + reach)
    if max(abs(value), abs(base)) < change.least:
        return Verdict(False, Reason.TOO_SMALL, value, base, low, high)
    return _verdict(value, base, low, high)


def _anomaly(direction: Direction, value: float | None, band: Band | int) -> Verdict:
    if value is None:
        return NO_VALUE
    if isinstance(band, int):
        return Verdict(None, Reason.HISTORY, value, needs=band)
    low, high = _sides(direction, band.low, band.high)
    return _verdict(value, band.expected, low, high)


def _sides(direction: Direction, low: float, high: float) -> tuple[float | None, float | None]:
    return (
        None if direction is Direction.UP else low,
        None if direction is Direction.DOWN else high,
    )


def _verdict(
    value: float, expected: float | None, low: float | None, high: float | None
) -> Verdict:
    outside = (low is not None and value < low) or (high is not None and value > high)
    reason = Reason.OUTSIDE if outside else Reason.INSIDE
    return Verdict(outside, reason, value, expected, low, high)
