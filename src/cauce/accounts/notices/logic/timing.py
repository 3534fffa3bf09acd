"""When somebody is told: quiet hours, and when a failed delivery is tried again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.accounts.notices.contracts import Quiet

FIRST_S = 10.0
LONGEST_S = 3600.0


def quiet_until(now: datetime, quiet: Quiet | None, timezone: str) -> datetime | None:
    """Return when the quiet hours end that ``now`` falls into, None when it falls into none.

    Example:
        >>> from datetime import UTC
        >>> night = Quiet(22 * 60, 7 * 60)
        >>> quiet_until(datetime(2026, 1, 5, 22, 30, tzinfo=UTC), night, "Europe/Madrid").isoformat()
        '2026-01-06T06:00:00+00:00'
    """
    if quiet is None or quiet.start == quiet.end:
        return None
    local = now.astimezone(ZoneInfo(timezone))
    minute = local.hour * 60 + local.minute
    over_midnight = quiet.start > quiet.end
    if over_midnight:
        inside = minute >= quiet.start or minute < quiet.end
    else:
        inside = quiet.start <= minute < quiet.end
    if not inside:
        return None
    day = local.date() + timedelta(days=1 if over_midnight and minute >= quiet.start else 0)
    hour, rest = divmod(quiet.end, 60)
    end = datetime(day.year, day.month, day.day, hour, rest, tzinfo=ZoneInfo(timezone))
    return end.astimezone(now.tzinfo)


def next_try(
    now: datetime, attempts: int, chance: float, retry_after_s: int | None = None
) -> datetime:
    """Return when a delivery that failed ``attempts`` times is tried again.

    The pause doubles from ten seconds to an hour; ``chance`` (0 to 1) spreads it over its upper half, so
    that what failed together does not come back together. A receiver's own wish is met, up to an hour.

    Example:
        >>> from datetime import UTC
        >>> start = datetime(2026, 1, 1, tzinfo=UTC)
        >>> [(next_try(start, n, 1.0) - start).seconds for n in (1, 2, 3, 20)]
        [10, 20, 40, 3600]
    """
    longest = min(FIRST_S * 2 ** min(attempts - 1, 20), LONGEST_S)
    pause = longest * (0.5 + chance / 2)
    wished = min(float(retry_after_s or 0), LONGEST_S)
    return now + timedelta(seconds=max(pause, wished))
