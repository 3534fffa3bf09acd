"""When editions are due: a time of the day by the clock of a time zone."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.analytics.reports.contracts import Edition, Every, Schedule

LONGEST_PAUSE_DAYS = 63
"""Between two editions of a report lie at most 31 days."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


def latest(schedule: Schedule, zone: str, now: datetime) -> Edition:
    """Return the last edition that was due at ``now`` or before.

    Example:
        >>> monday = Schedule(Every.WEEK, 8 * 60, weekday=1)
        >>> latest(monday, "Europe/Madrid", datetime(2026, 3, 31, 12, tzinfo=UTC)).due_at.isoformat()
        '2026-03-30T06:00:00+00:00'
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    return next(one for one in _editions(schedule, zone, today, -1) if one.due_at <= now)


def following(schedule: Schedule, zone: str, now: datetime) -> Edition:
    """Return the first edition that is due after ``now``."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return next(one for one in _editions(schedule, zone, today, 1) if one.due_at > now)


def instant(day: date, minute: int, zone: str) -> datetime:
    """Return the instant of a minute of a day, in UTC.

    A time that the clock jumps over is read with the offset before the jump (02:30 becomes 03:30); of a
    time that comes twice the first is taken. Source: RFC 5545, section 3.3.5.

    Example:
        >>> instant(date(2026, 3, 29), 150, "Europe/Madrid").isoformat()  # there is no 02:30
        '2026-03-29T01:30:00+00:00'
        >>> instant(date(2026, 10, 25), 150, "Europe/Madrid").isoformat()  # there are two
        '2026-10-25T00:30:00+00:00'
    """
    hour, rest = divmod(minute, 60)
    local = datetime(day.year, day.month, day.day, hour, rest, tzinfo=ZoneInfo(zone), fold=0)
    return local.astimezone(UTC)


def comes_out(schedule: Schedule, day: date) -> bool:
    """Return whether an edition is of that day; a month too short for its day has it on its last.

    Example:
        >>> comes_out(Schedule(Every.MONTH, 0, month_day=31), date(2026, 2, 28))
        True
    """
    if schedule.every is Every.WEEK:
        return day.isoweekday() == schedule.weekday
    if schedule.every is Every.MONTH:
        return day.day == min(schedule.month_day, monthrange(day.year, day.month)[1])
    return True


def next_try(now: datetime, attempts: int) -> datetime:
    """Return when what failed ``attempts`` times is tried again: after 1 min, 2, 4 … up to an hour."""
    pause: timedelta = FIRST_PAUSE * 2 ** min(attempts - 1, 10)
    return now + min(pause, LONGEST_PAUSE)


def _editions(schedule: Schedule, zone: str, today: date, step: int) -> Iterator[Edition]:
    """Yield editions from about today on, or back; a zone's date may be a day off."""
    for away in range(-1, LONGEST_PAUSE_DAYS):
        day = today + timedelta(days=away * step)
        if comes_out(schedule, day):
            yield Edition(day, instant(day, schedule.minute, zone))
