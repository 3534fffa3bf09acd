"""When an alert is due: to judge a bucket, to look into an open one, to tell what waited."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from cauce.analytics.alerts.contracts import PEEK, Alert, Bucket, Firing
from cauce.analytics.alerts.logic.buckets import CAUGHT_UP, LENGTH, settled

LONGEST_RETRY_MIN = 60


def oldest_to_judge(alert: Alert, now: datetime, wait: timedelta) -> datetime:
    """Return from where on buckets may have to be judged."""
    interval = alert.content.rule.interval
    length = LENGTH[interval]
    newest = now - wait - 2 * length
    if alert.judged_until is None:
        return newest
    return min(newest, max(alert.judged_until - length, newest - CAUGHT_UP[interval] * length))


def next_due(
    alert: Alert,
    buckets: Sequence[Bucket],
    firing: Iterable[Firing],
    now: datetime,
    wait: timedelta,
    *,
    peeks: bool,
) -> datetime:
    """Return when an alert is to be looked at again."""
    moments = [at for at in (settled(one, wait) for one in buckets) if at > now]
    if peeks:
        moments.append(now + PEEK)
    if snoozed(alert, now) and alert.snoozed_until is not None:
        moments.append(alert.snoozed_until)
    else:
        moments += [at for at in (again_at(alert, one) for one in firing) if at is not None]
    return min(moments, default=now + LENGTH[alert.content.rule.interval])


def snoozed(alert: Alert, now: datetime) -> bool:
    """Return whether nobody is told at present."""
    return alert.snoozed_until is not None and alert.snoozed_until > now


def again_at(alert: Alert, firing: Firing) -> datetime | None:
    """Return when people are told again that something still holds; None: not again."""
    hours = alert.content.telling.repeat_h
    if hours is None or firing.last_told_at is None:
        return None
    return firing.last_told_at + timedelta(hours=hours)


def retry_at(now: datetime, tries: int) -> datetime:
    """Return when a look that came to nothing is tried again: after 2, 4, 8 … minutes, an hour at most."""
    return now + timedelta(minutes=min(2 ** min(tries, 10), LONGEST_RETRY_MIN))
