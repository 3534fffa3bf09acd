"""Reading moments: an instant, or a day of the project's time zone."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.analytics.annotations.contracts import Moments
from cauce.analytics.logic.calendar import midnight
from cauce.kernel.errors import CauceError, invalid

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FIRST, _LAST = datetime(1971, 1, 1, tzinfo=UTC), datetime(2149, 1, 1, tzinfo=UTC)
_ONE_DAY = timedelta(days=1)


def read_moments(at: str | None, until: str | None, zone: ZoneInfo, now: datetime) -> Moments:
    """Return when something happened: now when nothing is said; a day as ``until`` is included.

    Raises:
        CauceError: ``invalid_field``.

    Example:
        >>> found = read_moments("2026-01-05", "2026-01-06", ZoneInfo("UTC"), _FIRST)
        >>> f"{found.begins_at:%d.%m. %H:%M} – {found.ends_at:%d.%m. %H:%M}"
        '05.01. 00:00 – 07.01. 00:00'
    """
    begins_at = now if at is None else start_of("at", at, zone)
    ends_at = None if until is None else end_of("until", until, zone)
    if ends_at is not None and ends_at <= begins_at:
        raise invalid(
            "until",
            "must be after at; leave it out for a moment.",
            "debe ser posterior a at; omítelo si es un momento.",
        )
    return Moments(begins_at, ends_at)


def start_of(name: str, text: str, zone: ZoneInfo) -> datetime:
    """Return an instant, the first one of a day.

    Raises:
        CauceError: ``invalid_field``.
    """
    day = _day(name, text)
    return _within(name, _instant(name, text) if day is None else midnight(day, zone))


def end_of(name: str, text: str, zone: ZoneInfo) -> datetime:
    """Return an instant, the first one after a day.

    Raises:
        CauceError: ``invalid_field``.
    """
    day = _day(name, text)
    return _within(name, _instant(name, text) if day is None else midnight(day + _ONE_DAY, zone))


def _day(name: str, text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise _unreadable(name) from None
    if not _FIRST.year <= day.year < _LAST.year:
        raise _unreadable(name)
    return day


def _instant(name: str, text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise _unreadable(name) from None
    if instant.tzinfo is None:
        raise _unreadable(name)
    return instant


def _within(name: str, instant: datetime) -> datetime:
    if not _FIRST <= instant < _LAST:
        raise _unreadable(name)
    return instant.astimezone(UTC)


def _unreadable(name: str) -> CauceError:
    return invalid(
        name,
        "must be a day (2026-01-31) or an instant with its offset (2026-01-31T09:00:00Z), from 1971 to 2148.",
        "debe ser un día (2026-01-31) o un instante con su desfase (2026-01-31T09:00:00Z), de 1971 a 2148.",
    )
