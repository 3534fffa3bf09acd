"""The buckets of an alert: which are over, which to ask for, which one is compared with which."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.analytics.alerts.contracts import SHOWN_BUCKETS, Against, Anomaly, Bucket, Change, Rule
from cauce.analytics.alerts.logic.anomaly import RHYTHMS
from cauce.analytics.contracts import DateRange, Interval
from cauce.analytics.logic.calendar import add, hour_label, hour_starts, midnight, start_of

LENGTH = {
    Interval.HOUR: timedelta(hours=1),
    Interval.DAY: timedelta(days=1),
    Interval.WEEK: timedelta(weeks=1),
}
INTERVALS = tuple(LENGTH)
DAYS_BACK = {Against.WEEK: 7, Against.FOUR_WEEKS: 28}
RANKED_OVER = timedelta(days=28)
"""Which values of a breakdown are the largest is not decided by a day or two."""
CAUGHT_UP = {Interval.HOUR: 48, Interval.DAY: 14, Interval.WEEK: 4}
"""Buckets that are judged one after the other when nobody looked for a while; older ones are passed over."""


def days_to_ask(rule: Rule, oldest: datetime, now: datetime, zone: ZoneInfo) -> DateRange:
    """Return the days whose answer is enough to judge every bucket from ``oldest`` on."""
    first = (oldest - _history(rule)).astimezone(zone).date()
    today = now.astimezone(zone).date()
    return DateRange(start_of(min(first, today), rule.interval), today, zone)


def buckets_of(days: DateRange, interval: Interval) -> tuple[Bucket, ...]:
    """Return every bucket of whole days, in time order."""
    zone = days.timezone
    if interval is Interval.HOUR:
        starts = hour_starts(days)
        return tuple(Bucket(hour_label(at, zone), at, at + LENGTH[interval]) for at in starts)
    out: list[Bucket] = []
    day = start_of(days.first, interval)
    while day <= days.last:
        after = add(day, interval, 1)
        out.append(Bucket(day.isoformat(), midnight(day, zone), midnight(after, zone)))
        day = after
    return tuple(out)


def settled(bucket: Bucket, wait: timedelta) -> datetime:
    """Return when a bucket is judged."""
    return bucket.end + wait


def pending(
    buckets: Sequence[Bucket],
    judged_until: datetime | None,
    now: datetime,
    wait: timedelta,
    interval: Interval,
) -> range:
    """Return the positions of the buckets to judge now, oldest first.

    Of a round without a verdict only the newest bucket that is over; else all since the last, up to a limit.
    """
    over = [i for i, one in enumerate(buckets) if settled(one, wait) <= now]
    if not over:
        return range(0)
    end = over[-1] + 1
    if judged_until is None:
        return range(end - 1, end)
    fresh = [i for i in over if buckets[i].end > judged_until][-CAUGHT_UP[interval] :]
    return range(fresh[0], end) if fresh else range(0)


def open_one(buckets: Sequence[Bucket], now: datetime) -> int | None:
    """Return the position of the bucket that is not over; None when the days do not reach it."""
    return next((i for i, one in enumerate(buckets) if one.start <= now < one.end), None)


def earlier(buckets: Sequence[Bucket], at: int, against: Against, zone: ZoneInfo) -> int | None:
    """Return the position of the bucket that one is compared with; None when there is none.

    Weeks are counted on the local clock: the hour that clocks skip has no counterpart, of one that happens
    twice it is the first.
    """
    if against is Against.PREVIOUS:
        return at - 1 if at > 0 else None
    wanted = _local(buckets[at], zone) - timedelta(days=DAYS_BACK[against])
    return next((i for i, one in enumerate(buckets[:at]) if _local(one, zone) == wanted), None)


def first_day(bucket: Bucket, zone: ZoneInfo) -> date:
    """Return the local day a bucket begins on."""
    return bucket.start.astimezone(zone).date()


def last_day(bucket: Bucket, zone: ZoneInfo) -> date:
    """Return the local day a bucket ends on, itself included."""
    return (bucket.end - timedelta(microseconds=1)).astimezone(zone).date()


def shown_from(rule: Rule, now: datetime) -> datetime:
    """Return where a preview begins."""
    return now - (SHOWN_BUCKETS + 1) * LENGTH[rule.interval]


def _history(rule: Rule) -> timedelta:
    return max(_compared(rule), RANKED_OVER if rule.question.get("breakdown") else timedelta())


def _compared(rule: Rule) -> timedelta:
    length = LENGTH[rule.interval]
    match rule.condition:
        case Anomaly():
            return RHYTHMS[rule.interval][0].most * length
        case Change(against=against):
            return timedelta(days=DAYS_BACK.get(against, 0)) + 2 * length
        case _:
            return length


def _local(bucket: Bucket, zone: ZoneInfo) -> datetime:
    return bucket.start.astimezone(zone).replace(tzinfo=None)
