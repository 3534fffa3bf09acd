"""What a source usually sends, and how long its silence has to last before chance does not explain it.

For every hour of the week (of the project's time zone) the usual volume is the lower median of the last four
weeks, so that neither one burst nor one outage counts. Events come in bursts, so their number in a stretch of
time varies more than a Poisson process says: by the index of dispersion D, variance over mean. If bursts begin
at random and hold S events each, the chance of no event where ``m`` are usual is ``exp(-m / E[S])``, and D is
``E[S²] / E[S]``, which is at least ``E[S]``: whatever the bursts are like, the chance is at most
``exp(-m / D)``. An alert needs that to be below one in ten million, because every pause of a source is a
trial: a source with an event a minute has half a million a year.

Sources: Feller 1968, "An Introduction to Probability Theory and Its Applications" I, XII.2 (compound Poisson
distributions); Cox & Lewis 1966, "The Statistical Analysis of Series of Events" (the index of dispersion).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log
from statistics import median_low, quantiles, variance
from zoneinfo import ZoneInfo

from cauce.collect.sources.contracts import KeyHour, Watch

HOUR = timedelta(hours=1)
WEEK_HOURS = 168
LEARNS_FROM = timedelta(weeks=4)
KNOWN_AFTER = timedelta(weeks=2)
LEAST_A_WEEK = 200
"""Events in a usual week, below which nothing is concluded from a pause."""
UNLIKELY = 1e-7
LONGEST = timedelta(days=7)
PARTS = 12
"""Five-minute stretches of an hour."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What a source usually sends."""

    usual: tuple[float, ...]
    """Events of each hour of the week, from Monday midnight."""
    dispersion: float
    """Variance over mean of how many come in a stretch of time; at least 1."""
    known: timedelta
    """For how long it has been sending."""

    @property
    def watch(self) -> Watch:
        """Return whether it says enough to notice silence."""
        if self.known < KNOWN_AFTER:
            return Watch.LEARNING
        return Watch.WATCHED if sum(self.usual) >= LEAST_A_WEEK else Watch.TOO_SMALL


UNKNOWN = Habit((0.0,) * WEEK_HOURS, 1.0, timedelta(0))


def slot_of(at: datetime, zone: ZoneInfo) -> int:
    """Return the hour of the week of an instant.

    Example:
        >>> from datetime import UTC
        >>> slot_of(datetime(2026, 1, 5, 23, 30, tzinfo=UTC), ZoneInfo("Europe/Madrid"))
        24
    """
    local = at.astimezone(zone)
    return local.weekday() * 24 + local.hour


def hour_of(at: datetime) -> datetime:
    """Return the start of the hour of an instant."""
    return at.replace(minute=0, second=0, microsecond=0)


def learn(counts: Sequence[KeyHour], now: datetime, zone: ZoneInfo) -> Habit:
    """Return what the whole hours of the last four weeks say; hours without a count had no event.

    The first hour is left out: the source may have begun in the middle of it.
    """
    end = hour_of(now)
    begin = end - LEARNS_FROM
    known = {one.at: one for one in counts if begin <= one.at < end}
    if not known:
        return UNKNOWN
    first = min(known) + HOUR
    slots: list[list[int]] = [[] for _ in range(WEEK_HOURS)]
    for number in range(int((end - first) / HOUR)):
        at = first + number * HOUR
        slots[slot_of(at, zone)].append(known[at].events if at in known else 0)
    usual = tuple(float(median_low(values)) if values else 0.0 for values in slots)
    return Habit(usual, max(1.0, _within(known.values()), _between(slots)), end - first)


def expected(habit: Habit, since: datetime, until: datetime, zone: ZoneInfo) -> float:
    """Return how many events are usual between two instants."""
    total, at = 0.0, since
    while at < until:
        following = min(until, hour_of(at) + HOUR)
        total += habit.usual[slot_of(at, zone)] * ((following - at) / HOUR)
        at = following
    return total


def due(habit: Habit, since: datetime, zone: ZoneInfo, floor_min: int) -> datetime | None:
    """Return when silence since an instant is not chance any more; None: not within a week."""
    left = -log(UNLIKELY) * habit.dispersion
    at = since
    while at < since + LONGEST:
        following = hour_of(at) + HOUR
        usual = habit.usual[slot_of(at, zone)]
        if usual * ((following - at) / HOUR) >= left:
            return max(at + HOUR * (left / usual), since + timedelta(minutes=floor_min))
        left -= usual * ((following - at) / HOUR)
        at = following
    return None


def _within(hours: Iterable[KeyHour]) -> float:
    """Return the dispersion between the five-minute stretches of an hour: the upper quartile over hours."""
    return _upper(
        (one.squares - one.events**2 / PARTS) / (PARTS - 1) / (one.events / PARTS)
        for one in hours
        if one.events
    )


def _between(slots: Sequence[Sequence[int]]) -> float:
    """Return the dispersion between the same hours of different weeks: the upper quartile over hours."""
    return _upper(
        variance(values) / (sum(values) / len(values))
        for values in slots
        if len(values) > 1 and any(values)
    )


def _upper(found: Iterable[float]) -> float:
    values = list(found)
    return quantiles(values, n=4)[2] if len(values) > 1 else 1.0
